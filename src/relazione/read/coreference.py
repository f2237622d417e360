"""Role coreference by rules: who "the envoy", "the army chief", "he", "both" and "the two leaders" are.

Walks the text in order with the persons mentioned so far; a role takes the nearest person whose office fits, a pronoun
the subject of the clause or sentence before it. Nothing is learnt; the roles are rows of the table `roles`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

from relazione.codebook.table import rows
from relazione.read.antecedents import ADDRESSED, addressed_states, salience
from relazione.read.cast import Cast, Figure
from relazione.read.mention import Mention
from relazione.read.pairs import two_persons, two_states
from relazione.read.title import Title
from relazione.read.title_bearers import LIKENESSES, holds, same_offices

_SUBJECTS = ("nsubj", "nsubjpass")
_MALE, _FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_FIRST = frozenset({"i", "we", "my", "our", "us", "me", "ours"})
_HONOURS = frozenset({"majesty", "highness", "holiness", "eminence", "excellency", "royal"})
_NEAR = 6  # sentences a pronoun looks back
_FIRST_AMONG = frozenset({"top", "chief"})  # "the top diplomat" is the foreign minister


@cache
def _roles() -> dict[str, tuple[frozenset[str], str]]:
    """Role noun -> (office classes it can stand for, empty for any; number: one, two or state)."""
    return {row["noun"]: (frozenset(row["offices"].split()), row["number"]) for row in rows("roles")}


def resolve_roles(cast: Cast, titles: Sequence[Title], home: str | None, quoted: Sequence[bool]) -> None:
    """Adds the mentions of roles, unnamed titles, pronouns and groups to the cast, in text order.

    `quoted[i]` tells whether token i stands inside quotation marks: there "I" and "we" are left to whoever finds the
    speaker.
    """
    walker = _Walker(cast, titles, home, quoted)
    covered = [False] * len(cast.ground.parse)
    for mention in cast.mentions:
        for i in range(mention.first, mention.last + 1):
            covered[i] = covered[i] or mention.kind == "person"
    walker.walk(covered)


class _Walker:
    """One pass over the tokens; `seen` holds the person mentions so far, latest last."""

    def __init__(self, cast: Cast, titles: Sequence[Title], home: str | None, quoted: Sequence[bool]) -> None:
        self.cast, self.ground, self.home, self.quoted = cast, cast.ground, home, quoted
        self.parse = cast.ground.parse
        self.seen: list[Mention] = []
        self.titles = {t.core_first: t for t in titles if t.name_first < 0}
        self.waiting = sorted((m for m in cast.mentions if m.kind == "person"), key=lambda m: m.first)

    def walk(self, covered: list[bool]) -> None:
        """Resolves what each token opens, after entering the named persons before it."""
        position = 0
        for i in range(len(self.parse)):
            while position < len(self.waiting) and self.waiting[position].first <= i:
                self.seen.append(self.waiting[position])
                position += 1
            if covered[i]:
                continue
            title = self.titles.get(i)
            if title is not None:
                self._title(title)
                for k in range(i, title.last + 1):
                    covered[k] = True
            elif self.parse.pos[i] == "PRON" or self.parse.tag[i] == "PRP$" or self.parse.lower[i] == "both":
                self._pronoun(i)
            elif self.parse.lower[i] in _roles():
                self._role(i)

    # titles without a name -------------------------------------------------------------------------------------------

    def _title(self, title: Title) -> None:
        if title.counterpart and not title.of:
            return
        if title.plural:
            self._plural_title(title)
            return
        definite = title.determiner not in ("a", "an") and (
            bool(title.determiner) or bool(title.of) or self._capital(title)
        )
        if not definite:
            return
        state = title.of[0].value if title.of else None
        number = self._holder(title, state)
        if number is None and (state is not None or title.determiner in ("the", "")):
            number = self._unnamed(title, state)
        if number is not None:
            self._add(title.first, title.last, "title", (number,))

    def _capital(self, title: Title) -> bool:
        return self.parse.words[title.core_first][0].isupper()

    def _holder(self, title: Title, state: str | None) -> int | None:
        """Who bears the title: of those before it whose office fits, whoever stands out most, else one named later."""
        if title.office == "diplomat" and not _FIRST_AMONG.isdisjoint(self.parse.lower[title.first : title.core_last]):
            title = replace(title, office="foreign_minister")
        words = self.parse.lower[title.core_first : title.core_last + 1]
        for likeness in LIKENESSES:
            best = self._foremost(title.core_last, partial(holds, title=title, words=words, state=state, like=likeness))
            if best is not None:
                return best
        return self._later_holder(title, state)

    def _foremost(self, i: int, fits: Callable[[Figure], bool]) -> int | None:
        """The person before token i that fits and stands out most, None where nobody fits."""
        against = addressed_states(self.ground, i)
        best, best_score = None, 0.0
        for distance, mention in enumerate(reversed(self.seen)):
            for number in reversed(mention.actors):
                figure = self.cast.figures[number]
                if figure.kind != "person" or not fits(figure):
                    continue
                score = salience(self.parse, mention, i, distance) - (ADDRESSED if figure.state in against else 0.0)
                if best is None or score > best_score:
                    best, best_score = number, score
        return best

    def _later_holder(self, title: Title, state: str | None) -> int | None:
        """A holder named only further on, where the state says that it can be no other."""
        if state is None:
            return None
        for number, figure in enumerate(self.cast.figures):
            if (
                figure.kind == "person"
                and figure.state == state
                and any(title.counterpart or o.office == title.office for o in figure.offices)
            ):
                return number
        return None

    def _unnamed(self, title: Title, state: str | None) -> int:
        """A new figure for a title whose bearer the text never names."""
        first = title.first + (self.parse.lower[title.first] in ("the", "a", "an", "his", "her", "its", "their"))
        start, end = self.parse.span(first, title.last)
        name = " ".join(self.parse.text[start:end].split())
        number = self.cast.figure("person", name, first, title.last)
        figure = self.cast.figures[number]
        figure.classes.append(title.office)
        if figure.state is None:
            figure.state = state or self.home
            if title.of:
                figure.state_first, figure.state_last, figure.state_stated = title.of[0].first, title.of[0].last, True
        return number

    def _plural_title(self, title: Title) -> None:
        """Adds the holders that a plural title stands for: "the foreign ministers of A and B", "the two presidents"."""
        if title.of and len(title.of) > 1:
            holders = tuple(
                number
                if (number := self._later_holder(title, bearer.value)) is not None
                else self._plural_one(title, k)
                for k, bearer in enumerate(title.of)
            )
            self._add(title.first, title.last, "title", holders)
            return
        if title.of or title.determiner in ("a", "an") or (title.determiner == "" and not self._counted(title.first)):
            return
        pair = self._pair(title.core_last, same_offices(title.office) if title.office else ())
        if pair:
            first = title.first - self._counted(title.first)
            self._add(first, title.last, "role", pair)

    def _plural_one(self, title: Title, k: int) -> int:
        bearer = title.of[k]
        start, end = self.parse.span(bearer.first, bearer.last)
        core = self.parse.text[self.parse.start[title.core_first] : self.parse.end[title.core_last]]
        told = self.parse.text[start:end]
        name = f"{told} {core}" if bearer.last < title.core_first else f"{core} of {told}"
        if title.counterpart:
            name = name.replace("counterparts", "counterpart")
        number = self.cast.figure("person", name, title.core_first, bearer.last)
        figure = self.cast.figures[number]
        figure.state, figure.state_first, figure.state_last, figure.state_stated = (
            bearer.value,
            bearer.first,
            bearer.last,
            True,
        )
        return number

    # roles -----------------------------------------------------------------------------------------------------------

    def _counted(self, first: int) -> int:
        """How many words before token first count a pair: "the two", "both", "two"; 0 if none."""
        lower = self.parse.lower
        before = 0
        if first and lower[first - 1] in ("two", "three", "four", "both"):
            before = 1
            if first > 1 and lower[first - 2] in ("the", "these"):
                before = 2
        return before

    def _role(self, i: int) -> None:
        offices, number = _roles()[self.parse.lower[i]]
        first, counted = self._phrase(i)
        words = [self.parse.lower[k] for k in range(first, i)]
        if number == "one":
            if words[:1] in (["the"], ["this"], ["his"], ["her"]) and not counted:
                self._single_role(i, first, offices, words)
        elif counted or (
            words[:1] == ["the"] and i - first == 1 and number == "two" and self.parse.lower[i] in ("sides", "leaders")
        ):
            pair = self._state_pair(i) if number == "state" else self._pair(i, tuple(offices))
            if pair:
                self._add(first, i, "role", pair)
        elif number == "state" and words[:1] in (["our"], ["their"]):
            pair = self._state_pair(i)
            if pair:
                self._add(first, i, "role", pair)

    def _phrase(self, i: int) -> tuple[int, bool]:
        """The first token of the noun phrase of token i by its left edge, and whether it counts two."""
        first = i
        lower = self.parse.lower
        while first > 0 and i - first < 5 and self.parse.sentence[first - 1] == self.parse.sentence[i]:
            if (
                lower[first - 1] in ("the", "this", "both", "two", "our", "their", "his", "her")
                or self.parse.pos[first - 1] in ("ADJ", "NUM", "PROPN")
                or (
                    self.parse.tag[first - 1] in ("VBG", "VBN", "NN")
                    and self.parse.dep[first - 1] in ("amod", "compound", "nmod")
                )
            ):
                first -= 1
                if lower[first] in ("the", "this"):
                    break
            else:
                break
        counted = any(lower[k] in ("two", "both", "three") for k in range(first, i))
        return first, counted

    def _single_role(self, i: int, first: int, offices: frozenset[str], words: list[str]) -> None:
        state = self._state_in(first, i)
        foreign = "visiting" in words or "foreign" in words or self.parse.lower[i] == "guest"

        def fits(figure: Figure) -> bool:
            held = {o.office for o in figure.offices} or set(figure.classes)
            if (offices and not held & offices) or (state is not None and figure.state != state):
                return False
            return not (foreign and figure.state == self.home)

        number = self._foremost(i, fits)
        if number is not None:
            self._add(first, i, "role", (number,))

    def _state_in(self, first: int, last: int) -> str | None:
        for k in range(first, last + 1):
            name = self.ground.name_at(k)
            if name is not None:
                return self.ground.state_in(name)
        return None

    def _pair(self, i: int, offices: tuple[str, ...] = ()) -> tuple[int, ...]:
        return two_persons(self.cast, self.seen, i, offices)

    def _state_pair(self, i: int) -> tuple[int, ...]:
        return two_states(self.cast, self.seen, i)

    # pronouns --------------------------------------------------------------------------------------------------------

    def _pronoun(self, i: int) -> None:
        low = self.parse.lower[i]
        if self._opens_role(i):
            return  # "His Majesty" is nobody's majesty
        if low in _MALE or low in _FEMALE:
            number = self._antecedent(i, "m" if low in _MALE else "f")
            if number is not None:
                figure = self.cast.figures[number]
                figure.gender = figure.gender or ("m" if low in _MALE else "f")
                self._add(i, i, "pronoun", (number,))
        elif low in ("they", "both", "them", "their") and not (low == "both" and self._both_and(i)):
            pair = self._pair(i)
            if (
                pair
                and (low in ("they", "both", "their") or self.parse.dep[i] in ("dobj", "pobj"))
                and not self._role_follows(i)
            ):
                self._add(i, i, "pronoun", pair)
        elif low in _FIRST and not self.quoted[i] and self.home is not None:
            number = self.cast.figure("state", self.home, i, i)
            self.cast.mention(i, i, "state", "first", (number,))

    def _opens_role(self, i: int) -> bool:
        words = self.parse.words
        named = i + 1 < len(words) and words[i][0].isupper() and words[i + 1][0].isupper()
        return named and self.parse.tag[i] == "PRP$" and self.parse.lower[i + 1] in _HONOURS

    def _both_and(self, i: int) -> bool:
        return self.parse.dep[i] in ("preconj", "det", "cc") and self.parse.head[i] > i

    def _role_follows(self, i: int) -> bool:
        return any(self.parse.lower[k] in _roles() for k in range(i + 1, min(i + 3, len(self.parse))))

    def _antecedent(self, i: int, gender: str) -> int | None:
        """The person that he or she stands for: the subject of the clause or sentence before, else the nearest."""
        parse = self.parse
        rival, against = self._clause_subject(i), addressed_states(self.ground, i)
        best, best_score = None, -1e9
        for distance, mention in enumerate(reversed(self.seen)):
            figure = self.cast.figures[mention.actors[0]]
            if len(mention.actors) != 1 or mention.first >= i or figure.kind != "person":
                continue
            if (figure.gender and figure.gender != gender) or mention.actors[0] == rival:
                continue
            if parse.sentence[i] - parse.sentence[mention.first] > _NEAR:
                break
            score = salience(parse, mention, i, distance) - (ADDRESSED if figure.state in against else 0.0)
            if score > best_score:
                best, best_score = mention.actors[0], score
        return best

    def _clause_subject(self, i: int) -> int | None:
        """The person who is subject of the verb whose object the pronoun is: "Suh called on him" is not on himself."""
        if self.parse.dep[i] not in ("dobj", "pobj", "dative"):
            return None
        verb = self.parse.head[i]
        while self.parse.pos[verb] not in ("VERB", "AUX") and self.parse.head[verb] != verb:
            verb = self.parse.head[verb]
        for child in self.parse.children[verb]:
            if self.parse.dep[child] in _SUBJECTS:
                child = self._relative(child, verb)
                for mention in reversed(self.seen):
                    if mention.first <= child <= mention.last:
                        return mention.actors[0]
        return None

    def _relative(self, child: int, verb: int) -> int:
        """The noun that "who" stands for."""
        return self.parse.head[verb] if self.parse.lower[child] in ("who", "which", "that") else child

    def _add(self, first: int, last: int, form: str, actors: tuple[int, ...]) -> None:
        kind = "group" if len(actors) > 1 else self.cast.figures[actors[0]].kind
        self.cast.mention(first, last, kind, form, actors)
        self.seen.append(self.cast.mentions[-1])
