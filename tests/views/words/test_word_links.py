"""A click on a word of a chart: a word is read in context, a name becomes a filter."""

from pathlib import Path

import pytest

from tests.test_app import open_page
from tests.views.browser_events import click_chart


@pytest.mark.parametrize(("word", "query"), [("wheat", "wheat"), ("price of bread", '"price of bread"')])
def test_a_clicked_word_is_read_in_context(sample_home: Path, word: str, query: str) -> None:
    page = open_page(sample_home, "Words", tab=["Over time"])
    click_chart(page, "trends_")
    assert page.query_params["tab"] == "Over time"
    page = open_page(sample_home, "Words", tab=["Distinctive"], country=["SYR"])
    click_chart(page, "key_dots")
    assert page.query_params["tab"] == "Distinctive"
    click_chart(page, "key_dots", term=word)
    assert (page.query_params["tab"], page.query_params["ask:words"]) == ("In context", query)


def test_a_dot_of_a_word_over_time_leads_to_its_lines(sample_home: Path) -> None:
    page = open_page(sample_home, "Words", tab=["Over time"])
    click_chart(page, "trends_", term="wheat", start="2017-04-01", stop="2017-05-01")
    assert (page.query_params["tab"], page.query_params["ask:words"]) == ("In context", "wheat")


def test_a_clicked_name_is_filtered_by_once_and_a_place_never(sample_home: Path) -> None:
    page = open_page(sample_home, "Words", tab=["Most used"], **{"ask:list": ["names"]})
    chart = str(page.get("vega_lite_chart")[1].proto.id).split("-", 2)[-1]
    for term in ("person:Elena Markova", "person:Elena Markova", "place:Moscow"):
        click_chart(page, chart, term=term, key=term)
        assert page.query_params["person"] == "person:Elena Markova"
        assert page.query_params["tab"] == "Most used"
