import datetime as dt

import pandas as pd
import pytest

from dashboard.schema import Clock, Days
from dashboard.views.overtime import brushed_days, title_of


def bins(*days: str) -> pd.DataFrame:
    starts = pd.to_datetime(list(days))
    stops = [*starts[1:], starts[-1] + (starts[-1] - starts[-2])]
    return pd.DataFrame(
        {
            "start": [day.date().isoformat() for day in starts],
            "stop": [day.date().isoformat() for day in stops],
            "label": [f"bin {number}" for number in range(len(days))],
        }
    )


WEEKS = bins("2017-02-06", "2017-02-13", "2017-02-20")


def brush(*labels: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    return {"selection": {"brush": {"label": list(labels)}}}


def test_a_brush_gives_whole_bins_from_first_to_last_day() -> None:
    assert brushed_days(brush("bin 1", "bin 2"), WEEKS) == Days(dt.date(2017, 2, 13), dt.date(2017, 2, 26))


@pytest.mark.parametrize("drawn", [None, {}, {"selection": {}}, brush(), brush("no such bin")])
def test_a_brush_on_nothing_filters_nothing(drawn: object) -> None:
    assert brushed_days(drawn, WEEKS) is None


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (["2017-02-13", "2017-02-14"], "Articles a day, published"),
        (["2017-02-06", "2017-02-13"], "Articles a week, published"),
        (["2017-02-01", "2017-03-01"], "Articles a month, published"),
        (["2016-01-01", "2017-01-01"], "Articles a year, published"),
        (["1990-01-01", "2000-01-01"], "Articles a decade, published"),
    ],
)
def test_the_title_names_the_length_of_the_bins(days: list[str], title: str) -> None:
    assert title_of(Clock.PUBLISHED, bins(*days)) == title
