"""Days to decide: groups of evidence, other days than the proposed one, and what is left open."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.corpus.version_files import write_manifest
from dashboard.decisions import append_decisions, load_decisions, new_decision, select_effective
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows

TAB = ["Days to decide"]


@pytest.fixture
def store(bare_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the bare articles, which a test may decide on."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    shutil.copytree(bare_store, tmp_path / "bare")
    return tmp_path / "bare"


def test_what_is_passed_over_is_offered_again(store: Path) -> None:
    page = open_page(store, "Corpus", tab=TAB)
    assert "accept_group" not in [button.key for button in page.button]
    # Without a proposed day there is nothing to accept, so the article is passed over.
    page.button(key="accept_day").click().run()
    page.button(key="skip_day").click().run()
    page.button(key="skip_day").click().run()
    assert load_decisions(store) == ()
    assert "All 3 of this group were passed over" in words_of(page)
    page.button(key="dating_again").click().run()
    assert "3 left" in words_of(page)


def test_a_typed_day_is_decided(store: Path) -> None:
    page = open_page(store, "Corpus", tab=TAB)
    page.date_input(key="day_k0").set_value(dt.date(2017, 3, 6)).run()
    page.button(key="accept_day").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert (decision.articles, decision.value) == (("k0",), "2017-03-06")


def test_when_every_day_is_decided_there_is_nothing_to_do(store: Path) -> None:
    keys = ("k0", "k1", "k2")
    append_decisions(store, new_decision("set_days", articles=keys, spellings=("2017-03-06",) * len(keys)))
    page = open_page(store, "Corpus", tab=TAB)
    assert "There is nothing to do here" in words_of(page)
    assert "accept_day" not in [button.key for button in page.button]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Return the tab of a sample whose first undated article has two days that contradict each other."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    store = make_sample_store(tmp_path / "sample")
    path = store / "versions" / "1" / "articles.parquet"
    table = pq.read_table(path)
    undated = next(article.key for article in sample_corpus().articles if article.best is None)
    evidence = json.dumps({"published": "metadata 2017-03-24; stamp 2017-03-19"})
    sources = [evidence if key == undated else "{}" for key in table["key"].to_pylist()]
    column = table.schema.get_field_index("sources")
    pq.write_table(
        table.set_column(
            column, table.schema.field(column), pa.array(sources, table.schema.field(column).type)
        ),
        path,
    )
    write_manifest(path.parent)
    return open_page(store, "Corpus", tab=TAB)


def test_a_clicked_group_is_gone_through(page: AppTest) -> None:
    groups = list_rows(page, "dating_groups")
    assert len(groups) > 1
    assert [group["lit"] for group in groups].index(True) == 0
    click_list(page, "dating_groups", groups[-1]["id"])
    assert [group["lit"] for group in list_rows(page, "dating_groups")].index(True) == len(groups) - 1


def test_another_day_than_the_proposed_one_is_taken(page: AppTest) -> None:
    store = Path(page.args[0])
    for group in list_rows(page, "dating_groups"):
        click_list(page, "dating_groups", group["id"])
        while not any(button.key == "dating_again" for button in page.button):
            if any(button.key == widget_key("take", "stamp") for button in page.button):
                page.button(key=widget_key("take", "stamp")).click().run()
                (decision,) = select_effective(load_decisions(store))
                assert (decision.value, decision.reason) == ("2017-03-19", "by stamp")
                return
            page.button(key="skip_day").click().run()
    pytest.fail("no article was offered with the day of its stamp")
