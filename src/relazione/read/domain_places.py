"""Where the words stand that may tell what a finding is about: its clause, its sentence, those around, the article."""

from __future__ import annotations

from dataclasses import dataclass

from relazione.read.finding import Finding
from relazione.read.reading import Reading

_LEAD = 250  # characters: headline and first sentence; the sentence that reaches so far is still of the lead
_NEAR = 700  # characters, about three sentences: longer brings the next subject in


@dataclass(frozen=True, slots=True)
class Places:
    """Named half-open character spans, each name once, the nearest first; `leads`: the finding stands in the lead."""

    spans: tuple[tuple[str, int, int], ...]
    leads: bool


def places_of(reading: Reading, finding: Finding) -> Places:
    """The places around a finding."""
    parse = reading.parse
    first = parse.sentence[parse.token_at(finding.start)]
    last = max(first, parse.sentence[parse.token_at(max(finding.start, finding.end - 1))])
    start, end = _span(reading, first)[0], _span(reading, last)[1]
    before = _span(reading, first - 1) if first else (start, start)
    after = _span(reading, last + 1) if last + 1 < len(parse.sentences) else (end, end)
    lead = next((_span(reading, k)[1] for k in range(len(parse.sentences)) if _span(reading, k)[1] > _LEAD), end)
    spans = (
        ("clause", finding.start, finding.end),
        ("sentence", start, end),
        ("before", *before),
        ("after", *after),
        ("near", finding.end, finding.end + _NEAR),
        ("lead", 0, lead),
        ("all", 0, len(parse.text)),
    )
    return Places(spans, finding.start < lead)


def _span(reading: Reading, sentence: int) -> tuple[int, int]:
    first, last = reading.parse.sentences[sentence]
    return reading.parse.span(first, last - 1)
