"""Who speaks in each clause: the reporter, the subject, or whoever spoke last where quotes and pronouns run on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from relazione.codebook.table import rows
from relazione.read.mention import Mention
from relazione.read.publisher import is_government
from relazione.read.readers.grammar.speakers_answering import answering
from relazione.read.readers.grammar.speakers_described import feels, is_addressed, is_described, is_told
from relazione.read.readers.grammar.speakers_groups import Body, is_joint, is_untold
from relazione.read.readers.grammar.speakers_listed import (
    announced,
    beside,
    coordinated,
    counted,
    whole_list,
    with_them,
)
from relazione.read.readers.grammar.speakers_marked import (
    by_surname,
    closing_subject,
    is_object_too,
    named_beside,
    named_right_before,
)
from relazione.read.readers.grammar.speakers_occasions import is_reached, met_there
from relazione.read.readers.grammar.speakers_ours import met_by_us, with_publisher
from relazione.read.readers.grammar.speakers_pairs import Voice, other_before, pair_after, pair_before, speaker_to
from relazione.read.readers.grammar.speakers_signed import (
    all_signing,
    home_voice,
    host_voice,
    met_at_head,
    own_voice,
    signatories,
    speaking,
)
from relazione.read.readers.grammar.speakers_things import agents, is_of_thing, owner_of_stance
from relazione.read.readers.grammar.speakers_turns import speeches_of, turns_of
from relazione.read.readers.grammar.speakers_unnamed import body_named, state_speaking
from relazione.read.readers.grammar.speech import is_own_statement, quoted_tokens
from relazione.read.readers.grammar.stances_clauses import Clause, is_passive, manner_of, stance_nouns
from relazione.read.readers.grammar.stances_model import verb_stance
from relazione.read.reading import Reading

_SPEAKING_KINDS = ("person", "state", "organisation", "mission", "city", "group")
_PAIRED = ("person", "state")
_FIRST = frozenset(("i", "we", "our", "us", "my"))
_HE = frozenset(("he", "she"))
_RELATIVE = frozenset(("who", "which", "that"))
_PLURAL = ("NNS", "NNPS")
_NEAR = 4  # sentences back in which the two who meet are looked for together


@cache
def _press() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("press_words"))


class Voices:
    """Follows an article clause by clause, in order, and says who speaks.

    `quoted[i]` tells whether token i stands in quotation marks, `own` whether the article is its publisher's statement.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parse = reading.parse
        self.quoted = quoted_tokens(reading.parse, reading.sections, reading.section_of)
        self.own = is_own_statement(reading.parse, self.quoted)
        self.last: Voice | None = None
        self.before: Voice | None = None  # who spoke last before the sentence
        self.pair: Voice | None = None
        self.paired = -1
        self.sentence = -1
        self.listing: Voice | None = None
        self.signed = signatories(reading) or (met_at_head(reading, self.quoted) if self.own else ())
        self.host = host_voice(reading, self.quoted) if self.own else None
        self.publisher = self.host or own_voice(reading, self.signed if self.own else None, self.quoted)
        self.home = home_voice(reading) if self.own or is_government(self.reading.article.publisher) else None
        self.turns = turns_of(reading)
        self.speeches = speeches_of(reading) if self.own else []
        self.turn: Voice | None = None
        self.body = Body(reading)

    def of_sentence(self, sentence: int, clauses: Sequence[Clause]) -> list[Voice | None]:
        """The voice of each clause of a sentence, None where nobody speaks; sentences come in order."""
        mention = self.turns[sentence]
        self.turn = Voice(mention.actors[:1], (mention,), "turn") if mention is not None else None
        speaker = self.speeches[sentence] if self.speeches else None
        if speaker is not None:
            self.publisher = Voice(speaker.actors, (speaker,), "own")
        self.sentence = sentence
        self.before = self.last
        self._open_list(sentence, clauses)
        voices = []
        for clause in clauses:
            voice = self._voice(clause)
            if self.own and self._is_joint(clause.subject if clause.reporter < 0 else clause.reporter):
                voice = with_publisher(self.reading, voice, self.publisher)
            if voice is not None and (clause.report >= 0 or manner_of(self.parse.lemma[clause.verb])):
                self.last = voice
            if voice is not None and len(voice.actors) > 1:
                self.pair, self.paired = voice, sentence
            voices.append(voice)
        return voices

    def _voice(self, clause: Clause) -> Voice | None:
        if clause.reporter >= 0:
            voice = self._at(clause.reporter, "reporter") or self._before(clause.report)
            if voice is not None and is_told(self.parse, clause.report):
                asked = self._agent(replace(clause, verb=clause.report))
                voice = asked or speaker_to(self.reading, self.home, voice, self.sentence)
            if (voice is None or len(voice.actors) == 1) and self._is_joint(clause.reporter):
                voice = pair_before(self.reading, clause.reporter) or voice
            telling = self._telling(clause, voice)
            if telling is not None:
                return telling
            if voice is not None and not self._is_press(clause):
                ours = self._ours(clause)
                return ours or (self.turn if self.turn and self.parse.lower[clause.reporter] in _FIRST else voice)
            if voice is None and self._is_stranger(clause.reporter):
                self.last = None
                return None
        voice = self._according(clause)
        if voice is not None:
            return voice
        if self.turn is not None:
            return self._ours(clause) or self.turn
        if self.quoted[clause.head]:
            return self._closing(clause) or self._running() or self.publisher or self.home
        voice = self._of_statement(clause) if self.own and clause.report < 0 else None
        voice = voice or self._doing(clause)
        if voice is None or (len(voice.actors) == 1 and self._is_joint(clause.subject)):
            voice = self._together(clause) or voice
        if voice is None and clause.subject >= 0 and self._is_stranger(clause.subject):
            return None
        voice = voice or met_there(self.reading, clause) or self._deciding(clause) or self._of_thing(clause)
        return voice or self._running() or self.home

    def _open_list(self, sentence: int, clauses: Sequence[Clause]) -> None:
        """Notes who did what a list tells, from the line above it until a sentence has a doer of its own."""
        noun = announced(self.reading, sentence)
        if noun >= 0:
            pair = pair_before(self.reading, noun) if self._is_joint(noun) else None
            self.listing = self._at(noun, "own") or pair
        elif any(clause.subject >= 0 and clause.way == "main" for clause in clauses):
            self.listing = None

    def _deciding(self, clause: Clause) -> Voice | None:
        """The body whose decisions are told one by one without a subject: "1. Commends the parties ..."."""
        deciding = [self.body.mention] if self.body.mention is not None else speaking(self.reading, self.signed)
        bare = clause.subject < 0 and self.parse.tag[clause.verb] in ("VBZ", "VBG") and clause.reporter < 0
        if not (deciding or self.listing) or not bare or self.parse.dep[clause.verb] not in ("ROOT", "conj", "advcl"):
            return None
        first, _ = self.parse.sentences[self.parse.sentence[clause.verb]]
        heading = [i for i in range(first, clause.verb) if self.parse.pos[i] in ("NOUN", "PROPN", "PRON", "VERB")]
        if heading:
            return None
        return self.listing or Voice(tuple(m.actors[0] for m in deciding), tuple(deciding), "own")

    def _telling(self, clause: Clause, reporter: Voice | None) -> Voice | None:
        """Whose stance it is that another reports: the several who agreed, or who "has accused", of another state."""
        stance = verb_stance(self.parse, replace(clause, way="said")) if reporter is not None else None
        doing = self._at(clause.subject, "subject") if stance is not None else None
        if reporter is None or doing is None:
            return None
        if len(reporter.actors) > 1:  # "Peru agreed to reopen the border, the two countries announced"
            return doing if set(doing.actors) < set(reporter.actors) else None
        states = {self.reading.actors[number].state for number in doing.actors}
        if self.reading.actors[reporter.actors[0]].state in states:
            return doing if stance == "agree" and len(doing.actors) > 1 else None
        perfect = any(
            self.parse.dep[c] == "aux" and self.parse.lemma[c] == "have" for c in self.parse.children[clause.verb]
        )
        named = self.parse.pos[clause.subject] != "PRON"
        return doing if perfect and named and not is_passive(self.parse, clause.verb) else None

    def _before(self, verb: int) -> Voice | None:
        """The person whose name stands right before a verb of saying, where a headline has run into the sentence."""
        mention = self.reading.outer(verb - 1) if verb > 0 else None
        if mention is None or mention.kind != "person" or mention.form != "name" or mention.last != verb - 1:
            return None
        return Voice(mention.actors, (mention,) * len(mention.actors), "reporter")

    def _is_stranger(self, token: int) -> bool:
        """Whether a name speaks that nobody in the article bears, or people who are not told ("analysts say")."""
        named = self.parse.pos[token] == "PROPN" and self.parse.words[token][:1].isupper()
        voiced = bool(manner_of(self.parse.lemma[self.parse.head[token]]))  # "relations are growing" is nobody's stance
        return (named or (voiced and is_untold(self.reading, token))) and not self._press_words(token)

    def _doer(self, clause: Clause) -> int:
        """The token of the subject: whom "who" stands for, and the person before the verb where the parse has none."""
        subject, verb = clause.subject, clause.verb
        if subject >= 0 and self.parse.lower[subject] in _RELATIVE and self.parse.dep[verb] == "relcl":
            return self.parse.head[verb]
        before = self.reading.outer(verb - 1) if subject < 0 and clause.way == "main" and verb > 0 else None
        return before.head if before is not None and before.kind == "person" and before.last == verb - 1 else subject

    def _running(self) -> Voice | None:
        """Whoever spoke last, where a quotation or an account runs on."""
        return replace(self.last, way="running") if self.last is not None else None

    def _of_thing(self, clause: Clause) -> Voice | None:
        """Whose the proposal is that a clause tells of, else the government whose release tells what a thing does."""
        owner = self._at(owner_of_stance(self.reading, clause), "subject")
        last = self.last
        if owner is not None or last is None or len(last.actors) > 1 or not is_of_thing(self.reading, clause):
            return owner
        return None if self.reading.actors[last.actors[0]].state in (None, self.reading.home) else self.home

    def _closing(self, clause: Clause) -> Voice | None:
        """Whoever is told behind a quotation to have said all of it."""
        return self._at(closing_subject(self.reading, self.quoted, clause.head), "reporter")

    def _ours(self, clause: Clause) -> Voice | None:
        """Those for whom "we" agreed or stressed something: who has the turn or publishes, with whom they met."""
        voice = self.turn or (self.publisher if self.own and not self.quoted[clause.head] else None)
        other = met_by_us(self.reading, clause, voice) if voice is not None else None
        if voice is None or other is None:
            return None
        return Voice((*other.actors, *voice.actors), (other, *voice.mentions), "own")

    def _of_statement(self, clause: Clause) -> Voice | None:
        """In a statement the publisher speaks, unless another state or person is the subject."""
        by = self._agent(clause) if is_passive(self.parse, clause.verb) else None
        if by is not None:
            return by
        voice = self._at(clause.subject, "subject")
        other = self._beside_me(clause.subject) if self.publisher is not None else None
        if other is None and clause.subject >= 0 and self.parse.lower[clause.subject] == "we":
            if self.paired == self.sentence - 1 and self.pair is not None and self.pair.way == "own":
                return self.pair  # "The minister and I met. We welcomed ..."
            ours = self._ours(clause)
            if ours is not None:
                return ours
        if other is not None and self.publisher is not None:
            actors = (*other.actors[:1], *self.publisher.actors)
            return Voice(actors, (other, *self.publisher.mentions), "own")
        if voice is None or self.publisher is None or self.parse.lower[clause.subject] in _FIRST:
            return self.publisher or voice
        stands = bool(manner_of(self.parse.lemma[clause.verb])) or feels(self.reading, clause)
        if not stands and any(self.reading.actors[n].kind != "person" for n in voice.actors):
            return self.publisher
        own = {self.reading.actors[n].state for n in self.publisher.actors}
        if len(own) == 1 and all(
            self.reading.actors[n].kind == "state" and self.reading.actors[n].state in own for n in voice.actors
        ):
            return self.publisher
        return voice

    def _beside_me(self, subject: int) -> Mention | None:
        """The person who speaks together with "I": "Prime Minister Name and I", wherever the parse puts the subject."""
        if subject < 0:
            return None
        verb = self.parse.head[subject]
        named = (*coordinated(self.reading, subject), *self.parse.children[verb])
        me = next((token for token in named if self.parse.lower[token] == "i"), -1)
        if me < 2 or self.parse.lower[me - 1] != "and":
            return None
        mention = self.reading.outer(me - 2)
        return mention if mention is not None and mention.kind == "person" and len(mention.actors) == 1 else None

    def _according(self, clause: Clause) -> Voice | None:
        for child in self.parse.children[clause.verb]:
            if self.parse.lower[child] == "according":
                for token in self.parse.subtree(child):
                    if self.parse.dep[token] == "pobj":
                        return None if self._press_words(token) else self._at(token, "reporter")
        return None

    def _together(self, clause: Clause) -> Voice | None:
        """The two who met last, where "both sides" or "they" is not resolved or nobody is said to agree."""
        if self._is_joint(clause.subject):
            pair = pair_before(self.reading, clause.subject) or self._recent_pair()
            return pair or pair_after(self.reading, clause.subject)
        passive = is_passive(self.parse, clause.verb)
        noted = (
            self.parse.lemma[clause.verb] == "note" and clause.subject >= 0 and self.parse.lower[clause.subject] == "it"
        )
        told = noted or self._is_held(clause) or is_reached(self.reading, clause)
        if passive and (told or verb_stance(self.parse, clause) is not None):
            return pair_before(self.reading, clause.head)
        return None

    def _is_held(self, clause: Clause) -> bool:
        """Whether a stance is said to be voiced and nobody to voice it: "satisfaction was expressed"."""
        if clause.subject < 0 or self.parse.lemma[clause.subject] not in stance_nouns():
            return False
        return bool(manner_of(self.parse.lemma[clause.verb])) and self._agent(clause) is None

    def _recent_pair(self) -> Voice | None:
        """Those who spoke together shortly before, also where nothing tells the state of one of them."""
        if self.pair is None or self.sentence - self.paired > _NEAR:
            return None
        return replace(self.pair, way="both")

    def _is_joint(self, token: int) -> bool:
        """Whether the words stand for two who meet, and not for the body that the article hears."""
        return is_joint(self.reading, token) and self.body.meant_by(self.reading, token) is None

    def _doing(self, clause: Clause) -> Voice | None:
        """The subject of a clause, or who does it where it is told in the passive."""
        subject = self._going_on(clause) or self._at(self._doer(clause), "subject")
        if subject is not None and is_object_too(self.reading, clause, subject):
            return self.publisher or self.home
        if subject is not None and self.home is not None and is_described(self.reading, clause, subject):
            return self.home
        by = self._agent(clause) if subject is None or is_passive(self.parse, clause.verb) else None
        if by is None and subject is not None and is_addressed(self.reading, clause):
            return speaker_to(self.reading, self.home, subject, self.sentence)
        return by or subject or self._at(named_right_before(self.reading, clause), "subject")

    def _going_on(self, clause: Clause) -> Voice | None:
        """The person who spoke by name in the sentence before, where "he" or "she" goes on with a stance."""
        pronoun = clause.subject >= 0 and self.parse.lower[clause.subject] in _HE
        if (
            not pronoun
            or self.last is None
            or self.last.way not in ("subject", "reporter")
            or len(self.last.actors) > 1
        ):
            return None
        person = self.reading.actors[self.last.actors[0]].kind == "person"
        near = self.parse.sentence[clause.subject] - self.parse.sentence[self.last.mentions[0].head] <= 1
        return replace(self.last, way="subject") if person and near else None

    def _agent(self, clause: Clause) -> Voice | None:
        """Who acts in a passive clause: "was welcomed by the minister"."""
        for noun in agents(self.parse, clause.verb):
            voice = self._at(noun, "agent")
            if voice is not None:
                return voice
        return None

    def _at(self, token: int, way: str) -> Voice | None:
        if token < 0:
            return None
        if self.parse.lower[token] == "latter" and self.last is not None:
            return other_before(self.reading, self.last, self.sentence)
        actors: list[int] = []
        mentions: list[Mention] = []
        for mention in self._mentions(token):
            for number in mention.actors:
                if number not in actors:
                    actors.append(number)
                    mentions.append(mention)
        voice = Voice(tuple(actors), tuple(mentions), way) if actors else None
        return (answering(self.reading, voice, self.before) or voice) if voice is not None else None

    def _mentions(self, token: int) -> list[Mention]:
        """The mentions that a subject names, in the text's order: "A and B", also where the parse loses one."""
        found = list(dict.fromkeys(self._mention(head) for head in coordinated(self.reading, token)))
        mentions = [m for m in found if m is not None and m.kind in _SPEAKING_KINDS]
        mentions = counted(self.reading, token) or self._all_named(token, mentions)
        if len(mentions) == 1 and mentions[0].kind in _PAIRED:
            mentions += beside(self.reading, mentions[0])
        first = mentions[0].first if len(mentions) == 1 and mentions[0].kind in _PAIRED else 0
        if first > 1 and self.parse.lower[first - 1] == "and":
            before = self.reading.outer(first - 2)
            if before is not None and before.last == first - 2 and before.kind == mentions[0].kind:
                mentions.insert(0, before)
        return mentions + with_them(self.reading, token)

    def _all_named(self, token: int, mentions: list[Mention]) -> list[Mention]:
        """All for whom a plural stands: "the governments of A and B", "they" after a list of three."""
        if len(mentions) != 1:
            return mentions
        owner = mentions[0]
        if owner.kind == "state" and owner.head > token and self.parse.tag[token] in _PLURAL:
            named = [self.reading.inner(head) for head in coordinated(self.reading, owner.head)]
            return [m for m in named if m is not None and m.kind == "state"] or mentions
        return whole_list(self.reading, owner) or all_signing(self.reading, self.signed, owner) or mentions

    def _mention(self, token: int) -> Mention | None:
        """The mention that a word of a subject belongs to: "the Authority" is the body and not its chairman."""
        mention = self.reading.outer(token)
        if mention is None or (mention.kind == "person" and mention.form in ("title", "role")):
            body = body_named(self.reading, token)
            found = body or mention or named_beside(self.reading, token) or by_surname(self.reading, token)
            found = found or state_speaking(self.reading, token)
            return self.body.heard(self.reading, token, found)
        return self.body.meant_by(self.reading, token) or self.body.heard(self.reading, token, mention)

    def _is_press(self, clause: Clause) -> bool:
        """Whether a news agency or a statement reports (by its words), or a body that tells another's act."""
        if self._press_words(clause.reporter):
            return True
        mention = self.reading.outer(clause.reporter)
        bodily = mention is not None and mention.kind == "organisation"
        acts = bool(manner_of(self.parse.lemma[clause.verb])) and clause.subject >= 0
        return bodily and acts and (self.reading.outer(clause.subject) or mention) != mention

    def _press_words(self, token: int) -> bool:
        return any(self.parse.lower[i] in _press() for i in self.parse.subtree(token)[:8])
