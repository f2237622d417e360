#!/usr/bin/env python3
"""Makes the pictures of docs/serve.md anew, from the sample articles, with Debian's Chromium: docs/pictures.py"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "pictures"
PORT = 8699
WIDE, HIGH = 1100, 760
MOST_TRIES = 120


def main() -> None:
    """Reads the samples, serves them, takes the pictures."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "samples.sqlite")
        command = [sys.executable, "-m", "relazione"]
        subprocess.run([*command, "read", str(ROOT / "examples"), "--record", record], check=True)
        with subprocess.Popen([*command, "serve", "--record", record, "--port", str(PORT)]) as server:
            try:
                _pictures(f"http://127.0.0.1:{PORT}")
            finally:
                server.terminate()


def _pictures(address: str) -> None:
    program = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        _waited_for(address)
        page.goto(f"{address}/dyad/KOR/PAK")
        page.screenshot(path=OUT / "dyad.png")
        page.locator("h2#contacts-and-events + ol .line > a").first.click()
        page.get_by_text("Review: confirm, correct").click()
        page.screenshot(path=OUT / "review.png")
        page.locator(".report cite a").first.click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=OUT / "article.png")
        browser.close()


def _waited_for(address: str) -> None:
    """Waits until the server answers."""
    for _ in range(MOST_TRIES):
        try:
            urlopen(f"{address}/robots.txt").close()
        except URLError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
