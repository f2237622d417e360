"""The two errors of the house. Both say what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SetAside(Exception):
    """This article cannot go on; the run does.

    `what` names the fault, `where` the file and, if known, the line, `remedy` what a person can do.
    """

    what: str
    where: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


@dataclass(frozen=True)
class RunStopped(Exception):
    """The run cannot go on until a person acts."""

    what: str
    where: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"
