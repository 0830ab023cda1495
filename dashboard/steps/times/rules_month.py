"""The rules for months ("April 1865", "last May") and for the week of a day."""

import re
from typing import Final

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.infer_year import infer_year
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule, value_of_point
from dashboard.steps.times.rules_date import format_undated_month, month_of, resolve_day_of_month
from dashboard.steps.times.time_words import parse_year
from dashboard.steps.times.timex_values import Point, format_week
from dashboard.steps.times.trigger_words import MONTH


def _resolve_month_of_year(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    year = parse_year(match["y"])
    return value_of_point(Point(year, month_of(match))) if year else None


def _resolve_bare_month(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    month = month_of(match)
    return value_of_point(Point(infer_year(match, context, month, None), month))


# In a text that names "Mrs May", a later "May" is a month only after the words of `_MONTH_CUE`.
_MS_MAY: Final = re.compile(
    r"\b(?:Theresa|Mrs?|Ms|Miss|Sir|Dame|Lord|Lady|Minister|Premier|Secretary|President|Dr|PM)\.? May\b"
)
_MONTH_CUE: Final = re.compile(r"\b(?:in|since|until|till|during|early|late|mid)[\s-]+$", re.IGNORECASE)
# "April Jones" is a person, unless a word before makes a month of April.
_SURNAME: Final = re.compile(r"\s+[A-Z][a-z]")
_BEFORE_A_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|before|after|for|between|last|this|next)\s+$",
    re.IGNORECASE,
)


def _resolve_month_unless_name(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if (
        match.words == match["m"]
        and _SURNAME.match(match.after(3))
        and not _BEFORE_A_MONTH.search(match.before(12))
    ):
        return None
    return _resolve_bare_month(match, context)


def _resolve_march_or_may(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if match.words == "may" and not _MONTH_CUE.search(match.before(12)) and _MS_MAY.search(match.text):
        return None
    return _resolve_bare_month(match, context)


def _resolve_near_month(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    month = month_of(match)
    base = context.use_publication() if context.published else context.use_base()
    back, ahead = -(month >= (base.month or 1)), int(month <= (base.month or 1))
    step = {"last": back, "past": back, "next": ahead, "coming": ahead}.get(match["r"].split()[-1], 0)
    return value_of_point(Point(base.year + step, month))


def _resolve_month_of_near_year(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    relative = match["r"]
    base = context.use_last_point() if re.search("same|that|following", relative) else context.use_base()
    step = -1 if "last" in relative else 1 if re.search("next|following", relative) else 0
    return value_of_point(Point(base.year + step, month_of(match)))


def _resolve_week_of_day(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    day = resolve_day_of_month(match, context)
    if day is None or day.point is None or day.point.year < 0:
        return None
    return TimexValue("DATE", format_week(day.point.date()), day.point)


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "month of a year",
        MONTH,
        r"<EDGE>?\b(?P<m><MONTH>),? (?:of )?(?P<y><YEAR>\b|<YEAR_WORDS>\b|\d{1,4} <ERA>)",
        _resolve_month_of_year,
        ("in April 1865", "1865-04"),
        ("early May 2016", "2016-05"),
        ("June 479 BC", "BC0479-06"),
    ),
    make_rule(
        "year and month",
        MONTH,
        r"\b(?P<y><YEAR>) (?P<m><MONTH>)(?!\w)(?! \d)",
        _resolve_month_of_year,
        ("the 1956 October rising", "1956-10"),
    ),
    make_rule(
        "last or next month by name",
        MONTH,
        r"\b(?P<r>last|this|next|this past|this coming) <EDGE>?(?P<m><MONTH>)(?! \d)(?!\w)",
        _resolve_near_month,
        ("last May", "2016-05"),
        ("next May", "2017-05"),
        ("this March", "2017-03"),
        undated=format_undated_month,
    ),
    make_rule(
        "month of last or next year",
        MONTH,
        r"<EDGE>?\b(?P<m><MONTH>),? (?P<r>last|this|next|of last|of this|of next|of the same|of that|of"
        r" the following|the following|the same|that) year\b",
        _resolve_month_of_near_year,
        ("in October last year", "2016-10"),
        ("May of next year", "2018-05"),
        undated=format_undated_month,
    ),
    make_rule(
        "month",
        MONTH,
        r"(?:<EDGE>?\b|\bmid)(?P<m><SAFE_MONTH>)(?!\w)(?! ?\d)",
        _resolve_month_unless_name,
        ("since February", "2017-02"),
        ("in late January", "2017-01"),
        ("in mid-December", "2016-12"),
        ("April Jones testified", ""),
        undated=format_undated_month,
    ),
    make_rule(
        "March or May alone",
        MONTH,
        r"(?:\b(?:in|since|until|till|by|of|from|to|through|and|during|before|after|for|or|between) |–|"
        r"-)(?P<span><EDGE>?(?P<m>(?-i:March|May)))\b(?! (?-i:[A-Z])| \d)"
        r"|\b(?P<span2>(?P<m2>(?-i:March|May)))(?=(?:,|[-–—/]| (?:and|or|to|through)) ?<MONTH>)",
        _resolve_march_or_may,
        ("in March", "2017-03"),
        ("until May", "2017-05"),
        ("They may march in the rain", ""),
        ("Mrs May said so", ""),
        ("Theresa May left. Talks with Merkel and May went on", ""),
        ("Theresa May left in May", "2017-05"),
        ("the March on Rome", ""),
        undated=format_undated_month,
    ),
    make_rule(
        "early March or May",
        MONTH,
        r"\b<EDGE>(?P<m>(?-i:March|May))\b(?! (?-i:[A-Z])| \d)",
        _resolve_bare_month,
        ("Early March brought rain", "2017-03"),
        undated=format_undated_month,
    ),
    make_rule(
        "week of a day",
        MONTH,
        r"\bthe week of (?P<m><MONTH>) (?P<d><DAY>)(?:,? (?P<y><YEAR>)\b)?",
        _resolve_week_of_day,
        ("the week of March 6", "2017-W10"),
        undated="XXXX-WXX",
    ),
)
