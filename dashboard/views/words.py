"""Words: what is used most, as a cloud, as bars and as a table."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.word_cloud import place_words, word_cloud
from dashboard.paths import STATIC
from dashboard.query.terms import top_terms
from dashboard.views.cached import ask, made_once, spec_of
from dashboard.views.drawing import draw, head
from dashboard.views.frame import Frame
from dashboard.views.overview import search_picked

_BARS = 25
_ROWS = 500
_IN_CLOUD = 110


def show(frame: Frame) -> None:
    """Draw the page."""
    terms = ask(frame.opened, top_terms, frame.filters, limit=_ROWS)
    _draw_cloud(frame, terms.head(_IN_CLOUD))
    left, right = st.columns(2, gap="medium")
    with left:
        _draw_bars(frame, terms.head(_BARS))
    with right:
        _draw_table(frame, terms)


def _draw_cloud(frame: Frame, terms: pd.DataFrame) -> None:
    counts = {str(term): int(count) for term, count in zip(terms["term"], terms["articles"], strict=True)}
    placed = made_once(
        f"words {counts!r}", partial(place_words, counts, str(STATIC / "DatelineSerif-Regular.ttf"))
    )
    told = f"a word's size is the number of {frame.unit} that use it; its place means nothing. Click one to search"
    spec = spec_of(word_cloud, frame.palette, frame.unit)
    key = f"cloud_{frame.filters.search}"
    draw(frame, "cloud", "Words at a glance", told, placed, spec, partial(search_picked, key, frame), key)


def _draw_bars(frame: Frame, terms: pd.DataFrame) -> None:
    spec = spec_of(bars, frame.palette, "", "term", "articles", frame.unit)
    told = f"{frame.unit} that use each; click one to search for it"
    key = f"word_bars_{frame.filters.search}"
    draw(frame, "word_bars", "Words used most", told, terms, spec, partial(search_picked, key, frame), key)


def _draw_table(frame: Frame, terms: pd.DataFrame) -> None:
    told = "occurrences are counted over all articles chosen, copies among them"
    head(frame, "word_table", "Words and phrases", told, terms)
    names = {"term": "Word", "articles": "Articles", "occurrences": "Occurrences"}
    st.dataframe(terms, hide_index=True, column_config=names, height=600, key="word_rows", width="stretch")
