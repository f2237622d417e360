"""An engagement as one sentence: who did what with whom, where, when and about what, hedged as its status asks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.record.english import listed, word
from relazione.record.states import is_state
from relazione.resolve.entry import EntryParticipant
from relazione.resolve.places import states_of
from relazione.tell.item import Item
from relazione.tell.wording.dates import last_day, on
from relazione.tell.wording.names import at, bare, label, named, opened
from relazione.tell.wording.people import Directory
from relazione.tell.wording.quotes import verbatim

MOST_DOMAINS = 6  # a longer list of subjects tells a reader nothing
SOON = 183  # days: what is planned without a day and was last told of half a year ago is no plan for the days to come
WITH_ARTICLE = frozenset({"economy", "environment"})  # domains that English does not name bare
_MANY = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|both|officials|representatives|\d+)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r" [a-z]+[^\Ws]s$")  # "Chilean officials", but no name and no "press"
CONTACT, EVENT = "contact", "event"
_BETWEEN_PERSONS = frozenset({"meeting", "call"})  # states do neither themselves where the other side is a person


@cache
def phrases() -> dict[str, dict[str, str]]:
    """The row of the table of wordings for each type of engagement."""
    return {row["type"]: row for row in rows("wording_engagements")}


def group(item: Item) -> str:
    """Whether an engagement is a contact (somebody met somebody) or another event."""
    return phrases().get(item.one("type") or "other", phrases()["other"])["group"]


def told(item: Item, directory: Directory, horizon: date | None = None, *, when: bool = True) -> str:
    """The engagement as one sentence without its full stop, capitalised; without its day where `when` is False.

    What is planned is told as planned, and where its day lies on or before `horizon`, as unconfirmed. A plan without a
    day is told as one that was made, where it is old or its age is not known.
    """
    phrase = phrases().get(item.one("type") or "other", phrases()["other"])
    first, second = _divided(item, directory, phrase["first"].split("|"))
    status = item.status
    if not first:
        return _as_noun(item, status, named(second) if second else "parties not named") + _details(item, when)
    alone = "" if second else "_alone"
    past, base = phrase[f"past{alone}"], phrase[f"base{alone}"]
    subject, rest = named(first), _placed(item, named(second) if second else "", past)
    rest += _details(item, when)
    if status == "happened":
        return opened(f"{subject} {past}{rest}")
    many = len(first) > 1 or _MANY.match(first[0]) is not None or _PLURAL.search(first[0]) is not None
    if status == "planned":
        passed = _is_past(item, horizon)
        verb = ("were" if passed else "are") if many else ("was" if passed else "is")
        unconfirmed = "; no report says that it took place" if passed and item.happened else ""
        return opened(f"{subject} {verb} to {base}{rest}{unconfirmed}")
    if status == "proposed":
        return f"It was proposed that {subject} {base}{rest}"
    return f"Called off: {subject} {'were' if many else 'was'} to {base}{rest}"


def _is_past(plan: Item, horizon: date | None) -> bool:
    """Whether a plan is no longer one for the days to come: its day lies on or before `horizon`.

    Of a plan without a day, whether it was last told of long before, or in undated articles only.
    """
    if plan.happened or horizon is None:
        day = last_day(plan.happened)
        return day is not None and horizon is not None and day <= horizon
    reported = last_day(plan.entry.last_attested or "")
    return reported is None or reported + timedelta(days=SOON) <= horizon


def subjects(domains: tuple[str, ...]) -> str:
    """Domains in words, the first six: "trade, investment and culture"; "" for none."""
    names = [f"the {name}" if name in WITH_ARTICLE else name for name in map(_domain, domains)]
    if len(names) > MOST_DOMAINS:
        names = [*names[:MOST_DOMAINS], "other matters"]
    return listed(names) if names else ""


def _domain(domain: str) -> str:
    return vocabulary("domain").get(domain, domain)


def title(item: Item) -> str:
    """The type of an engagement as a noun, with its name: "conference", "cultural event (Harbour Week)"."""
    noun = word("engagement", item.one("type") or "other")
    return f"{noun} ({verbatim(item.one('name') or '')})" if item.one("name") else noun


def _divided(item: Item, directory: Directory, leading: list[str]) -> tuple[list[str], list[str]]:
    """The participants before and after the verb; nobody before it where no role of the verb's subject is filled.

    A state after the verb for which somebody before it acts is the same side told twice, where there are others.
    """
    sides = item.entry.participants
    role = next((wanted for wanted in leading if any(side.role == wanted for side in sides)), None)
    leaders, others = [s for s in sides if s.role == role], [s for s in sides if s.role != role]
    served = {side.acts_for for side in leaders}
    elsewhere = [side for side in others if side.who != side.acts_for or side.who not in served]
    told = dict[tuple[str, str | None], str]()
    first = _presented(leaders, directory, item, told)
    return first, _presented(elsewhere or others, directory, item, told)


def _presented(
    sides: list[EntryParticipant], directory: Directory, item: Item, told: dict[tuple[str, str | None], str]
) -> list[str]:
    """Participants in words, each once, also by another spelling; those `told` already are left out.

    A state beside somebody who acts for it is the same side told twice.
    """
    served = {side.acts_for for side in sides if side.who != side.acts_for}
    names = []
    for side in sides:
        key = directory.spelled(side.who, side.acts_for, item), side.acts_for
        if key not in told and (side.who != side.acts_for or side.who not in served):
            name = directory.presented(side.who, side.acts_for, item)
            told[key] = f"representatives of {name}" if is_state(side.who) and _is_of_persons(item) else name
            names.append(told[key])
    return names


def _is_of_persons(item: Item) -> bool:
    """Whether persons met or talked, so that a state among them stands for somebody who is not named."""
    sides = item.entry.participants
    return item.one("type") in _BETWEEN_PERSONS and any(side.acts_for and side.who != side.acts_for for side in sides)


def _as_noun(item: Item, status: str, concerned: str) -> str:
    """An engagement of which no report tells who did it: "Attack concerning Chile", "Planned visit concerning Peru"."""
    noun = word("engagement", item.one("type") or "other")
    noun = noun if status == "happened" else f"{word('engagement_status', status)} {noun}"
    return f"{opened(noun)} concerning {concerned}" + _placed(item, "", "")


def _placed(item: Item, second: str, verb: str) -> str:
    """The other side and the place, the place left out where the other side's name has told it."""
    place = item.one("place")
    if not place or (second and verb.endswith("visit to") and _at_home(item, place)):
        return f" {second}" if second else ""
    if verb.endswith(" before") and second.startswith(label(place)):
        return f" {second}"
    if verb.endswith(" in") and second:
        return f" {label(place)}, {second}" if label(place) != second else f" {second}"
    if verb.endswith("visit") and not second:
        return f" to {label(place)}"
    if verb.endswith("visit to") and any(label(state) == second for state in states_of(place) - {place}):
        return f" {label(place)}, {second}"
    told = bare(label(place)) in second
    return f" {second}" if told else f"{' ' if second else ''}{second} {at(place)}"


def _at_home(item: Item, place: str) -> bool:
    """Whether a place lies in the guests' own state: they set out from there, and visited another."""
    states = states_of(place)
    guests = {side.acts_for for side in item.entry.participants if side.role == "guest"}
    hosts = {side.acts_for for side in item.entry.participants if side.role != "guest"}
    return bool(states & guests) and not states & hosts


def _details(item: Item, when: bool) -> str:
    """Day, name and subjects, each with its preposition."""
    details = ""
    if item.happened and when:
        details += f" {on(item.happened)}"
    implied = phrases().get(item.one("type") or "other", phrases()["other"])["implied"]
    about = subjects(tuple(domain for domain in item.every("domains") if domain != implied))
    if item.one("name"):
        details += f" (“{verbatim(item.one('name') or '')}”)"
    return details + (f", on {about}" if about else "")


def whom(item: Item) -> str:
    """Everybody who took part, by bare name: "Ana Lopez, Peru and the UN"."""
    return named([label(side.who) for side in item.entry.participants]) or "parties not named"
