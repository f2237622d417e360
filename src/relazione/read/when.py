"""The date of an event: which of the article's date expressions the sentence ties to it, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from relazione.codebook.table import rows
from relazione.read.dates import DateMention, resolve_backward, resolve_forward
from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.reading import Reading

# How closely a date expression belongs to an event, from the parse. Larger is closer; UNTIED ones are not used.
ATTACHED, SAME_VERB, IN_CLAUSE, WIDER_VERB, UNTIED = 4, 3, 2, 1, 0
VERBS = frozenset(("VERB", "AUX"))
# A date at such a relation above the event is that of the telling, not of what is told.
TOLD = frozenset(("ccomp", "parataxis"))
NAMING = frozenset(("compound", "nmod", "nummod", "amod", "poss"))  # "the 2018 summit": the date of that noun
LIMITS = frozenset(("until", "till", "before", "by", "ahead", "than", "since"))  # an end or a beginning, not the day
EARLIER = frozenset(
    ("recent", "recently", "previous", "preceding", "earlier", "last", "past", "current", "had", "just")
)
FUTURE = frozenset(("will", "shall", "'ll", "’ll", "would"))
COMING = frozenset(("upcoming", "forthcoming", "coming", "future", "due", "scheduled", "slated", "planned", "expected"))
PREPOSITIONS = frozenset(("on", "in", "at", "from", "between", "during", "since", "by", "for"))
_BEFORE_TIME = frozenset(("on", "late", "early", "earlier", "here", "the"))
PRECISION_RANK = {"day": 3, "interval": 3, "month": 2, "year": 1, "none": 0}


def when(
    reading: Reading, start: int, end: int, head: int | None = None, planned: bool | None = None
) -> tuple[Value | None, Value | None]:
    """The date and the date words of the event whose clause is `start:end` and whose trigger is the token `head`.

    First of the pair: ISO text, None where the words give no date or it cannot be resolved. Second: the words, None
    where there are none. Without `head` the clause's own top word is taken. `planned` tells that the event lies ahead,
    so that "on Wednesday" is a day to come; None leaves that to the verb. Durations ("for three days"), sets ("every
    year") and anniversaries are never an event's date. Falls back on the day of the dateline (`article_day`) for what
    a dated report tells as its own news.
    """
    parse = reading.parse
    trigger = _top(parse, start, end) if head is None else head
    ahead = _is_ahead(parse, trigger) if planned is None else planned
    recalled = _recalled(reading, trigger)
    if recalled is not None:
        return recalled, None
    read = _chosen(reading, trigger, start, end, ahead)
    if read is None:
        apart = ahead or _is_background(parse, trigger) or _is_bounded(parse, trigger)
        return (None if apart else article_day(reading)), None
    first = _with_preposition(parse, read)
    words = Value(parse.text[first : read.end], first, read.end)
    if read.value is None:
        return None, words
    return Value(read.value, read.start, read.end, read.basis), words


def article_day(reading: Reading) -> Value | None:
    """The day that the article's dateline or head gives to all it reports, None where it gives none.

    Only a full date that stands by itself ("3 October 2005, Brussels") counts: the day of publication alone is never
    the day of an event (CODEBOOK).
    """
    for section in reading.sections:
        if section.kind not in ("dateline", "heading", "byline"):
            break
        for mention in reading.dates_in(section.start, section.end):
            if mention.precision == "day" and mention.basis == "stated":
                return Value(mention.value or "", mention.start, mention.end, "stated")
    return None


def _recalled(reading: Reading, trigger: int) -> Value | None:
    """The year of an event that the sentence names to count its anniversary ("the 25th anniversary of"), or None."""
    parse = reading.parse
    first, last = parse.sentences[parse.sentence[trigger]]
    for mention in reading.dates_in(parse.start[first], parse.end[last - 1]):
        anchor = _anchor(parse, mention)
        if (
            mention.kind == "anniversary"
            and mention.backward
            and anchor != trigger
            and anchor in _climb(parse, trigger)
        ):
            return Value(mention.backward, mention.start, mention.end, "resolved")
    return None


def _is_background(parse: Parse, trigger: int) -> bool:
    """Whether the words set the event apart from the news of the report ("the recent summit", "had congratulated")."""
    verb = _verb_above(parse, trigger)
    return any(parse.lower[child] in EARLIER for child in parse.children[trigger] + parse.children[verb])


def _is_bounded(parse: Parse, trigger: int) -> bool:
    """Whether its own words say since or until when ("has paid for it since 2010"), which no single day can be."""
    return any(parse.lower[child] in ("since", "until") for child in parse.children[_verb_above(parse, trigger)])


def _top(parse: Parse, start: int, end: int) -> int:
    """The token of the span that the rest of the span hangs on: the first whose head lies outside it."""
    first, last = parse.token_at(start), parse.token_at(max(start, end - 1))
    tops = [i for i in range(first, last + 1) if not first <= parse.head[i] <= last or parse.head[i] == i]
    verbs = [i for i in tops if parse.pos[i] in VERBS]
    return (verbs or tops or [first])[0]


def _chosen(reading: Reading, trigger: int, start: int, end: int, ahead: bool) -> DateMention | None:
    """The date expression of the trigger's sentence, or of a longer clause, that lies closest to the event.

    It is read as the event's time demands; what lies ahead is not dated back, nor what is past ahead.
    """
    parse = reading.parse
    past = not ahead and _is_past(parse, trigger)
    first, last = parse.sentences[parse.sentence[trigger]]
    low, high = min(start, parse.start[first]), max(end, parse.end[last - 1])
    best: tuple[tuple[int, int, int], DateMention] | None = None
    for found in reading.dates_in(low, high):
        mention = resolve_forward(found) if ahead else resolve_backward(found) if past else found
        if mention.kind != "date" or not _is_possible(mention, reading.article.published, ahead, past):
            continue
        if _dates_the_telling(parse, mention, trigger):
            continue
        anchor = _anchor(parse, mention)
        inside = start <= mention.start and mention.end <= end
        tie = _tie(parse, anchor, trigger, inside, mention.precision in ("day", "month", "none"))
        if tie == UNTIED:
            continue
        key = (tie, PRECISION_RANK[mention.precision], -abs(anchor - trigger))
        if best is None or key > best[0]:
            best = (key, mention)
    return best[1] if best else None


def _dates_the_telling(parse: Parse, mention: DateMention, trigger: int) -> bool:
    """Whether it stands right behind a verb of telling and before what is told ("announced Tuesday she will visit")."""
    first = parse.token_at(mention.start)
    before = first - 1
    while before > 0 and parse.lower[before] in _BEFORE_TIME:
        before -= 1
    if before > 0 and parse.pos[before] == "NOUN":  # "told reporters Friday"
        before -= 1
    if before < 0 or before == trigger or parse.pos[before] not in VERBS or parse.lemma[before] not in _telling():
        return False
    told = _verb_above(parse, trigger)
    return told > first and parse.sentence[told] == parse.sentence[first]


@cache
def _telling() -> frozenset[str]:
    """Verbs that tell something, by their lemma (table `stance_verbs`)."""
    return frozenset(row["verb"] for row in rows("stance_verbs") if row["manner"] == "say")


def _is_possible(mention: DateMention, published: date | None, ahead: bool, past: bool) -> bool:
    """Whether an event to come is not given a time before publication, nor a past one a time after it."""
    if published is None or mention.value is None:
        return True
    day = published.isoformat()
    if ahead:
        last = mention.value.split("/")[-1]
        return last >= day[: len(last)]
    first = mention.value.split("/")[0]
    return not past or first <= day[: len(first)]


def _anchor(parse: Parse, mention: DateMention) -> int:
    """The token of the expression that hangs on a word outside it."""
    first, last = parse.token_at(mention.start), parse.token_at(mention.end - 1)
    for i in range(first, last + 1):
        if not first <= parse.head[i] <= last:
            return i
    return first


def _climb(parse: Parse, token: int) -> Iterator[int]:
    """The token and all that it hangs on, up to the root."""
    yield token
    yield from parse.above(token)


def _verb_above(parse: Parse, token: int) -> int:
    """The nearest verb at or above the token; the root where there is none."""
    above = token
    for above in _climb(parse, token):
        if parse.pos[above] in VERBS and parse.dep[above] not in ("aux", "auxpass"):
            return above
    return above


def _tie(parse: Parse, anchor: int, trigger: int, inside: bool, precise: bool) -> int:
    """How closely the date at `anchor` belongs to the trigger.

    `inside` tells that it lies in the event's clause, `precise` that it is a day or month: a bare year before a noun
    ("the 2015 nuclear deal") names that noun only, and "for 2015" is the time of what is planned.
    """
    path = list(_climb(parse, parse.head[anchor]))
    names_another = parse.dep[anchor] in NAMING and parse.pos[path[0]] in ("NOUN", "PROPN") and path[0] != trigger
    limit = parse.lower[path[0]] in LIMITS or (parse.lower[path[0]] == "for" and not precise)
    if (names_another and not (inside and precise)) or limit:
        return UNTIED
    verb = _verb_above(parse, anchor)
    if trigger in path and (verb == trigger or trigger in path[: path.index(verb)] if verb in path else True):
        return ATTACHED
    own = _verb_above(parse, trigger)
    if verb == own:
        return SAME_VERB
    if inside:
        return IN_CLAUSE
    return WIDER_VERB if _reaches(parse, own, verb) else UNTIED


def _reaches(parse: Parse, own: int, verb: int) -> bool:
    """Whether the event's verb hangs on the date's verb without being told, thought or said by it."""
    for token in _climb(parse, own):
        if token == verb:
            return True
        if parse.dep[token] in TOLD:
            return False
    return False


def _is_ahead(parse: Parse, trigger: int) -> bool:
    """Whether the words over or beside the trigger speak of the future ("will", "the forthcoming summit", "due in")."""
    verb = _verb_above(parse, trigger)
    beside = {parse.lower[child] for child in parse.children[trigger]}
    return bool(beside & COMING) or any(parse.lower[child] in FUTURE for child in parse.children[verb])


def _is_past(parse: Parse, trigger: int) -> bool:
    """Whether the event's own verb, or the verb of which it is subject or object, speaks of the past."""
    verb = _verb_above(parse, trigger)
    own = verb == trigger or (parse.head[trigger] == verb and parse.dep[trigger] in ("dobj", "nsubj", "nsubjpass"))
    return own and (parse.tag[verb] == "VBD" or any(parse.tag[child] == "VBD" for child in parse.children[verb]))


def _with_preposition(parse: Parse, mention: DateMention) -> int:
    """Where the words of the date begin, a preposition before them included."""
    first = parse.token_at(mention.start)
    if first and parse.lower[first - 1] in PREPOSITIONS and parse.sentence[first - 1] == parse.sentence[first]:
        return parse.start[first - 1]
    return mention.start
