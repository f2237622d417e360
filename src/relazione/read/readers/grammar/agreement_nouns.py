"""Where a text speaks of an instrument: the nouns and names of agreements, each with its phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from relazione.codebook.table import rows
from relazione.read.parse import Parse
from relazione.read.reading import Reading

ERA = re.compile(r"\bpost[-‑ ]\s?(?:\w+[- ])?$|\bgovernment of national $")
NEAR = 40  # characters before an instrument's word
LONGEST_LEFT = 10  # tokens before the noun
LONGEST_RIGHT = 22  # tokens after it
LOOK = 6  # words after "in" that may say "the field of"
NUMBERS = {3: ("three",), 4: ("four",), 5: ("five",), 6: ("six",), 7: ("seven",), 8: ("eight",), 9: ("nine",)}
SHORTEST_LIST = 3  # a pair joined by "and" is more often one subject
ITEM = re.compile(r"(?:^|,)?\s*(?:and\s+)?(?:on\s+)?((?:(?! and on )[^,])+?)(?=,| and on |$)")
LISTED = re.compile(r"\s*(?:and\s+)?(?:on\s+)?([^;\s][^;]*?)\s*(?:;|$|\.$)")
MEMORANDA = frozenset(("memoranda", "memorandums", "letters", "protocols"))
COVERING = re.compile(r"(?:\s\([^)]*\))?,? covering (?:cooperation in |(?:the )?(?:areas|fields) of )?(?:the )?")
ON = re.compile(r"\s+on\s+")
ONE_ON = re.compile(r"\s*(?::|,|–|—)\s*one\s+on\s+")
OTHER_ON = re.compile(r",?\s+(?:and|as well as)\s+(?:another|one|the other)(?:\s+one)?\s+on\s+")
ITEM_END = re.compile(r"[.,;]|\s(?:between|with|during|in|at|by)\s")
FURTHEST_OTHER = 90  # letters from an instrument to the other one
LEFT_TAGS = frozenset(("JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "CD", "HYPH", "AFX", "JJR", "JJS", ":", "POS"))
CIRCUMSTANCES = frozenset({"during", "after", "while", "amid", "following", "before"})
COMPLEMENTS = frozenset(
    ("on", "for", "of", "to", "in", "concerning", "regarding", "aiming", "aimed", "about", "over", "covering")
)
JOINTS = frozenset(("and", "in", "&"))
SIDES = frozenset(("between", "with", "among"))
HEADLINED = frozenset(
    ("sign", "signs", "ink", "inks", "seal", "seals", "conclude", "concludes", "reach", "pen", "clinch")
)
ENDS = frozenset((";", ".", ":", "!", "?", "”", '"'))
END_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD", "WDT", "WP"))


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """A row of the table of instruments known by name."""

    name: str
    type: str
    parties: tuple[str, ...]
    needs: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One place where the text speaks of an instrument.

    `head` is the token of the noun; `first:last` the tokens of its name without article and complement, last included;
    `reach` the last token of its complement ("on trade between A and B"). `start:end` are the offsets of first to last
    or, for the name, to the end of a complement that tells what it is about (`title_end`). `type` and `need` are from
    the table of nouns; `known` is its row in the table of names, None where it has none.
    """

    head: int
    first: int
    last: int
    reach: int
    start: int
    end: int
    title_end: int
    type: str
    need: str
    known: NamedInstrument | None = None

    def named(self, reading: Reading) -> bool:
        """Whether the noun is in a capitalised name of two words or more, as its last or before "on" and "for"."""
        parse = reading.parse
        if parse.words[self.head][0].isupper() and parse.lower[self.head + 1 : self.head + 2] in (["on"], ["for"]):
            after = parse.words[self.head + 2 : parse.token_at(self.title_end - 1) + 1]
            if any(word[0].isupper() for word in after[:3]):
                return True
        words = parse.words[self.first : self.head + 1]
        return len(words) > 1 and words[-1][0].isupper() and sum(word[0].isupper() for word in words) > 1


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """One pattern over all nouns in small letters, longest first, and their type and need."""
    table = {row["phrase"]: (row["type"], row["need"]) for row in rows("agreement_nouns")}
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"\b({phrases})s?\b"), table


@cache
def _names() -> tuple[re.Pattern[str], dict[str, NamedInstrument]]:
    """One pattern over all known names, longest first, and their rows."""
    table = {}
    for row in rows("agreement_names"):
        parties = tuple(filter(None, row["parties"].split("|")))
        known = NamedInstrument(row["name"], row["type"], parties, row["needs"])
        for form in (row["name"], *filter(None, row["forms"].split("|"))):
            table[form] = known
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({forms})(?!\w)"), table


def find_instruments(reading: Reading) -> list[Instrument]:
    """All places where the text speaks of an instrument, in order."""
    text = reading.article.text
    states = {actor.name for actor in reading.actors if actor.kind == "state"}
    pattern, names = _names()
    found = []
    covered: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        known = names[" ".join(match.group(1).split())]
        if not known.needs or known.needs in states:
            covered.append(match.span())
            found.append(_instrument(reading, match.start(), match.end(), known.type, "free", known))
    pattern, nouns = _nouns()
    for match in pattern.finditer(_in_small_letters(text)):
        if not any(start < match.end() and match.start() < end for start, end in covered):
            kind, need = nouns[" ".join(match.group(1).split())]
            found.append(_instrument(reading, match.start(), match.end(), kind, need, None))
    found = [one for one in found if not any(_holds(other, one) for other in found)]
    return _clipped(reading.parse, sorted(_nominal(reading, found), key=lambda i: (i.start, i.end)))


def _holds(whole: Instrument, part: Instrument) -> bool:
    """Whether the noun of one is but a word in the name of the other: "Partnership and Cooperation Agreement"."""
    return not part.known and whole.first <= part.first and part.head < whole.head


def _in_small_letters(text: str) -> str:
    """The text in small letters, as long as it was; a pattern finds them much faster than letters of either case."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _clipped(parse: Parse, found: list[Instrument]) -> list[Instrument]:
    """The instruments, each ending before a next one that a comma or "and" joins to it."""
    clipped: list[Instrument] = []
    for instrument, following in zip(found, [*found[1:], None][: len(found)], strict=True):
        joint = _joint(parse, following.first) if following and following.first <= instrument.reach else 0
        if joint > instrument.head:
            end = min(instrument.title_end, parse.end[joint - 1])
            instrument = replace(instrument, reach=joint - 1, title_end=max(end, instrument.end))
        if not (clipped and _is_topic(parse, clipped[-1], instrument)):
            clipped.append(instrument)
    return clipped


def _is_topic(parse: Parse, before: Instrument, instrument: Instrument) -> bool:
    """Whether a mechanism is only what another instrument is about: "a memorandum on a Consultation Mechanism"."""
    inside = before.head < instrument.first and instrument.end <= before.title_end
    return inside and parse.lower[instrument.head] == "mechanism" and not before.known


def _joint(parse: Parse, first: int) -> int:
    """The token of the comma or "and" before token `first`, articles skipped; 0 where there is none."""
    before = first - 1
    while before > 0 and parse.tag[before] in ("DT", "PRP$"):
        before -= 1
    if before > 0 and parse.lower[before] in ("and", ","):
        return before - 1 if parse.words[before - 1] == "," else before
    return 0


def _nominal(reading: Reading, found: list[Instrument]) -> Iterator[Instrument]:
    """The instruments whose word is a noun here, and no acronym in brackets, and no part of a body's name."""
    parse = reading.parse
    heads = {instrument.head for instrument in found}
    for instrument in found:
        head = instrument.head
        if 0 < head < len(parse) - 1 and parse.words[head - 1] == "(" and parse.words[head + 1] == ")":
            continue
        if instrument.type == "other" and parse.dep[head] == "conj" and parse.head[head] in heads:
            continue
        if _is_era(parse, instrument):
            continue
        body = reading.outer(head)
        if body is not None and body.kind == "organisation" and body.last > head:
            continue
        if reading.parse.tag[instrument.head].startswith("N") or instrument.known or instrument.named(reading):
            yield instrument


def _is_era(parse: Parse, instrument: Instrument) -> bool:
    """Whether the words only tell of the time after an instrument, or of a government of accord: "post-pact era"."""
    before = parse.text[max(0, parse.start[instrument.head] - NEAR) : parse.start[instrument.head]].lower()
    return bool(ERA.search(before))


def _instrument(
    reading: Reading, start: int, end: int, kind: str, need: str, known: NamedInstrument | None
) -> Instrument:
    parse = reading.parse
    first, head = parse.token_at(start), parse.token_at(end - 1)
    begin, bottom = first, max(parse.sentences[parse.sentence[head]][0], first - LONGEST_LEFT)
    while begin > bottom:
        if parse.tag[begin - 1] in LEFT_TAGS and not _ends_name(parse, begin - 1):
            begin -= 1
        elif begin - 1 > bottom and _joins_name(reading, begin - 1, head):
            begin -= 2
        else:
            break
    while begin < first and (parse.tag[begin] in (":", "HYPH", "POS", "NFP") or parse.lower[begin] == "said"):
        begin += 1
    title, reach = _right(reading, head)
    return Instrument(
        head, begin, head, reach, parse.start[begin], parse.end[head], parse.end[title], kind, need, known
    )  # fmt: skip


def _joins_name(reading: Reading, i: int, head: int) -> bool:
    """Whether token i joins two parts of one capitalised name: "Trade in Goods Agreement", "Peace and Unity Accord"."""
    parse = reading.parse
    capitals = all(parse.words[part][0].isupper() for part in (i - 1, i + 1, head))
    if parse.lower[i - 2] == "of":  # "a Memorandum of Understanding and Agreements"
        return False
    return capitals and parse.lower[i] in JOINTS and parse.tag[i - 1] in LEFT_TAGS and reading.outer(i - 1) is None


def _ends_name(parse: Parse, i: int) -> bool:
    """Whether the token stands before a name and in none: a quotation mark, a colon, a headline's verb of signing."""
    return parse.words[i] in ("”", '"', ":", ";") or parse.lower[i] in HEADLINED


def items(reading: Reading, instrument: Instrument) -> list[Instrument]:
    """One instrument for each subject of a list: "agreements on investment, customs, and tourism" are three.

    Only plural nouns and lists of three or more are parted, and with a number only as many; all else is one instrument.
    """
    parse, head = reading.parse, instrument.head
    counts = [parse.lower[child] for child in parse.children[head] if parse.dep[child] == "nummod"]
    plural = parse.tag[head] in ("NNS", "NNPS") or (bool(counts) and parse.lower[head].endswith("s"))
    plural = plural or not MEMORANDA.isdisjoint(parse.lower[instrument.first : head])  # "memoranda of understanding on"
    if plural and parse.lower[head + 1 : head + 3] == ["on", ":"]:
        listed = list(_after_colon(reading.article.text, parse.end[head + 2]))
        if len(listed) > 1:
            return [_item(parse, instrument, start, end) for start, end in listed]
    parted = list(_one_by_one(parse, instrument, plural))
    if len(parted) > 1:
        return [_item(parse, instrument, start, end) for start, end in parted]
    covered = COVERING.match(parse.text, parse.end[head]) if plural else None
    if covered is None and (not plural or instrument.type == "other" or parse.lower[head + 1 : head + 2] != ["on"]):
        return [instrument]
    start, end = (
        (covered.end(), parse.end[parse.sentences[parse.sentence[head]][1] - 1] - 1)
        if covered
        else (parse.end[head + 1], instrument.title_end)
    )
    spans = list(_topics(reading.article.text, start, end))
    if len(spans) < SHORTEST_LIST or (counts and counts[0] not in (str(len(spans)), *NUMBERS.get(len(spans), ()))):
        return [instrument]
    return [_item(parse, instrument, start, end) for start, end in spans]


def _one_by_one(parse: Parse, instrument: Instrument, plural: bool) -> Iterator[tuple[int, int]]:
    """The spans of "a pact on A and another on B", and of "two pacts: one on A and one on B"."""
    start, end = parse.end[instrument.head], parse.end[parse.sentences[parse.sentence[instrument.head]][1] - 1]
    first = ONE_ON.match(parse.text, start, end) if plural else ON.match(parse.text, start, end)
    other = OTHER_ON.search(parse.text, first.end(), end) if first else None
    if first is None or other is None or other.start() - start > FURTHEST_OTHER:
        return
    stop = ITEM_END.search(parse.text, other.end(), end)
    yield first.end(), other.start()
    yield other.end(), stop.start() if stop else end


def _after_colon(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans of the items after "documents on:", parted by semicolons, up to the end of the sentence or line."""
    end = min((found for mark in (". ", ".\n", "\n\n") if (found := text.find(mark, start)) >= 0), default=len(text))
    for match in LISTED.finditer(text, start, end):
        yield match.span(1)


def _item(parse: Parse, instrument: Instrument, start: int, end: int) -> Instrument:
    first, last = parse.token_at(start), parse.token_at(end - 1)
    return replace(instrument, first=first, last=last, start=start, end=end, title_end=end)


def _topics(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the items of a list: parted by commas, the last two by "and"."""
    pieces = []
    for match in ITEM.finditer(text, start, end):
        pieces.append(match.span(1))
    if len(pieces) < SHORTEST_LIST - 1:
        return
    yield from pieces[:-1]
    first, last = pieces[-1]
    joint = text.rfind(" and ", first, last)
    if joint < 0 or text[:first].rstrip().endswith("and"):
        yield first, last
    else:
        yield first, joint
        yield joint + len(" and "), last


def _circumstance(reading: Reading, i: int) -> bool:
    """Whether token i begins where or when an instrument was made, and no subject: "in Oslo", "during the visit"."""
    parse = reading.parse
    if parse.lower[i] in CIRCUMSTANCES:
        return True
    if parse.lower[i] not in ("in", "on", "at") or i + 1 >= len(parse):
        return False
    place = reading.outer(i + 1)
    at = parse.start[i + 1]
    return (place is not None and place.kind == "city") or any(day.start <= at < day.end for day in reading.dates)


def _tells_subject(reading: Reading, i: int) -> bool:
    """Whether the word begins what an instrument is about: "in the field of trade", not "in a call" or "to the top"."""
    parse = reading.parse
    following = parse.lower[i + 1 : i + LOOK]
    if any(word in ("occasion", "sidelines", "margins", "behalf", "purpose", "basis") for word in following[:2]):
        return False
    if parse.lower[i] == "to":
        adverb = bool(following) and parse.tag[i + 1] == "RB" and parse.tag[i - 1] not in ("NNS", "NNPS")
        return bool(following) and "VB" in parse.tag[i + 1 : i + 2 + adverb]  # "a memorandum to further strengthen"
    if parse.lower[i] == "in" and following and parse.tag[i + 1] in ("DT", "PRP$"):
        return any(word.rstrip("s") in ("field", "area", "sphere", "sector", "domain", "matter") for word in following)
    return True


def _right(reading: Reading, head: int) -> tuple[int, int]:
    """The last tokens of what the instrument is about, and of its whole complement with the sides."""
    parse = reading.parse
    stop = min(parse.sentences[parse.sentence[head]][1], head + LONGEST_RIGHT)
    title, i = head, head + 1
    if i < stop and parse.words[i] == "(":  # an acronym in brackets
        while i < stop and parse.words[i - 1] != ")":
            i += 1
    if (
        i >= stop
        or parse.lower[i] not in COMPLEMENTS | SIDES
        or parse.tag[i] == "VBD"
        or not _tells_subject(reading, i)
    ):
        return head, i - 1
    about = parse.lower[i] in COMPLEMENTS
    while i < stop and parse.words[i] not in ENDS and parse.tag[i] not in END_TAGS and parse.lower[i] != "that":
        if parse.words[i].isspace() or "\n" in parse.text[parse.end[i - 1] : parse.start[i]]:
            break
        if parse.lower[i] in SIDES or _circumstance(reading, i):
            about = False
        if parse.lower[i] == "and" and parse.tag[i + 1 : i + 2] == ["PRP$"]:  # "the Accord of 2001 and its annexes"
            about = False
        if about:
            title = i
        i += 1
    while title > head and parse.tag[title] in ("IN", "DT", "CC", ",", "TO"):
        title -= 1
    return title, i - 1
