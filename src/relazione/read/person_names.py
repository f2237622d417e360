"""Person names as runs of words: capitals, initials, particles and hyphens, of any naming tradition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from relazione.read.language import is_english_word
from relazione.read.name_origins import english_given_names
from relazione.read.offices import inside_names, office_table, part_of, title_words
from relazione.read.parse import Parse

_PARTICLES = frozenset(
    "al el ul ud bin ibn bint abu ould wld van von der den de del della di da dos das du la le ter ten y e i zu zur af "
    "ap do wa mac bani ben ou na dela san santa st st. mbarek los las binti binte bte uz ud ur oghlu ogly oglu "
    "oğlu kyzy qizi gyzy uulu".split()
)
_ALSO_NAMES = frozenset({"amir", "emir", "sultan", "prince", "king", "dean"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "x"})
_AFTER_NAME = frozenset("mp ao am ac kc qc obe cbe kbe phd md ph.d. ret. msc mbe oam psc ndc".split())
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today tomorrow yesterday".split()
)
_MONTHS = frozenset({"january", "april", "may", "june", "july", "august"})
_ELIDED = re.compile(r"(?:[dl]|dell|[Aa]l)['’]\w")
_NEVER = frozenset("the of on at and for with from by is was has after over".split())
_GREETINGS = frozenset({"assalamu", "alaikum", "assalam", "namaste", "dear", "majesties", "excellencies"})
_FUNCTION_WORDS = frozenset(
    "the of in on to at and for with from by as is was has will after over during under until before between into "
    "against about through his her its their our".split()
)
# Initials of two letters: tokenisers part their full stop from them.
_INITIALS = frozenset("kh ch sh zh ts dz yu ya yo ye gy gh bh dh".split())
# Adverbs and conjunctions that open a sentence before a name; the parse takes many of them for a part of it.
_OPENING = frozenset(
    "after afterwards also although as because before but earlier elsewhere finally furthermore hence however if "
    "instead later meanwhile moreover nevertheless next now once previously recently separately similarly since so "
    "subsequently then thereafter though thus today tomorrow tonight until when where whereas while yesterday "
    "yet".split()
)
_APOSTROPHES = frozenset({"'", "’", "‘"})
_LONGEST = 7  # words in a name, initials and particles included


def name_after(parse: Parse, first: int, blocked: Sequence[bool]) -> int | None:
    """The last token of the person name that begins at token first, or None.

    `blocked[i]` marks tokens that cannot be part of a name (states, organisations, office words).
    """
    i, last, count = first, None, 0
    if first + 1 < len(parse) and _is_given_month(parse, first):
        i, last, count = first + 1, first, 1
    sentence = parse.sentence[first] if first < len(parse) else -1
    while i < len(parse) and parse.sentence[i] == sentence and count < _LONGEST:
        word, low = parse.words[i], parse.lower[i]
        if blocked[i]:
            break
        if word == "-" and i > first and (last == i - 1 or parse.lower[i - 1] in _PARTICLES) and _touches(parse, i):
            i += 1
            if i < len(parse) and parse.words[i][0].isalpha() and not blocked[i]:
                last = i
                i += 1
            continue
        if (
            word in ("’", "‘", "'")
            and last == i - 1
            and _touches(parse, i)
            and parse.words[i + 1][0].isalpha()
            and low != "s"
        ):
            i += 1
            continue
        if word == "." and last == i - 1 and parse.lower[last] in _INITIALS and parse.end[last] == parse.start[i]:
            i += 1
            continue
        if word == "," and i + 1 < len(parse) and parse.lower[i + 1] in ("jr.", "jr", "sr.") and last == i - 1:
            i += 1
            continue
        if low in _SUFFIXES and last is not None and word[0].isupper():
            last = i
        elif (
            low in _PARTICLES
            and _goes_on(parse, i, blocked)
            and (last is not None or low in ("al", "el", "abu", "bin", "ben", "ould"))
        ):
            pass
        elif _is_next(parse, first, i, last):
            last = i
        else:
            break
        count += 1
        i += 1
    return _without_tail(parse, first, last)


def _is_given_month(parse: Parse, i: int) -> bool:
    """Whether a month is a given name: a capitalised word that is not English follows ("January Mwale")."""
    following = parse.words[i + 1]
    named = parse.lower[i] in _MONTHS and parse.words[i][0].isupper() and following[0].isupper() and following.isalpha()
    return named and not is_english_word(following.lower()) and part_of(following.lower()) == ""


def _is_next(parse: Parse, first: int, i: int, last: int | None) -> bool:
    """Whether token i goes on with the name, "May" behind a single one too, where no day or verb follows it."""
    if _is_name_word(parse.words[i], parse.lower[i]) and not _ends_name(parse, i, last):
        return True
    following = parse.words[i + 1] if i + 1 < len(parse) else "."
    return last == first and parse.words[i] == "May" and not following[0].isdigit() and not following[0].isupper()


def _ends_name(parse: Parse, i: int, last: int | None) -> bool:
    """Whether token i is a word of a heading after the name: "Francis | On Peace", "ROSA QUISPE | MEETS"."""
    joined = i + 1 < len(parse) and parse.words[i + 1] == "-"
    return (parse.lower[i] in _NEVER and not joined) or (last is not None and _headline_word(parse, i, last))


def _headline_word(parse: Parse, i: int, last: int) -> bool:
    """Whether token i goes on after a name in capitals as a word of the headline: "ROSA QUISPE | MEETS"."""
    word, low = parse.words[i], parse.lower[i]
    in_capitals = len(word) > 1 and word.isupper() and parse.words[last].isupper() and len(parse.words[last]) > 1
    return in_capitals and (low in _FUNCTION_WORDS or is_english_word(low))


def _without_tail(parse: Parse, first: int, last: int | None) -> int | None:
    while last is not None and last >= first and (parse.lower[last] in _AFTER_NAME or parse.words[last] == "-"):
        last = last - 1
    return last if last is not None and last >= first else None


def _touches(parse: Parse, i: int) -> bool:
    return 0 < i < len(parse) - 1 and parse.end[i - 1] == parse.start[i] and parse.end[i] == parse.start[i + 1]


def _goes_on(parse: Parse, i: int, blocked: Sequence[bool]) -> bool:
    """Whether a particle is followed by another particle or a capital, perhaps after a hyphen."""
    j = i + 1
    while j < len(parse) and (parse.words[j] == "-" or parse.lower[j] in _PARTICLES) and j - i < 4:
        j += 1
    return j < len(parse) and parse.words[j][0].isupper() and not blocked[j]


def _is_name_word(word: str, low: str) -> bool:
    if (
        not (word[0].isupper() or _ELIDED.match(word))
        or low in CALENDAR
        or (low in office_table() and low not in _ALSO_NAMES)
        or (low in _FUNCTION_WORDS and word.isupper())
        or low == "the"
        or low in _GREETINGS
    ):
        return False
    if part_of(low) in ("honorific", "rank") and low not in inside_names():
        return False
    letters = word.replace(".", "").replace("’", "").replace("'", "").replace("‘", "")
    return letters.isalpha()


def name_before(parse: Parse, last: int, blocked: Sequence[bool]) -> int | None:
    """The first token of the name that ends at token last, or None if no name of two words or more ends there."""
    i, first = last, None
    sentence = parse.sentence[last]
    while i >= 0 and parse.sentence[i] == sentence and last - i < _LONGEST + 2 and not blocked[i]:
        word, low = parse.words[i], parse.lower[i]
        if _is_name_word(word, low) or low in _SUFFIXES:
            first = i
        elif not (_inside_name(parse, i) or (word == "," and i < last and parse.lower[i + 1] in ("jr.", "jr", "sr."))):
            break
        i -= 1
    begun = first
    if first and part_of(parse.lower[first - 1]) == "honorific":
        begun = first - 1  # "Datuk | Seri Name"
    while first is not None and begun is not None and first < last:
        size = _honorific(parse, first, begun)
        if not size or first + size > last:
            break
        first += size  # "Major General Name" is no longer name
    if first is not None and first < last and _opens_sentence(parse, first):
        first += 1  # "Later | Silva, the minister, left"
    while first is not None and last - first > 1 and _is_field(parse, first):
        first += 1  # "Minister of Health and | Tourism Maria Silva"
    if first is None or first == last:
        return None
    end = name_after(parse, first, blocked)
    return (
        first if end is not None and end >= _before_suffix(parse, last) and looks_personal(parse, first, last) else None
    )


def _opens_sentence(parse: Parse, i: int) -> bool:
    """Whether token i is an adverb or conjunction that opens its sentence and is no name: "Later", "When"."""
    return parse.sentences[parse.sentence[i]][0] == i and parse.lower[i] in _OPENING


def _is_field(parse: Parse, i: int) -> bool:
    """Whether token i is a portfolio's word before a name: it is English and the word after it is not."""
    low, following = parse.lower[i], parse.lower[i + 1]
    return part_of(low) == "portfolio" and is_english_word(low) and not is_english_word(following)


def _inside_name(parse: Parse, i: int) -> bool:
    """Whether a token that is no name word can stand inside a name: a particle, a hyphen, an apostrophe."""
    low = parse.lower[i]
    joint = low == "-" and _touches(parse, i)
    joint = joint or (low == "." and i > 0 and parse.lower[i - 1] in _INITIALS and parse.end[i - 1] == parse.start[i])
    joint = joint or (low.isalpha() and i > 0 and parse.lower[i - 1] == "-" and _touches(parse, i - 1))  # "Ki-jun"
    return joint or low in _PARTICLES or low in _AFTER_NAME or low in ("’", "‘", "'")


def _before_suffix(parse: Parse, last: int) -> int:
    while last > 0 and parse.lower[last] in _AFTER_NAME:
        last -= 1
    return last


def looks_personal(parse: Parse, first: int, last: int) -> bool:
    """Whether a run of capitals can be a person: not all acronyms, nor English words without a given name before."""
    words = [parse.words[i] for i in range(first, last + 1) if parse.words[i][0].isalpha()]
    if all(word.isupper() and len(word) > 2 for word in words):
        return False
    given = any(word.lower() in english_given_names() for word in words[:-1])
    return given or any(not is_english_word(word.lower()) for word in words)


def skip_honorifics(parse: Parse, i: int) -> int:
    """The first token at or after i that is no honorific, rank, article or possessive of one ("His Excellency the")."""
    start = i
    while i + 1 < len(parse):
        size = _honorific(parse, i, start)
        if not size and parse.lower[i] in ("his", "her", "their", "the", "(", ")", ".", ","):
            size = int(_honorific_near(parse, i, start))
        if not size:
            break
        i += size
    return i + _is_glottal(parse, i)


def _is_glottal(parse: Parse, i: int) -> bool:
    """Whether token i is the mark of a Polynesian name's first letter and opens no quotation: "‘Aisake Eke"."""
    if parse.words[i : i + 1] not in (["‘"], ["ʻ"], ["'"]) or i + 2 >= len(parse) or parse.end[i] != parse.start[i + 1]:
        return False
    closed = any(word in ("’", "'") for word in parse.words[i + 1 : i + 1 + _LONGEST])
    return parse.words[i + 1][0].isupper() and not closed


def _honorific(parse: Parse, i: int, start: int) -> int:
    """How many tokens at i are an honorific or rank, 0 if none; start is where the run of honorifics began."""
    low, following = parse.lower[i], parse.lower[i + 1] if i + 1 < len(parse) else ""
    if (low in ("h.", "h") and following in ("e.", "e", "h.", "m.")) or (low in ("e.", "e") and i > start):
        return 1
    if f"{low} {following}" in title_words() or (low == "most" and part_of(following) == "honorific"):
        return 2
    if following in _APOSTROPHES and f"{low}{following}" in title_words():
        return 2  # "Dato'"
    if following == "-" and part_of(low) == "rank" and i + 2 < len(parse) and part_of(parse.lower[i + 2]) == "rank":
        return 3  # "Brigadier-General"
    if following == "-" and i + 2 < len(parse) and f"{low} {parse.lower[i + 2]}" in title_words():
        return 3  # "Vice-Admiral"
    if parse.words[i] == "HE":
        return 1
    if part_of(low) not in ("honorific", "rank") or parse.words[i].islower():
        return int(part_of(low) in ("honorific", "rank") and inside_names().get(low) is None)
    if low in inside_names() and not _named_on(parse, i + 1):
        return 0
    return int(i > start or inside_names().get(low) != "after")


def _named_on(parse: Parse, i: int) -> bool:
    """Whether a name or another honorific follows, so that the word before it is no name itself."""
    return i < len(parse) and parse.words[i][0].isupper() and parse.words[i].replace(".", "").isalpha()


def _honorific_near(parse: Parse, i: int, start: int) -> bool:
    following = _honorific(parse, i + 1, start) > 0
    if parse.lower[i] == ",":  # "Mr, Name", "His Excellency, the Hon. Name"
        after = i + 1 + (parse.lower[i + 1] == "the")
        goes_on = _honorific(parse, after, start) > 0 if after > i + 1 else _named_on(parse, after)
        return i > start and _honorific(parse, i - 1, start) > 0 and goes_on
    return following or (
        i > start and parse.lower[i] in (".", ")", "the") and part_of(parse.lower[i - 1]) in ("honorific", "rank")
    )
