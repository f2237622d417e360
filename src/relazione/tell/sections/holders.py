"""Who is who: the office-holders of each side, those accredited to the other first, with the days of attestation."""

from __future__ import annotations

from collections.abc import Iterable

from relazione.codebook.vocabulary import vocabulary
from relazione.record.days import OPEN
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve import successions
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.dates import words
from relazione.tell.wording.names import in_small_letters, label
from relazione.tell.wording.people import attested, behind, office

HEADING = "Who is who"
SOUGHT = "office-holder"
MOST_OF_ONE = 8  # office-holders, and as many envoys, in a brief on one party


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each holder, then one for each hand-over whose bounds are known.

    With one party its office-holders come first, then the envoys that it sent or received.
    """
    holders = ranked(matter)
    sent = {item.entry.id for item in accredited(matter)}

    def tell(item: Item) -> str:
        return f"{holder(item)}.{notes.mark(*behind(item))}"

    if len(matter.parties) > 1:
        told = listing(matter, holders, tell)
    else:
        told = listing(matter, [item for item in holders if item.entry.id not in sent], tell, MOST_OF_ONE)
        told += listing(matter, [item for item in holders if item.entry.id in sent], tell, MOST_OF_ONE)
    return told + [f"- {line}" for line in handovers(matter, holders, notes)]


def holder(item: Item) -> str:
    """A holder with office and attestation: "**Ana Lopez**, ambassador of Chile to Peru: attested 3 May 2021"."""
    return f"**{label(in_small_letters(item.one('person') or ''))}**, {office(item)}: {attested(item)}"


def accredited(matter: Matter) -> list[Item]:
    """Those whom one party has sent to another, or (one party alone) sent or received, the last attested first."""
    return [item for item in matter.of_kind("tenure") if item.one("to")]


def ranked(matter: Matter) -> list[Item]:
    """The holders worth naming, in order: the accredited, then by rank of office, then the last attested.

    Here stand those of either side whom an article names that also tells something of both and, where a city or an
    organisation is a party, all who take part in what concerns it.
    """
    ranks = {name: rank for rank, name in enumerate(vocabulary("office"))}
    shared = {place.article for item in matter.about for place in item.places}
    sent = {item.entry.id for item in accredited(matter)}
    open_to_all = any(party.kind != "state" for party in matter.parties)
    found = {item.entry.id: item for item in matter.offices if open_to_all or matter.side(item.one("of")) is not None}
    for item in matter.of_all("tenure"):
        ours = item.entry.id in sent or matter.side(item.one("of")) is not None
        if ours and any(place.article in shared for place in item.places):
            found.setdefault(item.entry.id, item)

    clashing = contradictory((*matter.offices, *matter.of_all("tenure")))
    losing = {item.entry.id for group in clashing for item in group if item.one("of") != group[0].one("of")}

    def rank(item: Item) -> tuple[bool, bool, int]:
        other = matter.side(item.one("of")) is None
        return item.entry.id not in sent, other, ranks.get(item.one("office") or "other", len(ranks))

    standing = [item for item in found.values() if item.entry.id not in losing]
    return sorted(standing, key=lambda item: (*rank(item), item.newest_first))


def contradictory(tenures: Iterable[Item]) -> list[list[Item]]:
    """Tenures that give one person the same office of different states.

    First stands the one to believe: where the words state whom the office serves, then the one with most reports.
    """
    groups: dict[tuple[str, str | None], dict[str, Item]] = {}
    for item in tenures:
        if is_state(item.one("of") or ""):
            groups.setdefault((plain(item.one("person") or ""), item.one("office")), {})[item.entry.id] = item
    clashing = [list(group.values()) for group in groups.values()]
    clashing = [group for group in clashing if len({item.one("of") for item in group}) > 1]
    for group in clashing:
        group.sort(key=lambda item: (not item.states_whom, -len(item.entry.claims), item.newest_first))
    return clashing


def handovers(matter: Matter, holders: Iterable[Item], notes: Footnotes) -> list[str]:
    """One line for each hand-over of a post between dated holders: between which days it lies."""
    standing = {item.entry.id for item in holders}
    items = {item.entry.id: item for item in accredited(matter) if item.entry.id in standing}
    told = []
    for post in successions([item.entry for item in items.values()]):
        pairs = zip(post.holders, post.holders[1:], post.handovers, strict=False)
        for before, after, bound in pairs:
            first, _, last = bound.partition("/")
            if not last or OPEN in bound:
                continue
            proof = notes.cite(items[before.entry], items[after.entry])
            told.append(
                f"Between {words(first)} and {words(last)} {label(after.person)} took over from {label(before.person)} "
                f"as {office(items[after.entry])}.{proof}"
            )
    return told
