"""The page Compare."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.schema import Choice, Filters
from dashboard.views.compare.open_side import add_value
from tests.sample_corpus import make_sample_store
from tests.test_app import SLOW, run_page, words_of

SIDES = {"country": ["SYR"], "other.country": ["TUR"], "side": ["a"]}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample_store(tmp_path_factory.mktemp("home") / "sample")


@pytest.fixture(autouse=True)
def home(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(store.parent))
    monkeypatch.setenv("DATELINE_STORE", str(store))


def open_compare(store: Path, **params: list[str]) -> AppTest:
    page = AppTest.from_function(run_page, args=(str(store), "Compare"), default_timeout=SLOW)
    for name, values in params.items():
        page.query_params[name] = values
    page.run()
    assert not page.exception, page.exception
    return page


def test_a_selection_is_compared_with_the_rest(store: Path) -> None:
    words = words_of(open_compare(store, country=["SYR"]))
    assert "<b>A</b> about Syria" in words
    assert "<b>B</b> all other articles" in words
    assert "<b>0</b> in both" in words
    assert "Over time" in words


def test_b_is_chosen_and_swapped_and_dropped(store: Path) -> None:
    page = open_compare(store, **SIDES)
    assert "<b>A</b> about Syria" in words_of(page)
    assert "<b>B</b> about Turkey" in words_of(page)
    page.button(key="swap_sides").click().run()
    assert "<b>A</b> about Turkey" in words_of(page)
    page.button(key="drop_b").click().run()
    assert "<b>A</b> about Turkey" in words_of(page)
    assert "<b>B</b> all other articles" in words_of(page)
    page.button(key="choose_b").click().run()
    assert "<b>B</b> about Turkey" in words_of(page)


def test_the_filters_at_the_left_set_the_side_that_is_chosen(store: Path) -> None:
    page = open_compare(store, **SIDES)
    page.segmented_control(key="side_at_the_left").set_value("B").run()
    words = words_of(page)
    assert "<b>B</b> about Turkey" in words
    assert words.index("set by the filters") > words.index("<b>B</b>")


@pytest.mark.parametrize("measure", ["share", "per_million"])
def test_one_switch_changes_what_the_page_counts_in(store: Path, measure: str) -> None:
    page = open_compare(store, country=["SYR"])
    page.segmented_control(key="asked_measure").set_value(measure).run()
    assert not page.exception
    assert ("% of all articles" in words_of(page)) == (measure == "share")


def test_a_side_without_articles_says_what_to_do(store: Path) -> None:
    words = words_of(open_compare(store, **{**SIDES, "other.country": ["ISL"]}))
    assert "One side has no articles" in words


def test_a_against_a_has_no_distinctive_word(store: Path) -> None:
    page = open_compare(store, **{**SIDES, "other.country": ["SYR"]})
    page.toggle(key="asked_both").set_value(True).run()
    assert "No word is commoner" in words_of(page)


def test_while_nothing_is_chosen_choices_are_offered(store: Path) -> None:
    page = open_compare(store)
    offered = [button.key for button in page.button if str(button.key).startswith("try_")]
    page.button(key=offered[0]).click().run()
    assert "<b>B</b> all other articles" in words_of(page)


def test_two_choices_are_offered_side_by_side(store: Path) -> None:
    page = open_compare(store)
    page.button(key="pair_country").click().run()
    words = words_of(page)
    assert words.count("· set by the filters at the left") == 1
    assert "all other articles" not in words


def test_each_side_says_how_much_it_is(store: Path) -> None:
    words = words_of(open_compare(store, **SIDES))
    assert words.count(" words · ") == 2


def test_what_filters_keep_of_a_bar() -> None:
    syria, either = (
        Filters(choices={"country": Choice(("SYR",))}),
        Filters(choices={"country": Choice(("SYR", "TUR"))}),
    )
    added = add_value(syria, "country", "TUR")
    assert added is not None
    assert added.choice("country") == Choice(("SYR", "TUR"), every=True)
    assert add_value(syria, "country", "SYR") == syria
    assert add_value(either, "country", "SYR") is None
    assert add_value(None, "country", "SYR") is None
