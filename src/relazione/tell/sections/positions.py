"""Other positions: criticism and concern first, then support and appreciation, each group the newest first."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.matter import Matter
from relazione.tell.sections.promises import in_groups, tell

HEADING = "Other positions"
SOUGHT = "other position"
GROUPS = ("criticism", "other")


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each position that is no promise."""
    found = in_groups(matter, GROUPS)
    return tell(found, matter, notes)
