"""The form that corrects an event: its day, country, kind, status or actors, or what it is joined with."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.decisions import load_decisions, make_event_references, new_decision, select_effective
from dashboard.decisions.events.corrections import parse_days
from dashboard.query.events.correction_options import CorrectionOptions, find_correction_options
from dashboard.schema import Decision, Status
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import append_decisions
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title
from dashboard.views.widgets.components import ListRow, draw_list, plain_text
from dashboard.views.widgets.decision_form import undo_decision
from dashboard.views.widgets.decision_words import describe_event_decision
from dashboard.views.widgets.number_words import format_count
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
_EVERY_REPORT = -1
_LIST = "correction_list"


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """What a correction sets: a value, names, or another event; `is_ready` where it may be taken."""

    value: str = ""
    spellings: tuple[str, ...] = ()
    other_event: int | None = None
    reason: str = ""
    is_ready: bool = True


_NOT_READY = EventCorrection(is_ready=False)


def ask_correction(context: PageContext, event: pd.Series, others: pd.DataFrame) -> None:
    """Draw the form that corrects an event.

    Args:
        context: The page's context.
        event: The event's row.
        others: The rows of the events that it may be joined with.
    """
    cluster = int(event["cluster"])
    options = query_corpus(context.opened, find_correction_options, cluster)
    with st.popover("Correct", key="correct", type="tertiary"):
        verb = str(
            st.selectbox(
                "What is wrong",
                list(CORRECTIONS),
                format_func=CORRECTIONS.__getitem__,
                key=f"wrong_{cluster}",
            )
        )
        correction = _ask_correction_of(verb, event, options, others)
        rows = _ask_reports(verb, cluster, options)
        reason = st.text_input("Why (kept with the decision)", key=f"why_{cluster}")
        correction = replace(correction, reason=reason.strip())
        st.button(
            "Correct it",
            type="primary",
            disabled=not correction.is_ready,
            key="apply_correction",
            on_click=partial(_decide, context, verb, rows, correction),
        )


def draw_corrections(context: PageContext) -> None:
    """Draw the corrections of events, the last one first, each with a button that undoes it."""
    taken = [each for each in select_effective(load_decisions(context.store)) if each.verb in CORRECTIONS]
    if not taken:
        return
    draw_title("Corrected events", "every count follows")
    pending = {each.id for each in context.opened.corpus.pending}
    rows = [
        ListRow(
            each.id,
            plain_text(describe_event_decision(each)),
            plain_text(_describe_facts(each, is_pending=each.id in pending)),
            act="Undo",
        )
        for each in reversed(taken)
    ]
    draw_list(_LIST, rows, style="quotes", on_act=partial(_undo_clicked, context))


def _ask_correction_of(
    verb: str, event: pd.Series, options: CorrectionOptions, others: pd.DataFrame
) -> EventCorrection:
    """Draw what a correction needs to know and return it."""
    asks = {
        "date_events": lambda: _ask_day(event),
        "place_events": lambda: _ask_countries(event, options),
        "set_event_kind": lambda: _ask_kind(event, options),
        "set_event_status": lambda: _ask_status(event),
        "set_actors": lambda: _ask_actors(event, options),
        "join_events": lambda: _ask_other_event(event, others),
    }
    return asks[verb]() if verb in asks else EventCorrection()


def _ask_day(event: pd.Series) -> EventCorrection:
    first, last = str(event["first_day"]), str(event["last_day"])
    before = first if first == last else f"{first}/{last}"
    typed = st.text_input(
        "Day, month or year, or two days with a / between",
        value=before,
        key=f"day_{event['cluster']}",
        help="2017-04-12, 2017-04, 2017, or 2017-04-12/2017-04-14",
    )
    if parse_days(typed) is None:
        draw_notice("Write it as 2017-04-12, 2017-04, 2017, or 2017-04-12/2017-04-14.")
        return _NOT_READY
    return EventCorrection(typed.strip(), is_ready=typed.strip() != before)


def _ask_countries(event: pd.Series, options: CorrectionOptions) -> EventCorrection:
    labels = dict(options.countries)
    before = [code for code in options.where if code in labels]
    chosen = st.multiselect(
        "Where it happened (countries that its articles name)",
        list(labels),
        default=before,
        format_func=labels.__getitem__,
        placeholder="not known",
        key=f"where_{event['cluster']}",
    )
    return EventCorrection(" ".join(sorted(chosen)), is_ready=sorted(chosen) != sorted(before))


def _ask_kind(event: pd.Series, options: CorrectionOptions) -> EventCorrection:
    before = str(event["kind"])
    kind = st.selectbox(
        "Kind",
        options.kinds,
        index=options.kinds.index(before) if before in options.kinds else 0,
        format_func=lambda word: word.replace("/", ": "),
        key=f"kind_{event['cluster']}",
    )
    return EventCorrection(kind, is_ready=kind != before)


def _ask_status(event: pd.Series) -> EventCorrection:
    statuses, before = [str(status) for status in Status], str(event["status"])
    key = f"status_{event['cluster']}"
    status = st.selectbox("Told as", statuses, index=statuses.index(before), key=key)
    return EventCorrection(status, is_ready=status != before)


def _ask_actors(event: pd.Series, options: CorrectionOptions) -> EventCorrection:
    labels = dict(options.entities)
    chosen = st.multiselect(
        "Who acted or took part (names of its articles)",
        list(labels),
        default=list(options.acting),
        format_func=labels.__getitem__,
        placeholder="nobody named",
        key=f"who_{event['cluster']}",
    )
    return EventCorrection(spellings=tuple(chosen), is_ready=set(chosen) != set(options.acting))


def _ask_other_event(event: pd.Series, others: pd.DataFrame) -> EventCorrection:
    listed = others[others["cluster"] != event["cluster"]]
    labels = {
        int(row): f"{day}: {shorten_sentence(sentence)}"
        for row, day, sentence in zip(listed["event"], listed["day"], listed["sentence"], strict=True)
    }
    if not labels:
        draw_notice("No other event is listed beside it. Widen the filters, or go to its page of the list.")
        return _NOT_READY
    key = f"join_{event['cluster']}"
    other = st.selectbox("The same as", list(labels), format_func=labels.__getitem__, key=key)
    return EventCorrection(other_event=other)


def _ask_reports(verb: str, cluster: int, options: CorrectionOptions) -> tuple[int, ...]:
    """Draw a choice of the reports that are corrected, and return their event rows."""
    rows = tuple(row for row, _ in options.reports)
    if verb == "join_events":
        return rows[:1]
    if len(rows) < 2:
        return rows
    labels = dict(options.reports)
    choices = list(rows)
    # Only one report at a time can be parted from its event.
    if verb != "part_events":
        labels[_EVERY_REPORT] = f"every report of it ({len(rows)})"
        choices.insert(0, _EVERY_REPORT)
    chosen = st.selectbox("In", choices, format_func=labels.__getitem__, key=f"in_{verb}_{cluster}")
    return rows if chosen == _EVERY_REPORT else (int(chosen),)


def _decide(context: PageContext, verb: str, rows: tuple[int, ...], correction: EventCorrection) -> None:
    if correction.other_event is not None:
        rows = (*rows, correction.other_event)
    decision = new_decision(
        verb,
        events=make_event_references(context.opened.corpus, rows),
        value=correction.value,
        spellings=correction.spellings,
        reason=correction.reason,
    )
    append_decisions(context.store, decision)


def _describe_facts(decision: Decision, *, is_pending: bool) -> str:
    number = len(decision.events)
    facts = (
        format_count(number, "report"),
        decision.when[:16].replace("T", " "),
        decision.who,
        decision.reason,
        "its sentence is not in the corpus now" if is_pending else "",
    )
    return " · ".join(fact for fact in facts if fact)


def _undo_clicked(context: PageContext) -> None:
    undo_decision(context, str(session.event_value(_LIST, "acted")))
