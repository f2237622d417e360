"""The four articles that the project exists for, read by the real reader and told in briefs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from relazione.library import Record

FOUNDING = ("almaty-busan", "army-chief", "asean-roundtable", "korea-week")


@pytest.fixture(scope="module")
def founding(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of the four founding articles."""
    folder = tmp_path_factory.mktemp("founding")
    rows = folder / "founding.jsonl"
    rows.write_text("".join(_row(shared / "gold" / "founding", name) for name in FOUNDING), encoding="utf-8")
    with Record(folder / "record.sqlite") as record:
        record.read(rows)
        yield record


def _row(folder: Path, name: str) -> str:
    published = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))["published"]
    row = {"id": name, "text": (folder / f"{name}.txt").read_text(encoding="utf-8")}
    return json.dumps(row | ({"date": str(published)} if published else {}), ensure_ascii=False) + "\n"


def test_both_ambassadors_are_attested_and_neither_is_current(founding: Record) -> None:
    """The brief on Korea and Pakistan names both ambassadors with what attests them, and calls neither current."""
    page = founding.brief("Korea", "Pakistan")
    assert "**Park Kijun**, ambassador of South Korea to Pakistan: attested 25 October 2024." in page
    assert "**Suh Sangpyo**, ambassador of South Korea to Pakistan: attested in an undated article." in page
    assert not re.search(r"\bcurrent", re.sub(r"“.*?”", "", page))


def test_the_undated_article_stays_undated(founding: Record) -> None:
    """Nothing that only the undated article tells has a date, and each of its footnotes says so."""
    page = founding.brief("Korea", "Pakistan")
    notes = [line for line in page.split("\n") if line.startswith("[^") and "(army-chief," in line]
    assert notes
    assert all(line.endswith("(army-chief, undated).") for line in notes)
    undated = {re.match(r"\[\^\d+\]", line)[0] for line in notes}  # type: ignore[index]
    contacts = page.split("## Last contacts\n")[1].split("\n## ")[0].strip().split("\n")
    assert all(line.startswith("- **Undated**") for line in contacts if line[-5:].lstrip(".") in undated)


def test_busan_has_its_pact_and_its_six_consulates(founding: Record) -> None:
    """The brief on Busan gives the pact, its anniversary, the consulate of May 2022 and the five others."""
    page = founding.brief("Busan")
    assert "between Almaty and Busan, signed on 14 September 2022" in page
    assert "first anniversary 14 September 2023, next (third) 14 September 2025" in page
    assert "Kazakhstan opened a consulate in Busan, South Korea, in May 2022." in page
    assert "China, Japan, Mongolia, Russia and the United States each had a consulate in Busan" in page


def test_asean_has_its_two_standings(founding: Record) -> None:
    """The brief on ASEAN gives Pakistan's two standings and since when it has them."""
    page = founding.brief("ASEAN")
    assert "Pakistan has been a sectoral dialogue partner of ASEAN since 1993." in page
    assert "Pakistan has been a member of the ASEAN Regional Forum since 2004." in page
