"""Watching: folders and feeds read again and again, each time only what is new in them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from relazione.doors.web import Fetched, Marks, check_address, fetch
from relazione.errors import RunStopped, SetAside
from relazione.ingest import Article, Bringing, bring_in
from relazione.ingest.bringing import bring_in_stream
from relazione.ingest.paths import files_of
from relazione.ingest.source import sources
from relazione.journey import Manner, read_items
from relazione.receipt import Receipt
from relazione.store.contract import Store
from relazione.store.opening import open_store

SETTLED = 2.0
"""Seconds without a change after which a file is taken to be written to its end."""

PAUSE = 1.0
"""Seconds between two questions to one server."""

_MOST_LEFT_OUT = 16
"""Rounds that a feed is left out at most after it failed time and again."""

_OPENING = 4_096
_AS_IT_IS, _USUAL = Bringing(), Manner()
Written = tuple[int, int]
"""The size of a file in bytes and the time of its last change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: how many feeds were new, not changed (HTTP 304), failed or left out; files that are still
    being written, which wait for the next round; and the receipt of what was read.
    """

    fetched: int
    unchanged: int
    failed: int
    left_out: int
    waiting: int
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class _Found:
    """Files that are new or changed and no more written to, how many still are, and faults not told before."""

    files: dict[Path, Written]
    waiting: int
    faults: list[SetAside]


@dataclass(slots=True)
class _Feed:
    """A draft of what is known of a feed while it is watched: failures in a row, rounds and time to leave it alone."""

    address: str
    failures: int = 0
    leave_out: int = 0
    not_before: float = 0.0


@dataclass(slots=True)
class Watch:
    """A draft of the rounds through folders and feeds; what was seen in this run is not opened again.

    `sleep` waits so many seconds; `now` gives seconds that only grow.
    """

    targets: Sequence[str]
    record: str | Path
    bringing: Bringing = _AS_IT_IS
    manner: Manner = _USUAL
    workers: int = 1
    sleep: Callable[[float], object] = time.sleep
    now: Callable[[], float] = time.monotonic
    _feeds: list[_Feed] = field(default_factory=list)
    _folders: list[str] = field(default_factory=list)
    _seen: dict[Path, Written] = field(default_factory=dict)
    _said: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Raises RunStopped where a target is neither a folder or file that is there nor an address of the web."""
        for target in dict.fromkeys(self.targets):
            if "://" in target:
                check_address(target)
                self._feeds.append(_Feed(target))
            elif Path(target).exists():
                self._folders.append(target)
            else:
                raise RunStopped("there is nothing to watch", target, "Name a folder, a file or the address of a feed.")

    def rounds(self, every: float, times: int | None = None) -> Iterator[Round]:
        """So many rounds (None: without end), each so many seconds after the beginning of the one before."""
        number = 0
        while times is None or number < times:
            begun = self.now()
            yield self.round()
            number += 1
            if times is None or number < times:
                self.sleep(max(0.0, begun + every - self.now()))

    def round(self) -> Round:
        """Look once into every folder and every feed, and read what is new."""
        with closing(open_store(self.record, create=True)) as store:
            counted = dict.fromkeys(("fetched", "unchanged", "failed", "left_out"), 0)
            found = self._look()
            answers = list(self._answers(store, counted))
            new = {address: answer for address, answer in answers if answer.content is not None}
            with store.transaction():
                for fault in [fault for fault in store.set_asides() if fault.where in new] if new else ():
                    store.drop_set_aside(fault)
            items = self._items(found, answers)
            receipt = read_items(items, store, workers=self.workers, manner=self.manner)
            with store.transaction():  # only now, for a run that is killed must ask for all of it again
                for address, answer in new.items():
                    marks = {"etag": answer.marks.etag, "modified": answer.marks.modified}
                    store.note(f"feed {address}", json.dumps(marks))
            self._seen |= {path: written for path, written in found.files.items() if _written(path) == written}
        return Round(**counted, waiting=found.waiting, receipt=receipt)

    def _items(self, found: _Found, answers: Sequence[tuple[str, Fetched]]) -> Iterator[Article | SetAside]:
        """What is in the new files and the new answers, and every fault on the way."""
        yield from found.faults
        yield from bring_in(list(found.files), self.bringing) if found.files else ()
        for address, answer in answers:
            if answer.fault is not None:
                yield answer.fault
            elif answer.content is not None:
                if sources()["feed"].begins(answer.content[:_OPENING].removeprefix(b"\xef\xbb\xbf").lstrip()):
                    yield from bring_in_stream(BytesIO(answer.content), address, self.bringing)
                else:
                    yield SetAside("an answer that is no feed", address, "Give the address of the feed itself.")

    # -- folders ---------------------------------------------------------------------------------------------------

    def _look(self) -> _Found:
        """What is new in the folders; a file that was changed a moment ago is looked at again a moment later."""
        changed: dict[Path, Written] = {}
        faults: list[SetAside] = []
        for found in files_of(self._folders) if self._folders else ():
            if isinstance(found, SetAside):
                if (found.where, found.what) not in self._said:
                    self._said.add((found.where, found.what))
                    faults.append(found)
            elif (written := _written(found)) is not None and self._seen.get(found) != written:
                changed[found] = written
        young = {path for path, (_, when) in changed.items() if time.time() - when / 1e9 < SETTLED}
        if young:
            self.sleep(SETTLED)
        moving = {path for path in young if _written(path) != changed[path]}
        return _Found({path: written for path, written in changed.items() if path not in moving}, len(moving), faults)

    # -- feeds -----------------------------------------------------------------------------------------------------

    def _answers(self, store: Store, counted: dict[str, int]) -> Iterator[tuple[str, Fetched]]:
        """The answers of the feeds that are to be asked; those of one server a pause apart."""
        asked: dict[str, float] = {}
        for feed in self._feeds:
            if feed.leave_out or self.now() < feed.not_before:
                feed.leave_out = max(0, feed.leave_out - 1)
                counted["left_out"] += 1
                continue
            host = urlsplit(feed.address).netloc
            if host in asked:
                self.sleep(max(0.0, asked[host] + PAUSE - self.now()))
            answer = fetch(feed.address, _marks(store.noted(f"feed {feed.address}")))
            asked[host] = self.now()
            if answer.fault is not None:
                feed.failures += 1
                feed.leave_out = min(_MOST_LEFT_OUT, 2 ** (feed.failures - 1) - 1)
                feed.not_before = self.now() + answer.wait
            else:
                feed.failures = 0
            counted["failed" if answer.fault else "unchanged" if answer.content is None else "fetched"] += 1
            yield feed.address, answer


def _written(path: Path) -> Written | None:
    """The size and last change of a file; None where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _marks(noted: str) -> Marks:
    """The marks that were noted of a feed, none where there are none."""
    told = json.loads(noted) if noted else {}
    return Marks(told.get("etag", ""), told.get("modified", ""))
