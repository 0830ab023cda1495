"""Every query equals the plain loops of the oracle, whatever the corpus, the decisions and the filters."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.corpus import Corpus
from dashboard.query import count_by_time, count_facet, list_events, rank_days, rank_terms, select
from dashboard.query.selection.select import count_by_unit
from dashboard.schema import Clock, DayFilter, Decision, Filters, Unit
from tests.counts_without_copies import counts_without_copies
from tests.oracle.agreement import FACET_KEYS, QUESTIONS, agree_on_names, decided
from tests.oracle.answers import Oracle
from tests.plain_corpus import Article, PlainCorpus
from tests.random_corpora import (
    CORPORA,
    DECISIONS,
    FILTERS,
    SEEDS,
    make_corpus,
    make_decisions,
    make_filters,
    open_corpus,
)

# The deadline would fail a slow machine, not a wrong answer.
FEW = settings(max_examples=35, deadline=None)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
@FEW
@given(world=CORPORA, decisions=DECISIONS, filters=FILTERS)
def test_a_query_is_what_loops_find(
    question: Callable[[Corpus, Oracle, Filters], None],
    world: PlainCorpus,
    decisions: tuple[Decision, ...],
    filters: Filters,
) -> None:
    question(*decided(world, decisions), filters)


@FEW
@given(world=CORPORA, seed=SEEDS)
def test_by_publication_the_rows_add_up_to_the_selection(world: PlainCorpus, seed: int) -> None:
    corpus = open_corpus(world)
    filters = make_filters(seed, 2)
    if filters.unit is Filters().unit and not filters.published:
        n_selected = select(corpus, filters).n_articles
        assert count_by_time(corpus, filters, Clock.PUBLISHED)["count"].sum() == n_selected


@FEW
@given(world=CORPORA, filters=FILTERS, clock=st.sampled_from(Clock), size=st.sampled_from(("day", "month")))
def test_a_bar_counts_what_a_click_on_it_opens(
    world: PlainCorpus, filters: Filters, clock: Clock, size: str
) -> None:
    corpus = open_corpus(world)
    for row in count_by_time(corpus, filters, clock, size).itertuples(index=False):
        if row.bucket == "several":
            continue
        days = DayFilter(undated=True)
        if row.bucket == "bin":
            last = dt.date.fromisoformat(row.stop) - dt.timedelta(days=1)
            days = DayFilter.between(dt.date.fromisoformat(row.start), last)
        opened = select(corpus, filters.with_days(clock, days)).articles
        assert count_by_unit(corpus, opened, filters.unit) == row[3], row


@FEW
@given(world=CORPORA, filters=FILTERS, seed=SEEDS)
def test_no_count_without_copies_changes_when_articles_are_copied(
    world: PlainCorpus, filters: Filters, seed: int
) -> None:
    chance = random.Random(seed)
    some = chance.sample(world.articles, chance.randint(1, len(world.articles)))
    more = PlainCorpus(
        [*world.articles, *(copy for article in some for copy in copies_of(article, 10))], world.entity
    )
    in_stories = replace(filters, unit=Unit.WITHOUT_COPIES)
    assert counts_without_copies(open_corpus(more), in_stories) == counts_without_copies(
        open_corpus(world), in_stories
    )


def copies_of(article: Article, times: int) -> list[Article]:
    """Return copies of an article, each with a key and a number of its own."""
    return [
        replace(article, key=f"{article.key}-{n}", doc=100 * article.doc + n) for n in range(1, times + 1)
    ]


def test_an_empty_corpus_answers_every_question() -> None:
    for question in QUESTIONS:
        for seed in range(4):
            question(*decided(PlainCorpus([], {}), ()), make_filters(seed, seed))


def test_a_query_leaves_its_corpus_alone() -> None:
    world = make_corpus(11, 12)
    corpus, fresh = open_corpus(world), open_corpus(world)
    for seed in range(12):
        filters = make_filters(seed, 2)
        for facet in FACET_KEYS:
            count_facet(corpus, filters, facet)
        list_events(corpus, filters)
        rank_days(corpus, filters)
        rank_terms(corpus, filters)
    pd.testing.assert_frame_equal(corpus.articles, fresh.articles)
    assert corpus.live.tolist() == fresh.live.tolist()
    assert corpus.names.entity.tolist() == fresh.names.entity.tolist()
    assert corpus.entities.articles.rows.tolist() == fresh.entities.articles.rows.tolist()
    assert corpus.events.live.tolist() == fresh.events.live.tolist()
    assert corpus.days.first.tolist() == fresh.days.first.tolist()


def test_a_name_parted_from_places_and_peoples_at_once_is_of_the_kind_of_its_first_spelling() -> None:
    agree_on_names(*decided(make_corpus(379, 3), make_decisions(18918, 2)), make_filters(0, 0))
