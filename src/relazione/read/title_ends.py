"""What closes a title: "ad interim", a desk or state in brackets, a body's last words, the state after the name."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows
from relazione.read.ground import Ground, NameAt
from relazione.read.language import is_english_word
from relazione.read.offices import OfficeHit, part_of
from relazione.read.title import Bearer, Title

_DESK_OFFICERS = frozenset({"secretary", "director", "director-general", "counsellor", "counselor"})
_LAST_OF_MOVEMENTS = frozenset(
    "movement group party militia alliance coalition organization organisation agency".split()
)
_MOVEMENTS = _LAST_OF_MOVEMENTS | frozenset("resistance rebel militant armed political opposition news".split())
_PROVINCES = frozenset(
    "region province oblast district county prefecture state governorate department territory".split()
)
_GROUPS = frozenset("delegation side team mission contingent group".split())
_OF_GROUPS = frozenset("negotiating official parliamentary trade business military technical diplomatic".split())
_SOLDIERS = frozenset({"military_officer", "military_chief"})
_FORCES = frozenset("fleet flotilla squadron brigade division corps command regiment contingent".split())
_CABINET = frozenset({"minister", "foreign_minister", "deputy_minister", "defence_minister"})
_AWAY = frozenset({"abroad", "diaspora", "overseas"})
_INSIDE_LISTS = frozenset(", and of the living residing".split())
_LONGEST_LIST = 14  # tokens of a portfolio up to its people abroad
_LONGEST_DESK = 8  # tokens of a desk in brackets
_LONGEST_FORM = 5  # words that finish a body's name


def past_interim(ground: Ground, i: int) -> int:
    """The token after "ad interim" or "a.i." at token i, perhaps after a comma; else i."""
    lower = ground.parse.lower
    j = i + (lower[i] == ",")
    if lower[j : j + 2] == ["ad", "interim"]:
        return j + 2
    if j < len(lower) and lower[j] in ("a.i.", "a.i"):
        return j + 1 + (lower[j] == "a.i" and lower[j + 1 : j + 2] == ["."])
    return i


def past_desk(ground: Ground, hit: OfficeHit, i: int) -> int:
    """The token after an official's desk in the brackets that open at token i: "Joint Secretary (Africa)"; else i."""
    parse = ground.parse
    if hit.words.phrase.split()[-1] not in _DESK_OFFICERS and hit.words.phrase not in ("director general",):
        return i
    for k in range(i + 2, min(i + _LONGEST_DESK, len(parse))):
        if parse.words[k] == ")":
            capital = all(parse.words[n][0].isupper() or parse.lower[n] in ("and", "&", ",") for n in range(i + 1, k))
            return k + 1 if capital and not parse.words[i + 1].isupper() else i
    return i


def past_charge(ground: Ground, i: int) -> int:
    """The token after "in charge" or ", In-charge" at token i; else i."""
    lower = ground.parse.lower
    j = i + (lower[i] == ",")
    for words in (["in", "charge", "of"], ["in", "-", "charge", "of"]):
        if lower[j : j + len(words)] == words:
            return j + len(words) - 1
    return i


def bracketed_state(ground: Ground, i: int) -> NameAt | None:
    """The state in the brackets that open at token i: "Foreign Minister (South Korea)"."""
    name = ground.name_at(i + 1) if i + 2 < len(ground.parse) else None
    if name is None or name.hit.kind != "state" or name.first != i + 1 or name.last + 1 >= len(ground.parse):
        return None
    return name if ground.parse.words[name.last + 1] == ")" else None


def past_body_words(ground: Ground, i: int) -> int:
    """The token after capitalised words that finish a body's name: "of the Pakistan | Fleet Admiral Name"."""
    parse = ground.parse
    k = i
    while k < len(parse) and parse.lower[k] in _MOVEMENTS and k - i < _LONGEST_FORM:  # "for Hamas resistance movement"
        k += 1
    if k > i and parse.lower[k - 1] in _LAST_OF_MOVEMENTS:
        return k
    k = i
    while (
        k + 1 < len(parse) and parse.words[k][0].isupper() and is_english_word(parse.lower[k]) and not ground.blocked[k]
    ):
        if part_of(parse.lower[k]) in ("rank", "honorific"):
            break
        k += 1
    before_name = k < len(parse) and part_of(parse.lower[k]) in ("rank", "honorific")
    body = k > i and k < len(parse) and not parse.words[k][0].isupper() and parse.lower[k - 1] in body_words()
    return k if (before_name or body) and k - i <= _LONGEST_FORM else i


def past_abroad(ground: Ground, hit: OfficeHit, i: int) -> int:
    """The token after a portfolio's list that closes with a people abroad: ", Cooperation and Togolese | Abroad"."""
    parse = ground.parse
    if hit.words.office not in _CABINET or parse.lower[i] not in (",", "and"):
        return i
    for k in range(i + 1, min(i + _LONGEST_LIST, len(parse))):
        if parse.lower[k] in _AWAY and parse.words[k][0].isupper():
            return k + 1
        if not (parse.words[k][0].isupper() or parse.lower[k] in _INSIDE_LISTS) or ground.office_at[k] >= 0:
            break
    return i


def past_force(ground: Ground, hit: OfficeHit, i: int) -> int:
    """The token after the force of a state that a soldier leads: "Commander of Russia | 's Pacific Fleet"; else i."""
    parse = ground.parse
    k = i + (parse.lower[i : i + 1] in (["'s"], ["’s"]))
    while hit.words.office in _SOLDIERS and k < min(len(parse), i + _LONGEST_FORM) and parse.words[k][0].isupper():
        if parse.lower[k] in _FORCES:
            return k + 1
        k += 1
    return i


def past_province(ground: Ground, name: NameAt, i: int) -> int:
    """The token after "region" or the like behind a place: "Governor of Osh | region Name"; else i."""
    inside = name.hit.kind in ("city", "region") and i + 1 < len(ground.parse) and i == name.last + 1
    return i + 1 if inside and ground.parse.lower[i] in _PROVINCES else i


def past_owned(ground: Ground, i: int) -> int:
    """The token after the body that another body owns: "the Party of Vietnam's | Commission on Relations"; else i."""
    if ground.parse.lower[i : i + 1] not in (["'s"], ["’s"]) or i + 1 >= len(ground.parse):
        return i
    body = ground.name_at(i + 1)
    return body.last + 1 if body is not None and body.first == i + 1 and body.hit.kind == "organisation" else i


def past_group(ground: Ground, name: NameAt) -> int:
    """The token after a state's people that are led: "head of the Peruvian | delegation"; 0 where there are none."""
    i = name.last + 1
    parts = ground.parse.lower[i : i + 2]
    if name.hit.kind != "state" or name.hit.form != "demonym" or not parts:
        return 0
    if parts[0] in _GROUPS:
        return i + 1
    return i + 2 if parts[1:] and parts[0] in _OF_GROUPS and parts[1] in _GROUPS else 0


@cache
def body_words() -> frozenset[str]:
    """The words that end the name of a body, lower case, from the table of organisation words."""
    return frozenset(row["head"].split()[-1].lower() for row in rows("organisation_words")) | {
        "caucus",
        "command",
        "fleet",
        "panel",
        "subcommittee",
        "democrats",
        "republicans",
        "conservatives",
    }


def of_after_name(ground: Ground, title: Title) -> Bearer | None:
    """The state after the name: "President Lee of South Korea", "Prime Minister Netanyahu of Israel"."""
    if title.name_last < title.core_last or title.name_last + 2 >= len(ground.parse):
        return None
    i = title.name_last + 1
    if ground.parse.lower[i] not in ("of", "("):
        return None
    i += 1 + (ground.parse.lower[i + 1] == "the")
    name = ground.name_at(i) if i < len(ground.parse) else None
    if name is None or name.first != i:
        return None
    if name.hit.kind == "state":
        return Bearer(name.hit.value, "state", name.first, name.last)
    return Bearer(name.hit.value, "organisation", name.first, name.last) if name.hit.kind == "organisation" else None
