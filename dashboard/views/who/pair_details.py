"""Two names that stand together: which pair was clicked, and the sentences or articles that hold both."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.query import list_sentences
from dashboard.query.selection.article_list import list_articles
from dashboard.query.selection.facet_counts import get_choice, replace_choice
from dashboard.schema import Choice, Filters, Scope, Unit
from dashboard.views.state import address, session
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.components import draw_list
from dashboard.views.widgets.result_rows import article_rows, sentence_rows

_PAIR = "pair_of_names"
_QUOTES = 6


def pick_pair(one: str, other: str) -> None:
    """Remember which pair is looked at, by the keys of its names."""
    session.put(_PAIR, (one, other))


def is_picked(one: str, other: str) -> bool:
    """Return whether this pair is looked at."""
    return {one, other} == set(session.get(_PAIR, ()))


def pick_on(drawing: str, pairs: pd.DataFrame) -> None:
    """Look at the pair that was clicked on a drawing; of a single name, at the first of its pairs."""
    marks = (session.get(drawing) or {}).get("selection", {}).get("pick", [])
    if not marks:
        return
    one, other = str(marks[0].get("key") or ""), str(marks[0].get("other key") or "")
    if other:
        pick_pair(one, other)
        return
    rows = pairs[(pairs["key"] == one) | (pairs["other_key"] == one)]
    if not rows.empty:
        pick_pair(rows["key"].iloc[0], rows["other_key"].iloc[0])


def draw_pair(context: PageContext, pairs: pd.DataFrame) -> None:
    """Draw what holds both names of the pair that was clicked, else of the first of some pairs."""
    asked = set(session.get(_PAIR, ()))
    rows = pairs[pairs["key"].isin(asked) & pairs["other_key"].isin(asked)]
    row = (pairs if rows.empty else rows).iloc[0]
    near = filters_of_pair(context.filters, row)
    sentences = ask_corpus(context.opened, list_sentences, replace(near, scope=Scope.SENTENCE), limit=_QUOTES)
    draw_title(f"{row['label']} and {row['other']}", _told(context.filters, row, found=not sentences.empty))
    st.button(
        "Filter every page by both",
        key="filter_pair",
        type="tertiary",
        on_click=address.change_filters,
        args=(near,),
    )
    if sentences.empty:
        listed = article_rows(ask_corpus(context.opened, list_articles, near, limit=_QUOTES))
    else:
        listed = sentence_rows(sentences)
    if clicked := draw_list("sentences_of_pair", listed, style="quotes"):
        open_sentence(context, clicked)


def filters_of_pair(filters: Filters, row: "pd.Series[str]") -> Filters:
    """Return filters that keep what the articles of a pair are: both names, beside all that is on."""
    for kind, key in ((row["kind"], row["key"]), (row["other_kind"], row["other_key"])):
        choice = get_choice(filters, kind)
        values = tuple(dict.fromkeys((*choice.values, key)))
        filters = replace_choice(filters, kind, Choice(values, choice.excluded, every=True))
    return filters


def _told(filters: Filters, row: "pd.Series[str]", *, found: bool) -> str:
    """Return how many articles a pair has, and what is listed of them."""
    copies_free = filters.unit is Unit.WITHOUT_COPIES
    number = int(row["copies_free" if copies_free else "articles"])
    articles = f"{number:,} article{'' if number == 1 else 's'}{' without copies' if copies_free else ''}"
    if not found:
        listed = "this is the article" if number == 1 else "these are the newest articles"
        return f"{articles}; no sentence names both, {listed}; click one to read it"
    return f"{articles}; the first sentences that name both, one an article; click one to read it"
