"""A list of searches is pasted, counted, and each row opens the articles that it counts."""

from pathlib import Path

from dashboard.schema import Filters
from dashboard.views.words.several_searches import _add_search
from tests.test_app import count_of, open_page, words_of
from tests.views.browser_events import list_rows

TAB = ["Several searches"]


def test_a_pasted_list_is_counted_row_by_row(sample_home: Path) -> None:
    page = open_page(sample_home, "Words", tab=TAB)
    assert "Paste names or searches" in words_of(page)
    page.text_area(key="searches_box").set_value("telephone\n<b>zebra</b>\ntelephone").run()
    assert not page.exception
    rows = list_rows(page, "batch_list")
    assert [row["text"][0][0] for row in rows] == ["telephone", '"<b>zebra</b>"']
    assert "26 articles" in str(rows[0]["meta"])
    assert "0 articles" in str(rows[1]["meta"])


def test_a_row_selects_what_it_counts_under_the_search_that_is_on(sample_home: Path) -> None:
    page = open_page(sample_home, "Words", tab=TAB, q=["the OR rain"])
    page.text_area(key="searches_box").set_value("telephone").run()
    (row,) = list_rows(page, "batch_list")
    query = _add_search(Filters(search="the OR rain"), "telephone").search
    assert f"{count_of(open_page(sample_home, 'Overview', q=[query]))} article" in str(row["meta"])


def test_a_search_that_cannot_be_read_says_so_in_its_row(sample_home: Path) -> None:
    page = open_page(sample_home, "Words", tab=TAB, **{"ask:batch_as": ["search"]})
    page.text_area(key="searches_box").set_value("(rain\ntelephone").run()
    rows = list_rows(page, "batch_list")
    assert "never closed" in str(rows[0]["meta"])
    assert not rows[0].get("id")
    assert rows[1]["id"] == "1"
