"""The name that goes with a title: after it, after a comma, or before it."""

from __future__ import annotations

from relazione.read.ground import Ground
from relazione.read.language import is_english_word, lemma_of
from relazione.read.offices import OfficeHit, part_of
from relazione.read.parse import Parse
from relazione.read.person_names import looks_personal, name_after, name_before, skip_honorifics
from relazione.read.title_draft import TitleDraft
from relazione.read.title_ends import body_words

_JOINTS = frozenset({",", "(", "–", "—", "-"})
_NO_NAMES = frozenset("from to in at on for with by after over says said news press office meets calls".split())
_SHORT_MODIFIER = 5  # tokens before the office words of the next title of a list
_LONGEST_LINE = 20  # tokens of a line that has only a name or only a title
_BECOMES = frozenset("as who is was elected appointed named nominated served serves".split())
_BETWEEN = frozenset("current then been has had newly re unanimously formally also".split())


def name_of(ground: Ground, hit: OfficeHit, draft: TitleDraft) -> tuple[int, int]:
    """The name beside a title: after it, after a comma, or before it with a comma; (-1, -1) where there is none."""
    after = _name_right(ground, draft.first, draft.last + 1, hit)
    above = (-1, -1) if hit.words.plural or _touches(draft, after) else _line_above(ground, draft)
    if above[0] >= 0:
        return above
    if after[0] >= 0 and not _next_of_list(ground, draft, after):
        return after
    left = _name_left(ground, draft.first, draft.last)
    return left if left[0] >= 0 else after


def _touches(draft: TitleDraft, after: tuple[int, int]) -> bool:
    """Whether the name follows the title at once, without a comma or honorific."""
    return after[0] == draft.last + 1


def _next_of_list(ground: Ground, draft: TitleDraft, name: tuple[int, int]) -> bool:
    """Whether the name after a title is the next of a list that has names first: "Mr A, Director, Mr B, Envoy"."""
    words, first, last = ground.parse.words, draft.first, name[1]
    if words[draft.last + 1] != "," or words[first - 1 : first] != [","] or words[last + 1 : last + 2] != [","]:
        return False
    follows = any(office >= 0 for office in ground.office_at[last + 2 : last + 2 + _SHORT_MODIFIER])
    left = _name_left(ground, first, draft.last)
    return follows and left[0] > draft.taken and _is_honoured(ground.parse, left[0])


def _line_above(ground: Ground, draft: TitleDraft) -> tuple[int, int]:
    """The name that alone fills the line above a title's line, as in lists and signatures; (-1, -1) where none does."""
    parse, i = ground.parse, draft.first - 1
    if i < 1 or "\n" not in parse.words[i] or parse.words[i].count("\n") > 1 or not _is_short_line(parse, draft.first):
        return (-1, -1)
    first = i - 1
    while first > 0 and "\n" not in parse.words[first - 1] and i - first < _LONGEST_LINE:
        first -= 1
    found = name_before(parse, i - 1, ground.blocked)
    if found is None or i - first >= _LONGEST_LINE:
        return (-1, -1)
    titles = (k for k in range(first, found) if ground.office_at[k] < 0 and part_of(parse.lower[k]) == "")
    last = name_after(parse, found, ground.blocked) or i - 1  # without the letters behind it: "Ms Name AO"
    return (found, last) if all(parse.lower[k] in ("the", ".") for k in titles) else (-1, -1)


def _is_short_line(parse: Parse, first: int) -> bool:
    """Whether the line that begins at token first is no sentence: it is short and has no verb that tells."""
    line = []
    for i in range(first, min(first + _LONGEST_LINE, len(parse))):
        if "\n" in parse.words[i]:
            break
        line.append(parse.tag[i])
    return len(line) < _LONGEST_LINE and not {"VBD", "VBZ", "MD"} & set(line)


def _name_right(ground: Ground, first: int, i: int, hit: OfficeHit) -> tuple[int, int]:
    parse = ground.parse
    if i >= len(parse) or parse.sentence[i] != parse.sentence[hit.last] or hit.words.plural:
        return (-1, -1)
    bracket = parse.words[i] in ("(", "[") and skip_honorifics(parse, i + 1) > i + 1  # "(Shri Name)"
    comma = bracket or parse.words[i] in (",", "–", "-", "—", ":")
    i += parse.words[i] in ('"', "“", "‘", "]") and not comma  # "[Vice President] Mr Name"
    if i >= len(parse):
        return (-1, -1)
    start = skip_honorifics(parse, i + 1 if comma else i)
    apart = start >= len(parse) or (parse.sentence[start] != parse.sentence[hit.last] and parse.words[i - 1] != "]")
    if apart or ground.blocked[start]:
        return (-1, -1)
    last = name_after(parse, start, ground.blocked)
    if last is None:
        return (-1, -1)
    if (
        comma
        and start == i + 1
        and (last == start or not (looks_personal(parse, start, last) or _all_proper(ground, start, last)))
    ):
        return (-1, -1)
    if not comma and (parse.words[start].islower() or _is_verb_of_heading(ground, start, last)):
        return (-1, -1)
    if last == start and (part_of(parse.lower[start]) == "portfolio" or parse.lower[start] in _NO_NAMES):
        return (-1, -1)
    if _is_body(ground, hit, start, last):
        return (-1, -1)
    if (
        comma
        and start > i + 1
        and last + 1 < len(parse)
        and parse.tag[last + 1] in ("VBD", "VBZ")
        and not _begins_clause(parse, first)
    ):
        return (-1, -1)  # "after talks with the Prime Minister, Mr Name said": the name begins a clause of its own
    if ground.outer[start] >= 0 and last == start and not _is_proper(parse.tag[start]):
        return (-1, -1)
    return (start, last)


def _is_body(ground: Ground, hit: OfficeHit, start: int, last: int) -> bool:
    """Whether English words after a title are no name: a body's last words, or one after "chief" ("Chief Guest")."""
    low = ground.parse.lower
    if not all(is_english_word(low[i]) for i in range(start, last + 1)):
        return False
    return low[last] in body_words() or (hit.words.phrase == "chief" and start == last)


def _begins_clause(parse: Parse, first: int) -> bool:
    """Whether a title at token first begins its sentence or follows a comma, and so is its clause's subject."""
    return first == 0 or parse.words[first - 1] in (",", ".") or parse.sentence[first - 1] != parse.sentence[first]


def _is_verb_of_heading(ground: Ground, start: int, last: int) -> bool:
    """Whether the words after a title are a heading's verb and no name: "Special Envoy Outlines Plan"."""
    parse = ground.parse
    ends = parse.sentences[parse.sentence[start]][1] - 1
    heading = not any(parse.words[i] in (".", "!", "?") for i in range(last + 1, ends + 1))
    low = parse.lower[start]
    if heading and low == "to" and start < last and ground.parse.lower.count(parse.lower[last]) == 1:
        return is_english_word(parse.lower[start + 1])  # "Ambassador To Issue Protest", not "President To Lam"
    verb = low.endswith("s") and is_english_word(low) and lemma_of(low, "VERB") == lemma_of(low, "NOUN") != low
    verb = verb or (low.endswith("s") and lemma_of(low, "VERB") != low and lemma_of(low, "NOUN") == low)
    verb = verb or (start < last and parse.pos[start] == "VERB" and is_english_word(low))
    return heading and verb and (start == last or not looks_personal(parse, start, last))


def told_status(ground: Ground, first: int, name_first: int, name_last: int) -> str:
    """The status that the words between a name and the title at token `first` tell: "served as", "nominated as"."""
    lower = ground.parse.lower
    between = lower[name_last + 1 : first]
    if name_last >= first or not between:
        return "current"
    if "nominated" in between or "designated" in between:
        return "incoming"
    followed = name_first > 0 and ground.parse.lemma[name_first - 1] in ("succeed", "replace") and between[0] == "as"
    return "former" if followed or between[0] == "served" else "current"


def _all_proper(ground: Ground, first: int, last: int) -> bool:
    parse = ground.parse
    plain = all(part_of(parse.lower[i]) == "" and ground.outer[i] < 0 for i in range(first, last + 1))
    return plain and all(_is_proper(parse.tag[i]) for i in range(first, last + 1) if parse.words[i][0].isalpha())


def _is_proper(tag: str) -> bool:
    return tag in ("NNP", "NNPS")


def _name_left(ground: Ground, first: int, last: int) -> tuple[int, int]:
    """The name before a title: "Name, the title", "Name (title)", "Name, who is title", "Name as title"."""
    parse = ground.parse
    i = first - 1
    if i < 1 or parse.sentence[i] != parse.sentence[first]:
        return (-1, -1)
    closed = (
        last + 1 >= len(parse)
        or parse.words[last + 1] in (",", ".", ")", ";", "–", "—", "and", "said", "told", "-", "\n\n")
        or (
            parse.sentence[last + 1] != parse.sentence[last]
            or parse.pos[last + 1] in ("VERB", "AUX", "ADP", "CCONJ", "SPACE", "PART")
        )
    )
    if not closed:
        return (-1, -1)
    joined = False
    while i > 0 and (parse.words[i] in _JOINTS or parse.lower[i] in _BECOMES or parse.lower[i] in _BETWEEN):
        joined = joined or parse.lower[i] not in _BETWEEN
        i -= 1
    if parse.sentence[i] != parse.sentence[first]:
        return (-1, -1)
    start = name_before(parse, i, ground.blocked)
    if start is None and joined and _is_surname(ground, i):
        start = i
    # "Dr. Name Secretary to the Cabinet"
    beside = start is not None and i == first - 1 and parse.tag[first] != "DT" and _is_honoured(parse, start)
    return (start, i) if start is not None and (joined or beside) else (-1, -1)


def _is_surname(ground: Ground, i: int) -> bool:
    """Whether token i alone names a person: "Mr Surname", or the last word of a longer name elsewhere in the text."""
    parse, word = ground.parse, ground.parse.words[i]
    if ground.blocked[i] or ground.outer[i] >= 0 or not (word.istitle() and parse.tag[i] == "NNP"):
        return False
    if part_of(parse.lower[i]) or is_english_word(parse.lower[i]):
        return False
    if _is_honoured(parse, i):
        return True
    return any(
        (first := name_before(parse, j, ground.blocked)) is not None and first < j
        for j in ground.capitals.get(word, ())
        if j != i
    )


def _is_honoured(parse: Parse, start: int) -> bool:
    """Whether an honorific or rank stands before the name at token start."""
    return start > 0 and (part_of(parse.lower[start - 1]) in ("honorific", "rank") or parse.words[start - 1] == "HE")
