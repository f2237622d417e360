"""The forms without a browser's script: paste, keep, judge and take back by plain links and buttons."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from tests.serve.test_attacks import proof

TEXT = "The President of Chile, Ana Lopez, arrived in Lima on 3 March 2025 for talks with President Luis Ramos of Peru."

PACT_AND_PROTOCOL = (
    ("2020-03-04", "Lima, March 3: Chile and Peru signed a Seaports Agreement on 3 March 2020 in Lima."),
    (
        "2024-05-06",
        "The Cabinet approved a proposal to sign a Protocol for amending the Seaports Agreement between Chile "
        "and Peru.",
    ),
)


def test_a_pasted_article_is_shown_and_not_kept(client: TestClient) -> None:
    """What would be recorded is shown at once; dropped, nothing of it is in the record."""
    shown = client.post("/paste", data={"proof": proof(client, "/paste"), "text": TEXT, "published": "2025-03-04"})
    assert shown.status_code == 200 and "data-claim" in shown.text and "Nothing is kept yet" in shown.text
    assert client.get("/api/v1/about").json()["searched"]["articles"] == 15


def test_a_pasted_article_is_kept_once(client: TestClient) -> None:
    """Kept, it is an article of the record with its claims; kept again, nothing changes."""
    told = {"proof": proof(client, "/paste"), "text": TEXT, "published": "2025-03-04", "do": "keep", "name": "note-7"}
    first = client.post("/paste", data=told, follow_redirects=False)
    assert first.status_code == 303
    page = client.get(first.headers["location"])
    assert "note-7" in page.text and "data-claim" in page.text
    entries = client.get("/api/v1/about").json()["entries"]
    assert client.post("/paste", data=told, follow_redirects=False).headers["location"] == first.headers["location"]
    assert client.get("/api/v1/about").json()["entries"] == entries
    assert "Ana Lopez" in client.get("/dyad/CHL/PER").text


def test_what_is_no_article(client: TestClient) -> None:
    """An empty text, a day that is none and a text too long to wait for are refused in words."""
    for wrong in ({"text": " "}, {"text": TEXT, "published": "soon"}, {"text": "word " * 50_000}):
        answer = client.post("/paste", data={"proof": proof(client, "/paste"), **wrong})
        assert answer.status_code == 422 and answer.json()["detail"]


def test_reports_split_and_taken_back(client: TestClient) -> None:
    """Two reports of one entry are said to tell of two things, and are one again when that is taken back."""
    rows = client.get("/api/v1/entries?limit=500").json()["rows"]
    row = next(row for row in rows if row["reports"] > 1)
    reports = client.get(f"/api/v1/entries/{row['entry']}").json()["tables"]["Reports"]
    form = client.get(f"/review/{row['entry']}", headers={"HX-Request": "true"})
    assert "<html" not in form.text and 'name="id"' in form.text
    told = {"proof": proof(client, f"/review/{row['entry']}"), "act": "split", "who": "A. Reader", "why": "Two visits."}
    made = client.post("/judge", data={**told, "id": [each["claim"] for each in reports[:2]]}, follow_redirects=False)
    assert made.status_code == 303
    homes = {client.get(f"/api/v1/entries/{each['claim']}").json()["title"] for each in reports[:2]}
    counts = {len(client.get(f"/api/v1/entries/{each['claim']}").json()["tables"]["Reports"]) for each in reports[:2]}
    assert homes and max(counts) < len(reports)
    ledger = client.get("/ledger")
    undo = re.search(r'href="(/undo/[0-9a-f]+)"', ledger.text)
    assert undo is not None
    client.post(undo[1], data={"proof": proof(client, undo[1]), "who": "A. Reader", "why": "One visit."})
    assert len(client.get(f"/api/v1/entries/{row['entry']}").json()["tables"]["Reports"]) == len(reports)


def test_what_may_be_one_is_offered_to_be_merged(client: TestClient) -> None:
    """Two entries that a rule would join and did not are in the queue, with a form that merges them."""
    before = client.get("/review?format=json").json()["tables"]["May be one thing"]
    for day, text in PACT_AND_PROTOCOL:
        told = {"proof": proof(client, "/paste"), "text": text, "published": day, "do": "keep"}
        client.post("/paste", data=told)
    (row,) = [
        one for one in client.get("/review?format=json").json()["tables"]["May be one thing"] if one not in before
    ]
    form = client.get(f"/review/{row['entry']}?other={row['other']}")
    assert "<option selected>merge</option>" in form.text and f'value="{row["other"]}"' in form.text
    asked = {"entry": row["entry"], "other": row["other"], "act": "merge", "who": "A. Reader", "why": "One pact."}
    client.post("/judge", data={"proof": proof(client, f"/review/{row['entry']}"), **asked})
    assert client.get("/review?format=json").json()["tables"]["May be one thing"] == before
    assert "Seaports Agreement" in client.get("/ledger").text


def test_the_queue_leaves_out_what_was_judged(client: TestClient) -> None:
    """What a person has confirmed is no longer in the queue."""
    queue = client.get("/review?format=json").json()["tables"]
    row = next(row for rows in queue.values() for row in rows)
    told = {"proof": proof(client, f"/review/{row['entry']}"), "entry": row["entry"], "act": "confirm"}
    client.post("/judge", data={**told, "who": "A. Reader", "why": "I looked."})
    left = client.get("/review?format=json").json()["tables"]
    assert row["entry"] not in {each["entry"] for rows in left.values() for each in rows}
