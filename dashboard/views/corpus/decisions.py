"""The tab Decisions: those in force, those that apply to nothing any more, and a colleague's."""

import streamlit as st

from dashboard.views.corpus.import_decisions import draw_decision_import
from dashboard.views.state import session
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.decision_form import undo_decision
from dashboard.views.widgets.decision_list import draw_decisions
from dashboard.views.widgets.decision_words import describe_decision, describe_taking, name_spellings


def draw_decisions_tab(context: PageContext) -> None:
    """Draw the decisions in force, and those whose object is gone."""
    left, right = st.columns(2, gap="large")
    with left:
        if context.opened.corpus.decisions:
            draw_decisions(context, context.opened.corpus.decisions, "the last first; every count follows")
        else:
            draw_title("Decided", "")
            draw_notice("Nothing was decided yet.")
    with right:
        _draw_ineffective(context)
        draw_decision_import(context)


def _draw_ineffective(context: PageContext) -> None:
    pending = context.opened.corpus.pending
    draw_title("Found nothing to act on", "kept, in case it comes back with a later build")
    if not pending:
        draw_notice("Every decision found its names and articles.")
        return
    spelling_names = name_spellings(context.opened.corpus, (*context.opened.corpus.decisions, *pending))
    rows = [
        ListRow(
            each.id,
            ((describe_decision(each, spelling_names), ""),),
            ((describe_taking(each), ""),),
            act="Drop",
        )
        for each in reversed(pending)
    ]
    draw_list("pending_list", rows, style="quotes", on_act=lambda: _undo_clicked(context))


def _undo_clicked(context: PageContext) -> None:
    undo_decision(context, str(session.event_value("pending_list", "acted")))
