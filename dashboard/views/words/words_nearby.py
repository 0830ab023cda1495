"""The tab of words nearby (collocates): words near the hits of a query, with their strength."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.bars import BarColumns, bars
from dashboard.corpus import Corpus
from dashboard.query.search.query_parser import parse_query
from dashboard.query.search.query_tree import Term
from dashboard.query.selection.select import select
from dashboard.query.words.collocates import CollocateOptions, rank_collocates
from dashboard.query.words.query_hits import Hits, find_hits
from dashboard.query.words.top_terms import TermOptions, select_terms
from dashboard.schema import Filters
from dashboard.views.state import session
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.session import clicked_value
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart,
    draw_chart_header,
    draw_notice,
    table_height,
)
from dashboard.views.widgets.pickers import ask_number, ask_switch
from dashboard.views.widgets.stop_word_editor import load_stop_changes
from dashboard.views.widgets.word_links import draw_context_button, open_in_context, quote_term
from dashboard.views.words.query_box import ask_query, find_query_hits, format_hit_count

_BARS, _ROWS = 25, 500
_LEAST = 3
# What is in a sentence is nearly always within so many words.
_SENTENCE = 25
_METHOD = (
    "Strength is log Dice (Rychlý 2008): 14 where two words never stand apart, one less "
    "for half as strong. It does "
    "not depend on the size of the corpus. A word must stand near at least three hits."
)


def show(context: PageContext) -> None:
    """Draw the tab: the query box and the words near its hits."""
    box, near_box, sentence_box, read_box = st.columns(
        [0.5, 0.18, 0.16, 0.16], gap="medium", vertical_alignment="bottom"
    )
    with box:
        query = ask_query(context)
    with sentence_box:
        in_sentence = ask_switch("sentence", "In sentence", _METHOD)
    with near_box:
        within = ask_number("near", "Words on either side", 1, 10, 5)
    with read_box:
        draw_context_button(query, "beside_read")
    hits = find_query_hits(context, query)
    if hits is None:
        return
    within = 0 if in_sentence else within
    rows = query_corpus(
        context.opened,
        rank_words_nearby,
        context.filters,
        query,
        within,
        TermOptions(phrases=False, changes=load_stop_changes(context)),
    )
    if rows.empty:
        draw_notice(f"{format_hit_count(hits)}: no word stands near three of them.")
        return
    _draw_collocates(context, query, hits, rows, within)


def rank_words_nearby(
    corpus: Corpus, filters: Filters, query: str, within: int, listing: TermOptions
) -> pd.DataFrame:
    """Return the collocates of a query in the selected articles."""
    articles = select(corpus, filters).articles
    return rank_collocates(
        corpus,
        find_hits(corpus, filters, query),
        articles,
        select_terms(corpus, listing),
        CollocateOptions(within, _LEAST, _ROWS),
    )


def _draw_collocates(context: PageContext, query: str, hits: Hits, rows: pd.DataFrame, within: int) -> None:
    where = f"within {within} words" if within else "in the sentence"
    subtitle = (
        f"{format_hit_count(hits)}; strength of what stands {where} (log Dice, at most 14). "
        "Click one to read both together"
    )
    note = f"words {where} of “{query}”, {format_hit_count(hits)}; log Dice (Rychlý 2008)"
    left, right = st.columns([0.45, 0.55], gap="large")
    with left:
        spec = build_spec(
            bars, context.palette, BarColumns("term", "log_dice"), "strength (log Dice)", number_format=".1f"
        )
        key = session.widget_key("beside", query, within)
        pick = partial(_open_both_words, key, query, within or _SENTENCE)
        draw_chart(
            context,
            ChartPanel("beside", f"Beside “{query}”", subtitle, rows.head(_BARS), spec, note=note),
            pick,
            key,
        )
    with right:
        n = f"the first {_ROWS}" if len(rows) == _ROWS else f"all {len(rows):,}"
        subtitle = (
            f"{n}; hits counts those that have the word near, occurrences all of it in the articles chosen"
        )
        draw_chart_header(context, ChartPanel("beside_table", "Table", subtitle, rows, note=note))
        names: dict[str, Any] = {
            "term": "Word",
            "hits": "Hits",
            "before": "Before",
            "after": "After",
            "occurrences": st.column_config.NumberColumn("Occurrences", format="localized"),
            "log_dice": st.column_config.NumberColumn("Strength", format="%.2f"),
        }
        st.dataframe(
            rows,
            hide_index=True,
            column_config=names,
            height=table_height(rows, 17),
            key="beside_rows",
            width="stretch",
        )


def _open_both_words(key: str, query: str, within: int) -> None:
    """Open the hits that have the clicked word nearby; for a compound query, the word in its articles."""
    word = clicked_value(key, "term")
    if word:
        simple = isinstance(parse_query(query), Term)
        both = f"{query} near/{within - 1} {quote_term(word)}" if simple else f"({query}) {quote_term(word)}"
        open_in_context(both)
