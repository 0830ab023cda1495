"""What was decided on a corpus, and the decisions that found nothing to act on."""

import streamlit as st

from dashboard.views.corpus.import_decisions import draw_import
from dashboard.views.state import address
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import nothing, title_line
from dashboard.views.widgets.components import Row, draw_rows
from dashboard.views.widgets.decision_form import undo
from dashboard.views.widgets.decision_list import draw_decisions
from dashboard.views.widgets.decision_words import called_in, told_of, when_and_who


def draw_decided(context: PageContext) -> None:
    """Draw the decisions that hold, and those that are kept though they found no object."""
    left, right = st.columns(2, gap="large")
    with left:
        if context.opened.corpus.decisions:
            draw_decisions(context, context.opened.corpus.decisions, "the last first; every count follows")
        else:
            title_line("Decided", "")
            nothing("Nothing was decided yet.")
    with right:
        _draw_pending(context)
        draw_import(context)


def _draw_pending(context: PageContext) -> None:
    pending = context.opened.corpus.pending
    title_line("Found nothing to act on", "kept, in case it comes back with a later build")
    if not pending:
        nothing("Every decision found its names and articles.")
        return
    called = called_in(context.opened.corpus, (*context.opened.corpus.decisions, *pending))
    rows = [
        Row(each.id, ((told_of(each, called), ""),), ((when_and_who(each), ""),), act="Drop")
        for each in reversed(pending)
    ]
    draw_rows("pending_list", rows, style="quotes", acted=lambda: _drop(context))


def _drop(context: PageContext) -> None:
    undo(context, str(address.said("pending_list", "acted")))
