"""What is promised of the plugs for kinds of files."""

from __future__ import annotations

from relazione.ingest.source import source_for_name, source_for_opening, sources


def test_sources_are_found_by_their_file_names() -> None:
    """Every file in `sources/` is a source under its own name; no list is kept."""
    assert {"plain", "jsonl"} <= set(sources())


def test_a_source_is_chosen_by_ending_or_beginning() -> None:
    """Endings count whatever their case; what begins like nothing known is plain text."""
    assert source_for_name("A.TXT") is sources()["plain"]
    assert source_for_name("a.exe") is None
    assert source_for_opening(b'\xef\xbb\xbf \n{"id"') is sources()["jsonl"]
    assert source_for_opening(b"") is sources()["plain"]


def test_no_two_sources_claim_one_ending() -> None:
    """An ending belongs to one source."""
    endings = [suffix for source in sources().values() for suffix in source.SUFFIXES]
    assert len(endings) == len(set(endings))
