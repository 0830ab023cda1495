"""Days that a text writes without their year ("April 12", "12 April")."""

import datetime as dt
import re

from dashboard.steps.clean.written_days import MONTH_PATTERN, make_day
from dashboard.steps.metadata.dates_in_fields import parse_month_name

YEARLESS_DAY = (
    rf"\b(?:(?P<m1>{MONTH_PATTERN})\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH_PATTERN}))"
)


def add_year(match: re.Match[str], year: int | str) -> dt.date | None:
    """Return the day that `YEARLESS_DAY` matched, in a year; None where that year has no such day."""
    month = parse_month_name(match["m1"] or match["m2"])
    return make_day(year, month, match["d1"] or match["d2"]) if month else None
