"""What was decided on a corpus, and the decisions that found nothing to act on."""

import streamlit as st

from dashboard.decisions import append, new_decision
from dashboard.schema import Decision
from dashboard.views import address
from dashboard.views.components import Row, draw_rows
from dashboard.views.deciding import draw_decisions, told_of
from dashboard.views.drawing import nothing, title_line
from dashboard.views.frame import Frame
from dashboard.views.importing import draw_import


def draw_decided(frame: Frame) -> None:
    """Draw the decisions that hold, and those that are kept though they found no object."""
    left, right = st.columns(2, gap="large")
    with left:
        if frame.opened.corpus.decisions:
            draw_decisions(frame)
        else:
            title_line("Decided", "")
            nothing("Nothing was decided yet.")
    with right:
        _draw_pending(frame)
        draw_import(frame)


def _draw_pending(frame: Frame) -> None:
    pending = frame.opened.corpus.pending
    title_line(
        "Found nothing to act on", "kept, in case it comes back with a later build; click one to drop it"
    )
    if not pending:
        nothing("Every decision found its names and articles.")
        return
    rows = [Row(each.id, ((told_of(each), ""),), ((_facts(each), ""),)) for each in reversed(pending)]
    draw_rows("pending_list", rows, lambda: _drop(frame), style="quotes")


def _facts(decision: Decision) -> str:
    reason = f" · {decision.reason}" if decision.reason else ""
    return f"{decision.when[:16].replace('T', ' ')} · {decision.who}{reason}"


def _drop(frame: Frame) -> None:
    append(frame.store, new_decision("undo", object=str(address.said("pending_list", "opened"))))
