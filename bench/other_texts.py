"""Texts that tell of no relations between states, out of a package's test data: read where they lie, never copied.

gensim (LGPL-2.1, only downloaded, never installed or imported) ships the first pages of an English Wikipedia dump
(CC BY-SA) and 300 stories of Australian broadcast news of 2001 (Lee, Pincombe and Welsh 2005). The gate learns from the
former and is judged on the latter.
"""

from __future__ import annotations

import bz2
import csv
import html
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.readme import CHECKOUT

FOLDER = CHECKOUT / "out" / "other_texts"
LOCK = Path(__file__).with_name("other_texts.lock")
LABELS = Path(__file__).with_name("other_texts.csv")
_PLACE = "gensim/test/test_data/"
_WIKIPEDIA = f"{_PLACE}enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2"
_NEWS = f"{_PLACE}lee_background.cor"
# One file for every machine, so that the hash holds: it is opened as an archive, not run.
_FILE = ("--no-deps", "--only-binary=:all:", "--python-version=3.11", "--platform=manylinux_2_28_x86_64")
_SHORTEST = 200  # characters of a paragraph; shorter ones are captions and lists
_PIECE = 1_200  # characters of a piece of a page, about a short news story


def package() -> zipfile.ZipFile:
    """The package as an archive, downloaded by pip into out/ the first time, its hash checked."""
    if not list(FOLDER.glob("gensim-*.whl")):
        words = [sys.executable, "-m", "pip", "download", "-q", *_FILE, "--require-hashes", "-r", str(LOCK)]
        subprocess.run([*words, "-d", str(FOLDER)], check=True)
    return zipfile.ZipFile(next(FOLDER.glob("gensim-*.whl")))


def wikipedia() -> list[str]:
    """Pieces of pages of about the length of a news story; pages on states and their wars are left out."""
    with package() as archive:
        dump = bz2.decompress(archive.read(_WIKIPEDIA)).decode("utf-8")
    left_out = {row["what"] for row in _labels() if row["source"] == "wikipedia"}
    pieces: list[str] = []
    for title, text in re.findall(r"<title>(.*?)</title>.*?<text[^>]*>(.*?)</text>", dump, re.DOTALL):
        if not text.startswith("#REDIRECT") and not any(word in title for word in left_out):
            pieces += _pieces(_plain(text))
    return pieces


def broadcast_news() -> list[str]:
    """The stories of broadcast news that tell of no relations between states, in the order of the file.

    They were told apart by hand, by their first sentence, before any gate had seen them; doubtful ones are left out.
    """
    with package() as archive:
        lines = archive.read(_NEWS).decode("utf-8").splitlines()
    stories = [line for line in lines if line.strip()]
    kept = [int(row["what"]) for row in _labels() if row["source"] == "news"]
    return list(dict.fromkeys(stories[number] for number in kept))


def _labels() -> Iterator[dict[str, str]]:
    lines = (line for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return csv.DictReader(lines)


def _plain(markup: str) -> list[str]:
    """The paragraphs of a page without its markup."""
    text = re.sub(r"<ref.*?(?:/>|</ref>)|<[^>]+>", "", html.unescape(markup), flags=re.DOTALL)
    for _ in range(4):  # templates stand in templates
        text = re.sub(r"\{\{[^{}]*\}\}", "", text)
    text = re.sub(r"\{\|.*?\|\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", text)
    text = re.sub(r"'{2,}|={2,}.*?={2,}", "", text)
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if len(line) > _SHORTEST and not line.startswith(("*", "|", "!", "#", ":"))]


def _pieces(paragraphs: list[str]) -> Iterator[str]:
    piece = ""
    for paragraph in paragraphs:
        piece += paragraph + "\n"
        if len(piece) > _PIECE:
            yield piece
            piece = ""
