"""Columns, publishers, names and topics that are made to break a page: each page draws, and no key has them."""

import dataclasses
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app import PAGES
from dashboard.decisions.log.notes import TOPIC, VIEW, append_note, new_note
from dashboard.schema import Part
from dashboard.views.state.session import widget_key
from tests.plain_corpus import entity_for_each_name, parse_sentence, write_store
from tests.sample_corpus import sample_corpus
from tests.test_app import SLOW, open_page, run_page
from tests.views.browser_events import click_list

MARK = "Zq"
HOSTILE = f'{MARK}__a$$ID-0-None"><script>__$$STREAMLIT_INTERNAL_KEY_x'
PERSON = f"person:{HOSTILE}"
TABS = {
    "Timeline": ("Timeline", "Days", "Calendar", "Meetings", "What changed", "Due"),
    "Who": ("Named together", "Likely the same", "Spot checks"),
    "Words": ("Several searches", "Over time", "In context", "Beside", "Distinctive", "Most used"),
    "Articles": ("Topics", "Origins", "Claimed figures"),
    "Corpus": ("Days to decide", "Decisions", "Add articles"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample with hostile texts wherever a text from outside can stand."""
    corpus = sample_corpus()
    for number, article in enumerate(corpus.articles):
        article.publisher = f"{HOSTILE} {number % 3}"
        article.author = HOSTILE
        article.fields = [("a__b", f"{HOSTILE} {number % 2}"), (HOSTILE, "one__two"), ("__", "__")]
        article.sentences.append(parse_sentence(f"[{HOSTILE}|person] flew to [Lagos|place:NGA].", Part.BODY))
    corpus = dataclasses.replace(corpus, entity=entity_for_each_name(corpus.articles))
    folder = tmp_path_factory.mktemp("home") / "a__b"
    write_store(corpus, folder, HOSTILE)
    append_note(folder, new_note(TOPIC, name=HOSTILE, query="harbour"))
    append_note(folder, new_note(VIEW, name=HOSTILE, params={"q": ("harbour",)}))
    return folder


@pytest.fixture(autouse=True)
def home(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(store.parent))
    monkeypatch.setenv("DATELINE_STORE", str(store))


def keys_of(page: AppTest) -> list[str]:
    """Return the keys of the widgets of a page, and of what its session remembers."""
    ids = [str(getattr(each.proto, "id", "")) for each in page.get("bidi_component")]
    return [*map(str, page.session_state), *ids]


def assert_safe(page: AppTest) -> None:
    assert not page.exception
    assert keys_of(page)
    assert [key for key in keys_of(page) if MARK in key or "one__two" in key] == []


@pytest.mark.parametrize("title", PAGES)
def test_a_column_called_a__b_makes_every_page_of_its_corpus_fail(title: str, store: Path) -> None:
    page = open_page(store, title)
    assert_safe(page)
    assert widget_key("facet_field", "field:a__b") in " ".join(keys_of(page))


@pytest.mark.parametrize(("title", "tab"), [(title, tab) for title, tabs in TABS.items() for tab in tabs])
def test_no_key_of_a_tab_holds_outside_text(title: str, tab: str, store: Path) -> None:
    assert_safe(open_page(store, title, tab=[tab]))


@pytest.mark.parametrize("title", PAGES)
def test_no_key_of_a_filtered_page_holds_outside_text(title: str, store: Path) -> None:
    chosen = {
        "field:a__b": [f"{HOSTILE} 1"],
        "person": [PERSON],
        "publisher": [f"{HOSTILE} 1"],
        "q": ["harbour"],
    }
    assert_safe(open_page(store, title, **chosen))


@pytest.mark.parametrize(("name_list", "key"), [("name_list", PERSON)])
def test_no_key_of_a_name_s_profile_holds_outside_text(name_list: str, key: str, store: Path) -> None:
    page = AppTest.from_function(run_page, args=(str(store), "Who"), default_timeout=SLOW).run()
    assert_safe(click_list(page, name_list, key, event="toggled"))


def test_equal_texts_have_equal_keys_and_others_have_others() -> None:
    assert widget_key("a", "b", 1) == widget_key("a", "b", 1)
    assert len({widget_key("a", *texts) for texts in (("b", "c"), ("bc",), ("b", "d"), ("\ud800",), ())}) == 5
