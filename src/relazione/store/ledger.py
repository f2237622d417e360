"""The ledger: judgements made, taken back, and found again after a new reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from relazione.record.claim import Claim
from relazione.resolve.judgement import Anchor, Judgement, anchor_of, anchored, found_again, standing
from relazione.store.contract import Store


@dataclass(frozen=True, slots=True)
class Held:
    """A judgement that holds, with the claims that it is about now, in its order: None for one that is lost."""

    judgement: Judgement
    found: tuple[str | None, ...]

    @property
    def orphaned(self) -> tuple[Anchor | str, ...]:
        """The claims that nothing stands for any more: what they were, or where that was not noted their ids."""
        anchors: tuple[Anchor | str, ...] = self.judgement.anchors or self.judgement.claims
        return tuple(what for what, found in zip(anchors, self.found, strict=True) if found is None)


def held(store: Store, ledger: Iterable[Judgement]) -> tuple[Held, ...]:
    """The judgements of a ledger that hold, in the order in which they are applied, with their claims as they are now.

    A claim that is no more is looked for among those of its article: the one that says most of the same in the same
    words stands for it (`resolve.judgement.found_again`).
    """
    judgements = standing(ledger)
    known = {claim.id for claim in store.claims_with(sorted({c for j in judgements for c in j.claims}))}
    articles: dict[str, tuple[Claim, ...]] = {}
    return tuple(Held(j, tuple(_found(store, j, known, articles))) for j in judgements)


def in_force(store: Store, ledger: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements of a ledger that hold, on the claims as they are now; without those that found none of theirs."""
    found = (anchored(each.judgement, each.found) for each in held(store, ledger))
    return tuple(judgement for judgement in found if judgement.claims)


def with_anchors(judgement: Judgement, claims: Mapping[str, Claim]) -> Judgement:
    """The judgement with the anchors of its claims, unless one of them is not among those given."""
    if judgement.anchors or not all(claim in claims for claim in judgement.claims):
        return judgement
    return replace(judgement, anchors=tuple(anchor_of(claims[claim]) for claim in judgement.claims))


def _found(
    store: Store, judgement: Judgement, known: set[str], articles: dict[str, tuple[Claim, ...]]
) -> Iterable[str | None]:
    """For each claim of a judgement the id of what stands for it; `articles` remembers the claims looked through."""
    for number, claim in enumerate(judgement.claims):
        if claim in known or not judgement.anchors:
            yield claim if claim in known else None
            continue
        anchor = judgement.anchors[number]
        if anchor.article not in articles:
            articles[anchor.article] = tuple(store.claims(article=anchor.article))
        yield found_again(anchor, articles[anchor.article])
