"""The filter on days in the sidebar: its ends, its clock, what touches them, and articles without a day."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.views.state.address_codec import decode_filters
from tests.sample_corpus import sample_corpus
from tests.test_app import count_of, open_page, words_of
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
    assert dict(page.query_params) == {"published": day, "v": "2"}


def test_undated_articles_alone_are_chosen(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus")
    click_list(page, "undated", "published", event="toggled")
    assert page.query_params["published:undated"] == "1"
    assert 0 < count_of(page) < 60


def test_a_filter_on_days_leaves_out_what_has_no_day_and_adds_it_on_request(sample_home: Path) -> None:
    page = open_page(sample_home, "Overview", published=["2017-03-01..2017-03-31"], v=["2"])
    inside = count_of(page)
    undated = [article for article in sample_corpus().articles if article.best is None]
    click_list(page, "undated", "published", event="toggled")
    assert count_of(page) == inside + len(undated)
    pills = next(group for group in page.get("button_group") if group.key == "pills")
    assert f"+ {len(undated)} without a publication date" in str(pills.options)


def test_a_link_of_the_old_rules_says_what_it_now_leaves_out(sample_home: Path) -> None:
    page = open_page(sample_home, "Overview", published=["2017-03-01..2017-03-31"])
    undated = [article for article in sample_corpus().articles if article.best is None]
    assert f"Now it leaves them out: {len(undated)} without a publication date." in words_of(page)
    inside = count_of(page)
    page.button(key="add_undated").click().run()
    assert count_of(page) == inside + len(undated)
    assert "Now it leaves them out" not in words_of(page)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"undated": ["only"]}, {"published:undated": ["1"]}),
        ({"undated": ["leave out"]}, {"published": [".."]}),
        ({"undated": ["only"], "happened": ["2017-03-01.."]}, {"happened:undated": ["1"]}),
        ({"undated": ["leave out"], "published": ["2017-03-01.."]}, {"published": ["2017-03-01.."]}),
        ({"published": ["2017-03-01.."]}, {"published": ["2017-03-01.."]}),
    ],
)
def test_what_an_old_link_says_of_the_undated_is_read(
    old: dict[str, list[str]], new: dict[str, list[str]]
) -> None:
    assert decode_filters(old) == decode_filters(new | {"v": ["2"]})
