"""What is promised of the ways of reading."""

from __future__ import annotations

import pytest

from relazione.errors import RunStopped
from relazione.read.reader import Question, Reader
from relazione.read.readers import load_reader, reader_names
from tests.read.sentences import article_of


class Constant:
    """A language model that always tells of the same thanks."""

    name = "constant"

    def answer(self, question: Question) -> str:
        """One position."""
        slots = '[{"slot": "speaker", "value": "PER", "quote": "Peruvian"}]'
        fact = f'{{"kind": "position", "evidence": "met", "sure": 0.5, "participants": [], "slots": {slots}}}'
        return f'{{"facts": [{fact}]}}'


TEXT = "Korean Ambassador to Pakistan Suh Jinwoo met Peruvian President Rosa Quispe in Lima."


def loaded(name: str) -> Reader:
    """The reader of that name, with a language model for those that ask one."""
    return load_reader(name, Constant())


def test_readers_are_the_files_of_their_folder() -> None:
    """The readers have the names of their files, sorted, and the grammar is one."""
    assert list(reader_names()) == sorted(reader_names())
    assert "grammar" in reader_names()


@pytest.mark.parametrize("name", ["no_such_reader", "", "../grammar"])
def test_an_unknown_reader_stops_the_run(name: str) -> None:
    """An unknown reader stops the run, and the error says which there are."""
    with pytest.raises(RunStopped, match="there is no reader") as stopped:
        load_reader(name)
    assert "grammar" in str(stopped.value.remedy)


@pytest.mark.parametrize("name", reader_names())
def test_a_reader_keeps_the_protocol(name: str) -> None:
    """A reader has its name and a version, and reads the same findings every time, each within the text."""
    reader = loaded(name)
    article = article_of(TEXT)
    findings = list(reader.read(article))
    assert (reader.name, bool(reader.version)) == (name, True)
    assert findings and findings == list(loaded(name).read(article))
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(TEXT)
        assert all(0 <= v.start < v.end <= len(TEXT) for values in finding.slots.values() for v in values)


@pytest.mark.parametrize("name", reader_names())
def test_an_empty_article_has_no_findings(name: str) -> None:
    """Nothing is read out of nothing."""
    assert list(loaded(name).read(article_of(""))) == []
