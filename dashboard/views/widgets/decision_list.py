"""Decisions that were taken, each with a button that undoes it; and the name that was just hidden."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from dashboard.decisions.names.corrections import list_entity_keys
from dashboard.query.audit.decision_effects import find_decisions_about
from dashboard.schema import Decision
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.name_list_state import get_hiding_decision, open_name
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_title
from dashboard.views.widgets.components import ListRow, draw_list, plain_text
from dashboard.views.widgets.decision_form import undo_decision
from dashboard.views.widgets.decision_words import (
    describe_decision,
    describe_taking,
    label_cues,
    name_spellings,
)
from dashboard.views.widgets.number_words import format_count

_LIST = "decision_list"


def draw_decisions_about(context: PageContext, keys: Iterable[str]) -> None:
    """Draw the decisions on some names or publishers, and a button that opens all decisions."""
    about = query_corpus(context.opened, find_decisions_about, tuple(keys))
    n_others = len(context.opened.corpus.decisions) - len(about)
    if about:
        draw_decisions(context, about, "on what is shown here; every count follows")
    if n_others:
        others = format_count(n_others, "other decision")
        if st.button(f"{others} ›", key="all_decisions", type="tertiary"):
            link = address.current_params() | {"tab": ["Decisions"]}
            st.switch_page(context.pages["Corpus"], query_params=link)


def draw_decisions(context: PageContext, decisions: Iterable[Decision], subtitle: str) -> None:
    """Draw decisions, the last one first, each with a button that undoes it."""
    latest_first = sorted(decisions, key=lambda each: each.when, reverse=True)
    if not latest_first:
        return
    draw_title("Decided", subtitle)
    names = name_spellings(context.opened.corpus, context.opened.corpus.decisions)
    rows = [
        ListRow(
            each.id, plain_text(describe_decision(each, names)), plain_text(describe_taking(each)), act="Undo"
        )
        for each in latest_first
    ]
    draw_list(_LIST, rows, style="quotes", on_act=partial(_undo_clicked, context))


def _undo_clicked(context: PageContext) -> None:
    undo_decision(context, str(session.event_value(_LIST, "acted")))


def draw_hidden(context: PageContext, kind: str) -> list[str]:
    """Draw the name that was just hidden, with a button to show it again; return its keys, [] for none."""
    hidden = next(
        (each for each in context.opened.corpus.decisions if each.id == get_hiding_decision()), None
    )
    if hidden is None:
        return []
    keys = list_entity_keys(hidden)
    draw_title(
        ", ".join(label_cues(context.opened.corpus, keys)), "hidden: off lists and charts; its articles stay"
    )
    st.button("Undo", key="show_again", on_click=_show_again, args=(context, kind, hidden.id, keys[0]))
    return keys


def _show_again(context: PageContext, kind: str, decision: str, key: str) -> None:
    undo_decision(context, decision)
    open_name(kind, key)
