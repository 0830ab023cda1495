"""Corrections of an event: joined with another, where there is none, and put back from the list."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import load_decisions, select_effective
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows


@pytest.fixture
def store(plans_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the store of plans, which a test may decide on."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    shutil.copytree(plans_store, tmp_path / "plans")
    return tmp_path / "plans"


def ask(page: AppTest, verb: str) -> AppTest:
    return next(box for box in page.selectbox if box.label == "What is wrong").select(verb).run()


def test_two_events_are_joined_and_parted_again(store: Path) -> None:
    page = ask(open_page(store, "Timeline", clock=["happened"]), "join_events")
    page.button(key="apply_correction").click().run()
    assert not page.exception
    (decision,) = select_effective(load_decisions(store))
    assert (decision.verb, len(decision.events)) == ("join_events", 2)
    (row,) = list_rows(page, "correction_list")
    click_list(page, "correction_list", row["id"], event="acted")
    assert select_effective(load_decisions(store)) == ()


def test_the_only_event_has_none_to_be_joined_with(store: Path) -> None:
    page = ask(open_page(store, "Timeline", clock=["happened"], status=["reported"]), "join_events")
    assert "No other event is listed beside it" in words_of(page)
    assert page.button(key="apply_correction").disabled
