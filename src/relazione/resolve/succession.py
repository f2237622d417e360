"""Succession: who held one post after whom, and between which days it changed hands."""

from __future__ import annotations

from collections.abc import Iterable

from relazione.resolve.entry import Entry, Succession


def successions(entries: Iterable[Entry]) -> tuple[Succession, ...]:
    """The posts that the tenure entries speak of, each with its holders in order of attestation."""
    raise NotImplementedError
