"""Import of a colleague's decisions: compared with one's own, and taken one by one."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.decisions import FILE, load_decisions
from dashboard.decisions.import_conflicts import (
    MINE,
    Comparison,
    Conflict,
    compare_decisions,
    resolve_conflict,
)
from dashboard.decisions.log.decision_log import BrokenDecisionError, parse_decisions
from dashboard.schema import Decision
from dashboard.views.state import session
from dashboard.views.state.cached import find_ineffective_decisions
from dashboard.views.state.corpus_changes import append_decisions, record_export
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.decision_form import draw_changes
from dashboard.views.widgets.decision_words import (
    SpellingNames,
    describe_decision,
    describe_taking,
    name_spellings,
)
from dashboard.views.widgets.number_words import format_count

_TAKEN = "decisions_taken"


def draw_decision_import(context: PageContext) -> None:
    """Draw the upload of a colleague's decisions, and the download of one's own."""
    draw_title(
        "A colleague's decisions",
        "nothing of theirs is taken until you say so; where you differ, both are shown",
    )
    own = context.store / FILE
    if own.exists():
        st.download_button(
            "Download your decisions, for a colleague",
            data=record_export(FILE, own.read_bytes),
            file_name=FILE,
            mime="application/jsonl",
            on_click="ignore",
            key="own_decisions",
        )
    sent = st.file_uploader("Their file (decisions.jsonl)", key="their_decisions", max_upload_size=20)
    if taken := session.get_value(_TAKEN):
        st.success(escape_markdown(taken))
    if sent is None:
        return
    try:
        theirs = parse_decisions(sent.getvalue(), Path(sent.name))
    except BrokenDecisionError as error:
        st.error(escape_markdown(str(error)))
        return
    _draw_comparison(context, compare_decisions(load_decisions(context.store), theirs))


def _draw_comparison(context: PageContext, comparison: Comparison) -> None:
    st.caption(_count_in_words(comparison))
    if not comparison.new and not comparison.conflicts:
        draw_notice("There is nothing to take.")
        return
    decisions = (*context.opened.corpus.decisions, *comparison.same, *comparison.new)
    spelling_names = name_spellings(context.opened.corpus, decisions)
    for number, conflict in enumerate(comparison.conflicts):
        _draw_conflict(number, conflict, spelling_names)
    ineffective = (
        find_ineffective_decisions(context.opened, *comparison.new) if comparison.new else frozenset()
    )
    _draw_new(comparison.new, ineffective, spelling_names)
    chosen = _choose_decisions(comparison, ineffective)
    if chosen:
        draw_changes(context, *chosen)
    words = f"Take {_count_decisions(chosen)}"
    args = (context, comparison, ineffective)
    st.button(
        words, type="primary", key="take_theirs", on_click=_take_decisions, args=args, disabled=not chosen
    )


def _count_in_words(comparison: Comparison) -> str:
    differ = len(comparison.conflicts)
    description = [
        f"{len(comparison.same):,} you have too",
        f"{len(comparison.new):,} new",
        f"{differ:,} that differ{'s' if differ == 1 else ''} from yours",
    ]
    if comparison.empty:
        description.append(
            f"{_count_decisions(comparison.empty)} with nothing in "
            f"{'it' if len(comparison.empty) == 1 else 'them'}, left out"
        )
    return ", ".join(description)


def _count_decisions(decisions: Sequence[Decision]) -> str:
    return format_count(len(decisions), "decision")


def _draw_conflict(number: int, conflict: Conflict, spelling_names: SpellingNames) -> None:
    with st.container(border=False, key=f"conflict_{number}"):
        left, right = st.columns(2, gap="medium")
        mine = "  \n".join(_describe_decision(each, spelling_names) for each in conflict.mine)
        left.markdown(f"**Yours**  \n{mine}")
        right.markdown(f"**Theirs**  \n{_describe_decision(conflict.theirs, spelling_names)}")
        st.segmented_control(
            "Which holds",
            list(conflict.choices()),
            default=MINE,
            required=True,
            key=session.widget_key("settle", conflict.theirs.id),
            label_visibility="collapsed",
        )


def _draw_new(new: Sequence[Decision], ineffective: frozenset[str], spelling_names: SpellingNames) -> None:
    """Draw the new decisions; one that would apply to nothing is not ticked, with a note."""
    if not new:
        return
    with st.container(key="new_decisions"):
        st.markdown("**New**")
        for decision in new:
            description = _describe_decision(decision, spelling_names)
            if decision.id in ineffective:
                description += "  \n:gray[finds nothing to act on in this corpus, as it is now]"
            st.checkbox(
                description, value=decision.id not in ineffective, key=session.widget_key("take", decision.id)
            )


def _describe_decision(decision: Decision, spelling_names: SpellingNames) -> str:
    words = "takes this back" if decision.verb == "undo" else describe_decision(decision, spelling_names)
    return f"{escape_markdown(words)}  \n:gray[{escape_markdown(describe_taking(decision))}]"


def _choose_decisions(comparison: Comparison, ineffective: frozenset[str]) -> list[Decision]:
    """Return the decisions that the form would add."""
    resolved = [
        each
        for conflict in comparison.conflicts
        for each in resolve_conflict(
            conflict, str(session.get_value(session.widget_key("settle", conflict.theirs.id)) or MINE)
        )
    ]
    new = [
        each
        for each in comparison.new
        if session.get_value(session.widget_key("take", each.id), each.id not in ineffective)
    ]
    return resolved + new


def _take_decisions(context: PageContext, comparison: Comparison, ineffective: frozenset[str]) -> None:
    append_decisions(context.store, *_choose_decisions(comparison, ineffective))
    session.set_value(_TAKEN, "Taken. The list of decisions undoes them.")
