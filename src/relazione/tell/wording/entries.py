"""Entries of the other kinds as sentences: agreements, missions, standings, positions, strengths and needs."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from relazione.codebook.table import rows
from relazione.record.english import listed, word
from relazione.tell.item import Item
from relazione.tell.party import is_named_in
from relazione.tell.wording.dates import (
    DAY_PRECISION,
    MONTH_PRECISION,
    MONTHS,
    first_day,
    iso_words,
    next_anniversary,
    on,
    ordinal,
    some_time,
    words,
)
from relazione.tell.wording.names import an, bare, counted_small, label, named, opened, possessive, the
from relazione.tell.wording.people import Directory
from relazione.tell.wording.quotes import verbatim

SOLE = frozenset({"chair", "host"})  # standings that one member holds at a time: no article before them
_MONTH = "|".join(MONTHS)
_TRAILING_DATE = re.compile(
    r"[ ,]+(?:signed )?(?:in|on|of) (?:[A-Z][a-z]+\.? )?(?:\d{1,2},? )?(?:[A-Z][a-z]+ )?\d{4}$"
    rf"|[ ,]+(?:signed )?(?:on|of) (?:(?:{_MONTH}) \d{{1,2}}|\d{{1,2}} (?:{_MONTH}))$"
)
_TRAILING_WORD = re.compile(r", (?:he|she|it|they|who|which)$")  # of the next clause
_SIGNED = re.compile(r"^(?:[Ss]igned|[Ii]nked) (?:an? |the )?")  # its status says so


def agreement(item: Item) -> str:
    """An agreement with its parties, day and status: "Harbour pact between A and B, signed on 14 September 2022"."""
    name = _name(item)
    parties = named([label(party) for party in item.every("parties")]) if item.every("parties") else ""
    between = f" {'between' if len(set(item.every('parties'))) > 1 else 'of'} {parties}" if parties else ""
    told_already = " between " in name or all(is_named_in(name, party) for party in item.every("parties"))
    between = "" if told_already else between
    status, signed = item.one("status") or "signed", item.one("signed")
    rivals = [words(day) for day in item.rivals("signed")]
    dispute = f" (in dispute: other reports say {listed(rivals)})" if rivals else ""
    stated = (
        f"signed {some_time(signed)}{dispute}" if signed else ("signed, day not told" if status == "signed" else "")
    )
    standing = word("agreement_status", status) if status != "signed" else ""
    return f"{opened(name)}{between}, {' and '.join(part for part in (stated, standing) if part)}"


def anniversaries(item: Item, horizon: date | None) -> str:
    """The first anniversary of a signing and the next one after `horizon`; "" where no day or month of it is known."""
    signed = item.one("signed") or ""
    day = first_day(signed)
    if day is None or "/" in signed or len(signed) < MONTH_PRECISION:
        return ""
    first = next_anniversary(day, day)
    said = f"first anniversary {_as_precise(first, signed)}"
    if horizon is None:
        return said
    following = next_anniversary(day, horizon)
    number = following.year - day.year
    return said if number == 1 else f"{said}, next ({ordinal(number)}) {_as_precise(following, signed)}"


def next_signing_day(item: Item, horizon: date | None) -> date | None:
    """The next anniversary of a signing after `horizon`, None where its day is not known or nothing is dated."""
    signed = item.one("signed") or ""
    day = first_day(signed) if len(signed) == DAY_PRECISION else None
    return next_anniversary(day, horizon) if day and horizon else None


def mission(item: Item) -> str:
    """A mission as a sentence: "Kazakhstan opened a consulate in Busan, South Korea, in May 2022"."""
    return missions([item])


def missions(items: list[Item]) -> str:
    """Missions that differ in the sending side only, as one sentence."""
    lead = items[0]
    senders = sorted({label(item.one("of") or "") for item in items}, key=bare)
    post, status, day = word("post", lead.one("post") or "office"), lead.one("status") or "operating", lead.one("date")
    where = seat(lead)
    subject, noun = opened(listed(senders)), an(post)
    when = f", {on(day)}" if day else ""
    if status == "planned":
        return f"{subject} {'plan' if len(senders) > 1 else 'plans'} to open {noun} in {where}{when}"
    if status in ("opened", "closed"):
        return f"{subject} {status} {noun} in {where}{when}"
    each = "each had" if len(senders) > 1 else "had"
    return f"{subject} {each} {noun} in {where}{when} ({_attested(items)})"


def seat(item: Item) -> str:
    """Where a mission is: "Busan, South Korea", "South Korea" where no city is named."""
    city, state = item.one("city"), label(item.one("in") or "")
    return f"{label(city)}, {state}" if city and label(city) != state else state


def standing(item: Item) -> str:
    """A standing as a sentence: "Pakistan has been a sectoral dialogue partner of ASEAN since 1993"."""
    member, organisation = label(item.one("member") or ""), label(item.one("organisation") or "")
    name = word("standing", item.one("standing") or "other")
    noun = name if name in SOLE else an(name)
    since, until = item.one("since"), item.one("until")
    if until and until == since:
        return opened(f"{member}: {name} of {organisation} {on(until)}")
    if until:
        begin = f"from {words(since)} " if since else ""
        return opened(f"{member}: {name} of {organisation} {begin}until {words(until)}")
    if since:
        return opened(f"{member} has been {noun} of {organisation} since {words(since)}")
    return opened(f"{member}: {name} of {organisation}, {_attested([item])}")


def standing_of(items: list[Item]) -> str:
    """Standings that differ in the member only, as one sentence: "Chile and Peru: members of the UN, attested 2021"."""
    if len(items) == 1:
        return standing(items[0])
    name = word("standing", items[0].one("standing") or "other")
    members = listed(sorted({label(item.one("member") or "") for item in items}, key=bare))
    return opened(f"{members}: {name}s of {label(items[0].one('organisation') or '')}, {_attested(items)}")


@cache
def stances() -> dict[str, dict[str, str]]:
    """The row of the table of wordings for each stance."""
    return {row["stance"]: row for row in rows("wording_stances")}


def stance(item: Item) -> str:
    """What the speaker did, with whom it concerned: "asked Chile", "expressed appreciation to the United States"."""
    row = stances().get(item.one("stance") or "inform", stances()["inform"])
    towards = item.one("towards")
    return row["towards"].replace("{}", label(towards)) if towards else row["alone"]


def speakers(items: list[Item], directory: Directory) -> str:
    """Those who took one stance in the same words, with their offices."""
    return opened(named([directory.presented(i.one("speaker") or "", i.one("for")) for i in items]))


def resource(item: Item) -> str:
    """What a strength or a need is of: "natural resources"; "other" where the codebook has no class for it."""
    return word("resource", item.one("resource") or "other")


def owner(item: Item) -> str:
    """Whose strength or need it is, as a possessive: "Chile's"."""
    return possessive(label(item.one("of") or ""))


def _attested(items: list[Item]) -> str:
    days = sorted({day for item in items for day in (item.entry.last_attested,) if day})
    return f"attested {words(days[-1])}" if days else "attested in an undated article"


def _as_precise(day: date, signed: str) -> str:
    """A day told as precisely as the signing is known: to the day or to the month."""
    return iso_words(day) if len(signed) == DAY_PRECISION else words(day.isoformat()[:MONTH_PRECISION])


def agreement_name(item: Item) -> str:
    """The agreement's name inside a sentence: "the Harbour pact"."""
    return the(_name(item))


def _name(item: Item) -> str:
    """An agreement's name, or its type where it has none; the day of signing that some texts append is told apart."""
    name = item.one("name") or ""
    bare_name = _TRAILING_DATE.sub("", name) if item.one("signed") else name
    bare_name = _TRAILING_WORD.sub("", _SIGNED.sub("", bare_name))
    return verbatim(counted_small(bare_name) or word("agreement", item.one("type") or "other"))
