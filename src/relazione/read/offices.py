"""Finds the words that name an office ("foreign minister", "chargé d'affaires") in a parsed text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from relazione.codebook.gazetteer import gazetteer
from relazione.codebook.table import rows
from relazione.read.fold import fold
from relazione.read.parse import Parse

_SHORTEST = 3  # letters of a word that may be a plural
_LONGEST_NAME = 10  # words of a name with a father's and a house's


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """A row of the table of offices: the office class, the body it serves by default, its rank, whether plural."""

    phrase: str
    office: str
    body: str
    rank: int
    plural: bool


@dataclass(frozen=True, slots=True)
class OfficeHit:
    """Office words in a text: the token numbers of the first and last word, last included."""

    first: int
    last: int
    words: OfficeWords


@cache
def office_table() -> dict[str, OfficeWords]:
    """The table of offices by folded phrase."""
    return {
        fold(row["phrase"]): OfficeWords(
            fold(row["phrase"]), row["office"], row["body"], int(row["rank"]), _is_plural(fold(row["phrase"]))
        )
        for row in rows("offices")
    }


def _is_plural(phrase: str) -> bool:
    """Whether the word that carries the phrase, before any "of" or "for", is a plural."""
    carrying = phrase.split(" of ")[0].split(" for ")[0].split()
    first, last = carrying[0], carrying[-1]
    if "chairman" in phrase.split() or len(phrase) < _SHORTEST:  # "Joint Chiefs of Staff chairman", "CS"
        return False
    return first in ("heads", "ministers", "chargés", "homs", "members") or (
        last.endswith("s") and not last.endswith(("affairs", "affaires", "services", "ss", "relations"))
    )


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    phrases = list(office_table())
    return AhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest), phrases


def find_offices(parse: Parse) -> list[OfficeHit]:
    """The office words of the text, longest first, in order; they do not overlap."""
    automaton, phrases = _automaton()
    folded = fold(parse.text)
    found = []
    for number, start, end in automaton.find_matches_as_indexes(folded):
        if end < len(folded) and (folded[end].isalnum() or (folded[end] in "'" and folded[end : end + 2] == "'a")):
            continue
        glued = parse.text[start].isupper() and parse.text[start - 1 : start].islower()
        if start and folded[start - 1].isalnum() and not glued:
            continue
        first, last = parse.token_at(start), parse.token_at(end - 1)
        if _is_given_name(parse, first, phrases[number]):
            continue
        if parse.start[first] == start and parse.end[last] == end:
            found.append(OfficeHit(first, last, office_table()[phrases[number]]))
    return found


_ALSO_NAMES = frozenset(
    {
        "amir",
        "emir",
        "sultan",
        "king",
        "prince",
        "princess",
        "queen",
        "pope",
        "chair",
        "head",
        "fm",
        "pm",
        "fs",
        "cs",
        "ps",
        "dean",
        "akim",
        "speaker",
    }
)


def _is_given_name(parse: Parse, i: int, phrase: str) -> bool:
    """Whether an office word is a part of a name ("Reza Amir Jamshidi") or no title at all (lower-case "fm")."""
    if phrase not in _ALSO_NAMES:
        return False
    if phrase in ("fm", "pm", "fs", "cs", "ps"):
        return not parse.words[i].isupper()
    if phrase in ("amir", "emir", "sultan", "king", "prince", "princess", "queen", "pope", "dean", "akim"):
        before = parse.words[i - 1] if i else "."
        if phrase == "amir":
            following = parse.lower[i + 1] if i + 1 < len(parse) else ""
            return not (
                following in ("of", "sheikh", "shaikh", "–", ",")
                or parse.lower[i - 1] in ("the", "'s", "’s")
                or _stateish(before)
                or _is_borne(parse, i, phrase)
            )
        joined = (i + 1 < len(parse) and parse.words[i + 1] == "-") or before.lower() in ("bin", "ibn", "bint")
        return (
            joined
            or (parse.words[i].islower() and phrase in ("amir", "akim"))
            or (
                before[0].isupper()
                and before.isalpha()
                and parse.tag[i - 1] in ("NNP", "NNPS")
                and part_of(before.lower()) == ""
                and parse.end[i - 1] + 1 == parse.start[i]
                and not _stateish(before)
            )
        )
    return False


def _is_borne(parse: Parse, i: int, phrase: str) -> bool:
    """Whether the name after the word ends in "of" and a state that has the title ("Amir Hamad bin Jaber of Qatar")."""
    states = {state for row in rows("office_states") if row["title"] == phrase for state in row["states"].split()}
    for k in range(i + 1, min(i + _LONGEST_NAME, len(parse) - 1)):
        if parse.lower[k] == "of":
            return any(entry.value in states for entry in gazetteer().get(parse.words[k + 1], ()))
        if parse.words[k][0].islower() and parse.lower[k] not in ("bin", "ibn", "bint", "al"):
            return False
    return False


def _stateish(word: str) -> bool:
    return any(entry.kind == "state" for entry in gazetteer().get(word, ()))


@cache
def office_rank(office: str) -> int:
    """The highest rank in protocol that the table gives to a class of office; 0 for a class it does not know."""
    return max((words.rank for words in office_table().values() if words.office == office), default=0)


@cache
def title_words() -> dict[str, tuple[str, str]]:
    """Words that stand beside an office or a name: word -> (part, value); parts as in the table `title_words`."""
    return {row["word"]: (row["part"], row["value"]) for row in rows("title_words")}


@cache
def inside_names() -> dict[str, str]:
    """Honorifics and ranks that may also be part of a name: word -> yes, or after (honorific only after another)."""
    return {row["word"]: row["inside"] for row in rows("title_words") if row["inside"]}


def part_of(lower: str) -> str:
    """The part of a lower-case word beside a name or office: honorific, rank, status, grade, portfolio, link or ""."""
    return title_words().get(lower.replace("’", "'"), ("", ""))[0]
