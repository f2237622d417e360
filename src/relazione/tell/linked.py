"""The record as linked data: what each thing is called in schema.org, PROV-O and the Web Annotation vocabulary.

An entry is a schema.org thing that was derived (PROV-O) from its claims. A claim is an annotation of a span of an
article: by its quote, and by its position in code points (`oa:start`, `oa:end`, as the W3C has it) and in UTF-16
units (`rel:startUtf16`, `rel:endUtf16`). What schema.org has no word for is told in the vocabulary `rel:`, whose terms
are the slots of the codebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relazione.codebook.states import label, states
from relazione.ingest.article import Article
from relazione.record.claim import Claim
from relazione.record.days import days_of
from relazione.record.kind import sentence
from relazione.resolve.entry import Entry
from relazione.store.contract import Store
from relazione.tell.every import every_item
from relazione.tell.offsets import utf16_span

PREFIXES: Mapping[str, str] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rel": "urn:relazione:vocabulary:",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPES = {
    "engagement": "schema:Event",
    "tenure": "schema:OrganizationRole",
    "agreement": "schema:CreativeWork",
    "mission": "schema:GovernmentOffice",
    "membership": "schema:ProgramMembership",
    "position": "schema:Statement",
    "profile": "schema:PropertyValue",
}
# XML Schema's types by the length of an ISO prefix; intervals and all else are strings.
_DATES = {len("2022"): "xsd:gYear", len("2022-05"): "xsd:gYearMonth", len("2022-05-03"): "xsd:date"}
_ISO_PREFIX = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """A value that names another thing by its IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A value written out with its data type, a prefixed name."""

    words: str
    type: str


Value = str | int | float | Link | Typed
Thing = tuple[str, tuple[tuple[str, Sequence[Value]], ...]]
"""An IRI and its properties: prefixed names with their values; "@type" goes first."""


def things(store: Store) -> Iterator[Thing]:
    """Articles, readers, claims, then entries and the states they name; each IRI once, in the record's order."""
    readers: set[tuple[str, str]] = set()
    for article in store.articles():
        yield _article(article)
        for claim in store.claims(article=article.id):
            readers.add((claim.reader, claim.reader_version))
            yield from _claim(claim, article)
    for reader, version in sorted(readers):
        yield (
            _iri("reader", f"{reader}:{version}"),
            (
                ("@type", [Link("prov:SoftwareAgent")]),
                ("schema:name", [reader]),
                ("schema:softwareVersion", [version]),
            ),
        )
    named: set[str] = set()
    for item in every_item(store):
        yield _entry(item.entry)
        named.update(_states_in(item.entry))
    for state in sorted(named):
        yield (
            _iri("state", state),
            (
                ("@type", [Link("schema:Country")]),
                ("schema:name", [label(state)]),
                ("schema:identifier", [state]),
            ),
        )


def _article(article: Article) -> Thing:
    told: list[tuple[str, Sequence[Value]]] = [
        ("@type", [Link("schema:NewsArticle"), Link("prov:Entity")]),
        ("schema:identifier", [article.given_id]),
    ]
    if article.title:
        told.append(("schema:headline", [article.title]))
    if article.published:
        told.append(("schema:datePublished", [_date(article.published.isoformat())]))
    if article.publisher:
        told.append(("schema:publisher", [article.publisher]))
    if article.url:
        told.append(("schema:url", [article.url]))
    return _iri("article", article.id), tuple(told)


def _claim(claim: Claim, article: Article) -> Iterator[Thing]:
    """The claim as an annotation, then its target and the two selectors of it."""
    iri = _iri("claim", claim.id)
    target, quote, position = (f"{iri}:{part}" for part in ("target", "quote", "position"))
    first, after = utf16_span(article.text, claim.start, claim.end)
    yield (
        iri,
        (
            ("@type", [Link("oa:Annotation"), Link("prov:Entity")]),
            ("oa:hasTarget", [Link(target)]),
            ("oa:motivatedBy", [Link("oa:describing")]),
            ("prov:wasDerivedFrom", [Link(_iri("article", article.id))]),
            ("prov:wasAttributedTo", [Link(_iri("reader", f"{claim.reader}:{claim.reader_version}"))]),
            ("rel:kind", [claim.kind]),
            ("rel:score", [claim.score]),
            ("schema:description", [sentence(claim)]),
        ),
    )
    yield (
        target,
        (
            ("@type", [Link("oa:SpecificResource")]),
            ("oa:hasSource", [Link(_iri("article", article.id))]),
            ("oa:hasSelector", [Link(quote), Link(position)]),
        ),
    )
    yield quote, (("@type", [Link("oa:TextQuoteSelector")]), ("oa:exact", [claim.quote]))
    yield (
        position,
        (
            ("@type", [Link("oa:TextPositionSelector")]),
            ("oa:start", [claim.start]),
            ("oa:end", [claim.end]),
            ("rel:startUtf16", [first]),
            ("rel:endUtf16", [after]),
        ),
    )


def _entry(entry: Entry) -> Thing:
    told: list[tuple[str, Sequence[Value]]] = [
        ("@type", [Link(_TYPES[entry.kind]), Link("prov:Entity")]),
        ("rel:kind", [entry.kind]),
        ("schema:description", [sentence(entry)]),
        ("prov:wasDerivedFrom", [Link(_iri("claim", claim)) for claim in entry.claims]),
    ]
    if entry.date:
        told.append(("rel:edtf", [_date(entry.date)]))
        if entry.kind == "engagement":
            told.append(("schema:startDate", [_date(entry.date.partition("/")[0])]))
    for slot in sorted(entry.slots):
        told.append((f"rel:{slot}", [_actor_or_date(value) for value in entry.every(slot)]))
    for name, values in (
        ("rel:participant", [_actor_or_date(side.who) for side in entry.participants]),
        ("rel:participantFor", [_actor_or_date(side.acts_for) for side in entry.participants if side.acts_for]),
        ("rel:attested", [_date(day) for day in entry.attested]),
        ("rel:disagreement", [found.slot for found in entry.disagreements]),
    ):
        if values:
            told.append((name, list(dict.fromkeys(values))))
    return _iri("entry", entry.id), tuple(told)


def _states_in(entry: Entry) -> set[str]:
    values = {value for slot in entry.slots for value in entry.every(slot)}
    values.update(value for side in entry.participants for value in (side.who, side.acts_for) if value)
    return values & states().keys()


def _actor_or_date(value: str) -> Value:
    return Link(_iri("state", value)) if value in states() else _date(value)


def _date(value: str) -> Value:
    """An ISO prefix with its XML Schema type; any other words, and intervals, as they are."""
    return Typed(value, _DATES[len(value)]) if _ISO_PREFIX.fullmatch(value) and days_of(value) else value


def _iri(noun: str, id_: str) -> str:
    return f"urn:relazione:{noun}:{''.join(_safe(letter) for letter in id_)}"


def _safe(letter: str) -> str:
    return letter if letter.isascii() and (letter.isalnum() or letter in ":.-_") else f"%{ord(letter):02X}"
