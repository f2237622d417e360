"""Names of organisations that no table holds, known by a head word: "Busan Foundation for ...", "Ministry of ..."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from relazione.codebook.gazetteer import Entry
from relazione.codebook.table import rows

TOKEN = re.compile(r"(?:[A-Z]\.)+(?=\W|$)|\w(?:\w|[’'.&/-](?=\w))*|&|[^\w\s]|\n")
LONGEST_LEFT = 7  # words before the head; longer runs of capitals are headings
LONGEST_RIGHT = 12  # words after the head
NAME_LINKS = frozenset(("of", "for", "on", "to"))
INNER_LINKS = frozenset(("of", "for", "the", "in", "on", "de", "against"))
JOINERS = frozenset(("and", "&", ","))
# Words that begin sentences or carry titles: capitalised, but no part of the name that follows.
NOT_NAME = frozenset(
    "The A An In On At For From By With And But His Her Its Their Our This That These Those Meanwhile Earlier Later When While As After Before "
    "Both Also However Since Under During Through Speaking According If Although Though To Of Or It He She They We Former Last Next Then Now "
    "President Minister Ambassador Secretary Chairman Chairperson Director Governor Mayor Spokesperson Spokesman Spokeswoman Premier Deputy "
    "Chancellor Envoy Consul General Admiral Colonel Major Captain Professor Dr Mr Mrs Ms Prof Sir Lord King Queen Prince Senator Chief Head "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A span that names an organisation; `form` is "suffix" or "mission", `state` as in NameHit, `type` from the table of heads."""

    start: int
    end: int
    form: str
    state: str | None
    type: str


@dataclass(frozen=True, slots=True)
class _Head:
    type: str
    right: str
    many: bool
    alone: bool


@cache
def _heads() -> dict[str, _Head]:
    return {r["head"]: _Head(r["type"], r["right"], r["many"] == "yes", r["alone"] == "yes") for r in rows("organisation_words")}


@dataclass(frozen=True, slots=True)
class _Line:
    """The tokens of the text and the table names in it: what the grammar walks on."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    states: dict[int, tuple[int, str]]

    def capital(self, i: int) -> bool:
        return self.words[i][0].isupper() and self.words[i] not in NOT_NAME

    def adjacent(self, i: int) -> bool:
        """Whether one blank, and nothing else, parts tokens i and i + 1."""
        return self.starts[i + 1] - self.ends[i] <= 1 and self.words[i + 1] != "\n"


def find_organisations(
    text: str, heads: Iterable[tuple[int, int, Entry]], names: Iterable[tuple[int, int, str, str | None]]
) -> list[OrganisationName]:
    """The organisations around head words, leftmost longest, without overlap.

    `heads` are the spans of head words with their gazetteer entries, `names` the spans, kinds and states of the table
    names in the text (they tell where a state's name ends an organisation's).
    """
    heads = list(heads)
    if not heads:
        return []
    tokens = list(TOKEN.finditer(text))
    states = {start: (end, state) for start, end, kind, state in names if kind == "state" and state}
    line = _Line(text, [t.start() for t in tokens], [t.end() for t in tokens], [t.group() for t in tokens], states)
    starts = {start for start, _, _ in heads}
    spans = [span for start, end, entry in heads if (span := _around(line, start, end, entry, starts))]
    spans.sort(key=lambda s: (s.start, -s.end))
    kept: list[OrganisationName] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = _joined(kept[-1], span)
    return kept


def _joined(first: OrganisationName, second: OrganisationName) -> OrganisationName:
    """Two overlapping names as one: "Pakistan Institute" and "Institute of Peace Centre"."""
    state = first.state if first.state else second.state
    return OrganisationName(first.start, second.end, second.form, state, second.type)


def _around(line: _Line, start: int, end: int, entry: Entry, heads: set[int]) -> OrganisationName | None:
    """The name around one head word, None where the head alone is no name."""
    head = _heads()[entry.value]
    first = bisect_right(line.starts, start) - 1
    last = bisect_left(line.ends, end)
    if entry.rule == "lower":
        return _lower(line, first, end, head)
    left = _leftmost(line, first)
    right = _rightmost(line, min(last, len(line.words) - 1), head, heads)
    begin, finish = line.starts[left] if left < first else start, max(end, line.ends[right] if right > last else end)
    if left == first and right <= last and not head.alone:
        return None
    form = "mission" if head.type == "mission" else "suffix"
    return OrganisationName(begin, finish, form, _owner(line, begin, finish), head.type)


def _lower(line: _Line, first: int, end: int, head: _Head) -> OrganisationName | None:
    """A head in small letters after a state: "the Chinese embassy", "Iran’s foreign ministry"."""
    begin = line.starts[first]
    for start, (state_end, state) in line.states.items():
        between = line.text[state_end:begin]
        if between in (" ", "’s ", "'s "):
            form = "mission" if head.type == "mission" else "suffix"
            return OrganisationName(start if between == " " else begin, end, form, state, head.type)
    return None


def _leftmost(line: _Line, first: int) -> int:
    """The first token of the run of capitalised words that ends in the head."""
    left = first
    while left and first - left < LONGEST_LEFT and line.adjacent(left - 1) and line.capital(left - 1):
        word = line.words[left - 1]
        if word.endswith(("’s", "'s")) and line.starts[left - 1] in line.states:
            break
        left -= 1
    return left


def _rightmost(line: _Line, last: int, head: _Head, heads: set[int]) -> int:
    """The last token of the phrases that follow the head: "of Foreign Affairs and Trade"."""
    right, count = last, len(line.words)
    if head.right == "no" or right + 2 >= count or line.words[right + 1] not in NAME_LINKS:
        return last
    position = right + 1
    while position < count and position - last <= LONGEST_RIGHT and line.adjacent(position - 1):
        word = line.words[position]
        if line.capital(position):
            right = position
        elif (word in JOINERS and not (head.many and _continues(line, position, heads))) or (word not in INNER_LINKS and word not in NAME_LINKS and word not in JOINERS):
            break
        position += 1
    return right


def _continues(line: _Line, joiner: int, heads: set[int]) -> bool:
    """Whether what follows "and" or a comma still belongs to the name: capitalised, no state, no head of its own."""
    following = joiner + 1
    while following < len(line.words) and line.words[following] in ("and", "&", "the"):
        following += 1
    if following >= len(line.words) or not line.capital(following) or line.starts[following] in line.states:
        return False
    ahead = following
    while ahead < len(line.words) and line.capital(ahead):
        if line.starts[ahead] in heads:
            return False
        ahead += 1
    return line.words[joiner] != "," or _ends_in_and(line, following)


def _ends_in_and(line: _Line, position: int) -> bool:
    """Whether a list of capitalised words goes on to an "and": "Planning, Development and Reform"."""
    while position < len(line.words) and (line.capital(position) or line.words[position] in (",", "of")):
        position += 1
    return position < len(line.words) - 1 and line.words[position] in ("and", "&") and line.capital(position + 1)


def _owner(line: _Line, begin: int, finish: int) -> str | None:
    """The one state inside the name, or the one that owns it ("Pakistan’s Ministry of ..."), else None."""
    inside = {state: None for start, (end, state) in line.states.items() if begin <= start and end <= finish}
    if inside:
        return next(iter(inside)) if len(inside) == 1 else None
    for end, state in line.states.values():
        if line.text[end:begin] in ("’s ", "'s ", "’ ", "' "):
            return state
    return None


def find_learnt_acronyms(text: str, organisations: Iterable[OrganisationName]) -> list[tuple[int, int, str | None]]:
    """Spans and states of the acronyms that the text itself explains in brackets after a name: "... (ABCD)"."""
    learnt = {}
    for organisation in organisations:
        match = re.compile(r"\s?\(\s?[“\"‘']?([A-Z][A-Za-z&-]{1,9})[”\"’']?\s?\)").match(text, organisation.end)
        if match and sum(c.isupper() for c in match.group(1)) > 1:
            learnt[match.group(1)] = organisation.state
    return [(m.start(), m.end(), state) for word, state in learnt.items() for m in re.finditer(rf"\b{re.escape(word)}\b", text)]
