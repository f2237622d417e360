"""Agreements: the instruments that a text says were signed, are in force, are proposed or under negotiation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from relazione.codebook.states import states
from relazione.read.domains import domains_in
from relazione.read.finding import Finding, Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.agreement_belief import FEW, POINTING, YEAR, believed, of_day, plural
from relazione.read.readers.grammar.agreement_cities import partners
from relazione.read.readers.grammar.agreement_dates import signed
from relazione.read.readers.grammar.agreement_nouns import Instrument, find_instruments, items
from relazione.read.readers.grammar.agreement_parties import parties
from relazione.read.readers.grammar.agreement_standing import SIGNED, Standing, standing, words
from relazione.read.reading import Reading

SIGNED_TYPES = frozenset(("mou", "contract", "joint_statement", "other"))  # hardly ever spoken of but when signed
STANDING_TYPES = frozenset(("treaty", "framework", "free_trade"))  # "the 1951 treaty" speaks of one in force
APPOSED = frozenset(("appos", "npadvmod"))  # how the parser hangs "..., a pact" on what goes before
SOURCES = frozenset(("to", "under", "by", "within"))
VISA_WAIVER = re.compile(r"\b(?:visa-free|visa[- ]exempt\w*|(?:exemption|waiver|abolition)\b.*\bvisas?)\b")
# What the title of a plain agreement tells of its type.
TOLD_BY_TITLE = (
    ("visa_waiver", VISA_WAIVER),
    ("ceasefire", re.compile(r"\bcease-?fire|\btruce|\bcessation of hostilities")),
    ("loan", re.compile(r"\bloans?\b|\bcredit (?:line|facility|accord|deal)\b")),
)
LIST_LENGTH = 4  # sentences after "three agreements were signed" that may still list them
BULLETS = frozenset(("*", "-", "•", "–", "·", "●"))
MANY = 4  # documents that are never all told of by one other
MORE = frozenset("also further another additionally moreover separate separately additional second third".split())
# What an instrument of a type is about where no word tells more.
USUAL_DOMAIN = {"free_trade": "trade", "ceasefire": "peace", "visa_waiver": "people", "loan": "finance"}
TRADED = re.compile(
    r"\b(?:sell|sale|buy|purchase|suppl|deliver|export|import|stake|build|construct|million|billion|worth|compan)|[$€£¥]"
)
FRIENDLY = re.compile(r"\b(?:friend(?:ship|ly)|amity|good[- ]neighbou?rl)")  # of politics
OLD = 2  # years
SURE, HALF_SURE = 0.8, 0.6  # scores; not calibrated
SAME_NAME = 0.5  # share of the shorter name's words from which on two names are one


@dataclass(frozen=True, slots=True)
class _Record:
    """An instrument while the text is walked through: later words may put a fuller one in its place."""

    instrument: Instrument
    kind: str
    standing: Standing
    parties: tuple[Value, ...]
    subject: frozenset[str]
    signed: Value | None
    domains: tuple[Value, ...]
    explicit: bool = False  # whether its own words name the parties
    name: str = ""  # its capitalised name, empty where it has none


def find(reading: Reading) -> Iterator[Finding]:
    """The agreements of an article, one finding for each instrument, in order of first mention."""
    records: list[_Record] = []
    for instrument in find_instruments(reading):
        told = standing(reading.parse, instrument)
        if told.denied:
            continue
        if _points_back(reading, instrument, {record.kind for record in records}) and records:
            _add(reading, records, instrument, told)
            continue
        told, day = _listed_under(reading.parse, records, instrument, told)
        tied: list[tuple[Instrument, tuple[Value, ...]]] = [(instrument, two) for two in partners(reading, instrument)]
        for item, towns in tied or [(item, ()) for item in items(reading, instrument)]:
            record = _record(reading, item, told, towns)
            record = replace(record, signed=record.signed or day) if record is not None else None
            if record is not None and not _merged(reading, records, record):
                records.append(record)
    _inherit(reading.parse, records)
    yield from (_finding(reading, record) for record in records if not _summed_up(reading.parse, record, records))


def _listed_under(
    parse: Parse, records: list[_Record], instrument: Instrument, told: Standing
) -> tuple[Standing, Value | None]:
    """The standing and the day that a sum told of just before gives to those listed under it, else the own standing."""
    if told.status or instrument.known or instrument.title_end == instrument.end:
        return told, None
    here = parse.sentence[instrument.head]
    for record in reversed(records):
        near = 0 <= here - parse.sentence[record.instrument.head] <= LIST_LENGTH
        if near and plural(parse, record.instrument) and record.standing.status in ("signed", "proposed"):
            return Standing(record.standing.status, None), record.signed
    return told, None


def _inherit(parse: Parse, records: list[_Record]) -> None:
    """Gives what is told of several instruments to those listed after: "two pacts were signed: a treaty ..."."""
    several: _Record | None = None
    for number, record in enumerate(records):
        if plural(parse, record.instrument) and record.standing.status:
            several = record
        elif several and not record.standing.status and not record.instrument.known:
            records[number] = replace(record, standing=several.standing, signed=record.signed or several.signed)


def _points_back(reading: Reading, instrument: Instrument, earlier: set[str]) -> bool:
    """Whether the words only point to an instrument told of before: "the agreement", "according to the pact".

    `earlier` are the types of those told of before.
    """
    parse = reading.parse
    if instrument.known or instrument.title_end > instrument.end or not instrument.first:
        return False
    if parse.lower[min(instrument.head + 1, len(parse) - 1)] in ("between", "with") or of_day(reading, instrument):
        return False
    if instrument.first < instrument.head:
        return instrument.type in earlier and _says_nothing_new(parse, instrument)
    if parse.lemma[instrument.head] not in words("anaphor"):
        return False
    if parse.lower[instrument.first - 1] in POINTING:
        return True
    # "the agreement between A and B, a pact signed in May"
    return parse.dep[instrument.head] in APPOSED and parse.words[instrument.first - 2] == ","


def _says_nothing_new(parse: Parse, instrument: Instrument) -> bool:
    """Whether nothing before the noun tells the instrument from another: "the said proposed memorandum"."""
    before = instrument.first - 1
    if parse.tag[before] == "VBD":  # "he said new agreements"
        return False
    if parse.lower[before] not in POINTING and not (
        parse.lower[before] == "newly" and parse.lower[before - 1] in POINTING
    ):
        return False
    empty = words("anaphor") | words("vague") | words("proposed") | words("unnamed") | SIGNED | {"of"}
    return all(
        parse.lower[i] in empty or parse.lemma[i].lower() in empty or YEAR.fullmatch(parse.words[i])
        for i in range(instrument.first, instrument.head + 1)
    )


def _add(reading: Reading, records: list[_Record], instrument: Instrument, told: Standing) -> None:
    """Gives the domains and the date of a later mention to the instrument it points to."""
    alike = [number for number, record in enumerate(records) if record.kind == instrument.type]
    number = alike[-1] if alike else len(records) - 1
    record = records[number]
    if not record.domains and _tells(reading.parse, instrument.head):
        first, last = reading.parse.sentences[reading.parse.sentence[instrument.head]]
        start, end = reading.parse.start[first], reading.parse.end[last - 1]
        record = replace(record, domains=domains_in(reading, start, end, general=False))
    if record.signed is None and told.status == "signed" and told.verb is not None:
        standing_now = record.standing if record.standing.status else told
        record = replace(record, signed=signed(reading, instrument, told), standing=standing_now)
    records[number] = record


def _tells(parse: Parse, head: int) -> bool:
    """Whether the sentence tells what the instrument is for: "the pact aims at", "under the pact", "by the pact"."""
    above = parse.head[head]
    return parse.dep[head] in ("nsubj", "nsubjpass") or (parse.dep[head] == "pobj" and parse.lower[above] in SOURCES)


def _record(reading: Reading, instrument: Instrument, told: Standing, towns: tuple[Value, ...] = ()) -> _Record | None:
    """The instrument with all that its own sentence tells of it, None where it is not believed.

    `towns` are the two that it ties, where it ties towns.
    """
    bound, explicit = (list(towns), True) if towns else parties(reading, instrument, told.verb)
    named = instrument.named(reading)
    if not believed(reading, instrument, told, explicit, named, bound):
        return None
    domains = _domains(reading, instrument)
    day = signed(reading, instrument, told)
    kind = instrument.type if towns else _kind(reading, instrument, bound)
    name = " ".join(reading.article.text[instrument.start : instrument.title_end].split()) if named else ""
    return _Record(instrument, kind, told, tuple(bound), _subject(reading, instrument), day, domains, explicit, name)


def _domains(reading: Reading, instrument: Instrument) -> tuple[Value, ...]:
    """The domains of what the instrument is about, else of the words after it, else of the sides that sign it."""
    parse = reading.parse
    last = parse.end[parse.sentences[parse.sentence[instrument.head]][1] - 1]
    found = domains_in(reading, instrument.start, instrument.title_end, general=False)
    if found or instrument.known:
        return found
    after = domains_in(reading, instrument.end, last, general=False)
    bodies = [m for m in reading.mentions_in(instrument.end, last) if m.kind in ("organisation", "person")]
    outside = [value for value in after if not any(m.start <= value.start and value.end <= m.end for m in bodies)]
    return tuple(outside) or after


def _subject(reading: Reading, instrument: Instrument) -> frozenset[str]:
    """The words that tell this instrument from others of its type: no numbers, no states, no "new", no "agreement"."""
    parse = reading.parse
    last = parse.token_at(instrument.title_end - 1)
    return frozenset(
        parse.lemma[i]
        for i in range(instrument.first, last + 1)
        if parse.pos[i] in ("NOUN", "PROPN", "VERB", "ADJ")
        and parse.lemma[i] not in words("vague")
        and parse.lemma[i] not in words("anaphor")
        and reading.inner(i) is None
    )


def _merged(reading: Reading, records: list[_Record], record: _Record) -> bool:
    """Whether an earlier record is the same instrument; what the later one adds goes to the earlier."""
    for number, earlier in enumerate(records):
        if _same(earlier, record) and not _another(reading.parse, earlier, record):
            records[number] = _joined(reading.parse, earlier, record)
            return True
    return False


def _joined(parse: Parse, earlier: _Record, later: _Record) -> _Record:
    """One record of two: the earlier with what the later adds, or the later's name where the earlier's only sums up."""
    named = later if later.subject and not earlier.subject and plural(parse, earlier.instrument) else earlier
    return replace(
        named,
        parties=later.parties if later.explicit and not earlier.explicit else named.parties,
        explicit=earlier.explicit or later.explicit,
        standing=earlier.standing if earlier.standing.status else later.standing,
        signed=earlier.signed or later.signed,
        domains=earlier.domains or later.domains,
    )


def _another(parse: Parse, earlier: _Record, later: _Record) -> bool:
    """Whether the words tell that the later is another one: an item of the same list, or "they also signed a pact"."""
    ours, theirs = earlier.instrument, later.instrument
    if ours.known or (not later.subject and not earlier.subject) or earlier.subject == later.subject:
        return False
    if earlier.subject & later.subject:
        return False
    if _is_item(parse, ours) and _is_item(parse, theirs):
        return True
    indefinite = parse.lower[theirs.first - 1 : theirs.first] in (["a"], ["an"])
    verb = later.standing.verb
    told = [parse.lower[child] for child in parse.children[verb]] if verb is not None else []
    above = [parse.lower[child] for child in parse.children[parse.head[verb]]] if verb is not None else []
    return indefinite and not MORE.isdisjoint([*told, *above])


def _is_item(parse: Parse, instrument: Instrument) -> bool:
    """Whether the instrument begins an item of a list, after a bullet or a new line."""
    i = instrument.first - 1
    i -= i >= 0 and parse.lower[i] in ("a", "an", "the")
    return i >= 0 and (parse.words[i] in BULLETS or "\n" in parse.words[i])


def _same(a: _Record, b: _Record) -> bool:
    """Whether two records are one instrument: the same name, or the same type, parties, date and subject."""
    if a.instrument.known or b.instrument.known:
        return a.instrument.known == b.instrument.known
    if a.kind != b.kind:
        return False
    if a.subject and a.name and a.name == b.name and not (a.explicit and b.explicit):
        return True
    ours, theirs = {p.value for p in a.parties}, {p.value for p in b.parties}
    if not (ours <= theirs or theirs <= ours):
        return False
    if a.signed and b.signed and a.signed.value != b.signed.value:
        return False
    if {a.standing.status, b.standing.status} == {"signed", "proposed"} and a.subject != b.subject:
        return False
    if not a.subject or not b.subject:
        return True
    return len(a.subject & b.subject) / min(len(a.subject), len(b.subject)) > SAME_NAME


def _summed_up(parse: Parse, record: _Record, records: list[_Record]) -> bool:
    """Whether the record only sums up others of the same parties: "four documents were signed", then each of them."""
    if _headlined(parse, record, records):
        return True
    if record.subject or record.instrument.known or _dated_here(parse, record):
        return False
    ours = {party.value for party in record.parties}
    others = [other for other in records if other is not record and ours & {party.value for party in other.parties}]
    alike = [other for other in others if other.kind == record.kind and other.subject]
    if _number(parse, record.instrument) > MANY and len(others) < FEW:
        return False
    return len(alike) > 1 or any(_plainer(record, other) for other in others)


def _headlined(parse: Parse, record: _Record, records: list[_Record]) -> bool:
    """Whether a headline's "pact" or "deal" is one that the body tells of by its own kind: "a credit agreement"."""
    if parse.sentence[record.instrument.head] or parse.lemma[record.instrument.head].lower() not in ("deal", "pact"):
        return False
    ours = {party.value for party in record.parties}
    later = [other for other in records if parse.sentence[other.instrument.head] and other.kind != record.kind]
    return any(ours == {p.value for p in other.parties} and other.standing.status == "signed" for other in later)


def _number(parse: Parse, instrument: Instrument) -> int:
    """How many instruments the words count: 12 in "12 documents", 0 where they do not."""
    counts = (parse.words[i] for i in range(instrument.first, instrument.head))
    return next((int(word) for word in counts if word.isdigit()), 0)


def _dated_here(parse: Parse, record: _Record) -> bool:
    """Whether the instrument's own sentence gives its date."""
    first = parse.sentences[parse.sentence[record.instrument.head]][0]
    return record.signed is not None and record.signed.start >= parse.start[first]


def _plainer(record: _Record, other: _Record) -> bool:
    """Whether the record's noun says less than the other's: "documents" less than "memorandums of understanding"."""
    order = ("other", "agreement", "contract")
    ours, theirs = record.kind, other.kind
    return ours in order and (theirs not in order or order.index(ours) < order.index(theirs))


def _kind(reading: Reading, instrument: Instrument, bound: list[Value]) -> str:
    """The type of the codebook; an agreement of two cities makes them sister cities."""
    cities = {actor.name for actor in reading.actors if actor.kind == "city"}
    both = len(bound) == FEW and all(party.value in cities for party in bound)
    if instrument.type == "contract" and _of_states(reading, instrument, bound):
        return "agreement"
    if both or instrument.type != "agreement":
        return "sister_city" if both else instrument.type
    title = reading.article.text[instrument.start : instrument.title_end].lower()
    return next((kind for kind, words_of in TOLD_BY_TITLE if words_of.search(title)), instrument.type)


def _of_states(reading: Reading, instrument: Instrument, bound: list[Value]) -> bool:
    """Whether a "deal" is one of governments and no purchase: "a deal on labour mobility", not "to sell gas"."""
    last = reading.parse.sentences[reading.parse.sentence[instrument.head]][1] - 1
    said = reading.article.text[instrument.start : reading.parse.end[last]].lower()
    deal = reading.parse.lemma[instrument.head].lower() == "deal"
    return deal and all(party.value in states() for party in bound) and not TRADED.search(said)


def _finding(reading: Reading, record: _Record) -> Finding:
    instrument, told, kind = record.instrument, record.standing, record.kind
    text, whole = reading.article.text, (instrument.start, instrument.end)
    old = record.signed is not None and _of_old(reading, record.signed)
    dated = record.signed is not None and kind not in STANDING_TYPES
    status = told.status or ("signed" if (dated or kind in SIGNED_TYPES) and (not old or kind == "mou") else "in_force")
    slots: dict[str, tuple[Value, ...]] = {
        "name": (Value(text[instrument.start : instrument.title_end], instrument.start, instrument.title_end),),
        "type": (Value(kind, *whole),),
        "status": (Value(status, *whole, "stated" if told.status else "default"),),
    }
    if record.parties:
        slots["parties"] = record.parties
    if record.signed is not None:
        slots["signed"] = (record.signed,)
    if record.domains:
        slots["domains"] = record.domains
    elif kind in USUAL_DOMAIN or (kind != "sister_city" and FRIENDLY.search(slots["name"][0].value.lower())):
        slots["domains"] = (Value(USUAL_DOMAIN.get(kind, "politics"), *whole, "default"),)
    start, end = _evidence(reading.parse, record, slots)
    return Finding("agreement", start, end, slots, score=SURE if told.status else HALF_SURE)


def _of_old(reading: Reading, signed: Value) -> bool:
    """Whether it was signed two years or more before the article: who names it then speaks of one in force."""
    published = reading.article.published
    return published is not None and int(signed.value[:4]) <= published.year - OLD


def _evidence(parse: Parse, record: _Record, slots: dict[str, tuple[Value, ...]]) -> tuple[int, int]:
    """The shortest stretch of the instrument's sentence that holds its name, its parties, its date and its verb."""
    first, last = parse.sentences[parse.sentence[record.instrument.head]]
    left, right = parse.start[first], parse.end[last - 1]
    values = [value for name in ("name", "parties", "signed") for value in slots.get(name, ())]
    spans = [(v.start, v.end) for v in values if left <= v.start and v.end <= right]
    verb = record.standing.verb
    if verb is not None and first <= verb < last:
        spans.append((parse.start[verb], parse.end[verb]))
    return min(start for start, _ in spans), max(end for _, end in spans)
