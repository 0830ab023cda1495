"""Days in words, and bins."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.selection.calendar import (
    BINS,
    choose_bin,
    find_bin_start,
    format_bin,
    format_day_filter,
    format_days,
    number_bins,
)
from dashboard.schema import DayFilter, day_to_number
from tests import plain_rules as records


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-02-13", "2017-02-13", "13 Feb 2017"),
        ("2017-02-13", "2017-02-19", "13–19 Feb 2017"),
        ("2017-02-27", "2017-03-05", "27 Feb – 5 Mar 2017"),
        ("2016-12-26", "2017-01-01", "26 Dec 2016 – 1 Jan 2017"),
        ("2017-02-01", "2017-02-28", "Feb 2017"),
        ("2017-01-01", "2017-03-31", "Jan–Mar 2017"),
        ("2016-11-01", "2017-01-31", "Nov 2016 – Jan 2017"),
        ("2017-01-01", "2017-12-31", "2017"),
        ("2015-01-01", "2017-12-31", "2015–2017"),
        ("9999-12-01", "9999-12-31", "1–31 Dec 9999"),
    ],
)
def test_an_interval_in_words(first: str, last: str, words: str) -> None:
    assert format_days(day(first), day(last)) == words
    assert format_days(day(first), day(last), inferred=True) == f"[{words}]"


def test_the_unknown_is_undated() -> None:
    assert format_days(None, None) == "undated"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (DayFilter.between(day("2017-02-13"), day("2017-02-13")), "13 Feb 2017"),
        (DayFilter.between(day("2017-02-13"), None), "from 13 Feb 2017"),
        (DayFilter.between(None, day("2017-02-13")), "until 13 Feb 2017"),
        (DayFilter.between(day("2017-02-01"), day("2017-02-28"), overlaps=True), "Feb 2017 or overlapping"),
    ],
)
def test_a_filter_in_words(days: DayFilter, words: str) -> None:
    assert format_day_filter(days) == words


@pytest.mark.parametrize(
    ("span", "size"),
    [
        (1, "day"),
        (120, "day"),
        (121, "week"),
        (731, "week"),
        (732, "month"),
        (4383, "month"),
        (4384, "year"),
        (50000, "decade"),
    ],
)
def test_the_bin_follows_the_span(span: int, size: str) -> None:
    assert choose_bin(1000, 1000 + span - 1) == size


# Before year 10 a decade would begin in a year that there is not.
@given(st.dates(dt.date(10, 1, 4), dt.date(9980, 1, 1)), st.sampled_from(BINS))
def test_a_day_lies_in_the_bin_that_begins_at_or_before_it(one: dt.date, size: str) -> None:
    (number,) = number_bins(np.array([day_to_number(one)], dtype=np.int32), size)
    assert find_bin_start(int(number), size) == records.bin_start(one, size)
    assert find_bin_start(int(number), size) <= one < find_bin_start(int(number) + 1, size)


def test_a_decade_has_its_own_name() -> None:
    assert format_bin(day("2010-01-01"), day("2019-12-31"), "decade") == "2010s"
