"""The whole record as CSV, a folder: a table a file, codebook, README, CITATION.cff, checksums, `datapackage.json`.

entries.csv has one line an entry, reports.csv one line a report with span and quote; docs/tables.md has all tables.
With `--unit` the panel is in the folder too. `-o NAME.csv` writes the table of that name alone (entries, if none has
it). Lost on the way: what was refused, and the words that each single value rests on.
"""

from __future__ import annotations

from relazione.tell.bundle import Form

FORM = Form("csv")
