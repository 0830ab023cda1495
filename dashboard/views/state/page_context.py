"""What a page needs to draw itself, made once for each click."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.charts.theme import LIGHT, PALETTES, Palette
from dashboard.decisions.log.accuracy_checks import load_checks
from dashboard.export.zip_report import Section
from dashboard.query.audit.precision import format_notes
from dashboard.query.selection.drawn_filters import DrawnFilters, describe_drawn
from dashboard.query.selection.select import Selection
from dashboard.schema import Filters, MethodsCard, Unit
from dashboard.store import read_corpus_name
from dashboard.views.state.article_links import make_article_link
from dashboard.views.state.cached import OpenedCorpus, query_corpus, select_articles


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
        """How many articles are selected, with or without copies as the filters say."""
        if self.filters.unit is Unit.ARTICLES:
            return self.selection.n_articles
        return self.selection.n_copies_free


def make_page_context(
    store: Path, opened: OpenedCorpus, filters: Filters, pages: Mapping[str, StreamlitPage]
) -> PageContext:
    """Return the context of a page, with the articles that the filters select."""
    selection = select_articles(opened, filters)
    card = _make_page_card(store, opened, filters)
    return PageContext(store, opened, filters, selection, current_palette(), card, pages)


def current_palette() -> Palette:
    """Return the colours of the theme that the browser shows, light or dark."""
    return PALETTES.get(st.context.theme.type or "", LIGHT)


def open_sentence(context: PageContext, row: str) -> None:
    """Go to the article of a sentence, named "key@start" on a list, and highlight the sentence there."""
    key, _, start = row.partition("@")
    at = int(start) if start.isdecimal() else None
    st.switch_page(context.pages["Articles"], query_params=make_article_link(key, at))


def card_of_drawn(context: PageContext, drawn: DrawnFilters) -> MethodsCard:
    """Return the page's card with the filters of what is drawn, and how many articles they select."""
    return _state_filters(context.card, context.opened, drawn)


def _make_page_card(store: Path, opened: OpenedCorpus, filters: Filters) -> MethodsCard:
    corpus = opened.corpus
    models = corpus.meta.get("models", {})
    card = MethodsCard(
        corpus=read_corpus_name(corpus.store),
        version=str(corpus.version),
        filters="",
        unit="",
        decisions=len(corpus.decisions),
        counts="",
        models=", ".join(f"{name} {version}" for name, version in models.items()),
        day=dt.datetime.now(dt.UTC).date().isoformat(),
        notes=format_notes(*load_checks(store)),
    )
    return _state_filters(card, opened, DrawnFilters(filters))


def _state_filters(card: MethodsCard, opened: OpenedCorpus, drawn: DrawnFilters) -> MethodsCard:
    filters = drawn.applied
    selection = select_articles(opened, filters)
    return replace(
        card,
        filters=query_corpus(opened, describe_drawn, drawn),
        unit=str(filters.unit),
        counts=f"{selection.n_articles:,} of {selection.n_total:,} articles, "
        f"{selection.n_copies_free:,} without copies",
        about="countries that articles are about" if filters.about else "countries that articles mention",
    )
