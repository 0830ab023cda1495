"""TIMEX3 values as intervals of days, and the arithmetic behind them."""

import datetime as dt

import pytest

from dashboard.schema import DayInterval, Precision
from dashboard.steps.times import parse_timex_value
from dashboard.steps.times.time_words import parse_number, parse_year_in_words
from dashboard.steps.times.timex_values import NoDayError, Point, add_years, format_duration, shift_point

INTERVALS = [
    ("2017-04-07", "2017-04-07", "2017-04-07", Precision.DAY),
    ("2017-04-07T06:30", "2017-04-07", "2017-04-07", Precision.DAY),
    ("2017-04-07TNI", "2017-04-07", "2017-04-07", Precision.DAY),
    ("2017-W15", "2017-04-10", "2017-04-16", Precision.WEEK),
    ("2017-W15-WE", "2017-04-15", "2017-04-16", Precision.WEEK),
    ("2016-W53", "", "", Precision.UNKNOWN),
    ("2017-04", "2017-04-01", "2017-04-30", Precision.MONTH),
    ("2016-02", "2016-02-01", "2016-02-29", Precision.MONTH),
    ("2017-04-XX", "2017-04-01", "2017-04-30", Precision.MONTH),
    ("2017-XX-XX", "2017-01-01", "2017-12-31", Precision.YEAR),
    ("2017-Q1", "2017-01-01", "2017-03-31", Precision.QUARTER),
    ("2017-H2", "2017-07-01", "2017-12-31", Precision.QUARTER),
    ("2017-SP", "2017-03-01", "2017-05-31", Precision.QUARTER),
    ("2017-SU", "2017-06-01", "2017-08-31", Precision.QUARTER),
    ("2017-FA", "2017-09-01", "2017-11-30", Precision.QUARTER),
    ("2017-WI", "2017-12-01", "2018-02-28", Precision.QUARTER),
    ("9999-WI", "", "", Precision.UNKNOWN),
    ("2017", "2017-01-01", "2017-12-31", Precision.YEAR),
    ("0476", "0476-01-01", "0476-12-31", Precision.YEAR),
    ("201", "2010-01-01", "2019-12-31", Precision.LONGER),
    ("20", "2000-01-01", "2099-12-31", Precision.LONGER),
    ("00", "0001-01-01", "0099-12-31", Precision.LONGER),
    *[
        (value, "", "", Precision.UNKNOWN)
        for value in ("XXXX-04-07", "XXXX-WXX-2", "PRESENT_REF", "P3D", "BC0480")
    ],
    *[
        (value, "", "", Precision.UNKNOWN)
        for value in ("", "0000", "2017-13", "2017-04-31", "2017-00", "2017-XX-07")
    ],
]


@pytest.mark.parametrize(("value", "first", "last", "precision"), INTERVALS)
def test_a_value_covers_its_days(value: str, first: str, last: str, precision: Precision) -> None:
    want = (
        DayInterval(dt.date.fromisoformat(first), dt.date.fromisoformat(last), precision) if first else None
    )
    assert parse_timex_value(value) == want


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (3, "days", "P3D"),
        (None, "weeks", "PXW"),
        (2, "centuries", "P200Y"),
        (90, "minutes", "PT90M"),
        (1.5, "hour", "PT1H30M"),
    ],
)
def test_an_amount_of_time_has_a_value(amount: float | None, unit: str, value: str) -> None:
    assert format_duration(amount, unit) == value


@pytest.mark.parametrize(
    ("point", "amount", "unit", "value"),
    [
        (Point(2017, 4, 7), -3, "day", "2017-04-04"),
        (Point(2017, 1, 31), 1, "month", "2017-02"),
        (Point(2017, 1), -1, "quarter", "2016-Q4"),
        (Point(1980, 4), 3, "day", "1980-04-XX"),
        (Point(1980), 3, "week", "1980-XX-XX"),
        (Point(-490), 1, "year", "BC0489"),
        (Point(-1), 1, "year", "0001"),
        (Point(1), -1, "year", "BC0001"),
        (Point(2017), -1, "decade", "200"),
    ],
)
def test_a_point_is_shifted_no_finer_than_it_is(point: Point, amount: int, unit: str, value: str) -> None:
    assert shift_point(point, amount, unit) == value


def test_the_calendar_ends() -> None:
    with pytest.raises(NoDayError):
        shift_point(Point(9999, 12, 31), 1, "day")
    with pytest.raises(NoDayError):
        add_years(Point(2017), 9000)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("three", 3),
        ("twenty-five", 25),
        ("two hundred", 200),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("several", None),
        ("a few", None),
    ],
)
def test_numbers_are_read(words: str, count: float | None) -> None:
    assert parse_number(words) == count


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("nineteen eighty-four", 1984),
        ("two thousand", 2000),
        ("twenty seventeen", 2017),
        ("twenty six", None),
    ],
)
def test_years_in_words_are_read(words: str, year: int | None) -> None:
    assert parse_year_in_words(words) == year
