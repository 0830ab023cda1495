"""Applies filters: returns the articles and events that they select."""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask
from dashboard.query.selection.sieve import sieve_of
from dashboard.schema import Filters, Unit


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles and events that filters select, as masks, and their numbers.

    `n_total` counts every article of the corpus except those off topic.
    """

    articles: Mask
    events: Mask
    n_articles: int
    n_copies_free: int
    n_total: int
    n_events: int


def select(corpus: Corpus, filters: Filters) -> Selection:
    """Return the articles and events that `filters` select.

    An article is selected when it matches every filter on articles. Where days of happening, a kind or a
    status are chosen, it must also have a selected event. An event is selected when its article is and the
    event itself matches the choices of region, country (as its place, or named), person and organisation
    (in any role), kind, status and day of happening. Rejected events are left out.

    Scope "in one sentence": one sentence of the text must contain all the chosen regions, countries,
    persons and organisations. Exclusions still exclude the whole article. "About" applies to articles only: a
    sentence or an event either names a country or does not.

    A filter on days keeps what lies inside it. Articles without a day (of publication; or, by happening,
    without any event) are left out unless the filter adds them; they never match a kind or a status.
    """
    articles, events = sieve_of(corpus, filters).select()
    return Selection(
        articles=articles,
        events=events,
        n_articles=int(np.count_nonzero(articles)),
        n_copies_free=count_stories(corpus, articles),
        n_total=int(np.count_nonzero(corpus.live)),
        n_events=int(np.count_nonzero(events)),
    )


def count_stories(corpus: Corpus, articles: Mask) -> int:
    """Return how many stories some articles tell: articles, without copies of each other."""
    is_in_story = np.zeros(int(corpus.story.max(initial=-1)) + 1, dtype=np.bool_)
    is_in_story[corpus.story[articles]] = True
    return int(np.count_nonzero(is_in_story))


def count_by_unit(corpus: Corpus, articles: Mask, unit: Unit) -> int:
    """Return the number of articles in a mask, with copies or without, as `unit` says."""
    return count_stories(corpus, articles) if unit is Unit.WITHOUT_COPIES else int(np.count_nonzero(articles))
