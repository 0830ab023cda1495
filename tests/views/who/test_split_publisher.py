"""Articles of a publisher that someone else published: ticked, named, and given to them."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import load_decisions, select_effective
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store
from tests.test_app import words_of
from tests.views.browser_events import tick_rows
from tests.views.who.test_page import run_kind

TABLE = widget_key("published_by", "Northern Wire")
FIELD = widget_key("published_by_name", "Northern Wire")


def test_ticked_articles_are_given_to_another_publisher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    store = make_sample_store(tmp_path / "sample")
    page = AppTest.from_function(run_kind, args=(str(store), "publisher"), default_timeout=30).run()
    tick_rows(page, TABLE, [0, 1])
    assert page.button(key="part_publisher").disabled
    page.text_input(key=FIELD).set_value("Wire of the North")
    tick_rows(page, TABLE, [0, 1])
    assert "What changes: 2 articles change" in words_of(page).replace("\\", "")
    page.button(key="part_publisher").click()
    tick_rows(page, TABLE, [0, 1])
    (decision,) = select_effective(load_decisions(store))
    assert (decision.verb, decision.value, len(decision.articles)) == (
        "set_publisher",
        "Wire of the North",
        2,
    )


def test_a_publisher_is_sought_by_its_name(sample_home: Path) -> None:
    page = AppTest.from_function(run_kind, args=(str(sample_home), "publisher"), default_timeout=30).run()
    page.text_input(key="find_publisher").set_value("gazette").run()
    assert '<h2 class="title">Port Gazette</h2>' in words_of(page)
