"""Attacks: what others may try through text, addresses, forms, tokens and bodies; none of it gets anywhere."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from relazione.errors import RunStopped
from relazione.ingest.draft import Draft, article_of
from relazione.journey import read_article
from relazione.serve.addresses import outside
from relazione.serve.app import application
from relazione.serve.settings import Settings, check
from relazione.serve.tokens import Tokens
from relazione.store import open_store
from relazione.store.fresh import freshen
from tests.journey.readers import WordReader

BASE = "http://127.0.0.1:8642"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>"
INJECTIONS = (
    "' OR 1=1 --",
    '"; DROP TABLE claims; --',
    "%' UNION SELECT text FROM articles --",
    "NEAR(a b)",
    '"',
    "*",
    "a:b",
)
TRAVERSALS = (
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "/etc/passwd",
    "....//etc/passwd",
)

Opened = Callable[..., TestClient]


@pytest.fixture
def opened(record: Path) -> Iterator[Opened]:
    """Opens the application with settings of a test."""
    callers: list[TestClient] = []

    def made(**settings: object) -> TestClient:
        caller = TestClient(application(Settings(record, **settings)), base_url=BASE)  # type: ignore[arg-type]
        caller.__enter__()
        callers.append(caller)
        return caller

    yield made
    for caller in callers:
        caller.__exit__(None, None, None)


def proof(client: TestClient, address: str) -> str:
    """What a form of ours carries."""
    found = re.search(r'name="proof" value="([0-9a-f]+)"', client.get(address).text)
    assert found is not None
    return found[1]


def test_script_in_an_article_is_text(record: Path, client: TestClient) -> None:
    """Script in text, title, publisher, id and address of an article is shown as text, on every page that shows it."""
    draft = Draft(
        f"id {SCRIPT}",
        f"Pakistan lacks energy {SCRIPT}.",
        "x",
        "x",
        "2025-11-20",
        SCRIPT,
        SCRIPT,
        "javascript:alert(4)",
    )
    result = read_article(article_of(draft), WordReader())
    store = open_store(record, create=True)
    from relazione.record.claim import Admission

    with store.transaction():
        store.add_article(result.article)
        store.add_reading(result.article.id, "words", "1", Admission(result.claims, result.refusals))
    freshen(store)
    entry = store.entry_of(result.claims[0].id) if result.claims else None
    store.close()
    addresses = ["/", "/articles", f"/article/{result.article.id}", "/search?q=alert", "/state/PAK", "/brief?party=PAK"]
    addresses += [f"/entry/{entry.id}"] if entry else []
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200
        assert not re.search(r"<script>|<img|<svg onload|javascript:", page.text), address
    assert "&lt;script&gt;alert(1)" in client.get(f"/article/{result.article.id}").text


def test_script_in_a_question_is_text(client: TestClient) -> None:
    """Script in an address or a question comes back as text, also where it is not found."""
    for address in (
        f"/search?q={SCRIPT}",
        f"/person/{SCRIPT}",
        f"/state/{SCRIPT}",
        f"/network?party={SCRIPT}",
        f"/{SCRIPT}",
    ):
        page = client.get(address, headers={"Accept": "text/html"})
        assert page.status_code < 500 and "<script>alert" not in page.text and "<img src=x" not in page.text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "http://",
    ],
)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    """An address that an article gives is a link only if it is one of http or https."""
    assert outside(address) == ""
    assert outside("https://example.org/a?b=c") == "https://example.org/a?b=c"


@pytest.mark.parametrize("way", TRAVERSALS)
def test_no_name_reaches_the_disk(client: TestClient, way: str) -> None:
    """A name that climbs out of a folder finds nothing, wherever a name is taken."""
    for address in (
        f"/static/0/{way}",
        f"/article/{way}",
        f"/brief.{way}?party=KOR",
        f"/api/v1/exports/{way}",
        f"/{way}",
    ):
        answer = client.get(address)
        assert answer.status_code in (404, 422) and "root:" not in answer.text


@pytest.mark.parametrize("words", INJECTIONS)
def test_sql_in_every_filter(client: TestClient, words: str) -> None:
    """SQL and the signs of full-text search are words to be looked for, in every filter; nothing is lost by them."""
    filters = [
        ("/search", "q"),
        ("/network", "party"),
        ("/network", "type"),
        ("/network", "domain"),
        ("/network", "since"),
    ]
    filters += [("/search", name) for name in ("party", "other", "since", "cursor", "limit")]
    filters += [
        (page, name) for page in ("/review", "/map", "/calendar", "/disagreements") for name in ("party", "other")
    ]
    filters += [("/calendar", "from"), ("/post/KOR/ambassador", "to"), ("/dyad/KOR/PAK", "limit")]
    filters += [("/api/v1/ask/search", name) for name in ("q", "between", "since")]
    filters += [("/api/v1/search", name) for name in ("party", "other", "since", "cursor")]
    filters += [("/articles", name) for name in ("publisher", "after", "since")]
    filters += [
        ("/api/v1/entries", name) for name in ("party", "kind", "cursor", "as_of", "known_at", "at_least", "limit")
    ]
    filters += [("/api/v1/claims", name) for name in ("article", "kind", "actor", "cursor")]
    filters += [
        ("/api/v1/ask/who", "name"),
        ("/api/v1/ask/entries", "kind"),
        ("/api/v1/search", "q"),
        ("/brief", "length"),
    ]
    for address, name in filters:
        answer = client.get(address, params={name: words})
        assert answer.status_code < 500, (address, name, answer.text)
        assert "articles (id" not in answer.text and "sqlite" not in answer.text.lower()
    for address in (f"/api/v1/ask/{words}", f"/person/{words}", f"/api/v1/claims/{words}xxxx"):
        assert client.get(address).status_code in (404, 422)
    assert client.get("/api/v1/about").json()["searched"]["articles"] == 15


def test_without_a_token_nothing_is_told(opened: Opened, tokens: tuple[Tokens, dict[str, str]]) -> None:
    """With tokens every page and answer asks for one; a wrong one is told nothing, and soon not listened to."""
    client = opened(tokens=tokens[0])
    for address in ("/", "/dyad/KOR/PAK", "/api/v1/about", "/api/openapi.json", "/paste"):
        answer = client.get(address)
        assert answer.status_code == 401 and "KOR" not in answer.text
    assert client.get("/robots.txt").status_code == 200
    wrong = {"Authorization": "Bearer not-a-token"}
    assert [client.get("/api/v1/about", headers=wrong).status_code for _ in range(12)][-1] == 429


def test_a_token_has_its_rights_and_no_more(opened: Opened, tokens: tuple[Tokens, dict[str, str]]) -> None:
    """A token to read reads; to judge takes one to review, and the judgement bears the token's name."""
    known, told = tokens
    client = opened(tokens=known)
    reading, reviewing = ({"Authorization": f"Bearer {told[rights]}"} for rights in ("read", "review"))
    entry = client.get("/api/v1/entries?limit=1", headers=reading).json()["rows"][0]
    asked = {"act": "confirm", "ids": [entry["entry"]], "who": "Somebody Else", "why": "I looked."}
    assert client.post("/api/v1/judgements", json=asked, headers=reading).status_code == 403
    made = client.post("/api/v1/judgements", json=asked, headers=reviewing)
    assert made.status_code == 201 and made.json()["who"] == "reviewer"


def test_a_token_is_kept_as_a_hash(tokens: tuple[Tokens, dict[str, str]], tmp_path: Path) -> None:
    """The file of tokens tells no token, and nobody but its owner can read it."""
    file = tmp_path / "tokens.json"
    assert not any(token in file.read_text() for token in tokens[1].values())
    assert file.stat().st_mode & 0o077 == 0


def test_entering_with_a_token(opened: Opened, tokens: tuple[Tokens, dict[str, str]]) -> None:
    """Who shows a token in a browser is let in by a cookie that script cannot read and other sites cannot send."""
    client = opened(tokens=tokens[0])
    told = {"proof": proof(client, "/enter"), "token": tokens[1]["read"]}
    answer = client.post("/enter", data=told, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303 and "httponly" in cookie and "samesite=strict" in cookie
    assert tokens[1]["read"] not in answer.headers["set-cookie"]
    assert client.get("/").status_code == 200
    assert client.post("/judge", data={"proof": "0", "act": "confirm"}).status_code == 403


def test_the_record_is_not_opened_to_others_without_a_token(record: Path) -> None:
    """Listening on another address than this machine's is refused where no token is known."""
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org"):
        with pytest.raises(RunStopped):
            check(Settings(record, host))


def test_a_post_from_another_site(client: TestClient) -> None:
    """A form sent by a page of another site, or without our proof, writes nothing."""
    entry = client.get("/api/v1/entries?limit=1").json()["rows"][0]["entry"]
    told = {"act": "reject", "entry": entry, "who": "Mallory", "why": "x", "proof": proof(client, f"/review/{entry}")}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert client.post("/judge", data=told, headers=headers).status_code == 403
        asked = {"act": "reject", "ids": [entry], "who": "Mallory", "why": "x"}
        assert client.post("/api/v1/judgements", json=asked, headers=headers).status_code == 403
    assert client.post("/judge", data={**told, "proof": "0" * 64}).status_code == 403
    client.cookies.clear()
    assert client.post("/judge", data=told).status_code == 403
    for kind in ("text/plain", "multipart/form-data; boundary=x"):
        assert client.post("/judge", content="act=reject", headers={"Content-Type": kind}).status_code == 415
    assert client.get("/api/v1/judgements").json()["rows"] == []


def test_another_name_for_this_server(client: TestClient) -> None:
    """A page of another site that makes its name lead to this machine is not answered."""
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_a_body_that_is_too_large(client: TestClient) -> None:
    """A hundred megabytes are refused by their length, and broken off where no length was told."""
    large = 100 << 20
    told = client.post("/paste", content=b"x", headers={"Content-Length": str(large)})
    assert told.status_code == 413
    taken = 0

    def parts() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(100):
            taken += 1 << 20
            yield b"x" * (1 << 20)

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/paste", content=parts(), headers=kind).status_code == 413


def test_bombs_are_not_unpacked(client: TestClient) -> None:
    """No packed body and no file is taken: a zip, a gzip and an XML bomb are refused, or read as the text they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("a", b"0" * (50 << 20))
    assert client.post("/paste", files={"text": ("bomb.zip", packed.getvalue())}).status_code == 415
    unpacked = {"Content-Encoding": "gzip", "Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/paste", content=gzip.compress(b"0" * (50 << 20)), headers=unpacked).status_code == 415
    laughs = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'
    kind = {"Content-Type": "application/xml"}
    assert client.post("/api/v1/judgements", content=laughs, headers=kind).status_code in (415, 422)


def test_a_fault_of_ours_is_guarded_too(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where we fail the answer is a problem with every header, and tells nothing of what went wrong inside."""

    def failing(visit: object) -> None:
        raise ZeroDivisionError("a secret of the house")

    monkeypatch.setattr("relazione.serve.pages.home.page", failing)
    client = TestClient(application(Settings(record)), base_url=BASE, raise_server_exceptions=False)
    answer = client.get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 500 and "secret" not in answer.text and "<h1>" in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert client.get("/").json()["status"] == 500


def test_many_requests_at_once(opened: Opened) -> None:
    """Who asks faster than the rate allows is told to wait."""
    client = opened(rate=1.0)
    codes = [client.get("/robots.txt").status_code for _ in range(14)]
    assert codes[0] == 200 and codes[-1] == 429


def test_every_answer_is_guarded(client: TestClient) -> None:
    """Pages, files, answers and problems carry the policy that lets no script of others run, and are not indexed."""
    for address in ("/", "/api/v1/about", "/robots.txt", "/nothing", "/dyad/KOR/KOR"):
        headers = client.get(address).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and "noindex" in headers["x-robots-tag"]
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
