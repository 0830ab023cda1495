"""The tab of topics: one that is named and opened, and what cannot be made."""

from pathlib import Path

import pytest

from dashboard.decisions.log.notes import append_note, list_topics, load_notes, new_note
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store
from tests.test_app import count_of, open_page


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


def test_a_topic_needs_a_name_and_no_search(store: Path) -> None:
    page = open_page(store, "Articles", tab=["Topics"])
    make = next(button for button in page.button if button.label == "Make a topic")
    make.click().run()
    assert page.warning[0].value == "Give the topic a name."
    assert list_topics(load_notes(store)) == ()
    page.text_input(key="topic_name").set_value("By hand")
    next(button for button in page.button if button.label == "Make a topic").click().run()
    assert [(topic.name, topic.query) for topic in list_topics(load_notes(store))] == [("By hand", "")]


def test_the_articles_of_a_topic_are_listed_on_request(store: Path) -> None:
    append_note(store, new_note("topic", name="Wheat", query="wheat"))
    (topic,) = list_topics(load_notes(store))
    page = open_page(store, "Articles", tab=["Topics"])
    page.button(key=widget_key("show", topic.id)).click().run()
    assert page.query_params["f:saved topic"] == "Wheat"
    assert "tab" not in page.query_params
    assert 0 < count_of(page) < 60
