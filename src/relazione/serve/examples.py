"""Examples: what the API answers, as its description shows it; people and articles are made up."""

from __future__ import annotations

from typing import Any

_SEARCHED = {
    "articles": 15,
    "undated": 1,
    "first_day": "2023-03-15",
    "last_day": "2025-11-20",
    "publishers": ["The Harbour Post"],
}
_CLAIM = "3f2a9c41d07b5e6f80914c2d"
_ENTRY = {
    "entry": "8d1f0c3a77b2",
    "kind": "engagement",
    "type": "meeting",
    "what": "Meeting: Ana Lopez (Chile, guest) and Luis Ramos (Peru, host), Lima, 2025-03-03.",
    "date": "2025-03-03",
    "basis": "stated",
    "parties": ["CHL", "PER"],
    "reports": 2,
    "articles": 2,
    "independent_texts": 1,
    "score": 0.94,
    "quote": "Ana Lopez met Luis Ramos in Lima on 3 March 2025",
    "claim": _CLAIM,
    "address": "/entry/8d1f0c3a77b2",
}
_ARTICLE = {"article": "b4d9d80b59f5", "given_id": "post-7", "title": "Ministers meet", "published": "2025-03-04"}
_QUOTED = {"claim": _CLAIM, "kind": "engagement", "quote": _ENTRY["quote"], "score": 0.94, "article": "b4d9d80b59f5"}
_PAGE = {"title": _ENTRY["what"], "searched": _SEARCHED, "tables": {"Entry": [_ENTRY], "Reports": [_QUOTED]}}
_JUDGEMENT = {
    "id": "77c1d2e3f4a5",
    "act": "correct",
    "claims": [_CLAIM],
    "who": "A. Reader",
    "when": "2025-11-22T10:00:00Z",
    "why": "The communiqué says the 14th.",
    "slot": "date",
    "value": "2024-06-14",
}
_NEXT = "cGxhY2U6NTA"

EXAMPLES: dict[str, Any] = {
    "about": {"version": "0.1.0", "searched": _SEARCHED, "claims": {"engagement": 31}, "entries": 96},
    "ask": {"asked": "Timeline of Chile and Peru", "searched": _SEARCHED, "rows": [_ENTRY], "number": 1, "next": None},
    "entries": {"searched": _SEARCHED, "rows": [_ENTRY], "next": "8d1f0c3a77b2"},
    "entry": _PAGE,
    "claim": {"claim": {**_QUOTED, "start": 24, "end": 72}},
    "articles": {"rows": [_ARTICLE], "next": _NEXT},
    "article": {
        "title": "Ministers meet",
        "searched": _SEARCHED,
        "tables": {"Article": [_ARTICLE], "Claims": [_QUOTED]},
    },
    "search": {"title": "Search: Lima", "searched": _SEARCHED, "tables": {"Entries": [_ENTRY]}, "next": None},
    "claims": {"rows": [_QUOTED], "next": None},
    "brief": {"markdown": "# Chile and Peru\n\n*Searched: 15 articles ...*\n"},
    "exported": None,
    "judgements": {"rows": [_JUDGEMENT], "next": None},
    "judge": _JUDGEMENT,
    "undo": {**_JUDGEMENT, "id": "9a8b7c6d5e4f", "act": "undo", "value": "77c1d2e3f4a5", "slot": None},
}
"""What each operation answers, by its name."""


def told(name: str, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The answer of an operation, for its description."""
    return {status: {"description": "The answer.", "content": {"application/json": {"example": EXAMPLES[name]}}}}
