"""Distinctive words in words and as a table: how many times as common on one side, both counts, both sizes."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.query.words.keyness import Keyness, Side
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, table_height


@dataclass(frozen=True, slots=True)
class SideNames:
    """What the sides are called: in a sentence, and at the head of a column."""

    a: str
    b: str
    columns: tuple[str, str]


SELECTION_AND_REST = SideNames("here", "in the rest", ("here", "rest"))
A_AND_B = SideNames("in A", "in B", ("A", "B"))


def describe_keyness(found: Keyness, names: SideNames) -> pd.DataFrame:
    """Return the rows of a comparison with what they say in words: `said` for a bar, `told` for a sentence."""
    rows = found.rows.copy()
    rows["said"] = [_times(row, names) for row in rows.itertuples()]
    rows["told"] = [_sentence(row, found.a, found.b, names) for row in rows.itertuples()]
    return rows


def _times(row: Any, names: SideNames) -> str:
    in_a = row.log_ratio > 0
    if not (row.occurrences_b if in_a else row.occurrences_a):
        return f"{'only' if in_a else 'not'} {names.a}"
    return f"{format_times(row.times)} ×"


def _sentence(row: Any, a: Side, b: Side, names: SideNames) -> str:
    here = row.log_ratio > 0
    where = names.a if here else names.b
    mine = (
        (row.occurrences_a, a.words, row.articles_a) if here else (row.occurrences_b, b.words, row.articles_b)
    )
    other = (row.occurrences_b, b.words) if here else (row.occurrences_a, a.words)
    often = f"only {where}" if not other[0] else f"{format_times(row.times)} times as common {where}"
    small = f" — a small base: {mine[2]:,} article{'' if mine[2] == 1 else 's'}" if row.small else ""
    return f"{often}: {mine[0]:,} of {format_word_count(mine[1])} words against {other[0]:,} of {format_word_count(other[1])}{small}"


def format_times(times: float) -> str:
    """Return a factor as it is said.

    >>> format_times(8.04), format_times(2.54), format_times(872.5)
    ('8', '2.5', '872')
    """
    return f"{times:,.0f}" if times >= 10 else f"{times:.1f}".removesuffix(".0")


def format_word_count(n: int) -> str:
    """Return a number of words as it is said.

    >>> format_word_count(1_087_000), format_word_count(84_310), format_word_count(930)
    ('1.1 million', '84,300', '930')
    """
    if n >= 1_000_000:
        return f"{n / 1e6:,.1f} million"
    return f"{round(n, -2):,}" if n >= 10_000 else f"{n:,}"


def draw_keyness_table(
    context: PageContext, key: str, found: Keyness, rows: pd.DataFrame, names: SideNames, note: str
) -> None:
    """Draw every distinctive word with its counts on both sides, of rows that `describe_keyness` made."""
    told = (
        f"{len(rows):,} of {found.compared:,} compared, those that chance does not explain: {found.a.articles:,} articles with "
        f"{found.a.words:,} words {names.a}, {found.b.articles:,} with {found.b.words:,} {names.b}"
    )
    draw_chart_header(context, ChartPanel(key, "All distinctive words", told, rows, note=note))
    a, b = names.columns
    columns: dict[str, Any] = {
        "term": "Word or phrase",
        "told": st.column_config.TextColumn("In words", width=430),
        "occurrences_a": _number(a),
        "occurrences_b": _number(b),
        "articles_a": _number(f"Articles, {a}", 96),
        "articles_b": _number(f"Articles, {b}", 96),
        "log_ratio": _number("Log ratio", 76, "%.2f"),
        "log_likelihood": _number("Likelihood", 80, "%.0f"),
        "z": _number("Log-odds", 76, "%.1f"),
        "small": st.column_config.CheckboxColumn("Small base", width=84),
    }
    st.dataframe(
        rows,
        hide_index=True,
        column_order=list(columns),
        column_config=columns,
        height=table_height(rows, 11),
        key=f"{key}_rows",
    )


def _number(title: str, width: int = 66, form: str = "localized") -> Any:
    return st.column_config.NumberColumn(title, width=width, format=form)
