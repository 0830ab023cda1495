"""A build honours what analysts decided: days from which times count, and cuts that were put back."""

import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.decisions import append_decisions, apply_decisions, load_decisions, make_undo, new_decision
from dashboard.decisions.articles.awaiting_rebuild import count_awaiting_rebuild
from dashboard.pipeline import build
from dashboard.query.articles.publication_dates import list_uncertain_days
from dashboard.schema import Decision, number_to_day
from dashboard.store import current_version, read_meta, version_folder

BODY = "The ferry to the island was late again on {}, and forty people waited on the quay in the rain."
MENU = "Tides and timetables for the week"
CAPTION = "The quay in the rain, 4 May 2017. Photograph: Ada Berg/Harbour Press"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of five short articles of one paper: a menu line in each, a caption, and no day of publication."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    lines = [
        {
            "title": f"Ferries late on {day}",
            "publisher": "Courier",
            "text": f"{MENU}\n{BODY.format(day)}\n{CAPTION}",
        }
        for day in days
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    build([tmp_path / "articles.jsonl"], tmp_path / "store")
    return tmp_path / "store"


def again(store: Path) -> Corpus:
    build([store.parent / "articles.jsonl"], store)
    return opened(store)


def opened(store: Path) -> Corpus:
    return apply_decisions(open_version(version_folder(store), store), load_decisions(store))


def decide(store: Path, verb: str, **fields: object) -> Decision:
    made = new_decision(verb, **fields)
    append_decisions(store, made)
    return made


def cut(corpus: Corpus, row: int = 0) -> list[str]:
    text = corpus.text_of(row)
    return [text[start:end] for start, end, part in corpus.parts.of(row) if part > 3]


@pytest.mark.parametrize(
    ("kind", "value", "line"),
    [("line", MENU, MENU), ("part", "CAPTION", CAPTION), ("part", "FURNITURE", MENU)],
)
def test_what_is_put_back_is_text_after_the_next_build(store: Path, kind: str, value: str, line: str) -> None:
    assert sorted(cut(opened(store))) == sorted([MENU, CAPTION])
    decision = decide(store, "put_back", kind=kind, value=value, object="Courier")
    assert line in cut(opened(store))
    assert cut(again(store)) == [other for other in (MENU, CAPTION) if other != line]
    append_decisions(store, make_undo(decision))
    assert line in cut(again(store))


def test_what_is_put_back_for_one_publisher_stays_cut_for_others(store: Path) -> None:
    decide(store, "put_back", kind="line", value=MENU, object="Ledger")
    assert MENU in cut(again(store))


def test_the_list_of_recurring_lines_says_which_were_put_back(store: Path) -> None:
    decide(store, "put_back", kind="line", value=MENU, object="Courier")
    again(store)
    rows = pd.read_csv(version_folder(store) / "furniture.tsv", sep="\t").set_index("line")["decided by"]
    assert rows["tides and timetables for the week"] == "put back"


def test_relative_times_count_from_a_decided_day_after_the_next_build(store: Path) -> None:
    corpus = opened(store)
    row = next(row for row in range(corpus.n) if "on Monday" in corpus.text_of(row))
    key = corpus.articles["key"].iloc[row]
    decision = decide(store, "set_day", articles=(key,), value="2017-05-10")
    assert count_awaiting_rebuild(load_decisions(store), read_meta(version_folder(store))["honoured"]) == 1
    assert days_told(again(store), row) == {"2017-05-08"}
    assert count_awaiting_rebuild(load_decisions(store), read_meta(version_folder(store))["honoured"]) == 0
    append_decisions(store, make_undo(decision))
    assert str(opened(store).articles["published_from"].iloc[row]) != "decided"
    assert days_told(again(store), row) != {"2017-05-08"}


def days_told(corpus: Corpus, row: int) -> set[str]:
    rows = corpus.times.article == row
    firsts = {number_to_day(int(day)) for day in corpus.times.first[rows]}
    return {str(day) for day in firsts if day and str(day) != "2017-05-04"}


def test_a_build_that_honours_no_more_makes_no_new_version(store: Path) -> None:
    decide(store, "set_day", articles=(opened(store).articles["key"].iloc[0],), value="2017-05-10")
    again(store)
    number = current_version(store)
    again(store)
    assert current_version(store) == number


def test_all_evidence_for_a_day_is_kept(tmp_path: Path) -> None:
    fields = {
        "text": BODY.format("Monday"),
        "published": "2017-03-24",
        "url": "https://courier.example/2017/03/19/ferries",
        "publisher": "Courier",
    }
    (tmp_path / "one.jsonl").write_text(json.dumps(fields), encoding="utf-8")
    build([tmp_path / "one.jsonl"], tmp_path / "one")
    rows = list_uncertain_days(opened(tmp_path / "one"))
    assert rows["evidence_days"].tolist() == ["metadata 2017-03-24; address 2017-03-19"]
    assert rows["proposed"].tolist() == ["2017-03-19"]
