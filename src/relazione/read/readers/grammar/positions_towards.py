"""Whom a position is addressed to or concerns: named in the clause, else the other side of the article."""

from __future__ import annotations

from collections import Counter
from functools import cache

from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.mention import Actor, Mention
from relazione.read.parse import Parse
from relazione.read.readers.grammar.speakers_unnamed import body_named
from relazione.read.readers.grammar.stances_clauses import Clause
from relazione.read.reading import Reading

# These concern whom they name first, not the other side of the talks.
_ADVERSE = ("condemn", "reject", "warn", "concern")
_GIVING = ("pledge", "propose")  # so do these, bodies too: "will give two million to the Fund"
_BODY = 0.5  # a state counts as much as an organisation named twice as often: it is the likelier other side
_WISHES = frozenset(("congratulate", "congratulation", "felicitate", "felicitation"))
_DEPTH = 6  # steps from the verb down to whom it concerns: "reaffirmed support for the army of Chile"
_FAVOURING = ("support", "appreciate", "pledge", "propose", "agree")
_MANY = frozenset("countries nations states neighbors neighbours parties signatories".split())
_THESE = frozenset(("the", "these", "both", "two", "three", "our"))  # with these the many are those who meet
_OWNING = ("poss", "amod", "compound", "nmod")
_HELD = frozenset(("commitment", "support", "dedication", "opposition"))
_CODE = 3  # letters of an ISO code


@cache
def _wide() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("wide_words"))


def is_opposed(parse: Parse, token: int) -> bool:
    """Whether a clause speaks against whom a token names: "efforts against X", "X's war", "hold X accountable".

    The victim of "the war against X" is not opposed.
    """
    above = parse.head[token]
    if parse.dep[token] in ("poss", "amod"):
        if parse.lemma[above] in adverse_words():
            return True
        token, above = above, parse.head[above]
    if parse.dep[token] == "pobj":
        blamed = parse.lemma[parse.head[above]] in adverse_words()
        return blamed == (parse.lower[above] == "for") and parse.lower[above] in ("against", "for")
    bears = parse.dep[token] == "dobj" and parse.lemma[above] in adverse_words()
    return bears or any(parse.lower[child] == "accountable" for child in parse.children[above])


@cache
def adverse_words() -> frozenset[str]:
    """Words that speak against whom they govern: "against", "aggression", "counter"."""
    return frozenset(row["word"] for row in rows("adverse_words"))


def is_state(side: str) -> bool:
    """Whether a side is a state's ISO alpha-3 code and no organisation's name."""
    return len(side) == _CODE and side.isupper()


class Sides:
    """Counts once which states and organisations an article speaks of, and tells the side of actor and position."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.owners = {
            actor.name: actor.state
            for actor in reading.actors
            if actor.kind in ("organisation", "mission") and actor.state and is_state(actor.state)
        }
        self.counts: Counter[str] = Counter()
        self.first: dict[str, Mention] = {}
        for mention in reading.mentions:
            for side in self._sides(mention):
                self.counts[side] += 1
                self.first.setdefault(side, mention)

    def of(self, actor: Actor, mention: Mention) -> Value | None:
        """The state or organisation that an actor acts for, None where not known.

        Who serves a body of one state acts for that state; a person of whom nothing is said, for the article's home.
        """
        if actor.state is None:
            if actor.kind == "person" and self.reading.home is not None:
                return Value(self.reading.home, mention.start, mention.end, "default")
            return None
        side = self._side(actor.state)
        return Value(side, actor.state_start, actor.state_end, "stated" if side == actor.state else "resolved")

    def towards(self, clause: Clause, stance: str, speaker: Actor, side: str | None) -> Value | None:
        """The state, organisation or person that the position is towards, or None where it concerns nobody."""
        parse = self.reading.parse
        congratulated = self._congratulated(clause, speaker)
        if congratulated is not None:
            return congratulated
        body = self._addressed(clause, side, speaker)
        if body is not None:
            return body
        after = min(clause.verb, clause.head)
        named = self._named(parse.start[after], parse.end[clause.last], side, speaker)
        opposed = () if stance not in _FAVOURING else tuple(o for o, m in named.items() if is_opposed(parse, m.head))
        named = {other: mention for other, mention in named.items() if other not in opposed}
        direct = self._direct(clause, stance, side, speaker)
        if (
            direct is not None
            and direct[0] not in opposed
            and (stance in (*_ADVERSE, *_GIVING) or is_state(direct[0]) or self._is_told(clause, direct[1]))
        ):
            return Value(direct[0], direct[1].start, direct[1].end)
        named = named or self._named(parse.start[clause.first], parse.start[after], side, speaker)
        main = self._main(side, speaker)
        if opposed and (not named or main in opposed):
            return next((Value(o, m.start, m.end) for o, m in named.items()), None)
        if main is not None and main in named and stance not in _ADVERSE:
            return Value(main, named[main].start, named[main].end)
        for other, mention in named.items():
            if is_state(other) or main is None or self.counts[other] >= self.counts[main]:
                return Value(other, mention.start, mention.end)
        if main is None or stance == "reject" or (not named and self._is_wide(clause)):
            return None
        return Value(main, self.first[main].start, self.first[main].end, "resolved")

    def _addressed(self, clause: Clause, side: str | None, speaker: Actor) -> Value | None:
        """The body that a clause addresses by a bare noun: "urged the Bank to lend"."""
        for child in self.reading.parse.children[clause.verb]:
            if self.reading.parse.dep[child] in ("dobj", "dative") and self.reading.outer(child) is None:
                mention = body_named(self.reading, child)
                others = [o for o in self._sides(mention) if o not in (side, speaker.name)] if mention else []
                if mention is not None and others:
                    return Value(others[0], mention.start, mention.end, "resolved")
        return None

    def _congratulated(self, clause: Clause, speaker: Actor) -> Value | None:
        """The person whom a clause congratulates: such wishes are for the person, not for the state."""
        parse = self.reading.parse
        words = parse.lemma[clause.first : clause.last + 1]
        if not any(word in _WISHES for word in words):
            return None
        for token in range(min(clause.verb, clause.head) + 1, clause.last + 1):
            mention = self.reading.outer(token)
            if (
                mention is None
                or mention.kind != "person"
                or len(mention.actors) > 1
                or speaker.number in mention.actors
            ):
                continue
            if mention.form == "title":  # "congratulated the Peruvian minister on the national day"
                return None
            if parse.dep[mention.head] in ("dobj", "dative", "pobj", "conj"):
                return self.reading.who(self.reading.actors[mention.actors[0]], mention)
            return None
        return None

    def _direct(self, clause: Clause, stance: str, side: str | None, speaker: Actor) -> tuple[str, Mention] | None:
        """The other side nearest under the verb: its object, whose the object is, what it is "for" or "to".

        Who reaffirms "the commitment of A and B to C" is committed to C, and B speaks too.
        """
        parse = self.reading.parse
        level = [clause.head if clause.head != clause.verb else clause.verb]
        for _ in range(_DEPTH):
            level = sorted(c for token in level for c in parse.children[token] if self._leads(clause, token, c))
            for token in level:
                mention = self.reading.outer(token)
                if mention is None or (mention.form == "pronoun" and len(mention.actors) > 1):
                    continue
                if stance == "support" and parse.dep[token] in _OWNING and parse.lemma[parse.head[token]] in _HELD:
                    continue
                for other in self._sides(mention):
                    if other not in (side, speaker.name):
                        return other, mention
        return None

    def _is_told(self, clause: Clause, body: Mention) -> bool:
        """Whether a body is itself the verb's object: "congratulated the League", "called on the Union to act"."""
        parse = self.reading.parse
        above = parse.head[body.head]
        link = parse.dep[body.head] == "pobj" and parse.lower[above] in ("on", "upon")
        governed = parse.head[above] if link else above if parse.dep[body.head] in ("dobj", "dative") else -1
        return governed == clause.verb

    def _leads(self, clause: Clause, token: int, child: int) -> bool:
        """Whether an object is reached from a token by way of a child."""
        parse = self.reading.parse
        dep = parse.dep[child]
        if token == clause.verb:
            return dep in ("dobj", "dative", "nsubjpass", "attr") or (dep == "prep" and child > token)
        if parse.pos[token] in ("VERB", "AUX"):
            return dep in ("dobj", "dative", "xcomp")
        return dep in ("pobj", "prep", "poss", "amod", "compound", "nmod", "pcomp", "acl")

    def _is_wide(self, clause: Clause) -> bool:
        parse = self.reading.parse
        words = parse.lower[clause.first : clause.last + 1]
        if "bilateral" in words:
            return False
        return any(word in _wide() for word in words) or any(
            parse.lower[token] in _MANY and all(parse.lower[child] not in _THESE for child in parse.children[token])
            for token in range(clause.first, clause.last + 1)
        )

    def _named(self, start: int, end: int, side: str | None, speaker: Actor) -> dict[str, Mention]:
        """The other sides that a stretch of text names, in order, each with its first mention."""
        named: dict[str, Mention] = {}
        for mention in self.reading.mentions_in(start, end):
            for other in self._sides(mention):
                if other not in (side, speaker.name):
                    named.setdefault(other, mention)
        return named

    def _main(self, side: str | None, speaker: Actor) -> str | None:
        """The side most often named besides the speaker's own."""
        ranked = sorted((-self._weight(other), self.first[other].start, other) for other in self.counts)
        return next((other for _, _, other in ranked if other not in (side, speaker.name)), None)

    def _weight(self, side: str) -> float:
        return self.counts[side] * (1.0 if is_state(side) else _BODY)

    def _sides(self, mention: Mention) -> list[str]:
        sides: list[str] = []
        for number in mention.actors:
            actor = self.reading.actors[number]
            if actor.kind != "region" and actor.state is not None:
                side = self._side(actor.state)
                if side not in sides:
                    sides.append(side)
        return sides

    def _side(self, state: str) -> str:
        return self.owners.get(state) or state
