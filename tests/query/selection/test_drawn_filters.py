"""Exports carry a caption that is true of the picture: the filters of what is drawn, in words and applied."""

import datetime as dt
from itertools import product

import numpy as np
import pytest

from dashboard.corpus import Corpus
from dashboard.query.selection.drawn_filters import DrawnFilters, describe_drawn, drop_filter
from dashboard.query.selection.select import combine_masks, match_each_filter, select
from dashboard.schema import Choice, DayRange, Filters, Scope, Undated

MARCH = DayRange(dt.date(2017, 3, 1), dt.date(2017, 3, 31))
RUSSIA = Choice(("RUS",))


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (DrawnFilters(Filters(country=RUSSIA)), "about Russia"),
        (DrawnFilters(Filters(country=RUSSIA), "country"), "all countries"),
        (DrawnFilters(Filters(country=RUSSIA), "country", marked=True), "all countries; Russia marked"),
        (DrawnFilters(Filters(country=Choice((), ("RUS",))), "country", marked=True), "all countries"),
        (DrawnFilters(Filters(published=MARCH), "country", marked=True), "published Mar 2017"),
        (
            DrawnFilters(Filters(country=RUSSIA, published=MARCH), "published", marked=True),
            "all days of publication; Mar 2017 marked; about Russia",
        ),
        (DrawnFilters(Filters(happened=MARCH), "happened"), "all days told of"),
        (DrawnFilters(Filters(undated=Undated.ONLY), "published", marked=True), "all days of publication"),
        (
            DrawnFilters(Filters(fields=(("desk", Choice(("north",))),)), "field:desk", marked=True),
            "all values of desk; north marked",
        ),
    ],
)
def test_what_is_drawn_in_words(sample: Corpus, drawn: DrawnFilters, words: str) -> None:
    assert describe_drawn(sample, drawn) == words


@pytest.mark.parametrize("left_out", ["", "country", "person", "kind", "publisher", "published", "happened"])
@pytest.mark.parametrize("undated", Undated)
@pytest.mark.parametrize("scope", Scope)
def test_filters_without_one_select_what_a_query_that_skips_it_selects(
    sample: Corpus, left_out: str, undated: Undated, scope: Scope
) -> None:
    choices = {"country": RUSSIA, "kind": Choice(("meeting",)), "published": MARCH, "happened": MARCH}
    for on in product((False, True), repeat=len(choices)):
        chosen = {name: choices[name] for name, is_on in zip(choices, on, strict=True) if is_on}
        filters = Filters(**chosen, undated=undated, scope=scope)  # type: ignore[arg-type]
        articles, events = combine_masks(sample, match_each_filter(sample, filters, skip=left_out))
        selection = select(sample, drop_filter(filters, left_out))
        assert np.array_equal(selection.articles, articles), (filters, left_out)
        assert np.array_equal(selection.events, events), (filters, left_out)
