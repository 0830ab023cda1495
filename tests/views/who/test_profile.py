"""The list of names and the profile of one: what each click opens, and spellings that are split off."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import load_decisions, select_effective
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows, open_app, page_title, tick_rows

MARKOVA = "person:Elena Markova"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


def open_markova(store: Path) -> AppTest:
    page = open_page(store, "Who")
    return click_list(page, "name_list", MARKOVA, event="toggled")


def test_a_ticked_name_is_looked_at_and_two_are_offered_to_be_merged(sample_home: Path) -> None:
    page = open_markova(sample_home)
    assert '<h2 class="title">Elena Markova</h2>' in words_of(page)
    click_list(page, "name_list", "person:Omar Saleh", event="toggled")
    assert "Merge these names" in words_of(page)
    assert page.selectbox(key="merge_label").options == ["Elena Markova", "Omar Saleh"]
    page.button(key="untick").click().run()
    assert "Merge these names" not in words_of(page)


def test_two_names_are_merged_under_the_chosen_one(store: Path) -> None:
    page = click_list(open_markova(store), "name_list", "person:Omar Saleh", event="toggled")
    page.selectbox(key="merge_label").set_value("person:Omar Saleh").run()
    page.button(key="merge").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert (decision.verb, decision.value) == ("merge", "Omar Saleh")
    assert set(decision.spellings) == {MARKOVA, "person:Omar Saleh"}


def test_a_country_of_the_profile_becomes_a_filter_and_company_is_opened(sample_home: Path) -> None:
    page = open_markova(sample_home)
    other = list_rows(page, "company_person")[0]
    click_list(page, "company_person", other["key"], event="toggled")
    assert f'<h2 class="title">{other["label"]}</h2>' in words_of(page)
    country = list_rows(page, "name_countries")[0]["key"]
    click_list(page, "name_countries", country, event="toggled")
    assert page.query_params["country"] == country


def test_a_clicked_sentence_of_a_name_opens_its_article(sample_home: Path) -> None:
    app = open_app("Who")
    sentence = str(list_rows(app, "sentences_of_name")[0]["id"])
    click_list(app, "sentences_of_name", sentence)
    assert page_title(app) == "Articles"
    assert sentence.startswith(app.query_params["article"])


def test_a_ticked_spelling_is_split_off_and_all_of_them_are_not(store: Path) -> None:
    page = open_markova(store)
    table = widget_key("spellings", MARKOVA)
    tick_rows(page, table, [0, 1])
    assert "split_off" not in [button.key for button in page.button]
    tick_rows(page, table, [1])
    page.button(key="split_off").click()
    tick_rows(page, table, [1])
    (decision,) = select_effective(load_decisions(store))
    assert decision.verb == "split"
    assert len(decision.spellings) == 1
    assert decision.value in ("Markova", "Elena Markova")


def test_names_are_sought_by_any_spelling(sample_home: Path) -> None:
    page = open_page(sample_home, "Who")
    page.text_input(key="find_person").set_value("markov").run()
    assert [row["label"] for row in list_rows(page, "name_list")] == ["Elena Markova"]
    page.text_input(key="find_person").set_value("zebra").run()
    assert "These articles name none that is spelt so" in words_of(page)


def test_articles_that_name_nobody_say_so(bare_home: Path) -> None:
    words = words_of(open_page(bare_home, "Who"))
    assert "These articles name none" in words
    assert "Spelt" not in words


def test_no_two_names_are_likely_one_where_there_is_none(bare_home: Path) -> None:
    words = words_of(open_page(bare_home, "Who", tab=["Likely the same"]))
    assert "No two names are so much alike" in words


def test_a_bare_corpus_has_nothing_to_check(bare_home: Path) -> None:
    page = open_page(bare_home, "Who", tab=["Spot checks"])
    page.selectbox(key="check_sort").set_value(page.selectbox(key="check_sort").options[1]).run()
    assert not page.exception
