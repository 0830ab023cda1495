"""Events corrected: each decision acts on what it names, every count follows, and undoing undoes."""

from dataclasses import replace

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions, make_event_references
from dashboard.decisions.events.corrections import parse_days
from dashboard.query import count_facet, list_events, select
from dashboard.schema import Choice, Decision, EventReference, Filters
from tests.decisions.ports import MEETING, SINKING, SPEECH, arrays, decision, ports


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return ports()


def kinds(corpus: Corpus, **chosen: str) -> list[str]:
    """Return the kinds of the events that a filter finds."""
    filters = Filters(choices={name: Choice((value,)) for name, value in chosen.items()})
    return sorted(list_events(corpus, filters, limit=0)["kind"])


def facet(corpus: Corpus, name: str) -> dict[str, int]:
    rows = count_facet(corpus, Filters(), name, limit=50)
    return {key: count for key, count in zip(rows["key"], rows["count"], strict=True) if key}


def test_events_are_named_by_their_words_and_what_stands_around_them(corpus: Corpus) -> None:
    assert make_event_references(corpus, range(3)) == (MEETING, SINKING, SPEECH)
    assert len(MEETING.prefix) <= 32
    assert len(SPEECH.suffix) == 32


def test_a_rejected_event_leaves_every_list_but_not_its_article(corpus: Corpus) -> None:
    rejected = apply_decisions(corpus, [decision("reject_events", events=(MEETING,))])
    assert kinds(rejected) == ["accident", "statement"]
    assert select(rejected, Filters()).n_events == 2
    assert select(rejected, Filters()).n_articles == 6
    assert "meeting" not in facet(rejected, "kind")


def test_a_new_day_takes_an_event_there(corpus: Corpus) -> None:
    dated = apply_decisions(
        corpus, [decision("date_events", events=(SINKING,), value="2017-05-04/2017-05-09")]
    )
    row = list_events(dated, Filters(choices={"kind": Choice(("accident",))})).iloc[0]
    assert (row["first_day"], row["last_day"], row["precision"]) == ("2017-05-04", "2017-05-09", "week")
    assert dated.events.day_from.at(row["event"]) == "decided"


def test_another_country_moves_an_event_and_its_counts(corpus: Corpus) -> None:
    placed = apply_decisions(corpus, [decision("place_events", events=(MEETING,), value="NGA")])
    assert kinds(placed, country="NGA") == ["accident", "meeting", "statement"]
    assert kinds(placed, country="RUS") == []
    assert kinds(placed, region="Africa") == ["accident", "meeting", "statement"]


def test_another_kind_may_be_one_that_the_corpus_had_not(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [decision("set_event_kind", events=(SPEECH,), value="call/telephone")])
    assert facet(changed, "kind") == {"meeting": 1, "accident": 1, "call": 1}
    assert list_events(changed, Filters(choices={"kind": Choice(("call",))}))["mode"].tolist() == ["call"]


def test_another_status_is_counted(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [decision("set_event_status", events=(SINKING,), value="denied")])
    assert facet(changed, "status") == {"reported": 2, "denied": 1}
    assert kinds(changed, status="denied") == ["accident"]


def test_who_took_part_is_said_anew(corpus: Corpus) -> None:
    acting = decision("set_actors", "organisation:Port Council", "person:Omar Saleh", events=(SINKING,))
    changed = apply_decisions(corpus, [acting])
    assert kinds(changed, organisation="organisation:Port Council") == ["accident"]
    assert kinds(changed, person="person:Omar Saleh") == ["accident", "meeting"]
    assert kinds(changed, person="person:Ada Berg") == ["meeting", "statement"]


def test_events_join_and_part(corpus: Corpus) -> None:
    joining = decision("join_events", events=(SINKING, SPEECH))
    joined = apply_decisions(corpus, [joining])
    assert list_events(joined, Filters(), limit=0)["articles"].tolist() == [1, 2]
    parted = apply_decisions(corpus, [joining, decision("part_events", events=(SPEECH,))])
    assert list_events(parted, Filters(), limit=0)["articles"].tolist() == [1, 1, 1]


ALL = (
    decision("reject_events", events=(MEETING,)),
    decision("date_events", events=(MEETING,), value="2016"),
    decision("place_events", events=(MEETING,), value="TUR NGA"),
    decision("set_event_kind", events=(MEETING,), value="visit"),
    decision("set_event_status", events=(MEETING,), value="planned"),
    decision("set_actors", "organisation:HW", events=(MEETING,)),
    decision("join_events", events=(MEETING, SPEECH)),
)


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.verb)
def test_undoing_leaves_the_same_arrays(corpus: Corpus, made: Decision) -> None:
    undone = apply_decisions(corpus, [made, decision("undo", object=made.id)])
    assert arrays(apply_decisions(corpus, [made])) != arrays(corpus) == arrays(undone)


@pytest.mark.parametrize(
    "lost",
    [
        decision("reject_events", events=(replace(MEETING, article="gone"),)),
        decision("reject_events", events=(replace(MEETING, exact="Another sentence."),)),
        decision("date_events", events=(MEETING,), value="soon"),
        decision("date_events", events=(MEETING,), value="2017-05-09/2017-05-02"),
        decision("place_events", events=(MEETING,), value="Russia"),
        decision("set_event_kind", events=(MEETING,)),
        decision("set_event_status", events=(MEETING,), value="unsure"),
        decision("set_actors", "person:Nobody", events=(MEETING,)),
        decision("join_events", events=(MEETING,)),
        decision("part_events", events=(MEETING,)),
    ],
    ids=lambda lost: f"{lost.verb} {lost.value}",
)
def test_what_finds_no_event_or_says_nothing_is_pending(corpus: Corpus, lost: Decision) -> None:
    after = apply_decisions(corpus, [lost])
    assert after.pending == (lost,)
    assert arrays(after) == arrays(corpus)


def test_a_grammar_that_dates_the_one_event_of_a_sentence_otherwise_keeps_the_decision(
    corpus: Corpus,
) -> None:
    other = replace(SPEECH, day="2017-05-02", kind="meeting", prefix="Words that were cut. ")
    assert apply_decisions(corpus, [decision("reject_events", events=(other,))]).pending == ()


def test_the_day_tells_which_event_of_a_sentence_is_meant(corpus: Corpus) -> None:
    rejected = apply_decisions(corpus, [decision("reject_events", events=(SINKING,))])
    assert kinds(rejected) == ["meeting", "statement"]


def test_where_nothing_tells_two_events_of_one_sentence_apart_both_are_meant(corpus: Corpus) -> None:
    both = EventReference("one", MEETING.exact)
    assert kinds(apply_decisions(corpus, [decision("reject_events", events=(both,))])) == ["statement"]


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2017-05-02", "2017-05-02", "2017-05-02", "day"),
        (" 2016-02 ", "2016-02-01", "2016-02-29", "month"),
        ("2017", "2017-01-01", "2017-12-31", "year"),
        ("2017-05-02/2017-05-08", "2017-05-02", "2017-05-08", "week"),
        ("2016-11/2017-01", "2016-11-01", "2017-01-31", "quarter"),
        ("1990/1999", "1990-01-01", "1999-12-31", "longer"),
        ("9999", "9999-01-01", "9999-12-31", "year"),
    ],
)
def test_days_are_read_as_they_are_written(value: str, first: str, last: str, precision: str) -> None:
    days = parse_days(value)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat(), days.precision) == (first, last, precision)


@pytest.mark.parametrize("value", ["", "soon", "2017-13", "2017-02-30", "2017/2016", "2017-5-2", "0000"])
def test_what_is_no_day_is_none(value: str) -> None:
    assert parse_days(value) is None
