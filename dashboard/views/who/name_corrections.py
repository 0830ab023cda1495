"""The forms that correct a name: merge it, rename it, hide it, move it, split spellings off it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.schema import Decision, Kind
from dashboard.views.state import session
from dashboard.views.state.name_list_state import KINDS, open_name, show_hidden_name
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.decision_form import (
    PUBLISHER,
    MakeDecision,
    ask_decision,
    ask_reason,
    draw_changes,
    propose_decision,
    take_decision,
    take_decisions,
)
from dashboard.views.widgets.decision_words import KIND_NAMES

_NOWHERE = "nowhere"


def ask_merge(context: PageContext, kind: str, labels: Mapping[str, str]) -> None:
    """Draw the form that makes one of several names, or says that they are not one."""
    draw_title("Merge these names", "every count follows at once; the list below undoes it")
    st.markdown("  \n".join(f"- {escape_markdown(label)}" for label in labels.values()))
    keys = tuple(labels)
    st.selectbox("Call it", keys, format_func=labels.__getitem__, key="merge_label")
    merged = partial(
        _merged, kind, {key: _called(context, kind, key, label) for key, label in labels.items()}
    )
    draw_changes(context, merged())
    ask_reason("merge")
    with st.container(horizontal=True):
        st.button(
            "Merge", type="primary", key="merge", on_click=take_decision, args=(context, merged, "merge")
        )
        apart = partial(propose_decision, "keep_apart", kind, keys)
        st.button(
            "They are not one",
            key="keep_apart",
            type="tertiary",
            on_click=take_decision,
            args=(context, apart, "merge"),
        )


def _called(context: PageContext, kind: str, key: str, label: str) -> str:
    """Return what a name is called, without the country that tells it from another on a list."""
    corpus = context.opened.corpus
    found = corpus.entities_of_key(key) if kind != PUBLISHER else []
    return corpus.labels.at(found[0]) if found else label


def _merged(kind: str, labels: dict[str, str]) -> Decision:
    called = labels.get(session.get("merge_label"), next(iter(labels.values())))
    return propose_decision("merge", kind, tuple(labels), value=called)


def ask_rename(context: PageContext, kind: str, key: str, label: str) -> None:
    """Draw the ways to rename a name, or to hide it."""
    form, label = f"rename_{key}", _called(context, kind, key, label)
    with st.popover("Rename"):
        st.text_input("Call it", value=label, key=form)
        renamed = partial(_renamed, kind, key, label)
        if decision := renamed():
            draw_changes(context, decision)
        else:
            draw_notice("Type another name: this is what it is called now.")
        ask_reason(form)
        st.button(
            "Rename", type="primary", key="rename", on_click=take_decision, args=(context, renamed, form)
        )
    if kind != PUBLISHER:
        hidden = partial(propose_decision, "hide", kind, (key,))
        ask_decision(context, "Hide", hidden, "hide", show_hidden_name)


def _renamed(kind: str, key: str, label: str) -> Decision | None:
    """Return the decision to call a name otherwise, None where nothing else was typed."""
    value = str(session.get(f"rename_{key}") or "").strip()
    return propose_decision("rename", kind, (key,), value=value) if value not in ("", label) else None


def ask_move(context: PageContext, kind: str, key: str, label: str) -> None:
    """Draw the ways to move a name to another kind, or to another country."""
    with st.popover("Move"):
        st.caption(escape_markdown(f"{label} is"))
        kinds = ["", *(str(each) for each in KIND_NAMES if each != kind)]
        st.selectbox("Another kind", kinds, format_func=_kind_in_words, key=f"kind_{key}")
        places = context.opened.corpus.places["name"]
        named = {"": _as_it_is(context, key), _NOWHERE: "in no country", **places.sort_values().to_dict()}
        st.selectbox("In another country", list(named), format_func=named.__getitem__, key=f"country_{key}")
        asked: list[MakeDecision] = [partial(_to_country, kind, key), partial(_to_kind, kind, key)]
        made = [move() for move in asked]
        if any(made):
            draw_changes(context, *made)
        ask_reason(f"move_{key}")
        args = (context, asked, key)
        st.button("Move", type="primary", key="move", on_click=_move, args=args, disabled=not any(made))


def _as_it_is(context: PageContext, key: str) -> str:
    corpus = context.opened.corpus
    code = next((corpus.country_of(entity) for entity in corpus.entities_of_key(key)), "")
    return f"as it is: {corpus.places['name'].get(code, 'in no country')}"


def _to_kind(kind: str, key: str) -> Decision | None:
    value = str(session.get(f"kind_{key}") or "")
    return propose_decision("set_kind", kind, (key,), value=value) if value else None


def _to_country(kind: str, key: str) -> Decision | None:
    value = str(session.get(f"country_{key}") or "")
    return (
        propose_decision("set_country", kind, (key,), value="" if value == _NOWHERE else value)
        if value
        else None
    )


def _kind_in_words(kind: str) -> str:
    return KIND_NAMES[Kind(kind)] if kind else "as it is"


def _move(context: PageContext, asked: list[MakeDecision], key: str) -> None:
    """Write down a move, and follow the name to the list of its new kind."""
    moved = take_decisions(context, asked, f"move_{key}")
    kind = next((each.value for each in moved if each.verb == "set_kind"), "")
    if kind in KINDS:
        open_name(kind, key)


def ask_split_off(
    context: PageContext, kind: str, label: str, spellings: tuple[str, ...], first: str
) -> None:
    """Draw the form that makes some spellings a name of their own."""
    key = f"split_off_{spellings[0]}"
    st.text_input(f"Call those that are not {label}", value=first, key=key)
    parted = partial(_split_off, kind, spellings, key, first)
    draw_changes(context, parted())
    ask_reason(key)
    st.button(
        "Split them off", type="primary", key="split_off", on_click=take_decision, args=(context, parted, key)
    )


def _split_off(kind: str, spellings: tuple[str, ...], key: str, first: str) -> Decision:
    return propose_decision("split", kind, spellings, value=str(session.get(key) or "").strip() or first)
