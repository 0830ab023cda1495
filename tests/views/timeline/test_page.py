"""The tabs of the page Timeline: something to show, nothing to show, corrections and their undoing."""

import re
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import append_decisions, load_decisions, new_decision, select_effective
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.schema import Clock, Filters
from dashboard.views.timeline.page import TABS
from tests.plain_corpus import write_store
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import open_page, words_of


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    world = sample_corpus()
    for article in world.articles[::3]:
        for sentence in article.sentences:
            sentence.events = [replace(event, day_from="published") for event in sentence.events]
    store = tmp_path_factory.mktemp("home") / "sample"
    write_store(world, store, "Harbour sample")
    return store


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    """Return a store that a test may decide on."""
    return make_sample_store(tmp_path / "sample")


@pytest.fixture(autouse=True)
def home(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(store.parent))


def listed(page: AppTest) -> int:
    """Return how many events the head of the list counts."""
    (number,) = re.findall(r"([\d,]+) reported event", words_of(page))
    return int(number.replace(",", ""))


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_draws(tab: str, store: Path) -> None:
    page = open_page(store, "Timeline", tab=[tab], clock=["happened"])
    assert "60 articles" in words_of(page)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_draws_what_has_no_event_and_no_day(tab: str, store: Path) -> None:
    page = open_page(store, "Timeline", tab=[tab], q=["zebra OR telephone"], **{"published:undated": ["1"]})
    assert not page.exception


def test_planned_events_alone_are_listed_when_asked_for(store: Path) -> None:
    every = open_page(store, "Timeline", clock=["happened"])
    planned = open_page(store, "Timeline", clock=["happened"], status=["planned"])
    assert 0 < listed(planned) < listed(every)
    assert planned.get("button_group")


def test_events_of_inferred_days_are_left_out_when_asked_for(store: Path) -> None:
    page = open_page(store, "Timeline", clock=["happened"], happened=["2017-01-01..2017-12-31"])
    before = listed(page)
    page.toggle(key="shows_inferred").set_value(False).run()
    assert 0 < listed(page) < before


def test_whole_articles_are_offered_where_a_name_is_filtered_by(store: Path) -> None:
    page = open_page(store, "Timeline", clock=["happened"], person=["person:Elena Markova"])
    before = listed(page)
    page.toggle(key="shows_wide").set_value(True).run()
    assert listed(page) > before


def test_a_mark_that_is_clicked_lists_what_it_counts(store: Path) -> None:
    page = open_page(store, "Timeline", clock=["happened"])
    marks = pa.ipc.open_stream(page.get("vega_lite_chart")[1].proto.datasets[0].data.data).read_pandas()
    mark = marks.sort_values("events").iloc[-1]
    under = repr((Filters(), Clock.HAPPENED, "country", EventDisplay()))
    page.session_state["lit_mark"] = (under, mark["mark"])
    page.run()
    assert not page.exception
    assert listed(page) == mark["events"]
    assert mark["lane"] in words_of(page)
    page.button(key="unlight").click().run()
    assert listed(page) > mark["events"]


def test_an_event_that_is_corrected_follows_at_once_and_is_put_back(own_store: Path) -> None:
    page = open_page(own_store, "Timeline", clock=["happened"])
    before = listed(page)
    page.button(key="apply_correction").click().run()
    assert not page.exception
    assert listed(page) == before - 1
    assert "Corrected events" in words_of(page)
    (made,) = select_effective(load_decisions(own_store))
    assert made.verb == "reject_events"
    append_decisions(own_store, new_decision("undo", object=made.id))
    page.run()
    assert listed(page) == before
    assert "Corrected events" not in words_of(page)


def test_a_day_that_cannot_be_read_is_not_taken(own_store: Path) -> None:
    page = open_page(own_store, "Timeline", clock=["happened"])
    wrong = next(box for box in page.selectbox if box.label == "What is wrong")
    wrong.select("date_events").run()
    day = next(box for box in page.text_input if box.label.startswith("Day, month"))
    day.set_value("next week").run()
    assert page.button(key="apply_correction").disabled
    day = next(box for box in page.text_input if box.label.startswith("Day, month"))
    day.set_value("2016-05").run()
    page.button(key="apply_correction").click().run()
    assert [made.value for made in select_effective(load_decisions(own_store))] == ["2016-05"]
    assert not page.exception


@pytest.mark.parametrize(
    "verb",
    ["place_events", "set_event_kind", "set_event_status", "set_actors", "join_events", "part_events"],
)
def test_every_correction_can_be_asked_for(verb: str, store: Path) -> None:
    page = open_page(store, "Timeline", clock=["happened"])
    wrong = next(box for box in page.selectbox if box.label == "What is wrong")
    wrong.select(verb).run()
    assert not page.exception


def test_meetings_tell_those_who_took_part(store: Path) -> None:
    page = open_page(store, "Timeline", tab=["Meetings"])
    assert re.search(r"\d+ reported meetings, visits and calls", words_of(page))


def test_what_is_due_never_says_that_it_did_not_happen(store: Path) -> None:
    sentence = words_of(open_page(store, "Timeline", tab=["Due"]))
    assert "due, no report found" in sentence
    assert "That no report is found does not say that it did not happen" in sentence
