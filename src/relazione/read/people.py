"""Gathers the persons of an article: names with and without titles, tied together by surname and state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.read.cast import Cast, Figure
from relazione.read.ground import Ground
from relazione.read.language import is_english_word
from relazione.read.offices import part_of, title_words
from relazione.read.person_names import looks_personal, name_after
from relazione.read.title import Title
from relazione.read.title_ends import of_after_name

_FULL = 2  # words of a name that has a given name
_LONG_ENOUGH = 5  # letters of a surname that may be misspelt
_NAMING = (
    "nsubj",
    "nsubjpass",
    "pobj",
    "dobj",
    "conj",
    "appos",
    "ROOT",
    "poss",
    "dative",
    "attr",
    "agent",
    "npadvmod",
    "dep",
)


def gather_people(cast: Cast, titles: Sequence[Title]) -> dict[int, int]:
    """Adds every named person to the cast; gives the figure number of each named title by the title's index."""
    ground = cast.ground
    used = [False] * len(ground.parse)
    by_title: dict[int, int] = {}
    for _, first, last, index in _in_order(ground, titles, used):
        title = titles[index] if index >= 0 else None
        if (
            title is None
            and first == last
            and not _mister(ground, first)
            and _find(cast, ground, first, last, None) is None
        ):
            continue
        number = _find(cast, ground, first, last, title)
        if number is None:
            number = _new(cast, first, last)
        if title is not None:
            by_title[index] = number
            cast.figures[number].classes.append(title.office)
            cast.figures[number].stated.extend(b.value for b in title.of[:1] if b.kind == "state")
            cast.mention(min(title.first, first), max(title.last, last), "person", "name", (number,))
        else:
            cast.mention(_with_honorifics(ground, first), last, "person", "name", (number,))
            _serve(cast, number, first, last)
        _spell(cast, number, first, last)
        _note_gender(ground, cast.figures[number], first)
    _surnames(cast, used, titles)
    return by_title


def _serve(cast: Cast, number: int, first: int, last: int) -> None:
    """Gives a person without a title the state beside the name: "Peter Nagy of Hungary", "Hungary's Peter Nagy"."""
    ground, figure = cast.ground, cast.figures[number]
    owner = ground.name_at(first - 2) if first > 1 and ground.parse.lower[first - 1] in ("'s", "’s") else None
    if figure.state is None and owner is not None and owner.hit.kind == "state" and owner.last == first - 2 < last - 2:
        figure.state, figure.state_stated = owner.hit.value, True
        figure.state_first, figure.state_last = owner.first, owner.last
    if figure.state is not None or last + 2 >= len(ground.parse) or ground.parse.lower[last + 1] != "of":
        return
    name = ground.name_at(last + 2 + (ground.parse.lower[last + 2] == "the"))
    if name is not None and name.hit.kind == "state" and name.first <= last + 3:
        figure.state, figure.state_stated = name.hit.value, True
        figure.state_first, figure.state_last = name.first, name.last


def _in_order(ground: Ground, titles: Sequence[Title], used: list[bool]) -> list[tuple[int, int, int, int]]:
    """The names of the text, longest first, as (words, first, last token, title number or -1); marks them used."""
    order = []
    for number, title in enumerate(titles):
        if title.name_first >= 0:
            _use(used, min(title.first, title.name_first), max(title.last, title.name_last))
            order.append((_length(title), title.name_first, title.name_last, number))
    order += [(last - first + 1, first, last, -1) for first, last in list(_loose_names(ground, used))]
    return sorted(order, key=lambda row: (-row[0], row[1], row[3] < 0, row[3]))


def _length(title: Title) -> int:
    return title.name_last - title.name_first + 1


def _use(used: list[bool], first: int, last: int) -> None:
    for i in range(first, last + 1):
        used[i] = True


def _loose_names(ground: Ground, used: list[bool]) -> Iterator[tuple[int, int]]:
    """Names without a title: after an honorific, or two and more capitals that are not English words only."""
    parse, size = ground.parse, len(ground.parse)
    i = 0
    while i < size:
        if (
            used[i]
            or ground.blocked[i]
            or not parse.words[i][0].isupper()
            or part_of(parse.lower[i]) in ("honorific", "rank")
        ):
            i += 1
            continue
        last = name_after(parse, i, ground.blocked)
        if last is None or any(used[i : last + 1]):
            i += 1
            continue
        titled = _mister(ground, i)
        if titled or (last > i and _can_be_person(ground, i, last)):
            _use(used, i, last)
            yield i, last
        i = last + 1


def _can_be_person(ground: Ground, first: int, last: int) -> bool:
    parse = ground.parse
    words = [i for i in range(first, last + 1) if parse.words[i][0].isupper()]
    if len(words) < 2 or any(ground.outer[i] >= 0 for i in range(first, last + 1)):
        return False
    if any(part_of(parse.lower[i]) == "portfolio" for i in words):
        return False
    if not all(parse.tag[i] in ("NNP", "NNPS", "FW", "NN") for i in words) or not looks_personal(parse, first, last):
        return False
    before = parse.lower[first - 1] if first else ""
    return before not in ("the", "a", "an", "this", "our", "its") and parse.dep[last] in _NAMING


def _mister(ground: Ground, first: int) -> bool:
    return first > 0 and part_of(ground.parse.lower[first - 1]) in ("honorific", "rank")


def _with_honorifics(ground: Ground, first: int) -> int:
    while first > 0 and part_of(ground.parse.lower[first - 1]) in ("honorific", "rank"):
        first -= 1
    return first


def _note_gender(ground: Ground, figure: Figure, first: int) -> None:
    if first and not figure.gender:
        figure.gender = title_words().get(ground.parse.lower[first - 1], ("", ""))[1]


def name_words(ground: Ground, first: int, last: int) -> tuple[str, ...]:
    """The lower-case words of a name, without hyphens, dots and apostrophes."""
    lower = ground.parse.lower
    return tuple(_bare(lower[i]) for i in range(first, last + 1) if lower[i][0].isalpha())


def _bare(word: str) -> str:
    """The word without the full stop of an initial and the 's of an owner."""
    return word.removesuffix("'s").removesuffix("’s").strip(".")


def _new(cast: Cast, first: int, last: int) -> int:
    parse = cast.ground.parse
    start, end = parse.span(first, last)
    name = " ".join(parse.text[start:end].split()).removesuffix("'s").removesuffix("’s")
    return cast.person(name, first, last, name_words(cast.ground, first, last))


def _spell(cast: Cast, number: int, first: int, last: int) -> None:
    """Spells a name that a headline has in capitals as the text does further on."""
    figure, parse = cast.figures[number], cast.ground.parse
    words = name_words(cast.ground, first, last)
    if figure.name.isupper() and not parse.words[last].isupper() and set(words) == set(figure.words):
        start, end = parse.span(first, last)
        figure.name, figure.first, figure.last = " ".join(parse.text[start:end].split()), first, last


def _find(cast: Cast, ground: Ground, first: int, last: int, title: Title | None) -> int | None:
    """The figure that already bears the name: all words of the shorter name stand in the longer one."""
    words = name_words(ground, first, last)
    after = of_after_name(ground, title) if title is not None and not title.of else None
    state = title.of[0].value if title is not None and title.of else after.value if after is not None else None
    best = None
    for number, figure in enumerate(cast.figures):
        if figure.kind != "person" or not _same_name(words, figure.words):
            continue
        if state and any(known != state for known in figure.stated) and figure.stated:
            continue
        if title is not None and len(words) == 1 and "other" in figure.classes and title.office != "other":
            continue  # "President Surname" is not the First Lady of that surname
        if best is None or words[-1] == figure.words[-1]:
            best = number
    if best is None and title is not None and len(words) == 1:
        alike = _alike(cast, words[0])
        fits = [n for n in alike if state is None or not cast.figures[n].stated or state in cast.figures[n].stated]
        best = fits[0] if len(fits) == 1 and title.office in cast.figures[fits[0]].classes else None
    return best


def _meant(cast: Cast, i: int) -> list[int]:
    """The one person whose surname a strange word alone may misspell, else none."""
    parse, word = cast.ground.parse, cast.ground.parse.lower[i]
    strange = parse.tag[i] == "NNP" and len(word) > _LONG_ENOUGH and not is_english_word(word)
    alone = name_after(parse, i, cast.ground.blocked) == i and cast.ground.outer[i] < 0
    if not strange or not alone or part_of(word):
        return []
    alike = _alike(cast, word)
    return alike if len(alike) == 1 else []


def _alike(cast: Cast, word: str) -> list[int]:
    """The persons whose surname a word may misspell."""
    return [n for n, f in enumerate(cast.figures) if f.kind == "person" and _is_misspelt(word, f.words)]


def _is_misspelt(word: str, name: tuple[str, ...]) -> bool:
    """Whether a word is the last of a longer name but for one letter, as names told in another script often are.

    A letter more at the end may make another person of it ("Petrov", "Petrova").
    """
    last = name[-1]
    if len(name) < _FULL or min(len(word), len(last)) < _LONG_ENOUGH or word[0] != last[0]:
        return False
    feminine = word == last + "a" or last == word + "a"
    return not feminine and _one_letter_apart(*sorted((word, last), key=len))


def _one_letter_apart(short: str, long: str) -> bool:
    """Whether one letter is put in, changed, or changes places with the next."""
    if len(long) - len(short) > 1 or short == long:
        return False
    i = next((k for k, letter in enumerate(short) if letter != long[k]), len(short))
    if len(long) > len(short):
        return short[i:] == long[i + 1 :]
    swapped = short[i : i + 2] == long[i : i + 2][::-1] and short[i + 2 :] == long[i + 2 :]
    return swapped or short[i + 1 :] == long[i + 1 :]


def _same_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if not short or not long:
        return False
    if set(short) <= set(long):
        return True
    full = [w for w in short if len(w) > 1]
    if len(full) == 1 and len(short) > 1 and len(long) > 1:  # "K. Surname" is "Given Surname"
        initials = {w[0] for w in long[:-1]}
        return full[0] == long[-1] == short[-1] and all(w in initials for w in short[:-1])
    return len(full) > 1 and set(full) <= set(long)


def _surnames(cast: Cast, used: list[bool], titles: Sequence[Title]) -> None:
    """Bare surnames and given names of persons already known become mentions."""
    ground, parse = cast.ground, cast.ground.parse
    known: dict[str, list[int]] = {}
    for number, figure in enumerate(cast.figures):
        if figure.kind == "person":
            for word in figure.words:
                if len(word) > 1:
                    known.setdefault(word, []).append(number)
    i = 0
    while i < len(parse):
        numbers = (
            []
            if used[i] or ground.blocked[i] or not parse.words[i][0].isupper()
            else known.get(parse.lower[i].strip(".")) or _meant(cast, i)
        )
        if not numbers:
            i += 1
            continue
        last = name_after(parse, i, ground.blocked) or i
        while last > i and any(used[i : last + 1]):
            last -= 1
        words = name_words(ground, i, last)
        fits = [n for n in numbers if set(words) <= set(cast.figures[n].words)] or (numbers if last == i else [])
        if fits:
            best = max(fits, key=lambda n: (cast.figures[n].words[-1] == words[-1], len(cast.figures[n].words), -n))
            cast.mention(i, last, "person", "name", (best,))
            _use(used, i, last)
        i = last + 1
