"""Problems: what went wrong with a request, as RFC 9457 has it for programs and in plain words for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from relazione.errors import RunStopped, SetAside

MEDIA_TYPE = "application/problem+json"
_BUSY = "another program is writing to the record"
_UNKNOWN = (
    "no claim",
    "no entry",
    "no article",
    "no person",
    "no state",
    "no judgement",
    "there is no",
    "several claims",
)
_BROKEN = ("the record", "there is no record", "the file is no record", "the disk is full")


# Not frozen: Python writes the traceback onto an exception while it passes through a context manager.
@dataclass(unsafe_hash=True)
class Problem(Exception):
    """A request that cannot be answered: HTTP status, what is wrong, and what to do about it."""

    status: int
    what: str
    remedy: str = ""

    def as_object(self) -> dict[str, object]:
        """The problem as a JSON object of RFC 9457; `remedy` is ours."""
        title = HTTPStatus(self.status).phrase
        told: dict[str, object] = {"type": "about:blank", "title": title, "status": self.status, "detail": self.what}
        return told | ({"remedy": self.remedy} if self.remedy else {})


def problem_of(fault: RunStopped | SetAside) -> Problem:
    """The problem that an error of the house is to who asked; places on our disk stay with us."""
    if fault.what == _BUSY:
        return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "the record is being written to", "Ask again in some seconds.")
    if isinstance(fault, RunStopped) and fault.what.startswith(_BROKEN):
        return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "the record cannot be used", "See what the server prints.")
    unknown = fault.what.startswith(_UNKNOWN)
    return Problem(HTTPStatus.NOT_FOUND if unknown else HTTPStatus.UNPROCESSABLE_ENTITY, fault.what, fault.remedy)


def missing(what: str, remedy: str = "Follow a link, or search.") -> Problem:
    """The problem that something is not there."""
    return Problem(HTTPStatus.NOT_FOUND, what, remedy)


def wrong(what: str, remedy: str = "") -> Problem:
    """The problem that a request says something that cannot be."""
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, what, remedy)
