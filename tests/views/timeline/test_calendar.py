"""The tab Calendar: a click on a day, a click on a pair of months, and articles without a day."""

from pathlib import Path

import pytest

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_chart


@pytest.mark.parametrize("clock", ["published", "happened"])
def test_a_clicked_day_becomes_a_filter_of_the_clock(sample_home: Path, clock: str) -> None:
    page = open_page(sample_home, "Timeline", tab=["Calendar"], clock=[clock])
    click_chart(page, "calendar_")
    assert clock not in page.query_params
    click_chart(page, "calendar_", day="2017-03-06")
    assert page.query_params[clock] == "2017-03-06..2017-03-06"


def test_a_clicked_cell_becomes_a_filter_of_both_clocks(sample_home: Path) -> None:
    page = open_page(sample_home, "Timeline", tab=["Calendar"])
    click_chart(page, "two_clocks")
    assert "published" not in page.query_params
    click_chart(page, "two_clocks", cell="0")
    assert page.query_params["published"] == "2017-02-01..2017-02-28"
    assert page.query_params["happened"].endswith(("2017-01-31", "2017-02-28"))


def test_undated_articles_have_no_calendar(bare_home: Path) -> None:
    page = open_page(bare_home, "Timeline", tab=["Calendar"])
    assert "None of these articles has a day" in words_of(page)
    assert not page.get("vega_lite_chart")
