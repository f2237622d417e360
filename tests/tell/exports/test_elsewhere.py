"""The exports as other people's programs read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from relazione.store.contract import Store
from relazione.tell.export import export
from tests.tell.samples import Said, add, record

# Other people's programs: some ship no types, others more than a test wants to know.
bibtexparser: Any = import_module("bibtexparser")
followthemoney: Any = import_module("followthemoney")
icalendar: Any = import_module("icalendar")
networkx: Any = import_module("networkx")
rdflib: Any = import_module("rdflib")
isomorphic: Any = import_module("rdflib.compare").isomorphic

WICKED = 'A "quoted" & <marked> title \\ {braced}; 100 % ~ $5_000\x0b, done 🇳🇴'

PROOFS = """
    PREFIX prov: <http://www.w3.org/ns/prov#>
    PREFIX oa: <http://www.w3.org/ns/oa#>
    PREFIX schema: <https://schema.org/>
    SELECT ?words ?start ?name WHERE {
        ?entry a schema:Event ; prov:wasDerivedFrom ?claim .
        ?claim oa:hasTarget ?target .
        ?target oa:hasSource/schema:identifier ?name ; oa:hasSelector ?quote , ?position .
        ?quote oa:exact ?words . ?position oa:start ?start .
    }
"""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A record of our own with one article whose words hold what each format must escape."""
    filled = record()
    text = f"Norway and Chile opened the {WICKED} on 5 May 2024."
    slots = {"type": [("project", "opened")], "name": [(WICKED, WICKED)], "date": [("2024-05-05", "5 May 2024")]}
    add(
        filled,
        "wicked <&> 7",
        text,
        [Said("engagement", text, slots, (("Norway", "NOR", "party"), ("Chile", "CHL", "party")))],
    )
    yield filled
    filled.close()


def written(store: Store, name: str, folder: Path) -> Path:
    """The export as a file."""
    path = folder / f"record.{name}"
    path.write_text("".join(export(store, name)), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_networkx_reads_the_network(store: Store, tmp_path: Path, name: str) -> None:
    """A network is read whole: every tie runs between a party and something it took part in."""
    graph = getattr(networkx, f"read_{name}")(written(store, name, tmp_path))
    kinds = {node: told["kind"] for node, told in graph.nodes(data=True)}
    assert {"CHL", "NOR"} <= kinds.keys() and "engagement" in kinds.values()
    for one, other in graph.edges():
        assert len({kinds[one] in ("state", "actor"), kinds[other] in ("state", "actor")}) == 2


def test_a_calendar_program_reads_the_days(store: Store, tmp_path: Path) -> None:
    """A signing comes back every year on its own day, and no line is longer than 75 octets."""
    raw = written(store, "ics", tmp_path).read_bytes()
    calendar = icalendar.Calendar.from_ical(raw)
    events = list(calendar.walk("VEVENT"))
    signing = next(event for event in events if "Seafarers" in str(event["SUMMARY"]))
    assert not [event.errors for event in events if event.errors]
    assert signing["RRULE"]["FREQ"] == ["YEARLY"] and signing.decoded("DTSTART").isoformat() == "2023-03-03"
    assert "Seafarers' Training Agreement" in str(signing["DESCRIPTION"])
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_a_bibliography_program_reads_the_sources(store: Store, tmp_path: Path) -> None:
    """Each article is one entry with its day; none is broken by a brace or a backslash."""
    library = bibtexparser.parse_file(str(written(store, "bibtex", tmp_path)))
    assert not library.failed_blocks
    assert len(library.entries) == len(list(store.articles()))
    assert {entry["year"] for entry in library.entries if "year" in entry.fields_dict} == {"2023", "2024"}


def test_citation_programs_get_json(store: Store) -> None:
    """The CSL export is one JSON array with a type and an id for each article."""
    sources = json.loads("".join(export(store, "csl")))
    assert len(sources) == len(list(store.articles()))
    assert all(source["type"] == "article-newspaper" and source["id"] for source in sources)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's reader of JSON-LD uses it itself
def test_turtle_and_json_ld_are_one_graph(store: Store, tmp_path: Path) -> None:
    """Both forms hold the same triples, and SPARQL leads from an event to its words, their place and their article."""
    turtle = rdflib.Graph().parse(written(store, "turtle", tmp_path), format="turtle")
    graph = rdflib.Graph().parse(written(store, "jsonld", tmp_path), format="json-ld")
    assert isomorphic(turtle, graph)
    texts = {article.given_id: article.text for article in store.articles()}
    proofs = [tuple(value.toPython() for value in row) for row in turtle.query(PROOFS)]
    assert proofs
    assert all(texts[name][start : start + len(words)] == words for words, start, name in proofs)


def test_follow_the_money_takes_every_entity(store: Store) -> None:
    """Each entity is valid in the model, loses no value when it is cleaned, and names only entities that are there."""
    entities = [json.loads(line) for line in export(store, "ftm")]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        schema = followthemoney.model.get(entity["schema"])
        assert schema is not None
        schema.validate({"properties": entity["properties"]})
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert set(proxy.get(name)) == set(values)
            if schema.properties[name].type.name == "entity":
                assert set(values) <= ids


@pytest.mark.parametrize(
    "name", ["ics", "bibtex", "csl", "gexf", "graphml", "jsonld", "turtle", "ftm", "gdelt", "panel"]
)
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    """An export depends on what the record holds, not on the order in which it came."""
    assert list(export(record(), name)) == list(export(record(backwards=True), name))
