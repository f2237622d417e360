"""An engagement as one sentence: who did what with whom, where, when and about what, hedged as its status asks."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.record.english import listed, word
from relazione.resolve.entry import EntryParticipant
from relazione.tell.item import Item
from relazione.tell.wording.dates import last_day, on
from relazione.tell.wording.names import at, bare, label, named, opened
from relazione.tell.wording.people import Directory
from relazione.tell.wording.quotes import verbatim

MOST_DOMAINS = 4  # a longer list of subjects tells a reader nothing
WITH_ARTICLE = frozenset({"economy", "environment"})  # domains that English does not name bare
_MANY = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|both|officials|representatives|\d+)\b",
    re.IGNORECASE,
)
CONTACT, EVENT = "contact", "event"


@cache
def phrases() -> dict[str, dict[str, str]]:
    """The row of the table of wordings for each type of engagement."""
    return {row["type"]: row for row in rows("wording_engagements")}


def group(item: Item) -> str:
    """Whether an engagement is a contact (somebody met somebody) or another event."""
    return phrases().get(item.one("type") or "other", phrases()["other"])["group"]


def told(item: Item, directory: Directory, horizon: date | None = None, *, when: bool = True) -> str:
    """The engagement as one sentence without its full stop, capitalised; without its day where `when` is False.

    What is planned is told as planned, and where its day lies on or before `horizon`, as unconfirmed.
    """
    phrase = phrases().get(item.one("type") or "other", phrases()["other"])
    first, second = _divided(item, directory, phrase["first"].split("|"))
    status = item.status
    if not first:
        return _as_noun(item, status, named(second) if second else "parties not named") + _details(item, when)
    alone = "" if second else "_alone"
    past, base = phrase[f"past{alone}"], phrase[f"base{alone}"]
    subject, rest = named(first), _placed(item, named(second) if second else "", past)
    rest += _details(item, when)
    if status == "happened":
        return opened(f"{subject} {past}{rest}")
    many = len(first) > 1 or _MANY.match(first[0]) is not None
    if status == "planned":
        day = last_day(item.happened)
        if day and horizon and day <= horizon:
            return opened(f"{subject} {'were' if many else 'was'} to {base}{rest}; no report says that it took place")
        return opened(f"{subject} {'are' if many else 'is'} to {base}{rest}")
    if status == "proposed":
        return f"It was proposed that {subject} {base}{rest}"
    return f"Called off: {subject} {'were' if many else 'was'} to {base}{rest}"


def subjects(domains: tuple[str, ...]) -> str:
    """Domains in words, the first four: "trade, investment and culture"; "" for none."""
    names = [f"the {name}" if name in WITH_ARTICLE else name for name in map(_domain, domains)]
    if len(names) > MOST_DOMAINS:
        names = [*names[:MOST_DOMAINS], "other matters"]
    return listed(names) if names else ""


def _domain(domain: str) -> str:
    return vocabulary("domain").get(domain, domain)


def title(item: Item) -> str:
    """The type of an engagement as a noun, with its name: "conference", "cultural event (Harbour Week)"."""
    noun = word("engagement", item.one("type") or "other")
    return f"{noun} ({verbatim(item.one('name') or '')})" if item.one("name") else noun


def _divided(item: Item, directory: Directory, leading: list[str]) -> tuple[list[str], list[str]]:
    """The participants before and after the verb; nobody before it where no role of the verb's subject is filled."""
    sides = item.entry.participants
    role = next((wanted for wanted in leading if any(side.role == wanted for side in sides)), None)
    first = _presented([side for side in sides if side.role == role], directory)
    second = _presented([side for side in sides if side.role != role], directory)
    return first, [name for name in second if name not in first]


def _presented(sides: list[EntryParticipant], directory: Directory) -> list[str]:
    """Participants in words, each once; a state beside somebody who acts for it is the same side told twice."""
    served = {side.acts_for for side in sides if side.who != side.acts_for}
    names = [directory.presented(s.who, s.acts_for) for s in sides if s.who != s.acts_for or s.who not in served]
    return list(dict.fromkeys(names))


def _as_noun(item: Item, status: str, concerned: str) -> str:
    """An engagement of which no report tells who did it: "Attack concerning Chile", "Planned visit concerning Peru"."""
    noun = word("engagement", item.one("type") or "other")
    noun = noun if status == "happened" else f"{word('engagement_status', status)} {noun}"
    return f"{opened(noun)} concerning {concerned}" + _placed(item, "", "")


def _placed(item: Item, second: str, verb: str) -> str:
    """The other side and the place, the place left out where the other side's name has told it."""
    place = item.one("place")
    if not place:
        return f" {second}" if second else ""
    if verb.endswith(" in") and second:
        return f" {label(place)}, {second}" if label(place) != second else f" {second}"
    if verb.endswith("visit") and not second:
        return f" to {label(place)}"
    told = bare(label(place)) in second
    return f" {second}" if told else f"{' ' if second else ''}{second} {at(place)}"


def _details(item: Item, when: bool) -> str:
    """Day, name and subjects, each with its preposition."""
    details = ""
    if item.happened and when:
        details += f" {on(item.happened)}"
    about = subjects(item.every("domains"))
    if item.one("name"):
        details += f" (“{verbatim(item.one('name') or '')}”)"
    return details + (f", on {about}" if about else "")


def whom(item: Item) -> str:
    """Everybody who took part, by bare name: "Ana Lopez, Peru and the UN"."""
    return named([label(side.who) for side in item.entry.participants]) or "parties not named"
