import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts.counts_over_time import to_milliseconds
from dashboard.schema import Clock, DayRange
from dashboard.views.widgets.over_time_chart import brushed_days, is_double_click, make_chart_title
from tests.plain_corpus import PlainCorpus, parse_sentence, write_store
from tests.test_app import open_page
from tests.views.browser_events import click_chart, click_list, list_rows
from tests.views.conftest import make_article


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


def brush(*days: str) -> dict[str, dict[str, dict[str, list[int]]]]:
    return {"selection": {"brush": {"begins": [to_milliseconds(dt.date.fromisoformat(day)) for day in days]}}}


def test_a_brush_gives_whole_bins_from_first_to_last_day() -> None:
    under = brush("2017-02-14", "2017-02-25")
    assert brushed_days(under, WEEKS) == DayRange(dt.date(2017, 2, 13), dt.date(2017, 2, 26))


def test_a_bin_of_which_less_than_half_is_brushed_is_not_meant() -> None:
    under = brush("2017-02-11", "2017-02-21")
    assert brushed_days(under, WEEKS) == DayRange(dt.date(2017, 2, 13), dt.date(2017, 2, 19))


def test_a_brush_within_one_bin_means_that_bin() -> None:
    assert brushed_days(brush("2017-02-07", "2017-02-08"), WEEKS) == DayRange(
        dt.date(2017, 2, 6), dt.date(2017, 2, 12)
    )


def test_a_double_click_is_heard() -> None:
    assert is_double_click({"selection": {"reset": [{"label": "bin 1"}], "brush": {}}})
    assert not is_double_click({"selection": {"reset": [], "brush": {}}})
    assert not is_double_click(None)


@pytest.mark.parametrize("drawn", [None, {}, {"selection": {}}, brush(), brush("1999-01-01", "1999-01-02")])
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
    assert make_chart_title(Clock.PUBLISHED, bins(*days)) == title


def test_no_bins_are_titled_by_the_day() -> None:
    assert make_chart_title(Clock.HAPPENED, WEEKS.head(0)) == "Articles a day, by the days that they tell of"


def test_a_drag_filters_by_the_days_under_it_and_a_double_click_by_none(sample_home: Path) -> None:
    page = open_page(sample_home, "Overview")
    click_chart(page, "time_published", {"brush": {}, "reset": []})
    assert "published" not in page.query_params
    days = [to_milliseconds(dt.date(2017, 3, 1)), to_milliseconds(dt.date(2017, 3, 31))]
    click_chart(page, "time_published", {"brush": {"begins": days}, "reset": []})
    first, _, last = page.query_params["published"].partition("..")
    assert "2017-02-22" < first < "2017-03-08" < "2017-03-25" < last < "2017-04-08"
    click_chart(page, "time_published", {"brush": {}, "reset": [{"label": "a bin"}]})
    assert "published" not in page.query_params


def test_undated_articles_beside_the_line_are_chosen_and_dropped_by_a_click(sample_home: Path) -> None:
    page = open_page(sample_home, "Overview")
    click_list(page, "over_time_rest", "undated", event="toggled")
    assert page.query_params["published:undated"] == "1"
    click_list(page, "over_time_rest", "undated", event="toggled")
    assert "published:undated" not in page.query_params


def test_all_days_are_drawn_on_request_and_the_many_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    days = [dt.date(2016, 6, 1), *(dt.date(2017, 3, 1 + number % 28) for number in range(300))]
    articles = [
        make_article(f"k{number:03}", [parse_sentence("Rain.")], day) for number, day in enumerate(days)
    ]
    write_store(PlainCorpus(articles, {}), tmp_path / "stray", "Stray")
    page = open_page(tmp_path / "stray", "Overview")
    assert [row["label"] for row in list_rows(page, "over_time_rest")] == ["outside"]
    click_list(page, "over_time_rest", "outside", event="toggled")
    (whole,) = list_rows(page, "over_time_rest")
    assert (whole["label"], whole["count"], whole["chosen"]) == ("whole span", 301, True)
    click_list(page, "over_time_rest", "outside", event="toggled")
    assert [row["label"] for row in list_rows(page, "over_time_rest")] == ["outside"]
