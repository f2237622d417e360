"""What reports of agreements share and what holds them apart."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows
from relazione.record.naming import plain
from relazione.resolve.names import organisation_key
from relazione.resolve.report import Report, shared, telling_words

_NEAR_NAME = 0.6  # least share of telling words of two names of one instrument
SAME_NAME = 0.8  # from here on the names settle it, and two dates are two opinions
_SHORTEST_ACRONYM = 3  # letters; two letters stand for too many names
_BROAD_TYPES = frozenset({"agreement", "other", "framework"})  # what a paper calls any instrument


@cache
def _instrument_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("name_words") if row["part"] == "instrument")


def telling_name(report: Report) -> frozenset[str]:
    """The words of the name that tell this instrument from others: not "agreement", not its parties."""
    parties = frozenset[str]().union(*(_party_words(party) for party in report.every("parties")))
    return telling_words(report.one("name") or "") - _instrument_words() - parties


@cache
def _state_words() -> dict[str, frozenset[str]]:
    """The words of all names and demonyms of each state."""
    found: dict[str, set[str]] = {}
    for table, column in (("states_names", "name"), ("states_aliases", "alias"), ("states_demonyms", "words")):
        for row in rows(table):
            found.setdefault(row["iso3"], set()).update(plain(row[column].replace("|", " ")).split())
    return {state: frozenset(words) for state, words in found.items()}


@cache
def all_state_words() -> frozenset[str]:
    """The words of all names and demonyms of all states: they say who, never what about."""
    return frozenset[str]().union(*_state_words().values())


def _party_words(party: str) -> frozenset[str]:
    return _state_words().get(party) or frozenset(plain(party).split())


def parties_of(report: Report) -> frozenset[str]:
    """The parties, each under the key that all its usual names share."""
    return frozenset(organisation_key(party) for party in report.every("parties"))


def parties_meet(one: Report, other: Report) -> bool:
    """Whether the parties are the same, or those of one report at least two of the other's."""
    first, second = parties_of(one), parties_of(other)
    return bool(first) and (
        first == second or (min(len(first), len(second)) > 1 and (first <= second or second <= first))
    )


def types_fit(one: Report, other: Report) -> bool:
    """Whether the types can be one: equal, or one of them is what papers call any instrument."""
    first, second = one.one("type"), other.one("type")
    return first == second or first in _BROAD_TYPES or second in _BROAD_TYPES


def name_share(one: Report, other: Report) -> float:
    """How much the telling words of the two names share, 0..1; 0 where a name has none."""
    return shared(telling_name(one), telling_name(other))


def names_near(one: Report, other: Report) -> bool:
    """Whether the names can be of one instrument: most telling words shared; or all of the shorter in the longer.

    The latter only between the very same parties, for a short name ("the alliance") may be of many things.
    """
    first, second = telling_name(one), telling_name(other)
    if not first or not second:
        return False
    within = (first <= second or second <= first) and parties_of(one) == parties_of(other)
    return within or shared(first, second) >= _NEAR_NAME


def names_same(one: Report, other: Report) -> bool:
    """Whether the names settle that it is one instrument: the same telling words, or an acronym and its name."""
    return name_share(one, other) >= SAME_NAME or acronym_of(one, other)


def acronym_of(one: Report, other: Report) -> bool:
    """Whether one name is made of the initials of the other's words: JCPOA, CPEC, RCEP."""
    pairs = ((one, other), (other, one))
    return any(is_acronym(short) and (short.one("name") or "") in initials(full) for short, full in pairs)


def is_acronym(report: Report) -> bool:
    """Whether the name is an acronym."""
    name = report.one("name") or ""
    return name.isupper() and name.isalpha() and len(name) >= _SHORTEST_ACRONYM


def initials(report: Report) -> frozenset[str]:
    """The initials of the name's words, with the small ones (JCPOA) and without (CPEC); an acronym itself."""
    if is_acronym(report):
        return frozenset({report.one("name") or ""})
    words = (report.one("name") or "").replace("-", " ").split()
    told = "".join(word[0] for word in words if word[0].isupper()), "".join(word[0] for word in words).upper()
    return frozenset(letters for letters in told if len(letters) >= _SHORTEST_ACRONYM)


def signed_fit(one: Report, other: Report) -> bool:
    """Whether the days of signing can be one; an unknown day fits."""
    return one.days is None or other.days is None or one.days.within(other.days) or other.days.within(one.days)
