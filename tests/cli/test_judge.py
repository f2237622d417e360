"""What is promised of `relazione judge` at the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relazione.cli import app
from relazione.library import Record
from relazione.record.claim import Admission
from relazione.store import open_store
from tests.tell.samples import record

BY = ("--by", "A. Clerk", "--because", "seen the original")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The articles of our own and their claims in a file."""
    path, samples = tmp_path / "r.sqlite", record()
    store = open_store(path, create=True)
    for article in samples.articles():
        store.add_article(article)
        store.add_reading(article.id, "grammar", "1", Admission(tuple(samples.claims(article=article.id)), ()))
    store.close()
    return path


def typed(place: Path, *words: str, standard_input: str | None = None) -> Result:
    """What a command prints."""
    result = CliRunner().invoke(app, ["judge", *words, "--record", str(place)], input=standard_input)
    assert "Traceback" not in result.output
    return result


def test_a_judgement_is_written_listed_and_undone(place: Path) -> None:
    """Each judgement prints the id by which it is undone; the list tells who, when, why and what was undone."""
    with Record(place) as opened:
        first, second = (claim.id for claim in opened.claims(kind="agreement") if claim.one("signed"))
        before = list(opened.entries())
    split = typed(place, "split", first[:8], second, *BY, "--when", "2030-01-01")
    assert split.exit_code == 0
    assert f"split of {first}, {second}, by A. Clerk: seen the original" in split.stdout
    confirmed = typed(place, "confirm", first, *BY)
    corrected = typed(place, "correct", first, "--slot", "signed", "--value", "2023-03-05", *BY)
    assert (confirmed.exit_code, corrected.exit_code) == (0, 0)
    with Record(place) as opened:
        assert {"2023-03-05"} <= {entry.date for entry in opened.entries()}
    for line in (split, confirmed, corrected):
        assert typed(place, "undo", line.stdout[:12], *BY).exit_code == 0
    told = typed(place, "list").stdout
    assert told.count("(undone)") == 3
    assert "2030-01-01" in told
    assert [json.loads(line)["undone"] for line in typed(place, "list", "--json").stdout.splitlines()][:3] == [True] * 3
    with Record(place) as opened:
        assert list(opened.entries()) == before


def test_an_assertion_and_a_ledger_that_moves(place: Path, tmp_path: Path) -> None:
    """A call that no paper reported is asserted by hand; export and import carry it to another record."""
    text = "Kari Dahl of Norway called Marta Olsen-Rey of Chile on 2 April 2023."
    said = ("--kind", "engagement", "--set", "type=call", "--set", "date=2023-04-02", "--published", "2023-04-03")
    sides = ("--side", "Kari Dahl/NOR/party", "--side", "Marta Olsen-Rey/CHL/party")
    done = typed(place, "assert", text, "--source", "Note for the file 12", *said, *sides, *BY)
    assert done.exit_code == 0
    ledger = tmp_path / "ledger.jsonl"
    assert typed(place, "export", "-o", str(ledger)).exit_code == 0
    other = tmp_path / "other.sqlite"
    open_store(other, create=True).close()
    assert typed(other, "import", str(ledger)).stdout == "1 of 1 judgements were new.\n"
    assert typed(other, "import", "-", standard_input=ledger.read_text()).stdout == "0 of 1 judgements were new.\n"
    with Record(other) as opened:
        (entry,) = opened.entries()
        assert (entry.one("type"), entry.date) == ("call", "2023-04-02")
        assert "Note for the file 12" in opened.brief("Norway", "Chile")


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (("confirm", "nothing", *BY), 3, "no claim has the id"),
        (("merge", "a", "b"), 2, "--by"),
        (("confirm", "x", *BY, "--when", "soon"), 2, "is no time"),
        (("assert", "x", "--source", "n", "--kind", "wave", *BY), 2, "there is no kind"),
        (("assert", "x", "--source", "n", "--kind", "profile", "--set", "of", *BY), 2, "SLOT=VALUE"),
        (("import", "nowhere.jsonl"), 3, "cannot be read"),
        (("undo", "abcd", *BY), 3, "no judgement that holds"),
    ],
)
def test_what_cannot_be_judged_says_why(place: Path, words: tuple[str, ...], code: int, reason: str) -> None:
    """A wrong id, time, kind or file ends with its exit code and one line that says why."""
    result = typed(place, *words)
    assert (result.exit_code, reason in result.output) == (code, True)


def test_a_judgement_makes_no_record(tmp_path: Path) -> None:
    """Where there is no record nothing is made."""
    assert typed(tmp_path / "none.sqlite", "confirm", "abcd", *BY).exit_code == 3
    assert not (tmp_path / "none.sqlite").exists()
