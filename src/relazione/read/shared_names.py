"""Titles that share one name: "Prime Minister and Crown Prince Name", "Name, Deputy Minister and Special Envoy"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relazione.read.ground import Ground
from relazione.read.person_names import name_after, skip_honorifics
from relazione.read.title import Bearer, Title
from relazione.read.title_posts import past_form_of_state

_COURTESIES = frozenset({"ambassador", "senator"})  # offices that are kept as a style beside a later one
_OFFICES = (["office", "of"], ["adviser", "to"], ["advisor", "to"], ["secretary", "to"])
_HIGHEST = frozenset({"head_of_state", "head_of_government", "deputy_head"})
_MINISTERS = frozenset({"foreign_minister", "defence_minister", "minister"})
_TAKE_CHAIRS = _HIGHEST | _MINISTERS
_JOINERS = frozenset({"and", "&", "/"})
_CHIEFS = frozenset({"ceo", "officer", "executive"})
_PRESIDENTS = frozenset({"president", "chairman", "chairwoman", "chairperson", "chair", "founder"})


def share_names(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where one joined to its neighbour by "and" without an article takes the neighbour's name."""
    shared = _told_by_counterparts(ground, _without_honorary(ground, _of_businesses(ground, titles)))
    for k in range(len(shared) - 2, -1, -1):
        before, after = shared[k], shared[k + 1]
        if _once(ground, before, after) or _of_one(ground, before, after):
            shared[k] = _lent(ground, before, after)
        elif (
            _joined(ground, before, after)
            and not _two_heads(before, after)
            and (before.name_first < 0 or _of_the_next(ground, shared, k))
            and after.name_first > after.last
        ):
            of = before.of or after.of
            shared[k] = replace(before, name_first=after.name_first, name_last=after.name_last, of=of)
    for k in range(1, len(shared)):
        before, after = shared[k - 1], shared[k]
        if _joined(ground, before, after) and after.name_first < 0 <= before.name_first < before.first:
            of = after.of or before.of
            shared[k] = replace(after, name_first=before.name_first, name_last=before.name_last, of=of)
    return shared


def _of_businesses(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where "President & CEO" is one title of a business."""
    kept: list[Title] = []
    for title in titles:
        before = kept[-1] if kept else None
        cores = {ground.parse.lower[t.core_last] for t in (before, title) if t is not None}
        if before is not None and _joined(ground, before, title) and cores & _CHIEFS and cores & _PRESIDENTS:
            name = before if before.name_first >= 0 else title
            kept[-1] = replace(
                title, first=before.first, office="executive", of=title.of or before.of,
                name_first=name.name_first, name_last=name.name_last,
            )  # fmt: skip
        else:
            kept.append(title)
    return kept


def _once(ground: Ground, before: Title, after: Title) -> bool:
    """Whether a title and what its bearer was before stand before one name: "its chairman, former president Name"."""
    alone = not (before.plural or after.plural or before.counterpart) and after.determiner == ""
    between = _between(ground, before, after)
    named = before.name_first < 0 and after.last < after.name_first
    return alone and named and between == [","] and after.status == "former" != before.status


def _of_one(ground: Ground, before: Title, after: Title) -> bool:
    """Whether a comma parts two offices of one bearer: "Deputy Prime Minister, Minister of Defence Name".

    So too "the Chairperson-in-Office, Albania's Foreign Minister Name": states take the chair in turn.
    """
    alone = not (before.plural or after.plural or before.counterpart or after.counterpart) and after.determiner == ""
    named = before.name_first < 0 and after.last < after.name_first
    if not (alone and named and _between(ground, before, after) == [","]):
        return False
    chairs = ground.parse.lower[before.core_first].startswith("chair") and after.office in _TAKE_CHAIRS
    return chairs or (_deputises(ground, before) and after.office in _MINISTERS)


def _lent(ground: Ground, before: Title, after: Title) -> Title:
    """The first of two titles of one bearer with the name behind the second; a vice chancellor's with its state too."""
    lent = replace(before, name_first=after.name_first, name_last=after.name_last)
    if not _deputises(ground, before) or after.office not in _MINISTERS:
        return lent
    return replace(lent, office="deputy_head", body="state", of=before.of or after.of)


def _deputises(ground: Ground, title: Title) -> bool:
    """Whether the title is that of a deputy of a head of government; a minister's "Vice Chancellor" is one too."""
    core = ground.parse.lower[title.core_first : title.core_last + 1]
    return title.office == "deputy_head" or core in (["vice", "chancellor"], ["vice-chancellor"])


def _of_the_next(ground: Ground, titles: Sequence[Title], k: int) -> bool:
    """Whether a title after a comma opens the next item of a list whose names come last, not the item before.

    As in "Minister A Name, Minister B and Deputy Minister C Name": the first name has its own title before it.
    """
    before, title, after = titles[k - 1] if k else None, titles[k], titles[k + 1]
    if before is None or before.name_first != title.name_first or title.name_last + 2 != title.first:
        return False
    served = skip_honorifics(ground.parse, before.last + 1) == before.name_first
    return served and skip_honorifics(ground.parse, after.last + 1) == after.name_first


def _told_by_counterparts(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where "her Peruvian counterpart, Foreign Minister Name" is one title with the counterpart's state."""
    kept: list[Title] = []
    for title in titles:
        before = kept[-1] if kept else None
        if before is not None and before.counterpart and _explains(ground, before, title):
            kept[-1] = replace(title, of=before.of)
        else:
            kept.append(title)
    return kept


def _explains(ground: Ground, before: Title, title: Title) -> bool:
    """Whether a title without a state of its own follows a counterpart at once and tells its office."""
    told = bool(before.of) and not (title.of or title.plural or title.counterpart or before.plural)
    return told and before.name_first in (-1, title.name_first) and _between(ground, before, title) in ([], [","])


def _between(ground: Ground, before: Title, after: Title) -> list[str]:
    return ground.parse.lower[before.last + 1 : after.first]


def _of_another_kind(before: Title, after: Title) -> bool:
    """Whether one title is a state's and the other a body's: "President of A and chair of the Union"."""
    return {bearer.kind for bearer in before.of} ^ {bearer.kind for bearer in after.of} == {"state", "organisation"}


def _two_heads(before: Title, after: Title) -> bool:
    """Whether the titles are those of two persons: "the Vice President and President Name"."""
    return {before.office, after.office} <= _HIGHEST and "head_of_state" in (before.office, after.office)


def _without_honorary(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where a bare "Ambassador" or "Senator" between another title and the name is but an honorific."""
    kept: list[Title] = []
    for title in titles:
        before = kept[-1] if kept else None
        bare = title.first == title.last and ground.parse.lower[title.first] in _COURTESIES and title.name_first > 0
        if before is not None and bare and _waits(ground, before, title):
            kept[-1] = replace(before, name_first=title.name_first, name_last=title.name_last)
        else:
            kept.append(title)
    return kept


def _waits(ground: Ground, before: Title, title: Title) -> bool:
    """Whether the title before has no name yet and nothing but a comma stands between."""
    alone = not (before.plural or before.counterpart) and before.name_first < 0
    alone = alone and ground.parse.lower[max(0, before.first - 2) : before.first] not in _OFFICES
    i = before.last + 1
    comma = i < title.first and ground.parse.words[i] == ","
    return alone and i <= title.first and skip_honorifics(ground.parse, i + comma) >= title.first


def part_plurals(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, with one for each name that follows a plural: "Presidents Name of A and Name of B"."""
    parted: list[Title] = []
    for title in titles:
        holders = _names_in_list(ground, title) if title.plural else []
        if sum(state is not None for _, _, state in holders) > 1:
            holders = [holder for holder in holders if holder[2] is not None]
        listed = _states_and_names(ground, title) or _names_in_brackets(ground, title) if len(holders) < 2 else []
        if listed:
            parted += listed
        elif len(holders) > 1:
            each = title.of if len(title.of) == len(holders) else ()
            parted += [
                replace(
                    title, plural=False, name_first=first, name_last=last,
                    of=(state,) if state else each[k : k + 1] or title.of,
                )
                for k, (first, last, state) in enumerate(holders)
            ]  # fmt: skip
        else:
            parted.append(title)
    return parted


def _states_and_names(ground: Ground, title: Title) -> list[Title]:
    """One title for each "of State, Name" after a plural: "Ambassadors of A, Mr. Name; of B, Mrs. Name"."""
    parse = ground.parse
    found: list[Title] = []
    if not title.plural or title.counterpart or len(title.of) != 1 or title.of[0].last != title.last:
        return found
    bearer, i = title.of[0], title.last + 1
    while i + 1 < len(parse) and parse.words[i] == "," and parse.sentence[i] == parse.sentence[title.last]:
        first = skip_honorifics(parse, i + 1)
        last = name_after(parse, first, ground.blocked) if first < len(parse) else None
        if last is None:
            break
        found.append(replace(title, plural=False, of=(bearer,), name_first=first, name_last=last))
        i = last + 1
        while i < len(parse) and parse.lower[i] in (",", ";", "and"):
            i += 1
        after = _past_state(ground, i)
        if after == i:
            break
        name = ground.names[ground.outer[after - 1]]
        bearer, i = Bearer(name.hit.value, "state", name.first, name.last), after
    return found if len(found) > 1 else []


def _names_in_brackets(ground: Ground, title: Title) -> list[Title]:
    """One title for each state and name in brackets after a plural: "the ambassadors of A (Name) and B (Name)"."""
    parse, i = ground.parse, title.last + 1
    found: list[Title] = []
    bearer = title.of[-1] if title.plural and not title.counterpart and title.of else None
    while bearer is not None and i + 1 < len(parse) and parse.words[i] == "(":
        first = skip_honorifics(parse, i + 1)
        last = name_after(parse, first, ground.blocked)
        if last is None or parse.words[last + 1 : last + 2] != [")"]:
            break
        found.append(replace(title, plural=False, of=(bearer,), name_first=first, name_last=last))
        i = last + 2
        while i < len(parse) and parse.lower[i] in (",", ";", "and", "of", "the"):
            i += 1
        name = ground.name_at(i) if i < len(parse) else None
        bearer = None
        if name is not None and name.first == i and name.hit.kind == "state":
            bearer, i = Bearer(name.hit.value, "state", name.first, name.last), name.last + 1
    return found if len(found) > 1 else []


def _names_in_list(ground: Ground, title: Title) -> list[tuple[int, int, Bearer | None]]:
    """The names after a plural title, parted by commas and "and", each with the "of State" or "(State)" behind it.

    After a colon or "are", and for counterparts, all must have a state.
    """
    parse, i = ground.parse, title.last + 1
    opened = _past_opening(ground, i)
    if opened > i or title.counterpart:
        listed = _names_from(ground, title, opened, told=opened > i)
        return listed if opened > i and listed and all(state for _, _, state in listed) else []
    comma = i + 1 < len(parse) and parse.words[i] == ","
    # "the presidents of A and B, Name and Name", "the heads of state, His Excellency Name of A"
    i += comma and (len(title.of) > 1 or skip_honorifics(parse, i + 1) > i + 1)
    if comma and parse.words[i] == ",":  # "the deputy ministers of A, Name and Name, left"
        listed = _names_from(ground, title, i + 1, told=False)
        return listed if len(listed) > 1 and _closes(ground, listed[-1][1] + 1) else []
    return _names_from(ground, title, i, told=False)


def _closes(ground: Ground, i: int) -> bool:
    """Whether a comma, a bracket or a full stop closes the names of a list at token i."""
    return i >= len(ground.parse) or ground.parse.words[i] in (",", ".", ")", ";")


def _past_opening(ground: Ground, i: int) -> int:
    """The token after what opens a list of holders behind their title: ":", "are", "were:"; else i."""
    parse, first = ground.parse, i
    i += parse.lower[i : i + 1] in (["are"], ["were"], ["include"], ["included"])
    i += parse.words[i : i + 1] == [":"]
    start = skip_honorifics(parse, i) if i < len(parse) else i
    start += start > i and parse.words[start : start + 1] == [","]  # "are Their Excellencies, Name"
    return start if i > first else first


def _names_from(ground: Ground, title: Title, i: int, told: bool) -> list[tuple[int, int, Bearer | None]]:
    """The names of a list from token i on; a list that is `told` may have "representing State" and ", State" too."""
    parse = ground.parse
    found: list[tuple[int, int, Bearer | None]] = []
    while i < len(parse) and parse.sentence[i] == parse.sentence[title.last]:
        i = skip_honorifics(parse, i)
        last = name_after(parse, i, ground.blocked) if i < len(parse) else None
        if last is None or ground.blocked[i]:
            return found
        after = _past_state(ground, last + 1)
        if told and after == last + 1:
            after = _past_represented(ground, after)
        found.append((i, last, _state_between(ground, last + 1, after)))
        joined = i = after
        while i < len(parse) and (parse.lower[i] in (",", "and", "&") or (told and parse.words[i] == ";")):
            i += 1
        if i == joined:
            return found
    return found


def _past_state(ground: Ground, i: int) -> int:
    """The token after "of State" or "(State)" at token i, else i."""
    parse = ground.parse
    if i + 1 < len(parse) and parse.lower[i] in ("of", "("):
        j = past_form_of_state(ground, i + 1 + (parse.lower[i + 1] == "the"))
        name = ground.name_at(j) if j < len(parse) else None
        if name is not None and name.first == j and name.hit.kind == "state":
            closed = parse.lower[i] == "of" or parse.lower[name.last + 1 : name.last + 2] == [")"]
            return name.last + 1 + (parse.lower[i] == "(") if closed else i
    return i


def _past_represented(ground: Ground, i: int) -> int:
    """The token after ", representing State", "from State" or ", State" before a semicolon at token i; else i."""
    parse = ground.parse
    j = i + (parse.words[i : i + 1] == [","])
    preposition = parse.lower[j : j + 1] in (["representing"], ["from"], ["for"])
    j += preposition
    j += parse.lower[j : j + 1] == ["the"]
    k = past_form_of_state(ground, j) if j < len(parse) else j
    name = ground.name_at(k) if i < k < len(parse) else None
    if name is None or name.hit.kind != "state" or name.hit.form == "demonym" or name.first not in (j, k):
        return i
    return name.last + 1 if preposition or parse.words[name.last + 1 : name.last + 2] == [";"] else i


def _state_between(ground: Ground, first: int, after: int) -> Bearer | None:
    """The state that is named last from token `first` up to token `after`, None where nothing is."""
    for i in range(after - 1, first, -1):
        name = ground.name_at(i)
        if name is not None and name.hit.kind == "state":
            return Bearer(name.hit.value, "state", name.first, name.last)
    return None


def _joined(ground: Ground, before: Title, after: Title) -> bool:
    between = _between(ground, before, after)
    return (
        len(between) == 1
        and between[0] in _JOINERS
        and after.determiner == ""
        and (
            all(bearer.last < before.core_first or bearer in after.of for bearer in before.of)
            or _of_another_kind(before, after)
        )  # not "President of A and King B"
        and not (before.plural or after.plural or before.counterpart or after.counterpart)
    )
