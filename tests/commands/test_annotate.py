"""`annotate` and `timeline`: the build's own answers as JSON lines, offsets counted in the text as given."""

import gzip
import json
from pathlib import Path

import pytest

from dashboard.commands.annotate import annotate, write_timeline
from dashboard.errors import NothingToReadError

TEXT = (
    "The ferry Lantern sank off Lagos, Nigeria, on 2 May 2014, and nine people were killed. "
    "Amara Eze, the Nigerian minister of transport, visited Lagos on Monday.\n\n"
    "Eze met the British envoy in Abuja on 6 May 2014. He did not meet the owners of the ferry on Tuesday."
)
LINES = [
    {"id": 7, "title": "Ferry sinks off Lagos", "published": "2014-05-07", "text": TEXT},
    {"id": "b", "text": "It rained in Oslo on 4 June 2015.\r\nNothing else happened."},
    {"id": "empty", "text": ""},
    {"id": "c", "title": "No text"},
]


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("annotate")
    source, target = folder / "in.jsonl.gz", folder / "out.jsonl"
    with gzip.open(source, "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(line) + "\n" for line in LINES))
    assert annotate(source, target, cleaning=False) == 2
    return {
        str(made["id"]): made for made in map(json.loads, target.read_text(encoding="utf-8").splitlines())
    }


def test_lines_without_text_are_passed_over_and_ids_stay_as_they_were(annotated) -> None:
    assert {made["id"] for made in annotated.values()} == {7, "b"}


def test_the_text_is_the_text_as_given(annotated) -> None:
    assert annotated["7"]["text"] == TEXT
    assert annotated["b"]["text"] == LINES[1]["text"]


def test_names_stand_where_they_say_and_carry_their_country(annotated) -> None:
    names = {TEXT[name["start"] : name["end"]]: name for name in annotated["7"]["names"]}
    assert names["Lagos"]["country"] == "NGA"
    assert names["Amara Eze"]["kind"] == "person"
    assert names["Amara Eze"]["country"] is None
    assert names["Eze"]["entity"] == names["Amara Eze"]["entity"] == "Amara Eze"


def test_times_have_values_and_days(annotated) -> None:
    times = {TEXT[time["start"] : time["end"]]: time for time in annotated["7"]["times"]}
    assert times["2 May 2014"]["value"] == "2014-05-02"
    assert times["Monday"]["first_day"] == "2014-05-05"


def test_countries_come_most_about_first(annotated) -> None:
    listed = annotated["7"]["countries"]
    assert listed[0]["country"] == "NGA"
    assert listed[0]["about"]
    assert listed[0]["mentions"] >= 4


def test_events_have_days_countries_persons_and_status(annotated) -> None:
    days = {event["first_day"]: event for event in annotated["7"]["events"]}
    assert "NGA" in days["2014-05-02"]["countries"]
    assert "Amara Eze" in days["2014-05-05"]["persons"]
    assert days["2014-05-02"]["status"] == "reported"


def test_what_lies_in_a_title_that_was_given_apart_counts_for_countries_only(annotated) -> None:
    made = annotated["7"]
    for spans in ("names", "times", "events", "cuts"):
        assert all(0 <= span["start"] < span["end"] <= len(TEXT) for span in made[spans])


def test_nothing_to_read_says_so(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "text": ""}\n')
    with pytest.raises(NothingToReadError, match="an id and a text"):
        annotate(source, tmp_path / "out.jsonl")


def test_a_timeline_lists_whole_days_the_most_written_about_first(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.json"
    events = [
        f"Report {n}. The court in Oslo met on 4 June 2015 to hear case number {n} of many, with Anna Berg in the chair."
        for n in range(4)
    ]
    events.append("The council in Bergen met on 9 June 2015 to speak about nothing but the weather, it said.")
    lines = [{"id": n, "published": "2015-06-20", "text": text} for n, text in enumerate(events)]
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert write_timeline(source, target) >= 2
    days = json.loads(target.read_text())["days"]
    assert (days[0]["day"], days[0]["articles"]) == ("2015-06-04", 4)
    assert "Oslo" in days[0]["text"]
    assert write_timeline(source, target, about="Anna Berg", days=1) == 1
    assert [day["day"] for day in json.loads(target.read_text())["days"]] == ["2015-06-04"]
