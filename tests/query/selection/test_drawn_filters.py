"""Exports carry a caption that is true of the picture: the filters of what is drawn, in words and applied."""

import datetime as dt
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from dashboard.corpus import Corpus
from dashboard.query.selection.drawn_filters import DrawnFilters, describe_drawn, drop_filter
from dashboard.query.selection.select import select
from dashboard.query.selection.sieve import sieve_of
from dashboard.schema import Choice, DayFilter, Filters, Scope

MARCH = DayFilter.between(dt.date(2017, 3, 1), dt.date(2017, 3, 31))
RUSSIA = Choice(("RUS",))


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (DrawnFilters(Filters(choices={"country": RUSSIA})), "about Russia"),
        (DrawnFilters(Filters(choices={"country": RUSSIA}), "country"), "all countries"),
        (
            DrawnFilters(Filters(choices={"country": RUSSIA}), "country", marked=True),
            "all countries; Russia marked",
        ),
        (
            DrawnFilters(Filters(choices={"country": Choice((), ("RUS",))}), "country", marked=True),
            "all countries",
        ),
        (DrawnFilters(Filters(published=MARCH), "country", marked=True), "published Mar 2017"),
        (
            DrawnFilters(Filters(choices={"country": RUSSIA}, published=MARCH), "published", marked=True),
            "all days of publication; Mar 2017 marked; about Russia",
        ),
        (DrawnFilters(Filters(happened=MARCH), "happened"), "all days told of"),
        (
            DrawnFilters(Filters(published=DayFilter(undated=True)), "published", marked=True),
            "all days of publication",
        ),
        (
            DrawnFilters(
                Filters(choices={"field:desk": Choice(("north",))}),
                "field:desk",
                marked=True,
            ),
            "all values of desk; north marked",
        ),
    ],
)
def test_what_is_drawn_in_words(sample: Corpus, drawn: DrawnFilters, words: str) -> None:
    assert describe_drawn(sample, drawn) == words


@pytest.mark.parametrize("left_out", ["", "country", "person", "kind", "publisher", "published", "happened"])
@pytest.mark.parametrize("undated", [True, False])
@pytest.mark.parametrize("scope", Scope)
def test_filters_without_one_select_what_a_query_that_skips_it_selects(
    sample: Corpus, left_out: str, undated: bool, scope: Scope
) -> None:
    march = replace(MARCH, undated=undated)
    choices = {"country": RUSSIA, "kind": Choice(("meeting",))}
    for country, kind, published, happened in product((False, True), repeat=4):
        is_on = {"country": country, "kind": kind}
        filters = Filters(
            choices={name: choice for name, choice in choices.items() if is_on[name]},
            published=march if published else DayFilter(),
            happened=march if happened else DayFilter(),
            scope=scope,
        )
        articles, events = sieve_of(sample, filters).select(left_out)
        selection = select(sample, drop_filter(filters, left_out))
        assert np.array_equal(selection.articles, articles), (filters, left_out)
        assert np.array_equal(selection.events, events), (filters, left_out)
