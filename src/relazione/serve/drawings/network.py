"""The network drawn: parties as dots that push each other away, ties that pull, gatherings as squares amid them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, sqrt

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

WIDTH, HEIGHT = 960.0, 620.0
_MARGIN_X, _MARGIN_Y = 70.0, 40.0
_STEPS, _COOLING, _PULL = 160, 0.965, 0.9
_GOLDEN = 2.399963  # radians; points laid out by it in a spiral are spread evenly, without chance
_EVENLY = 0.6  # how far parties are spread by their order instead of by distance, so that a crowd can be read
_ASIDE = 26.0
Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """A party: key, name, in how much it takes part, its page."""

    key: str
    name: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties by their keys, how much they did together, and the page of their relation."""

    one: str
    other: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """Parties (those drawn) that took part in one thing, how many they were, how often, and the page of the first."""

    parties: tuple[str, ...]
    size: int
    number: int
    address: str


def network(nodes: Sequence[Node], ties: Sequence[Tie], gatherings: Sequence[Gathering]) -> Markup | None:
    """The drawing; None for fewer than two parties. The same network is drawn the same way every time."""
    if len(nodes) < 2:
        return None
    place = {node.key: number for number, node in enumerate(nodes)}
    edges = [(place[tie.one], place[tie.other], 1.0 + log2(tie.number)) for tie in ties]
    shown = [group for group in gatherings if len(group.parties) > 1]
    at = _laid_out(len(nodes), edges)
    parts = [_tie(tie, at[place[tie.one]], at[place[tie.other]]) for tie in ties]
    for number, group in enumerate(shown):
        ends = [at[place[key]] for key in group.parties]
        parts.append(_gathering(group, _beside(ends, number), ends))
    parts += [_node(node, at[place[node.key]]) for node in nodes]
    told = f"Network of {len(nodes)} parties, {len(ties)} pairs and {len(shown)} gatherings; the tables below tell all."
    head = Markup('<svg class="network" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(
        f"{WIDTH:g}", f"{HEIGHT:g}", told
    )
    return Markup("").join([head, *parts, Markup("</svg>")])


def _laid_out(number: int, edges: Sequence[tuple[int, int, float]]) -> Places:
    """Places for all, by forces (Fruchterman and Reingold 1991) from a spiral on; then spread over the drawing."""
    turns = np.arange(number, dtype=np.float64)
    radius = np.sqrt((turns + 0.5) / number)
    at = np.stack([radius * np.cos(turns * _GOLDEN), radius * np.sin(turns * _GOLDEN)], axis=1)
    ideal, heat = 1.2 / sqrt(number), 0.15
    for _ in range(_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        length = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-4)
        force = (apart * (ideal**2 / length**2)[:, :, None]).sum(axis=1)
        for one, other, weight in edges:
            pull = (at[one] - at[other]) * (length[one, other] / ideal) * weight * _PULL
            force[one] -= pull
            force[other] += pull
        force -= at * 0.25
        size = np.maximum(np.sqrt((force**2).sum(axis=1)), 1e-9)
        at = at + force / size[:, None] * np.minimum(size, heat)[:, None]
        heat *= _COOLING
    ranks = at.argsort(axis=0).argsort(axis=0) / max(1, number - 1)
    spread = (at - at.min(axis=0)) / np.maximum(np.ptp(at, axis=0), 1e-6)
    share = _EVENLY * ranks + (1 - _EVENLY) * spread
    room = np.array([WIDTH - 2 * _MARGIN_X, HEIGHT - 2 * _MARGIN_Y])
    return np.asarray(np.array([_MARGIN_X, _MARGIN_Y]) + share * room, dtype=np.float64).round(1)


def _beside(ends: Sequence[Places], number: int) -> Places:
    """The place of a gathering: amid its parties, a little aside, so that no two lie on each other."""
    turn = number * _GOLDEN
    aside = np.array([np.cos(turn), np.sin(turn)]) * _ASIDE
    return np.asarray(np.mean(ends, axis=0) + aside, dtype=np.float64).round(1)


def _tie(tie: Tie, one: Places, other: Places) -> Markup:
    width = round(0.8 + 0.7 * log2(tie.number), 1)
    line = Markup('<line class="tie" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"/>').format(
        one[0], one[1], other[0], other[1], width
    )
    told = f"{tie.one} and {tie.other}: {tie.number} together"
    return Markup('<a href="{}" tabindex="-1" aria-label="{}">{}<title>{}</title></a>').format(
        tie.address, told, line, told
    )


def _gathering(group: Gathering, at: Places, ends: Sequence[Places]) -> Markup:
    lines = [
        Markup('<line class="spoke" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(at[0], at[1], end[0], end[1])
        for end in ends
    ]
    told = f"Gathering of {group.size}: {', '.join(group.parties)}" + (", …" if group.size > len(group.parties) else "")
    square = Markup('<rect class="gathering" x="{}" y="{}" width="9" height="9"/><title>{}</title>').format(
        at[0] - 4.5, at[1] - 4.5, told
    )
    inner = Markup("").join([*lines, square])
    return Markup('<a href="{}" tabindex="-1" aria-label="{}">{}</a>').format(group.address, told, inner)


def _node(node: Node, at: Places) -> Markup:
    radius = round(3 + 1.2 * log2(1 + node.number), 1)
    told = f"{node.name}: part in {node.number}"
    return Markup(
        '<a href="{}" aria-label="{}"><circle class="node" cx="{}" cy="{}" r="{}"/>'
        '<text class="label" x="{}" y="{}">{}</text><title>{}</title></a>'
    ).format(node.address, told, at[0], at[1], radius, at[0], round(at[1] - radius - 4, 1), node.name[:28], told)
