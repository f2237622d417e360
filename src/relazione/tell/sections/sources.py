"""Sources: the articles that the brief cites, and which notes rest on each."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.tell.footnotes import Footnotes, source
from relazione.tell.matter import Matter

HEADING = "Sources"
SOUGHT = ""


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each article cited, in the order of the notes."""
    del matter  # what is cited is in the notes
    return [f"- {source(article)}: {_notes(numbers)}.[^{numbers[0]}]" for article, numbers in notes.sources()]


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
