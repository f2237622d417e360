"""The pages in a browser: Chromium goes the ways of an analyst and an editor; axe looks at every type of page."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from relazione.serve.app import application
from relazione.serve.settings import Settings
from tests.serve.test_pages import PAGES

SERIOUS = ("serious", "critical")
TEXT = (
    "The Foreign Minister of Chile, Ana Lopez, met the Foreign Minister of Peru, Luis Ramos, in Lima on 3 March 2025. "
    "The two ministers signed a memorandum of understanding on walnut exports."
)


@pytest.fixture
def address(record: Path) -> Iterator[str]:
    """Where the application listens for a browser."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(application(Settings(record)), log_level="error", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium")
    assert program, "apt-get install chromium"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser; what it complains of fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    complaints: list[str] = []

    def noted(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    opened.on("console", noted)
    opened.on("pageerror", lambda fault: complaints.append(str(fault)))
    yield opened
    context.close()
    assert not complaints


def test_from_search_to_the_words(page: Page, address: str) -> None:
    """A search for two parties leads to their relation, from there to an entry, and to its quote marked in the text."""
    page.goto(address)
    page.get_by_label("Whom or what are you looking for?").fill("South Korea and Pakistan")
    page.get_by_label("Whom or what are you looking for?").press("Enter")
    page.get_by_role("link", name="South Korea and Pakistan dyad").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("South Korea and Pakistan")
    page.locator(".entries:not(.holders) .line > a").first.click()
    expect(page.locator(".report mark").first).to_be_visible()
    quote = page.locator(".report mark").first.inner_text()
    page.locator(".report cite a").first.click()
    chosen = page.locator("mark.chosen")
    expect(chosen.first).to_be_visible()
    assert " ".join("".join(chosen.all_inner_texts()).split()) == " ".join(quote.split())


def test_an_article_pasted_kept_and_found(page: Page, address: str) -> None:
    """A pasted article shows what would be recorded; kept, it is found by its words and on the page of its parties."""
    page.goto(f"{address}/paste")
    page.get_by_label("Text").fill(TEXT)
    page.get_by_label("Published").fill("2025-03-04")
    page.get_by_label("Publisher").fill("The Harbour Post")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("li[data-claim]").first).to_be_visible()
    assert "Nothing holds all of these words" in page.request.get(f"{address}/search?q=walnut").text()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("2025-03-04")).to_be_visible()
    page.goto(f"{address}/search?q=walnut")
    expect(page.get_by_text("The Harbour Post").first).to_be_visible()
    page.goto(f"{address}/dyad/CHL/PER")
    expect(page.locator(".entries").get_by_text("walnut").first).to_be_visible()


def test_a_slot_corrected_and_taken_back(page: Page, address: str) -> None:
    """An editor corrects a date on an entry's page, sees it there with his name, and takes it back."""
    page.goto(f"{address}/dyad/KOR/PAK")
    page.locator("h2#contacts-and-events + ol .line > a").first.click()
    lead = page.locator(".title .lead")
    before = lead.inner_text()
    page.get_by_text("Review: confirm, correct").click()
    page.get_by_label("Act").select_option("correct")
    page.get_by_label("Slot (to correct)").select_option("date")
    page.get_by_label("should read").fill("2019-01-02")
    page.get_by_label("Name", exact=True).fill("A. Reader")
    page.get_by_label("Reason", exact=True).fill("The log says so.")
    page.get_by_role("button", name="Write it to the ledger").click()
    expect(lead).to_contain_text("2 January 2019")
    expect(page.get_by_role("heading", name="Judged")).to_be_visible()
    page.get_by_text("Review: confirm, correct").click()
    page.get_by_role("link", name="take back").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("A. Reader")
    page.get_by_label("Reason", exact=True).fill("I misread it.")
    page.get_by_role("button", name="Take it back").click()
    expect(lead).to_have_text(before)


def test_another_day(page: Page, address: str) -> None:
    """The day chosen at the foot of a page changes what is told, and goes along to the next page."""
    page.goto(f"{address}/dyad/KOR/PAK")
    entries = page.locator(".entries > li").count()
    page.get_by_text("As of, known at, how sure").click()
    page.get_by_label("As of").fill("2024-01-01")
    page.get_by_role("button", name="Look again").click()
    page.wait_for_url("**as_of=2024-01-01**")
    assert page.locator(".entries > li").count() < entries
    page.locator(".title a").first.click()
    page.wait_for_url("**/state/**as_of=2024-01-01**")


def test_a_filter_without_a_new_page(page: Page, address: str) -> None:
    """Choosing a type filters the network where it stands, and the address tells the question."""
    page.goto(f"{address}/network")
    page.get_by_label("Type").select_option("visit")
    page.wait_for_url("**type=visit**")
    expect(page.locator("#found")).to_be_visible()


def test_with_the_keyboard_alone(page: Page, address: str) -> None:
    """The first stop of the keyboard leads past the head; a claim opens and closes by its key."""
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.get_by_text("To the content")).to_be_focused()
    page.goto(f"{address}/search?q=Busan")
    page.locator(".proof cite a").first.click()
    claim = page.locator(".claim").last
    claim.focus()
    page.keyboard.press("Enter")
    expect(claim).to_have_attribute("aria-expanded", "true")


def of_kind(page: Page, address: str, kind: str) -> str:
    """The address of the first entry of a kind."""
    told: str = page.request.get(f"{address}/api/v1/entries?kind={kind}&limit=1").json()["rows"][0]["address"]
    return told


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_keeps_anybody_out(browser: Browser, address: str, dark: bool) -> None:
    """Axe finds nothing serious on any type of page, light or dark, and none is wider than a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/dyad/KOR/PAK")
    entry = page.locator("h2#contacts-and-events + ol .line > a").first.get_attribute("href") or ""
    article = page.locator(".proof cite a").first.get_attribute("href") or ""
    agreement = of_kind(page, address, "agreement")
    forms = (entry.replace("/entry/", "/review/"), "/undo/000000000000", "/paste", "/brief-on", "/enter")
    for place in (*PAGES, entry, agreement, article, *forms, "/api", "/no-such-page"):
        page.goto(f"{address}{place}")
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        assert not [(place, each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in SERIOUS]
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, place
    context.close()
