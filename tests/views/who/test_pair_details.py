"""A pair of names: chosen on the network, the matrix or the table, and read."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_chart, click_list, list_rows, open_app, page_title, tick_rows

MARKOVA, SALEH = "person:Elena Markova", "person:Omar Saleh"
PAIR = "Elena Markova and Omar Saleh"


@pytest.fixture
def page(sample_home: Path) -> AppTest:
    return open_page(sample_home, "Who", tab=["Named together"])


def title_of_pair(page: AppTest) -> str:
    """Return the names of the pair that is read."""
    return next(each for each in words_of(page).split('<h2 class="title">') if " and " in each[:60]).split(
        "<"
    )[0]


def test_a_clicked_line_of_the_network_is_the_pair_that_is_read(page: AppTest) -> None:
    click_chart(page, "network_", {"pick": [{"key": MARKOVA, "other key": SALEH}]})
    assert set(title_of_pair(page).split(" and ")) == set(PAIR.split(" and "))


def test_a_clicked_name_stands_for_its_strongest_pair(page: AppTest) -> None:
    click_chart(page, "network_", {"pick": [{"key": "person:Anna Lindqvist"}]})
    names = title_of_pair(page)
    assert "Anna Lindqvist" in names
    for nothing in ({"pick": []}, {"pick": [{"key": "person:Nobody"}]}):
        click_chart(page, "network_", nothing)
        assert title_of_pair(page) == names


def test_a_row_of_the_table_is_the_pair_that_is_read(page: AppTest) -> None:
    page.segmented_control(key="view_together").set_value("table").run()
    names = [frame.value for frame in page.dataframe if "strength" in frame.value and "label" in frame.value][
        -1
    ]
    tick_rows(page, "pair_rows", [2])
    assert title_of_pair(page) == f"{names['label'].iloc[2]} and {names['other'].iloc[2]}"
    tick_rows(page, "pair_rows", [2])
    assert title_of_pair(page) == f"{names['label'].iloc[2]} and {names['other'].iloc[2]}"


def test_a_clicked_sentence_of_a_pair_opens_its_article(sample_home: Path) -> None:
    app = open_app("Who", tab=["Named together"])
    sentence = str(list_rows(app, "sentences_of_pair")[0]["id"])
    click_list(app, "sentences_of_pair", sentence)
    assert page_title(app) == "Articles"
    assert sentence.startswith(app.query_params["article"])


def test_both_names_of_a_pair_become_filters(page: AppTest) -> None:
    click_chart(page, "network_", {"pick": [{"key": MARKOVA, "other key": SALEH}]})
    page.button(key="filter_pair").click().run()
    assert set(page.query_params["person"]) == {MARKOVA, SALEH}
    assert page.query_params["all:person"] == "1"


def test_articles_that_name_nobody_have_no_pair(bare_home: Path) -> None:
    page = open_page(bare_home, "Who", tab=["Named together"])
    assert "No two of these are named together" in words_of(page)
