"""What is promised of the reader that asks a language model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from relazione.cli import app
from relazione.errors import SetAside
from relazione.ingest.article import Article, article_id
from relazione.read.reader import Question
from relazione.read.readers import load_reader
from relazione.read.readers.llm.parts import LONGEST_PART, parts_of
from relazione.record.admission import admit
from relazione.record.claim import Admission
from relazione.store import open_store
from tests.doors.server import Reply, completion, serving

TEXT = "LIMA 🇵🇪 – President Rosa Quispe met Korean Ambassador Suh Jinwoo on Monday.\nShe thanked Korea for its help."


def said(**values: str) -> list[dict[str, str]]:
    """The slots of a fact: each value stands in the article as it is, or as the words after a bar."""
    parts = {slot: value.partition("|") for slot, value in values.items()}
    return [{"slot": slot, "value": value, "quote": quote or value} for slot, (value, _, quote) in parts.items()]


def side(who: str, acts_for: str, quote: str, role: str) -> dict[str, str]:
    """A participant as a model tells of it."""
    return {"who": who, "who_quote": who, "acts_for": acts_for, "acts_for_quote": quote, "role": role}


MEETING: dict[str, Any] = {
    "kind": "engagement",
    "evidence": "President Rosa Quispe met Korean Ambassador Suh Jinwoo on Monday",
    "sure": 0.9,
    "slots": said(type="meeting|met", when="on Monday"),
    "participants": [side("Rosa Quispe", "PER", "LIMA", "host"), side("Suh Jinwoo", "KOR", "Korean", "guest")],
}


class Scripted:
    """A model that gives the same answer to every question, and remembers what it was asked."""

    name = "scripted"

    def __init__(self, answer: str) -> None:
        """A model with this answer."""
        self.words = answer
        self.asked: list[Question] = []

    def answer(self, question: Question) -> str:
        """The answer."""
        self.asked.append(question)
        return self.words


def article(text: str = TEXT) -> Article:
    """An article with this text."""
    return Article(article_id(text, None, None), "a", text)


def answer(*facts: dict[str, Any]) -> str:
    """An answer with these facts."""
    return json.dumps({"facts": facts})


def admitted(*facts: dict[str, Any], text: str = TEXT) -> Admission:
    """What becomes of the facts of one answer."""
    reader = load_reader("llm", Scripted(answer(*facts)))
    return admit(article(text), reader.read(article(text)), reader.version)


def test_a_good_answer_becomes_claims_at_their_words() -> None:
    """Each fact becomes a claim whose values stand at their words, also after a flag; it says which reader made it."""
    (claim,) = admitted(MEETING).claims
    assert (claim.one("type"), claim.quote, claim.score) == ("meeting", MEETING["evidence"], 0.9)
    assert claim.sides() == (("Rosa Quispe", "PER", "host"), ("Suh Jinwoo", "KOR", "guest"))
    assert all(TEXT[value.start : value.end] == value.quote for value in claim.values())
    assert [value.basis for value in claim.values()] == [
        "resolved",
        "stated",
        "stated",
        "resolved",
        "stated",
        "resolved",
    ]
    assert claim.reader == "llm"
    assert claim.reader_version.endswith(" scripted")
    assert " prompt-1." in claim.reader_version


def test_words_that_are_not_in_the_article_are_refused() -> None:
    """Evidence that is not in the article refuses the fact, a value's words that are not there refuse the value."""
    nowhere = admitted({**MEETING, "evidence": "The two presidents met in Busan"})
    assert [(r.check, r.slot) for r in nowhere.refusals] == [("spans_inside", None)]
    assert "words that are not in the text" in nowhere.refusals[0].reason
    placed = admitted({**MEETING, "slots": [*MEETING["slots"], *said(place="Busan")]})
    assert [r.slot for r in placed.refusals] == ["place"]
    assert placed.claims[0].one("place") is None
    assert not admitted({**MEETING, "evidence": "met", "kind": "position"}).claims


def test_words_are_found_across_line_breaks_and_nearest_the_evidence() -> None:
    """Blanks may differ from the article's, nothing else; words that stand twice are those of the evidence."""
    text = "Korea gained. Norway\nthanked Korea for its help."
    fact = {
        "kind": "position",
        "evidence": "Norway thanked Korea",
        "sure": 2.0,
        "participants": [],
        "slots": said(speaker="NOR|Norway", stance="appreciate|thanked", towards="KOR|Korea"),
    }
    (claim,) = admitted(fact, text=text).claims
    assert claim.quote == "Norway\nthanked Korea"
    assert claim.slots["towards"][0].start == text.rindex("Korea")
    assert claim.score == 1.0
    assert not admitted({**fact, "evidence": "norway thanked Korea"}, text=text).claims


@pytest.mark.parametrize(
    "words", ["", "no JSON", "[]", '{"facts": 3}', '{"facts": [{"kind": "rumour"}]}', '{"facts": [], "more": 1}']
)
def test_an_answer_of_another_form_sets_the_article_aside(words: str) -> None:
    """An answer that is not of the schema sets the article aside, and names it."""
    with pytest.raises(SetAside, match="the model's answer is not of the schema") as fault:
        list(load_reader("llm", Scripted(words)).read(article()))
    assert fault.value.where.startswith("a (")


def test_the_question_holds_the_article_and_what_is_known_of_it() -> None:
    """The model is asked with the codebook's lists, the text word for word, day and publisher."""
    model = Scripted(answer())
    assert list(load_reader("llm", model).read(article())) == []
    (question,) = model.asked
    assert question.text == f"Published: not known\nPublisher: not known\n\n{TEXT}"
    assert "charge_daffaires" in question.instructions
    assert "$" not in question.instructions


def test_a_long_article_is_asked_about_in_parts() -> None:
    """Parts follow each other without a gap, none too long; what is found in one has offsets of the whole article."""
    text = ("Word upon word. " * 50 + "\n\n") * 40 + TEXT
    spans = list(parts_of(text))
    assert len(spans) > 2
    assert "".join(text[start:end] for start, end in spans) == text
    assert max(end - start for start, end in spans) <= LONGEST_PART
    assert admitted(MEETING, text=text).claims[0].quote == MEETING["evidence"]


def read(url: str, tmp_path: Path, *words: str) -> Result:
    """`relazione read` of one article with the llm reader of a server."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(TEXT, encoding="utf-8")
    (news / "b.txt").write_text(TEXT.replace("Monday", "Tuesday"), encoding="utf-8")
    typed = ["read", str(news), "--record", str(tmp_path / "r.sqlite"), "--reader", "llm", *words]
    return CliRunner().invoke(app, typed, env={"RELAZIONE_LLM_URL": url, "RELAZIONE_LLM_MODEL": "small"})


@pytest.mark.parametrize("workers", ["1", "2"])
def test_one_bad_answer_sets_one_article_aside(tmp_path: Path, workers: str) -> None:
    """From the command line to the record: the good answer is kept, the bad one set aside, and the run ends well."""
    with serving(lambda n: completion(answer(MEETING) if n else "{broken")) as served:
        result = read(served.url, tmp_path, "--workers", workers)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "set aside  1\n  1 x the model's answer is not of the schema\n" in result.stdout
    store = open_store(tmp_path / "r.sqlite")
    counts = store.counts()
    store.close()
    assert (counts.articles, sum(counts.set_aside.values())) == (1, 1)


def test_a_refused_key_stops_the_run_in_one_line(tmp_path: Path) -> None:
    """A refused key ends the run with code 3 and one line on standard error."""
    with serving(lambda n: Reply(code=401)) as served:
        result = read(served.url, tmp_path)
    assert result.exit_code == 3
    assert "refuses the key" in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_an_endpoint_the_reader_is_off(tmp_path: Path) -> None:
    """Asked for without an endpoint, the reader says how to name one."""
    result = read("", tmp_path)
    assert result.exit_code == 3
    assert "RELAZIONE_LLM_URL" in result.stderr
