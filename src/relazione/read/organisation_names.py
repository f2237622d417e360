"""Names of organisations that no table holds, known by a head word: "Busan Foundation for ...", "Ministry of ..."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from relazione.codebook.gazetteer import Entry
from relazione.codebook.table import rows
from relazione.read.language import is_english_word

TOKEN = re.compile(r"(?:[A-Z]\.)+(?=\W|$)|\w(?:\w|[’'.&/-](?=\w))*|&|[^\w\s]|\n")
LONGEST_LEFT = 7  # words before the head; longer runs of capitals are headings
LONGEST_RIGHT = 12  # words after the head
LONGEST_NAME = 4  # words of a person's name behind a body's
LINKS = {"of": ("of", "for", "on"), "mission": ("of", "in", "to"), "no": ()}
INNER_LINKS = frozenset(("of", "for", "the", "on", "de", "del", "against"))
JOINERS = frozenset(("and", "&", ","))
POSSESSIVES = ("’s", "'s")
POSSESSED_BY_MANY = frozenset(("People", "Women", "Children", "Men", "Workers", "King", "Queen"))
# Heads that often close a list inside another name: "Chamber of Commerce, Industries and Mines".
LIST_WORDS = frozenset(("Industries", "Enterprises", "Services"))
# Words before "and" that name a field of work: "Trade and Investment Authority", not "Hamas and Security Council".
FIELD = re.compile(
    r"(?:ment|tion|sion|ing|al|ic|ies|ity|ure|gy|ics|nce|nse|irs|ce|cy|"
    r"^(?:Trade|Research|Food|Health|Labou?r|Sports?|Youth|Commerce|Medium|Small))$"
)
ACRONYM = re.compile(r"\s?\(\s?[“\"‘']?([A-Z][A-Za-z&-]{0,8}[A-Z])[”\"’']?\s?\)")


@dataclass(frozen=True, slots=True)
class TableName:
    """A name that a table knows, where it stands: half-open offsets, kind and state as in NameHit."""

    start: int
    end: int
    kind: str
    state: str | None


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A span that names an organisation; `state` as in NameHit, `type` as in the table of head words."""

    start: int
    end: int
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
    return {
        row["head"]: _Head(row["type"], row["right"], row["many"] == "yes", row["alone"] == "yes")
        for row in rows("organisation_words")
    }


@cache
def _stops() -> frozenset[str]:
    return frozenset(word for row in rows("organisation_stops") for word in row["words"].split())


@dataclass(frozen=True, slots=True)
class _Line:
    """The tokens of the text, the states and table names in it, and where heads begin: what the grammar walks on.

    `states` maps the start of a state's name to its end and code, `state_starts` its end to its start, `bodies` the
    start of a table name of a state's body to its end and the state; `known` holds the ends of all table names.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    states: dict[int, tuple[int, str]]
    state_starts: dict[int, int]
    bodies: dict[int, tuple[int, str]]
    known: frozenset[int]
    heads: frozenset[int]

    def capital(self, i: int) -> bool:
        """Whether token i may be a word of a name."""
        return self.words[i][0].isupper() and self.words[i] not in _stops()

    def adjacent(self, i: int) -> bool:
        """Whether one blank at most, and no line break, parts tokens i and i + 1."""
        return self.starts[i + 1] - self.ends[i] <= 1 and self.words[i + 1] != "\n"

    def state_first(self, i: int) -> int:
        """The first token of the state's name that ends with token i, else i."""
        start = self.state_starts.get(self.ends[i])
        return i if start is None else min(i, bisect_left(self.starts, start))

    def state_last(self, i: int) -> int:
        """The last token of the state's name that begins with token i, else i."""
        end = self.states.get(self.starts[i], (self.ends[i], ""))[0]
        return max(i, bisect_right(self.ends, end) - 1)

    def name_ends(self, i: int) -> bool:
        """Whether token i begins another name: "... of Foreign Affairs | Maria Silva", "... of Trade | Colonel"."""
        before, word = self.words[i - 1], self.words[i]
        if self.foreign(i) and (FIELD.search(before) or (self.ends[i - 1] in self.known and self.capital(i - 1))):
            return True
        if self.two_foreign(i) or self.personal_run(i):
            return True
        if not self.capital(i - 1) or FIELD.search(word) or self.starts[i] in self.heads:
            return False
        return FIELD.search(before) is not None and not word.endswith("s")

    def foreign(self, i: int) -> bool:
        """Whether token i is a word that is neither English nor the beginning of a state's name or a head."""
        known = self.starts[i] in self.states or self.starts[i] in self.heads
        parts = self.words[i].lower().split("-")
        return not known and all(p.isalpha() for p in parts) and not all(is_english_word(p) for p in parts)

    def two_foreign(self, i: int) -> bool:
        """Whether two words that are not English follow one that is, or an acronym: "... of Ministers | Batyr Aman"."""
        if not (self.capital(i - 1) and self.capital(i) and self.foreign(i)) or i + 1 >= len(self.words):
            return False
        before = self.words[i - 1]
        english = before.isalpha() and (before.isupper() or is_english_word(before.lower()))
        return english and self.adjacent(i) and self.words[i + 1][0].isupper() and self.foreign(i + 1)

    def personal_run(self, i: int) -> bool:
        """Whether 2 to 4 capitals behind a field of work end in a foreign one: "... on Relations | Le Van Trung"."""
        end = i
        while end < len(self.words) and self.capital(end) and self.words[end].replace("-", "").isalpha():
            if self.starts[end] in self.states or self.starts[end] in self.heads or _is_field(self.words[end]):
                return False
            end += 1
            if end < len(self.words) and not self.adjacent(end - 1):
                break
        field = self.capital(i - 1) and _is_field(self.words[i - 1])
        return field and i + 1 < end <= i + LONGEST_NAME and self.foreign(end - 1)

    def person_follows(self, i: int) -> bool:
        """Whether token i ends a state's name and a capitalised word follows: "... of Sri Lanka Maria Silva"."""
        return self.ends[i] in self.state_starts and i + 1 < len(self.words) and self.capital(i + 1)


def _is_field(word: str) -> bool:
    """Whether a word, or its singular, looks like one for a field of work."""
    return FIELD.search(word) is not None or FIELD.search(word.removesuffix("s")) is not None


def find_organisations(
    text: str, heads: Sequence[tuple[int, int, Entry]], names: Sequence[TableName]
) -> list[OrganisationName]:
    """The organisations around head words, leftmost longest, without overlap.

    `heads` are the spans of head words with their gazetteer entries, `names` the table names of the text: a state's
    name ends an organisation's, and a table name is not joined to another by "and".
    """
    if not heads:
        return []
    heads = _longest(heads)
    line = _line(text, heads, names)
    spans = [span for start, end, entry in heads if (span := _around(line, start, end, entry))]
    spans.sort(key=lambda s: (s.start, -s.end))
    kept: list[OrganisationName] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = OrganisationName(kept[-1].start, span.end, kept[-1].state or span.state, span.type)
    return kept


def _longest(heads: Sequence[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    """The heads that lie in no longer one: "Chamber of Commerce", not "Chamber"."""
    kept: list[tuple[int, int, Entry]] = []
    for head in sorted(heads, key=lambda h: (h[0], -h[1])):
        if not kept or head[1] > kept[-1][1]:
            kept.append(head)
    return kept


def _line(text: str, heads: Sequence[tuple[int, int, Entry]], names: Sequence[TableName]) -> _Line:
    tokens = list(TOKEN.finditer(text))
    states = {name.start: (name.end, name.state) for name in names if name.kind == "state" and name.state}
    starts = frozenset(s for s, _, e in heads if e.rule != "lower" and e.value not in LIST_WORDS)
    return _Line(
        text=text,
        starts=[token.start() for token in tokens],
        ends=[token.end() for token in tokens],
        words=[token.group() for token in tokens],
        states=states,
        state_starts={end: start for start, (end, _) in states.items()},
        bodies={name.start: (name.end, name.state) for name in names if name.kind == "organisation" and name.state},
        known=frozenset(name.end for name in names),
        heads=starts,
    )


def _around(line: _Line, start: int, end: int, entry: Entry) -> OrganisationName | None:
    """The name around one head word, None where the head alone is no name."""
    head = _heads()[entry.value]
    first = bisect_right(line.starts, start) - 1
    if entry.rule == "lower":
        return _lower(line, first, end, head)
    last = min(bisect_left(line.ends, end), len(line.words) - 1)
    left, right = _leftmost(line, first), _rightmost(line, last, head)
    if left == first and right == last and not head.alone:
        return None
    begin = line.starts[left] if left < first else start
    finish = line.ends[right] if right > last else end
    if line.text[begin:finish].endswith(POSSESSIVES):
        finish -= 2
    return OrganisationName(begin, finish, _owner(line, begin, finish, head), head.type)


def _lower(line: _Line, first: int, end: int, head: _Head) -> OrganisationName | None:
    """A head in small letters after a state: "the Chinese embassy", "Iran’s foreign ministry"."""
    begin = line.starts[first]
    for start, (state_end, state) in line.states.items():
        between = line.text[state_end:begin]
        if between in (" ", "’s ", "'s "):
            return OrganisationName(start if between == " " else begin, end, state, head.type)
    return None


def _leftmost(line: _Line, first: int) -> int:
    """The first token of the run of capitalised words that ends in the head."""
    left = first
    while left and first - left < LONGEST_LEFT and line.adjacent(left - 1):
        word = line.words[left - 1]
        if line.capital(left - 1):
            if word.endswith(POSSESSIVES) and word[:-2] not in POSSESSED_BY_MANY:
                break
            left = line.state_first(left - 1)
        elif word in ("and", "&") and _joins_fields(line, left - 1):
            left -= 2
        else:
            break
    return left


def _joins_fields(line: _Line, joiner: int) -> bool:
    """Whether "and" stands between two fields of work, and not between two names."""
    before = joiner - 1
    if before < 1 or not line.adjacent(before) or not line.capital(before):
        return False
    if not (line.capital(before - 1) or line.words[before - 1] in ("the", "The")):
        return False
    in_table = line.ends[before] in line.known or line.starts[before] in line.heads
    return not in_table and FIELD.search(line.words[before]) is not None


def _rightmost(line: _Line, last: int, head: _Head) -> int:
    """The last token of the phrases that follow the head: "of Foreign Affairs and Trade"."""
    right, count = last, len(line.words)
    if last + 2 >= count or line.words[last + 1] not in LINKS[head.right] or not line.adjacent(last):
        return last
    position = last + 1
    while position < count and position - last <= LONGEST_RIGHT and line.adjacent(position - 1):
        word = line.words[position]
        if line.capital(position):
            if line.name_ends(position):
                break
            position = right = line.state_last(position)
            if word.endswith(POSSESSIVES):  # "Standing Committee of China's | National People's Congress"
                owned = line.bodies.get(line.starts[position + 1]) if position + 1 < count else None
                return right if owned is None else bisect_right(line.ends, owned[0]) - 1
            if line.person_follows(position):
                break
        elif word in JOINERS:
            if not (head.many and _continues(line, position)):
                break
        elif word not in INNER_LINKS and word not in LINKS[head.right]:
            break
        position += 1
    return right


def _continues(line: _Line, joiner: int) -> bool:
    """Whether what follows "and" or a comma still belongs to the name: capitalised, no state, no head of its own."""
    following = joiner + 1
    while following < len(line.words) and line.words[following] in ("and", "&", "the"):
        following += 1
    if following >= len(line.words) or not line.capital(following) or line.starts[following] in line.states:
        return False
    if line.ends[following] in line.known:
        return False
    ahead = following
    while ahead < len(line.words) and line.capital(ahead):
        if line.starts[ahead] in line.heads:
            return False
        ahead += 1
    if ahead < len(line.words) and line.words[ahead][0].isupper():
        return False  # a title: "and Permanent Secretary"
    return line.words[joiner] != "," or line.words[joiner + 1] in ("and", "&") or _ends_in_and(line, following)


def _ends_in_and(line: _Line, position: int) -> bool:
    """Whether a list of capitalised words goes on to an "and": "Planning, Development and Reform"."""
    count = len(line.words)
    while position < count and (line.capital(position) or line.words[position] in (",", "of")):
        position += 1
    return position < count - 1 and line.words[position] in ("and", "&") and line.capital(position + 1)


def _owner(line: _Line, begin: int, finish: int, head: _Head) -> str | None:
    """The one state inside the name, the one that owns it ("Pakistan’s Ministry of ..."), or that of a body inside.

    Of the two states of "the Sri Lankan embassy in Oman" the first one sends.
    """
    inside = {state: None for start, (end, state) in sorted(line.states.items()) if begin <= start and end <= finish}
    if len(inside) > 1 and head.type != "mission":
        return None
    if inside:
        return next(iter(inside))
    for end, state in line.states.values():
        if line.text[end:begin] in ("’s ", "'s ", "’ ", "' "):
            return state
    of_bodies = {state for start, (end, state) in line.bodies.items() if begin <= start and end <= finish}
    return of_bodies.pop() if len(of_bodies) == 1 else None  # "the Liaison Department of the CPC"


def find_learnt_acronyms(text: str, names: Iterable[TableName]) -> list[tuple[int, int, str | None]]:
    """Spans and states of the acronyms that the text itself explains in brackets after a name: "... (ABCD)"."""
    learnt: dict[str, str | None] = {}
    for name in names:
        match = ACRONYM.match(text, name.end)
        if match and sum(letter.isupper() for letter in match.group(1)) > 1:
            learnt.setdefault(match.group(1), name.state)
    return [
        (match.start(), match.end(), state)
        for word, state in learnt.items()
        for match in re.finditer(rf"\b{re.escape(word)}\b", text)
    ]
