"""Sources: the articles that the brief cites, and which notes rest on each."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.tell.footnotes import Footnotes, source
from relazione.tell.matter import Matter
from relazione.tell.page import listing

HEADING = "Sources"
SOUGHT = ""
MOST_SOURCES = 40  # a list to look things up in may be longer than one to read


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each article cited, in the order of the notes."""
    cited = notes.sources()
    return listing(matter, cited, lambda pair: f"{source(pair[0])}: {_notes(pair[1])}.[^{pair[1][0]}]", MOST_SOURCES)


def _notes(numbers: list[int]) -> str:
    """Numbers of notes with runs drawn together: "note 4", "notes 1, 3 to 7 and 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [
        f"{run[0]} to {run[-1]}" if len(run) > 2 else str(number)
        for run in runs
        for number in run[: 1 if len(run) > 2 else 2]
    ]
    return f"{'note' if len(numbers) == 1 else 'notes'} {listed(words)}"
