"""The page Overview: what a click on each of its lists and charts does, and articles that tell of nothing."""

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_chart, click_list, list_rows, open_app, page_title


def test_articles_that_tell_of_no_event_say_so(bare_home: Path) -> None:
    words = words_of(open_page(bare_home, "Overview"))
    assert "No sentence of these articles tells of an event on a day" in words
    assert "in their words" not in words


def test_a_clicked_event_shows_its_sentences_and_one_of_them_opens_its_article(sample_home: Path) -> None:
    app = open_app("Overview")
    second = list_rows(app, "event_list")[1]
    click_list(app, "event_list", second["id"])
    assert [row["lit"] for row in list_rows(app, "event_list")][:2] == [False, True]
    assert f"{second['lead']}, in their words" in words_of(app)
    sentence = str(list_rows(app, "sentence_list")[0]["id"])
    click_list(app, "sentence_list", sentence)
    assert page_title(app) == "Articles"
    assert f"{app.query_params['article']}@{app.query_params['at']}" == sentence


def test_all_articles_of_an_event_are_opened_by_its_days(sample_home: Path) -> None:
    app = open_app("Overview")
    day = dt.datetime.strptime(str(list_rows(app, "event_list")[0]["lead"]), "%d %b %Y").date()  # noqa: DTZ007
    app.button(key="open_all").click().run()
    assert page_title(app) == "Articles"
    assert app.query_params["happened"] == f"{day}..{day}"


@pytest.fixture
def overview(sample_home: Path) -> AppTest:
    return open_page(sample_home, "Overview")


@pytest.mark.parametrize(("word", "search"), [("wheat", "wheat"), ("price of bread", '"price of bread"')])
def test_a_clicked_word_is_searched_for(overview: AppTest, word: str, search: str) -> None:
    click_chart(overview, "top_terms", term=word)
    assert overview.query_params["q"] == search


def test_a_word_is_added_to_the_search_that_is_on(sample_home: Path) -> None:
    page = open_page(sample_home, "Overview", q=["harbour"])
    click_chart(page, "top_terms", term="wheat")
    assert page.query_params["q"] == "harbour wheat"


def test_a_clicked_day_becomes_a_filter_on_what_happened(overview: AppTest) -> None:
    click_chart(overview, "top_days", day="2017-03-06")
    assert overview.query_params["happened"] == "2017-03-06..2017-03-06"
    assert overview.query_params["clock"] == "happened"


@pytest.mark.parametrize("chart", ["top_terms", "top_days"])
def test_a_click_beside_the_bars_changes_nothing(overview: AppTest, chart: str) -> None:
    click_chart(overview, chart)
    assert dict(overview.query_params) == {}


def test_the_days_of_undated_articles_are_decided_on_the_page_corpus(bare_home: Path) -> None:
    app = open_app("Overview")
    app.button(key="decide_days").click().run()
    assert page_title(app) == "Corpus"
    assert app.query_params["tab"] == "Days to decide"
