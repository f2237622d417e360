"""The kinds: their closed lists, and the line of English in which each is told."""

from __future__ import annotations

import pytest

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.record import Claim, ClaimParticipant, ClaimValue, sentence
from relazione.record.kind import all_kinds

_COLUMNS = (("offices", "office", "office"), ("engagement_types", "type", "engagement"))


def claim(kind: str, *sides: tuple[str, str, str], **slots: str) -> Claim:
    """A claim that stands on nothing, to see how it is told."""

    def value(words: str) -> ClaimValue:
        return ClaimValue(words, 0, 1, "x")

    named = {slot.removesuffix("_"): tuple(value(v) for v in words.split("|")) for slot, words in slots.items()}
    participants = tuple(ClaimParticipant(value(who), value(state), role) for who, state, role in sides)
    return Claim("0", "0", kind, 0, 1, "x", named, participants)


def test_the_seven_kinds_are_found() -> None:
    """The files of the folder are the codebook's seven kinds, each under its own name."""
    assert {name: kind.name for name, kind in all_kinds().items()} == {
        name: name for name in ("agreement", "engagement", "membership", "mission", "position", "profile", "tenure")
    }


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            claim("tenure", person="Ingrid Solberg", title="Ambassador", office="ambassador", of="NOR", to="GHA"),
            "Ingrid Solberg, Ambassador (Norway to Ghana).",
        ),
        (
            claim("tenure", person="Ivo Horvat", office="foreign_minister", of="HRV", status="former"),
            "Ivo Horvat, former foreign minister (Croatia).",
        ),
        (
            claim(
                "engagement",
                ("A. Bo", "NOR", "guest"),
                ("GHA", "GHA", "host"),
                type="visit",
                date="2031-05",
                status="planned",
            ),
            "Planned visit: Ghana (host) and A. Bo (Norway, guest), 2031-05.",
        ),
        (
            claim("engagement", ("A. Bo", "NOR", "guest"), ("GHA", "GHA", "host"), type="visit", status="cancelled"),
            "Visit cancelled: Ghana (host) and A. Bo (Norway, guest).",
        ),
        (
            claim("engagement", ("NOR", "NOR", "party"), ("GHA", "GHA", "party"), type="call", when="on Thursday"),
            "Telephone or video call: Norway and Ghana, “on Thursday” (date not known).",
        ),
        (
            claim(
                "agreement",
                name="pact on cod",
                type="agreement",
                parties="NOR|GHA",
                signed="2031-05-02",
                status="signed",
            ),
            "Pact on cod (agreement) between Norway and Ghana, signed 2031-05-02.",
        ),
        (
            claim("mission", post="embassy", of="NOR", in_="GHA", city="Accra"),
            "Embassy of Norway in Accra (Ghana), operating.",
        ),
        (
            claim("membership", member="NOR", organisation="Arctic Council", standing="founding_member", since="1996"),
            "Norway: founding member of Arctic Council, since 1996.",
        ),
        (
            claim("position", speaker="A. Bo", for_="NOR", stance="pledge", towards="GHA", about="new wells"),
            "A. Bo (Norway) pledged (towards Ghana): “new wells”.",
        ),
        (
            claim("profile", of="GHA", side="need", what="cold storage", resource="technology"),
            "Ghana, need: cold storage (technology).",
        ),
    ],
)
def test_each_kind_has_its_line(told: Claim, line: str) -> None:
    """A claim reads as one line of English, hedged where it did not happen."""
    assert sentence(told) == line


@pytest.mark.parametrize(("table", "column", "name"), _COLUMNS)
def test_readers_speak_the_codebook(table: str, column: str, name: str) -> None:
    """Every value that the readers' tables can give is on the codebook's closed list."""
    assert {row[column] for row in rows(table)} <= set(vocabulary(name))


def test_every_closed_list_is_used() -> None:
    """Every list of the table serves a slot or the roles, and every slot's list is in the table."""
    used = {slot.vocabulary for kind in all_kinds().values() for slot in kind.slots if slot.vocabulary} | {"role"}
    assert used == {row["vocabulary"] for row in rows("vocabularies")}
