"""What follows the office words of a title: whom it serves, where it is accredited, its portfolio."""

from __future__ import annotations

import re

from relazione.read.ground import Ground, NameAt
from relazione.read.language import is_english_word
from relazione.read.offices import OfficeHit, part_of
from relazione.read.person_names import CALENDAR
from relazione.read.title import Bearer
from relazione.read.title_draft import TitleDraft, bearer_of
from relazione.read.title_ends import (
    bracketed_state,
    past_abroad,
    past_body_words,
    past_charge,
    past_desk,
    past_force,
    past_group,
    past_interim,
    past_owned,
    past_province,
)

_ACCREDITED = frozenset(
    {"ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul", "permanent_representative",
     "diplomat", "special_envoy", "official"}
)  # fmt: skip
_FORMS = frozenset("republic kingdom state states federation emirate sultanate duchy commonwealth union".split())
_FIELDS = frozenset({"affairs", "relations", "settlement", "issues", "programs", "programmes"})
_RANKS_OF_BODIES = frozenset({"provincial", "municipal", "regional", "national", "local", "central", "federal"})
_CONSULS = frozenset({"consul", "consul_general", "ambassador", "high_commissioner"})
_KINDS_OF_BODY = frozenset("center centre office agency group company fund project association foundation".split())
_REGION_WORDS = frozenset({"Region", "Affairs", "Division", "Desk", "Department", "Territory"})
_JOINT = re.compile(r"\b(?:Joint|Inter-?governmental|Friendship|Bilateral)\b|[a-z][-–][A-Z]")
_HEADS_OF_BODIES = frozenset({"secretary-general", "secretary general", "high representative"})
_ON_MATTERS = frozenset("adviser advisor rapporteur commissioner envoy representative coordinator expert".split())
_LONGEST_FIELDS = 8  # words of a portfolio up to "Affairs"
_LONGEST_FORM = 5  # words of a form of state: "People's Democratic Socialist Republic"


def grow_right(ground: Ground, hit: OfficeHit, draft: TitleDraft) -> None:
    """Enters into the draft what follows the office words: "of State", "for Portfolio", "to State", "(ACRONYM)"."""
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
        elif low == "from" and hit.words.phrase == "counterpart" and not draft.of:
            name = ground.name_at(i + 1) if i + 1 < size else None
            if name is None or name.hit.kind != "state" or name.first != i + 1:
                return
            draft.of.append(Bearer(name.hit.value, "state", name.first, name.last))
            draft.last, i = name.last, name.last + 1
        elif (charge := max(past_charge(ground, i), past_abroad(ground, hit, i))) > i:
            draft.last, i = charge - 1, charge
        elif low in ("of", "for", "to", "in", "at", "on") and i + 1 < size:
            after = _post(ground, hit, draft, i)
            if after is None:
                return
            after = past_body_words(ground, after)
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
        elif (after := past_interim(ground, i)) > i or (low == "(" and (after := past_desk(ground, hit, i)) > i):
            draft.last, i = after - 1, after
        elif low == "(" and (name := bracketed_state(ground, i)) is not None and not draft.of:
            draft.of.append(Bearer(name.hit.value, "state", name.first, name.last))
            draft.last, i = name.last + 1, name.last + 2
        elif low in ("ii", "iii"):
            draft.last, i = i, i + 1
        else:
            return


def _portfolio_goes_on(ground: Ground, hit: OfficeHit, i: int) -> bool:
    """Whether a portfolio goes on after a comma or "and": "Minister of Foreign Affairs | , Employment and Tourism"."""
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


def _post(ground: Ground, hit: OfficeHit, draft: TitleDraft, i: int) -> int | None:
    """The token after the post that begins with the preposition at i, entered in the draft; None if it is none."""
    parse, preposition = ground.parse, ground.parse.lower[i]
    j = i + 1
    while j < len(parse) and parse.lower[j] in ("the", "both", "a", "an", "his", "her", "its", "their"):
        j += 1
    if j >= len(parse):
        return None
    j = past_form_of_state(ground, _past_rank_of_body(ground, j))
    name = ground.name_at(j)
    if name is not None and name.first < hit.last < j:
        name = ground.name_at(j, outer=False)  # "Secretary General of the Ministry | of Foreign Affairs of Peru"
    body = preposition == "of" and name is not None and name.first == j and name.hit.kind == "organisation"
    if preposition in ("of", "for", "on") and not body and (fields := _fields_of_work(ground, j)) is not None:
        return fields
    if name is not None and name.first == j and _owns_its_head(ground, name):
        return None
    if name is not None and name.first == j:
        return _named_post(ground, hit, draft, preposition, name)
    acronym = hit.words.body == "either" and _is_acronym(parse.words[j])
    if preposition in ("of", "for") and (hit.words.body == "organisation" or acronym) and not draft.of:
        last = _unknown_body(ground, j)
        if last is not None:
            value = parse.text[parse.start[j] : parse.end[last]]
            draft.of.append(Bearer(" ".join(value.split()), "organisation", j, last))
            return last + 1
    advises = preposition == "on" and hit.words.phrase.split()[-1] in _ON_MATTERS and parse.words[j][0].isupper()
    if advises and ground.outer[j] < 0 and parse.lower[j] not in CALENDAR:
        return _portfolio_post(ground, j)
    if preposition in ("of", "for") or (preposition == "in" and parse.words[j] in ("Treasury", "Ministry", "Office")):
        return _portfolio_post(ground, j)
    if preposition in ("in", "to") and hit.words.office in _CONSULS and not draft.to and _is_strange_city(ground, j):
        draft.to.append(Bearer(parse.words[j], "city", j, j))
        return j + 1
    return None


def _owns_its_head(ground: Ground, name: NameAt) -> bool:
    """Whether a body stands before its own head, whom the title serves: "envoy of the | UN Secretary-General"."""
    after = ground.office_at[name.last + 1] if name.last + 1 < len(ground.parse) else -1
    return name.hit.kind == "organisation" and after >= 0 and ground.offices[after].words.phrase in _HEADS_OF_BODIES


def _is_acronym(word: str) -> bool:
    """Whether the word is capitals that may stand for a body: "a spokesman for the | PMF"."""
    return word.isalpha() and word.isupper() and len(word) > len("UN") and part_of(word.lower()) == ""


def _past_rank_of_body(ground: Ground, j: int) -> int:
    """The token after "provincial" or the like before a body's name: "of the provincial | People's Committee"."""
    name = ground.name_at(j + 1) if ground.parse.lower[j] in _RANKS_OF_BODIES and j + 1 < len(ground.parse) else None
    return j + 1 if name is not None and name.first == j + 1 and name.hit.kind == "organisation" else j


def _is_strange_city(ground: Ground, j: int) -> bool:
    """Whether token j is a city that no table knows: a capitalised word, not English, and a name or comma after it."""
    parse = ground.parse
    word, following = parse.words[j], parse.words[j + 1 : j + 2]
    strange = word[0].isupper() and word.isalpha() and ground.outer[j] < 0 and not is_english_word(parse.lower[j])
    return strange and bool(following) and (following[0][0].isupper() or following[0] in (",", ".", "(", "and"))


def _fields_of_work(ground: Ground, j: int) -> int | None:
    """The token after "European and American Affairs", a portfolio made of names; None where there is none."""
    parse = ground.parse
    for i in range(j, min(j + _LONGEST_FIELDS, len(parse))):
        low, word = parse.lower[i], parse.words[i]
        if low in _FIELDS and (word[0].isupper() or i > j):
            more = parse.lower[i + 1 : i + 2] in (["and"], ["&"], [","]) and parse.words[i + 2 : i + 3]
            goes_on = more and more[0][0].isupper() and part_of(more[0].lower()) == "portfolio"
            return (_portfolio_post(ground, i + 2) or i + 1) if goes_on else i + 1
        if not (word[0].isupper() or low in ("and", "&", "-", "the", "of")) or ground.office_at[i] >= 0:
            return None
    return None


def _unknown_body(ground: Ground, j: int) -> int | None:
    """The last token of a body that no table knows: one capitalised word that is no English word ("Uzenergo")."""
    parse = ground.parse
    word = parse.words[j]
    if not word[0].isupper() or not word.isalpha() or ground.office_at[j] >= 0 or is_english_word(parse.lower[j]):
        return None
    last = j
    while last + 1 < len(parse) and parse.words[last + 1][0].isupper() and ground.office_at[last + 1] < 0:
        last += 1
    closed = last + 1 < len(parse) and parse.words[last + 1] in (",", ")", ".")
    english = all(is_english_word(parse.lower[i]) for i in range(j + 1, last + 1))
    if last == j and parse.lower[j + 1 : j + 2] and parse.lower[j + 1] in _KINDS_OF_BODY:
        return j + 1
    return last if closed and english else j


def past_form_of_state(ground: Ground, j: int) -> int:
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


def _named_post(ground: Ground, hit: OfficeHit, draft: TitleDraft, preposition: str, name: NameAt) -> int | None:
    national = _national_body(ground, name) if preposition == "of" and hit.words.body != "state" else None
    if national is not None and not draft.of:
        draft.of.append(national)
        return national.last + 1
    group = past_group(ground, name) if preposition == "of" and not draft.of else 0
    if group:
        draft.of.append(Bearer(name.hit.value, "state", name.first, group - 1))
        return group
    owned = _owned_body(ground, name) if preposition in ("of", "for", "at") else None
    name = owned or name
    bearers = [b for b in (bearer_of(ground, name),) if b is not None]
    after = name.last + 1
    while (following := _next_in_list(ground, after)) is not None:
        bearer = bearer_of(ground, following)
        if bearer is None or not bearers or bearer.kind != bearers[-1].kind:
            break
        bearers.append(bearer)
        after = following.last + 1
    after = past_province(ground, name, after)
    if preposition == "of" and bearers and bearers[0].kind == "organisation":
        after = past_owned(ground, after)
    after = past_force(ground, hit, after)
    if not bearers:  # "Speaker of Parliament", "Secretary to the Ministry of Finance": no state is told
        return _past_regions(ground, name) if name.hit.kind in ("region", "organisation") else None
    if name.hit.form == "mission" and hit.words.office in _ACCREDITED and not draft.to:
        draft.to.extend(_receiving(ground, name))
    if preposition == "of" or (preposition in ("at", "for", "in") and hit.words.office not in _ACCREDITED):
        if preposition == "at" and draft.of and not draft.to and bearers[0].kind == "organisation":
            draft.to.extend(bearers[:1])  # "Peru's permanent representative at the WTO"
            return after
        if preposition == "of" and _presides_for(hit, draft, bearers[0]):
            draft.of.clear()
        if draft.of or (preposition in ("in", "at") and hit.words.body == "state"):
            return None if preposition in ("in", "at") else after
        draft.of.extend(bearers if hit.words.plural else bearers[:1])
        return _past_delegation(ground, draft, after)
    if hit.words.office not in _ACCREDITED:
        return after if preposition == "to" and name.hit.kind == "organisation" else None
    if preposition == "at" and not draft.of:
        draft.of.extend(bearers[:1])
    elif preposition in ("to", "in") and not draft.to:
        draft.to.extend(bearers)
    elif preposition == "for" and bearers[0].kind == "state":
        sent = hit.words.office == "special_envoy" or (draft.of and draft.of[0].kind == "organisation")
        if sent and not draft.to:  # "special envoy for Yemen"
            draft.to.extend(bearers)
        return after
    return after


def _presides_for(hit: OfficeHit, draft: TitleDraft, body: Bearer) -> bool:
    """Whether the state before the title only tells for whom a joint body is led: "Peruvian co-chair of the Group"."""
    leads = hit.words.office == "organisation_head" and hit.words.body == "organisation"
    leads = leads and _JOINT.search(body.value) is not None
    return leads and body.kind == "organisation" and bool(draft.of) and draft.of[0].kind == "state"


def _past_regions(ground: Ground, name: NameAt) -> int:
    """The token after a list of regions: "Latin America | and the Caribbean", "the Indian Ocean | Region"."""
    parse, after = ground.parse, name.last + 1
    while name.hit.kind == "region":
        if parse.words[after : after + 1] and parse.words[after] in _REGION_WORDS:
            return after + 1
        following = _next_in_list(ground, after)
        if following is None or following.hit.kind != "region":
            break
        name, after = following, following.last + 1
    return after


def _past_delegation(ground: Ground, draft: TitleDraft, i: int) -> int:
    """The token after the "Delegation to State" of a union's mission, entered in the draft; else i."""
    parse = ground.parse
    if parse.lower[i : i + 2] != ["delegation", "to"] or draft.of[-1].kind != "organisation" or i + 2 >= len(parse):
        return i
    j = i + 2 + (parse.lower[i + 2] == "the")
    name = ground.name_at(j) if j < len(parse) else None
    if name is None or name.first != j or name.hit.kind not in ("state", "organisation"):
        return i
    draft.to.append(Bearer(name.hit.value, name.hit.kind, name.first, name.last))
    return name.last + 1


def _receiving(ground: Ground, name: NameAt) -> list[Bearer]:
    """The state that a mission's name says it is in: "Embassy of Brazil in Seoul"."""
    inside = [n for n in ground.names if name.first <= n.first and n.last <= name.last and n is not name]
    found = [n for n in inside if n.hit.state and n.hit.state != name.hit.state]
    return [Bearer(n.hit.state or "", "state", n.first, n.last) for n in found[:1]]


def _owned_body(ground: Ground, name: NameAt) -> NameAt | None:
    """The body that a state owns: "head of Iran's | Trade Promotion Organization"; None where it owns none."""
    i = name.last + 1
    if name.hit.kind != "state" or ground.parse.lower[i : i + 1] not in (["'s"], ["’s"]) or i + 1 >= len(ground.parse):
        return None
    body = ground.name_at(i + 1)
    return body if body is not None and body.first == i + 1 and body.hit.kind == "organisation" else None


def _national_body(ground: Ground, name: NameAt) -> Bearer | None:
    """The body whose name begins with a people's: "President of the | Cambodian Red Cross"; None where none does."""
    i = name.last + 1
    body = ground.name_at(i) if name.hit.form == "demonym" and i < len(ground.parse) else None
    if body is None or body.first != i or body.hit.kind != "organisation" or body.hit.form == "mission":
        return None
    if (bearer_of(ground, body) or Bearer("", "state", i, i)).kind != "organisation":
        return None
    start, end = ground.parse.span(name.first, body.last)
    return Bearer(" ".join(ground.parse.text[start:end].split()), "organisation", name.first, body.last)


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
        if part_of(low) == "honorific" and parse.words[i][0].isupper():
            break
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
    if parse.words[i + 1] in (",", ")", "(") or parse.lower[i + 1] in ("and", "&"):
        return last is None or last == i - 1 or parse.lower[i - 1] in ("and", "&", ",", "of")
    after = parse.words[i + 1 : i + 3]
    return (
        len(after) == 2
        and not after[0].endswith(".")  # "Jesus G. Name": a given name
        and all(w[0].isupper() and w.removesuffix(".").isalpha() for w in after)
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
