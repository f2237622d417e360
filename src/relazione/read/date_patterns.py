"""The grammar of date expressions: one pattern over the letters of `date_words` for each way of naming a time.

Where two patterns could begin at one word, the first of the list is taken; `date_rules` tells what each means.
"""

from __future__ import annotations

import re

MONTH_NAME = r"(?:[Mm]|b:?)"
DAY_NUMBER = r"h?[DO]"
YEAR_AFTER = r"(?:,?f?Y|,?f?[LTXHl]R)"
WEEKDAY_BEFORE = r"(?:[Wq]:?P?,?\(?h?)?"
TO = r"(?:-|K)"
EDGE = r"(?:h?o?e-?f?h?)?"
WEEK_OF = r"h?[oOL]wf"  # "the second week of May" is a week that no calendar fixes, in May
COUNT = r"(?:[ND#]|aVf?|Vf?|a)"
MONTH_DAYS = rf"{WEEKDAY_BEFORE}{MONTH_NAME}{DAY_NUMBER}"
DAY_MONTH = rf"{WEEKDAY_BEFORE}[DO]f?{MONTH_NAME}"
PATTERNS = {
    "iso": r"I",
    "numeric": r"J",
    "two_days": rf"{MONTH_DAYS}(?:,?Y)?{TO}{MONTH_DAYS}{YEAR_AFTER}?"
    rf"|{DAY_MONTH}(?:,?Y)?{TO}h?{DAY_MONTH}{YEAR_AFTER}?"
    rf"|{MONTH_DAYS}(?:{TO}{DAY_NUMBER}|A{DAY_NUMBER}(?=[p:,|)KF]|$|Y))(?!f?{MONTH_NAME}){YEAR_AFTER}?"
    rf"|{WEEKDAY_BEFORE}[DO](?:{TO}|A|,)h?{DAY_MONTH}{YEAR_AFTER}?",
    "day": rf"{WEEKDAY_BEFORE}(?:[DO]f?|of){MONTH_NAME}{YEAR_AFTER}?|{MONTH_DAYS}{YEAR_AFTER}?|Y,?{MONTH_NAME}[DO]",
    "two_months": rf"{MONTH_NAME}(?:,?Y)?{TO}{MONTH_NAME}{YEAR_AFTER}"
    rf"|(?<=[FB]){MONTH_NAME}(?:{TO}|A){MONTH_NAME}{YEAR_AFTER}?",
    "month": rf"{WEEK_OF}{MONTH_NAME}{YEAR_AFTER}?"
    rf"|{EDGE}{MONTH_NAME}{YEAR_AFTER}|{EDGE}T?[LTX][Mm]|(?<=[pKFBg~]){EDGE}[Mm]|h?o?e-?f?[Mm]|M",
    "two_years": r"Y(?:-|K)[YD#]|(?<=B)YAY",
    "two_weekdays": r"W(?:-|K)W|(?<=B)WAW",
    "numbered_day": r"(?:dP?|[TL]P|WP?)\([DO](?=\))|W,?h?O|(?<=p)h?OP?(?=[p:,|()KAF]|$)",
    "weekday": r"T?[LTXl]WP?|WP?,?f?[LTX]w|WP?L(?=[^UR]|$)|WP?",
    "day_word": r"dP?|[TL]P",
    "quarter": r"h?(?:[oO]Qf?(?:h?Y|[LTX]R|hR)?|[LTX]Q)",
    "season": rf"{EDGE}Sf?Y|{EDGE}[LTX]S",
    "anniversary": r"h?(?:[oOZ]|[ND#]-?R)?n",
    "some_time": r"u|h?[Hl][UwR]|h?[LX](?:[ND#]|Vf?)[UwR]|h[LX][UwR]",
    "near_unit": rf"(?:g|{EDGE})T?[LTX][UwR]|h?efh[UwR]|gph[UwR]|[UR]__e",
    "the_weekend": r"(?<=[p~])hU",
    "ago": rf"{COUNT}-?[UwR][Gg]",
    "every": r"v[ND#]?[UwRW]|x|k|aW",
    "duration": rf"{COUNT}-?[UwR]",
    "decade": rf"{EDGE}E",
    "century": rf"{EDGE}[oOZ]-?U",
    "year": rf"{EDGE}Y",
}
# The look-ahead passes over the many words that no expression begins with.
GRAMMAR = re.compile(
    "(?=[^_:,|)(ApfFBKUwRPG~$-]|[UR]__e)(?![ha]_)(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items())
    + ")"
)
