"""A against B, drawn: over time, countries, people, words and publishers, each on one scale for both sides."""

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
    select_pair,
)
from dashboard.query.words.keyness import Keyness
from dashboard.schema import Clock, DayRange, Filters
from dashboard.views.compare.open_side import Asked, open_picked, read_picked
from dashboard.views.state import address
from dashboard.views.state.cached import ask_corpus, build_spec
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart,
    draw_chart_header,
    draw_notice,
    draw_title,
    table_height,
)
from dashboard.views.widgets.keyness_table import A_AND_B, describe_keyness, draw_keyness_table
from dashboard.views.widgets.over_time_chart import bin_length
from dashboard.views.widgets.pickers import ask_switch
from dashboard.views.widgets.time_range import TimeRange, find_dense_range, narrow_range

_WORDS_SHOWN = 12
_FORMS = {Measure.ARTICLES: ",d", Measure.SHARE: ".1f", Measure.PER_MILLION: ",.0f"}
_UNITS = {
    Measure.ARTICLES: "{unit}",
    Measure.SHARE: "% of all {unit} of the side's publishers",
    Measure.PER_MILLION: "{unit} per million words of the side",
}
_FACETS = (
    ("country", "Countries"),
    ("person", "Persons"),
    ("organisation", "Organisations"),
)
_BESIDE = {"outside": "on other days", "several": "over several of them", "undated": "undated"}
_WHOLE = "whole"


def _by_side(rows: pd.DataFrame) -> pd.DataFrame:
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


def _pair(corpus: Corpus, asked: Asked) -> Pair:
    return select_pair(corpus, *asked[:3])


def _time(corpus: Corpus, asked: Asked, within: DayRange) -> pd.DataFrame:
    return compare_time(corpus, _pair(corpus, asked), asked[0].unit, asked[3], within)


def _values(corpus: Corpus, asked: Asked, facet: str) -> pd.DataFrame:
    return compare_values(corpus, _pair(corpus, asked), facet, asked[0].unit, asked[3], asked[0].about)


def _publishers(corpus: Corpus, asked: Asked) -> pd.DataFrame:
    return compare_publishers(corpus, _pair(corpus, asked), asked[0].unit, asked[3])


def _said(asked: Asked) -> str:
    return _UNITS[asked[3]].format(unit=str(asked[0].unit))


def draw_time(context: PageContext, asked: Asked) -> None:
    """Draw both sides over the days of publication: the stretch that holds nearly all, or the whole."""
    rows = ask_corpus(context.opened, _time, asked, DayRange())
    span = _span(context, asked, rows)
    if span is not None and not address.page_option(_WHOLE):
        rows = ask_corpus(context.opened, _time, asked, span.whole_days)
    left = "; ".join(
        f"{words}: {told}"
        for bucket, words in _BESIDE.items()
        if (told := " and ".join(f"{n:,} in {side}" for side, n in _bucket(rows, bucket)))
    )
    size = bin_length(rows[rows["bucket"] == "bin"])
    told = f"{_said(asked)} of each {size} of publication" + (f"; {left}" if left else "")
    spec = build_spec(side_lines, context.palette, _said(asked), _FORMS[asked[3]])
    draw_chart(context, ChartPanel("sides_time", "Over time", told, rows, spec))
    if span is not None:
        ask_switch(_WHOLE, "Whole span")


def _span(context: PageContext, asked: Asked, whole: pd.DataFrame) -> TimeRange | None:
    """Return the stretch that holds nearly all of both sides, None where that is the whole."""
    coarse = find_dense_range(_bins(whole), Clock.PUBLISHED)
    return None if coarse is None else narrow_range(coarse, partial(_within, context, asked), Clock.PUBLISHED)


def _within(context: PageContext, asked: Asked, span: TimeRange) -> tuple[pd.DataFrame, int]:
    rows = ask_corpus(context.opened, _time, asked, span.whole_days)
    return _bins(rows), int(rows.loc[rows["bucket"] == "outside", "count"].sum())


def _bins(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the bins of both sides together."""
    bins = rows[rows["bucket"] == "bin"]
    both = bins.groupby(["start", "stop"])["count"].sum().reset_index()
    return both.assign(chosen=True)


def _bucket(rows: pd.DataFrame, bucket: str) -> list[tuple[str, int]]:
    kept = rows[(rows["bucket"] == bucket) & (rows["count"] > 0)]
    return list(zip(kept["side"], kept["count"], strict=True))


def draw_facets(context: PageContext, asked: Asked) -> None:
    """Draw countries, persons and organisations; a click on a bar opens its articles."""
    spec = build_spec(side_bars, context.palette, _said(asked), _FORMS[asked[3]])
    for column, (facet, title) in zip(st.columns(len(_FACETS), gap="medium"), _FACETS, strict=True):
        with column:
            rows = _by_side(ask_corpus(context.opened, _values, asked, facet))
            about = " about each" if facet == "country" and asked[0].about else " naming each"
            key = f"sides_{facet}"
            draw_chart(
                context,
                ChartPanel(key, title, f"{_said(asked)}{about}; click a bar to open them", rows, spec),
                lambda: None,
                key,
            )
            open_picked(context, key, facet, asked)


def _words(
    corpus: Corpus, a: Filters, b: Filters | None, same: bool, both: bool, changes: StopWordChanges
) -> Keyness:
    return compare_words(corpus, select_pair(corpus, a, b, same), changes, with_both=both)


def draw_words(context: PageContext, a: Filters, b: Filters | None, same: bool, *, both: bool) -> None:
    """Draw what is commoner on one side: the words of each, on one scale, and the table of all."""
    found = ask_corpus(context.opened, _words, a, b, same, both, load_stop_words(context.store))
    left = "articles of both count on each side" if both else "articles of both are left out"
    if found.rows.empty:
        draw_title("Distinctive words", left)
        draw_notice("No word is commoner on one side than chance allows.")
        return
    told = f"occurrences per million words; {left}; click a bar to read the word in context"
    sides = [_surest(found.rows, sign) for sign in (1, -1)]
    most = max(float(rows[["per_million_a", "per_million_b"]].max().max()) for rows in sides if len(rows))
    spec = build_spec(side_bars, context.palette, "per million words", ",.0f", most)
    for column, name, rows in zip(st.columns(2, gap="medium"), "AB", sides, strict=True):
        with column:
            key = f"sides_words_{name}"
            drawn = _by_side(_as_values(rows))
            draw_chart(context, ChartPanel(key, f"Commoner in {name}", told, drawn, spec), lambda: None, key)
            read_picked(context, key, a, b)
    draw_keyness_table(
        context, "sides_words", found, describe_keyness(found, A_AND_B), A_AND_B, _note(found, left)
    )


def _surest(rows: pd.DataFrame, sign: int) -> pd.DataFrame:
    """Return the words that are most surely commoner on one side."""
    commoner = rows[sign * rows["log_ratio"] > 0]
    return commoner.sort_values("z", key=abs, ascending=False, kind="stable").head(_WORDS_SHOWN)


def _note(found: Keyness, left: str) -> str:
    return f"A against B, {left}; log ratio (Hardie 2014), log-likelihood of {found.least:.1f} or more (Dunning 1993)"


def _as_values(rows: pd.DataFrame) -> pd.DataFrame:
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


def draw_publishers(context: PageContext, asked: Asked) -> None:
    """Draw the table of publishers."""
    rows = ask_corpus(context.opened, _publishers, asked)
    draw_chart_header(
        context,
        ChartPanel(
            "sides_publishers",
            "Publishers",
            f"{_said(asked).replace('the side', 'the publisher')}; all: its articles in the corpus",
            rows,
        ),
    )
    names = {"publisher": "Publisher", "articles": "All", "a": "In A", "b": "In B"}
    names |= {"value_a": f"A, {asked[3]}", "value_b": f"B, {asked[3]}"}
    shown = rows.drop(columns=["value_a", "value_b"]) if asked[3] is Measure.ARTICLES else rows.round(2)
    st.dataframe(
        shown,
        hide_index=True,
        column_config=names,
        height=table_height(rows, 11),
        key="sides_publisher_rows",
    )
