"""Claimed figures, origins and comparisons: the questions on which a corpus and its oracle must agree."""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace

from dashboard.corpus import Corpus
from dashboard.query.articles.news_origins import count_origins, list_publication_order, summarise_origins
from dashboard.query.compare.compare_selections import (
    Measure,
    Pair,
    compare_publishers,
    compare_time,
    compare_values,
    count_overlap,
    get_scale_factor,
    select_both_sides,
)
from dashboard.query.events.claimed_figures import count_by_speaker, count_figure_kinds, list_figures
from dashboard.query.selection.calendar import choose_bin
from dashboard.query.selection.facets import get_facet
from dashboard.schema import Choice, Filters, Unit, day_to_number
from tests.oracle import claimed_figures as plain
from tests.oracle.answers import Oracle

_PART = {Measure.SHARE: Choice(("Courier",)), Measure.PER_MILLION: Choice(excluded=("Ledger",))}


def agree_on_figures(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Every claimed figure: of which article, which kind, how many, who says so, where and when."""
    rows = list_figures(corpus, filters)
    columns = ["key", "kind", "low", "high", "speaker", "where", "first_day"]
    expected = plain.figures(oracle, filters)
    assert sorted(rows[columns].itertuples(index=False, name=None)) == expected
    kinds = count_figure_kinds(corpus, filters)
    assert kinds == {kind: sum(each[1] == kind for each in expected) for kind in kinds}
    assert sum(kinds.values()) == len(expected)
    for kind, n in kinds.items():
        assert len(list_figures(corpus, filters, kind)) == n
    for dot in count_by_speaker(rows).itertuples():
        same = {each[0] for each in expected if each[1:5] == (dot.kind, dot.low, dot.high, dot.speaker)}
        assert dot.articles == len(same)


def agree_on_origins(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The origins, how they are summed, and who had it first."""
    rows = count_origins(corpus, filters)
    ways = ["dateline", "byline", "signed_off", "cited"]
    answer = {
        row["origin"]: (row["articles"], row["copies_free"], tuple(row[way] for way in ways))
        for _, row in rows.iterrows()
    }
    assert answer == plain.origins(oracle, filters)
    total = summarise_origins(corpus, filters)
    chosen = oracle.selected(filters)
    assert (total.n_articles, set(total.origins)) == (len(chosen), set(answer))
    assert total.n_none == oracle.count({a.key for a in chosen if not a.origins}, filters.unit)
    followed = list_publication_order(corpus, filters)
    listed = list(followed[["publisher", "day", "first"]].itertuples(index=False, name=None))
    assert listed == plain.followed(oracle, filters)


def agree_on_sides(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """What is in A only, in both and in B only, and that swapping mirrors it."""
    for b, same, pair in _pairs(corpus, filters):
        of_a, of_b = plain.sides(oracle, filters, b, same)
        assert set(corpus.articles["key"][pair.a]) == of_a
        assert set(corpus.articles["key"][pair.b]) == of_b
        answer = count_overlap(corpus, pair, filters.unit)
        parts = (of_a - of_b, of_a & of_b, of_b - of_a)
        assert (answer.a_only, answer.both, answer.b_only) == tuple(
            oracle.count(p, filters.unit) for p in parts
        )
        mirrored = count_overlap(corpus, Pair(pair.b, pair.a), filters.unit)
        assert (mirrored.b_only, mirrored.both, mirrored.a_only) == (
            answer.a_only,
            answer.both,
            answer.b_only,
        )
        for measure in Measure:
            for side, keys in ((pair.a, of_a), (pair.b, of_b)):
                _agree_on_base(corpus, oracle, filters.unit, measure, side, keys)


def _agree_on_base(
    corpus: Corpus, oracle: Oracle, unit: Unit, measure: Measure, side: object, keys: set[str]
) -> None:
    n_words = plain.n_words(oracle, keys)
    expected = {
        Measure.ARTICLES: 1.0,
        Measure.SHARE: plain.shares(oracle, keys, unit),
        Measure.PER_MILLION: 1e6 / n_words if n_words else 0.0,
    }[measure]
    assert math.isclose(get_scale_factor(corpus, side, unit, measure), expected)


def agree_on_values_of_sides(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Countries, persons, organisations and publishers of both sides."""
    b = replace(filters, choices={**filters.choices, "publisher": Choice(("Courier",))})
    pair = select_both_sides(corpus, filters, b)
    of_a, of_b = plain.sides(oracle, filters, b, False)
    for facet in ("country", "person", "organisation"):
        of_facet = get_facet(corpus, facet, about=filters.about)
        rows = compare_values(corpus, pair, of_facet, filters.unit, Measure.SHARE, limit=0)
        holders = [plain.holding(oracle, side, facet, filters.about, filters.unit) for side in (of_a, of_b)]
        keys = [key if facet == "country" else oracle.entity_of(key) for key in rows["key"]]
        expected = {
            key: tuple(n.get(key, 0) for n in holders)
            for key in {*holders[0], *holders[1]} & oracle._listed(facet)
        }
        assert dict(zip(keys, rows[["a", "b"]].itertuples(index=False, name=None), strict=True)) == expected
        for row in rows.itertuples():
            assert math.isclose(row.value_a, row.a * plain.shares(oracle, of_a, filters.unit))
    published = compare_publishers(corpus, pair, filters.unit, Measure.SHARE)
    assert int(published["a"].sum()) >= oracle.count(of_a, filters.unit)
    for row in published.itertuples():
        of_theirs = {a.key for a in oracle.articles() if a.publisher == row.publisher}
        assert row.articles == oracle.count(of_theirs, filters.unit)
        assert (row.a, row.b) == tuple(oracle.count(of_theirs & side, filters.unit) for side in (of_a, of_b))
        assert math.isclose(row.value_a, 100 * row.a / row.articles)


def agree_on_time_of_sides(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Both sides over time, in the same bins."""
    b = replace(filters, choices={**filters.choices, "publisher": Choice(excluded=("Courier",))})
    rows = compare_time(corpus, select_both_sides(corpus, filters, b), filters.unit, Measure.ARTICLES)
    sides = plain.sides(oracle, filters, b, False)
    dated = [a for a in oracle.articles() if a.key in sides[0] | sides[1] and a.first is not None]
    if not dated:
        assert not (rows["bucket"] == "bin").any()
        return
    spans = [(day_to_number(a.first), day_to_number(a.last)) for a in dated]
    size = choose_bin(min(first for first, _ in spans), max(last for _, last in spans))
    for name, keys in zip("AB", sides, strict=True):
        own = rows[rows["side"] == name]
        bins, several, undated = plain.over_time(oracle, keys, size, filters.unit)
        listed = own[(own["bucket"] == "bin") & (own["count"] > 0)]
        assert {
            dt.date.fromisoformat(day): n for day, n in zip(listed["start"], listed["count"], strict=True)
        } == bins
        assert own.loc[own["bucket"] == "several", "count"].tolist() == [several]
        assert own.loc[own["bucket"] == "undated", "count"].tolist() == [undated]


def _pairs(corpus: Corpus, filters: Filters) -> Iterator[tuple[Filters | None, bool, Pair]]:
    courier, rest = _PART.values()
    others = (
        (None, False),
        (filters, False),
        (replace(filters, choices={**filters.choices, "publisher": courier}), False),
        (Filters(choices={"publisher": rest}), True),
    )
    for b, same in others:
        yield b, same, select_both_sides(corpus, filters, b, same)


CLAIM_QUESTIONS = (
    agree_on_figures,
    agree_on_origins,
    agree_on_sides,
    agree_on_values_of_sides,
    agree_on_time_of_sides,
)
