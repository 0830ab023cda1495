"""What was decided on a corpus, and the decisions that found nothing to act on."""

import streamlit as st

from dashboard.views.corpus.import_decisions import draw_import
from dashboard.views.state import address
from dashboard.views.state.page_context import Frame
from dashboard.views.widgets.chart_panel import nothing, title_line
from dashboard.views.widgets.components import Row, draw_rows
from dashboard.views.widgets.decision_form import undo
from dashboard.views.widgets.decision_list import draw_decisions
from dashboard.views.widgets.decision_words import called_in, told_of, when_and_who


def draw_decided(frame: Frame) -> None:
    """Draw the decisions that hold, and those that are kept though they found no object."""
    left, right = st.columns(2, gap="large")
    with left:
        if frame.opened.corpus.decisions:
            draw_decisions(frame, frame.opened.corpus.decisions, "the last first; every count follows")
        else:
            title_line("Decided", "")
            nothing("Nothing was decided yet.")
    with right:
        _draw_pending(frame)
        draw_import(frame)


def _draw_pending(frame: Frame) -> None:
    pending = frame.opened.corpus.pending
    title_line("Found nothing to act on", "kept, in case it comes back with a later build")
    if not pending:
        nothing("Every decision found its names and articles.")
        return
    called = called_in(frame.opened.corpus, (*frame.opened.corpus.decisions, *pending))
    rows = [
        Row(each.id, ((told_of(each, called), ""),), ((when_and_who(each), ""),), act="Drop")
        for each in reversed(pending)
    ]
    draw_rows("pending_list", rows, style="quotes", acted=lambda: _drop(frame))


def _drop(frame: Frame) -> None:
    undo(frame, str(address.said("pending_list", "acted")))
