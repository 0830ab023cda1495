"""The tab of names mentioned together: network, matrix or table, with the details of a pair."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.name_network import NAMES, name_network, place_network_names
from dashboard.charts.named_together_matrix import named_together_matrix
from dashboard.export.graphml import to_graphml
from dashboard.export.zip_report import make_file_name
from dashboard.paths import STATIC
from dashboard.query.names.named_together import count_pair_names, count_together
from dashboard.query.names.strongest_pairs import (
    PLAIN_HEADINGS,
    build_pair_square,
    select_strongest_ties,
    use_plain_headings,
)
from dashboard.schema import Filters, Scope, Unit
from dashboard.views.state import address, session
from dashboard.views.state.cached import build_spec, cache_result, query_corpus
from dashboard.views.state.corpus_changes import record_export
from dashboard.views.state.page_context import PageContext
from dashboard.views.who.pair_details import (
    draw_pair_details,
    is_selected_pair,
    select_clicked_pair,
    select_pair,
)
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart,
    draw_chart_header,
    draw_notice,
    table_height,
)
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.pickers import ask_segment

_KINDS = {
    "Persons": ("person",),
    "Organisations": ("organisation",),
    "Persons and organisations": ("person", "organisation"),
    "Persons and countries": ("person", "country"),
    "All three": ("person", "organisation", "country"),
}
_SCOPES = {Scope.ARTICLE: "in the same article", Scope.SENTENCE: "in the same sentence"}
_COUNTED_WHERE = {Scope.ARTICLE: "that name both", Scope.SENTENCE: "with a sentence that names both"}
_ORDERS = {"articles": "most articles", "strength": "closest"}
_VIEWS = ("network", "matrix", "table")
_MOST_NAMES = 150
_ROWS, _IN_VIEW = 500, 13


@dataclass(frozen=True, slots=True)
class _TabOptions:
    """The options of the tab: kinds of names, the column that ranks their ties, and the view."""

    kinds: tuple[str, ...]
    by: str
    view: str


def draw_named_together(context: PageContext) -> None:
    """Draw the tab: the names mentioned together, and the details of a pair."""
    options = _ask_options(context.filters)
    pairs = query_corpus(
        context.opened, count_together, context.filters, options.kinds, most_names=_MOST_NAMES
    )
    if pairs.empty:
        draw_notice("No two of these are named together in the articles chosen.")
        return
    ranked = pairs.sort_values(options.by, ascending=False, kind="stable")
    st.caption(_describe_counts(context, options))
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        {"network": _draw_network, "matrix": _draw_matrix, "table": _draw_table}[options.view](
            context, ranked, options
        )
    with right:
        draw_pair_details(context, ranked)


def _describe_counts(context: PageContext, options: _TabOptions) -> str:
    """Return in words what is counted, where, and how the ties are ranked."""
    count_column = f"Counted: {context.unit} {_COUNTED_WHERE[context.filters.scope]}"
    if "country" in options.kinds and context.filters.scope is Scope.ARTICLE:
        count_column += "; a country where the article " + (
            "is about it" if context.filters.about else "mentions it"
        )
    if options.by == "strength":
        count_column += "; closest: articles with both, over the root of those with each"
    return f"{count_column}. Named together does not mean that they met."


def _ask_options(filters: Filters) -> _TabOptions:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="ask_together"):
        kinds = st.selectbox(
            "Who", list(_KINDS), key="kinds_together", label_visibility="collapsed", width=214
        )
        session.set_value("scope_together", filters.scope)
        ask_segment("Where", "scope_together", _SCOPES, on_change=_change_scope)
        by = ask_segment("Which ties", "order_together", _ORDERS, default="articles")
        view = ask_segment(
            "Shown as", "view_together", dict(zip(_VIEWS, _VIEWS, strict=True)), default="network"
        )
    column = _get_count_column(filters) if by == "articles" else "strength"
    return _TabOptions(_KINDS[str(kinds)], column, view)


def _get_count_column(filters: Filters) -> str:
    return "copies_free" if filters.unit is Unit.WITHOUT_COPIES else "articles"


def _change_scope() -> None:
    scope = Scope(session.get_value("scope_together") or Scope.ARTICLE)
    address.change_filters(replace(address.current_filters(), scope=scope))


def _draw_network(context: PageContext, pairs: pd.DataFrame, options: _TabOptions) -> None:
    ties = select_strongest_ties(pairs, options.by)
    names = count_pair_names(ties, context.opened.corpus, context.filters)
    font = str(STATIC / "Inter-Regular.ttf")
    places = cache_result(
        f"network {context.opened.key} {context.filters!r} {ties.to_json()}",
        partial(place_network_names, names, ties, font),
    )
    kinds = tuple(kind for kind in options.kinds if kind in set(names["kind"]))
    spec = build_spec(
        name_network, context.palette, PLAIN_HEADINGS[_get_count_column(context.filters)], kinds
    )
    placed = {**spec, "datasets": {NAMES: places}}
    subtitle = f"the strongest ties of {len(names):,} names; click a name or a line to read what names both"
    key = f"network_{session.get_value('network_round', 0)}"
    on_click = partial(select_clicked_pair, key, ties)
    draw_chart(
        context,
        ChartPanel(
            "network",
            "Named together",
            subtitle,
            use_plain_headings(ties),
            placed,
            note=_describe_counts(context, options),
        ),
        on_click,
        key,
    )
    st.download_button(
        ":gray[Network as GraphML]",
        data=record_export("named_together.graphml", partial(to_graphml, names, ties, context.card)),
        file_name=f"{make_file_name('named together')}.graphml",
        mime="application/graphml+xml",
        on_click="ignore",
        type="tertiary",
        key="graphml",
    )


def _draw_matrix(context: PageContext, pairs: pd.DataFrame, options: _TabOptions) -> None:
    square, names = build_pair_square(pairs, options.by)
    spec = build_spec(
        named_together_matrix, context.palette, options.kinds[0], names, PLAIN_HEADINGS[options.by]
    )
    subtitle = f"the {len(names):,} names of the strongest ties; click a cell to read what names both"
    key = f"matrix_{session.get_value('network_round', 0)}"
    on_click = partial(select_clicked_pair, key, square)
    draw_chart(
        context,
        ChartPanel(
            "matrix",
            "As a matrix",
            subtitle,
            use_plain_headings(square),
            spec,
            note=_describe_counts(context, options),
        ),
        on_click,
        key,
    )


def _draw_table(context: PageContext, pairs: pd.DataFrame, options: _TabOptions) -> None:
    rows = pairs.head(_ROWS)
    n_pairs = format_count(len(pairs), "pair")
    first = f"the first {len(rows):,} of {n_pairs}" if len(rows) < len(pairs) else n_pairs
    names = len({*pairs["key"], *pairs["other_key"]})
    subtitle = f"{first} among {names:,} names; tick one to read what names both"
    draw_chart_header(
        context,
        ChartPanel(
            "pairs", "As a table", subtitle, use_plain_headings(rows), note=_describe_counts(context, options)
        ),
    )
    count_column = _get_count_column(context.filters)
    columns: dict[str, Any] = {
        "label": st.column_config.TextColumn("Name", width=190),
        "other": st.column_config.TextColumn("Together with", width=190),
        count_column: st.column_config.NumberColumn("Articles", format="localized", width=80),
        "strength": st.column_config.NumberColumn("Closeness", format="%.2f", width=85),
    }
    on_click = st.dataframe(
        rows[list(columns)],
        hide_index=True,
        column_config=columns,
        height=table_height(rows, _IN_VIEW),
        key="pair_rows",
        on_select="rerun",
        selection_mode="single-row",
    )
    for at in on_click["selection"]["rows"]:
        one, other = rows["key"].iloc[at], rows["other_key"].iloc[at]
        if not is_selected_pair(one, other):
            select_pair(one, other)
            st.rerun()
