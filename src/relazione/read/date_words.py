"""The words of a text as letters, one a word, so that the grammar of dates can be patterns over letters.

"on Wednesday, Sept. 14, 2022" becomes "pW,b:D,Y". A letter tells the class of the word (table `date_words`); a word
that has no part in dates is "_". Patterns over letters are short, do not care for case and spacing, and run many
times faster than patterns over the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows

LETTERS = {
    "month": "M",
    "month_or_name": "m",
    "month_short": "b",
    "weekday": "W",
    "weekday_short": "q",
    "weekdays": "k",
    "day_word": "d",
    "part_of_day": "P",
    "last": "L",
    "next": "X",
    "this": "T",
    "that": "H",
    "neighbour": "l",
    "about": "~",
    "number_word": "N",
    "ordinal_word": "o",
    "indefinite": "a",
    "vague": "V",
    "unit": "U",
    "season": "S",
    "quarter": "Q",
    "edge": "e",
    "ago": "G",
    "off": "g",
    "from": "F",
    "between": "B",
    "to": "K",
    "and": "A",
    "of": "f",
    "the": "h",
    "preposition": "p",
    "every": "v",
    "set": "x",
    "anniversary": "n",
    "unsaid": "u",
}
OTHER = "_"
UNKNOWN = (OTHER, 0)
MARKS = {"-": "-", "–": "-", ",": ",", ".": ":", "(": "(", ")": ")", "\n": "|", "$": "$", "€": "$", "£": "$", "¥": "$"}
UNIT_LETTERS = {2: "w", 5: "R"}  # weeks and years have letters of their own: "Monday last week", "May this year"
HOUR, DAY, WEEK, WEEKEND, MONTH, YEAR, DECADE, CENTURY = range(8)
CAPITALISED = frozenset("Mmbq")  # "may", "march", "sun" are other words
FIRST_YEAR, LAST_YEAR = 1500, 2199  # four digits outside these are hardly ever a year in news
LAST_DAY = 31
# Letters that alone can carry a date expression; a text without any is not looked at further.
ANCHORS = re.compile("[MmbWkdIJYEURwnuxPQS]")

TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?P<numeric>\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+"
    r"|(?P<decade>\d{4})['’]?s\b"
    r"|(?P<ordinal>\d{1,3})(?:st|nd|rd|th)\b"
    r"|(?P<number>\d{1,4})(?!\w)"
    r"|\d\w*"
    r"|\n"
    r"|[^\s\w]|_"
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """A text's words: the letters, the number of each (0 where the word has none), and the words themselves."""

    letters: str
    numbers: list[int]
    matches: list[re.Match[str]]

    def lower(self, number: int) -> str:
        """The word of that number in lower case; a full stop where there is none."""
        return self.matches[number][0].lower() if 0 <= number < len(self.matches) else "."


@cache
def _classes() -> dict[str, tuple[str, int]]:
    """Letter and number of every word of the table `date_words` in the ways it is written, and of the marks."""
    classes = {mark: (letter, 0) for mark, letter in MARKS.items()}
    for row in rows("date_words"):
        letter, number, word = LETTERS[row["class"]], int(row["number"]), row["word"]
        if letter == "U":
            letter = UNIT_LETTERS.get(number, letter)
        forms = (word.capitalize(), word.upper()) + (() if letter in CAPITALISED else (word,))
        classes.update(dict.fromkeys(forms, (letter, number)))
    return classes


def date_words(text: str) -> DateWords:
    """The words of the text as letters, with where they stand."""
    known, letters, numbers = _classes(), [], []
    matches = list(TOKEN.finditer(text))
    for match in matches:
        letter, number = known.get(match[0], UNKNOWN)
        if letter == OTHER and match.lastgroup:
            letter, number = _digits(match.lastgroup, match[match.lastgroup])
        letters.append(letter)
        numbers.append(number)
    return DateWords("".join(letters), numbers, matches)


def _digits(group: str, digits: str) -> tuple[str, int]:
    """Letter and number of a word of digits: D day or small number, # other number, Y year, O and Z ordinals."""
    if group == "iso":
        return "I", 0
    if group == "numeric":
        return "J", 0
    number = int(digits)
    if group == "decade":
        return ("E", number) if FIRST_YEAR <= number <= LAST_YEAR else (OTHER, 0)
    if group == "ordinal":
        return ("O" if 1 <= number <= LAST_DAY else "Z"), number
    if len(digits) == len("2022") and FIRST_YEAR <= number <= LAST_YEAR:
        return "Y", number
    return ("D" if len(digits) <= len("31") and 1 <= number <= LAST_DAY else "#"), number
