import datetime as dt

import pandas as pd
import pytest

from dashboard.schema import Clock, DayRange
from dashboard.views.widgets.drawn_days import (
    TimeRange,
    earlier_days,
    find_dense_range,
    later_days,
    overlaps_range,
    widen_days,
    widen_filter_range,
)


def days(*counts: int, chosen: tuple[int, ...] = ()) -> pd.DataFrame:
    starts = [dt.date(2017, 1, 1) + dt.timedelta(days=number) for number in range(len(counts))]
    return pd.DataFrame(
        {
            "start": [day.isoformat() for day in starts],
            "stop": [(day + dt.timedelta(days=1)).isoformat() for day in starts],
            "count": counts,
            "chosen": [not chosen or number in chosen for number in range(len(counts))],
        }
    )


STRAY = (1, *[0] * 30, *[50] * 10)


def test_a_stray_day_does_not_press_the_others_into_a_corner() -> None:
    assert find_dense_range(days(*STRAY), Clock.PUBLISHED) == TimeRange("2017-02-01", "2017-02-11")


def test_what_is_chosen_is_never_cut_off() -> None:
    assert find_dense_range(days(*STRAY, chosen=(0,)), Clock.PUBLISHED) is None


@pytest.mark.parametrize("counts", [(), (5, 5), (0, 0, 0, 0), (5, 5, 5, 5, 5), (3, 0, 0, 0, 3)])
def test_a_line_that_is_no_shorter_without_its_ends_stays_whole(counts: tuple[int, ...]) -> None:
    assert find_dense_range(days(*counts), Clock.PUBLISHED) is None


def test_a_filter_on_a_small_part_is_looked_at_closely() -> None:
    week = DayRange(dt.date(2017, 2, 6), dt.date(2017, 2, 12))
    assert widen_filter_range(week, TimeRange("2016-01-01", "2018-01-01")) == TimeRange(
        "2017-02-03", "2017-02-16"
    )
    assert widen_filter_range(week, TimeRange("2017-02-01", "2017-02-21")) is None
    assert widen_filter_range(DayRange(first=week.first), TimeRange("2016-01-01", "2018-01-01")) is None


def test_the_bins_across_an_end_are_shown() -> None:
    overlapping = overlaps_range(days(1, 1, 1, 1), TimeRange("2017-01-02", "2017-01-04"))
    assert overlapping.tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    ("stop", "size"),
    [("2017-02-01", "day"), ("2017-12-31", "week"), ("2022-01-01", "month"), ("2062-01-01", "year")],
)
def test_a_span_has_the_bin_that_suits_it(stop: str, size: str) -> None:
    assert TimeRange("2017-01-01", stop).bin == size


def test_days_are_widened_and_moved_by_their_own_length() -> None:
    week = DayRange(dt.date(2017, 2, 6), dt.date(2017, 2, 12))
    assert widen_days(week) == DayRange(dt.date(2017, 1, 30), dt.date(2017, 2, 19))
    assert earlier_days(week) == DayRange(dt.date(2017, 1, 30), dt.date(2017, 2, 5))
    assert later_days(earlier_days(week)) == week


def test_days_stay_within_the_calendar() -> None:
    everything = DayRange(dt.date.min, dt.date.max)
    assert widen_days(everything) == everything
    assert widen_days(DayRange(dt.date(2017, 2, 6), None)) == DayRange(dt.date(2017, 2, 6), None)


def test_days_told_of_are_drawn_where_four_of_five_lie() -> None:
    long_ago = (3, *[0] * 50, *[1] * 2, *[10] * 5, 2)
    assert find_dense_range(days(*long_ago), Clock.HAPPENED) == TimeRange("2017-02-23", "2017-02-28")


def test_what_lies_beside_the_bins_counts_as_not_held() -> None:
    assert find_dense_range(days(*STRAY), Clock.PUBLISHED, n_outside=1000) is None
