"""Changes: the shares, and periods without articles."""

import numpy as np
from hypothesis import given, settings

from dashboard.query.selection.log_likelihood import log_likelihood
from dashboard.query.time.recent_changes import find_periods, list_changes
from dashboard.schema import Clock, Filters
from tests.oracle.agreement import decided
from tests.oracle.agreement_events import agree_on_changes
from tests.plain_corpus import PlainCorpus
from tests.random_corpora import CORPORA, FILTERS, make_corpus, make_decisions, make_filters, open_corpus


def test_no_articles_under_the_choice_of_the_facet_itself_is_no_division_by_zero() -> None:
    agree_on_changes(*decided(make_corpus(1000000, 8), make_decisions(0, 0)), make_filters(298597, 4))


def test_a_period_without_articles_shows_no_change() -> None:
    assert log_likelihood(np.array([0]), np.array([50]), 0, 100).tolist() == [0.0]
    assert log_likelihood(np.array([50]), np.array([0]), 100, 0).tolist() == [0.0]


@settings(max_examples=35, deadline=None)
@given(world=CORPORA, filters=FILTERS)
def test_a_share_is_at_most_all_articles_of_its_days(world: PlainCorpus, filters: Filters) -> None:
    corpus = open_corpus(world)
    periods = find_periods(corpus, filters, Clock.PUBLISHED, 2)
    for facet in ("country", "person", "kind", "publisher") if periods else ():
        rows = list_changes(corpus, filters, Clock.PUBLISHED, facet, periods, limit=0)
        assert (rows[["now_share", "before_share"]].to_numpy() <= 1).all()
