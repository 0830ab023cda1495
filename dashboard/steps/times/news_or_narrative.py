"""Whether a text is news, counting from its publication, or a narrative, counting from the days it tells."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from dashboard.steps.times.anchor_choice import NARRATIVE, NEWS
from dashboard.steps.times.rule import Found
from dashboard.steps.times.rules_calendar import year_said

_NEWS_RULES: Final = frozenset(
    (
        "weekday",
        "near day",
        "part of a weekday",
        "part of a near day",
        "clock time on a weekday",
        "clock time of a near day",
        "this part of the day",
        "tonight",
        "weekend",
    )
)
_NEWS_WORDS: Final = ("last", "this", "next")
# A narrative tells at least so many years long past, and so many for each word that only news uses.
_LEAST: Final = 5
_PER_NEWS_WORD: Final = 6
_SAID_PER_NEWS_WORD: Final = 4


def choose_mode(text: str, found: Sequence[Found], published: dt.date | None) -> str:
    """Return "narrative" for a text of years long past, with few weekdays and little said; else "news"."""
    # Without a day of publication all that a day can count from is a day told before it.
    if published is None:
        return NARRATIVE
    long_past = sum(_tells_long_past(one, published) for one in found)
    near = sum(_is_news(one) for one in found) + text.count(" said ") // _SAID_PER_NEWS_WORD
    return NARRATIVE if long_past >= max(_LEAST, _PER_NEWS_WORD * near) else NEWS


def _tells_long_past(one: Found, published: dt.date | None) -> bool:
    year = year_said(dict(one.groups).get("y", "")) if one.rule != "last year of a range" else None
    return year is not None and (published is None or year < published.year - 1)


def _is_news(one: Found) -> bool:
    near_unit = one.rule == "near week, month or year" and dict(one.groups).get("r") in _NEWS_WORDS
    return near_unit or one.rule in _NEWS_RULES
