"""What an analyst decides about names: merge, rename, hide, move, split off; what it changes; the list that undoes it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.decisions import append, effective, load, new_decision
from dashboard.decisions.notes import load_notes, views_of
from dashboard.query.effects import views_naming
from dashboard.schema import Decision, Kind
from dashboard.views import address
from dashboard.views.cached import foresee
from dashboard.views.components import Row, draw_rows
from dashboard.views.decision_words import told_of_articles
from dashboard.views.drawing import escaped, nothing, title_line
from dashboard.views.frame import Frame
from dashboard.views.lines import lines_of

_PUBLISHER, _NOWHERE = "publisher", "nowhere"
_MOVED = {
    Kind.PERSON: "a person",
    Kind.ORGANISATION: "an organisation",
    Kind.PLACE: "a place",
    Kind.PEOPLE: "a people",
}
_SHOWN = 12

# ---------------------------------------------------------------- the forms


def ask_merge(frame: Frame, kind: str, labels: Mapping[str, str]) -> None:
    """Draw the form that makes one of several names, or says that they are not one."""
    title_line("Merge these names", "every count follows at once; the list below undoes it")
    st.markdown("  \n".join(f"- {escaped(label)}" for label in labels.values()))
    keys = tuple(labels)
    st.selectbox("Call it", keys, format_func=labels.__getitem__, key="merge_label")
    ask_reason("merge")
    merged = partial(_merged, kind, dict(labels))
    draw_changes(frame, merged())
    with st.container(horizontal=True):
        st.button("Merge", type="primary", key="merge", on_click=take, args=(frame, merged, "merge"))
        apart = partial(proposed, "keep_apart", kind, keys)
        st.button(
            "They are not one", key="keep_apart", type="tertiary", on_click=take, args=(frame, apart, "merge")
        )


def _merged(kind: str, labels: dict[str, str]) -> Decision:
    called = labels.get(address.get("merge_label"), next(iter(labels.values())))
    return proposed("merge", kind, tuple(labels), value=called)


def ask_rename(frame: Frame, kind: str, key: str, label: str) -> None:
    """Draw the ways to rename a name, or to hide it."""
    with st.popover("Rename"):
        st.text_input("Call it", value=label, key=f"rename_{key}")
        ask_reason(f"rename_{key}")
        renamed = partial(_renamed, kind, key)
        if renamed().value not in ("", label):
            draw_changes(frame, renamed())
        st.button(
            "Rename", type="primary", key="rename", on_click=take, args=(frame, renamed, f"rename_{key}")
        )
    if kind != _PUBLISHER:
        hidden = partial(proposed, "hide", kind, (key,))
        help_ = "Off lists and charts; its articles stay, and the list of decisions undoes it"
        st.button("Hide it", key="hide", on_click=take, args=(frame, hidden), help=help_)


def _renamed(kind: str, key: str) -> Decision:
    return proposed("rename", kind, (key,), value=str(address.get(f"rename_{key}") or "").strip())


def ask_move(frame: Frame, kind: str, key: str, label: str) -> None:
    """Draw the ways to move a name to another kind, or to another country."""
    with st.popover("Move"):
        st.caption(escaped(f"{label} is"))
        kinds = ["", *(str(each) for each in _MOVED if each != kind)]
        st.selectbox("Another kind", kinds, format_func=_kind_in_words, key=f"kind_{key}")
        places = frame.opened.corpus.places["name"]
        named = {"": "as it is", _NOWHERE: "in no country", **places.sort_values().to_dict()}
        st.selectbox("In another country", list(named), format_func=named.__getitem__, key=f"country_{key}")
        ask_reason(f"move_{key}")
        to_kind, to_country = partial(_to_kind, kind, key), partial(_to_country, kind, key)
        asked = [move for move in (to_country, to_kind) if move() is not None]
        for move in asked:
            draw_changes(frame, move())
        args = (frame, asked, f"move_{key}")
        st.button("Move", type="primary", key="move", on_click=_take_all, args=args, disabled=not asked)


def _to_kind(kind: str, key: str) -> Decision | None:
    value = str(address.get(f"kind_{key}") or "")
    return proposed("set_kind", kind, (key,), value=value) if value else None


def _to_country(kind: str, key: str) -> Decision | None:
    value = str(address.get(f"country_{key}") or "")
    return proposed("set_country", kind, (key,), value="" if value == _NOWHERE else value) if value else None


def _kind_in_words(kind: str) -> str:
    return _MOVED[Kind(kind)] if kind else "as it is"


def ask_split_off(frame: Frame, kind: str, label: str, spellings: tuple[str, ...], first: str) -> None:
    """Draw the form that makes some spellings a name of their own."""
    key = f"split_off_{spellings[0]}"
    st.text_input(f"Call those that are not {label}", value=first, key=key)
    ask_reason(key)
    parted = partial(_split_off, kind, spellings, key)
    draw_changes(frame, parted())
    st.button("Split them off", type="primary", key="split_off", on_click=take, args=(frame, parted, key))


def _split_off(kind: str, spellings: tuple[str, ...], key: str) -> Decision:
    return proposed("split", kind, spellings, value=str(address.get(key) or "").strip())


def ask_reason(form: str) -> None:
    """Ask why; `take` with the same form's name writes it down."""
    st.text_input("Why (kept with the decision)", key=_reason_of(form))


def _reason_of(form: str) -> str:
    return f"reason_{form}"


# ---------------------------------------------------------------- what it changes, and taking it


def proposed(verb: str, kind: str, keys: tuple[str, ...], **said: Any) -> Decision:
    """Return a decision that is not taken yet: it has no time, no author, and an id that stays the same."""
    spellings = tuple(f"{_PUBLISHER}:{key}" for key in keys) if kind == _PUBLISHER else keys
    return Decision(id="proposed", when="", who="", verb=verb, kind=str(kind), spellings=spellings, **said)


def draw_changes(frame: Frame, *decisions: Decision | None) -> None:
    """Draw what decisions would change: articles, names, countries, publishers, and the saved views that name them."""
    made = [decision for decision in decisions if decision is not None]
    number, rows = foresee(frame.opened, *made) if made else (0, pd.DataFrame())
    if rows.empty:
        nothing("This changes nothing.")
        return
    told = [_change_in_words(row) for row in lines_of(rows)]
    more = [f"and {len(told) - _SHOWN:,} more"] if len(told) > _SHOWN else []
    articles = "1 article changes" if number == 1 else f"{number:,} articles change"
    keys = {key for decision in made for key in decision.spellings}
    views = views_naming(frame.opened.corpus, views_of(load_notes(frame.store)), keys)
    saved = [f"Saved views that filter by it: {', '.join(views)}"] if views else []
    lines = [f"What changes: {articles}", *told[:_SHOWN], *more, *saved]
    st.caption("  \n".join(escaped(line) for line in lines))


def _change_in_words(row: Any) -> str:
    before, after = f"{row.before} ({row.articles_before:,})", f"{row.after} ({row.articles_after:,})"
    if not row.before:
        return f"new: {after}"
    return f"{before} → {after}" if row.after else f"{before} → gone"


def take(frame: Frame, make: Callable[[], Decision | None], form: str = "") -> None:
    """Write down the decision that a form makes."""
    taken(frame, make, form)


def taken(frame: Frame, make: Callable[[], Decision | None], form: str = "") -> Decision | None:
    """Write down the decision that a form makes, now, by whoever is at the keyboard, and return it.

    It is made when the button is clicked, so that what was typed last is in it, and the form's reason.
    """
    decision = make()
    if decision is None:
        return None
    made = signed(decision, str(address.get(_reason_of(form)) or ""))
    append(frame.store, made)
    return made


def _take_all(frame: Frame, makes: list[Callable[[], Decision | None]], form: str) -> None:
    for make in makes:
        take(frame, make, form)


def signed(decision: Decision, reason: str = "") -> Decision:
    """Return a proposed decision with an id, a time and an author."""
    kept = ("kind", "spellings", "articles", "value", "object", "namesakes")
    said = {name: getattr(decision, name) for name in kept}
    return new_decision(decision.verb, **said, reason=reason.strip())


# ---------------------------------------------------------------- what was decided


def draw_decisions(frame: Frame) -> None:
    """Draw what was decided, the last first; a click takes one back."""
    shown = effective(load(frame.store))
    if not shown:
        return
    title_line("Decided", "click one to undo it")
    rows = [
        Row(decision.id, ((told_of(decision), ""),), ((when_and_who(decision), ""),))
        for decision in reversed(shown)
    ]
    draw_rows("decision_list", rows, lambda: _undo(frame), style="quotes")


def told_of(decision: Decision) -> str:
    """Return a decision in words."""
    names = ", ".join(_bare(spelling) for spelling in decision.spellings)
    number = len(decision.articles)
    articles = f"{number:,} article{'' if number == 1 else 's'}"
    parted = " and ".join(each.label for each in decision.namesakes)
    words = {
        "merge": f"{names} are one: {decision.value}",
        "keep_apart": f"{names} are not one",
        "rename": f"{names} is called {decision.value}",
        "hide": f"{names} is hidden",
        "set_kind": f"{names} is {_MOVED.get(_kind(decision.value), decision.value)}",
        "set_country": f"{names} lies in {decision.value or 'no country'}",
        "split": f"{_bare(decision.spellings[0])} is parted: {parted}"
        if parted and decision.spellings
        else f"{names} is someone else: {decision.value}",
        "assign": f"{articles} given to {_bare(decision.spellings[0])}" if decision.spellings else "",
        "set_publisher": f"{articles} published by {decision.value}",
    }
    otherwise = f"{decision.verb.replace('_', ' ')}: {names or decision.value}"
    return words.get(decision.verb) or told_of_articles(decision) or otherwise


def _kind(value: str) -> Kind:
    return Kind(value) if value in set(Kind) else Kind.PERSON


def _bare(spelling: str) -> str:
    return (spelling.partition(":")[2] or spelling).partition("#")[0]


def _undo(frame: Frame) -> None:
    append(frame.store, new_decision("undo", object=str(address.said("decision_list", "opened"))))


def when_and_who(decision: Decision) -> str:
    """Return when a decision was taken, by whom and why."""
    reason = f" · {decision.reason}" if decision.reason else ""
    return f"{decision.when[:16].replace('T', ' ')} · {decision.who}{reason}"
