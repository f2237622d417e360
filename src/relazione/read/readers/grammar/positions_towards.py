"""Whom a position is addressed to or concerns: named in the clause, else the other side of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

from relazione.codebook.organisations import find_organisation
from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.mention import Actor, Mention
from relazione.read.parse import Parse
from relazione.read.readers.grammar.positions_venues import is_venue
from relazione.read.readers.grammar.speakers_unnamed import body_named
from relazione.read.readers.grammar.stances_clauses import Clause
from relazione.read.reading import Reading

# These concern whom they name first, not the other side of the talks.
_ADVERSE = ("condemn", "reject", "warn", "concern")
_GIVING = ("pledge", "propose")  # so do these, bodies too: "will give two million to the Fund"
_BODY = 0.5  # a state counts as much as an organisation named twice as often: it is the likelier other side
_WISHES = frozenset(("congratulate", "congratulation", "felicitate", "felicitation"))
_HONOURS = frozenset(("applaud", "commend", "salute"))
_DEPTH = 6  # steps from the verb down to whom it concerns: "reaffirmed support for the army of Chile"
_FAVOURING = ("support", "appreciate", "pledge", "propose", "agree")
_AT_LARGE = ("support", "request")  # who say this together of the world or a region say it to nobody
_MANY = frozenset("countries nations states neighbors neighbours parties signatories".split())
_BETWEEN = frozenset("bilateral together collaborate collaboration partnership share".split())  # what two do, wherever
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


def _is_party(side: str) -> bool:
    """Whether a side is a state or a body that several states make up."""
    known = None if is_state(side) else find_organisation(side)
    return is_state(side) or (known is not None and not known.state)


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

    def towards(
        self, clause: Clause, stance: str, speaker: Actor, side: str | None, joint: Collection[str] = ()
    ) -> Value | None:
        """The state, organisation or person that the position is towards, or None where it concerns nobody.

        `joint` are the sides of all who speak together; those of two sides agree with each other, whatever on.
        """
        parse, own = self.reading.parse, self._own(side, speaker)
        partners = [other for other in joint if other not in own]
        if stance == "agree" and len(partners) == 1 and partners[0] in self.first:
            return self._resolved(partners[0])
        congratulated = self._congratulated(clause, speaker)
        if congratulated is not None:
            return congratulated
        body = self._addressed(clause, own)
        if body is not None:
            return body
        after = min(clause.verb, clause.head)
        named = self._named(parse.start[after], parse.end[clause.last], own)
        opposed = () if stance not in _FAVOURING else tuple(o for o, m in named.items() if is_opposed(parse, m.head))
        named = {other: mention for other, mention in named.items() if other not in opposed}
        direct = self._direct(clause, stance, own)
        if (
            direct is not None
            and direct[0] not in opposed
            and (stance in (*_ADVERSE, *_GIVING) or is_state(direct[0]) or self._is_told(clause, direct[1]))
        ):
            return Value(direct[0], direct[1].start, direct[1].end)
        if not named and partners and stance in _AT_LARGE and self._is_wide(clause):
            return None
        named = named or self._named(parse.start[clause.first], parse.start[after], own)
        main = self._beside(clause, partners, own) or self._main(own)
        if not named and len(partners) > 1 and main in partners:
            return None  # what three say together of no other side concerns none of the three alone
        if opposed and (not named or main in opposed):
            return next((Value(o, m.start, m.end) for o, m in named.items()), None)
        if main is not None and main in named and stance not in _ADVERSE:
            return Value(main, named[main].start, named[main].end)
        for other, mention in named.items():
            if is_state(other) or main is None or self.counts[other] >= self.counts[main]:
                return Value(other, mention.start, mention.end)
        if main is None or stance == "reject" or (not named and self._is_wide(clause)):
            return None
        return self._resolved(main)

    @staticmethod
    def _own(side: str | None, speaker: Actor) -> frozenset[str]:
        """Whom a speaker never addresses: its side, itself, and the state in which the head of a body has an office."""
        offices = () if side is None or is_state(side) else (office.of for office in speaker.offices if office.of)
        return frozenset((side or speaker.name, speaker.name, *offices))

    def _resolved(self, side: str) -> Value:
        """A side that the clause itself need not name, resting on its first mention."""
        return Value(side, self.first[side].start, self.first[side].end, "resolved")

    def _addressed(self, clause: Clause, own: Collection[str]) -> Value | None:
        """The body that a clause addresses by a bare noun: "urged the Bank to lend"."""
        for child in self.reading.parse.children[clause.verb]:
            if self.reading.parse.dep[child] in ("dobj", "dative") and self.reading.outer(child) is None:
                mention = body_named(self.reading, child)
                others = [o for o in self._sides(mention) if o not in own] if mention else []
                if mention is not None and others:
                    return Value(others[0], mention.start, mention.end, "resolved")
        return None

    def _congratulated(self, clause: Clause, speaker: Actor) -> Value | None:
        """The person whom a clause congratulates or honours: such words are for the person, not for the state."""
        parse = self.reading.parse
        if parse.lemma[clause.verb] in _HONOURS:
            return self._honoured(clause, speaker)
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

    def _honoured(self, clause: Clause, speaker: Actor) -> Value | None:
        """The person named as the verb's object or its owner: "applauded President Name for", "Name's leadership"."""
        parse = self.reading.parse
        for child in parse.children[clause.verb]:
            if parse.dep[child] != "dobj":
                continue
            owner = next((token for token in parse.children[child] if parse.dep[token] == "poss"), child)
            mention = self.reading.outer(owner if self.reading.outer(child) is None else child)
            if mention is None or mention.kind != "person" or mention.form != "name" or len(mention.actors) > 1:
                return None
            if speaker.number not in mention.actors:
                return self.reading.who(self.reading.actors[mention.actors[0]], mention)
        return None

    def _direct(self, clause: Clause, stance: str, own: Collection[str]) -> tuple[str, Mention] | None:
        """The other side nearest under the verb: its object, whose the object is, what it is "for" or "to".

        Who reaffirms "the commitment of A and B to C" is committed to C, and B speaks too.
        """
        parse = self.reading.parse
        level = [clause.head if clause.head != clause.verb else clause.verb]
        for _ in range(_DEPTH):
            level = sorted(c for token in level for c in parse.children[token] if self._leads(clause, token, c))
            for token in level:
                mention = self.reading.outer(token)
                if mention is None or self._is_plural_pronoun(mention):
                    continue
                if mention.form == "first" or is_venue(parse, mention):
                    continue
                if stance == "support" and parse.dep[token] in _OWNING and parse.lemma[parse.head[token]] in _HELD:
                    continue
                for other in self._sides(mention):
                    if other not in own:
                        return other, mention
        return None

    def _is_told(self, clause: Clause, body: Mention) -> bool:
        """Whether a body is itself the verb's object: "congratulated the League", "called on the Union to act".

        So is what the object is for or to: "expressed support for the League".
        """
        parse = self.reading.parse
        above = parse.head[body.head]
        if parse.dep[body.head] == "pobj" and parse.lower[above] in ("for", "to"):
            given = parse.head[above]
            return parse.dep[given] == "dobj" and parse.head[given] == clause.verb
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
        if any(word in _BETWEEN or parse.lemma[clause.first + i] in _BETWEEN for i, word in enumerate(words)):
            return False
        return any(word in _wide() for word in words) or any(
            parse.lower[token] in _MANY and all(parse.lower[child] not in _THESE for child in parse.children[token])
            for token in range(clause.first, clause.last + 1)
        )

    def _named(self, start: int, end: int, own: Collection[str]) -> dict[str, Mention]:
        """The other sides that a stretch of text names, in order, each with its first mention."""
        named: dict[str, Mention] = {}
        for mention in self.reading.mentions_in(start, end):
            if self._is_plural_pronoun(mention):
                continue
            for other in self._sides(mention):
                if other not in own and not is_venue(self.reading.parse, mention):
                    named.setdefault(other, mention)
        return named

    @staticmethod
    def _is_plural_pronoun(mention: Mention) -> bool:
        """Whether a word stands for several, and names none of them as the other side: "their commitment"."""
        return mention.form == "pronoun" and len(mention.actors) > 1

    def _is_joint(self, mention: Mention, own: Collection[str]) -> bool:
        """Whether a role stands for the speaker and others together: "both sides stressed"."""
        several = mention.form == "role" and len(mention.actors) > 1
        return several and any(side in own for side in self._sides(mention))

    def _beside(self, clause: Clause, partners: Sequence[str], own: Collection[str]) -> str | None:
        """The one side that speaks together with the speaker, or that the clause's subject joins to it."""
        mention = self.reading.outer(clause.subject) if clause.subject >= 0 else None
        if not partners and mention is not None and self._is_joint(mention, own):
            partners = [side for side in self._sides(mention) if side not in own]
        return partners[0] if len(partners) == 1 and partners[0] in self.first and _is_party(partners[0]) else None

    def _main(self, own: Collection[str]) -> str | None:
        """The side most often named besides the speaker's own."""
        ranked = sorted((-self._weight(other), self.first[other].start, other) for other in self.counts)
        return next((other for _, _, other in ranked if other not in own), None)

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
