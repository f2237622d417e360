"""Bringing in: from paths to articles, one by one, so that a million of them need no more memory than one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from io import BufferedReader, RawIOBase
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.ingest.columns import Columns
from relazione.ingest.crawl import MOST_WANTED, WantedPages
from relazione.ingest.draft import Draft, Wanted, article_of
from relazione.ingest.given_ids import GivenIds
from relazione.ingest.paths import STANDARD_INPUT, files_of, printable
from relazione.ingest.source import Told, source_for_name, source_for_opening
from relazione.ingest.tongue import check_tongue
from relazione.ingest.unpacking import PACKED, Piece, pieces_of

_PEEK = 4_096
"""Bytes at the beginning of a file that are looked at to tell what kind it is."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """How files are brought in.

    `published` is the day of publication of the articles that do not tell their own. `columns` names fields of tables.
    `crawl` are the paths where pages are looked for that lists of addresses want.
    """

    published: date | None = None
    columns: Columns = field(default_factory=dict)
    crawl: tuple[str | Path, ...] = ()


_USUAL = Bringing()

Item = Article | SetAside


def bring_in(paths: Iterable[str | Path], bringing: Bringing = _USUAL) -> Iterator[Item]:
    """All articles under the paths, each once for every time it is there, and all that had to be set aside.

    Paths are files, folders and "-" (standard input); the order depends on names and lines alone. Two different
    articles with one given id in one file: the first is brought in, the others are set aside. Of lists of addresses the
    pages that the crawl holds are brought in, after all else; each that it lacks is set aside. Nothing is
    raised for what is wrong with a file.
    """
    for _, item in bring_in_placed(paths, bringing):
        yield item


def bring_in_placed(paths: Iterable[str | Path], bringing: Bringing = _USUAL) -> Iterator[tuple[str, Item]]:
    """The same, each with its place as a set-aside names it: the file, or file and line, row, record or member."""
    wanted = WantedPages()
    for file in files_of(paths):
        if isinstance(file, SetAside):
            yield file.where, file
            continue
        for where, item in _items_of(file, bringing, Told(str(file), "", bringing.columns)):
            if not isinstance(item, Wanted):
                yield where, item
            elif not bringing.crawl:
                what = "a list of addresses, and no crawl to find their pages in"
                yield str(file), SetAside(what, str(file), "Name a folder or file of fetched pages: --crawl.")
                break
            else:
                wanted.add(item)
                if len(wanted) >= MOST_WANTED:
                    yield from _crawled(wanted, bringing)
                    wanted = WantedPages()
    yield from _crawled(wanted, bringing)


def bring_in_stream(stream: BinaryIO, name: str, bringing: Bringing = _USUAL) -> Iterator[Item]:
    """The articles of an open stream of bytes that goes by this name; its kind is told by its beginning."""
    told = Told(name, PurePath(name).stem, bringing.columns)
    held = cast(BinaryIO, BufferedReader(cast(RawIOBase, stream)))
    for _, item in _checked(_drafts_of_piece(Piece(held, name, ""), told), bringing, _own_place, name):
        yield (
            SetAside("a list of addresses in a feed", name, "Save it as a file.") if isinstance(item, Wanted) else item
        )


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


def _crawled(wanted: WantedPages, bringing: Bringing) -> Iterator[tuple[str, Item]]:
    """The pages wanted that the crawl holds, in its order, and those that it lacks, in theirs; placed as they were."""
    if not wanted:
        return
    for file in files_of(bringing.crawl):
        if isinstance(file, SetAside):
            yield file.where, file
            continue
        for where, item in _items_of(file, bringing, Told(str(file), "", bringing.columns, wanted.wants), wanted.take):
            if isinstance(item, Wanted):
                yield where, SetAside("a list of addresses in a crawl", where, "Give it to be read, not as a crawl.")
                break
            yield where, item
    for fault in wanted.lacking():
        yield fault.where, fault


def _own_place(draft: Draft) -> str:
    """The place of a draft that is taken for itself."""
    return draft.where


def _items_of(
    file: Path, bringing: Bringing, told: Told, place_of: Callable[[Draft], str | None] = _own_place
) -> Iterator[tuple[str, Item | Wanted]]:
    """The articles of one file for which there is a place. Faults of the file system are set aside, whenever met."""
    name = printable(file)
    if name != str(file):
        yield name, SetAside("a file name that is no text", name, "Rename the file.")
    else:
        yield from _checked(_drafts_of(file, told), bringing, place_of, name)


def _checked(
    drafts: Iterator[Draft | Wanted | SetAside], bringing: Bringing, place_of: Callable[[Draft], str | None], name: str
) -> Iterator[tuple[str, Item | Wanted]]:
    """The articles of the drafts of one file, each with its place."""
    try:
        with closing(GivenIds()) as ids:
            for draft in drafts:
                if isinstance(draft, SetAside | Wanted):
                    yield draft.where, draft
                elif (place := place_of(draft)) is not None:
                    yield place, _article(draft, bringing.published, ids)
    except SetAside as fault:
        yield fault.where, fault
    except OSError as fault:
        yield name, SetAside(f"a file that cannot be read: {fault.strerror}", name, "Check the right to read it.")


def _drafts_of(file: Path, told: Told) -> Iterator[Draft | Wanted | SetAside]:
    """The drafts of one file by the source that its ending calls for, or else its first bytes."""
    if file == STANDARD_INPUT:
        standard_input = BufferedReader(cast(RawIOBase, sys.stdin.buffer))
        source = source_for_opening(standard_input.peek(_PEEK))
        yield from source.drafts(cast(BinaryIO, standard_input), replace(told, stem="standard-input"))
        standard_input.detach()  # else it would close standard input when it goes
        return
    for piece in pieces_of(file, str(file)):
        if isinstance(piece, SetAside):
            yield piece
        else:
            yield from _drafts_of_piece(piece, replace(told, file=piece.file, stem=PurePath(piece.name).stem))


def _drafts_of_piece(piece: Piece, told: Told) -> Iterator[Draft | Wanted | SetAside]:
    """The drafts of one stream; what breaks off a member of an archive does not break off the archive."""
    try:
        source = source_for_name(piece.name) or source_for_opening(cast(BufferedReader, piece.stream).peek(_PEEK))
        yield from source.drafts(piece.stream, told)
    except SetAside as fault:
        yield fault


def _article(draft: Draft, published: date | None, ids: GivenIds) -> Item:
    """The article of a draft, or why it is none; `ids` are those of its file so far."""
    try:
        article = article_of(draft, published)
        check_tongue(article.text, draft.where)
    except SetAside as fault:
        return fault
    if ids.first_with(article.given_id, article.id) != article.id:
        return named_twice(article.given_id, draft.where)
    return article


def named_twice(given_id: str, where: str) -> SetAside:
    """The set-aside of an article with the id of another one of its file."""
    what = f"an id that another article of the file has: {given_id[:80]!r}"
    return SetAside(what, where, "Give every article its own id.")
