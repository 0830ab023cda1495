"""What was decided: on a name, of a sort or at all, each with a button that undoes it; what was just hidden."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from dashboard.decisions.names.corrections import keys_of
from dashboard.query.audit.decision_effects import decisions_about
from dashboard.query.names.split_proposals import labels_of
from dashboard.schema import Decision
from dashboard.views.state import address
from dashboard.views.state.cached import ask
from dashboard.views.state.name_list_state import just_hidden, look_at
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import title_line
from dashboard.views.widgets.components import Row, draw_rows
from dashboard.views.widgets.decision_form import undo
from dashboard.views.widgets.decision_words import called_in, told_of, when_and_who

_KEY = "decision_list"


def draw_decisions_about(context: PageContext, keys: Iterable[str]) -> None:
    """Draw what was decided on some names or publishers, and the way to all that was decided."""
    about = ask(context.opened, decisions_about, tuple(keys))
    n_others = len(context.opened.corpus.decisions) - len(about)
    if about:
        draw_decisions(context, about, "on what is shown here; every count follows")
    if n_others:
        others = f"{n_others:,} other decision{'' if n_others == 1 else 's'}"
        if st.button(f"{others} ›", key="all_decisions", type="tertiary"):
            there = address.state() | {"tab": ["Decisions"]}
            st.switch_page(context.pages["Corpus"], query_params=there)


def draw_decisions(context: PageContext, decisions: Iterable[Decision], told: str) -> None:
    """Draw decisions, the last taken first, each with a button that undoes it; nothing where there are none."""
    shown = sorted(decisions, key=lambda each: each.when, reverse=True)
    if not shown:
        return
    title_line("Decided", told)
    called = called_in(context.opened.corpus, context.opened.corpus.decisions)
    rows = [
        Row(each.id, ((told_of(each, called), ""),), ((when_and_who(each), ""),), act="Undo")
        for each in shown
    ]
    draw_rows(_KEY, rows, style="quotes", acted=partial(_undo, context))


def _undo(context: PageContext) -> None:
    undo(context, str(address.said(_KEY, "acted")))


def draw_hidden(context: PageContext, kind: str) -> list[str]:
    """Draw what has just been hidden, with a way to show it again, and return its keys; none where nothing was."""
    hidden = next((each for each in context.opened.corpus.decisions if each.id == just_hidden()), None)
    if hidden is None:
        return []
    keys = keys_of(hidden)
    title_line(
        ", ".join(labels_of(context.opened.corpus, keys)), "hidden: off lists and charts; its articles stay"
    )
    st.button("Undo", key="show_again", on_click=_show_again, args=(context, kind, hidden.id, keys[0]))
    return keys


def _show_again(context: PageContext, kind: str, decision: str, key: str) -> None:
    undo(context, decision)
    look_at(kind, key)
