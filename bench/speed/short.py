"""A stream of short articles made of sentences of our own, as many as wanted, one in twenty of them diplomatic.

The diplomatic ones are those of varied.py. The others are put together from the sentences of `tools/other_news.csv`,
which the gate has learnt from: the stream measures speed, not how well the gate tells. Hardly any text comes twice.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bench.readme import CHECKOUT
from bench.speed.stream import EVERY
from bench.speed.varied import article_of, invented_name, variants
from relazione.codebook.table import rows

OTHER_NEWS = CHECKOUT / "tools" / "other_news.csv"
_TOPICS, _SENTENCES = 3, 8  # a story's: some ninety words, so that hardly any is read because it is short
_FIRST_DAY, _A_DAY = date(1975, 1, 6), 400  # articles
_PERSONS = 200_000
_PLACE = re.compile(r"\*(\w+)")


def short_articles(count: int, seed: int = 1) -> Iterator[str]:
    """So many articles as JSON lines; the first of every twenty is diplomatic."""
    diplomatic = enumerate(variants(-(-count // EVERY), seed))
    others = _Others(seed)
    for number in range(count):
        if number % EVERY == 0:
            place, variant = next(diplomatic)
            article = article_of(variant, place)
            day = article.published or _FIRST_DAY
            yield _line(f"s{number}", article.text, day, article.publisher or "")
        else:
            day = _FIRST_DAY + timedelta(days=number // _A_DAY)
            yield _line(f"s{number}", others.story(), day, "The Harbour Post")


class _Others:
    """Stories of sport, weather, business and the like."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(f"others {seed}")
        found: defaultdict[str, list[str]] = defaultdict(list)
        lines = (line for line in OTHER_NEWS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        for row in csv.DictReader(lines):
            found[row["topic"]].append(row["sentence"])
        self._topics = list(found.values())
        states, cities = rows("states_names"), rows("cities_aliases")
        nations = [row["words"].split("|")[0] for row in rows("states_demonyms")]
        self._fillings: dict[str, Callable[[], str]] = {
            "state": self._one_of([row["name"] for row in states]),
            "nation": self._one_of(nations),
            "city": self._one_of([row["name"] for row in cities if row["role"] == "capital"]),
            "number": lambda: str(self._dice.randrange(12, 1_000)),
            "name": lambda: invented_name(self._dice.randrange(_PERSONS)),
        }

    def story(self) -> str:
        """Some sentences of a few topics, their places filled."""
        told = [sentence for topic in self._dice.sample(self._topics, _TOPICS) for sentence in topic]
        chosen = self._dice.sample(told, _SENTENCES)
        return _PLACE.sub(lambda found: self._fillings[found[1]](), " ".join(chosen))

    def _one_of(self, words: list[str]) -> Callable[[], str]:
        return lambda: self._dice.choice(words)


def _line(name: str, text: str, day: date, publisher: str) -> str:
    row = {"id": name, "text": text, "date": day.isoformat(), "source": publisher}
    return json.dumps(row, ensure_ascii=False) + "\n"
