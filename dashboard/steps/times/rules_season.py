"""The rules for seasons, quarters, halves of a year and holidays."""

import datetime as dt
import re
from typing import Final

from dashboard.steps.times.anchor_choice import FUTURE, NARRATIVE, Reference
from dashboard.steps.times.infer_year import year_of_month
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.rules_calendar import year_said
from dashboard.steps.times.time_words import SEASONS, month_number
from dashboard.steps.times.timex_values import Point, days_after, year_value
from dashboard.steps.times.trigger_words import FRACTION, HOLIDAY, SEASON, UNIT

_FIRST_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_FIXED_HOLIDAYS: Final = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "halloween": (10, 31),
    "independence day": (7, 4),
    "valentine's day": (2, 14),
    "veterans day": (11, 11),
}


def _season_code(hit: Hit) -> str:
    return SEASONS[hit["s"]]


# "Spring Festival", "the 2019 Winter Games", "the imperial summer palace".
_SEASON_OF_A_THING: Final = re.compile(
    r"\s+(?:Festival|Games|Olympics?|Paralympics?|Universiade|Palace|(?:palace|house|camp|school|coat|sports|residence|wheat)s?\b)"
)


def _season(hit: Hit, at: Reference) -> Value | None:
    if _SEASON_OF_A_THING.match(hit.after(20)):
        return None
    code = _season_code(hit)
    if hit["s"] == "fall" and not hit["y"] and hit["r"] in ("", "the", "that"):
        return None
    year = year_said(hit["y"])
    if hit["l"] or hit["g"]:
        year = at.base().year + {"last": -1, "next": 1, "following": 1}.get(
            (hit["l"] or hit["g"]).split()[-1], 0
        )
    if year is None:
        year = _year_of_season(hit, at, code)
    return Value("DATE", f"{year_value(year)}-{code}")


def _year_of_season(hit: Hit, at: Reference, code: str) -> int:
    far = hit["r"]
    here = at.base()
    first, month = _FIRST_MONTH[code], here.month or 1
    if re.search("last|past|previous", far):
        over = month > first + 2 if "past" not in far else month >= first
        return here.year - (not over)
    if re.search("next|coming|following", far):
        return here.year + (month >= first)
    narrates = at.mode == NARRATIVE and at.told is not None
    if not narrates and far != "this" and month < first and at.tense(hit.start, hit.end) != FUTURE:
        return here.year - 1
    return here.year


def _quarter_here(at: Reference) -> tuple[int, int]:
    here = at.publication() if at.published else at.base()
    return here.year, ((here.month or 1) + 2) // 3


def _numbered_quarter(hit: Hit, at: Reference) -> Value | None:
    quarter = _QUARTERS.get(hit["o"]) or int(hit["o"][0])
    return _remembered(_year_of_quarter(hit, at, quarter), quarter, hit, at)


def _year_of_quarter(hit: Hit, at: Reference, quarter: int) -> int:
    said = year_said(hit["y"])
    if said:
        return said
    year, now = _quarter_here(at)
    if hit["l"]:
        return year + {"last": -1, "next": 1}.get(hit["l"], 0)
    if hit["a"]:
        return (at.quarter[0] if at.quarter and at.quarter[1] == quarter else year - (quarter > now)) - 1
    soon = quarter - now == 1 and quarter != 4
    return year - (quarter > now and not soon and at.tense(hit.start, hit.end) != FUTURE)


def _remembered(year: int, quarter: int, hit: Hit, at: Reference) -> Value:
    at.quarter, at.quarter_at = (year, quarter), hit.end
    return Value("DATE", f"{year_value(year)}-Q{quarter}")


def _relative_quarter(hit: Hit, at: Reference) -> Value | None:
    year, now = _quarter_here(at)
    if re.search("this|current", hit.said):
        return Value("DATE", f"{year_value(year)}-Q{now}")
    if re.search("next|coming", hit.said):
        return Value("DATE", f"{year_value(year + now // 4)}-Q{now % 4 + 1}")
    if hit["m"]:
        month = month_number(hit["m"].title())
        return _remembered(
            year - (month > (at.published.month if at.published else 12)), (month + 2) // 3, hit, at
        )
    year, quarter = at.quarter or ((year, now - 1) if now > 1 else (year - 1, 4))
    return Value("DATE", f"{year_value(year - ('year' in hit.said))}-Q{quarter}")


def _half_of_year(hit: Hit, at: Reference) -> Value | None:
    year = year_said(hit["y"]) or at.base().year + {"last": -1, "next": 1}.get(hit["l"], 0)
    return Value("DATE", f"{year_value(year)}-H{1 if 'first' in hit.said else 2}")


def _year_x(hit: Hit) -> str:
    quarter = _QUARTERS.get(hit["o"]) or (int(hit["o"][0]) if hit["o"] else "X")
    return f"XXXX-Q{quarter}"


def _holiday(hit: Hit, at: Reference) -> Value | None:
    name = hit["h"]
    month, day = _FIXED_HOLIDAYS.get(name) or _month_of_moving(name)
    here = year_said(hit["y"])
    if hit["r"]:
        now = at.base()
        passed = (month, day) < (now.month or 1, now.day or 1)
        here = now.year + {"last": -(not passed), "next": passed}.get(hit["r"], 0)
    year = here or year_of_month(hit, at, month, day)
    moving = None if name in _FIXED_HOLIDAYS else _moving_holiday(name, year)
    found = Point(year, month, day) if moving is None else Point.on(moving)
    return Value(
        "DATE", f"{year_value(found.year)}-{found.month:02d}-{found.day:02d}", found if hit["y"] else None
    )


def _month_of_moving(name: str) -> tuple[int, int]:
    return next(
        day
        for word, day in {"thanks": (11, 24), "easter": (4, 10), "labo": (9, 4), "memo": (5, 28)}.items()
        if name.startswith(word)
    )


def _moving_holiday(name: str, year: int) -> dt.date:
    if year < 1:
        year = 1
    if name.startswith("thanks"):
        first = dt.date(year, 11, 1)
        return days_after(first, (3 - first.weekday()) % 7 + 21)
    if name.startswith("labo"):
        first = dt.date(year, 9, 1)
        return days_after(first, -first.weekday() % 7)
    if name.startswith("memo"):
        last = dt.date(year, 5, 31)
        return days_after(last, -last.weekday())
    return easter(year)


def easter(year: int) -> dt.date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).

    >>> easter(2017)
    datetime.date(2017, 4, 16)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "season",
        SEASON,
        r"(?:\b(?P<r>last|this|next|this past|this coming|the previous|the following|the next|the coming|"
        r"that|the) )?(?:<EDGE>|(?:early|mid|late)[- ])?"
        r"(?:(?P<y3><YEAR>) )?\b(?P<s><SEASON>|fall)\b(?!-(?!<SEASON>))"
        r"(?:,? (?:of )?(?:(?P<y><YEAR>\b|\d{1,4} <ERA>)|(?P<l>last|this|next|the same|that|the"
        r" following) year\b))?",
        _season,
        ("last summer", "2016-SU"),
        ("in the spring of 1918", "1918-SP"),
        ("this autumn", "2017-FA"),
        ("the fall of Rome", ""),
        ("next winter", "2017-WI"),
        ("prices fall", ""),
        undated=lambda hit: f"XXXX-{_season_code(hit)}",
    ),
    rule(
        "quarter of a year",
        UNIT,
        r"\b(?:the (?!\w+-quarter))?(?:(?:latest|current|fiscal|comparable) )?(?:(?P<y><YEAR>)(?:['’]s)? )?(?:"
        r"(?P<l>last|this|next) year['’]s )?(?:(?P<a>year-ago|year-earlier) )?"
        r"(?:fiscal[- ])?(?P<o>first|second|third|fourth|final|1st|2nd|3rd|4th)[- ]quarter\b(?: (?:of"
        r" )?(?:fiscal )?(?:(?P<y2><YEAR>)\b|(?P<l2>last|this|next) year\b))?",
        _numbered_quarter,
        ("in the first quarter", "2017-Q1"),
        ("the fourth quarter of 2015", "2015-Q4"),
        ("the third quarter of last year", "2016-Q3"),
        undated=_year_x,
    ),
    rule(
        "relative quarter",
        UNIT,
        r"\b(?:the|this|that|last|next|current|latest(?= period)|latest|previous|year-ago|year-earlier|"
        r"coming) (?:(?:latest|year-ago|year-earlier|current|previous|same|following|comparable)"
        r" )*quarter\b(?! of (?:a|the|all|its|their)\b)(?: a year (?:ago|earlier)|(?= end(?:ed|ing) "
        r"(?P<m><MONTH>)))?",
        _relative_quarter,
        ("this quarter", "2017-Q2"),
        ("next quarter", "2017-Q3"),
        ("last quarter", "2017-Q1"),
        undated="XXXX-QX",
    ),
    rule(
        "half of a year",
        FRACTION,
        r"\b(?:the )?(?:first|second|latter) half of (?:the year\b(?! (?P<y2><YEAR>))|(?P<y><YEAR>)\b|"
        r"(?P<l>last|this|next) year\b)",
        _half_of_year,
        ("the first half of 2016", "2016-H1"),
        ("the second half of last year", "2016-H2"),
        undated="XXXX-HX",
    ),
    rule(
        "holiday",
        HOLIDAY,
        r"\b(?:(?P<r>last|this|next) )?(?P<h>(?-i:Christmas(?: Eve| Day)?|Thanksgiving(?: Day)?|Easter"
        r"(?: Sunday)?|New Year['’]s(?: Day| Eve)?|Halloween|Independence Day|Labou?r Day|Memorial Day|"
        r"Valentine['’]s Day|Veterans Day))(?!\w)(?:,? (?:of )?(?P<y><YEAR>)\b)?",
        _holiday,
        ("at Christmas", "2016-12-25"),
        ("Easter Sunday", "2017-04-16"),
        ("Thanksgiving 2015", "2015-11-26"),
        ("next Christmas", "2017-12-25"),
        undated=lambda hit: (
            "XXXX-" + "{:02d}-{:02d}".format(*_FIXED_HOLIDAYS[hit["h"]])
            if hit["h"] in _FIXED_HOLIDAYS
            else "XXXX-XX-XX"
        ),
    ),
)
