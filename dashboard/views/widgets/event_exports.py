"""Files of a list of events: all its rows with their articles, each file made when its button is clicked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial

import pandas as pd
import streamlit as st

from dashboard.export.csv_xlsx import to_json, to_table_file
from dashboard.export.printable_events import to_printable_page
from dashboard.export.timelinejs import to_timelinejs
from dashboard.export.zip_report import make_file_name
from dashboard.query.events.event_reports import add_sources, list_reports
from dashboard.query.selection.visible_events import EventDisplay, describe_display
from dashboard.schema import MethodsCard
from dashboard.views.state.article_links import add_links, current_page_url
from dashboard.views.state.corpus_changes import record_export
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import SHEET
from dashboard.views.widgets.result_rows import drop_row_numbers

Make = Callable[[], pd.DataFrame]


@dataclass(frozen=True)
class EventFiles:
    """The files of a list of events.

    Attributes:
        context: The page's context.
        title: What is listed, in plain words.
        make: Returns every row of the list, as `query.list_events` has them.
        display: Which of the selected events the page lists.
        page_url: The address of the page; links lead to the same app.
    """

    context: PageContext
    title: str
    make: Make
    display: EventDisplay
    page_url: str = ""

    @cached_property
    def events(self) -> pd.DataFrame:
        """Every event, numbered, with the article that reports it first and a list of all its articles."""
        events = add_sources(self.make(), self.reports)
        events.insert(0, "number", range(1, len(events) + 1))
        return events

    @cached_property
    def reports(self) -> pd.DataFrame:
        """A row for each event and article that reports it, with the link that opens its sentence."""
        clusters = self.make()["cluster"].tolist()
        reports = list_reports(self.context.opened.corpus, self.context.filters, clusters, self.display)
        numbers = {cluster: number for number, cluster in enumerate(clusters, start=1)}
        return add_links(reports, self.page_url).assign(number=reports["cluster"].map(numbers))

    @property
    def articles(self) -> pd.DataFrame:
        """The reports as a table of a file: the number of the event first."""
        reports = drop_row_numbers(self.reports)
        return reports[["number", *(name for name in reports if name != "number")]]

    @property
    def card(self) -> MethodsCard:
        """The page's methods card, with which of the selected events are listed."""
        note, card = describe_display(self.display), self.context.card
        return replace(card, notes=(*card.notes, note)) if note else card

    def make_csv(self) -> bytes:
        """Return a row for each event."""
        return to_table_file(drop_row_numbers(self.events), self.card, "csv")

    def make_csv_of_articles(self) -> bytes:
        """Return a row for each event and article."""
        return to_table_file(self.articles, self.card, "csv")

    def make_xlsx(self) -> bytes:
        """Return a workbook with the events, their articles and the methods card."""
        return to_table_file(drop_row_numbers(self.events), self.card, "xlsx", self.articles)

    def make_json(self) -> bytes:
        """Return the events, their articles and the methods card."""
        return to_json(drop_row_numbers(self.events), self.card, self.articles)

    def make_timelinejs(self) -> bytes:
        """Return the sheet that TimelineJS reads."""
        return to_timelinejs(self.events, self.reports)

    def make_page(self) -> bytes:
        """Return a page to print."""
        return to_printable_page(self.title, self.events, self.reports, self.card)


def offer_event_files(context: PageContext, key: str, title: str, make: Make, display: EventDisplay) -> None:
    """Draw the buttons that download a list of events with all its rows.

    Args:
        context: The page's context.
        key: The list's name among widgets.
        title: What is listed, in plain words.
        make: Returns every row of the list, as `query.list_events` has them.
        display: Which of the selected events the page lists.
    """
    files = partial(EventFiles, context, title, make, display, current_page_url())
    offers: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("CSV", "csv", "text/csv", lambda: files().make_csv()),
        ("CSV of articles", "articles.csv", "text/csv", lambda: files().make_csv_of_articles()),
        ("Excel", "xlsx", SHEET, lambda: files().make_xlsx()),
        ("JSON", "json", "application/json", lambda: files().make_json()),
        ("TimelineJS", "timelinejs.csv", "text/csv", lambda: files().make_timelinejs()),
        ("Page to print", "html", "text/html", lambda: files().make_page()),
    )
    for label, ending, kind, file in offers:
        st.download_button(
            label,
            data=record_export(f"{make_file_name(title)}.{ending}", file),
            file_name=f"{make_file_name(title)}.{ending}",
            mime=kind,
            on_click="ignore",
            type="tertiary",
            key=f"{ending}_{key}",
        )
