"""A decision before it is taken, and its taking: what it would change, why, by whom."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.decisions import append, new_decision
from dashboard.decisions.log.notes import list_views, load_notes
from dashboard.query.audit.decision_effects import HIDDEN, find_views_naming
from dashboard.schema import Decision, Kind
from dashboard.views.state import session
from dashboard.views.state.cached import preview_decisions
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, escape_markdown
from dashboard.views.widgets.decision_words import KIND_NAMES
from dashboard.views.widgets.table_rows import iterate_rows

PUBLISHER = "publisher"
_SHOWN = 12
MakeDecision = Callable[[], Decision | None]


def propose_decision(verb: str, kind: str, keys: tuple[str, ...], **said: Any) -> Decision:
    """Return a decision that is not taken yet: it has no time, no author, and an id that stays the same."""
    spellings = tuple(f"{PUBLISHER}:{key}" for key in keys) if kind == PUBLISHER else keys
    return Decision(id="proposed", when="", who="", verb=verb, kind=str(kind), spellings=spellings, **said)


def ask_reason(form: str) -> None:
    """Ask why; `take_decision` with the same form's name writes it down."""
    st.text_input("Why (kept with the decision)", key=_reason_of(form))


def _reason_of(form: str) -> str:
    return f"reason_{form}"


def ask_decision(
    context: PageContext,
    words: str,
    make: MakeDecision,
    key: str,
    then: Callable[[Decision], None] | None = None,
) -> None:
    """Draw a button that opens what a decision would change, asks why, and takes it; `then` follows it."""
    with st.popover(words, key=f"ask_{key}"):
        draw_changes(context, make())
        ask_reason(key)
        st.button(words, type="primary", key=key, on_click=_take_and, args=(context, make, key, then))


def _take_and(
    context: PageContext, make: MakeDecision, form: str, then: Callable[[Decision], None] | None
) -> None:
    decision = take_and_return(context, make, form)
    if decision is not None and then is not None:
        then(decision)


def draw_changes(context: PageContext, *decisions: Decision | None) -> None:
    """Draw what decisions would change: articles, names, countries, publishers, and the saved views that name them."""
    made = [decision for decision in decisions if decision is not None]
    number, rows = preview_decisions(context.opened, *made) if made else (0, pd.DataFrame())
    if rows.empty:
        draw_notice("This changes nothing.")
        return
    told = [describe_change(row) for row in iterate_rows(rows)]
    more = [f"and {len(told) - _SHOWN:,} more"] if len(told) > _SHOWN else []
    articles = "1 article changes" if number == 1 else f"{number:,} articles change"
    keys = {key for decision in made for key in decision.spellings}
    views = find_views_naming(context.opened.corpus, list_views(load_notes(context.store)), keys)
    saved = [f"Saved views that filter by it: {', '.join(views)}"] if views else []
    head = f"What changes: {articles}" if number else "What changes:"
    st.caption("  \n".join(escape_markdown(line) for line in [head, *told[:_SHOWN], *more, *saved]))


def describe_change(row: Any) -> str:
    """Return a row of `list_changes` in words."""
    before, after = int(row.articles_before), int(row.articles_after)
    articles = f"{after:,} article{'' if after == 1 else 's'}"
    if before != after and row.before:
        articles = f"{before:,} → {articles}"
    name = row.after or row.before
    if not row.before:
        name = f"{name}, new"
    elif row.after and row.before != row.after:
        name = f"{row.before} → {row.after}"
    values = {"country": "Country ", "publisher": "Publisher "}
    told = (_kind_in_words(row), articles)
    return f"{values.get(row.kind, '')}{name}: {', '.join(part for part in told if part)}"


def _kind_in_words(row: Any) -> str:
    """Return what becomes of a name's kind, '' where it stays what it is."""
    if not row.before or not row.after or row.kind == row.kind_before:
        return ""
    if HIDDEN in (row.kind, row.kind_before):
        return "off lists and charts" if row.kind == HIDDEN else "on lists and charts again"
    return f"{KIND_NAMES[Kind(row.kind_before)]} → {KIND_NAMES[Kind(row.kind)]}"


def take_decision(context: PageContext, make: MakeDecision, form: str = "") -> None:
    """Write down the decision that a form makes."""
    take_and_return(context, make, form)


def take_and_return(context: PageContext, make: MakeDecision, form: str = "") -> Decision | None:
    """Write down the decision that a form makes, now, by whoever is at the keyboard, and return it."""
    return next(iter(take_decisions(context, [make], form)), None)


def take_decisions(context: PageContext, makes: Iterable[MakeDecision], form: str = "") -> list[Decision]:
    """Write down the decisions that a form makes, and return them.

    They are made when the button is clicked, so that what was typed last is in them, and the form's reason.
    """
    reason = str(session.get(_reason_of(form)) or "")
    made = [sign_decision(decision, reason) for make in makes if (decision := make()) is not None]
    if made:
        append(context.store, *made)
        session.put(_reason_of(form), "")
    return made


def undo_decision(context: PageContext, decision: str) -> None:
    """Take back the decision of this id."""
    append(context.store, new_decision("undo", object=decision))


def sign_decision(decision: Decision, reason: str = "") -> Decision:
    """Return a proposed decision with an id, a time and an author."""
    kept = ("kind", "spellings", "articles", "value", "object", "namesakes")
    said = {name: getattr(decision, name) for name in kept}
    return new_decision(decision.verb, **said, reason=reason.strip())
