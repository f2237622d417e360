"""The API: parts of lists, filters as on the command line, judgements through the ledger, and nothing breaks it."""

from __future__ import annotations

import io
import json
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from starlette.testclient import TestClient
from typer.testing import CliRunner

from relazione.cli import app as command_line
from relazione.serve.app import application
from relazione.serve.settings import Settings

CASES = 2_000
log = logging.getLogger(__name__)
BASE = "http://127.0.0.1:8642"


def test_parts_put_together_are_the_list(client: TestClient) -> None:
    """Part after part, each asked for with the cursor of the one before, gives every row once."""
    for address in ("/api/v1/entries", "/api/v1/entries?party=PAK", "/api/v1/ask/posts?party=KOR", "/api/v1/articles"):
        join = "&" if "?" in address else "?"
        whole = client.get(f"{address}{join}limit=500").json()
        rows, cursor = [], ""
        while True:
            part = client.get(f"{address}{join}limit=7&cursor={cursor}").json()
            rows += part["rows"]
            cursor = part["next"] or ""
            if not cursor:
                break
        assert rows == whole["rows"] and len(rows) > 7, address


def test_a_question_is_answered_as_on_the_command_line(client: TestClient, record: Path) -> None:
    """The rows of an answer are those that the command gives with --json, with the same filters."""
    for day in ("", "2024-06-30"):
        words = ["timeline", "KOR", "PAK", "--record", str(record), "--json", *(["--as-of", day] if day else [])]
        typed = json.loads(CliRunner().invoke(command_line, words).stdout)
        asked = client.get("/api/v1/ask/timeline", params={"party": ["KOR", "PAK"], "as_of": day, "limit": 500}).json()
        assert asked["rows"] == typed["rows"] and asked["asked"] == typed["asked"]


def test_a_search_is_answered_as_on_the_command_line(client: TestClient, record: Path) -> None:
    """Words, parties and a day select the same articles and quotes."""
    words = ["search", "consulate", "--between", "KOR", "PAK", "--since", "2024", "--record", str(record), "--json"]
    typed = json.loads(CliRunner().invoke(command_line, words).stdout)
    asked: dict[str, str | list[str]] = {
        "q": "consulate",
        "between": ["KOR", "PAK"],
        "since": "2024-01-01",
        "limit": "500",
    }
    assert client.get("/api/v1/ask/search", params=asked).json()["rows"] == typed["rows"] != []


def test_a_claim_with_its_quote(client: TestClient) -> None:
    """A claim is told with the words that prove it, at the place where they stand in the article's text."""
    row = client.get("/api/v1/entries?limit=1&kind=engagement").json()["rows"][0]
    claim = client.get(f"/api/v1/claims/{row['claim']}").json()["claim"]
    text = client.get(f"/api/v1/articles/{row['article']}").json()["tables"]["Article"][0]["text"]
    assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_exports_and_briefs(client: TestClient) -> None:
    """What the command line exports and briefs is had from the API too; what makes several files is not."""
    assert client.get("/api/v1/exports/claims").text.count("\n") > 50
    assert client.get("/api/v1/brief?party=KOR&party=PAK").json()["markdown"].startswith("# South Korea")
    packed = client.get("/api/v1/exports/csv")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert "csv/entries.csv" in archive.namelist() and "csv/SHA256SUMS" in archive.namelist()
    assert packed.headers["content-disposition"].endswith('"csv.zip"')
    assert client.get("/api/v1/exports/nothing").status_code == 404
    years, months = (client.get(f"/api/v1/exports/panel?unit=dyad-{unit}").text for unit in ("year", "month"))
    assert years != months and client.get("/api/v1/exports/claims?unit=dyad-year").status_code == 422
    assert client.get("/api/v1/exports/claims?reader=hand").text.count("\n") < 2


def test_a_correction_and_its_undoing(client: TestClient) -> None:
    """A slot corrected reads so at once and everywhere; taken back, the entry is as it was; both stay in the ledger."""
    row = client.get("/api/v1/entries?kind=engagement&limit=1").json()["rows"][0]
    address = f"/api/v1/entries/{row['entry']}"
    before = client.get(address).json()
    asked = {"act": "correct", "ids": [row["entry"]], "who": "A. Reader", "why": "The log says so."}
    made = client.post("/api/v1/judgements", json={**asked, "slot": "date", "value": "2019-01-02"})
    assert made.status_code == 201
    after = client.get(address).json()["tables"]
    assert after["Entry"][0]["date"] == "2019-01-02" and "A. Reader" in after["Judgements"][0]["judged"]
    undone = client.post(f"/api/v1/judgements/{made.json()['id']}/undo", json={"who": "A. Reader", "why": "No."})
    assert undone.status_code == 201
    assert client.get(address).json() == before
    assert [each["act"] for each in client.get("/api/v1/judgements").json()["rows"]] == ["correct", "undo"]


def test_a_judgement_survives_reading_again(client: TestClient, record: Path, checkout: Path) -> None:
    """What a person judged through the doors holds after the articles are read anew."""
    row = client.get("/api/v1/entries?kind=mission&limit=1").json()["rows"][0]
    asked = {"act": "reject", "ids": [row["entry"]], "who": "A. Reader", "why": "No such post."}
    assert client.post("/api/v1/judgements", json=asked).status_code == 201
    words = ["read", str(checkout / "examples"), "--record", str(record), "--at-least", "0.01"]
    assert CliRunner().invoke(command_line, words).exit_code == 0
    fresh = TestClient(application(Settings(record)), base_url=BASE)
    assert fresh.get(f"/api/v1/entries/{row['entry']}").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": "bless"},
        {"ids": ["ffffffffffff"]},
        {"why": " "},
        {"who": ""},
        {"act": "correct", "slot": "colour", "value": "red"},
        {"act": "correct", "slot": "date", "value": "soon"},
        {"act": "merge"},
        {"more": 1},
    ],
)
def test_a_judgement_that_says_nothing(client: TestClient, wrong: dict[str, object]) -> None:
    """A judgement without name, reason, slot or claims that fit is refused in words, and not written."""
    row = client.get("/api/v1/entries?kind=engagement&limit=1").json()["rows"][0]
    asked = {"act": "confirm", "ids": [row["entry"]], "who": "A. Reader", "why": "I looked."} | wrong
    answer = client.post("/api/v1/judgements", json=asked)
    assert answer.status_code in (404, 422) and answer.json()["detail"]
    assert client.get("/api/v1/judgements").json()["rows"] == []


def test_the_description_has_examples(client: TestClient) -> None:
    """Every address of the API is described, with an example for whatever has to be given."""
    told = client.get("/api/openapi.json").json()
    assert len(told["paths"]) >= 13
    for address, ways in told["paths"].items():
        for way in ways.values():
            assert way["summary"] and way["description"], address
            answers = [answer for code, answer in way["responses"].items() if code in ("200", "201")]
            if "exports" not in address:
                assert all(answer["content"]["application/json"]["example"] for answer in answers), address
            for asked in way.get("parameters", ()):
                if asked["required"]:
                    assert asked["schema"].get("examples") or asked.get("example"), (address, asked["name"])


@pytest.fixture(scope="module")
def described(examples: Path) -> Iterator[schemathesis.schemas.BaseSchema]:
    """The API as its description tells it, over a record that keeps what it is told."""
    served = application(Settings(examples, rate=1e9))
    yield schemathesis.openapi.from_asgi("/api/openapi.json", served, headers={"Host": "127.0.0.1"})


def test_no_case_breaks_the_api(described: schemathesis.schemas.BaseSchema) -> None:
    """Two thousand cases made from the description, fit and unfit, are answered, none with an error of ours."""
    found = [each.ok() for each in described.get_all_operations() if isinstance(each, Ok)]
    counted = 0
    while counted < CASES:  # an operation that has few different cases is left early
        share = -(-(CASES - counted) // len(found))
        for operation in found:

            @given(case=operation.as_strategy())
            @settings(max_examples=share, suppress_health_check=list(HealthCheck), database=None)
            def broken(case: schemathesis.Case[Any]) -> None:
                nonlocal counted
                counted += 1
                answer = case.call(headers={"Host": "127.0.0.1"})
                assert answer.status_code < 500, (case.formatted_path, case.query, answer.text)

            broken()
    log.info("%d cases of %d operations, none answered with an error of ours", counted, len(found))
