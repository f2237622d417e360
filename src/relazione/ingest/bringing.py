"""Bringing in: from paths to articles, one by one, so that a million of them need no more memory than one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from io import BufferedReader, RawIOBase
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.ingest.draft import Draft, article_of
from relazione.ingest.paths import STANDARD_INPUT, files_of, printable
from relazione.ingest.source import source_for_name, source_for_opening
from relazione.ingest.tongue import check_tongue
from relazione.ingest.unpacking import PACKED, Piece, pieces_of

_PEEK = 4_096
"""Bytes at the beginning of a file that are looked at to tell what kind it is."""

_DIGEST = 8
"""Bytes of the digests by which given ids are compared within one file; a file of a million takes about 150 MB."""


def bring_in(paths: Iterable[str | Path], published: date | None = None) -> Iterator[Article | SetAside]:
    """All articles under the paths, each once for every time it is there, and all that had to be set aside.

    Paths are files, folders and "-" (standard input); the order depends on names and lines alone. `published` is the
    day of publication of the articles that do not tell their own. Two different articles with one given id in one file:
    the first is brought in, the others are set aside. Nothing is raised for what is wrong with a file.
    """
    for file in files_of(paths):
        if isinstance(file, SetAside):
            yield file
        else:
            yield from _articles_of(file, published)


def expected(paths: Iterable[str | Path]) -> int | None:
    """How many items `bring_in` will give, at most, told soon.

    None where standard input, a pipe or a packed file is given.
    """
    number = 0
    for file in files_of(paths):
        if isinstance(file, SetAside):
            number += 1
        elif file == STANDARD_INPUT or not file.is_file() or file.name.lower().endswith(PACKED):
            return None
        else:
            number += _expected_of(file)
    return number


def _expected_of(file: Path) -> int:
    """The items of one file; a file that cannot be opened is one item, its own set-aside."""
    try:
        with file.open("rb") as stream:
            source = source_for_name(file.name) or source_for_opening(stream.peek(_PEEK))
            return source.count(cast(BinaryIO, stream))
    except OSError:
        return 1


def _articles_of(file: Path, published: date | None) -> Iterator[Article | SetAside]:
    """The articles of one file. Faults of the file system are set aside, also those in the middle of it."""
    name = printable(file)
    if name != str(file):
        yield SetAside("a file name that is no text", name, "Rename the file.")
        return
    seen: dict[bytes, str] = {}
    try:
        for draft in _drafts_of(file):
            article = draft if isinstance(draft, SetAside) else _article(draft, published, seen)
            yield article
    except SetAside as fault:
        yield fault
    except OSError as fault:
        yield SetAside(f"a file that cannot be read: {fault.strerror}", name, "Check the right to read it.")


def _drafts_of(file: Path) -> Iterator[Draft | SetAside]:
    """The drafts of one file by the source that its ending calls for, or else its first bytes."""
    if file == STANDARD_INPUT:
        standard_input = BufferedReader(cast(RawIOBase, sys.stdin.buffer))
        source = source_for_opening(standard_input.peek(_PEEK))
        yield from source.drafts(cast(BinaryIO, standard_input), str(file), "standard-input")
        standard_input.detach()  # else it would close standard input when it goes
        return
    for piece in pieces_of(file, str(file)):
        if isinstance(piece, SetAside):
            yield piece
        else:
            yield from _drafts_of_piece(piece)


def _drafts_of_piece(piece: Piece) -> Iterator[Draft | SetAside]:
    """The drafts of one stream; what breaks off a member of an archive does not break off the archive."""
    try:
        source = source_for_name(piece.name) or source_for_opening(cast(BufferedReader, piece.stream).peek(_PEEK))
        yield from source.drafts(piece.stream, piece.file, PurePath(piece.name).stem)
    except SetAside as fault:
        yield fault


def _article(draft: Draft, published: date | None, seen: dict[bytes, str]) -> Article | SetAside:
    """The article of a draft, or why it is none; `seen` maps digests of the file's given ids to article ids."""
    try:
        article = article_of(draft, published)
        check_tongue(article.text, draft.where)
    except SetAside as fault:
        return fault
    digest = blake2b(article.given_id.encode("utf-8"), digest_size=_DIGEST).digest()
    if seen.setdefault(digest, article.id) != article.id:
        what = f"an id that another article of the file has: {article.given_id[:80]!r}"
        return SetAside(what, draft.where, "Give every article its own id.")
    return article
