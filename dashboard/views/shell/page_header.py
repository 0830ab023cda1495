"""The header of each page: how many articles, the filters that are on, the link and the report."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.export.zip_report import make_file_name, to_zip_report
from dashboard.query.selection.describe_filters import WITHOUT_DAY, count_without_day, list_pills
from dashboard.schema import Clock, Filters, Unit
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import record_export
from dashboard.views.state.corpus_choice import unpin_version
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.saved_addresses import is_view_missing
from dashboard.views.widgets.chart_panel import escape_markdown, list_export_failures
from dashboard.views.widgets.components import draw_copy_link
from dashboard.views.widgets.pickers import ask_segment
from dashboard.views.widgets.saved_views_panel import draw_save_panel

_UNITS = {Unit.ARTICLES: "all articles", Unit.WITHOUT_COPIES: "without copies"}


def draw_notices(version: str, newest: int | None) -> None:
    """Draw that a newer version was built, that the saved view of a link is missing, or an export failed."""
    if newest is not None and str(newest) != version:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("This corpus was built anew while you looked at it.")
            st.button("Open the new version", key="new_version", on_click=unpin_version)
    if is_view_missing():
        st.caption("The link names a saved view that this corpus does not know; all articles are shown.")
    failures = list_export_failures()
    for failure in dict.fromkeys(failures):
        st.error(escape_markdown(failure))
    failures.clear()


def _draw_old_link_notice(context: PageContext) -> None:
    """Draw what the days of an old link used to count and now leave out, with a button to add it."""
    filters, with_undated, counts = context.filters, context.filters, []
    for clock in Clock:
        days = filters.days(clock)
        if days.ranges and not days.undated:
            n = query_corpus(context.opened, count_without_day, filters, clock)
            counts.append(f"{n:,} {WITHOUT_DAY[clock]}")
            with_undated = with_undated.with_days(clock, replace(days, undated=True))
    if not counts:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="old_link"):
        st.caption(
            "This link was made when a filter on days also selected articles without a date. Now it leaves "
            f"them out: {' and '.join(counts)}."
        )
        st.button("Add them", key="add_undated", on_click=address.change_filters, args=(with_undated,))


def draw_page_header(context: PageContext, page: str) -> None:
    """Draw the header of a page."""
    if address.are_of_old_link():
        _draw_old_link_notice(context)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="headline"):
        _draw_count(context, page)
        draw_pills(context)
        _ask_unit(context.filters)
        st.space("stretch")
        draw_save_panel(context)
        draw_copy_link()
        file_name = f"{make_file_name(f'dateline {page}')}.zip"
        st.download_button(
            ":gray[Export report]",
            data=record_export(file_name, partial(to_zip_report, page, context.sections, context.card)),
            file_name=file_name,
            mime="application/zip",
            on_click="ignore",
            type="tertiary",
            key="export_report",
        )


def draw_pills(context: PageContext) -> None:
    """Draw a pill for each filter that is on; a click on one turns it off."""
    on = query_corpus(context.opened, list_pills, context.filters)
    if on:
        session.set_value("pills", None)
        st.pills(
            "Filters that are on",
            range(len(on)),
            format_func=lambda number: f"{escape_markdown(on[number].label)}  ×",
            key="pills",
            label_visibility="collapsed",
            on_change=_remove_filter,
            args=([pill.without for pill in on],),
        )


def draw_no_match(context: PageContext) -> None:
    """Draw that no article matches, and a button for each filter that can be removed."""
    st.markdown("### No articles match")
    st.caption("Remove a filter:")
    with st.container(horizontal=True, key="ways_out"):
        for number, pill in enumerate(query_corpus(context.opened, list_pills, context.filters)):
            label, key = f"{escape_markdown(pill.label)}  ×", f"way_out_{number}"
            st.button(label, key=key, on_click=address.change_filters, args=(pill.without,))
        remove_all = partial(address.change_filters, Filters())
        st.button("Remove all", key="remove_all", type="tertiary", on_click=remove_all)


def _remove_filter(without: Sequence[Filters]) -> None:
    """Turn on the filters without the one whose pill was just clicked."""
    number = session.get_value("pills")
    if number is not None:
        address.change_filters(without[number])


def _draw_count(context: PageContext, page: str) -> None:
    unit = "article" if context.n_selected == 1 else "articles"
    copies = " without copies" if context.filters.unit is Unit.WITHOUT_COPIES else ""
    st.html(
        f'<h1 class="unseen">{page}</h1><div class="count"><b>{context.n_selected:,} {unit}</b> '
        f"<span>{copies} of {context.selection.n_total:,}</span></div>",
        width="content",
    )


def _ask_unit(filters: Filters) -> None:
    session.set_value("unit", filters.unit)
    ask_segment("Copies", "unit", _UNITS, on_change=_change_unit)


def _change_unit() -> None:
    unit = Unit(session.get_value("unit") or Unit.ARTICLES)
    address.change_filters(replace(address.current_filters(), unit=unit))
