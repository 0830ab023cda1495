"""The sidebar: search, facets with counts, days, undated. Every click is one change of the filters."""

from dataclasses import replace
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts.theme import Palette
from dashboard.corpus import Corpus
from dashboard.query.selection.facet_counts import count_facet, get_choice
from dashboard.schema import Choice, Filters, Scope
from dashboard.views.shell.facet_dialog import open_facet_dialog
from dashboard.views.state import address, session
from dashboard.views.state.address import toggle_value
from dashboard.views.state.cached import OpenedCorpus, ask_corpus
from dashboard.views.state.known_corpora import open_start_page
from dashboard.views.widgets.components import (
    FacetCallbacks,
    FacetSwitch,
    FacetValue,
    FacetWidget,
    draw_facet,
)
from dashboard.views.widgets.date_filter import draw_day_filter, draw_undated_filter
from dashboard.views.widgets.frame_rows import iterate_rows

# The facets of every corpus: name, title, the kind whose colour they wear, lines.
FACETS = (
    ("region", "Region", "place", 6),
    ("country", "Country", "place", 7),
    ("person", "Person", "person", 7),
    ("organisation", "Organisation", "organisation", 5),
    ("kind", "Kind of event", "", 6),
    ("status", "How it is told", "", 4),
    ("publisher", "Publisher", "", 5),
    ("language", "Language", "", 5),
)
# Where all have the same there is nothing to choose.
_OF_SEVERAL = {"status", "language"}
_MANY = {"country", "person", "organisation", "publisher"}
_FEW = 20


def draw_corpus_name(name: str, articles: int) -> None:
    """Draw what this is: the app's name and the corpus."""
    with st.container(key="brand", horizontal=True, wrap=False, vertical_alignment="bottom"):
        st.html(
            f'<div class="brand">Date<b>line</b></div><div class="muted">{escape(name)} · {articles:,} articles</div>',
            width="stretch",
        )
        st.button(":gray[Change]", key="all_corpora", type="tertiary", on_click=open_start_page)


def ask_search(filters: Filters) -> None:
    """Draw the search box; it stands before all that a wrong query would stop."""
    session.put("search", filters.search)
    st.text_input(
        "Search",
        key="search",
        type="search",
        placeholder='Search: words, "a phrase"',
        label_visibility="collapsed",
        on_change=_search,
        autocomplete="off",
    )


def ask_filters(opened: OpenedCorpus, filters: Filters, palette: Palette) -> None:
    """Draw the facets, the days and the undated."""
    fields = [(f"field:{name}", name.capitalize(), "", 5) for name in opened.corpus.field_names]
    for facet, title, kind, lines in (*FACETS, *fields):
        counts = ask_corpus(opened, count_facet, filters, facet, limit=lines)
        if _is_worth_showing(facet, counts) and _is_shared(opened.corpus, facet, filters):
            _draw_facet(facet, title, palette.of_kind(kind), counts, filters, lines)
    draw_day_filter(filters, palette)
    draw_undated_filter(opened, filters, palette)
    open_facet_dialog(opened, filters)


def _is_worth_showing(facet: str, counts: pd.DataFrame) -> bool:
    """Return whether a facet groups anything: a field of the analyst's own may hold a value for each article."""
    named = counts[counts["key"] != ""]
    if facet in _OF_SEVERAL and not (counts["chosen"] | counts["excluded"]).any():
        return len(counts) > 1
    if facet.startswith("field:") and not (named["chosen"] | named["excluded"]).any():
        return bool((named["count"] > 1).any())
    return not counts.empty


def _is_shared(corpus: Corpus, facet: str, filters: Filters) -> bool:
    """Return whether the values of a field are few, or shared by two articles or more on average, or chosen."""
    if not facet.startswith("field:") or get_choice(filters, facet):
        return True
    values = corpus.facets[facet]
    return len(values.keys) <= _FEW or 2 * len(values.keys) <= len(values.articles.rows)


def _draw_facet(
    facet: str, title: str, colour: str, counts: pd.DataFrame, filters: Filters, lines: int
) -> None:
    key = f"facet_{facet}"
    more = "more ..." if facet in _MANY and len(counts) >= lines else ""
    if facet == "region":
        more = "Middle East, Sahel, more ..."
    drawn = FacetWidget(title, colour, facet_values(counts), _switches(facet, filters), more)
    heard = FacetCallbacks(
        toggled=partial(_toggle, facet, key),
        left_out=partial(_leave_out, facet, key),
        switched=partial(_switch, facet, key),
        more=partial(session.put, "more_facet", facet),
    )
    draw_facet(key, drawn, heard)


def facet_values(counts: pd.DataFrame) -> tuple[FacetValue, ...]:
    """Return the lines of a facet, bars by the largest count; '' is named."""
    top = max(1, int(counts["count"].max()))
    # By count alone: a line must not jump away from the pointer when it is ticked. "None" stays last.
    ordered = counts.rename(columns={"count": "count_"}).assign(none=counts["key"] == "")
    ordered = ordered.sort_values(["none", "count_", "label"], ascending=[True, False, True])
    return tuple(
        FacetValue(
            key=row.key,
            label=row.label or "none",
            count=int(row.count_),
            share=row.count_ / top,
            chosen=bool(row.chosen),
            excluded=bool(row.excluded),
        )
        for row in iterate_rows(ordered)
    )


def _switches(facet: str, filters: Filters) -> tuple[FacetSwitch, ...]:
    about = FacetSwitch(
        "about",
        "Count articles that are about a place, or mention it",
        "about" if filters.about else "mentioned",
        (("about", "about"), ("mentioned", "mentioned")),
    )
    switches: tuple[FacetSwitch, ...] = (about,) if facet in ("region", "country") else ()
    if facet in ("country", "person", "organisation"):
        every = "all of" if get_choice(filters, facet).every else "any of"
        options = (("any of", "any of"), ("all of", "all of"))
        switches += (FacetSwitch("every", "Any of the chosen, or all of them", every, options),)
    if facet == "person":
        where = (("article", "in the article"), ("sentence", "in the sentence"))
        switches += (
            FacetSwitch(
                "scope",
                "People and places named together in the article or in one sentence",
                filters.scope,
                where,
            ),
        )
    return switches


def _search() -> None:
    address.change_filters(replace(address.current_filters(), search=(session.get("search") or "").strip()))


def _toggle(facet: str, key: str) -> None:
    toggle_value(facet, str(session.event_value(key, "toggled")))


def _leave_out(facet: str, key: str) -> None:
    value = str(session.event_value(key, "left_out"))
    choice = address.current_choice(facet)
    others = tuple(other for other in choice.excluded if other != value)
    excluded = others if value in choice.excluded else (*choice.excluded, value)
    values = tuple(chosen for chosen in choice.values if chosen != value)
    address.change_choice(facet, Choice(values, excluded, choice.every))


def _switch(facet: str, key: str) -> None:
    said = session.event_value(key, "switched")
    filters = address.current_filters()
    if said["name"] == "about":
        address.change_filters(replace(filters, about=said["value"] == "about"))
    elif said["name"] == "scope":
        address.change_filters(replace(filters, scope=Scope(said["value"])))
    else:
        choice = get_choice(filters, facet)
        address.change_choice(facet, replace(choice, every=said["value"] == "all of"))
