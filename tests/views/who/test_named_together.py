"""Named together: each way to show it, and what holds both names of a pair beside it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.plain_corpus import PlainCorpus, parse_sentence, write_store
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import open_page, words_of


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


def open_together(store: Path) -> AppTest:
    return open_page(store, "Who", tab=["Named together"])


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("network", "click a name or a line"),
        ("matrix", "click a cell"),
        ("table", "tick one"),
    ],
)
@pytest.mark.parametrize("by", ["articles", "strength"])
def test_each_view_draws_with_its_pair_beside_it(store: Path, view: str, expected: str, by: str) -> None:
    page = open_together(store)
    page.segmented_control(key="order_together").set_value(by).run()
    page.segmented_control(key="view_together").set_value(view).run()
    assert not page.exception, page.exception
    words = words_of(page)
    assert expected in words
    assert "; click one to read it" in words
    assert ("closest: articles with both" in words) == (by == "strength")


def test_countries_are_spoken_of_only_where_they_are_shown(store: Path) -> None:
    page = open_together(store)
    assert "a country where the article" not in words_of(page)
    page.selectbox(key="kinds_together").set_value("Persons and countries").run()
    assert "a country where the article is about it" in words_of(page)


def test_a_pair_that_no_sentence_names_shows_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    world = sample_corpus(1)
    (article,) = world.articles
    article.sentences[:] = [
        parse_sentence("[Ada Berg|person] spoke."),
        parse_sentence("[Omar Dahl|person] left."),
    ]
    for name in ("Ada Berg", "Omar Dahl"):
        world.entity[("person", name, "")] = ("person", name)
    write_store(PlainCorpus(world.articles, world.entity), tmp_path / "apart", "Apart")
    page = open_together(tmp_path / "apart")
    words = words_of(page)
    assert "Ada Berg and Omar Dahl" in words
    assert "1 article; no sentence names both, this is the article" in words
