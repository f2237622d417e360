"""The pages: each type answers as HTML, JSON and CSV, carries its question on, and says what was searched."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from relazione.cli import app as command_line

PAGES = (
    "/",
    "/articles",
    "/state/PAK",
    "/city/Busan",
    "/organisation/ASEAN",
    "/dyad/KOR/PAK",
    "/person/Yoo%20Haramsu",
    "/post/KOR/ambassador?to=PAK",
    "/network",
    "/map",
    "/calendar",
    "/search?q=Busan",
    "/disagreements",
    "/brief?party=KOR&other=PAK",
    "/review",
    "/ledger",
)


def of_kind(client: TestClient, kind: str) -> dict[str, str]:
    """The first entry of a kind, as the API tells it."""
    row: dict[str, str] = client.get(f"/api/v1/entries?kind={kind}&limit=1").json()["rows"][0]
    return row


@pytest.mark.parametrize("address", PAGES)
def test_each_page_in_three_forms(client: TestClient, address: str) -> None:
    """A page has one main heading, and the same tables as JSON and as CSV."""
    page = client.get(address)
    assert page.status_code == 200, page.text
    assert page.text.count("<h1>") == 1
    assert "<script>" not in page.text and " style=" not in page.text and " onclick" not in page.text
    join = "&" if "?" in address else "?"
    told = client.get(f"{address}{join}format=json").json()
    assert told["title"] and told["searched"]["articles"] == 15
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address}{join}format=csv").text)))
    assert len(rows) == sum(len(table) for table in told["tables"].values())
    assert all(told["totals"][heading] >= len(told["tables"].get(heading, ())) for heading in told["totals"])
    assert 'name="as_of"' in page.text and 'name="known_at"' in page.text and 'href="/brief' in page.text


def kept(client: TestClient, text: str, paper: str) -> None:
    """Keep an article of a day in March 2025."""
    form = re.search(r'name="proof" value="([^"]+)"', client.get("/paste").text)
    assert form is not None
    told = {"proof": form[1], "text": text, "published": "2025-03-04", "publisher": paper, "do": "keep"}
    assert client.post("/paste", data=told, follow_redirects=False).status_code == 303


def test_an_entry_an_agreement_and_an_article(client: TestClient) -> None:
    """An entry's page quotes each report in its sentence; an article's has every claim marked in the text."""
    entry = of_kind(client, "engagement")
    page = client.get(entry["address"])
    assert page.status_code == 200 and "<mark" in page.text
    article = client.get(f"/article/{entry['article']}")
    assert f'id="claim-{entry["claim"]}"' in article.text
    told = client.get(f"/article/{entry['article']}?format=json").json()["tables"]
    text = re.search(r'<div class="text" lang="en">(.*?)</div>', article.text, re.DOTALL)
    assert text is not None
    bare = re.sub(r"<[^>]+>", "", text[1]).replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
    assert bare == told["Article"][0]["text"]
    assert client.get(of_kind(client, "agreement")["address"]).text.count("<h2>Life</h2>") == 1


def test_a_claim_leads_to_its_entry(client: TestClient) -> None:
    """The id of a claim is an address of the entry that holds it."""
    row = of_kind(client, "mission")
    assert client.get(f"/entry/{row['claim']}").status_code == 200


def test_the_day_is_carried_on(client: TestClient) -> None:
    """Links of a page as of a day lead to pages as of that day, and less is told than without."""
    then, now = (client.get(f"/dyad/KOR/PAK{query}") for query in ("?as_of=2024-01-01", ""))
    assert "as_of=2024-01-01" in then.text and "as_of=2024-01-01" not in now.text
    count = [len(page.text) for page in (then, now)]
    assert count[0] < count[1]


def test_a_party_by_any_name(client: TestClient) -> None:
    """Any usual name of a party leads to its page."""
    assert client.get("/party/South%20Korea", follow_redirects=False).headers["location"] == "/state/KOR"
    assert client.get("/party/Nowhereland").status_code == 404


def test_search_finds_a_relation_and_words(client: TestClient) -> None:
    """Two parties lead to their relation, words to the entries and articles that hold them."""
    assert 'href="/dyad/KOR/PAK"' in client.get("/search?q=South+Korea+and+Pakistan").text
    found = client.get("/search?q=consulate+Busan&format=json").json()["tables"]
    assert found["Entries"] and found["Articles"]
    assert "Nothing holds all" in client.get("/search?q=xylophone+zeppelin").text


def test_a_page_of_many_says_what_it_left_out(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is more than a page can look at it looks at the newest, and says so, as JSON too."""
    whole = client.get("/network?format=json").json()
    assert whole["cut"] is None
    monkeypatch.setattr("relazione.serve.selection.MOST", 8)
    for address in ("/network", "/map", "/calendar", "/disagreements", "/review"):
        page = client.get(f"{address}?limit=499")
        assert "There are more: only the newest" in page.text, address
        assert "only the newest" in client.get(f"{address}?limit=499&format=json").json()["cut"]


def test_articles_in_parts(client: TestClient) -> None:
    """Articles are told part after part, each once, the newest first, by days and by publisher."""
    found: list[dict[str, str]] = []
    cursor: str | None = ""
    while cursor is not None:
        part = client.get(f"/articles?limit=4&cursor={cursor}&format=json").json()
        found, cursor = found + part["tables"]["Articles"], part["next"]
    days = [row["published"] or "" for row in found]
    assert len({row["article"] for row in found}) == len(found) == 15 and days == sorted(days, reverse=True)
    year = client.get("/articles?since=2024-01-01&until=2024-12-31&format=json").json()["tables"]["Articles"]
    assert [row["article"] for row in year] == [
        row["article"] for row in found if (row["published"] or "")[:4] == "2024"
    ]
    assert "cursor=" in client.get("/articles?limit=4").text


def test_only_what_one_reader_made(client: TestClient) -> None:
    """With a reader named the pages, the brief and the API tell what it made, and nothing of another's."""
    whole, mine, none = (
        client.get(f"/dyad/KOR/PAK?format=json{asked}").json()["tables"]
        for asked in ("", "&reader=grammar", "&reader=hand")
    )
    assert mine == whole and not none
    assert "reader=grammar" in client.get("/dyad/KOR/PAK?reader=grammar").text
    assert "Only what the reader grammar made" in client.get("/brief?party=KOR&other=PAK&reader=grammar").text
    assert not client.get("/api/v1/entries?party=KOR&reader=hand").json()["rows"]


def test_reprints_are_counted_once(client: TestClient) -> None:
    """What several papers print of one wire is told by so many reports of one text."""
    wire = "The Foreign Minister of Chile, Ana Lopez, met the Foreign Minister of Peru, Luis Ramos, in Lima. "
    wire += (
        "The two ministers spoke of the harbour at Arica, of walnut growers and of a bus line between their cities. "
    )
    wire += "They will meet again in autumn, an aide to the minister told reporters at the airport on Monday evening."
    for paper in ("Harbour Post", "Valley Times"):
        kept(client, wire, paper)
    row = client.get("/api/v1/entries?party=CHL&party=PER&kind=engagement").json()["rows"][0]
    assert (row["reports"], row["articles"], row["independent_texts"]) == (2, 2, 1)
    assert "2 reports of 1 independent text" in client.get("/dyad/CHL/PER").text


def test_search_ranks_as_the_command_line(client: TestClient, record: Path) -> None:
    """The articles found are those of `relazione search`, the best first, in parts, and between two parties."""
    words = ["search", "consulate", "--record", str(record), "--json"]
    typed = json.loads(CliRunner().invoke(command_line, words).stdout)["rows"]
    ranked = [row["article"] for row in typed if row["what"] == "article"]
    first = client.get("/search?q=consulate&limit=1&format=json").json()
    second = client.get(f"/search?q=consulate&limit=1&cursor={first['next']}&format=json").json()
    told = [page["tables"]["Articles"][0] for page in (first, second)]
    assert [row["given_id"] for row in told] == ranked[:2] and "**" in told[0]["words"]
    assert "<mark>" in client.get("/search?q=consulate").text
    near = client.get("/search?q=consulate&party=KOR&other=PAK&since=2024-01-01&format=json").json()
    assert near["tables"]["Articles"] and near != first


def test_programs_are_told_what_to_ask(client: TestClient) -> None:
    """The page on the API names every address and every export."""
    page = client.get("/api").text
    assert "/api/v1/ask/{question}" in page and 'href="/api/v1/exports/csv"' in page


def test_a_brief_as_a_file(client: TestClient) -> None:
    """A brief is had in every form, the same words as the command line gives."""
    for form, begin in (("md", b"# South Korea"), ("html", b"<!DOCTYPE"), ("pdf", b"%PDF"), ("docx", b"PK")):
        file = client.get(f"/brief.{form}?party=KOR&other=PAK")
        assert file.content.startswith(begin) and "attachment" in file.headers["content-disposition"]


def test_an_answer_known_is_not_sent_again(client: TestClient) -> None:
    """Who has an answer is told so; the answer is the same bytes each time."""
    first = client.get("/dyad/KOR/PAK")
    again = client.get("/dyad/KOR/PAK", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_what_cannot_be_asked(client: TestClient) -> None:
    """A wrong day, score or format is told in words, as a page to a browser and as problem+json to a program."""
    for query in ("as_of=yesterday", "at_least=2", "format=xml", "limit=0", "since=2025-01-01&until=2024-01-01"):
        assert client.get(f"/network?{query}").status_code in (200, 422)
    told = client.get("/dyad/KOR/PAK?as_of=yesterday")
    assert told.headers["content-type"].startswith("application/problem+json") and told.json()["status"] == 422
    page = client.get("/entry/ffffffffffff", headers={"Accept": "text/html"})
    assert page.status_code == 404 and "<h1>" in page.text


def test_what_is_fetched_is_ours(client: TestClient) -> None:
    """Every script, sheet and picture of a page comes from the same server, and may be kept for ever."""
    page = client.get("/").text
    for address in re.findall(r'(?:src|href)="([^"]+\.(?:js|css|svg))"', page):
        assert address.startswith("/static/")
        assert "immutable" in client.get(address).headers["cache-control"]
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_no_template_lets_a_value_through_unescaped() -> None:
    """No template marks a value as safe: what is drawn is escaped where it is drawn."""
    folder = resources.files("relazione.serve").joinpath("templates")
    assert not [file.name for file in folder.iterdir() if re.search(r"\|\s*safe|autoescape", file.read_text())]
