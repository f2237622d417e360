"""The title grammar: from office words outwards to modifiers, state, portfolio, accreditation and name."""

from __future__ import annotations

from dataclasses import replace

from relazione.read.ground import Ground, NameAt
from relazione.read.language import is_english_word
from relazione.read.offices import OfficeHit, OfficeWords, part_of, title_words
from relazione.read.person_names import skip_honorifics
from relazione.read.title import Bearer, Title
from relazione.read.title_draft import SELF_GOVERNED, TitleDraft, bearer_of
from relazione.read.title_missions import enter_mission
from relazione.read.title_names import name_of, told_status
from relazione.read.title_posts import grow_right

_DETERMINERS = frozenset("the a an his her its their our my this that these".split())
_STRONG = {"former": 3, "acting": 2, "incoming": 2, "current": 0}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "‘s"})
_COUNTERPART = "counterpart"
_PREDECESSOR = "predecessor"
_ROLES = frozenset({"leader"})  # titles beside a name, roles without one
_OF_ACRONYMS = frozenset(
    "president vice-chancellor chairman chairwoman chairperson chair ceo director-general rector director head chief "
    "secretary-general representative".split()
) | {
    "vice president", "director general", "managing director", "general manager", "vice-president", "deputy director",
    "executive director", "secretary general", "deputy chief", "deputy head",
}  # fmt: skip
_OF_MINISTRIES = frozenset({"director", "head", "chief", "secretary-general", "secretary general", "deputy director"})
_OF_STRANGERS = frozenset(
    "chief head chairman chairwoman chair director director-general secretary-general ceo".split()
) | {"secretary general", "director general", "chief executive", "managing director"}
_PEOPLES = ("an", "en", "ese", "ish", "i", "ic")  # endings of words for the people of a place: "Chechen head"
_BODIES = frozenset("Commission Council Union Secretariat Agency Fund Bank Authority Committee Court Assembly".split())
_SHORTEST, _LONGEST = 3, 8  # letters of an acronym before a title
_COLLEAGUES = frozenset({"colleague", "colleagues", "peer", "peers", "homologue", "homologues"})
_PARTNERS = frozenset({"host", "guest", "partner", "homologue"})
_OPPOSITE = ["opposite", "number"]
_COUNTERPART_RANK = 40  # below every office that a text names itself


def find_titles(ground: Ground) -> list[Title]:
    """All titles of the text in order, each with the name that goes with it, if any."""
    hits = [*ground.offices, *_counterparts(ground)]
    found: list[Title] = []
    for hit in sorted(hits, key=lambda h: h.first):
        if found and hit.first <= found[-1].last and found[-1].name_first < 0:
            continue
        draft = TitleDraft(hit.first, hit.last, taken=found[-1].name_last if found else -1)
        _grow_left(ground, draft, hit)
        _take_acronym(ground, draft, hit)
        _take_short_body(ground, draft)
        if found and draft.first <= found[-1].last:
            draft.first = max(draft.first, found[-1].last + 1)
        grow_right(ground, hit, draft)
        title = _finish(ground, hit, draft)
        if hit.words.phrase not in _ROLES or (title.name_first > title.last and title.of):
            found.append(title)
    return found


def _take_acronym(ground: Ground, draft: TitleDraft, hit: OfficeHit) -> None:
    """Enters the body that capitals before a title stand for, known to a table or not: "BGTA President Name"."""
    parse, i = ground.parse, draft.first - 1
    if i < 0 or draft.first != hit.first or draft.of or draft.determiner or hit.words.phrase not in _OF_ACRONYMS:
        return
    word = parse.words[i]
    short = word.isalpha() and (word.isupper() or _is_strange(ground, i, hit)) and _SHORTEST <= len(word) <= _LONGEST
    short = short and (hit.words.phrase not in _OF_MINISTRIES or word[0] != "M")  # "MOFA director"
    if not short or ground.blocked[i] or part_of(parse.lower[i]) or parse.words[hit.first].isupper():
        return
    if parse.sentence[i] == parse.sentence[hit.first] and ground.outer[i] < 0:
        draft.of.append(Bearer(_spelt_out(ground, word), "organisation", i, i))
        draft.first = i


def _spelt_out(ground: Ground, word: str) -> str:
    """The body that the text names in full whose capitals make the word, else the word: "Knun"."""
    full = (n.hit.value for n in ground.names if n.hit.kind == "organisation" and " " in n.hit.value)
    return next((v for v in full if "".join(w[0] for w in v.split() if w[0].isupper()) == word.upper()), word)


def _is_strange(ground: Ground, i: int, hit: OfficeHit) -> bool:
    """Whether a lone capitalised word before a chief's title is a body's name that no table knows: "Unficyp chief".

    British papers write acronyms that are spoken as words with one capital. The people of a region are none.
    """
    parse = ground.parse
    lone = parse.words[i].istitle() and not is_english_word(parse.lower[i]) and not parse.lower[i].endswith(_PEOPLES)
    opens = parse.sentences[parse.sentence[i]][0] >= i - 1  # "But Unficyp chief Name"
    alone = opens or not parse.words[i - 1][0].isupper()
    named = hit.last + 2 < len(parse) and parse.words[hit.last + 1][0].isupper() and not ground.blocked[hit.last + 1]
    return lone and alone and named and hit.words.phrase in _OF_STRANGERS


def _take_short_body(ground: Ground, draft: TitleDraft) -> None:
    """Enters the body named in full elsewhere that one word before a title stands for: "Commission spokesperson"."""
    parse, i = ground.parse, draft.first - 1
    if i < 0 or draft.of or draft.determiner or parse.words[i] not in _BODIES or ground.outer[i] >= 0:
        return
    if parse.sentence[i] != parse.sentence[draft.first]:
        return
    named = [n for n in ground.names if n.hit.kind == "organisation" and n.last > n.first and n.hit.state is None]
    full = [n for n in named if parse.words[n.last] == parse.words[i]]
    if full:
        nearest = min(full, key=lambda n: (n.first > i, abs(n.first - i)))
        draft.of.append(Bearer(nearest.hit.value, "organisation", nearest.first, nearest.last))
        draft.first = i


def _counterparts(ground: Ground) -> list[OfficeHit]:
    words = OfficeWords(_COUNTERPART, "", "state", _COUNTERPART_RANK, False)
    plural = OfficeWords(_COUNTERPART, "", "state", _COUNTERPART_RANK, True)
    lower = ground.parse.lower
    return [
        OfficeHit(i - (lower[i] == "number"), i, plural if lower[i].endswith("s") else words)
        for i in range(len(lower))
        if ground.outer[i] < 0
        and (
            lower[i] in ("counterpart", "counterparts")
            or _is_colleague(ground, i)
            or _is_host(ground, i)
            or lower[i - 1 : i + 1] == _OPPOSITE
            or (lower[i] == _PREDECESSOR and _is_followed(ground, i))
        )
    ]


def _is_colleague(ground: Ground, i: int) -> bool:
    """Whether the word is "colleague" or "peer" behind a state and so a counterpart: "her Peruvian colleague"."""
    name = ground.name_at(i - 1) if i and ground.parse.lower[i] in _COLLEAGUES else None
    return name is not None and name.hit.kind == "state"


def _is_host(ground: Ground, i: int) -> bool:
    """Whether the word is a host, guest or partner with a name behind: "his host, Name"."""
    return ground.parse.lower[i] in _PARTNERS and _is_followed(ground, i)


def _is_followed(ground: Ground, i: int) -> bool:
    """Whether "his" or "her" stands before token i and a name behind it, perhaps after a comma."""
    parse = ground.parse
    if not i or i + 2 >= len(parse) or parse.lower[i - 1] not in ("his", "her"):
        return False
    k = i + 1 + (parse.words[i + 1] == ",")
    return parse.words[k][0].isupper() and parse.words[k + 1][0].isupper()


def _grow_left(ground: Ground, draft: TitleDraft, hit: OfficeHit) -> None:
    parse, plural = ground.parse, hit.words.plural
    sentence = parse.sentence[draft.first]
    i = draft.first - 1
    while i >= 0 and parse.sentence[i] == sentence:
        low = parse.lower[i]
        name = ground.name_at(i)
        around = name is not None and not draft.of and name.first <= i and name.last >= draft.first
        if around and name is not None and name.hit.state and bearer_of(ground, name) is not None:
            draft.of.append(Bearer(name.hit.state, "state", name.first, name.first))
            draft.first, i = name.first, name.first - 1  # "US Treasury" in "US Treasury Secretary"
            continue
        if low == ")" and i > 2 and parse.words[i - 2] == "(" and ground.outer[i - 1] >= 0 and not draft.of:
            i -= 3  # "Caribbean Community (CARICOM) Secretary-General"
            continue
        if name is not None and name.last != i:
            name = ground.name_at(i, outer=False)  # "Lebanese" in "Lebanese Parliament" before "Parliament Speaker"
        if name is not None and name.last == i and i > 1 and hit.words.body == "state" and _is_field(ground, name):
            draft.first, i = name.first, name.first - 1  # "Latvia's EU Minister"
            continue
        if name is not None and name.last == i and not draft.of and (name.hit.kind != "city" or low != parse.words[i]):
            if name.hit.kind in ("city", "region") and not _city_serves(ground, name, draft):
                break
            bearer = bearer_of(ground, name)
            if bearer is not None:
                draft.of.append(bearer)
            draft.first = i = name.first
            if plural and name.hit.form == "demonym":
                i = _more_demonyms(ground, draft, i)
        elif low in _POSSESSIVE and i and ground.outer[i - 1] >= 0 and not draft.of:
            draft.first = i
        elif low in _DETERMINERS and parse.pos[i] != "SCONJ":  # "said that President Name"
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
            or _hyphenated(ground, i)
        ):
            draft.first = i
        else:
            break
        i -= 1


def _hyphenated(ground: Ground, i: int) -> bool:
    """Whether token i is the hyphen of "ex-", "vice-", "then-" or "non-resident", or that "non"."""
    lower = ground.parse.lower
    before = lower[i] == "-" and i > 0 and lower[i - 1] in ("ex", "vice", "then", "non")
    return before or (lower[i] == "non" and lower[i + 1] == "-")


def _after_state(ground: Ground, i: int) -> bool:
    """Whether a state's name ends before token i, or its possessive: "the Tongan | government spokesperson"."""
    i -= 1 + (ground.parse.lower[i - 1] in _POSSESSIVE)
    name = ground.name_at(i) if i >= 0 else None
    return name is not None and name.last == i and name.hit.kind == "state"


def _is_field(ground: Ground, name: NameAt) -> bool:
    """Whether a body's name is a minister's portfolio: it has no state and a state's possessive stands before."""
    stateless = name.hit.kind == "organisation" and ground.state_in(name) is None
    return stateless and ground.parse.lower[name.first - 1] in _POSSESSIVE and _after_state(ground, name.first)


def _more_demonyms(ground: Ground, draft: TitleDraft, i: int) -> int:
    """The first token of "Russian and | Iranian Presidents", whose states go before those of the draft."""
    while i > 1 and ground.parse.lower[i - 1] in ("and", ","):
        name = ground.name_at(i - 2)
        if name is None or name.last != i - 2 or name.hit.form != "demonym":
            break
        draft.of.insert(0, Bearer(name.hit.value, "state", name.first, name.last))
        draft.first = i = name.first
    return i


def _body_after(ground: Ground, i: int) -> list[Bearer]:
    """The body after a title and a comma, if any: "Name, President, | Turkish Red Crescent"."""
    if i + 1 >= len(ground.parse) or ground.parse.words[i] != ",":
        return []
    first = ground.name_at(i + 1)
    body = ground.name_at(first.last + 1) if first is not None and first.last + 1 < len(ground.parse) else None
    if first is not None and first.hit.kind == "organisation" and first.hit.form != "mission":
        body = first
    elif first is None or first.hit.kind != "state" or body is None or body.hit.kind != "organisation":
        return []
    start, end = ground.parse.span(first.first, body.last)
    return [Bearer(" ".join(ground.parse.text[start:end].split()), "organisation", body.first, body.last)]


def _reports(ground: Ground, body: Bearer, after_name: bool) -> bool:
    """Whether a body behind title and name is the one that tells of them: "Director Name, Some Agency reported"."""
    following = ground.parse.tag[body.last + 1 : body.last + 2]
    return after_name and following in (["VBD"], ["VBZ"])


def _name_past_body(ground: Ground, hit: OfficeHit, draft: TitleDraft) -> tuple[int, int]:
    """The name after a title and its body between commas, which goes into the draft: "Head, Some Agency, Mr Name"."""
    for body in _body_after(ground, draft.last + 1):
        honoured = body.last + 2 < len(ground.parse) and skip_honorifics(ground.parse, body.last + 2) > body.last + 2
        if honoured and ground.parse.words[body.last + 1] == ",":
            name = name_of(ground, hit, replace(draft, last=body.last))
            if name[0] > body.last:
                draft.of.append(body)
                draft.last = body.last
                return name
    return (-1, -1)


def _links_portfolio(ground: Ground, i: int) -> bool:
    """Whether token i lies inside a portfolio: "and" between two of its words, "government" after a state."""
    lower = ground.parse.lower
    if lower[i] == "government":
        return _after_state(ground, i)
    if lower[i] in ("and", "&", ",") and i and i + 1 < len(lower):
        return (
            part_of(lower[i - 1]) == "portfolio"
            and part_of(lower[i + 1]) == "portfolio"
            and ground.parse.words[i - 1][0].isupper()
        )
    return False


def _city_serves(ground: Ground, name: NameAt, draft: TitleDraft) -> bool:
    """Whether a city before the title is whom it serves: "Seoul's ambassador", "Tehran mayor"."""
    if name.hit.value in SELF_GOVERNED:
        return True
    following = ground.parse.lower[name.last + 1]
    core = ground.parse.lower[draft.first]
    chief = core == "chief" and ground.parse.lower[draft.first + 1 : draft.first + 2] == ["minister"]
    return following in _POSSESSIVE or chief or core in ("mayor", "governor", "akim", "premier", "minister-president")


def _finish(ground: Ground, hit: OfficeHit, draft: TitleDraft) -> Title:
    office = hit.words.office
    if draft.deputy and office in ("minister", "foreign_minister", "defence_minister"):
        office = "deputy_minister"
    elif draft.deputy and office == "military_chief":
        office = "military_officer"
    if ground.parse.lower[hit.first] == _PREDECESSOR:
        draft.status = "former"
    if "designate" in hit.words.phrase:
        draft.status = "incoming"
    name = name_of(ground, hit, draft)
    if name[0] < 0 and not draft.of and hit.words.body != "state":
        name = _name_past_body(ground, hit, draft)
    enter_mission(ground, office, draft, name[1])
    told_first = name[0] > draft.last and hit.words.office == "head_of_state"
    if name[0] >= 0 and not draft.of and hit.words.body != "state" and not told_first:
        bodies = _body_after(ground, max(draft.last, name[1]) + 1)
        draft.of += [body for body in bodies if not _reports(ground, body, after_name=name[0] > draft.last)]
    if name[0] >= 0 and draft.status == "current":
        draft.status = told_status(ground, draft.first, *name)
    return Title(
        draft.first, draft.last, hit.first, hit.last, office, hit.words.body, hit.words.rank, hit.words.plural,
        draft.status, tuple(draft.of), tuple(draft.to), draft.determiner, *name,
        counterpart=hit.words.phrase == _COUNTERPART,
    )  # fmt: skip
