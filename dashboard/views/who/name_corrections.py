"""Forms that correct a name: merge, rename, hide, change its type or country, split spellings off."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.decisions.log.decision_log import PUBLISHER, propose_decision
from dashboard.schema import Decision, Kind
from dashboard.views.state import session
from dashboard.views.state.name_list_state import KINDS, open_name, show_hidden_name
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.decision_form import (
    MakeDecision,
    ask_decision,
    ask_reason,
    draw_changes,
    record_decisions,
    take_decision,
)
from dashboard.views.widgets.decision_words import KIND_NAMES

_NOWHERE = "nowhere"


def ask_merge(context: PageContext, kind: str, labels: Mapping[str, str]) -> None:
    """Draw the form that merges several names, or keeps them separate."""
    draw_title("Merge these names", "every count follows at once; the list below undoes it")
    st.markdown("  \n".join(f"- {escape_markdown(label)}" for label in labels.values()))
    keys = tuple(labels)
    st.selectbox("Call it", keys, format_func=labels.__getitem__, key="merge_label")
    make_merge = partial(
        _make_merge_decision,
        kind,
        {key: _get_plain_label(context, kind, key, label) for key, label in labels.items()},
    )
    draw_changes(context, make_merge())
    ask_reason("merge")
    with st.container(horizontal=True):
        st.button(
            "Merge", type="primary", key="merge", on_click=take_decision, args=(context, make_merge, "merge")
        )
        make_keep_apart = partial(propose_decision, "keep_apart", kind, keys)
        st.button(
            "They are not one",
            key="keep_apart",
            type="tertiary",
            on_click=take_decision,
            args=(context, make_keep_apart, "merge"),
        )


def _get_plain_label(context: PageContext, kind: str, key: str, label: str) -> str:
    """Return the label of a name, without the country that a list adds where two share a label."""
    corpus = context.opened.corpus
    entities = corpus.entities_of_key(key) if kind != PUBLISHER else []
    return corpus.labels.at(entities[0]) if entities else label


def _make_merge_decision(kind: str, labels: dict[str, str]) -> Decision:
    new_label = labels.get(session.get_value("merge_label"), next(iter(labels.values())))
    return propose_decision("merge", kind, tuple(labels), value=new_label)


def ask_rename(context: PageContext, kind: str, key: str, label: str) -> None:
    """Draw the forms that rename or hide a name."""
    form, label = session.widget_key("rename", key), _get_plain_label(context, kind, key, label)
    with st.popover("Rename"):
        st.text_input("Call it", value=label, key=form)
        make_rename = partial(_make_rename_decision, kind, key, label)
        if decision := make_rename():
            draw_changes(context, decision)
        else:
            draw_notice("Type another name: this is what it is called now.")
        ask_reason(form)
        st.button(
            "Rename", type="primary", key="rename", on_click=take_decision, args=(context, make_rename, form)
        )
    if kind != PUBLISHER:
        make_hide = partial(propose_decision, "hide", kind, (key,))
        ask_decision(context, "Hide", make_hide, "hide", show_hidden_name)


def _make_rename_decision(kind: str, key: str, label: str) -> Decision | None:
    """Return the decision to rename, None where the typed name is empty or unchanged."""
    value = session.typed_text(session.widget_key("rename", key))
    return propose_decision("rename", kind, (key,), value=value) if value not in ("", label) else None


def ask_move(context: PageContext, kind: str, key: str, label: str) -> None:
    """Draw the form that gives a name another type or another country."""
    with st.popover("Move"):
        st.caption(escape_markdown(f"{label} is"))
        kinds = ["", *(str(each) for each in KIND_NAMES if each != kind)]
        st.selectbox("Another kind", kinds, format_func=_format_kind, key=session.widget_key("kind", key))
        places = context.opened.corpus.places["name"]
        country_names = {
            "": _get_current_country(context, key),
            _NOWHERE: "in no country",
            **places.sort_values().to_dict(),
        }
        st.selectbox(
            "In another country",
            list(country_names),
            format_func=country_names.__getitem__,
            key=session.widget_key("country", key),
        )
        moves: list[MakeDecision] = [
            partial(_make_country_decision, kind, key),
            partial(_make_kind_decision, kind, key),
        ]
        decisions = [move() for move in moves]
        if any(decisions):
            draw_changes(context, *decisions)
        ask_reason(session.widget_key("move", key))
        args = (context, moves, key)
        st.button(
            "Move", type="primary", key="move", on_click=_move_name, args=args, disabled=not any(decisions)
        )


def _get_current_country(context: PageContext, key: str) -> str:
    corpus = context.opened.corpus
    code = next((corpus.country_of(entity) for entity in corpus.entities_of_key(key)), "")
    return f"as it is: {corpus.places['name'].get(code, 'in no country')}"


def _make_kind_decision(kind: str, key: str) -> Decision | None:
    value = str(session.get_value(session.widget_key("kind", key)) or "")
    return propose_decision("set_kind", kind, (key,), value=value) if value else None


def _make_country_decision(kind: str, key: str) -> Decision | None:
    value = str(session.get_value(session.widget_key("country", key)) or "")
    return (
        propose_decision("set_country", kind, (key,), value="" if value == _NOWHERE else value)
        if value
        else None
    )


def _format_kind(kind: str) -> str:
    return KIND_NAMES[Kind(kind)] if kind else "as it is"


def _move_name(context: PageContext, moves: list[MakeDecision], key: str) -> None:
    """Record a move, and open the name in the list of its new type."""
    taken = record_decisions(context, moves, session.widget_key("move", key))
    kind = next((each.value for each in taken if each.verb == "set_kind"), "")
    if kind in KINDS:
        open_name(kind, key)


def ask_split_off(
    context: PageContext, kind: str, label: str, spellings: tuple[str, ...], first: str
) -> None:
    """Draw the form that splits some spellings off into a name of their own."""
    key = session.widget_key("split_off_name", spellings[0])
    st.text_input(f"Call those that are not {label}", value=first, key=key)
    make_split = partial(_make_split_decision, kind, spellings, key, first)
    draw_changes(context, make_split())
    ask_reason(key)
    st.button(
        "Split them off",
        type="primary",
        key="split_off",
        on_click=take_decision,
        args=(context, make_split, key),
    )


def _make_split_decision(kind: str, spellings: tuple[str, ...], key: str, first: str) -> Decision:
    return propose_decision("split", kind, spellings, value=session.typed_text(key) or first)
