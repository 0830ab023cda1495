"""Correcting an event: rejected, dated, placed, of another kind or status, joined, parted; and undone."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.decisions import append, load, make_event_references, new_decision, select_effective
from dashboard.decisions.events.corrections import parse_days
from dashboard.query.events.correction_options import CorrectionOptions, find_correction_options
from dashboard.schema import Decision, Status
from dashboard.views.state import session
from dashboard.views.state.cached import ask_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.result_rows import shorten_sentence

CORRECTIONS = {
    "reject_events": "Not an event",
    "date_events": "Its day",
    "place_events": "Its country",
    "set_event_kind": "Its kind",
    "set_event_status": "How it is told",
    "set_actors": "Who took part",
    "join_events": "Same as another",
    "part_events": "A report tells another event",
}
_ALL = "every report of it"


def ask_correction(context: PageContext, event: pd.Series, others: pd.DataFrame) -> None:
    """Draw the form that corrects an event.

    Args:
        context: The page's context.
        event: The event's row.
        others: The rows of the events that it may be joined with.
    """
    cluster = int(event["cluster"])
    found = ask_corpus(context.opened, find_correction_options, cluster)
    with st.popover("Correct", key="correct", type="tertiary"):
        verb = str(
            st.selectbox(
                "What is wrong",
                list(CORRECTIONS),
                format_func=CORRECTIONS.__getitem__,
                key=f"wrong_{cluster}",
            )
        )
        value, ready = _ask_value(verb, event, found, others)
        rows = _ask_reports(verb, cluster, found)
        reason = st.text_input("Why (kept with the decision)", key=f"why_{cluster}")
        st.button(
            "Correct it",
            type="primary",
            disabled=not ready,
            key="apply_correction",
            on_click=_decide,
            args=(context, verb, rows, value, reason),
        )


def _ask_value(
    verb: str, event: pd.Series, found: CorrectionOptions, others: pd.DataFrame
) -> tuple[dict[str, Any], bool]:
    """Draw what a correction needs to know and return it, and whether that will do."""
    asks = {
        "date_events": lambda: _ask_day(event),
        "place_events": lambda: _ask_countries(event, found),
        "set_event_kind": lambda: _ask_kind(event, found),
        "set_event_status": lambda: _ask_status(event),
        "set_actors": lambda: _ask_actors(event, found),
        "join_events": lambda: _ask_other(event, others),
    }
    return asks[verb]() if verb in asks else ({}, True)


def _ask_day(event: pd.Series) -> tuple[dict[str, Any], bool]:
    first, last = str(event["first_day"]), str(event["last_day"])
    now = first if first == last else f"{first}/{last}"
    written = st.text_input(
        "Day, month or year, or two days with a / between",
        value=now,
        key=f"day_{event['cluster']}",
        help="2017-04-12, 2017-04, 2017, or 2017-04-12/2017-04-14",
    )
    if parse_days(written) is None:
        draw_notice("Write it as 2017-04-12, 2017-04, 2017, or 2017-04-12/2017-04-14.")
        return {}, False
    return {"value": written.strip()}, written.strip() != now


def _ask_countries(event: pd.Series, found: CorrectionOptions) -> tuple[dict[str, Any], bool]:
    labels = dict(found.countries)
    now = [code for code in found.where if code in labels]
    chosen = st.multiselect(
        "Where it happened (countries that its articles name)",
        list(labels),
        default=now,
        format_func=labels.__getitem__,
        placeholder="not known",
        key=f"where_{event['cluster']}",
    )
    return {"value": " ".join(sorted(chosen))}, sorted(chosen) != sorted(now)


def _ask_kind(event: pd.Series, found: CorrectionOptions) -> tuple[dict[str, Any], bool]:
    now = str(event["kind"])
    kind = st.selectbox(
        "Kind",
        found.kinds,
        index=found.kinds.index(now) if now in found.kinds else 0,
        format_func=lambda word: word.replace("/", ": "),
        key=f"kind_{event['cluster']}",
    )
    return {"value": kind}, kind != now


def _ask_status(event: pd.Series) -> tuple[dict[str, Any], bool]:
    options, now = [str(status) for status in Status], str(event["status"])
    status = st.selectbox("Told as", options, index=options.index(now), key=f"status_{event['cluster']}")
    return {"value": status}, status != now


def _ask_actors(event: pd.Series, found: CorrectionOptions) -> tuple[dict[str, Any], bool]:
    labels = dict(found.entities)
    chosen = st.multiselect(
        "Who acted or took part (names of its articles)",
        list(labels),
        default=list(found.acting),
        format_func=labels.__getitem__,
        placeholder="nobody named",
        key=f"who_{event['cluster']}",
    )
    return {"spellings": tuple(chosen)}, set(chosen) != set(found.acting)


def _ask_other(event: pd.Series, others: pd.DataFrame) -> tuple[dict[str, Any], bool]:
    listed = others[others["cluster"] != event["cluster"]]
    labels = {
        int(row): f"{day}: {shorten_sentence(sentence)}"
        for row, day, sentence in zip(listed["event"], listed["day"], listed["sentence"], strict=True)
    }
    if not labels:
        draw_notice("No other event is listed beside it. Widen the filters, or go to its page of the list.")
        return {}, False
    other = st.selectbox(
        "The same as", list(labels), format_func=labels.__getitem__, key=f"join_{event['cluster']}"
    )
    return {"with": other}, True


def _ask_reports(verb: str, cluster: int, found: CorrectionOptions) -> tuple[int, ...]:
    """Draw which reports are meant and return their events."""
    every = tuple(event for event, _ in found.reports)
    if verb == "join_events":
        return every[:1]
    labels = dict(found.reports) | ({} if verb == "part_events" else {-1: f"{_ALL} ({len(every)})"})
    options = [-1, *every] if verb != "part_events" else list(every)
    if len(every) < 2:
        return every
    chosen = st.selectbox("In", options, format_func=labels.__getitem__, key=f"in_{verb}_{cluster}")
    return every if chosen == -1 else (int(chosen),)


def _decide(
    context: PageContext, verb: str, rows: tuple[int, ...], value: dict[str, Any], reason: str
) -> None:
    rest = dict(value)
    other = rest.pop("with", None)
    events = make_event_references(context.opened.corpus, rows if other is None else (*rows, int(other)))
    append(context.store, new_decision(verb, events=events, reason=reason.strip(), **rest))


def draw_corrections(context: PageContext) -> None:
    """Draw what was corrected of events, the last first, each with a button that takes it back."""
    made = [each for each in select_effective(load(context.store)) if each.verb in CORRECTIONS]
    if not made:
        return
    draw_title("Corrected events", "every count follows")
    waiting = {each.id for each in context.opened.corpus.pending}
    rows = [
        ListRow(each.id, ((describe_event_decision(each), ""),), ((_facts(each, waiting), ""),), act="Undo")
        for each in reversed(made)
    ]
    draw_list("correction_list", rows, style="quotes", on_act=lambda: _undo(context))


def describe_event_decision(decision: Decision) -> str:
    """Return a decision on events in words."""
    named = [spelling.partition(":")[2] for spelling in decision.spellings]
    value = decision.value or ", ".join(named)
    words = {
        "reject_events": "not an event",
        "date_events": f"day: {value}",
        "place_events": f"country: {value or 'not known'}",
        "set_event_kind": f"kind: {value.replace('/', ': ')}",
        "set_event_status": f"told as {value}",
        "set_actors": f"took part: {value or 'nobody named'}",
        "join_events": "the same event as another",
        "part_events": "an event of its own",
    }
    quoted = shorten_sentence(decision.events[0].exact) if decision.events else ""
    return f"“{quoted}” {words.get(decision.verb, decision.verb)}"


def _facts(decision: Decision, waiting: set[str]) -> str:
    number = len(decision.events)
    facts = (
        f"{number:,} report{'' if number == 1 else 's'}",
        decision.when[:16].replace("T", " "),
        decision.who,
        decision.reason,
        "its sentence is not in the corpus now" if decision.id in waiting else "",
    )
    return " · ".join(fact for fact in facts if fact)


def _undo(context: PageContext) -> None:
    append(context.store, new_decision("undo", object=str(session.event_value("correction_list", "acted"))))
