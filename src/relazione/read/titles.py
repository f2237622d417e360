"""The title grammar: from office words outwards to modifiers, state, portfolio, accreditation and name."""

from __future__ import annotations

from dataclasses import dataclass, field

from relazione.read.ground import Ground, NameAt
from relazione.read.language import is_english_word
from relazione.read.offices import OfficeHit, part_of, title_words
from relazione.read.person_names import looks_personal, name_after, name_before, skip_honorifics
from relazione.read.title import Bearer, Title

_DETERMINERS = frozenset("the a an his her its their our my this that these".split())
_STRONG = {"former": 3, "acting": 2, "incoming": 2, "current": 0}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "‘s"})
_ACCREDITED = frozenset(
    {"ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul", "permanent_representative",
     "diplomat", "special_envoy", "official"}
)  # fmt: skip
_BODY_WORDS = frozenset(
    "ministry department parliament army navy government cabinet senate majlis congress force forces".split()
)
_COUNTERPART = "counterpart"
_FORMS = frozenset("republic kingdom state states federation emirate sultanate duchy commonwealth union".split())
_LONGEST_FORM = 5  # words of a form of state: "People's Democratic Socialist Republic"


@dataclass(slots=True)
class _Draft:
    """A title while it grows, from the core outwards."""

    first: int
    last: int
    status: str = "current"
    deputy: bool = False
    determiner: str = ""
    of: list[Bearer] = field(default_factory=list)
    to: list[Bearer] = field(default_factory=list)


def find_titles(ground: Ground) -> list[Title]:
    """All titles of the text in order, each with the name that goes with it, if any."""
    hits = [*ground.offices, *_counterparts(ground)]
    found: list[Title] = []
    for hit in sorted(hits, key=lambda h: h.first):
        if found and hit.first <= found[-1].last and found[-1].name_first < 0:
            continue
        draft = _Draft(hit.first, hit.last)
        _grow_left(ground, draft)
        if found and draft.first <= found[-1].last:
            draft.first = max(draft.first, found[-1].last + 1)
        _grow_right(ground, hit, draft)
        found.append(_finish(ground, hit, draft))
    return found


def _counterparts(ground: Ground) -> list[OfficeHit]:
    from relazione.read.offices import OfficeWords

    words = OfficeWords(_COUNTERPART, "", "state", 40, False)
    plural = OfficeWords(_COUNTERPART, "", "state", 40, True)
    lower = ground.parse.lower
    return [
        OfficeHit(i, i, words if lower[i] == "counterpart" else plural)
        for i in range(len(lower))
        if lower[i] in ("counterpart", "counterparts") and ground.outer[i] < 0
    ]


def _grow_left(ground: Ground, draft: _Draft) -> None:
    parse = ground.parse
    sentence = parse.sentence[draft.first]
    i = draft.first - 1
    while i >= 0 and parse.sentence[i] == sentence:
        low = parse.lower[i]
        name = ground.name_at(i)
        if name is not None and name.last != i:
            name = ground.name_at(i, outer=False)  # "Lebanese" in "Lebanese Parliament" before "Parliament Speaker"
        if name is not None and name.last == i and not draft.of and (name.hit.kind != "city" or low != parse.words[i]):
            if name.hit.kind in ("city", "region") and not _city_serves(ground, name, draft):
                break
            bearer = _bearer(ground, name)
            if bearer is not None:
                draft.of.append(bearer)
            draft.first = i = name.first
        elif low in _POSSESSIVE and i and ground.outer[i - 1] >= 0 and not draft.of:
            draft.first = i
        elif low in _DETERMINERS:
            draft.determiner, draft.first = low, i
            break
        elif part_of(low) == "status":
            value = title_words()[low][1]
            draft.status = value if _STRONG[value] > _STRONG[draft.status] else draft.status
            draft.first = i
        elif part_of(low) == "grade":
            draft.deputy = draft.deputy or title_words()[low][1] == "deputy"
            draft.first = i
        elif (
            part_of(low) == "portfolio"
            or (part_of(low) in ("link", "") and _links_portfolio(ground, i))
            or (low == "-" and i and parse.lower[i - 1] in ("ex", "vice"))
        ):
            draft.first = i
        else:
            break
        i -= 1


def _links_portfolio(ground: Ground, i: int) -> bool:
    lower = ground.parse.lower
    if lower[i] in ("and", "&", ",") and i and i + 1 < len(lower):
        return (
            part_of(lower[i - 1]) == "portfolio"
            and part_of(lower[i + 1]) == "portfolio"
            and ground.parse.words[i - 1][0].isupper()
        )
    return False


def _city_serves(ground: Ground, name: NameAt, draft: _Draft) -> bool:
    """Whether a city before the title is whom it serves: "Seoul's ambassador", "Tehran mayor"."""
    following = ground.parse.lower[name.last + 1]
    return following in _POSSESSIVE or ground.parse.lower[draft.first] in ("mayor", "governor")


def _bearer(ground: Ground, name: NameAt) -> Bearer | None:
    """Whom a name makes a title serve: ministries, parliaments and armies serve their state."""
    hit = name.hit
    if hit.kind == "state":
        return Bearer(hit.value, "state", name.first, name.last)
    if hit.kind == "region":
        return None
    if hit.kind == "city":
        return Bearer(hit.state, "state", name.first, name.last) if hit.state else None
    body = {ground.parse.lower[i] for i in range(name.first, name.last + 1)} & _BODY_WORDS
    if body:
        return Bearer(hit.state, "state", name.first, name.last) if hit.state else None
    return Bearer(hit.value, "organisation", name.first, name.last)


def _grow_right(ground: Ground, hit: OfficeHit, draft: _Draft) -> None:
    parse = ground.parse
    size, sentence = len(parse), parse.sentence[hit.last]
    i = hit.last + 1
    while i < size and parse.sentence[i] == sentence:
        low = parse.lower[i]
        if low in ("elect", "designate") or (
            low in ("-", "–") and i + 1 < size and parse.lower[i + 1] in ("elect", "designate")
        ):
            i += 1 if low in ("elect", "designate") else 2
            draft.status, draft.last = "incoming", i - 1
        elif low == "(" and i + 2 < size and parse.lower[i + 2] == ")" and parse.words[i + 1].isupper():
            draft.last, i = i + 2, i + 3
        elif low in ("of", "for", "to", "in", "at", "on") and i + 1 < size:
            after = _post(ground, hit, draft, i)
            if after is None:
                return
            after = _past_body_words(ground, after)
            draft.last, i = after - 1, after
        elif (
            low in (",", "and")
            and hit.words.office == "high_commissioner"
            and draft.to
            and i + 1 < size
            and ground.outer[i + 1] >= 0
        ):
            return
        elif low in (",", "and", "&") and _portfolio_goes_on(ground, hit, i):
            after = _portfolio_post(ground, i + 1)
            if after is None:
                return
            draft.last, i = after - 1, after
        elif low == "ad" and i + 1 < size and parse.lower[i + 1] == "interim":
            draft.last, i = i + 1, i + 2
        elif low in ("ii", "iii"):
            draft.last, i = i, i + 1
        else:
            return


def _past_body_words(ground: Ground, i: int) -> int:
    """The token after capitalised words that finish a body's name: "of the Pakistan | Fleet Admiral Name"."""
    parse = ground.parse
    k = i
    while (
        k + 1 < len(parse) and parse.words[k][0].isupper() and is_english_word(parse.lower[k]) and not ground.blocked[k]
    ):
        if part_of(parse.lower[k]) in ("rank", "honorific"):
            break
        k += 1
    ends = k < len(parse) and (not parse.words[k][0].isupper() or part_of(parse.lower[k]) in ("rank", "honorific"))
    return k if ends and k - i <= _LONGEST_FORM else i


def _portfolio_goes_on(ground: Ground, hit: OfficeHit, i: int) -> bool:
    """Whether a portfolio goes on after a comma or "and": "Minister of Foreign Affairs | , Foreign Employment and Tourism"."""
    parse = ground.parse
    minister = hit.words.office in (
        "minister",
        "foreign_minister",
        "deputy_minister",
        "defence_minister",
        "organisation_head",
    )
    return (
        minister
        and hit.last > hit.first
        and i + 1 < len(parse)
        and parse.words[i + 1][0].isupper()
        and part_of(parse.lower[i + 1]) == "portfolio"
        and part_of(parse.lower[hit.last]) == "portfolio"
    )


def _post(ground: Ground, hit: OfficeHit, draft: _Draft, i: int) -> int | None:
    """The token after the post that begins with the preposition at i, which is entered in the draft; None if it is none."""
    parse, preposition = ground.parse, ground.parse.lower[i]
    j = i + 1
    while j < len(parse) and parse.lower[j] in ("the", "both", "a", "an", "his", "her", "its", "their"):
        j += 1
    if j >= len(parse):
        return None
    j = _past_form_of_state(ground, j)
    name = ground.name_at(j)
    if name is not None and name.first == j:
        return _named_post(ground, hit, draft, preposition, name)
    if preposition in ("of", "for") and hit.words.body == "organisation" and not draft.of:
        last = _unknown_body(ground, j)
        if last is not None:
            value = parse.text[parse.start[j] : parse.end[last]]
            draft.of.append(Bearer(" ".join(value.split()), "organisation", j, last))
            return last + 1
    if preposition in ("of", "for"):
        return _portfolio_post(ground, j)
    return None


def _unknown_body(ground: Ground, j: int) -> int | None:
    """The last token of a body that no table knows: one capitalised word that is no English word ("Armenergo", "TCCIM")."""
    parse = ground.parse
    word = parse.words[j]
    if not word[0].isupper() or not word.isalpha() or ground.office_at[j] >= 0 or is_english_word(parse.lower[j]):
        return None
    return j


def _past_form_of_state(ground: Ground, j: int) -> int:
    """The token of the state's own name after its form: "the Federative Democratic Republic of | Ethiopia"; else j."""
    parse, k = ground.parse, j
    while (
        k < len(parse)
        and k - j < _LONGEST_FORM
        and parse.words[k][0].isupper()
        and parse.words[k].isalpha()
        and ground.outer[k] < 0
    ):
        if parse.lower[k] in _FORMS and k + 2 < len(parse) and parse.lower[k + 1] == "of":
            k += 2 + (parse.lower[k + 2] == "the")
            name = ground.name_at(k) if k < len(parse) else None
            return k if name is not None and name.first == k and name.hit.kind == "state" else j
        k += 1
    return j


def _named_post(ground: Ground, hit: OfficeHit, draft: _Draft, preposition: str, name: NameAt) -> int | None:
    bearers = [b for b in (_bearer(ground, name),) if b is not None]
    after = name.last + 1
    while (following := _next_in_list(ground, after)) is not None:
        bearer = _bearer(ground, following)
        if bearer is None or bearer.kind != bearers[-1:][0].kind if bearers else True:
            break
        bearers.append(bearer)
        after = following.last + 1
    if not bearers:
        return after if name.hit.kind == "region" else None
    if preposition == "of" or (preposition in ("at", "for", "in") and hit.words.office not in _ACCREDITED):
        if draft.of or (preposition in ("in", "at") and hit.words.body == "state"):
            return None if preposition in ("in", "at") else after
        draft.of.extend(bearers if hit.words.plural else bearers[:1])
        return after
    if hit.words.office not in _ACCREDITED:
        return None
    if preposition == "at" and not draft.of:
        draft.of.extend(bearers[:1])
    elif preposition in ("to", "in") and not draft.to:
        draft.to.extend(bearers)
    elif preposition == "for" and bearers[0].kind == "state":
        return after
    return after


def _next_in_list(ground: Ground, i: int) -> NameAt | None:
    """The name that goes on a list after token i - 1: ", B" or "and B" or "and the B"."""
    lower, size = ground.parse.lower, len(ground.parse)
    j = i
    while j < size and lower[j] in (",", "and", "the", "&") and j - i < 3:
        j += 1
    if j == i or j >= size:
        return None
    name = ground.name_at(j)
    if name is None or name.first != j or name.hit.form == "demonym":
        return None
    return name


def _portfolio_post(ground: Ground, j: int) -> int | None:
    """The token after a portfolio: "Foreign Affairs, Foreign Employment and Tourism", "science and technology"."""
    parse = ground.parse
    i, last = j, None
    if parse.words[j][0].isupper() and parse.words[j].isalpha() and ground.outer[j] < 0 and ground.office_at[j] < 0:
        i, last = j + 1, j  # what follows "Minister of" is a portfolio, known word or not
    while i < len(parse) and parse.sentence[i] == parse.sentence[j] and ground.outer[i] < 0 and ground.office_at[i] < 0:
        low = parse.lower[i]
        if (
            part_of(low) in ("portfolio", "grade")
            or _ends_portfolio(ground, i, last)
            or (parse.pos[i] == "NOUN" and parse.words[i].islower())
            or _in_portfolio(ground, i)
        ):
            last = i
        elif low not in ("and", "&", ",", "of", "the", "for", "-") and not (
            parse.pos[i] == "ADJ" and parse.words[i].islower()
        ):
            break
        i += 1
    return last + 1 if last is not None else None


def _ends_portfolio(ground: Ground, i: int, last: int | None) -> bool:
    """A capitalised English word that ends a portfolio: before a comma, or with a whole name still to follow."""
    parse = ground.parse
    if not parse.words[i][0].isupper() or not is_english_word(parse.lower[i]) or i + 2 >= len(parse):
        return False
    if parse.words[i + 1] in (",", ")") or parse.lower[i + 1] in ("and", "&"):
        return last is None or last == i - 1 or parse.lower[i - 1] in ("and", "&", ",", "of")
    after = parse.words[i + 1 : i + 3]
    return (
        len(after) == 2
        and all(w[0].isupper() and w.isalpha() for w in after)
        and parse.sentence[i + 2] == parse.sentence[i]
    )


def _in_portfolio(ground: Ground, i: int) -> bool:
    """A capitalised word that lies between portfolio words or before "and" and one ("Women and Child Affairs")."""
    parse = ground.parse
    following = parse.lower[i + 1 : i + 4]
    return (
        parse.words[i][0].isupper()
        and parse.words[i].isalpha()
        and any(part_of(low) == "portfolio" for low in following)
    )


def _finish(ground: Ground, hit: OfficeHit, draft: _Draft) -> Title:
    office = hit.words.office
    if draft.deputy and office in ("minister", "foreign_minister", "defence_minister"):
        office = "deputy_minister"
    elif draft.deputy and office == "military_chief":
        office = "military_officer"
    name = _name_of(ground, hit, draft)
    return Title(
        draft.first, draft.last, hit.first, hit.last, office, hit.words.body, hit.words.rank, hit.words.plural,
        draft.status, tuple(draft.of), tuple(draft.to), draft.determiner, *name, counterpart=hit.words.phrase == _COUNTERPART,
    )  # fmt: skip


def _name_of(ground: Ground, hit: OfficeHit, draft: _Draft) -> tuple[int, int]:
    """The name beside a title: after it, after a comma, or before it with a comma; (-1, -1) where there is none."""
    after = _name_right(ground, draft.last + 1, hit)
    return after if after[0] >= 0 else _name_left(ground, draft.first, draft.last)


def _name_right(ground: Ground, i: int, hit: OfficeHit) -> tuple[int, int]:
    parse = ground.parse
    if i >= len(parse) or parse.sentence[i] != parse.sentence[hit.last] or hit.words.plural:
        return (-1, -1)
    comma = parse.words[i] in (",", "–", "-", "—", ":")
    start = skip_honorifics(parse, i + 1 if comma else i)
    if start >= len(parse) or parse.sentence[start] != parse.sentence[hit.last] or ground.blocked[start]:
        return (-1, -1)
    last = name_after(parse, start, ground.blocked)
    if last is None:
        return (-1, -1)
    if (
        comma
        and start == i + 1
        and (last == start or not (looks_personal(parse, start, last) or _all_proper(ground, start, last)))
    ):
        return (-1, -1)
    if not comma and parse.words[start].islower():
        return (-1, -1)
    if comma and start > i + 1 and last + 1 < len(parse) and parse.tag[last + 1] in ("VBD", "VBZ"):
        return (-1, -1)  # "after talks with the Prime Minister, Mr Name said": the name begins a clause of its own
    if ground.outer[start] >= 0 and last == start and not _is_proper(parse.tag[start]):
        return (-1, -1)
    return (start, last)


def _all_proper(ground: Ground, first: int, last: int) -> bool:
    parse = ground.parse
    plain = all(part_of(parse.lower[i]) == "" and ground.outer[i] < 0 for i in range(first, last + 1))
    return plain and all(_is_proper(parse.tag[i]) for i in range(first, last + 1) if parse.words[i][0].isalpha())


def _is_proper(tag: str) -> bool:
    return tag in ("NNP", "NNPS")


def _name_left(ground: Ground, first: int, last: int) -> tuple[int, int]:
    """The name before a title: "Name, the title", "Name (title)", "Name, who is title", "Name as title"."""
    parse = ground.parse
    i = first - 1
    if i < 1 or parse.sentence[i] != parse.sentence[first]:
        return (-1, -1)
    closed = (
        last + 1 >= len(parse)
        or parse.words[last + 1] in (",", ".", ")", ";", "–", "—", "and", "said", "told", "-", "\n\n")
        or (
            parse.sentence[last + 1] != parse.sentence[last]
            or parse.pos[last + 1] in ("VERB", "AUX", "ADP", "CCONJ", "SPACE", "PART")
        )
    )
    if not closed:
        return (-1, -1)
    joined = parse.words[i] in (",", "(", "–", "—", "-") or parse.lower[i] in ("as", "who", "is", "was")
    while i > 0 and parse.lower[i] in (
        ",",
        "(",
        "who",
        "is",
        "was",
        "as",
        "–",
        "—",
        "-",
        "serves",
        "current",
        "elected",
        "appointed",
        "nominated",
        "then",
    ):
        i -= 1
    if not joined or parse.sentence[i] != parse.sentence[first]:
        return (-1, -1)
    start = name_before(parse, i, ground.blocked)
    return (start, i) if start is not None else (-1, -1)
