"""Charts of A against B: over time, countries, people, words and publishers, both sides on one scale."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.comparison import side_bars, side_lines
from dashboard.corpus import Corpus
from dashboard.decisions.log.stop_words import StopWordChanges, load_stop_words
from dashboard.query.compare.compare_selections import (
    Measure,
    Pair,
    compare_publishers,
    compare_time,
    compare_values,
    compare_words,
    select_both_sides,
)
from dashboard.query.selection.facets import get_facet
from dashboard.query.words.keyness import Keyness
from dashboard.schema import FACETS, Clock, DayRange, FacetSource, Filters
from dashboard.views.compare.open_side import Comparison, open_clicked_articles, open_clicked_quotes
from dashboard.views.state import address
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart,
    draw_chart_header,
    draw_notice,
    draw_title,
    table_height,
)
from dashboard.views.widgets.drawn_days import TimeRange, find_dense_range, narrow_range
from dashboard.views.widgets.keyness_table import A_AND_B, describe_keyness, draw_keyness_table
from dashboard.views.widgets.over_time_chart import get_bin_length
from dashboard.views.widgets.pickers import ask_switch

_MOST_WORDS = 12
_FORMS = {Measure.ARTICLES: ",d", Measure.SHARE: ".1f", Measure.PER_MILLION: ",.0f"}
_UNITS = {
    Measure.ARTICLES: "{unit}",
    Measure.SHARE: "% of all {unit} of the side's publishers",
    Measure.PER_MILLION: "{unit} per million words of the side",
}
# Publishers have a table of their own; a filter on events also restricts which events are selected.
_FACETS = [
    record
    for record in FACETS
    if record.is_compared and not record.is_of_events and record.key != "publisher"
]
_UNCOUNTED = {"outside": "on other days", "several": "over several of them", "undated": "without a date"}
_WHOLE = "whole"


def _list_both_sides(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a row a key and side, of rows with key and label, a and b, value_a and value_b."""
    rows = rows.reset_index(drop=True)
    sides = [
        pd.DataFrame(
            {
                "key": rows["key"],
                "label": rows["label"],
                "side": name.upper(),
                "count": rows[name],
                "value": rows[f"value_{name}"],
            }
        )
        for name in ("a", "b")
    ]
    return pd.concat(sides).sort_index(kind="stable").reset_index(drop=True)


def _select_pair(corpus: Corpus, comparison: Comparison) -> Pair:
    return select_both_sides(corpus, *comparison[:3])


def _count_over_time(corpus: Corpus, comparison: Comparison, within: DayRange) -> pd.DataFrame:
    return compare_time(corpus, _select_pair(corpus, comparison), comparison[0].unit, comparison[3], within)


def _compare_values(corpus: Corpus, comparison: Comparison, facet: str) -> pd.DataFrame:
    return compare_values(
        corpus,
        _select_pair(corpus, comparison),
        get_facet(corpus, facet, about=comparison[0].about),
        comparison[0].unit,
        comparison[3],
    )


def _compare_publishers(corpus: Corpus, comparison: Comparison) -> pd.DataFrame:
    return compare_publishers(corpus, _select_pair(corpus, comparison), comparison[0].unit, comparison[3])


def _format_unit(comparison: Comparison) -> str:
    return _UNITS[comparison[3]].format(unit=str(comparison[0].unit))


def draw_time(context: PageContext, comparison: Comparison) -> None:
    """Draw both sides over the days of publication: the range that holds nearly all, or the whole."""
    rows = query_corpus(context.opened, _count_over_time, comparison, DayRange())
    time_range = _choose_range(context, comparison, rows)
    if time_range is not None and not address.page_option(_WHOLE):
        rows = query_corpus(context.opened, _count_over_time, comparison, time_range.whole_days)
    uncounted = "; ".join(
        f"{words}: {subtitle}"
        for bucket, words in _UNCOUNTED.items()
        if (subtitle := " and ".join(f"{n:,} in {side}" for side, n in _count_bucket(rows, bucket)))
    )
    size = get_bin_length(rows[rows["bucket"] == "bin"])
    subtitle = f"{_format_unit(comparison)} of each {size} of publication" + (
        f"; {uncounted}" if uncounted else ""
    )
    spec = build_spec(side_lines, context.palette, _format_unit(comparison), _FORMS[comparison[3]])
    draw_chart(context, ChartPanel("sides_time", "Over time", subtitle, rows, spec))
    if time_range is not None:
        ask_switch(_WHOLE, "Whole span")


def _choose_range(context: PageContext, comparison: Comparison, whole: pd.DataFrame) -> TimeRange | None:
    """Return the range that holds nearly all of both sides, None where that is the whole."""
    coarse = find_dense_range(_list_bins(whole), Clock.PUBLISHED)
    return (
        None
        if coarse is None
        else narrow_range(coarse, partial(_limit_filters, context, comparison), Clock.PUBLISHED)
    )


def _limit_filters(
    context: PageContext, comparison: Comparison, time_range: TimeRange
) -> tuple[pd.DataFrame, int]:
    rows = query_corpus(context.opened, _count_over_time, comparison, time_range.whole_days)
    return _list_bins(rows), int(rows.loc[rows["bucket"] == "outside", "count"].sum())


def _list_bins(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the bins of both sides together."""
    bins = rows[rows["bucket"] == "bin"]
    both = bins.groupby(["start", "stop"])["count"].sum().reset_index()
    return both.assign(chosen=True)


def _count_bucket(rows: pd.DataFrame, bucket: str) -> list[tuple[str, int]]:
    counted = rows[(rows["bucket"] == bucket) & (rows["count"] > 0)]
    return list(zip(counted["side"], counted["count"], strict=True))


def draw_facets(context: PageContext, comparison: Comparison) -> None:
    """Draw countries, persons and organisations; a click on a bar opens its articles."""
    spec = build_spec(side_bars, context.palette, _format_unit(comparison), _FORMS[comparison[3]])
    for column, record in zip(st.columns(len(_FACETS), gap="medium"), _FACETS, strict=True):
        with column:
            facet = record.key
            rows = _list_both_sides(query_corpus(context.opened, _compare_values, comparison, facet))
            is_about = record.source is FacetSource.COUNTRIES and comparison[0].about
            about = " about each" if is_about else " naming each"
            key = f"sides_{facet}"
            draw_chart(
                context,
                ChartPanel(
                    key,
                    record.plural,
                    f"{_format_unit(comparison)}{about}; click a bar to open them",
                    rows,
                    spec,
                ),
                lambda: None,
                key,
            )
            open_clicked_articles(context, key, facet, comparison)


def _compare_words(
    corpus: Corpus, a: Filters, b: Filters | None, same: bool, both: bool, changes: StopWordChanges
) -> Keyness:
    return compare_words(corpus, select_both_sides(corpus, a, b, same), changes, with_both=both)


def draw_words(context: PageContext, a: Filters, b: Filters | None, same: bool, *, both: bool) -> None:
    """Draw the words that are more common on either side, on one scale, and the table of all."""
    keyness = query_corpus(context.opened, _compare_words, a, b, same, both, load_stop_words(context.store))
    uncounted = "articles of both count on each side" if both else "articles of both are left out"
    if keyness.rows.empty:
        draw_title("Distinctive words", uncounted)
        draw_notice("No word is commoner on one side than chance allows.")
        return
    subtitle = f"occurrences per million words; {uncounted}; click a bar to read the word in context"
    sides = [_select_surest(keyness.rows, sign) for sign in (1, -1)]
    most = max(float(rows[["per_million_a", "per_million_b"]].max().max()) for rows in sides if len(rows))
    spec = build_spec(side_bars, context.palette, "per million words", ",.0f", most)
    for column, name, rows in zip(st.columns(2, gap="medium"), "AB", sides, strict=True):
        with column:
            key = f"sides_words_{name}"
            bars = _list_both_sides(_use_side_columns(rows))
            draw_chart(
                context, ChartPanel(key, f"Commoner in {name}", subtitle, bars, spec), lambda: None, key
            )
            open_clicked_quotes(context, key, a, b)
    draw_keyness_table(
        context,
        "sides_words",
        keyness,
        describe_keyness(keyness, A_AND_B),
        A_AND_B,
        f"A against B, {uncounted}; log ratio (Hardie 2014), log-likelihood of "
        f"{keyness.threshold:.1f} or more (Dunning 1993)",
    )


def _select_surest(rows: pd.DataFrame, sign: int) -> pd.DataFrame:
    """Return the words that are most surely more common on one side."""
    commoner = rows[sign * rows["log_ratio"] > 0]
    return commoner.sort_values("z", key=abs, ascending=False, kind="stable").head(_MOST_WORDS)


def _use_side_columns(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": rows["term"],
            "label": rows["term"],
            "a": rows["articles_a"],
            "b": rows["articles_b"],
            "value_a": rows["per_million_a"],
            "value_b": rows["per_million_b"],
        }
    )


def draw_publishers(context: PageContext, comparison: Comparison) -> None:
    """Draw the table of publishers."""
    rows = query_corpus(context.opened, _compare_publishers, comparison)
    draw_chart_header(
        context,
        ChartPanel(
            "sides_publishers",
            "Publishers",
            f"{_format_unit(comparison).replace('the side', 'the publisher')}; all: its articles "
            "in the corpus",
            rows,
        ),
    )
    names = {"publisher": "Publisher", "articles": "All", "a": "In A", "b": "In B"}
    names |= {"value_a": f"A, {comparison[3]}", "value_b": f"B, {comparison[3]}"}
    columns = (
        rows.drop(columns=["value_a", "value_b"]) if comparison[3] is Measure.ARTICLES else rows.round(2)
    )
    st.dataframe(
        columns,
        hide_index=True,
        column_config=names,
        height=table_height(rows, 11),
        key="sides_publisher_rows",
    )
