"""The quarantine: what was set aside, tried again after a fix; what now goes through leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from relazione.errors import SetAside
from relazione.ingest import Article, Bringing
from relazione.ingest.bringing import bring_in_placed
from relazione.journey import Manner, read_items
from relazione.store.contract import Store

TAKEN, STILL, GONE, UNTRIED = "taken", "still set aside", "no longer there", "not tried"
"""What may become of a set-aside; only the first and the third leave the quarantine."""

_FAILED = re.compile(r".*? \((?P<given>.*), [0-9a-f]{24}\)", re.DOTALL)
"""Where a reader failed, as `workers.attempt` writes it, after the file's name."""

_AS_IT_IS, _USUAL = Bringing(), Manner()
_PARTS = re.compile(r"[:/]| \(")


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one set-aside: one of the four words above, and the fault that it is set aside for now, if any."""

    fault: SetAside
    became: str
    now: SetAside | None = None


def retry(
    store: Store,
    under: Sequence[str | Path] = (),
    *,
    bringing: Bringing = _AS_IT_IS,
    manner: Manner = _USUAL,
    workers: int = 1,
) -> tuple[Tried, ...]:
    """Try again what was set aside in the files under these paths (all where none is given), in order of places.

    Of each file only what stands at the places set aside is read, so that another way of bringing in than the first
    time makes no second article of the others. A fault that comes again stays as it was; one that another takes the
    place of is replaced by that; what cannot be tried (standard input, an address, a file that is gone) stays.
    """
    files: dict[str | None, list[SetAside]] = {}
    for fault in store.set_asides():
        file = file_of(fault.where)
        if not under or _below(file or fault.where, under):
            files.setdefault(file, []).append(fault)
    untried = [Tried(fault, UNTRIED) for fault in files.pop(None, ())]
    before = {_key(fault) for faults in files.values() for fault in faults}
    again = [_File(file, files[file]) for file in sorted(name for name in files if name is not None)]
    for each in again:
        read_items(each.wanted(bringing), store, workers=workers, manner=manner)
    new = [fault for fault in store.set_asides() if _key(fault) not in before]
    tried = [*untried, *(each.became(fault, new, store) for each in again for fault in each.faults)]
    with store.transaction():
        for one in tried:
            if one.became in (TAKEN, GONE) or (one.now is not None and _key(one.now) != _key(one.fault)):
                store.drop_set_aside(one.fault)
    return tuple(sorted(tried, key=lambda one: _key(one.fault)))


def file_of(where: str) -> str | None:
    """The file, or folder, that a place lies in: the longest beginning of it that is there; None where none is."""
    for end in (len(where), *sorted((found.start() for found in _PARTS.finditer(where)), reverse=True)):
        if end and _is_there(Path(where[:end]), whole=end == len(where)):
            return where[:end]
    return None


def _is_there(path: Path, *, whole: bool) -> bool:
    """Whether a path is a file; or, where it is a whole place, a folder."""
    try:
        return path.is_file() or (whole and path.is_dir())
    except (OSError, ValueError):  # a name too long, or one with NUL in it
        return False


def _below(name: str, under: Iterable[str | Path]) -> bool:
    place = Path(name).resolve()
    return any(place == path or path in place.parents for path in (Path(each).resolve() for each in under))


def _key(fault: SetAside) -> tuple[str, str]:
    return fault.where, fault.what


class _File:
    """The set-asides of one file, and what comes at their places when it is brought in again."""

    def __init__(self, file: str, faults: Sequence[SetAside]) -> None:
        self.file = file
        self.faults = faults
        self._places = {fault.where for fault in faults}
        rests = ((fault.where, _FAILED.fullmatch(fault.where, len(file))) for fault in faults)
        self._failed = {where: found["given"] for where, found in rests if found}
        self._came: dict[str, list[str]] = {}  # ids of articles by place, and by given id where a reader failed
        self._again: set[tuple[str, str]] = set()

    def wanted(self, bringing: Bringing) -> Iterator[Article | SetAside]:
        """What stands at the places of the faults."""
        whole, given = self.file in self._places, set(self._failed.values())
        for place, item in bring_in_placed([self.file], bringing):
            if isinstance(item, SetAside):
                self._again.add(_key(item))
                if whole or place in self._places:
                    yield item
                continue
            at = {place, item.given_id, self.file} & (self._places | given)
            for each in at:
                self._came.setdefault(each, []).append(item.id)
            if at:
                yield item

    def became(self, fault: SetAside, new: Sequence[SetAside], store: Store) -> Tried:
        """What became of a fault; `new` are those that the record has since."""
        came = self._came.get(self._failed.get(fault.where, fault.where), [])
        if _key(fault) in self._again:
            return Tried(fault, STILL, fault)
        if any(store.article(article) is not None for article in came):
            return Tried(fault, TAKEN)
        ends = tuple(f", {article})" for article in came)
        now = next((one for one in new if one.where == fault.where or (ends and one.where.endswith(ends))), None)
        if now is None and came:  # the reader failed again, in the same words
            now = fault
        return Tried(fault, GONE) if now is None else Tried(fault, STILL, now)
