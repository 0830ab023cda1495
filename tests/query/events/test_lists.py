"""The lists: their columns, orders, pages and what they say in words."""

import datetime as dt
from dataclasses import replace
from itertools import chain

import numpy as np
import pytest

from dashboard.corpus import Corpus
from dashboard.query import (
    count_by_time,
    count_facet,
    find_entity,
    list_articles,
    list_events,
    list_sentences,
    rank_days,
    rank_terms,
)
from dashboard.query.events.event_list import EVENT_COLUMNS, count_events
from dashboard.query.events.source_sentences import SENTENCE_COLUMNS
from dashboard.query.selection import article_list as listed
from dashboard.query.time.salient_days import DAY_COLUMNS
from dashboard.query.words.top_terms import COLUMNS as TERM_COLUMNS
from dashboard.query.words.top_terms import TermOptions, find_name_terms
from dashboard.schema import Choice, Clock, DayFilter, DayRange, Filters, Scope, Unit
from tests.sample_corpus import sample_corpus

NOBODY = Filters(choices={"person": Choice(("person:Nobody",))})


def test_columns_stay_where_nothing_matches(sample: Corpus) -> None:
    assert tuple(list_articles(sample, NOBODY).columns) == listed.COLUMNS
    assert tuple(list_events(sample, NOBODY).columns) == EVENT_COLUMNS
    assert tuple(list_sentences(sample, NOBODY).columns) == SENTENCE_COLUMNS
    assert tuple(rank_days(sample, NOBODY).columns) == DAY_COLUMNS
    assert tuple(rank_terms(sample, NOBODY).columns) == TERM_COLUMNS
    assert count_by_time(sample, NOBODY, Clock.PUBLISHED)["bucket"].tolist() == ["several", "undated"]
    assert len(list_events(sample, NOBODY)) == 0


@pytest.mark.parametrize(
    ("order", "column", "falling"),
    [
        ("newest", "published", True),
        ("oldest", "published", False),
        ("longest", "n_words", True),
        ("title", "title", False),
    ],
)
def test_an_order_holds(sample: Corpus, order: str, column: str, falling: bool) -> None:
    rows = list_articles(sample, Filters(published=DayFilter((DayRange(),))), order, limit=0)
    values = [str(v).casefold() if column == "title" else v for v in rows[column]]
    assert values == sorted(values, reverse=falling)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_the_undated_come_last(sample: Corpus, order: str) -> None:
    days = list_articles(sample, Filters(), order, limit=0)["published"].tolist()
    undated = sum(day == "" for day in days)
    assert undated > 0
    assert days[-undated:] == [""] * undated


def test_an_inferred_day_stands_in_brackets(sample: Corpus) -> None:
    inferred = {article.key for article in sample_corpus().articles if article.inferred}
    for row in list_articles(sample, Filters(), limit=0).itertuples():
        assert row.day.startswith("[") == (row.key in inferred)


def test_a_line_of_an_event_says_what_it_tells(sample: Corpus) -> None:
    rows = list_events(sample, Filters(choices={"kind": Choice(("meeting",))}), limit=0)
    assert set(rows["persons"]) == {"Elena Markova · David Okafor"}
    assert set(rows["countries"]) == {"Russia"}
    assert set(rows["mode"]) == {"in person"}
    assert not rows["in_caption"].any()
    assert count_events(sample, Filters(choices={"kind": Choice(("meeting",))})) == len(rows)


def test_events_of_a_page_are_those_of_the_list(sample: Corpus) -> None:
    whole = list_events(sample, Filters(), limit=0)
    pages = [
        list_events(sample, Filters(), offset=at, limit=7)["cluster"].tolist()
        for at in range(0, len(whole), 7)
    ]
    assert [*chain.from_iterable(pages)] == whole["cluster"].tolist()
    assert whole["first_day"].is_monotonic_increasing


def test_the_mark_of_a_sentence_is_its_day(sample: Corpus) -> None:
    event = list_events(sample, Filters()).iloc[0]
    for row in list_sentences(sample, Filters(), cluster=int(event["cluster"])).itertuples():
        assert row.sentence[row.mark_start : row.mark_end] in row.sentence
        assert row.mark_end - row.mark_start > 8


def test_sentences_of_a_day_name_it(sample: Corpus) -> None:
    for day in rank_days(sample, Filters(), limit=3).itertuples():
        rows = list_sentences(sample, Filters(), day=day.day, limit=0)
        assert len(rows) == day.articles
        number, month = day.label.split()[:2]
        for row in rows.itertuples():
            assert row.sentence[row.mark_start : row.mark_end].startswith(f"{number} {month}")


def test_days_of_a_person_need_the_person_in_the_sentence(sample: Corpus) -> None:
    markova = Filters(choices={"person": Choice(("person:Elena Markova",))})
    for day in rank_days(sample, markova, limit=5).itertuples():
        sentences = list_sentences(sample, markova, day=day.day, limit=0)["sentence"]
        assert sentences.str.contains("Markova").all()
        assert len(sentences) == day.articles


def test_empty_bins_are_drawn_with_zero(sample: Corpus) -> None:
    rows = count_by_time(sample, Filters(), Clock.PUBLISHED, "day")
    bins = rows[rows["bucket"] == "bin"]
    assert (bins["count"] == 0).any()
    first, last = (dt.date.fromisoformat(bins["start"].iloc[at]) for at in (0, -1))
    assert len(bins) == (last - first).days + 1


def test_chosen_bins_lie_inside_the_filter(sample: Corpus) -> None:
    whole = count_by_time(sample, Filters(), Clock.PUBLISHED, "month")
    assert whole["chosen"].all()
    start, stop = whole["start"].iloc[1], whole["stop"].iloc[1]
    days = DayFilter.between(dt.date.fromisoformat(start), dt.date.fromisoformat(stop) - dt.timedelta(days=1))
    chosen = count_by_time(sample, Filters(published=days), Clock.PUBLISHED, "month")
    assert chosen["count"].tolist() == whole["count"].tolist()
    assert chosen["start"][chosen["chosen"]].tolist() == [start]
    only = count_by_time(sample, Filters(published=DayFilter(undated=True)), Clock.PUBLISHED, "month")
    assert only["bucket"][only["chosen"]].tolist() == ["undated"]


def test_stop_words_are_left_out_unless_asked_for(sample: Corpus) -> None:
    assert "the" in set(rank_terms(sample, Filters(), options=TermOptions(stop=False))["term"])
    assert "the" not in set(rank_terms(sample, Filters(), limit=500)["term"])


def test_what_is_part_of_names_is_asked_once_for_all_choices(sample: Corpus) -> None:
    listing = TermOptions(names=True)
    knowing = replace(sample, name_terms=find_name_terms(sample))
    for filters in (Filters(), Filters(choices={"country": Choice(("SYR",))})):
        assert rank_terms(knowing, filters, 200, listing).equals(rank_terms(sample, filters, 200, listing))
    nothing = replace(sample, name_terms=np.zeros(len(sample.terms.size), dtype=np.bool_))
    more = set(rank_terms(nothing, Filters(), 2000, listing)["term"])
    assert more > set(rank_terms(sample, Filters(), 2000, listing)["term"])


def test_a_chosen_value_stays_on_the_list_without_a_count(sample: Corpus) -> None:
    nowhere = Filters(choices={"country": Choice(("FJI",)), "person": Choice(("person:Omar Saleh",))})
    rows = count_facet(sample, nowhere, "country", limit=2)
    assert rows["key"].iloc[0] == "FJI"
    assert rows["chosen"].iloc[0]
    assert rows["count"].iloc[0] == 0
    assert len(rows[rows["key"] != ""]) == 3


def test_a_facet_that_there_is_not_has_no_values(sample: Corpus) -> None:
    rows = count_facet(sample, Filters(), "field:colour")
    assert rows["key"].tolist() == [""]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("elena markova", "person:Elena Markova"),
        ("Markova", "person:Elena Markova"),
        (" Omar Saleh ", "person:Omar Saleh"),
        ("lindqvist", "person:Anna Lindqvist"),
        ("Nobody", ""),
        ("Harbour Watch", ""),
    ],
)
def test_a_person_is_found_by_name(sample: Corpus, name: str, key: str) -> None:
    assert find_entity(sample, "person", name) == key


def test_in_one_sentence_is_narrower_than_in_one_article(sample: Corpus) -> None:
    both = Filters(
        unit=Unit.ARTICLES,
        choices={"person": Choice(("person:Elena Markova", "person:Omar Saleh"), every=True)},
    )
    assert len(list_articles(sample, both, limit=0)) > 0
    assert len(list_articles(sample, replace(both, scope=Scope.SENTENCE), limit=0)) == 0
