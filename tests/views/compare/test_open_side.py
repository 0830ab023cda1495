"""A click on a bar of a comparison: the articles of its side, or its word in context there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_app import count_of
from tests.views.browser_events import click_chart, open_app, page_title


@pytest.fixture
def app(sample_home: Path) -> AppTest:
    return open_app("Compare", **{"country": ["SYR"], "other.country": ["TUR"], "side": ["a"]})


def chart_of(app: AppTest, words: str) -> str:
    """Return the key of the first chart whose key has these words."""
    keys = [str(each.proto.id).split("-", 2)[-1] for each in app.get("vega_lite_chart")]
    return next(key for key in keys if words in key)


def test_a_bar_leads_to_the_articles_of_its_side(app: AppTest) -> None:
    chart = chart_of(app, "sides_person")
    click_chart(app, chart)
    assert page_title(app) == "Compare"
    click_chart(app, chart, key="person:Elena Markova", side="B")
    assert page_title(app) == "Articles"
    assert (app.query_params["country"], app.query_params["person"]) == ("TUR", "person:Elena Markova")
    assert count_of(app) > 0


def test_the_rest_is_no_selection_of_its_own(sample_home: Path) -> None:
    app = open_app("Compare", country=["SYR"])
    click_chart(app, chart_of(app, "sides_person"), key="person:Elena Markova", side="B")
    assert page_title(app) == "Compare"
    assert "These articles are no selection of their own" in app.toast[0].value


@pytest.mark.parametrize(("side", "country", "other"), [("A", "SYR", "TUR"), ("B", "TUR", "SYR")])
def test_a_word_is_read_in_the_articles_of_its_side(
    app: AppTest, side: str, country: str, other: str
) -> None:
    chart = chart_of(app, "sides_words")
    click_chart(app, chart)
    assert page_title(app) == "Compare"
    click_chart(app, chart, key="harbour", side=side)
    assert page_title(app) == "Words"
    assert (app.query_params["country"], app.query_params["other.country"]) == (country, other)
    assert app.query_params["ask:words"] == "harbour"


def test_a_word_of_the_rest_is_read_in_all_articles(sample_home: Path) -> None:
    app = open_app("Compare", country=["SYR"])
    click_chart(app, chart_of(app, "sides_words"), key="harbour", side="B")
    assert page_title(app) == "Words"
    assert "country" not in app.query_params
    assert count_of(app) == 60
