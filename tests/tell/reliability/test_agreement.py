"""Two annotations compared."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from relazione.errors import RunStopped
from relazione.tell.reliability.agreement import agreement, alpha
from relazione.tell.reliability.annotations import annotated

OWN = "bench/quality/own_articles/a"


def stance(speaker: str, kind: str, evidence: str, **more: Any) -> dict[str, Any]:
    """A position as an annotation has it."""
    return {"kind": "position", "speaker": speaker, "for": "NOR", "stance": kind, "evidence": evidence, **more}


def test_an_annotation_agrees_with_itself() -> None:
    """The same facts twice are all found, with all their slots."""
    facts = {"a": [stance("Kari Dahl", "support", "Norway stands by Chile"), stance("Kari Dahl", "warn", "it may end")]}
    found = agreement(facts, facts)
    assert (found.total.record, found.total.f1, found.total.slots) == (1, 1, 1)
    assert found.alphas["position", "stance"] == 1


def test_optional_facts_are_neither_demanded_nor_punished() -> None:
    """An optional fact that the other has not, or has, changes no figure."""
    sure, unsure = stance("Kari Dahl", "support", "Norway stands by Chile"), stance("Kari Dahl", "warn", "it may end")
    first = {"a": [sure, {**unsure, "optional": True}]}
    assert agreement(first, {"a": [sure]}).total == agreement(first, {"a": [sure, unsure]}).total


def test_articles_of_one_side_only_are_named() -> None:
    """An article that only one annotation has counts for nothing and is named."""
    found = agreement({"a": [], "b": []}, {"b": [], "c": []})
    assert (found.only_first, found.only_second) == (("a",), ("c",))


def test_alpha_is_that_of_the_book() -> None:
    """Ten units of two coders with values 0 and 1 have alpha .095 (Krippendorff 2011, Computing alpha, section A)."""
    coders = ("0100000000", "1110010100")
    assert alpha(zip(*coders, strict=True)) == pytest.approx(0.095, abs=0.001)
    assert alpha([("yes", "yes")] * 4) is None


def test_the_figures_are_those_of_the_yardstick(checkout: Path, shared: Path, tmp_path: Path) -> None:
    """On half of our own articles the table is that of the project's yardstick, figure by figure."""
    gold = annotated(checkout / OWN)
    changed = {
        name: [
            {**fact, "stance": "support", "status": "planned", "office": "official"}
            for number, fact in enumerate(facts)
            if number % 3
        ]
        for name, facts in gold.items()
    }
    predictions = tmp_path / "changed.jsonl"
    rows = (json.dumps({"doc": name, "facts": facts}, default=str) + "\n" for name, facts in changed.items())
    predictions.write_text("".join(rows), encoding="utf-8")
    command = [sys.executable, str(shared / "gold/score.py"), str(checkout / OWN), str(predictions), "--json"]
    asked = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    found = agreement(gold, annotated(predictions))
    for kind, score in (*found.scores.items(), ("all", found.total)):
        figures = (score.first, score.second, score.precision, score.recall, score.f1, score.slots, score.record)
        wanted = [asked[kind][name] for name in ("gold", "pred", "P", "R", "F1", "slots", "record")]
        assert figures == pytest.approx(wanted), kind


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("broken.yaml", "doc: [", "no YAML"),
        ("list.yaml", "- 1", "`doc`"),
        ("kind.yaml", "doc: a\nfacts: [{kind: gossip}]", "no known kind"),
        ("broken.jsonl", "{", "no JSON"),
    ],
)
def test_what_is_no_annotation_is_named(tmp_path: Path, name: str, words: str, said: str) -> None:
    """A file that cannot be understood stops with its name and what is wrong."""
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    with pytest.raises(RunStopped, match=said):
        annotated(tmp_path if name.endswith("yaml") else path)


def test_nothing_to_compare_is_said(tmp_path: Path) -> None:
    """A folder without annotations, and one that is not there, stop with a remedy."""
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(RunStopped, match="YAML"):
            annotated(place)
