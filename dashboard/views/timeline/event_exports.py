"""Files of a list of events: all its rows, each file made when its button is clicked."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.export.csv_xlsx import to_json, to_table_file
from dashboard.export.printable_events import to_printable_page
from dashboard.export.timelinejs import to_timelinejs
from dashboard.export.zip_report import make_file_name
from dashboard.query.events.event_reports import list_reports
from dashboard.query.selection.visible_events import EventDisplay, describe_display
from dashboard.schema import MethodsCard
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import SHEET
from dashboard.views.widgets.result_rows import drop_row_numbers

Make = Callable[[], pd.DataFrame]


def offer_event_files(context: PageContext, key: str, title: str, make: Make, display: EventDisplay) -> None:
    """Draw the buttons that download a list of events with all its rows.

    Args:
        context: The page's context.
        key: The list's name among widgets.
        title: What is listed, in plain words.
        make: Returns every row of the list, as `query.list_events` has them.
        display: Which of the selected events the page lists.
    """
    card = _make_card(context, display)
    offers: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("CSV", "csv", "text/csv", lambda: to_table_file(drop_row_numbers(make()), card, "csv")),
        ("Excel", "xlsx", SHEET, lambda: to_table_file(drop_row_numbers(make()), card, "xlsx")),
        ("JSON", "json", "application/json", lambda: to_json(drop_row_numbers(make()), card)),
        (
            "TimelineJS",
            "timelinejs.csv",
            "text/csv",
            lambda: to_timelinejs(*_list_events_with_reports(context, make, display)),
        ),
        ("Page to print", "html", "text/html", partial(_make_printable_page, context, title, make, display)),
    )
    for label, ending, kind, file in offers:
        st.download_button(
            label,
            data=file,
            file_name=f"{make_file_name(title)}.{ending}",
            mime=kind,
            on_click="ignore",
            type="tertiary",
            key=f"{ending}_{key}",
        )


def _make_printable_page(context: PageContext, title: str, make: Make, display: EventDisplay) -> bytes:
    return to_printable_page(
        title, *_list_events_with_reports(context, make, display), _make_card(context, display)
    )


def _make_card(context: PageContext, display: EventDisplay) -> MethodsCard:
    """Return the page's card, with which of the selected events are listed."""
    note = describe_display(display)
    return replace(context.card, notes=(*context.card.notes, note)) if note else context.card


def _list_events_with_reports(
    context: PageContext, make: Make, display: EventDisplay
) -> tuple[pd.DataFrame, pd.DataFrame]:
    events = make()
    clusters = events["cluster"].tolist()
    reports = list_reports(context.opened.corpus, context.filters, clusters, display)
    return events, reports
