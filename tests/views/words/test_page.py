"""The page of words: each tab with something to show, what a click does, what is said where there is nothing."""

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.corpus.version_files import write_manifest
from dashboard.decisions.log.stop_words import load_stop_words
from dashboard.query.words.keyness import Keyness, Side
from dashboard.views.state.session import widget_key
from dashboard.views.widgets.keyness_table import A_AND_B, SELECTION_AND_REST, describe_keyness
from dashboard.views.widgets.number_words import format_word_count
from tests.sample_corpus import make_sample_store
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_chart

TABS = ("Most used", "Over time", "Distinctive", "In context", "Beside")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample_store(tmp_path_factory.mktemp("home") / "sample")


@pytest.fixture(autouse=True)
def home(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(store.parent))


def open_words(store: Path, tab: str, **params: list[str]) -> AppTest:
    named = {name.replace("ask_", "ask:"): values for name, values in params.items()}
    return open_page(store, "Words", tab=[tab], **named)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_draws(store: Path, tab: str) -> None:
    page = open_words(store, tab)
    assert not page.error
    assert page.segmented_control(key="tab_row").value == tab


@pytest.mark.parametrize("tab", TABS)
def test_no_tab_prints_a_placeholder_in_place_of_its_word(store: Path, tab: str) -> None:
    assert "{" not in words_of(open_words(store, tab))


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_draws_under_filters_without_copies_and_undated(store: Path, tab: str) -> None:
    page = open_words(store, tab, copies=["without"], **{"published:undated": ["1"]}, country=["RUS"])
    assert not page.error


@pytest.mark.parametrize("tab", ["In context", "Beside", "Over time"])
def test_a_query_that_cannot_be_read_says_so(store: Path, tab: str) -> None:
    page = open_words(store, tab, ask_words=['"unclosed'], ask_terms=['"unclosed'])
    assert "never closed" in page.error[0].value


def test_a_query_without_hits_says_what_to_do(store: Path) -> None:
    assert "No hit" in words_of(open_words(store, "In context", ask_words=["zebra"]))


def test_wheat_is_read_in_context(store: Path) -> None:
    page = open_words(store, "In context", ask_words=["wheat"], ask_order=["before"])
    assert "hits in" in words_of(page)
    assert page.text_input(key="asked_words").value == "wheat"
    page.selectbox(key="asked_order").set_value("day").run()
    assert page.query_params["ask:order"] == "day"
    assert "by day" in words_of(page)


def test_an_answer_is_kept_in_the_address_and_the_first_needs_none(store: Path) -> None:
    page = open_words(store, "Most used")
    page.segmented_control(key="asked_by").select("occurrences").run()
    assert page.query_params["ask:by"] == "occurrences"
    page.segmented_control(key="asked_by").select("articles").run()
    assert "ask:by" not in page.query_params


def test_names_are_listed_with_their_kind(store: Path) -> None:
    page = open_words(store, "Most used", ask_list=["names"])
    (table,) = [frame.value for frame in page.dataframe if "kind" in frame.value and len(frame.value) > 3][
        -1:
    ]
    assert {"person", "place"} <= set(table["kind"])


def test_the_rest_needs_a_filter(store: Path) -> None:
    page = open_words(store, "Distinctive")
    assert "set a filter" in words_of(page)
    page.button(key=widget_key("try", "country", "RUS")).click().run()
    assert page.query_params["country"] == "RUS"


def test_stop_words_are_edited_and_kept(store: Path) -> None:
    page = open_words(store, "Most used")
    page.text_area(key="stop_added").set_value("Wheat harbour").run()
    assert load_stop_words(store).added == ("harbour", "wheat")
    assert "wheat" not in set(page.dataframe[-1].value["term"])
    (store / "stop_words.json").unlink()


def test_a_corpus_of_another_tokenizer_says_what_to_do(store: Path, tmp_path: Path) -> None:
    older = make_sample_store(tmp_path / "older")
    path = older / "versions" / "1" / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**meta, "rules": {"words": "tokens-0-1"}}), encoding="utf-8")
    write_manifest(path.parent)
    assert "Build it again" in words_of(open_page(older, "Words", tab=["In context"]))


def test_a_difference_is_said_in_words() -> None:
    row = {"times": 8.0, "log_ratio": 3.0, "small": False}
    row |= {"occurrences_a": 212, "occurrences_b": 26, "articles_a": 90, "articles_b": 20}
    keyness = Keyness(pd.DataFrame([row]), Side(300, 1_087_000), Side(400, 990_000), 1, 0.0)
    (in_a,) = describe_keyness(keyness, A_AND_B)["told"]
    assert in_a.startswith("8 times as common in A: ")
    (here,) = describe_keyness(keyness, SELECTION_AND_REST)["told"]
    assert here == "8 times as common here: 212 of 1.1 million words against 26 of 990,000"
    assert format_word_count(84_310) == "84,300"


def test_very_many_hits_are_sorted_on_request(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.words.quotes.MAX_SORTED", 3)
    page = open_words(store, "In context", ask_words=["wheat"], ask_order=["before"])
    assert "in corpus order" in words_of(page)
    page.button(key="sort_all").click().run()
    assert not page.exception
    assert "by the word before" in words_of(page)


def test_a_dot_of_a_week_opens_its_word_in_that_week_alone(store: Path) -> None:
    page = open_words(store, "Over time", ask_terms=["wheat"], ask_bin=["week"])
    click_chart(page, "trends_", term="wheat", start="2017-04-03", stop="2017-04-10")
    assert page.query_params["published"] == "2017-04-03..2017-04-09"
    assert page.text_input(key="asked_words").value == "wheat"
