"""The profile of a name: articles over time, countries, company, sentences and spellings."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.counts_over_time import timeline
from dashboard.query.events.source_sentences import sample_sentences
from dashboard.query.names.name_counts import count_countries
from dashboard.query.names.names_beside import add_name_filter, count_names_beside
from dashboard.query.names.spellings import list_spellings
from dashboard.query.selection.article_list import list_articles
from dashboard.query.selection.calendar import format_days
from dashboard.query.selection.drawn_filters import DrawnFilters, drop_filter
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.schema import Filters
from dashboard.views.state import address, session
from dashboard.views.state.address import toggle_value
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.name_list_state import name_being_split, open_name, set_name_being_split
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.who.name_corrections import ask_move, ask_rename, ask_split_off
from dashboard.views.who.split_name import draw_name_split
from dashboard.views.who.split_publisher import draw_publisher_split
from dashboard.views.who.unassigned_articles import draw_unassigned
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart_header,
    draw_title,
    draw_vega_chart,
    escape_markdown,
    table_height,
)
from dashboard.views.widgets.components import FacetCallbacks, FacetRow, FacetWidget, draw_facet, draw_list
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.result_rows import article_rows, format_article_count, sentence_rows

_FACETS = ("person", "organisation", "publisher")
_COMPANY = 7
_QUOTES = 5


def draw_profile(context: PageContext, kind: str, name: pd.Series) -> None:
    """Draw the profile of a name, or the form that splits it while that is open."""
    key, label = str(name["key"]), str(name["label"])
    if name_being_split() == key:
        draw_name_split(context, kind, key, label)
        return
    name_filters = query_corpus(context.opened, add_name_filter, context.filters, kind, key)
    draw_title(
        label, "; ".join(part for part in (_format_country(context, kind, key), _describe_name(name)) if part)
    )
    _draw_actions(context, kind, key, label)
    draw_unassigned(context, kind, key)
    _draw_over_time(context, kind, key, label)
    left, middle, right = st.columns(3, gap="medium")
    with left:
        _draw_countries(context, name_filters)
    with middle:
        _draw_company(context, kind, key, "person", "Named with: persons")
    with right:
        _draw_company(context, kind, key, "organisation", "Named with: organisations")
    _draw_quotes(context, name_filters, kind, key)
    if kind == "publisher":
        _draw_merged_publishers(context, key)
        draw_publisher_split(context, key, int(name["articles"]))
    else:
        _draw_spellings(context, kind, key, label)


def _draw_merged_publishers(context: PageContext, publisher: str) -> None:
    alias = context.opened.corpus.facets["publisher"].alias
    if also := [old for old, new in alias.items() if new == publisher]:
        draw_title("Also", "names that lead here, decided by hand")
        st.caption(escape_markdown(", ".join(sorted(also))))


def _format_country(context: PageContext, kind: str, key: str) -> str:
    """Return the country of a place or a people in words, '' for other kinds."""
    if kind not in ("place", "people"):
        return ""
    code = _get_country(context, key)
    return f"country: {context.opened.corpus.places['name'].get(code, 'none that is known')}"


def _get_country(context: PageContext, key: str) -> str:
    corpus = context.opened.corpus
    return next((corpus.country_of(entity) for entity in corpus.entities_of_key(key)), "")


def _describe_name(name: pd.Series) -> str:
    if "mentions" not in name:
        return format_count(int(name["articles"]), "article")
    counts = format_article_count(int(name["articles"]), int(name["copies_free"]))
    times = f"named {format_count(int(name['mentions']), 'time')}"
    if not name["first"]:
        return f"{counts}; {times}; undated"
    first, last = (dt.date.fromisoformat(str(name[end])) for end in ("first", "last"))
    return f"{counts}; {times}; published {format_days(first, last)}"


def _draw_actions(context: PageContext, kind: str, key: str, label: str) -> None:
    with st.container(horizontal=True, gap="small", key="actions_of_name"):
        if kind in _FACETS:
            chosen = key in context.filters.choice(kind).values
            words = "Remove from filters" if chosen else "Filter every page"
            st.button(words, key="filter_name", on_click=toggle_value, args=(kind, key))
        elif code := _get_country(context, key):
            country = str(context.opened.corpus.places["name"].get(code, code))
            is_on = code in context.filters.choice("country").values
            words = f"No longer by {country}" if is_on else f"Filter by {country}"
            st.button(escape_markdown(words), key="filter_name", on_click=_filter_by, args=(kind, key, code))
        ask_rename(context, kind, key, label)
        if kind == "publisher":
            return
        ask_move(context, kind, key, label)
        st.button(
            "Two of one name ...",
            key="split",
            on_click=set_name_being_split,
            args=(key,),
            help="Part the articles of this name among the several persons, bodies or places that bear it",
        )


def _filter_by(kind: str, key: str, country: str) -> None:
    """Filter every page by a name's country, or no longer, and stay with the name."""
    open_name(kind, key)
    toggle_value("country", country)


def _draw_over_time(context: PageContext, kind: str, key: str, label: str) -> None:
    clock = address.current_clock()
    # A name may become a list of articles, so the clock's own filter is left out before.
    filters = context.filters
    all_days = drop_filter(filters, clock)
    name_filters = query_corpus(context.opened, add_name_filter, all_days, kind, key)
    rows = query_corpus(context.opened, count_by_time, name_filters, clock)
    chosen = replace(name_filters, published=filters.published, happened=filters.happened)
    listed_as = f"naming {label}" if name_filters.only_keys != filters.only_keys else ""
    subtitle = "published" if str(clock) == "published" else "by the days that they tell of"
    title = f"Articles that name {label} over time, {subtitle}"
    spec = build_spec(timeline, context.palette, context.unit, filtered=False, height=84)
    undated = int(rows.loc[rows["bucket"] == "undated", "count"].sum())
    several = int(rows.loc[rows["bucket"] == "several", "count"].sum())
    beside = [
        f"{n:,} {words}" for n, words in ((undated, "without a date"), (several, "in several bars")) if n
    ]
    draw_chart_header(
        context,
        ChartPanel(
            "name_over_time",
            "Over time",
            f"{context.unit}, {subtitle}" + "".join(f"; {n}" for n in beside),
            rows,
            spec,
            drawn=DrawnFilters(chosen, clock, listed_as=listed_as),
        ),
    )
    draw_vega_chart(title, rows[rows["bucket"] == "bin"], spec, None, "name_over_time_chart")


def _draw_countries(context: PageContext, name_filters: Filters) -> None:
    counted_as = "about" if context.filters.about else "mentioned"
    rows = query_corpus(context.opened, count_countries, name_filters).head(_COMPANY)
    top = max(1, int(rows["count"].max())) if len(rows) else 1
    values = tuple(
        FacetRow(row.country, row.label, int(row.count_), row.count_ / top, chosen=bool(row.chosen))
        for row in iterate_rows(rows)
    )
    color = context.palette.of_kind("place")
    widget = FacetWidget(f"Countries ({counted_as})", color, values, may_leave_out=False)
    _draw_bars("name_countries", widget, partial(_toggle, "country", "name_countries"))


def _draw_company(context: PageContext, kind: str, key: str, of: str, title: str) -> None:
    rows = query_corpus(context.opened, count_names_beside, context.filters, kind, key, of, limit=_COMPANY)
    top = max(1, int(rows["articles"].max())) if len(rows) else 1
    values = tuple(
        FacetRow(row.key, row.label, int(row.articles), row.articles / top) for row in iterate_rows(rows)
    )
    widget = FacetWidget(title, context.palette.of_kind(of), values, may_leave_out=False, links=True)
    _draw_bars(f"company_{of}", widget, partial(_open_listed_name, of, f"company_{of}"))


def _draw_bars(key: str, widget: FacetWidget, on_toggle: Callable[[], None]) -> None:
    draw_facet(key, widget, FacetCallbacks(toggled=on_toggle))
    if not widget.rows:
        st.caption("none")


def _toggle(facet: str, key: str) -> None:
    toggle_value(facet, str(session.event_value(key, "toggled")))


def _open_listed_name(kind: str, key: str) -> None:
    open_name(kind, str(session.event_value(key, "toggled")))


def _draw_quotes(context: PageContext, name_filters: Filters, kind: str, key: str) -> None:
    if kind == "publisher":
        draw_title("Articles", "the newest; click one to read it")
        articles = query_corpus(context.opened, list_articles, name_filters, limit=_QUOTES)
        clicked = draw_list("articles_of_name", article_rows(articles), style="quotes")
    else:
        draw_title(
            "Sentences that hold the name", "from the first to the last; click one to open its article"
        )
        sentences = query_corpus(context.opened, sample_sentences, name_filters, key, limit=_QUOTES)
        clicked = draw_list("sentences_of_name", sentence_rows(sentences), style="quotes")
    if clicked:
        open_sentence(context, clicked)


def _draw_spellings(context: PageContext, kind: str, key: str, label: str) -> None:
    spellings = query_corpus(context.opened, list_spellings, key)
    subtitle = "over all articles, and why each is the same name as another"
    if len(spellings) > 1:
        subtitle += "; tick what is someone else to split it off"
    draw_title("Spelt", subtitle)
    columns: dict[str, Any] = {
        "form": st.column_config.TextColumn("Spelling", width=140),
        "mentions": st.column_config.NumberColumn("Times", format="localized", width=62),
        "articles": st.column_config.NumberColumn("Articles", format="localized", width=68),
        "rule": st.column_config.TextColumn("Why it is the same", width=196),
        "joined_to": st.column_config.TextColumn("as", help="The spelling that the rule joined it to"),
    }
    table: Any = st.dataframe(
        spellings[list(columns)],
        hide_index=True,
        column_config=columns,
        height=table_height(spellings, 6),
        on_select="rerun" if len(spellings) > 1 else "ignore",
        selection_mode="multi-row",
        key=session.widget_key("spellings", key),
    )
    rows = table["selection"]["rows"] if len(spellings) > 1 else []
    if 0 < len(rows) < len(spellings):
        ask_split_off(
            context, kind, label, tuple(spellings["key"].iloc[rows]), spellings["form"].iloc[rows[0]]
        )
