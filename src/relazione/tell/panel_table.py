"""The panel as a table of the data set: what each of its columns counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.errors import RunStopped
from relazione.record.english import word
from relazione.tell.csv_text import Cell
from relazione.tell.panel import UNITS, columns, panel
from relazione.tell.table import Column, Table
from relazione.tell.whole import Whole

_MEANINGS = {
    "iso3_a": "ISO 3166-1 alpha-3 of the first state.",
    "cow_a": "Its number in the Correlates of War list.",
    "gw_a": "Its number in Gleditsch and Ward's list, microstates included.",
    "iso3_b": "ISO 3166-1 alpha-3 of the second state.",
    "cow_b": "Its number in the Correlates of War list.",
    "gw_b": "Its number in Gleditsch and Ward's list, microstates included.",
    "year": "The year.",
    "month": "The month, 1 to 12.",
    "bilateral": "Engagements that happened in which exactly these two states took part.",
    "multilateral": "Engagements that happened in which these two and others took part.",
    "planned": "Engagements of the two that are planned.",
    "agreements_signed": "Agreements signed to which both are party.",
    "missions_opened": "Missions of the one opened in the other.",
    "positions_cooperative": "Cooperative stances of the one towards the other, by the day first reported.",
    "positions_conflictual": "Conflictual stances of the one towards the other, by the day first reported.",
    "reports": "Reports of all that is counted in the row.",
    "highest_office": "The highest class of office known of who took part; empty where none is.",
}
_WORDED = ("iso3_a", "iso3_b", "highest_office")


def panel_tables(unit: str, directed: bool, zero_filled: bool) -> tuple[Table, ...]:
    """The panel where a unit is asked for, none where none is; raises RunStopped for what needs a unit and has none."""
    if not unit and (directed or zero_filled):
        option = "--directed" if directed else "--zero-filled"
        raise RunStopped(f"{option} is of a panel, and none is asked for", option, f"Add --unit {' or '.join(UNITS)}.")
    return (panel_table(unit, directed, zero_filled),) if unit else ()


def panel_table(unit: str, directed: bool = False, zero_filled: bool = False) -> Table:
    """The panel of that unit as a table; raises RunStopped where there is no such unit."""
    names = columns(unit)

    def rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
        return (dict(zip(names, row, strict=True)) for row in panel(told.store, unit, directed, zero_filled))

    key = tuple(name for name in ("iso3_a", "iso3_b", "year", "month") if name in names)
    return Table(
        name="panel",
        about=f"Counts by pair of states and {'month' if 'month' in names else 'year'}: entries, never reports. "
        + ("Each pair stands twice, and what has a direction counts from who acts." if directed else "Each pair once."),
        key=key,
        columns=tuple(_column(name, name in key) for name in names),
        references=(),
        rows=rows,
    )


def _column(name: str, needed: bool) -> Column:
    return Column(name, _meaning(name), "text" if name in _WORDED else "integer", needed)


def _meaning(name: str) -> str:
    if name in _MEANINGS:
        return _MEANINGS[name]
    if name.startswith("n_"):
        type_ = word("engagement", name.removeprefix("n_"))
        return f"Engagements of exactly these two that happened, by type: {type_}."
    return f"Entries counted in the row on: {name.removeprefix('domain_')}."
