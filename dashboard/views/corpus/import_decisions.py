"""A colleague's decisions: read, laid beside one's own, and taken one by one; none is taken by itself."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.decisions import FILE, append, load
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
from dashboard.views.state.cached import find_ineffective
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.decision_form import draw_changes
from dashboard.views.widgets.decision_words import (
    SpellingNames,
    describe_decision,
    describe_taking,
    name_spellings,
)

_TAKEN = "decisions_taken"


def draw_import(context: PageContext) -> None:
    """Draw the way a colleague's decisions come in, and one's own go out."""
    draw_title(
        "A colleague's decisions",
        "nothing of theirs is taken until you say so; where you differ, both are shown",
    )
    own = context.store / FILE
    if own.exists():
        st.download_button(
            "Download your decisions, for a colleague",
            data=own.read_bytes,
            file_name=FILE,
            mime="application/jsonl",
            on_click="ignore",
            key="own_decisions",
        )
    sent = st.file_uploader("Their file (decisions.jsonl)", key="their_decisions", max_upload_size=20)
    if taken := session.get(_TAKEN):
        st.success(escape_markdown(taken))
    if sent is None:
        return
    try:
        theirs = parse_decisions(sent.getvalue(), Path(sent.name))
    except BrokenDecisionError as error:
        st.error(escape_markdown(str(error)))
        return
    _draw_comparison(context, compare_decisions(load(context.store), theirs))


def _draw_comparison(context: PageContext, found: Comparison) -> None:
    st.caption(_counted(found))
    if not found.new and not found.conflicts:
        draw_notice("There is nothing to take.")
        return
    decided = (*context.opened.corpus.decisions, *found.same, *found.new)
    called = name_spellings(context.opened.corpus, decided)
    for number, conflict in enumerate(found.conflicts):
        _draw_conflict(number, conflict, called)
    aimless = find_ineffective(context.opened, *found.new) if found.new else frozenset()
    _draw_new(found.new, aimless, called)
    chosen = _chosen(found, aimless)
    if chosen:
        draw_changes(context, *chosen)
    words = f"Take {_number(chosen)}"
    args = (context, found, aimless)
    st.button(words, type="primary", key="take_theirs", on_click=_take, args=args, disabled=not chosen)


def _counted(found: Comparison) -> str:
    differ = len(found.conflicts)
    told = [
        f"{len(found.same):,} you have too",
        f"{len(found.new):,} new",
        f"{differ:,} that differ{'s' if differ == 1 else ''} from yours",
    ]
    if found.empty:
        told.append(
            f"{_number(found.empty)} with nothing in {'it' if len(found.empty) == 1 else 'them'}, left out"
        )
    return ", ".join(told)


def _number(decisions: Sequence[Decision]) -> str:
    return f"{len(decisions):,} decision{'' if len(decisions) == 1 else 's'}"


def _draw_conflict(number: int, conflict: Conflict, called: SpellingNames) -> None:
    with st.container(border=False, key=f"conflict_{number}"):
        left, right = st.columns(2, gap="medium")
        mine = "  \n".join(_in_words(each, called) for each in conflict.mine)
        left.markdown(f"**Yours**  \n{mine}")
        right.markdown(f"**Theirs**  \n{_in_words(conflict.theirs, called)}")
        st.segmented_control(
            "Which holds",
            list(conflict.choices()),
            default=MINE,
            required=True,
            key=f"settle_{conflict.theirs.id}",
            label_visibility="collapsed",
        )


def _draw_new(new: Sequence[Decision], aimless: frozenset[str], called: SpellingNames) -> None:
    """Draw the decisions that are new; what would find nothing here is not ticked, and says so."""
    if not new:
        return
    with st.container(key="new_decisions"):
        st.markdown("**New**")
        for decision in new:
            told = _in_words(decision, called)
            if decision.id in aimless:
                told += "  \n:gray[finds nothing to act on in this corpus, as it is now]"
            st.checkbox(told, value=decision.id not in aimless, key=f"take_{decision.id}")


def _in_words(decision: Decision, called: SpellingNames) -> str:
    said = "takes this back" if decision.verb == "undo" else describe_decision(decision, called)
    return f"{escape_markdown(said)}  \n:gray[{escape_markdown(describe_taking(decision))}]"


def _chosen(found: Comparison, aimless: frozenset[str]) -> list[Decision]:
    """Return what would be added, as the form stands."""
    settled = [
        each
        for conflict in found.conflicts
        for each in resolve_conflict(conflict, str(session.get(f"settle_{conflict.theirs.id}") or MINE))
    ]
    new = [each for each in found.new if session.get(f"take_{each.id}", each.id not in aimless)]
    return settled + new


def _take(context: PageContext, found: Comparison, aimless: frozenset[str]) -> None:
    append(context.store, *_chosen(found, aimless))
    session.put(_TAKEN, "Taken. The list of decisions undoes them.")
