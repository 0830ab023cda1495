"""A colleague's decisions: read, laid beside one's own, and taken one by one; none is taken by itself."""

from pathlib import Path

import streamlit as st

from dashboard.decisions import FILE, append, load
from dashboard.decisions.compare import BOTH, MINE, THEIRS, Comparison, Conflict, compare, resolved
from dashboard.decisions.log import BrokenDecisionError, parse_decisions
from dashboard.schema import Decision
from dashboard.views import address
from dashboard.views.deciding import draw_changes, told_of, when_and_who
from dashboard.views.drawing import escaped, nothing, title_line
from dashboard.views.frame import Frame

_TAKEN = "decisions_taken"


def draw_import(frame: Frame) -> None:
    """Draw the way a colleague's decisions come in, and one's own go out."""
    title_line(
        "A colleague's decisions",
        "nothing of theirs is taken until you say so; where you differ, both are shown",
    )
    own = frame.store / FILE
    if own.exists():
        st.download_button(
            "Your decisions, for a colleague",
            data=own.read_bytes,
            file_name=FILE,
            mime="application/jsonl",
            on_click="ignore",
            type="tertiary",
            key="own_decisions",
        )
    sent = st.file_uploader("Their file (decisions.jsonl)", key="their_decisions", max_upload_size=20)
    if taken := address.get(_TAKEN):
        st.success(escaped(taken))
    if sent is None:
        return
    try:
        theirs = parse_decisions(sent.getvalue(), Path(sent.name))
    except BrokenDecisionError as error:
        st.error(escaped(str(error)))
        return
    _draw_comparison(frame, compare(load(frame.store), theirs))


def _draw_comparison(frame: Frame, found: Comparison) -> None:
    told = f"{len(found.same):,} you have too, {len(found.new):,} new, {len(found.conflicts):,} that differ from yours"
    st.caption(told)
    if not found.new and not found.conflicts:
        nothing("There is nothing to take.")
        return
    for number, conflict in enumerate(found.conflicts):
        _draw_conflict(number, conflict)
    if found.new:
        st.markdown("**New**")
    for decision in found.new:
        st.checkbox(_in_words(decision), value=True, key=f"take_{decision.id}")
    chosen = _chosen(found)
    if chosen:
        draw_changes(frame, *chosen)
    words = f"Take {len(chosen):,} decision{'' if len(chosen) == 1 else 's'}"
    st.button(
        words, type="primary", key="take_theirs", on_click=_take, args=(frame, found), disabled=not chosen
    )


def _draw_conflict(number: int, conflict: Conflict) -> None:
    with st.container(border=False, key=f"conflict_{number}"):
        left, right = st.columns(2, gap="medium")
        left.markdown("**Yours**  \n" + "  \n".join(map(_in_words, conflict.mine)))
        right.markdown(f"**Theirs**  \n{_in_words(conflict.theirs)}")
        both = [] if "undo" in {conflict.theirs.verb, *(each.verb for each in conflict.mine)} else [BOTH]
        st.segmented_control(
            "Which holds",
            [MINE, THEIRS, *both],
            default=MINE,
            required=True,
            key=f"settle_{conflict.theirs.id}",
            label_visibility="collapsed",
        )


def _in_words(decision: Decision) -> str:
    said = "takes this back" if decision.verb == "undo" else told_of(decision)
    return f"{escaped(said)}  \n:gray[{escaped(when_and_who(decision))}]"


def _chosen(found: Comparison) -> list[Decision]:
    """Return what would be added, as the form stands."""
    settled = [
        each
        for conflict in found.conflicts
        for each in resolved(conflict, str(address.get(f"settle_{conflict.theirs.id}") or MINE))
    ]
    return settled + [each for each in found.new if address.get(f"take_{each.id}", True)]


def _take(frame: Frame, found: Comparison) -> None:
    chosen = _chosen(found)
    append(frame.store, *chosen)
    address.put(_TAKEN, "Taken. The list of decisions undoes them.")
