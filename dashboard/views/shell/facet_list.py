"""The facets of the sidebar: each lists its values with counts, to select or to leave out."""

from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.charts.theme import Palette
from dashboard.corpus import Corpus
from dashboard.query.selection.facet_counts import count_facet
from dashboard.schema import (
    FACETS,
    FIELD_PREFIX,
    Choice,
    FacetRecord,
    FacetSource,
    Filters,
    Kind,
    Scope,
    facet_record,
)
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus, query_corpus
from dashboard.views.widgets.components import FacetCallbacks, FacetRow, FacetSwitch, FacetWidget, draw_facet
from dashboard.views.widgets.iterate_rows import iterate_rows

_FEW_VALUES = 20


def draw_facets(opened: OpenedCorpus, filters: Filters, palette: Palette) -> None:
    """Draw every facet that helps to choose; a click changes the filters of the address."""
    fields = [facet_record(f"{FIELD_PREFIX}{name}") for name in opened.corpus.field_names]
    for facet in (*FACETS, *fields):
        counts = query_corpus(opened, count_facet, filters, facet.key, limit=facet.list_length)
        if _is_worth_showing(facet, counts) and _is_shared(opened.corpus, facet, filters):
            _draw_facet(facet, palette.of_kind(facet.colour_kind), counts, filters)


def _is_worth_showing(facet: FacetRecord, counts: pd.DataFrame) -> bool:
    """Return whether a facet groups articles: a field may have a different value for each."""
    named = counts[counts["key"] != ""]
    if facet.needs_two and not (counts["chosen"] | counts["excluded"]).any():
        return len(counts) > 1
    if facet.is_field and not (named["chosen"] | named["excluded"]).any():
        return bool((named["count"] > 1).any())
    return not counts.empty


def _is_shared(corpus: Corpus, facet: FacetRecord, filters: Filters) -> bool:
    """Return whether a field has few values, a chosen one, or values that two articles share on average."""
    if not facet.is_field or filters.choice(facet.key):
        return True
    values = corpus.facets[facet.key]
    return len(values.keys) <= _FEW_VALUES or 2 * len(values.keys) <= len(values.articles.rows)


def _draw_facet(facet: FacetRecord, colour: str, counts: pd.DataFrame, filters: Filters) -> None:
    name, key = facet.key, _facet_key(facet)
    more = "more ..." if facet.has_dialog and len(counts) >= facet.list_length else ""
    if facet.source is FacetSource.REGIONS:
        more = "Middle East, Sahel, more ..."
    callbacks = FacetCallbacks(
        toggled=partial(_toggle_value, name, key),
        left_out=partial(_exclude_value, name, key),
        switched=partial(_change_switch, name, key),
        more=partial(session.set_value, "more_facet", name),
    )
    widget = FacetWidget(facet.title, colour, make_facet_rows(counts), _make_switches(facet, filters), more)
    draw_facet(key, widget, callbacks)


def _facet_key(facet: FacetRecord) -> str:
    return session.widget_key("facet_field", facet.key) if facet.is_field else f"facet_{facet.key}"


def make_facet_rows(counts: pd.DataFrame) -> tuple[FacetRow, ...]:
    """Return the rows of a facet, the largest count first; its bar has the full length."""
    # Ticking must not move a row away from the pointer, so ticks do not count. "None" stays last.
    ordered = sorted(iterate_rows(counts), key=lambda row: (not row.key, -row.count_, row.label))
    top = max(1, *(int(row.count_) for row in ordered))
    return tuple(
        FacetRow(
            key=row.key,
            label=row.label or "none",
            count=int(row.count_),
            share=row.count_ / top,
            chosen=bool(row.chosen),
            excluded=bool(row.excluded),
        )
        for row in ordered
    )


def _make_switches(facet: FacetRecord, filters: Filters) -> tuple[FacetSwitch, ...]:
    switches = []
    if facet.source in (FacetSource.REGIONS, FacetSource.COUNTRIES):
        options = (("about", "about"), ("mentioned", "mentioned"))
        about = "about" if filters.about else "mentioned"
        label = "Count articles that are about a place, or mention it"
        switches.append(FacetSwitch("about", label, about, options))
    if facet.has_every:
        options = (("any of", "any of"), ("all of", "all of"))
        every = "all of" if filters.choice(facet.key).every else "any of"
        switches.append(FacetSwitch("every", "Any of the chosen, or all of them", every, options))
    if facet.key == Kind.PERSON:
        options = (("article", "in the article"), ("sentence", "in the sentence"))
        label = "People and places named together in the article or in one sentence"
        switches.append(FacetSwitch("scope", label, filters.scope, options))
    return tuple(switches)


def _toggle_value(facet: str, key: str) -> None:
    address.toggle_value(facet, str(session.event_value(key, "toggled")))


def _exclude_value(facet: str, key: str) -> None:
    value = str(session.event_value(key, "left_out"))
    choice = address.current_choice(facet)
    others = tuple(other for other in choice.excluded if other != value)
    excluded = others if value in choice.excluded else (*choice.excluded, value)
    values = tuple(chosen for chosen in choice.values if chosen != value)
    address.change_choice(facet, Choice(values, excluded, choice.every))


def _change_switch(facet: str, key: str) -> None:
    event = session.event_value(key, "switched")
    name, value = event["name"], event["value"]
    filters = address.current_filters()
    if name == "about":
        address.change_filters(replace(filters, about=value == "about"))
    elif name == "scope":
        address.change_filters(replace(filters, scope=Scope(value)))
    else:
        address.change_choice(facet, replace(filters.choice(facet), every=value == "all of"))
