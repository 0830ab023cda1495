"""The details of a pair of names: the sentences or articles that mention both."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.query import list_sentences
from dashboard.query.selection.article_list import list_articles
from dashboard.schema import Choice, Filters, Scope, Unit
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.components import draw_list
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.result_rows import article_rows, sentence_rows

_PAIR = "pair_of_names"
_QUOTES = 6


def select_pair(one: str, other: str) -> None:
    """Remember the selected pair by the keys of its names."""
    session.set_value(_PAIR, (one, other))


def is_selected_pair(one: str, other: str) -> bool:
    """Return whether this pair is selected."""
    return {one, other} == set(session.get_value(_PAIR, ()))


def select_clicked_pair(drawing: str, pairs: pd.DataFrame) -> None:
    """Select the pair clicked on a chart; for a single name, the first of its pairs."""
    one, other = session.clicked_value(drawing, "key"), session.clicked_value(drawing, "other key")
    if other:
        select_pair(one, other)
        return
    rows = pairs[(pairs["key"] == one) | (pairs["other_key"] == one)]
    if not rows.empty:
        select_pair(rows["key"].iloc[0], rows["other_key"].iloc[0])


def draw_pair_details(context: PageContext, pairs: pd.DataFrame) -> None:
    """Draw the sentences or articles that mention both names of the selected pair, else of the first."""
    selected = set(session.get_value(_PAIR, ()))
    rows = pairs[pairs["key"].isin(selected) & pairs["other_key"].isin(selected)]
    row = (pairs if rows.empty else rows).iloc[0]
    pair_filters = add_pair_filters(context.filters, row)
    sentences = query_corpus(
        context.opened, list_sentences, replace(pair_filters, scope=Scope.SENTENCE), limit=_QUOTES
    )
    draw_title(
        f"{row['label']} and {row['other']}",
        _describe_pair(context.filters, row, has_sentences=not sentences.empty),
    )
    st.button(
        "Filter every page by both",
        key="filter_pair",
        type="tertiary",
        on_click=address.change_filters,
        args=(pair_filters,),
    )
    if sentences.empty:
        rows_to_list = article_rows(query_corpus(context.opened, list_articles, pair_filters, limit=_QUOTES))
    else:
        rows_to_list = sentence_rows(sentences)
    if clicked := draw_list("sentences_of_pair", rows_to_list, style="quotes"):
        open_sentence(context, clicked)


def add_pair_filters(filters: Filters, row: "pd.Series[str]") -> Filters:
    """Return the filters with both names of a pair added."""
    for kind, key in ((row["kind"], row["key"]), (row["other_kind"], row["other_key"])):
        choice = filters.choice(kind)
        values = tuple(dict.fromkeys((*choice.values, key)))
        filters = filters.with_choice(kind, Choice(values, choice.excluded, every=True))
    return filters


def _describe_pair(filters: Filters, row: "pd.Series[str]", *, has_sentences: bool) -> str:
    """Return in words how many articles mention the pair, and what the list shows."""
    copies_free = filters.unit is Unit.WITHOUT_COPIES
    number = int(row["copies_free" if copies_free else "articles"])
    articles = f"{format_count(number, 'article')}{' without copies' if copies_free else ''}"
    if not has_sentences:
        rows_to_list = "this is the article" if number == 1 else "these are the newest articles"
        return f"{articles}; no sentence names both, {rows_to_list}; click one to read it"
    return f"{articles}; the first sentences that name both, one an article; click one to read it"
