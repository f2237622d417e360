"""The host of a visit who is named as its inviter: "visited Peru at the invitation of President X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from relazione.read.mention import Mention
from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side, from_mention
from relazione.read.reading import Reading

_INVITED_BY = re.compile(
    r"\b(?:at|on|upon|following|after|by|accepted) (?:the|an?) (?:[\w-]+ ){0,2}(?:invitation|request)"
    r"(?: (?:extended|issued))? (?:of|from|by)\b",
    re.IGNORECASE,
)
_INVITATION = re.compile(r"\s*[’']s? (?:[\w-]+ ){0,2}invitation\b", re.IGNORECASE)
_RECEIVING = 2  # the side of the host
_BESIDE = 24  # characters between "of" and the name: "the ", "H.E. Mr ", "his counterpart, "


def with_inviter(reading: Reading, event: Event, sides: Sequence[Side]) -> list[Side]:
    """The sides of a visit, the host named as its inviter in the place of his state; others as they are."""
    hosts = {side.state for side in sides if side.side == _RECEIVING and side.kind == "state"}
    if event.group != "visit" or len(hosts) != 1:
        return list(sides)
    known = {side.key for side in sides}
    for mention in _inviters(reading, event):
        for one in from_mention(reading, mention, _RECEIVING, "host"):
            if one.kind == "person" and one.state in hosts and one.key not in known:
                return [one if side.side == _RECEIVING and side.kind == "state" else side for side in sides]
    return list(sides)


def _inviters(reading: Reading, event: Event) -> Iterator[Mention]:
    """The persons whose invitation the sentences that tell of the visit name."""
    parse = reading.parse
    for number in dict.fromkeys(mention.sentence for mention in event.mentions):
        first, last = parse.sentences[number]
        start, end = parse.start[first], parse.end[last - 1]
        text = reading.article.text
        behind = _INVITED_BY.search(text, start, end)
        for mention in reading.mentions_in(start, end):
            follows = behind is not None and 0 <= mention.start - behind.end() <= _BESIDE
            if mention.kind == "person" and (follows or _INVITATION.match(text, mention.end, end)):
                yield mention
