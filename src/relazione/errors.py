"""The two errors of the house. Both say what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


# Not frozen: Python writes the traceback onto an exception while it passes through a context manager.
@dataclass(unsafe_hash=True)
class _Fault(Exception):
    what: str
    where: str
    remedy: str

    def __post_init__(self) -> None:
        """Hands the words to Exception too, so that the error survives the way back from a worker process."""
        super().__init__(self.what, self.where, self.remedy)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


class SetAside(_Fault):
    """An article cannot go on; the run does.

    `what` names the fault, `where` the file and, if known, the line, `remedy` what a person can do.
    """


class RunStopped(_Fault):
    """The run cannot go on until a person acts; `what`, `where` and `remedy` as in SetAside."""
