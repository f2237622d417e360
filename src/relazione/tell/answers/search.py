"""`relazione search WORD...`: which articles and which quotes hold some words, the best first, the words marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from relazione.errors import RunStopped
from relazione.ingest.article import Article
from relazione.record.claim import Claim
from relazione.store.words import phrases_of
from relazione.tell.answer import Answer, Row
from relazione.tell.highlight import best_sentence, highlighted, marks, within
from relazione.tell.question import SHOWN, Question

HELP = "Which articles and quotes hold some words, the best first; words in double quotes must follow each other."
LEAST, MOST = 1, 50


def answer(question: Question) -> Answer:
    """The articles that hold every word, best first by BM25, and under each the quotes of its claims that do.

    With `between` only articles that name both parties or tell of both, and quotes that tell of both. With `since` only
    articles published then or later, none without a date. RunStopped where there is no word to look for.
    """
    sought = " ".join(question.words)
    if not phrases_of(sought):
        raise RunStopped(f"there is no word to look for in {sought!r}", "search", "Give a word: letters or digits.")
    between = f" between {' and '.join(party.title for party in question.parties())}" if question.within.between else ""
    since = f" since {question.within.since}" if question.within.since else ""
    return question.answer(f"Search for {sought}{between}{since}", _rows(question, sought))


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a search found, how well it fits, and its claims whose quotes hold the words, the best first."""

    article: Article
    fit: float
    quotes: tuple[tuple[Claim, float], ...]


def found(question: Question, sought: str) -> Iterator[Found]:
    """What a search finds, the best first; an article is fetched when it is asked for."""
    told = told_of_all(question)
    quotes = {hit.id: hit.fit for hit in question.store.ranked_claims(sought) if told is None or hit.id in told}
    naming = question.parties() if question.within.between else ()
    since, as_of = question.within.since, question.view.as_of
    about = {claim.article for claim in question.store.claims_with(sorted(told))} if told is not None else set()
    for hit in question.store.ranked(sought):
        article = question.store.article(hit.id)
        if article is None or (since and (article.published is None or article.published < since)):
            continue
        here = [(claim, quotes[claim.id]) for claim in question.store.claims(article=hit.id) if claim.id in quotes]
        if as_of and article.published and article.published > as_of and not here:
            continue
        if hit.id in about or all(party.is_named_in(article.text) for party in naming):
            yield Found(article, hit.fit, tuple(sorted(here, key=lambda each: (-each[1], each[0].id))))


def told_of_all(question: Question) -> Collection[str] | None:
    """The claims in sight that tell of all parties; None where no parties are named and nothing else asks for it."""
    if not question.within.between and question.view.as_of is None:
        return None
    entries = question.entries() if question.within.between else question.store.entries()
    return {claim for entry in entries for claim in entry.claims}


def best_words(text: str, sought: str) -> tuple[str, tuple[int, int]]:
    """The sentence of a text that holds most of what is sought, "**" about each word of it, and where it stands."""
    spans = marks(text, sought)
    stretch = best_sentence(text, spans)
    return highlighted(text[slice(*stretch)], within(spans, stretch)), stretch


def _rows(question: Question, sought: str) -> Iterator[Row]:
    for each in found(question, sought):
        yield _article_row(each.article, sought, each.fit)
        yield from (_quote_row(each.article, claim, fit, sought) for claim, fit in each.quotes)


def _article_row(article: Article, sought: str, fit: float) -> Row:
    words, stretch = best_words(article.text, sought)
    day = article.published.isoformat() if article.published else None
    named = f"{article.publisher}, {article.given_id}" if article.publisher else article.given_id
    title = f": {article.title}" if article.title else ""
    return Row(
        f"{day or 'undated'}: {named}{title}",
        (words,),
        {
            "what": "article",
            "article": article.given_id,
            "published": day,
            "publisher": article.publisher,
            "title": article.title,
            "fit": round(fit, 6),
            "words": words,
            "start": stretch[0],
            "end": stretch[1],
        },
    )


def _quote_row(article: Article, claim: Claim, fit: float, sought: str) -> Row:
    words = highlighted(claim.quote, marks(claim.quote, sought))
    cells: dict[str, str | int | float | None] = {
        "what": "quote",
        "article": article.given_id,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "fit": round(fit, 6),
        "words": words,
        "start": claim.start,
        "end": claim.end,
        "kind": claim.kind,
        "claim": claim.id,
    }
    return Row(f"{claim.kind}: “{words}” [{claim.id[:SHOWN]}]", (), cells, depth=1)
