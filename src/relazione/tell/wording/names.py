"""Names as a sentence wants them: states in English, the article where English has one, lists with commas."""

from __future__ import annotations

import re
from functools import cache

from relazione.codebook.gazetteer import gazetteer
from relazione.codebook.organisations import find_organisation
from relazione.codebook.table import rows
from relazione.record.english import listed, shown
from relazione.tell.wording.quotes import verbatim

MOST_NAMED = 8  # a longer list of names is cut: nobody reads twenty states in a row
FEWEST_UNDER_ONE_HEAD = 3
MOST_WORDS_OF_A_NOUN = 4  # what a thing is called in more words is a name of its own
SPELLED = 3  # an acronym of so few letters is spelled out and takes the article: the UN, the EU, the IMF
_ACRONYM = re.compile(r"[A-Z]{2,}")
_NUMBER = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\b", re.IGNORECASE)
# Several people told of by what they are: no name, and no article before it.
_PEOPLE = re.compile(
    r"(?:(?:Senior|Top|High-ranking|Some|Many|Several|Other) (?:[a-z]+ ){0,2}|)"
    r"(?:officials|representatives|members|experts|delegates|leaders|executives|dignitaries|businessmen)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(the|a|an|his|her|their|its|this|that|these|both|all|[Tt]he) ", re.IGNORECASE)


@cache
def _nouns(column: str) -> re.Pattern[str]:
    """A pattern of the nouns that have "yes" in a column of the table, whole words at any place of a name."""
    nouns = [re.escape(row["noun"]) for row in rows("wording_nouns") if row[column] == "yes"]
    return re.compile(rf"\b(?:{'|'.join(nouns)})\b", re.IGNORECASE)


def the(name: str) -> str:
    """The name with the article that English puts before it: "the United States", "the EU", but "Chile", "ASEAN"."""
    if not name or _ARTICLE.match(name) or _NUMBER.match(name) or "'s " in name or "’s " in name:
        return name
    spelled = _ACRONYM.fullmatch(name) and len(name) <= SPELLED and _is_international(name)
    titled = " of " in name and not name[0].isdigit()
    return f"the {name}" if spelled or titled or _nouns("the").search(name) else name


def is_common(name: str) -> bool:
    """Whether a name ends in a noun that says what it is and not which: "the President", "the Export Board"."""
    last = bare(name).rpartition(" ")[2]
    return len(name.split()) <= MOST_WORDS_OF_A_NOUN and _nouns("the").fullmatch(last) is not None


def _is_international(acronym: str) -> bool:
    """Whether the tables know the acronym as a body of states; news agencies and companies take no article."""
    known = find_organisation(acronym)
    return known is not None and known.type not in ("agency", "company")


@cache
def label(actor: str) -> str:
    """An actor inside a sentence: a state by its English name, all else as named, safe for Markdown."""
    name = verbatim(shown(_spelled(actor)))
    return _small(name) if _PEOPLE.match(name) else the(name)


def in_small_letters(person: str) -> str:
    """A person's name that a headline has in capitals throughout, in the usual letters; all else as it is."""
    whole = person.isupper() and len(person.split()) > 1
    return " ".join(word.capitalize() for word in person.split()) if whole else person


def counted_small(name: str) -> str:
    """A name that begins with a number in words, without a capital inside a sentence: "four Memoranda"."""
    return _small(name) if _NUMBER.match(name) else name


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _spelled(actor: str) -> str:
    """A city in the capitals of a dateline ("ISLAMABAD") in its usual spelling; all else as it is."""
    entries = gazetteer().get(actor, ()) if actor.isupper() and len(actor) > SPELLED else ()
    return entries[0].value if entries and entries[0].kind == "city" else actor


def bare(name: str) -> str:
    """A name without the article that `the` would give it; the same for a name that has none."""
    return name[4:] if name.startswith("the ") and name == the(name[4:]) else name


def an(noun: str) -> str:
    """A noun with the indefinite article: "an embassy", "an honorary consulate", "a consulate"."""
    return f"{'an' if noun[0] in 'aeiou' or noun.startswith('hono') else 'a'} {noun}"


def possessive(name: str) -> str:
    """The name's possessive: "Chile's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def at(place: str) -> str:
    """A place with its preposition: "in Busan", "in South Korea", "at General Headquarters"."""
    name = label(place)
    return f"{'at' if _nouns('at').search(name) else 'in'} {name}"


def opened(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def named(names: list[str]) -> str:
    """Names with commas and "and"; after the sixth, "and 14 others"."""
    different = _under_one_head(list(dict.fromkeys(names)))
    if len(different) <= MOST_NAMED:
        return listed(different)
    return f"{', '.join(different[: MOST_NAMED - 1])} and {len(different) - MOST_NAMED + 1} others"


def _under_one_head(names: list[str]) -> list[str]:
    """Names with a head in common, the head told once: "the ambassadors of Chile", "Peru", "Spain"."""
    heads = {name.rpartition(" of ")[0] for name in names}
    head = heads.pop() if len(heads) == 1 else ""
    if not head or len(names) < FEWEST_UNDER_ONE_HEAD:
        return names
    return [names[0], *(the(name.removeprefix(f"{head} of ")) for name in names[1:])]


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 article", "3 articles", "2 entries"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
