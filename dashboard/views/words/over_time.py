"""The tab of terms over time: on one chart or on small charts, as counts, per million words or shares."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.term_trends import MAX_TERMS, trend_lines, trend_rows
from dashboard.errors import QueryError
from dashboard.query.search.query_parser import parse_query
from dashboard.query.words.term_trends import Scale, TrendOptions, Trends, count_trends
from dashboard.query.words.top_terms import TermOptions, rank_terms
from dashboard.schema import Clock, DayFilter
from dashboard.views.state import address, session
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.session import clicked_value
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart_header,
    draw_notice,
    draw_vega_chart,
    escape_markdown,
)
from dashboard.views.widgets.drawn_days import find_dense_range, overlaps_range
from dashboard.views.widgets.over_time_chart import get_bin_length
from dashboard.views.widgets.pickers import ask_choice, ask_from_list, ask_number, ask_switch
from dashboard.views.widgets.stop_word_editor import load_stop_changes
from dashboard.views.widgets.word_links import open_in_context, quote_term

_TERMS = "terms"
_AT_FIRST, _OFFERED = 3, 40
_SCALES = {"million": "per million", "share": "share", "occurrences": "occurrences"}
_AXES = {"million": "per million words", "share": "of 100 articles", "occurrences": "occurrences"}
_SCALE_OF = {"million": Scale.PER_MILLION, "share": Scale.SHARE, "occurrences": Scale.OCCURRENCES}
_UNITS = {
    "million": "occurrences per million words of each {bin}",
    "share": "of a hundred {unit} of each {bin}, how many have it",
    "occurrences": "occurrences in all articles of each {bin}",
}
_BINS = {"auto": "fitting bins", "day": "days", "week": "weeks", "month": "months", "year": "years"}


def show(context: PageContext) -> None:
    """Draw the tab: the chosen terms over time."""
    chosen = _ask_terms(context)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        scale = ask_choice("scale", "Scale", _SCALES)
        size = ask_from_list("bin", "Bins", _BINS, 145)
        smooth = ask_number("smooth", "Average over bins", 1, 15, 1)
        small = ask_switch("small", "Chart each")
        forms = ask_switch(
            "all_forms",
            "All forms",
            "A word stands for all its forms: talks for talk, talked and talking too",
        )
        whole = ask_switch("whole", "Whole span")
    terms = _select_readable_terms(chosen)
    if not terms:
        draw_notice("Choose a word, or type one and press Enter.")
        return

    def count_by(size: str) -> Trends:
        return query_corpus(
            context.opened,
            count_trends,
            context.filters,
            terms,
            TrendOptions(_SCALE_OF[scale], size, smooth, forms),
        )

    trends = count_by(size)
    rows = trends.rows if size != "auto" or whole else _select_dense_bins(count_by, trends)
    _draw_trends(context, replace(trends, rows=rows), terms, scale, smooth, small=small)


def _select_dense_bins(count_by: Callable[[str], Trends], trends: Trends) -> pd.DataFrame:
    """Return the bins of the range that holds nearly all articles, at the bin size that suits it."""
    first = (
        trends.rows[trends.rows["term"] == trends.rows["term"].iloc[0]] if len(trends.rows) else trends.rows
    )
    bins = first.rename(columns={"articles_in_bin": "count"}).assign(chosen=True)
    dense_range = find_dense_range(bins, Clock.PUBLISHED)
    if dense_range is None:
        return trends.rows
    finer = count_by(dense_range.bin).rows
    return finer[overlaps_range(finer, dense_range)].reset_index(drop=True)


def _ask_terms(context: PageContext) -> tuple[str, ...]:
    """Ask which terms to draw: words from the list, or any typed query."""
    offered = _list_offered_terms(context)
    current = address.page_option(_TERMS)[:MAX_TERMS] or offered[:_AT_FIRST]
    session.set_value("trend_terms", list(current))
    st.multiselect(
        "Words to draw",
        [*dict.fromkeys([*current, *offered])],
        key="trend_terms",
        accept_new_options=True,
        max_selections=MAX_TERMS,
        placeholder="Choose words, or type any search and press Enter",
        label_visibility="collapsed",
        on_change=_save_terms,
    )
    return current


def _list_offered_terms(context: PageContext) -> tuple[str, ...]:
    listing = TermOptions(changes=load_stop_changes(context))
    terms_found = query_corpus(context.opened, rank_terms, context.filters, limit=_OFFERED, options=listing)
    return tuple(quote_term(term) for term in terms_found["term"])


def _save_terms() -> None:
    address.change_page_option(_TERMS, *(str(term) for term in session.get_value("trend_terms") or ()))


def _select_readable_terms(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms that can be parsed, and draw an error for the others."""
    readable = []
    for term in terms:
        try:
            parse_query(term)
        except QueryError as error:
            st.error(escape_markdown(f"{term}: {error}"))
        else:
            readable.append(term)
    return tuple(readable)


def _draw_trends(
    context: PageContext,
    trends: Trends,
    terms: tuple[str, ...],
    scale: str,
    smooth: int,
    *,
    small: bool,
) -> None:
    rows = trends.rows
    size = get_bin_length(rows)
    unit = _UNITS[scale].format(unit=context.unit, bin=size)
    subtitle = (
        f"{unit}{_smoothing_note(smooth, size)}; a {size} without articles is drawn as 0. "
        f"Click a dot to read its word in the articles of that {size}"
    )
    title = f"Words by {size} of publication"
    if rows.empty:
        draw_chart_header(context, ChartPanel("trends", title, subtitle, rows))
        draw_notice("None of these articles has a day of publication.")
        return
    spec = build_spec(trend_rows if small else trend_lines, context.palette, terms, _AXES[scale])
    draw_chart_header(
        context,
        ChartPanel("trends", title, subtitle, rows, spec, note=f"{unit}{_smoothing_note(smooth, size)}"),
    )
    key = session.widget_key("trends", *terms)
    draw_vega_chart(title, rows, spec, partial(_open_clicked_point, key), key)
    _draw_outside(trends.outside)


def _smoothing_note(smooth: int, size: str) -> str:
    return f", averaged over {smooth} {size}s around each" if smooth > 1 else ""


def _draw_outside(outside: dict[str, int]) -> None:
    counts = ", ".join(f"{term} {n:,}" for term, n in outside.items() if n)
    if counts:
        draw_notice(
            "Not drawn, in articles without a day or whose day is not known well enough: "
            f"{counts} occurrences."
        )


def _open_clicked_point(key: str) -> None:
    """Open the word of the clicked dot in the articles of its bin."""
    term, start, stop = (clicked_value(key, field) for field in ("term", "start", "stop"))
    if term:
        last = dt.date.fromisoformat(stop) - dt.timedelta(days=1)
        open_in_context(term, DayFilter.between(dt.date.fromisoformat(start), last))
