"""The annotated articles that the trained parts learn from, the groups of their publishers, and the yardstick."""

from __future__ import annotations

import csv
import importlib.util
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from relazione.ingest.article import Article, article_id
from relazione.read.finding import Finding

# What stands in a publisher's name, and the group that is held out together: publishers of one government are one. The
# first that fits counts.
GROUPS = {
    "White House": "US",
    "U.S. Department of State": "US",
    "Sri Lanka": "Sri Lanka",
    "Tehran Times": "Tehran Times",
    "President of Russia": "Kremlin",
    "Prime Minister of Australia": "Australia",
    "Duterte Times": "Philippines",
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article as `relazione read` gets it, the facts that careful readers found, and its publisher's group."""

    article: Article
    facts: list[dict[str, Any]]
    group: str


CHECKOUT = Path(__file__).resolve().parents[1]
OWN = CHECKOUT / "bench" / "quality" / "own_articles"
OWN_TUNED = ("a", "c", "d", "e", "f")  # never b and g, which nobody looks at


CORPUS = CHECKOUT.parent / "shared" / "corpus" / "news_diplomatic_dev.jsonl"
CORPUS_ANNOTATED = CHECKOUT / "bench" / "quality" / "corpus_annotated"
CORPUS_LEARNT, CORPUS_UNSEEN = CORPUS_ANNOTATED / "learnt", CORPUS_ANNOTATED / "unseen"


def annotated(folder: Path) -> Iterator[Annotated]:
    """The articles of a gold folder, or of a folder of notes on the corpus, with their facts, in the order of names."""
    if CORPUS_ANNOTATED in folder.parents:
        yield from _noted(folder)
        return
    publishers = publishers_of(folder)
    for path in sorted(folder.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = unicodedata.normalize("NFC", path.with_suffix(".txt").read_text(encoding="utf-8"))
        published = date.fromisoformat(str(gold["published"])) if gold.get("published") else None
        publisher = publishers.get(path.stem) or None
        identity = article_id(text, published, publisher)
        article = Article(identity, path.stem, text, published, publisher=publisher)
        yield Annotated(article, gold["facts"] or [], group_of(publisher or ""))


def _noted(folder: Path) -> Iterator[Annotated]:
    """The corpus articles that the notes of a folder are on; a note holds places in the text and none of its words.

    Raises ValueError where the corpus has another text than the note was made on.
    """
    rows = corpus()
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: path.stem):
        note = yaml.safe_load(path.read_text(encoding="utf-8"))
        row = rows[note["article"]]
        text = unicodedata.normalize("NFC", row["text"])
        if len(text) != note["letters"]:
            raise ValueError(f"{path}: noted on {note['letters']} letters, the article of the corpus has {len(text)}")
        published = date.fromisoformat(row["date"][:10]) if row["date"] else None
        article = Article(
            article_id(text, published, row["source"]), path.stem, text, published, publisher=row["source"]
        )
        yield Annotated(article, [_quoted(fact, text) for fact in note["facts"]], group_of(row["source"]))


@cache
def corpus() -> dict[str, dict[str, Any]]:
    """The rows of the corpus by their id."""
    return {row["id"]: row for row in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())}


def _quoted(fact: dict[str, Any], text: str) -> dict[str, Any]:
    """A noted fact with the words at its places, in the form of the gold folders."""
    start, end = fact["at"]
    told = {slot: _words(value, text) for slot, value in fact.items() if slot != "at"}
    return told | {"evidence": text[start:end]}


def _words(value: Any, text: str) -> Any:
    """A noted value with the words at its places in it: a place is a list of two whole numbers."""
    if isinstance(value, dict):
        return {slot: _words(part, text) for slot, part in value.items()}
    if not isinstance(value, list):
        return value
    if value and all(isinstance(part, int) for part in value):
        start, end = value
        return " ".join(text[start:end].split())
    return [_words(part, text) for part in value]


def write_out(folder: Path, to: Path) -> None:
    """Writes the articles of a folder and their facts as a gold folder, for those who read only such."""
    to.mkdir(parents=True)
    lines = ["doc\tsource"]
    for one in annotated(folder):
        name, published = one.article.given_id, one.article.published
        (to / f"{name}.txt").write_text(one.article.text, encoding="utf-8")
        facts = {"doc": name, "published": published.isoformat() if published else None, "facts": one.facts}
        (to / f"{name}.yaml").write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
        lines.append(f"{name}\t{one.article.publisher}")
    (to / "SOURCES.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def learnt_folders(gold: Path) -> tuple[Path, ...]:
    """The folders of real articles that the trained parts learn from: the gold ones, and our notes on the corpus."""
    return (gold, CORPUS_LEARNT)


def own_folders() -> list[Path]:
    """The folders of our own articles that are there to be learnt from."""
    return [OWN / name for name in OWN_TUNED]


def publishers_of(folder: Path) -> dict[str, str]:
    """The publisher of each article of a gold folder, by the article's name; empty where no table tells."""
    if not (folder / "SOURCES.tsv").exists():
        return {}
    with (folder / "SOURCES.tsv").open(encoding="utf-8", newline="") as table:
        return {row["doc"]: row["source"] for row in csv.DictReader(table, delimiter="\t")}


def group_of(publisher: str) -> str:
    """The group of publishers that is held out together; a publisher that no row names is a group of its own."""
    return next((group for part, group in GROUPS.items() if part in publisher), publisher)


@cache
def yardstick(gold: Path) -> ModuleType:
    """`score.py` of the folder of gold folders, as a module; an error that names the file where there is none."""
    path = gold / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_fact(finding: Finding, text: str) -> dict[str, Any]:
    """A finding in the form that score.py judges."""
    fact: dict[str, Any] = defaultdict(lambda: None, kind=finding.kind, evidence=text[finding.start : finding.end])
    for slot, values in finding.slots.items():
        several = slot in ("domains", "parties")
        fact[slot] = [value.value for value in values] if several else values[0].value
    fact["participants"] = [
        {"who": one.who.value, "for": one.acts_for.value if one.acts_for else None} for one in finding.participants
    ]
    return fact
