"""What every page is handed: the corpus, what is chosen of it, and how to draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.charts.theme import Palette
from dashboard.export.zip_report import Section
from dashboard.query.selection.select import Selection
from dashboard.schema import Filters, MethodsCard
from dashboard.views.state.article_links import article_link
from dashboard.views.state.cached import OpenedCorpus


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page needs to draw itself: the corpus, the filters and the selection.

    Pages append their charts to `sections`, for the report.
    """

    store: Path
    opened: OpenedCorpus
    filters: Filters
    selection: Selection
    palette: Palette
    card: MethodsCard
    pages: Mapping[str, StreamlitPage] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)

    @property
    def unit(self) -> str:
        """What a count on this page counts, in words."""
        return str(self.filters.unit)

    @property
    def n_selected(self) -> int:
        """How many articles are chosen, in the unit that is on."""
        copies_free = self.filters.unit != "articles"
        return self.selection.n_copies_free if copies_free else self.selection.n_articles


def open_sentence(context: PageContext, row: str) -> None:
    """Go to the article that a row of sentences names, "key@start", lit at that sentence."""
    key, _, start = row.partition("@")
    at = int(start) if start.isdecimal() else None
    st.switch_page(context.pages["Articles"], query_params=article_link(key, at))
