"""Filters in words."""

import datetime as dt

import pytest

from dashboard.corpus import Corpus
from dashboard.query import describe_filters, list_pills
from dashboard.schema import Choice, DayRange, Filters, Scope, Undated, Unit

SPRING = DayRange(dt.date(2017, 3, 1), dt.date(2017, 5, 31))


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ""),
        (Filters(country=Choice(("RUS", "SYR"))), "about Russia or Syria"),
        (Filters(country=Choice(("RUS", "SYR"), every=True)), "about Russia and Syria"),
        (Filters(country=Choice(("RUS",), ("SYR",))), "about Russia; not about: Syria"),
        (
            Filters(country=Choice(("RUS",), ("SYR",)), about=False),
            "mentioning Russia; not mentioning: Syria",
        ),
        (Filters(region=Choice(("Europe", "Sahel"))), "about Europe or Sahel"),
        (Filters(person=Choice(("person:Markova",))), "Elena Markova"),
        (Filters(person=Choice(("person:Nobody",))), "Nobody"),
        (Filters(person=Choice(("",)), kind=Choice(("",))), "no person; no event"),
        (Filters(publisher=Choice(excluded=("Northern Wire", ""))), "not: Northern Wire, no publisher"),
        (Filters(fields=(("desk", Choice(("north",))),)), "north"),
        (Filters(fields=(("desk", Choice(("",))),)), "no desk"),
        (Filters(published=SPRING), "published Mar–May 2017"),
        (Filters(happened=SPRING, undated=Undated.LEAVE_OUT), "happened Mar–May 2017; not: undated"),
        (Filters(undated=Undated.ONLY), "undated only"),
        (Filters(search=' "new rain" '), '"new rain"'),
        (Filters(only_keys=("a", "b")), "2 articles by hand"),
        (Filters(unit=Unit.WITHOUT_COPIES), "without copies"),
        (
            Filters(country=Choice(("RUS",)), scope=Scope.SENTENCE, unit=Unit.WITHOUT_COPIES),
            "about Russia; named in the same sentence; without copies",
        ),
    ],
)
def test_filters_in_words(sample: Corpus, filters: Filters, words: str) -> None:
    assert describe_filters(sample, filters) == words


def test_taking_every_pill_off_leaves_no_filter(sample: Corpus) -> None:
    filters = Filters(
        search="rain",
        country=Choice(("RUS",), ("SYR",), every=True),
        fields=(("desk", Choice(("north",))),),
        published=SPRING,
        happened=SPRING,
        undated=Undated.ONLY,
        only_keys=("a",),
    )
    on = list_pills(sample, filters)
    assert len(on) == 8
    while on:
        filters = on[0].without
        assert [pill.label for pill in list_pills(sample, filters)] == [pill.label for pill in on[1:]]
        on = list_pills(sample, filters)
    assert not filters.published
    assert not any((filters.country, filters.fields, filters.only_keys, filters.search))
