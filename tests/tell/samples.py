"""Articles of our own about people who do not exist, and the claims that a perfect reader would make of them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from relazione.ingest.article import Article, article_id
from relazione.read.finding import Finding, Participant, Value
from relazione.record import admit
from relazione.store.contract import Store
from relazione.store.opening import open_store
from relazione.store.view import ALL, View
from relazione.tell.export import write_files

WORKED_OUT = ("Oslo", "SANTIAGO", "on Friday")  # words from which a value follows that they do not state
READER, VERSION = "grammar", "test"

ENVOY = (
    "Chilean Ambassador to Norway Marta Olsen-Rey met Foreign Minister Kari Dahl in Oslo on Friday. "
    "Chile and Norway signed the Seafarers' Training Agreement on 3 March 2023. "
    "Ambassador Olsen-Rey pledged to open Chilean ports to Norwegian research ships. "
    "Foreign Minister Dahl asked Chile to share its maps of the southern ice."
)
SUCCESSOR = (
    "Chilean Ambassador to Norway Pablo Ibarra said that Chile values the friendship of Norway. "
    "Chile is rich in copper, while Norway is short of copper. "
    "Norway opened a consulate in Valparaíso in May 2021, beside those of Japan and Peru. "
    "The Norwegian embassy gave a reception. "
    "Foreign Minister Kari Dahl is to visit Chile in September 2024. "
    "Chile has been an observer of the Quiet Ports Forum since 2019, and Norway is its chair."
)
NO_CITY = "The Norwegian embassy"
UNDATED = "Ambassador Pablo Ibarra called on Minister of Fisheries Nils Berg <of Norway> on Wednesday."
RIVAL = "Norway and Chile signed the Seafarers' Training Agreement on 4 March 2023, the ministry recalled 🇳🇴."
ELSEWHERE = "The harbour master of Lima counted forty ships."


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of an article: kind, the words that assert it, slots and sides as (value, words it rests on)."""

    kind: str
    quote: str
    slots: dict[str, list[tuple[str, str]]]
    sides: tuple[tuple[str, str, str], ...] = ()


def record(backwards: bool = False) -> Store:
    """A record in memory that holds the five articles and all that they say, filled from the first or from the last."""
    store = open_store("memory:", create=True)
    articles = [
        (_article("harbour-1", ENVOY, date(2023, 3, 6), "The Harbour Post"), _envoy()),
        (_article("harbour-2", SUCCESSOR, date(2024, 6, 10), "The Harbour Post"), _successor()),
        (_article("wire-3", UNDATED, None, None), _undated()),
        (_article("hill-4", RIVAL, date(2024, 7, 1), "The Hill Times"), _rival()),
        (_article("hill-5", ELSEWHERE, date(2024, 7, 2), "The Hill Times"), []),
    ]
    for article, facts in reversed(articles) if backwards else articles:
        _add(store, article, facts)
    return store


def add(store: Store, given_id: str, text: str, facts: list[Said]) -> None:
    """Put one more article of 5 May 2024 and what it says into a record."""
    _add(store, _article(given_id, text, date(2024, 5, 5), "The Hill Times"), facts)


def exported_tables(store: Store, view: View = ALL) -> dict[str, list[dict[str, str]]]:
    """The rows of every CSV file of the data set, by the name of the file."""
    with TemporaryDirectory() as folder:
        write_files(store, "csv", Path(folder), view)
        made = {path.name: path.read_bytes().decode("utf-8") for path in sorted(Path(folder).glob("*.csv"))}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in made.items()}


def minister(person: str, state: tuple[str, str], quote: str) -> Said:
    """A foreign minister of a state, given as code and the words it rests on."""
    slots = {
        "person": [(person, person)],
        "title": [("Foreign Minister", "Foreign Minister")],
        "office": [("foreign_minister", "Foreign Minister")],
        "of": [state],
    }
    return Said("tenure", quote, slots)


def _article(given_id: str, text: str, published: date | None, publisher: str | None) -> Article:
    return Article(article_id(text, published, publisher), given_id, text, published, None, publisher)


def _add(store: Store, article: Article, facts: list[Said]) -> None:
    store.add_article(article)
    findings = [_finding(article.text, fact) for fact in facts]
    store.add_reading(article.id, READER, VERSION, admit(article, findings, VERSION))


def _finding(text: str, fact: Said) -> Finding:
    start = text.index(fact.quote)

    def value(pair: tuple[str, str]) -> Value:
        found, words = pair
        place = text.index(words, start) if words in text[start:] else text.index(words)
        return Value(found, place, place + len(words), "resolved" if words in WORKED_OUT else "stated")

    slots = {slot: tuple(value(pair) for pair in pairs) for slot, pairs in fact.slots.items()}
    sides = tuple(
        Participant(value((who, _words(who, text))), value((state, fact.quote)), role)
        for who, state, role in fact.sides
    )
    return Finding(fact.kind, start, start + len(fact.quote), slots, sides, 0.9, READER, ("by hand",))


def _words(who: str, text: str) -> str:
    """The words that name a participant: its name, or for a code the state's."""
    words = {"CHL": "Chile", "NOR": "Norway"}.get(who, who)
    return words if words in text else who.rsplit(" ", 1)[-1]


def _ambassador(person: str, quote: str) -> Said:
    slots = {
        "person": [(person, person)],
        "title": [("Chilean Ambassador to Norway", "Chilean Ambassador to Norway")],
        "office": [("ambassador", "Ambassador")],
        "of": [("CHL", "Chilean")],
        "to": [("NOR", "Norway")],
        "status": [("current", quote)],
    }
    return Said("tenure", quote, slots)


def _position(quote: str, speaker: tuple[str, str], stance: str, towards: str) -> Said:
    person, state = speaker
    slots = {
        "speaker": [(person, person.rsplit(" ", 1)[-1])],
        "for": [(state, quote)],
        "stance": [(stance, quote)],
        "towards": [(towards, quote)],
    }
    return Said("position", quote, slots)


def _signing(quote: str, day: str, words: str) -> Said:
    slots = {
        "name": [("Seafarers' Training Agreement", "Seafarers' Training Agreement")],
        "type": [("agreement", "Agreement")],
        "parties": [("CHL", "Chile"), ("NOR", "Norway")],
        "signed": [(day, words)],
        "status": [("signed", "signed")],
        "domains": [("labour", "Training"), ("education", "Training")],
    }
    return Said("agreement", quote, slots)


def _envoy() -> list[Said]:
    met = ENVOY.split(". ")[0]
    signed = ENVOY.split(". ")[1]
    minister = {
        "person": [("Kari Dahl", "Kari Dahl")],
        "title": [("Foreign Minister", "Foreign Minister")],
        "office": [("foreign_minister", "Foreign Minister")],
        "of": [("NOR", "Oslo")],
        "status": [("current", "Foreign Minister Kari Dahl")],
    }
    meeting = {
        "type": [("meeting", "met")],
        "date": [("2023-03-03", "on Friday")],
        "place": [("Oslo", "Oslo")],
        "status": [("happened", "met")],
    }
    sides = (("Marta Olsen-Rey", "CHL", "guest"), ("Kari Dahl", "NOR", "host"))
    return [
        _ambassador("Marta Olsen-Rey", "Chilean Ambassador to Norway Marta Olsen-Rey"),
        Said("tenure", "Foreign Minister Kari Dahl", minister),
        Said("engagement", met, meeting, sides),
        _signing(signed, "2023-03-03", "3 March 2023"),
        _position(
            "Ambassador Olsen-Rey pledged to open Chilean ports to Norwegian research ships",
            ("Marta Olsen-Rey", "CHL"),
            "pledge",
            "NOR",
        ),
        _position(
            "Foreign Minister Dahl asked Chile to share its maps of the southern ice",
            ("Kari Dahl", "NOR"),
            "request",
            "CHL",
        ),
    ]


def _successor() -> list[Said]:
    opened = "Norway opened a consulate in Valparaíso in May 2021"
    beside = "beside those of Japan and Peru"
    visit = {
        "type": [("visit", "visit")],
        "date": [("2024-09", "September 2024")],
        "place": [("CHL", "Chile")],
        "status": [("planned", "is to visit")],
    }
    return [
        _ambassador("Pablo Ibarra", "Chilean Ambassador to Norway Pablo Ibarra"),
        _position("Chile values the friendship of Norway", ("Pablo Ibarra", "CHL"), "appreciate", "NOR"),
        _profile("Chile is rich in copper", "CHL", "strength", "rich in copper"),
        _profile("Norway is short of copper", "NOR", "need", "short of copper"),
        _mission(opened, "NOR", "Norway", "2021-05"),
        _mission(beside, "JPN", "Japan", None),
        _mission(beside, "PER", "Peru", None),
        Said(
            "mission",
            NO_CITY,
            {"post": [("embassy", "embassy")], "of": [("NOR", "Norwegian")], "in": [("CHL", NO_CITY)]},
        ),
        Said(
            "engagement",
            "Foreign Minister Kari Dahl is to visit Chile in September 2024",
            visit,
            (("Kari Dahl", "NOR", "guest"), ("CHL", "CHL", "host")),
        ),
        _standing("Chile has been an observer of the Quiet Ports Forum since 2019", "CHL", "observer", "2019"),
        _standing("Norway is its chair", "NOR", "chair", None),
    ]


def _profile(quote: str, of: str, side: str, what: str) -> Said:
    slots = {
        "of": [(of, quote.split(" ")[0])],
        "side": [(side, what)],
        "what": [(what, what)],
        "resource": [("natural_resources", "copper")],
    }
    return Said("profile", quote, slots)


def _mission(quote: str, of: str, words: str, opened: str | None) -> Said:
    slots = {
        "post": [("consulate", "consulate" if opened else quote)],
        "of": [(of, words)],
        "in": [("CHL", "Valparaíso")],
        "city": [("Valparaíso", "Valparaíso")],
        "status": [("opened" if opened else "operating", quote)],
    }
    return Said("mission", quote, slots | ({"date": [(opened, "May 2021")]} if opened else {}))


def _standing(quote: str, member: str, standing: str, since: str | None) -> Said:
    slots = {
        "member": [(member, quote.split(" ")[0])],
        "organisation": [("Quiet Ports Forum", "Quiet Ports Forum")],
        "standing": [(standing, standing)],
    }
    return Said("membership", quote, slots | ({"since": [(since, since)]} if since else {}))


def _undated() -> list[Said]:
    slots = {
        "type": [("meeting", "called on")],
        "when": [("on Wednesday", "on Wednesday")],
        "status": [("happened", "called on")],
    }
    minister = {
        "person": [("Nils Berg", "Nils Berg")],
        "title": [("Minister of Fisheries", "Minister of Fisheries")],
        "office": [("minister", "Minister")],
        "of": [("NOR", "Norway")],
    }
    sides = (("Pablo Ibarra", "CHL", "guest"), ("Nils Berg", "NOR", "host"))
    return [Said("engagement", UNDATED, slots, sides), Said("tenure", "Minister of Fisheries Nils Berg", minister)]


def _rival() -> list[Said]:
    return [
        _signing(
            "Norway and Chile signed the Seafarers' Training Agreement on 4 March 2023", "2023-03-04", "4 March 2023"
        )
    ]
