"""The page Who: its tabs, and the list of names beside the profile of the chosen one."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.bars import BarColumns, bars
from dashboard.query.names.name_articles import list_name_articles
from dashboard.query.names.name_counts import count_names
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.query.selection.facet_counts import count_facet
from dashboard.views.state import session
from dashboard.views.state.article_links import add_links, current_page_url
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.name_list_state import KIND, KINDS, tick_name, ticked_names, untick_names
from dashboard.views.state.page_context import PageContext
from dashboard.views.who.accuracy_check import draw_accuracy_checks
from dashboard.views.who.name_corrections import ask_merge
from dashboard.views.who.named_together import draw_named_together
from dashboard.views.who.possible_duplicates import draw_possible_duplicates
from dashboard.views.who.profile import draw_profile
from dashboard.views.who.unassigned_articles import draw_unassigned_list
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_notice
from dashboard.views.widgets.components import FacetCallbacks, FacetRow, FacetWidget, draw_facet
from dashboard.views.widgets.decision_list import draw_decisions_about, draw_hidden
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.pickers import ask_segment
from dashboard.views.widgets.tabs import ask_tab

NAMES, TOGETHER, LIKELY, CHECKS = "Names", "Named together", "Likely the same", "Spot checks"
_LINES, _ALL_LINES = 40, "lines_of_names"
_MOST = 400


def show(context: PageContext) -> None:
    """Draw the page: its tabs, among them the list of names with a profile."""
    pages = {
        NAMES: _draw_names_page,
        TOGETHER: draw_named_together,
        LIKELY: draw_possible_duplicates,
        CHECKS: draw_accuracy_checks,
    }
    pages[ask_tab(list(pages))](context)


def _draw_names_page(context: PageContext) -> None:
    session.get_or_set_value(KIND, "person")
    kind = ask_segment("Kind", KIND, KINDS, on_change=untick_names)
    names = list_names(context, kind)
    left, right = st.columns([0.36, 0.64], gap="large")
    with left:
        _draw_names(context, kind, names)
    with right:
        chosen = [key for key in ticked_names() if key in set(names["key"])] or names["key"].head(1).tolist()
        if hidden := draw_hidden(context, kind):
            chosen = hidden
        elif len(chosen) == 1:
            draw_profile(context, kind, names.loc[names["key"] == chosen[0]].iloc[0])
        elif chosen:
            labels = names.set_index("key")["label"]
            ask_merge(context, kind, {key: str(labels[key]) for key in chosen})
        draw_unassigned_list(context)
        draw_decisions_about(context, chosen)


def list_names(context: PageContext, kind: str) -> pd.DataFrame:
    """Return the names of a kind that match the search or are ticked, in columns key, label, articles."""
    search_text = _get_search_text(kind)
    if kind != "publisher":
        limit = _get_number_of_lines(kind)
        return query_corpus(
            context.opened,
            count_names,
            context.filters,
            kind,
            limit=limit,
            containing=search_text,
            required=ticked_names(),
        )
    counts = query_corpus(context.opened, count_facet, context.filters, "publisher", limit=_MOST)
    is_sought = counts["label"].str.casefold().str.contains(search_text.casefold(), regex=False)
    matching = counts[(counts["key"] != "") & (is_sought | counts["key"].isin(ticked_names()))]
    sorted_names = matching.sort_values(["count", "label"], ascending=[False, True])
    return (
        sorted_names[["key", "label", "count"]].rename(columns={"count": "articles"}).reset_index(drop=True)
    )


def _list_articles(context: PageContext, kind: str, keys: tuple[str, ...], page_url: str) -> pd.DataFrame:
    """Return the articles of the listed names, for their files."""
    return add_links(list_name_articles(context.opened.corpus, context.filters, kind, keys), page_url)


def _get_number_of_lines(kind: str) -> int:
    """Return how many names of a kind the list shows; each click on "more" adds as many again."""
    of_kind, lines = session.get_value(_ALL_LINES, ("", 0))
    return int(lines) if of_kind == kind else _LINES


def _show_more(kind: str) -> None:
    session.set_value(_ALL_LINES, (kind, _get_number_of_lines(kind) + _LINES))


def _get_search_text(kind: str) -> str:
    return session.typed_text(f"find_{kind}")


def _draw_names(context: PageContext, kind: str, names: pd.DataFrame) -> None:
    spec = build_spec(bars, context.palette, BarColumns("label", "articles", "key"), context.unit, kind)
    by_name = kind != "publisher"
    subtitle = (
        f"{context.unit} {'that name' if by_name else 'of'} each; tick one to look closer, "
        "several to merge them"
    )
    drawn = None if by_name else DrawnFilters(context.filters, kind)
    articles = partial(_list_articles, context, kind, tuple(names["key"]), current_page_url())
    panel = ChartPanel(
        "names", KINDS[kind], subtitle, names, spec, articles=articles if by_name else None, drawn=drawn
    )
    draw_chart_header(context, panel)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="find_names"):
        st.text_input(
            "Find a name",
            key=f"find_{kind}",
            placeholder="Find by any spelling",
            label_visibility="collapsed",
            width="stretch",
        )
        st.button(
            "Untick all", key="untick", type="tertiary", on_click=untick_names, disabled=not ticked_names()
        )
    if names.empty:
        draw_notice(
            "These articles name none that is spelt so."
            if _get_search_text(kind)
            else "These articles name none."
        )
        return
    top = max(1, int(names["articles"].max()))
    lines = [
        FacetRow(row.key, row.label, int(row.articles), row.articles / top, chosen=row.key in ticked_names())
        for row in iterate_rows(names)
    ]
    more = "more" if by_name and len(names) >= _get_number_of_lines(kind) else ""
    matching = FacetWidget("", context.palette.of_kind(kind), tuple(lines), more=more, may_leave_out=False)
    draw_facet(
        "name_list",
        matching,
        FacetCallbacks(toggled=partial(tick_name, "name_list"), more=partial(_show_more, kind)),
    )
