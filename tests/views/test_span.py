import datetime as dt

import pandas as pd
import pytest

from dashboard.schema import Clock, Days
from dashboard.views.span import Span, span_around, span_to_show, touching


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
    assert span_to_show(days(*STRAY), Clock.PUBLISHED) == Span("2017-02-01", "2017-02-11")


def test_what_is_chosen_is_never_cut_off() -> None:
    assert span_to_show(days(*STRAY, chosen=(0,)), Clock.PUBLISHED) is None


@pytest.mark.parametrize("counts", [(), (5, 5), (0, 0, 0, 0), (5, 5, 5, 5, 5), (3, 0, 0, 0, 3)])
def test_a_line_that_is_no_shorter_without_its_ends_stays_whole(counts: tuple[int, ...]) -> None:
    assert span_to_show(days(*counts), Clock.PUBLISHED) is None


def test_a_filter_on_a_small_part_is_looked_at_closely() -> None:
    week = Days(dt.date(2017, 2, 6), dt.date(2017, 2, 12))
    assert span_around(week, Span("2016-01-01", "2018-01-01")) == Span("2017-01-30", "2017-02-20")
    assert span_around(week, Span("2017-02-01", "2017-03-01")) is None
    assert span_around(Days(first=week.first), Span("2016-01-01", "2018-01-01")) is None


def test_the_bins_across_an_end_are_shown() -> None:
    shown = touching(days(1, 1, 1, 1), Span("2017-01-02", "2017-01-04"))
    assert shown.tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    ("stop", "size"),
    [("2017-02-01", "day"), ("2017-12-31", "week"), ("2022-01-01", "month"), ("2062-01-01", "year")],
)
def test_a_span_has_the_bin_that_suits_it(stop: str, size: str) -> None:
    assert Span("2017-01-01", stop).bin == size
