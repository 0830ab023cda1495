"""The tab of words, phrases and names used most: as a cloud, bars and a table."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.bars import BarColumns, bars
from dashboard.charts.word_cloud import place_words, word_cloud
from dashboard.paths import STATIC
from dashboard.query.words.top_terms import TermOptions, TermRanking, rank_terms
from dashboard.views.state.cached import add_name_terms, build_spec, cache_result, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart, draw_chart_header, draw_notice
from dashboard.views.widgets.pickers import ask_choice, ask_several, ask_switch
from dashboard.views.widgets.stop_word_editor import ask_stop_words, load_stop_changes
from dashboard.views.widgets.word_links import open_clicked_word

_BARS = 25
_ROWS = 1000
_IN_CLOUD = 110
_KINDS = {"words": "Words", "phrases": "Phrases", "names": "Names"}
_MEASURES = {
    "articles": "articles",
    "occurrences": "occurrences",
    "per_million": "per million",
    "weight": "by rarity",
}
_MEASURE_OF = dict(zip(_MEASURES, TermRanking, strict=True))
_HINT = (
    "The forms of a word count as one, by a table of forms (simplemma): talks, talked and "
    "talking under talk. An article "
    "that has several of them counts once."
)


def show(context: PageContext) -> None:
    """Draw the tab: the terms used most."""
    column, listing = _ask_listing(context)
    opened = add_name_terms(context.opened) if listing.names else context.opened
    terms = query_corpus(opened, rank_terms, context.filters, limit=_ROWS, options=listing)
    if terms.empty:
        draw_notice("Nothing to list: choose words, phrases or names above.")
        return
    _draw_cloud(context, terms.head(_IN_CLOUD), column, listing)
    left, right = st.columns(2, gap="medium")
    with left:
        _draw_bars(context, terms.head(_BARS), column, listing)
    with right:
        _draw_table(context, terms, listing)


def _ask_listing(context: PageContext) -> tuple[str, TermOptions]:
    """Ask what is listed and how it is counted; return the column to draw and the options."""
    changes = load_stop_changes(context)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        kinds = ask_several("list", "What is listed", _KINDS, ("words", "phrases"))
        column = ask_choice("by", "Counted by", _MEASURES)
        families = ask_switch("forms", "Join forms", _HINT)
        st.space("stretch")
        ask_stop_words(context, changes)
    included = {kind: kind in kinds for kind in _KINDS}
    return column, TermOptions(**included, families=families, measure=_MEASURE_OF[column], changes=changes)


def _format_unit(context: PageContext, column: str) -> str:
    units = {
        "articles": context.unit,
        "per_million": "occurrences per million words",
        "weight": "weight by rarity (TF-IDF)",
    }
    return units.get(column, column)


def _draw_cloud(context: PageContext, terms: pd.DataFrame, column: str, listing: TermOptions) -> None:
    counts = dict(zip(terms["term"], terms[column].astype(float), strict=True))
    keys = dict(zip(terms["term"], terms["key"], strict=True))
    positions = cache_result(
        f"words {counts!r}", partial(place_words, counts, str(STATIC / "DatelineSerif-Regular.ttf"))
    )
    positions["key"] = positions["term"].map(keys)
    size_in_words = (
        f"the number of {context.unit} that use it"
        if column == "articles"
        else f"its {_format_unit(context, column)}"
    )
    subtitle = f"a word's size is {size_in_words}; its place and its colour mean nothing. {_CLICK}"
    spec = build_spec(word_cloud, context.palette, _format_unit(context, column), key="key")
    key = f"cloud_{column}"
    pick = partial(open_clicked_word, key, context, families=listing.families, field="key")
    draw_chart(
        context,
        ChartPanel("cloud", "Words at a glance", subtitle, positions, spec, note=f"size: {size_in_words}"),
        pick,
        key,
    )


_CLICK = "Click a word to read it in context, a name to filter by it"


def _draw_bars(context: PageContext, terms: pd.DataFrame, column: str, listing: TermOptions) -> None:
    unit = _format_unit(context, column)
    form = "," if column in ("articles", "occurrences") else ",.0f"
    spec = build_spec(
        bars, context.palette, BarColumns("term", column, "key", "kind"), unit, number_format=form
    )
    key = f"word_bars_{column}"
    pick = partial(open_clicked_word, key, context, families=listing.families, field="key")
    draw_chart(
        context, ChartPanel("word_bars", "Used most", f"{unit}. {_CLICK}", terms, spec, note=unit), pick, key
    )


def _draw_table(context: PageContext, terms: pd.DataFrame, listing: TermOptions) -> None:
    subtitle = _table_subtitle(context, terms, listing)
    draw_chart_header(context, ChartPanel("word_table", "Table", subtitle, terms, note=subtitle))
    names = {
        "term": st.column_config.TextColumn("Word or phrase", width="medium"),
        "kind": "Kind",
        "key": None,
        "articles": st.column_config.NumberColumn("Articles", format="localized"),
        "occurrences": st.column_config.NumberColumn("Occurrences", format="localized"),
        "per_million": st.column_config.NumberColumn("Per million", format="%.0f"),
        "weight": st.column_config.NumberColumn("Weight", format="%.0f"),
    }
    st.dataframe(terms, hide_index=True, column_config=names, height=600, key="word_rows", width="stretch")


def _table_subtitle(context: PageContext, terms: pd.DataFrame, listing: TermOptions) -> str:
    n = f"the first {_ROWS:,}" if len(terms) == _ROWS else f"all {len(terms):,}"
    copies = "" if context.unit == "articles" else "; occurrences count copies too"
    forms = "; a family by its dictionary form" if listing.families else ""
    return f"{n}; a phrase is two to four words that keep together in five articles or more{forms}{copies}"
