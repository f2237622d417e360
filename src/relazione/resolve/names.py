"""Names compared: when two spellings may be one person, and when two names are one organisation.

Own normalisation (Unicode decomposition, order of name parts, hyphens, initials, particles, small differences of
romanisation). It is deliberately strict: a name that differs by a whole part is another name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache

from relazione.codebook.table import rows
from relazione.record.naming import plain

_POSSESSIVE = re.compile(r"['’]s(?!\w)")  # "President Ana Lopez’s visit" names nobody else
SAME, SHORT, OTHER = "same", "short", "other"
_SHORTEST_FUZZY = 5  # letters; shorter name parts (Kim, Xi, Ali) differ by one letter and are different names
_NEAR_LETTERS = 0.9  # share of letters in order; two letters in a name of twenty
_FIRM_PARTS = 2  # equal parts of two names that leave no doubt who is meant
_CACHED_PAIRS = 1 << 18  # comparisons remembered: names recur all the time


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("name_words") if row["part"] == part)


@lru_cache(_CACHED_PAIRS)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name, plain, hyphens closed, honorifics and suffixes dropped, particles joined on.

    "Dr. Hossein Amir-Abdollahian" gives ("hossein", "amirabdollahian"), "Omar al-Bashir" ("omar", "albashir").
    """
    titled = _POSSESSIVE.sub("", name.replace("H.E.", "").removeprefix("HE "))
    written = [word for word in titled.replace(".", " ").split() if plain(word)]
    dropped = _words("honorific") | _words("suffix")
    bare = [word for word in written if plain(word) not in dropped] or written
    parts: list[str] = []
    prefix = ""
    for place, word in enumerate(bare):
        part = plain(word).replace(" ", "")
        # A first word with a capital may be a given name (Ben, Van) or a family name (Le): then it stands alone.
        joins = part in _words("particle") and (place > 0 or word.islower())
        if joins and place + 1 < len(bare):
            prefix += part
            continue
        parts.append(prefix + part)
        prefix = ""
    return tuple(parts)


@lru_cache(_CACHED_PAIRS)
def compare_persons(one: str, other: str) -> str:
    """How two names of persons compare: SAME, SHORT (one is the family name of the other, or part of it), or OTHER.

    SAME: the same letters in the usual or the turned order (Park Ki-jun, Kijun Park); or parts left out or shortened to
    initials between the same first and last part (Lloyd J Austin, Lloyd Austin), a given name in its short form (Mike,
    Michael) or parts that differ by one letter of romanisation, beside a part that is equal. A single word is never
    SAME as more than one.
    """
    first, second = name_parts(one), name_parts(other)
    if not first or not second:
        return OTHER
    if _turned(first) & _turned(second):
        return SAME
    # Ordered by length alone the outcome could depend on which name comes first; by all of this it cannot.
    shorter, longer = sorted((first, second), key=lambda parts: (len(parts), len("".join(parts)), parts))
    if len(shorter) > 1 and (_abridged(longer, shorter) or _abridged(_last_first(longer), shorter)):
        return SAME
    return SHORT if _tail(longer, shorter) else OTHER


@lru_cache(_CACHED_PAIRS)
def name_keys(name: str) -> frozenset[str]:
    """Keys of which two names that `compare_persons` does not call OTHER share at least one."""
    parts = name_parts(name)
    return frozenset(_turned(parts) | set(parts) | _ends(parts)) if parts else frozenset()


def _turned(parts: tuple[str, ...]) -> set[str]:
    """The name as one word in the order given, and with the family name moved from either end to the other."""
    return {"".join(parts), "".join((*parts[1:], parts[0])), "".join((parts[-1], *parts[:-1]))}


def _last_first(parts: tuple[str, ...]) -> tuple[str, ...]:
    return (parts[-1], *parts[:-1])


def _abridged(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter name keeps first and last part of the longer in order, parts between left out or initials."""
    equal = len(set(longer) & set(shorter))
    loose = equal >= _FIRM_PARTS  # where two parts are equal, another may differ at its end too (Kumar, Kumara)
    if longer[-1] == shorter[-1] and len(longer[-1]) > 1:
        if not _given_fits(longer[0], shorter[0], loose):
            return False
    elif not (longer[0] == shorter[0] and len(longer[0]) > 1 and _one_letter_off(longer[-1], shorter[-1], loose)):
        return False
    rest = iter(longer[1:-1])
    return all(any(_given_fits(part, wanted, loose) for part in rest) for wanted in shorter[1:-1])


def _given_fits(one: str, other: str, loose: bool) -> bool:
    """Whether two given names can be one: equal, an initial, a short form, or a letter of romanisation apart."""
    short = _short_forms()
    return _initial(one, other) or short.get(one, one) == short.get(other, other) or _one_letter_off(one, other, loose)


@cache
def _short_forms() -> dict[str, str]:
    return {row["short"]: row["full"] for row in rows("given_names")}


def _initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _one_letter_off(one: str, other: str, loose: bool = False) -> bool:
    """One letter put in, left out or changed, in parts long enough for it to be spelling only.

    The first letter is the same, and unless `loose` the last one too (Mario is not Maria).
    """
    if min(len(one), len(other)) < _SHORTEST_FUZZY or one[0] != other[0] or not (loose or one[-1] == other[-1]):
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(longer) - len(shorter) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[same + 1 :] == shorter[same + (len(longer) == len(shorter)) :]


def _tail(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter name is the beginning or the end of the longer, whole parts of it."""
    return "".join(shorter) in _ends(longer)


def _ends(parts: tuple[str, ...]) -> set[str]:
    """Every run of whole parts from either end of a name, as one word."""
    count = len(parts)
    return {"".join(parts[n:]) for n in range(count)} | {"".join(parts[:n]) for n in range(1, count + 1)}


@lru_cache(_CACHED_PAIRS)
def near_spelling(one: str, other: str) -> bool:
    """Whether two names are so near in letters that a third spelling between them may join them."""
    first, second = "".join(name_parts(one)), "".join(name_parts(other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _NEAR_LETTERS


def leading_name(names: Iterable[str]) -> str:
    """The name to show of all that were met, each as often as it was met.

    The one met most often that is more than a family name (one misread name is not to lead) and not in capitals
    throughout; ties go to most parts, then most letters, then the alphabet. Raises ValueError for none.
    """
    met = Counter(names)
    owning = {name for name in met if _POSSESSIVE.search(name)}
    return min(
        met, key=lambda n: (len(name_parts(n)) == 1, n in owning, n.isupper(), -met[n], -len(name_parts(n)), -len(n), n)
    )


@cache
def _known_organisations() -> dict[str, str]:
    known: dict[str, str] = {}
    for row in rows("organisations"):
        for form in (row["name"], *row["short"].split("|")):
            if form:
                known.setdefault(_bare(form), _bare(row["name"]))
    return known


def _bare(name: str) -> str:
    """The plain words of an organisation's name that tell it from others; all its words where none does."""
    words = plain(name.replace(".", "")).split()
    return " ".join([word for word in words if word not in _words("connective")] or words)


@lru_cache(_CACHED_PAIRS)
def organisation_key(name: str) -> str:
    """What every usual name of an organisation shares: its full name in the codebook, else its own telling words."""
    bare = _bare(name)
    return _known_organisations().get(bare, bare)


def same_organisation(one: str, other: str) -> bool:
    """Whether two names are one organisation: the same words, or an acronym and the name whose initials it is."""
    first, second = organisation_key(one), organisation_key(other)
    return first == second or _acronym(one, second) or _acronym(other, first)


_SHORTEST_ACRONYM = 3  # letters; two letters stand for too many names


def _acronym(short: str, words: str) -> bool:
    letters = short.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and len(letters) >= _SHORTEST_ACRONYM):
        return False
    return "".join(word[0] for word in words.split()) == letters.casefold()
