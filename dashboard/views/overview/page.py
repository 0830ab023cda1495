"""The first page: when, what was reported, in whose words; then the words that stand out."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.query import list_events, list_sentences, rank_days
from dashboard.query.words.keyness import against_the_rest
from dashboard.query.words.top_terms import Listing, top_terms
from dashboard.schema import Clock, Days
from dashboard.views.overview.undated_notice import draw_many_undated
from dashboard.views.state import address
from dashboard.views.state.address import picked
from dashboard.views.state.cached import ask, spec_of
from dashboard.views.state.page_context import PageContext, open_in_reader
from dashboard.views.widgets.chart_panel import draw, head, nothing, title_line
from dashboard.views.widgets.components import draw_rows
from dashboard.views.widgets.over_time_chart import draw_over_time
from dashboard.views.widgets.result_rows import counted, event_rows, sentence_rows, to_export
from dashboard.views.widgets.stop_word_editor import stop_changes

_EVENTS = 7
_LOOKED_AT = 150
_SENTENCES = 6
_WORDS = 12
_LIT = "lit_event"


def show(context: PageContext) -> None:
    """Draw the page."""
    draw_many_undated(context)
    draw_over_time(context)
    events = _events_of_a_day(
        ask(context.opened, list_events, context.filters, order="most written", limit=_LOOKED_AT)
    )
    left, right = st.columns([0.53, 0.47], gap="medium")
    with left:
        _draw_events(context, events)
    with right:
        _draw_sentences(context, events)
    left, right = st.columns([0.53, 0.47], gap="medium")
    with left:
        _draw_terms(context)
    with right:
        _draw_days(context)


def _events_of_a_day(events: pd.DataFrame) -> pd.DataFrame:
    """Return the first events whose day is told; a year in the news would drown them, and Timeline has it."""
    of_a_day = events[events["precision"] == "day"]
    return (events if of_a_day.empty else of_a_day).head(_EVENTS)


def _lit(events: pd.DataFrame) -> int | None:
    """Return the event that was clicked, while it is on the page, else the first."""
    clusters = [int(cluster) for cluster in events["cluster"]]
    lit = address.get(_LIT)
    return lit if lit in clusters else next(iter(clusters), None)


def _draw_events(context: PageContext, events: pd.DataFrame) -> None:
    head(
        context,
        "events",
        "Reported events",
        "most written about under these filters; click one to read",
        to_export(events),
    )
    if events.empty:
        nothing("No sentence of these articles tells of an event on a day.")
        return
    draw_rows("event_list", event_rows(events, _lit(events)), _light)


def _light() -> None:
    address.put(_LIT, int(address.said("event_list", "opened")))


def _draw_sentences(context: PageContext, events: pd.DataFrame) -> None:
    lit = _lit(events)
    if lit is None:
        return
    event = events.loc[events["cluster"] == lit].iloc[0]
    found = ask(context.opened, list_sentences, context.filters, cluster=lit, limit=_SENTENCES, telling=True)
    said = counted(int(event["articles"]), int(event["copies_free"]))
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_sentences"):
        title_line(
            f"{event['day']}, in their words",
            f"the sentences behind it, {said}; click one to open its article",
        )
        if st.button(":gray[Open all ›]", type="tertiary", key="open_all"):
            _open_all(context, event)
    clicked = draw_rows("sentence_list", sentence_rows(found), style="quotes")
    if clicked:
        open_in_reader(context, clicked)


def _open_all(context: PageContext, event: pd.Series) -> None:
    first, last = (pd.Timestamp(event[end]).date() for end in ("first_day", "last_day"))
    days = Days(first, last)
    address.change(replace(context.filters, happened=days))
    st.switch_page(context.pages["Articles"], query_params=address.state())


def _draw_terms(context: PageContext) -> None:
    listing = Listing(changes=stop_changes(context))
    apart = _words_apart(context, listing)
    if apart.empty:
        terms = ask(context.opened, top_terms, context.filters, limit=_WORDS, listing=listing)
        title, told = "Words used most", f"{context.unit} that use each; click one to search for it"
    else:
        terms, title = apart, "Words that set these apart"
        told = f"{context.unit} that use each, commoner here than in all others; click one to search for it"
    spec = spec_of(bars, context.palette, "", "term", "articles", context.unit)
    key = f"top_terms_{context.filters.search}"
    draw(context, "top_terms", title, told, terms, spec, partial(search_picked, key, context), key)


def _words_apart(context: PageContext, listing: Listing) -> pd.DataFrame:
    """Return what is surely commoner in the selection than in the rest, the most used first; none without a filter."""
    if context.selection.n_articles == context.selection.n_total:
        return pd.DataFrame()
    found = ask(context.opened, against_the_rest, context.filters, listing).rows
    surest = found[(found["log_ratio"] > 0) & ~found["small"].astype(bool)].nlargest(_WORDS, "z")
    counted = surest[["term", "articles_a"]].rename(columns={"articles_a": "articles"})
    return counted.sort_values("articles", ascending=False, kind="stable").reset_index(drop=True)


def search_picked(key: str, context: PageContext) -> None:
    """Search for the word whose bar was clicked, beside what is searched for already."""
    term = picked(key, "term")
    if term:
        word = f'"{term}"' if " " in term else term
        search = " ".join(part for part in (context.filters.search, word) if part)
        address.change(replace(context.filters, search=search))


def _draw_days(context: PageContext) -> None:
    days = ask(context.opened, rank_days, context.filters, limit=12)
    # A plan for a day counts half in the choice of days; the bars go by all that tell of them.
    days = days.sort_values("articles", ascending=False, kind="stable").reset_index(drop=True)
    spec = spec_of(bars, context.palette, "time", "label", "articles", context.unit, key="day")
    told = "articles with a sentence that tells of the day; click one to filter every page"
    draw(context, "top_days", "Days most written about", told, days, spec, _filter_day)


def _filter_day() -> None:
    text = picked("top_days", "day")
    if text:
        day = pd.Timestamp(text).date()
        address.change_clock(Clock.HAPPENED)
        address.change(replace(address.filters_now(), happened=Days(day, day)))
