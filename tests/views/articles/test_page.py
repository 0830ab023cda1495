"""The list of articles and the reader: what a click on a row, a box or a similar article does."""

from pathlib import Path

import pytest

from dashboard.decisions.log.notes import list_topics, load_notes
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import first_key, open_page, words_of
from tests.views.browser_events import click_list, list_rows


def test_a_clicked_article_is_opened_and_left_again(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles")
    key = list_rows(page, "article_list")[1]["id"]
    click_list(page, "article_list", key)
    assert page.query_params["article"] == key
    page.button(key="close_article").click().run()
    assert "article" not in page.query_params


def test_a_similar_article_is_opened_from_the_margin(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles", article=[sample_corpus().articles[0].key])
    similar = list_rows(page, "similar_list")[0]["id"]
    click_list(page, "similar_list", similar)
    assert page.query_params["article"] == similar


def test_an_article_of_which_nothing_was_cut_says_so(bare_home: Path) -> None:
    page = open_page(bare_home, "Articles", article=["k0"])
    page.toggle(key="with_cuts").set_value(True).run()
    assert "Nothing was cut from this article" in words_of(page)


def test_a_clicked_cut_is_offered_to_be_put_back(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles", article=[first_key(sample_home, "Sign up for our letter")])
    page.toggle(key="with_cuts").set_value(True).run()
    cut = next(row for row in list_rows(page, "cut_list") if "Sign up" in str(row["text"]))
    assert "put_line_back" not in [button.key for button in page.button]
    click_list(page, "cut_list", cut["id"])
    assert page.button(key="put_part_back").label == "Put all lines of the page back"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


def test_an_article_is_ticked_by_its_box_and_unticked_by_a_second_click(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles")
    first, second = (str(row["id"]) for row in list_rows(page, "article_list")[:2])
    for key in (first, second, second):
        click_list(page, "article_list", key, event="ticked")
    assert [row["ticked"] for row in list_rows(page, "article_list")][:2] == [True, False]
    assert "1 ticked" in words_of(page)


def test_nothing_is_taken_out_where_no_topic_is_named(store: Path) -> None:
    page = open_page(store, "Articles")
    click_list(page, "article_list", list_rows(page, "article_list")[0]["id"], event="ticked")
    page.button(key="Take out_articles").click().run()
    assert page.toast[0].value == "Choose a topic first, or type a new name."
    assert list_topics(load_notes(store)) == ()


def test_a_copy_is_chosen_from_the_margin_and_left_again(sample_home: Path) -> None:
    articles = sample_corpus().articles
    copied = next(
        article for article in articles if sum(each.story == article.story for each in articles) > 1
    )
    page = open_page(sample_home, "Articles", article=[copied.key])
    other = next(row["id"] for row in list_rows(page, "copies") if row["id"])
    click_list(page, "copies", other)
    assert "Beside:" in words_of(page)
    page.button(key="close_copy").click().run()
    assert "Beside:" not in words_of(page)


def test_an_article_is_joined_with_one_of_its_title(store: Path) -> None:
    page = open_page(store, "Articles", article=[sample_corpus().articles[0].key])
    page.text_input(key="join_words").set_value("harbour of").run()
    click_list(page, "join_list", list_rows(page, "join_list")[0]["id"])
    assert "count once without copies" in words_of(page)


def test_an_open_article_is_cited_in_every_style(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles", article=[sample_corpus().articles[0].key])
    references = [code.value for code in page.code]
    assert len(references) == 4
    assert references[2].startswith("@article{")
    assert references[3].startswith("TY  - NEWS")


def test_the_list_offers_texts_and_references(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles")
    offered = {button.proto.label for button in page.get("download_button")}
    assert {"JSON lines", "Texts (zip)", "APA", "Chicago", "BibTeX", "RIS"} <= offered
