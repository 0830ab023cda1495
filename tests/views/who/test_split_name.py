"""The form that splits a name: a clear proposal is filled in, articles are given by hand, filters follow."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import load_decisions, select_effective
from dashboard.query.names.split_proposals import Proposal
from dashboard.schema import Namesake
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, tick_rows

KEY = "person:Elena Markova"
CUES = (Namesake("One (Moscow)", ("place:Moscow",)), Namesake("One (bread)", ("bread",)))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


def propose(monkeypatch: pytest.MonkeyPatch, proposal: Proposal | None) -> None:
    """Make this what the search for two bearers of a name comes to: the sample has no such name."""
    monkeypatch.setattr("dashboard.views.who.split_name.propose_split", lambda corpus, key: proposal)


def open_form(store: Path, **params: list[str]) -> AppTest:
    page = click_list(open_page(store, "Who", **params), "name_list", KEY, event="toggled")
    return page.button(key="split").click().run()


def test_a_clear_proposal_is_filled_in(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    propose(monkeypatch, Proposal(CUES, (3, 3), 0, clear=True))
    page = open_form(store)
    assert "proposed from the company and the roles in its articles" in words_of(page)
    assert [page.text_input(key=widget_key("split", "label", side, KEY)).value for side in (0, 1)] == [
        "One (Moscow)",
        "One (bread)",
    ]
    assert page.multiselect(key=widget_key("split", "cues", 1, KEY)).value == ["bread"]
    assert "fill_split" not in [button.key for button in page.button]
    page.button(key="stop_splitting").click().run()
    assert "Two of one name" not in words_of(page)


def test_where_nothing_is_proposed_the_form_begins_without_cues(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(monkeypatch, None)
    page = open_form(store)
    assert "no split is proposed" in words_of(page)
    assert page.text_input(key=widget_key("split", "label", 0, KEY)).value == "Elena Markova (first)"
    assert page.button(key="part").disabled


def test_an_article_is_given_to_one_by_hand_and_then_to_the_other(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(monkeypatch, None)
    page = open_form(store)
    tick_rows(page, widget_key("split_articles", KEY, 0), [0])
    page.button(key="give_0").click()
    tick_rows(page, widget_key("split_articles", KEY, 0), [0])
    (article,) = page.session_state[widget_key("split", "given", 0, KEY)]
    (table,) = [frame.value for frame in page.dataframe if "whose" in frame.value]
    row = table["whose"].tolist().index("Elena Markova (first)")
    tick_rows(page, widget_key("split_articles", KEY, 1), [row])
    page.button(key="give_1").click()
    tick_rows(page, widget_key("split_articles", KEY, 1), [row])
    assert page.session_state[widget_key("split", "given", 0, KEY)] == ()
    assert page.session_state[widget_key("split", "given", 1, KEY)] == (article,)
    page.button(key="part").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert [each.articles for each in decision.namesakes] == [(), (article,)]


@pytest.mark.parametrize("every", [False, True])
def test_a_filter_on_the_name_follows_to_both_of_its_bearers(
    store: Path, monkeypatch: pytest.MonkeyPatch, every: bool
) -> None:
    propose(monkeypatch, Proposal(CUES, (3, 3), 0, clear=True))
    page = open_form(store, person=[KEY], **({"all:person": ["1"]} if every else {}))
    page.button(key="part").click().run()
    assert not page.exception
    assert len(select_effective(load_decisions(store))) == 1
    values = page.query_params["person"]
    assert (values == KEY) is every
    assert every or len(values) == 3
