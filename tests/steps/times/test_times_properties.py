"""Properties for any text: spans in order, a cache that loses nothing, no day without a source, joined ranges."""

import datetime as dt
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.schema import AnchoredTime, Precision
from dashboard.steps.times import TimeExpression, anchor_times, choose_mode, find_times, join_ranges

FRIDAY = dt.date(2017, 4, 7)
WORDS = """
the a on in of to from by and or last next this past early late mid- half fiscal May March April Dec. September
Mon. Tuesday Sunday's second fall spring summer Spring 4 7th 31 30 2017 1848 480 BC B.C. '68 1960s 22-25 6:30
a.m. p.m. GMT 0735 noon midnight morning night yesterday today tomorrow week weeks year years year-ago day days
month quarter decade century 20th first twenty three several few ago later earlier before after every each daily
now recently soon future Christmas Easter weekend 00 0 9999 99 2016-02-30 31/12/99 1.1.2000 - – , . : ; ( ) $ 's
said will was ı ſ ı9 mıdnight duſk two-week day-long nineteen two thousand hundred 1/2 1,000,000,000 99999999999
quarters latest 10,000
"""
texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
days = st.one_of(st.none(), st.dates())
modes = st.sampled_from([None, "news", "narrative"])


@given(texts, days, modes)
@settings(max_examples=400)
def test_any_text_is_read_in_order_and_without_overlaps(
    text: str, published: dt.date | None, mode: str | None
) -> None:
    end = 0
    for one in anchor_times(text, find_times(text), published, mode):
        assert end <= one.start < one.end <= len(text)
        assert (one.first_day is None) == (one.last_day is None) == (one.precision is Precision.UNKNOWN)
        assert one.first_day is None or one.last_day is None or one.first_day <= one.last_day
        end = one.end


@given(texts)
def test_expressions_survive_plain_json(text: str) -> None:
    expressions = find_times(text)
    assert [
        TimeExpression.from_json(json.loads(json.dumps(one.to_json()))) for one in expressions
    ] == expressions


@given(texts)
def test_without_publication_days_come_from_the_calendar_or_from_days_before(text: str) -> None:
    assert {one.anchor for one in anchor_times(text, find_times(text), None)} <= {"calendar", "told", ""}


@given(texts, st.dates(), st.dates())
def test_calendar_days_do_not_depend_on_publication(text: str, one_day: dt.date, other: dt.date) -> None:
    expressions = find_times(text)

    def calendar(published: dt.date) -> list[AnchoredTime]:
        return [one for one in anchor_times(text, expressions, published, "news") if one.anchor == "calendar"]

    undated = anchor_times(text, expressions, None, "news")
    assert set(calendar(one_day)) & set(calendar(other)) <= set(undated)


@pytest.mark.parametrize("figures", ["9" * 5000, "9" + ",999" * 900, "9." + "9" * 400])
@pytest.mark.parametrize(
    "words", ["{} years ago", "{} days", "{} BC", "April {}", "at {}:30 p.m.", "the {}th century"]
)
def test_figures_without_end_name_no_day(figures: str, words: str) -> None:
    text = words.format(figures)
    assert [one for one in anchor_times(text, find_times(text), None) if one.first_day] == []
    assert [one for one in anchor_times(text, find_times(text), FRIDAY) if "9" in one.value] == []


def test_a_part_of_a_text_can_be_read_alone() -> None:
    text = "In 1848 and in 1871 and in 1918."
    (expression,) = find_times(text, 8, 20)
    assert text[expression.start : expression.end] == "1871"


def test_sentences_without_time_cost_little() -> None:
    plain = "The committee weighed the proposal and sent it back to the chamber with remarks. " * 2000
    start = time.process_time()
    assert find_times(plain) == []
    assert time.process_time() - start < 1.0


def test_a_hostile_text_takes_linear_time() -> None:
    start = time.process_time()
    find_times("1 " * 20000 + "the " * 20000 + "mid-" * 10000 + "last " * 10000 + "May " * 10000)
    assert time.process_time() - start < 20.0


JOINED = [
    ("from 10 to 12 April", "2017-04-10", "2017-04-12", Precision.DAY),
    ("on 12-14 April 2017", "2017-04-12", "2017-04-14", Precision.DAY),
    ("between 3 and 5 May", "2017-05-03", "2017-05-05", Precision.DAY),
    ("from May 2016 to 3 March 2017", "2016-05-01", "2017-03-03", Precision.MONTH),
    ("the war of 1914-1918", "1914-01-01", "1918-12-31", Precision.YEAR),
    ("from Monday to Wednesday", "2017-04-03", "2017-04-05", Precision.DAY),
    ("June 1 through June 4, 2016", "2016-06-01", "2016-06-04", Precision.DAY),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), JOINED)
def test_a_range_is_joined(text: str, first: str, last: str, precision: Precision) -> None:
    ((start, end, days_joined),) = join_ranges(anchor_times(text, find_times(text), FRIDAY), text)
    assert (days_joined.first.isoformat(), days_joined.last.isoformat(), days_joined.precision) == (
        first,
        last,
        precision,
    )
    assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "on 3 and 5 April",
        "postponed from 5 April to 6 May 2017",
        "in 1999 and 2001",
        "on 5 April, to 6 aides",
        "from 6 May to 3 April 2017",
    ],
)
def test_two_days_apart_are_no_range(text: str) -> None:
    assert join_ranges(anchor_times(text, find_times(text), FRIDAY), text) == []


def test_a_history_is_a_narrative_and_a_report_is_news() -> None:
    history = "In 1848 it began. In 1849 it went on. In 1850 it slowed. In 1851 it ended. In 1852 he ruled."
    report = "He said on Tuesday that the ministry, founded in 1848, would close. He had said so last week."
    assert choose_mode(history, find_times(history), FRIDAY) == "narrative"
    assert choose_mode(history + report * 2, find_times(history + report * 2), FRIDAY) == "news"
    assert choose_mode(report, find_times(report), FRIDAY) == "news"
