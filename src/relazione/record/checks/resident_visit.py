"""A resident envoy does not visit the country where he is accredited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import Objection
from relazione.record.naming import plain

ORDER = 85
_RESIDENT = ("ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul")


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to a visit of which every guest is accredited to the host, by what the article itself says."""
    if finding.kind != "engagement" or _one(finding, "type") != "visit":
        return
    guests = [p.who.value for p in finding.participants if p.role == "guest"]
    hosts = {p.acts_for.value if p.acts_for else p.who.value for p in finding.participants if p.role == "host"}
    posts = {(plain(_one(f, "person")), _one(f, "to")) for f in beside if _one(f, "office") in _RESIDENT}
    if guests and hosts and all(any((plain(guest), host) in posts for host in hosts) for guest in guests):
        yield Objection(f"{guests[0]} is accredited to {sorted(hosts)[0]}: a trip inside it is no visit")


def _one(finding: Finding, slot: str) -> str:
    values = finding.slots.get(slot)
    return values[0].value if values else ""
