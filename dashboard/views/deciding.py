"""What an analyst decides about names: merge, rename, hide; and the list that undoes it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.decisions import append, effective, load, new_decision
from dashboard.schema import Decision, Kind
from dashboard.views import address
from dashboard.views.components import Row, draw_rows
from dashboard.views.drawing import escaped, title_line
from dashboard.views.frame import Frame


def ask_merge(frame: Frame, kind: Kind, labels: Mapping[str, str]) -> None:
    """Draw the form that makes one of several names."""
    title_line("Merge these names", "every count follows at once; the list below undoes it")
    st.markdown("  \n".join(f"- {escaped(label)}" for label in labels.values()))
    st.selectbox("Call it", list(labels), format_func=labels.__getitem__, key="merge_label")
    st.text_input("Why (kept with the decision)", key="merge_reason")
    st.button("Merge", type="primary", key="merge", on_click=_merge, args=(frame, kind, dict(labels)))


def ask_rename(frame: Frame, kind: Kind, key: str, label: str) -> None:
    """Draw the ways to rename a name, or to hide it."""
    with st.popover("Rename"):
        st.text_input("Call it", value=label, key=f"rename_{key}")
        st.button("Rename", type="primary", key="rename", on_click=_rename, args=(frame, kind, key))
    st.button(
        "Hide it",
        key="hide",
        on_click=decide,
        args=(frame, "hide", kind, (key,)),
        help="Off lists and charts",
    )


def draw_decisions(frame: Frame) -> None:
    """Draw what was decided, the last first; a click takes one back."""
    shown = effective(load(frame.store))
    if not shown:
        return
    title_line("Decided", "click one to undo it")
    rows = [
        Row(decision.id, ((told_of(decision), ""),), ((_when(decision), ""),)) for decision in reversed(shown)
    ]
    draw_rows("decision_list", rows, lambda: _undo(frame), style="quotes")


def told_of(decision: Decision) -> str:
    """Return a decision in words."""
    names = ", ".join(spelling.partition(":")[2] or spelling for spelling in decision.spellings)
    words = {
        "merge": f"{names} are one: {decision.value}",
        "rename": f"{names} is called {decision.value}",
        "hide": f"{names} is hidden",
    }
    return words.get(decision.verb, f"{decision.verb.replace('_', ' ')}: {names or decision.value}")


def decide(
    frame: Frame, verb: str, kind: Kind, keys: tuple[str, ...], value: str = "", reason: str = ""
) -> None:
    """Write down a decision on names, which are told by kind and spelling."""
    append(frame.store, new_decision(verb, kind=str(kind), spellings=keys, value=value, reason=reason))


def _merge(frame: Frame, kind: Kind, labels: dict[str, str]) -> None:
    label = labels[address.get("merge_label")]
    decide(frame, "merge", kind, tuple(labels), label, address.get("merge_reason", ""))


def _rename(frame: Frame, kind: Kind, key: str) -> None:
    decide(frame, "rename", kind, (key,), address.get(f"rename_{key}", "").strip())


def _undo(frame: Frame) -> None:
    append(frame.store, new_decision("undo", object=str(address.said("decision_list", "opened"))))


def _when(decision: Decision) -> str:
    reason = f" · {decision.reason}" if decision.reason else ""
    return f"{decision.when[:16].replace('T', ' ')} · {decision.who}{reason}"
