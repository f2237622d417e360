"""The articles of a record as BibTeX, one `@misc` each: for the list of sources of a paper.

Letters of every script stay as they are (biber and modern BibTeX read UTF-8). Lost on the way: the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from relazione.ingest.article import Article
from relazione.store.contract import Store

WITHOUT_ENTRIES = True  # articles alone are told, which no day of the world leaves out
# What TeX would take for a command. The order of a translation table does not matter.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip
_TITLE_LENGTH = 80  # characters of the text that stand for a title where there is none


def lines(store: Store) -> Iterator[str]:
    """One entry for each article, in the order of the given ids; the key is `relazione-` and the article's id."""
    for article in store.articles():
        fields = {
            "title": f"{{{_tex(title(article))}}}",  # a second brace keeps the capitals
            "organization": _tex(article.publisher or ""),
            "year": f"{article.published.year:04}" if article.published else "",
            "month": str(article.published.month) if article.published else "",
            "day": str(article.published.day) if article.published else "",
            "url": _url(article.url or ""),
            "note": _tex(article.given_id),
        }
        written = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        yield f"@misc{{relazione-{article.id},\n" + ",\n".join(written) + "\n}\n"


def title(article: Article) -> str:
    """The article's title; where it has none the beginning of its text, ended by an ellipsis."""
    words = " ".join((article.title or article.text).split())
    return words if article.title or len(words) <= _TITLE_LENGTH else f"{words[:_TITLE_LENGTH].rstrip()}…"


def _tex(words: str) -> str:
    return " ".join(words.split()).translate(_TEX)


def _url(words: str) -> str:
    """An address with the marks that would end the field written as a browser does."""
    return words.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
