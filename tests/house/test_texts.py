"""Publishers' texts stay outside: nothing of the reference articles is copied into the repository."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

# Twelve words in a row are seldom written twice by chance, and a copied sentence is seldom shorter.
WORDS_IN_A_ROW = 12
NOTES = "bench/quality/corpus_annotated/learnt", "bench/quality/corpus_annotated/unseen"  # begin with an article's id


def test_no_text_of_a_publisher_is_in_the_repository(checkout: Path, shared: Path) -> None:
    """No twelve words in a row of a reference article stand in any file of the repository."""
    ours = {path: _shingles(text) for path, text in _files(checkout)}
    every = set().union(*ours.values())
    copied = {shingle for text in _texts(shared) for shingle in _shingles(text) & every}
    assert not [f"{path}: {' '.join(s)}" for path, shingles in ours.items() for s in sorted(shingles & copied)]


def _files(checkout: Path) -> Iterator[tuple[str, str]]:
    """Every file that git keeps or would keep, as text."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=checkout,
        capture_output=True,
        check=True,
    )
    locks = {"requirements.lock", "tables.lock", "train.lock"}
    for name in sorted(set(listing.stdout.decode().split("\0")) - {"", *locks, "LICENSE"}):
        path = checkout / name
        if path.is_file() and path.suffix not in (".npz", ".onnx"):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield name, text.partition("\n")[2] if name.startswith(NOTES) else text


def _texts(shared: Path) -> Iterator[str]:
    """The texts of the gold articles, and every string of the corpus and the rows beside the gold."""
    for path in sorted((shared / "gold").rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted([*(shared / "corpus").glob("*.jsonl"), *(shared / "gold").glob("*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield from (value for key, value in row.items() if isinstance(value, str) and key not in ("licence", "url"))


def _shingles(text: str) -> set[tuple[str, ...]]:
    """Every twelve words in a row."""
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[n:] for n in range(WORDS_IN_A_ROW)), strict=False))
