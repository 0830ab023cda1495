"""Two selections side by side, beyond what the oracle asks."""

import datetime as dt

from dashboard.corpus import Corpus
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.query.compare.compare_selections import (
    Measure,
    Pair,
    compare_publishers,
    compare_time,
    compare_values,
    compare_words,
    count_overlap,
    select_both_sides,
    summarise_side,
)
from dashboard.query.selection.facets import get_facet
from dashboard.schema import Choice, DayRange, Filters, Unit

SYRIA, TURKEY = (Filters(choices={"country": Choice((code,))}) for code in ("SYR", "TUR"))


def test_a_against_a_has_no_distinctive_word(sample: Corpus) -> None:
    pair = select_both_sides(sample, SYRIA, SYRIA)
    assert count_overlap(sample, pair, Unit.ARTICLES).a_only == 0
    assert compare_words(sample, pair, StopWordChanges()).rows.empty
    assert compare_words(sample, pair, StopWordChanges(), with_both=True).rows.empty


def test_swapping_mirrors_every_number(sample: Corpus) -> None:
    pair = select_both_sides(sample, SYRIA, TURKEY)
    swapped = Pair(pair.b, pair.a)
    for measure in Measure:
        rows = compare_values(sample, pair, get_facet(sample, "person"), Unit.ARTICLES, measure)
        mirrored = compare_values(sample, swapped, get_facet(sample, "person"), Unit.ARTICLES, measure)
        own, other = ["key", "a", "b", "value_a", "value_b"], ["key", "b", "a", "value_b", "value_a"]
        assert rows[own].to_numpy().tolist() == mirrored[other].to_numpy().tolist()
    words, other = (
        compare_words(sample, each, StopWordChanges()).rows.set_index("term") for each in (pair, swapped)
    )
    assert set(words.index) == set(other.index)
    assert words.empty or (words["log_ratio"] + other["log_ratio"].loc[words.index]).abs().max() < 1e-9


def test_what_is_in_both_is_left_out_of_words_unless_asked(sample: Corpus) -> None:
    pair = select_both_sides(sample, SYRIA, Filters())
    without, both = (compare_words(sample, pair, StopWordChanges(), with_both=each) for each in (False, True))
    assert without.a.articles == 0
    assert both.a.articles == int(pair.a.sum())


def test_a_share_is_of_the_publishers_articles(sample: Corpus) -> None:
    rows = compare_publishers(sample, select_both_sides(sample, SYRIA, None), Unit.ARTICLES, Measure.SHARE)
    assert ((rows["value_a"] + rows["value_b"] - 100).abs() < 1e-9).all()
    assert (rows["a"] + rows["b"] == rows["articles"]).all()


def test_only_publishers_of_both_sides_are_kept(sample: Corpus) -> None:
    publishers = sample.facets["publisher"].keys
    a, b = (Filters(choices={"publisher": Choice(some)}) for some in (publishers[:2], publishers[1:]))
    rows = compare_publishers(sample, select_both_sides(sample, a, b, True), Unit.ARTICLES, Measure.ARTICLES)
    assert rows["publisher"].tolist() == [publishers[1]]


def test_what_lies_outside_the_days_drawn_is_counted_beside_them(sample: Corpus) -> None:
    pair = select_both_sides(sample, SYRIA, None)
    whole = compare_time(sample, pair, Unit.ARTICLES, Measure.ARTICLES)
    days = whole[(whole["bucket"] == "bin") & (whole["count"] > 0)]["start"]
    first = dt.date.fromisoformat(min(days))
    some = compare_time(
        sample, pair, Unit.ARTICLES, Measure.ARTICLES, DayRange(first, first + dt.timedelta(days=9))
    )
    outside = some[some["bucket"] == "outside"]
    assert outside["count"].sum() > 0
    for side in "AB":
        assert some[some["side"] == side]["count"].sum() == whole[whole["side"] == side]["count"].sum()
    assert some.loc[some["bucket"] == "bin", "stop"].min() > first.isoformat()


def test_a_side_says_how_much_it_holds(sample: Corpus) -> None:
    pair = select_both_sides(sample, SYRIA, None)
    a, b = (summarise_side(sample, side, Unit.ARTICLES) for side in (pair.a, pair.b))
    assert a.articles + b.articles == int(sample.live.sum())
    assert a.words + b.words == int(sample.articles["n_words"].to_numpy()[sample.live].sum())
    assert 0 < a.publishers <= len(sample.facets["publisher"].keys)
