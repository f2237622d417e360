"""Our notes on the corpus: in the codebook's form, without the corpus's words, a fifth of them never learnt from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from bench.command import printed
from tools.gold import CORPUS_LEARNT, CORPUS_UNSEEN, annotated, corpus, learnt_folders, write_out

FOLDERS = (CORPUS_LEARNT, CORPUS_UNSEEN)
LONGEST = 24  # words of the name of an instrument between two long-named bodies; a sentence is mostly longer


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_notes_have_nothing_that_the_gold_folders_check_complains_of(
    folder: Path, tmp_path: Path, shared: Path
) -> None:
    """Slots known, values allowed, evidence found in the text."""
    write_out(folder, tmp_path / "gold")
    files = len(list(folder.rglob("*.yaml")))
    assert printed([shared / "gold" / "check.py", tmp_path / "gold"]).strip() == f"{files} files, 0 complaints"


def test_notes_hold_no_sentences_of_the_corpus() -> None:
    """Only names and places in the text."""
    for folder in FOLDERS:
        for path in folder.rglob("*.yaml"):
            for fact in yaml.safe_load(path.read_text(encoding="utf-8"))["facts"]:
                assert "evidence" not in fact
                texts = [value for value in fact.values() if isinstance(value, str)]
                assert all(len(text.split()) <= LONGEST for text in texts), (path, texts)


def test_a_fifth_drawn_by_the_hash_of_its_name_is_not_learnt_from() -> None:
    """And what is learnt from is the rest."""
    for folder in FOLDERS:
        for path in folder.rglob("*.yaml"):
            drawn = int(hashlib.sha256(path.stem.encode()).hexdigest(), 16) % 5 == 0
            assert drawn == (folder == CORPUS_UNSEEN), path
    assert CORPUS_UNSEEN not in learnt_folders(Path("train"))


def test_a_note_on_another_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the file and both lengths."""
    name = next(iter(corpus()))
    note = tmp_path / "learnt" / f"{name}.yaml"
    note.parent.mkdir()
    note.write_text(f"article: {name}\nletters: 3\nfacts: []\n", encoding="utf-8")
    monkeypatch.setattr("tools.gold.CORPUS_ANNOTATED", tmp_path)
    with pytest.raises(ValueError, match=f"{name}.yaml: noted on 3 letters"):
        list(annotated(note.parent))
