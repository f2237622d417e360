"""The panel of dyads and periods as CSV, with a heading: `--unit dyad-year|dyad-month`, `--directed`, `--zero-filled`.

What is counted, and what is left out, is told in `tell/panel.py`. An empty cell is a code that the state has not in
that list, or no known office. Lost on the way: cities and organisations, all that concerns one state only, the proofs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from relazione.store.contract import Store
from relazione.tell.csv_text import row_lines
from relazione.tell.panel import columns, panel


def lines(store: Store, unit: str = "dyad-year", directed: bool = False, zero_filled: bool = False) -> Iterator[str]:
    """The heading, then one line for each dyad and period."""
    yield from row_lines(chain([columns(unit)], panel(store, unit, directed, zero_filled)))
