"""Filters in words."""

import datetime as dt
from dataclasses import replace

import pytest

from dashboard.corpus import Corpus
from dashboard.query import describe_filters, list_pills
from dashboard.schema import Choice, DayFilter, Filters, Scope, Unit

SPRING = DayFilter.between(dt.date(2017, 3, 1), dt.date(2017, 5, 31))


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ""),
        (Filters(choices={"country": Choice(("RUS", "SYR"))}), "about Russia or Syria"),
        (Filters(choices={"country": Choice(("RUS", "SYR"), every=True)}), "about Russia and Syria"),
        (Filters(choices={"country": Choice(("RUS",), ("SYR",))}), "about Russia; not about: Syria"),
        (
            Filters(about=False, choices={"country": Choice(("RUS",), ("SYR",))}),
            "mentioning Russia; not mentioning: Syria",
        ),
        (Filters(choices={"region": Choice(("Europe", "Sahel"))}), "about Europe or Sahel"),
        (Filters(choices={"person": Choice(("person:Markova",))}), "Elena Markova"),
        (Filters(choices={"person": Choice(("person:Nobody",))}), "Nobody"),
        (Filters(choices={"person": Choice(("",)), "kind": Choice(("",))}), "no person; no event"),
        (
            Filters(choices={"publisher": Choice(excluded=("Northern Wire", ""))}),
            "not: Northern Wire, no publisher",
        ),
        (Filters(choices={"field:desk": Choice(("north",))}), "north"),
        (
            Filters(choices={"field:desk": Choice(("",))}),
            "no desk",
        ),
        (Filters(published=SPRING), "published Mar–May 2017"),
        (
            Filters(published=replace(SPRING, undated=True)),
            "published Mar–May 2017; + 6 without a publication date",
        ),
        (Filters(published=DayFilter(undated=True)), "without a publication date"),
        (Filters(search=' "new rain" '), '"new rain"'),
        (Filters(only_keys=("a", "b")), "2 articles by hand"),
        (Filters(unit=Unit.WITHOUT_COPIES), "without copies"),
        (
            Filters(scope=Scope.SENTENCE, unit=Unit.WITHOUT_COPIES, choices={"country": Choice(("RUS",))}),
            "about Russia; named in the same sentence; without copies",
        ),
    ],
)
def test_filters_in_words(sample: Corpus, filters: Filters, words: str) -> None:
    assert describe_filters(sample, filters) == words


def test_taking_every_pill_off_leaves_no_filter(sample: Corpus) -> None:
    filters = Filters(
        search="rain",
        only_keys=("a",),
        choices={"country": Choice(("RUS",), ("SYR",), every=True), "field:desk": Choice(("north",))},
        published=DayFilter(undated=True),
        happened=SPRING,
    )
    on = list_pills(sample, filters)
    assert len(on) == 7
    while on:
        filters = on[0].without
        assert [pill.label for pill in list_pills(sample, filters)] == [pill.label for pill in on[1:]]
        on = list_pills(sample, filters)
    assert not filters.published
    assert filters == Filters()
