"""Distinctive words as a table and in words: how many times as common on one side, with both counts."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from streamlit.column_config import NumberColumn

from dashboard.query.words.keyness import Keyness
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, table_height
from dashboard.views.widgets.number_words import format_count, format_factor, format_word_count


@dataclass(frozen=True, slots=True)
class SideNames:
    """What the two sides of a comparison are called: in a sentence, and in the heads of columns."""

    a: str
    b: str
    columns: tuple[str, str]


SELECTION_AND_REST = SideNames("here", "in the rest", ("here", "rest"))
A_AND_B = SideNames("in A", "in B", ("A", "B"))


class _Use(NamedTuple):
    """How often one side uses a word, of how many words, in how many articles."""

    side: str
    occurrences: int
    words: int
    articles: int


def describe_keyness(keyness: Keyness, names: SideNames) -> pd.DataFrame:
    """Return the rows of a comparison with two columns of words: `said` for a bar, `told` for a sentence."""
    rows = keyness.rows.copy()
    uses = [_describe_row(row, keyness, names) for row in rows.itertuples()]
    rows["said"] = [
        _describe_factor(float(times), more, less, names)
        for times, (more, less) in zip(rows["times"], uses, strict=True)
    ]
    rows["told"] = [
        _describe_uses(float(times), more, less, small=bool(small))
        for times, (more, less), small in zip(rows["times"], uses, rows["small"], strict=True)
    ]
    return rows


def _describe_row(row: Any, keyness: Keyness, names: SideNames) -> tuple[_Use, _Use]:
    """Return how often both sides use a word, first the side where it is commoner."""
    a = _Use(names.a, row.occurrences_a, keyness.a.words, row.articles_a)
    b = _Use(names.b, row.occurrences_b, keyness.b.words, row.articles_b)
    return (a, b) if row.log_ratio > 0 else (b, a)


def _describe_factor(times: float, more: _Use, less: _Use, names: SideNames) -> str:
    if less.occurrences:
        return f"{format_factor(times)} ×"
    return f"{'only' if more.side == names.a else 'not'} {names.a}"


def _describe_uses(times: float, more: _Use, less: _Use, *, small: bool) -> str:
    often = f"{format_factor(times)} times as common" if less.occurrences else "only"
    articles = format_count(more.articles, "article")
    base = f" — a small base: {articles}" if small else ""
    return (
        f"{often} {more.side}: {more.occurrences:,} of {format_word_count(more.words)} words "
        f"against {less.occurrences:,} of {format_word_count(less.words)}{base}"
    )


def draw_keyness_table(
    context: PageContext, key: str, keyness: Keyness, rows: pd.DataFrame, names: SideNames, note: str
) -> None:
    """Draw every distinctive word with its counts on both sides, of rows that `describe_keyness` made."""
    a, b = keyness.a, keyness.b
    subtitle = (
        f"{len(rows):,} of {keyness.compared:,} compared, those that chance does not explain: "
        f"{a.articles:,} articles with {a.words:,} words {names.a}, "
        f"{b.articles:,} with {b.words:,} {names.b}"
    )
    draw_chart_header(context, ChartPanel(key, "All distinctive words", subtitle, rows, note=note))
    columns = _configure_columns(*names.columns)
    st.dataframe(
        rows,
        hide_index=True,
        column_order=list(columns),
        column_config=columns,
        height=table_height(rows, 11),
        key=f"{key}_rows",
    )


def _configure_columns(a: str, b: str) -> dict[str, Any]:
    return {
        "term": "Word or phrase",
        "told": st.column_config.TextColumn("In words", width=430),
        "occurrences_a": NumberColumn(a, width=66, format="localized"),
        "occurrences_b": NumberColumn(b, width=66, format="localized"),
        "articles_a": NumberColumn(f"Articles, {a}", width=96, format="localized"),
        "articles_b": NumberColumn(f"Articles, {b}", width=96, format="localized"),
        "log_ratio": NumberColumn("Log ratio", width=76, format="%.2f"),
        "log_likelihood": NumberColumn("Likelihood", width=80, format="%.0f"),
        "z": NumberColumn("Log-odds", width=76, format="%.1f"),
        "small": st.column_config.CheckboxColumn("Small base", width=84),
    }
