"""The filter on days in the sidebar: its ends, its clock, what touches them, and articles without a day."""

import datetime as dt
from pathlib import Path

from tests.sample_corpus import sample_corpus
from tests.test_app import count_of, open_page
from tests.views.browser_events import click_list


def test_a_first_day_is_filtered_by_on_the_clock_that_is_on(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus")
    page.date_input(key="first_day").set_value(dt.date(2017, 3, 1)).run()
    assert page.query_params["published"] == "2017-03-01.."
    click_list(page, "days", {"name": "clock", "value": "happened"}, event="switched")
    page.date_input(key="last_day").set_value(dt.date(2017, 3, 31)).run()
    assert page.query_params["happened"] == "..2017-03-31"
    assert page.query_params["published"] == "2017-03-01.."


def test_what_touches_the_days_is_taken_in_on_request(sample_home: Path) -> None:
    unsure = next(article.best for article in sample_corpus().articles if article.inferred)
    day = f"{unsure}..{unsure}"
    page = open_page(sample_home, "Corpus", published=[day])
    inside = count_of(page)
    click_list(page, "days", {"name": "overlaps", "value": "overlaps"}, event="switched")
    assert count_of(page) > inside
    assert page.query_params["published:overlaps"] == "1"
    click_list(page, "days", {"name": "overlaps", "value": "inside"}, event="switched")
    assert dict(page.query_params) == {"published": day}


def test_undated_articles_alone_are_chosen(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus")
    click_list(page, "undated", {"name": "undated", "value": "only"}, event="switched")
    assert page.query_params["undated"] == "only"
    assert 0 < count_of(page) < 60
