"""The timeline of what a build makes: the meetings of the demo corpus and of the seed, and decisions that outlive a build."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.decisions import apply_decisions, make_event_references, new_decision
from dashboard.pipeline import build
from dashboard.query import list_events
from dashboard.query.events.meetings import list_meetings
from dashboard.schema import Choice, DayFilter, Filters
from dashboard.store import version_folder


@pytest.fixture(scope="module")
def dispatches(dispatches_store: Path) -> Corpus:
    return open_version(version_folder(dispatches_store), dispatches_store)


APRIL = Filters(
    about=False,
    choices={"country": Choice(("RUS",))},
    happened=DayFilter.between(dt.date(2017, 4, 1), dt.date(2017, 4, 30)),
)


def test_moscow_in_april_2017_gives_tillerson_with_lavrov_and_putin(dispatches: Corpus) -> None:
    meetings = list_meetings(dispatches, APRIL, limit=0)
    in_moscow = meetings[meetings["places"].str.contains("Moscow") & (meetings["status"] == "reported")]
    assert any(
        set(row.split(" · ")) == {"Rex Tillerson", "Sergey Lavrov", "Vladimir Putin"}
        for row in in_moscow["participants"]
    )


def test_the_seed_tells_of_no_meeting_with_civil_society(seed_version: Path) -> None:
    corpus = open_version(seed_version, seed_version.parents[1])
    meetings = list_meetings(corpus, Filters(choices={"kind": Choice(("meeting",))}), limit=0)
    assert meetings["participants"].tolist() == ["Rex Tillerson · Sergei Lavrov"]
    assert meetings["day"].tolist() == ["12 Apr 2017"]


def test_a_corrected_event_stays_corrected_after_a_build_with_more_articles(
    dispatches_store: Path, dispatches: Corpus, tmp_path: Path
) -> None:
    row = list_events(dispatches, APRIL).iloc[0]
    events = make_event_references(dispatches, [int(row["event"])])
    dated = new_decision("date_events", events=events, value="2016-02-03")
    store, folder = tmp_path / "store", tmp_path / "more"
    shutil.copytree(dispatches_store, store)
    folder.mkdir()
    (folder / "new.txt").write_text("Rain in Lagos\n\nA ferry sank off Lagos on 3 May 2017, said Ada Berg.\n")
    build([folder], store)
    after = apply_decisions(open_version(version_folder(store), store), [dated])
    assert after.n == dispatches.n + 1
    assert after.pending == ()
    moved = replace(APRIL, happened=DayFilter.between(dt.date(2016, 2, 3), dt.date(2016, 2, 3)))
    assert row["sentence"] in set(list_events(after, moved, limit=0)["sentence"])
