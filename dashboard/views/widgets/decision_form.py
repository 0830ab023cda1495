"""A decision before and while it is taken: what it would change, and why."""

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from dashboard.decisions import new_decision
from dashboard.decisions.log.notes import list_views, load_notes
from dashboard.query.audit.decision_effects import HIDDEN, DecisionEffect, find_views_naming
from dashboard.schema import Decision, Kind
from dashboard.views.state import session
from dashboard.views.state.cached import preview_decisions
from dashboard.views.state.corpus_changes import append_decisions
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, escape_markdown
from dashboard.views.widgets.decision_words import KIND_NAMES
from dashboard.views.widgets.number_words import format_count

_MOST_CHANGES = 12
MakeDecision = Callable[[], Decision | None]
"""Makes a decision from what a form contains, None where it decides nothing."""


def ask_decision(
    context: PageContext,
    label: str,
    make: MakeDecision,
    key: str,
    then: Callable[[Decision], None] | None = None,
) -> None:
    """Draw a button that opens what a decision would change, asks why, and takes it.

    Args:
        context: The page's context.
        label: The words of the button.
        make: Makes the decision.
        key: The form's name among widgets.
        then: Called with the decision after it is taken.
    """
    with st.popover(label, key=f"ask_{key}"):
        draw_changes(context, make())
        ask_reason(key)
        take = partial(take_decision, context, make, key, then)
        st.button(label, type="primary", key=key, on_click=take)


def ask_reason(form: str) -> None:
    """Ask why; `take_decision` with the same name of a form adds it to the decision."""
    st.text_input("Why (kept with the decision)", key=_reason_key(form))


def draw_changes(context: PageContext, *decisions: Decision | None) -> None:
    """Draw what decisions would change: articles, names, countries, publishers and saved views."""
    made = [decision for decision in decisions if decision is not None]
    n_articles, effects = _get_effects(context, made)
    if not effects:
        draw_notice("This changes nothing.")
        return
    articles = "1 article changes" if n_articles == 1 else f"{n_articles:,} articles change"
    lines = [f"What changes: {articles}" if n_articles else "What changes:"]
    lines += [describe_change(effect) for effect in effects[:_MOST_CHANGES]]
    if len(effects) > _MOST_CHANGES:
        lines.append(f"and {len(effects) - _MOST_CHANGES:,} more")
    keys = {key for decision in made for key in decision.spellings}
    views = find_views_naming(context.opened.corpus, list_views(load_notes(context.store)), keys)
    if views:
        lines.append(f"Saved views that filter by it: {', '.join(views)}")
    st.caption("  \n".join(map(escape_markdown, lines)))


def _get_effects(context: PageContext, decisions: list[Decision]) -> tuple[int, list[DecisionEffect]]:
    if not decisions:
        return 0, []
    n_articles, rows = preview_decisions(context.opened, *decisions)
    return n_articles, [DecisionEffect(*row) for row in rows.itertuples(index=False)]


def describe_change(effect: DecisionEffect) -> str:
    """Return what decisions change of one name, country or publisher, in words."""
    before, after = effect.articles_before, effect.articles_after
    articles = format_count(after, "article")
    if before != after and effect.before:
        articles = f"{before:,} → {articles}"
    label = effect.after or effect.before
    if not effect.before:
        label = f"{label}, new"
    elif effect.after and effect.before != effect.after:
        label = f"{effect.before} → {effect.after}"
    prefix = {"country": "Country ", "publisher": "Publisher "}.get(effect.kind, "")
    facts = (_describe_kind_change(effect), articles)
    return f"{prefix}{label}: {', '.join(fact for fact in facts if fact)}"


def _describe_kind_change(effect: DecisionEffect) -> str:
    """Return what becomes of the kind of a name, '' where it stays the same."""
    if not effect.before or not effect.after or effect.kind == effect.kind_before:
        return ""
    if HIDDEN in (effect.kind, effect.kind_before):
        return "off lists and charts" if effect.kind == HIDDEN else "on lists and charts again"
    return f"{KIND_NAMES[Kind(effect.kind_before)]} → {KIND_NAMES[Kind(effect.kind)]}"


def take_decision(
    context: PageContext,
    make: MakeDecision,
    form: str = "",
    then: Callable[[Decision], None] | None = None,
) -> None:
    """Record the decision that a form makes, and call `then` with it; for use in a callback."""
    decision = record_decision(context, make, form)
    if decision is not None and then is not None:
        then(decision)


def record_decision(context: PageContext, make: MakeDecision, form: str = "") -> Decision | None:
    """Record the decision that a form makes, and return it; None where the form decides nothing."""
    return next(iter(record_decisions(context, [make], form)), None)


def record_decisions(context: PageContext, makes: Iterable[MakeDecision], form: str = "") -> list[Decision]:
    """Record the decisions that a form makes, with the form's reason, and return them.

    They are made after the click, so that they contain what was typed last.
    """
    reason = session.typed_text(_reason_key(form))
    signed = [_sign_decision(decision, reason) for make in makes if (decision := make()) is not None]
    if signed:
        append_decisions(context.store, *signed)
        session.set_value(_reason_key(form), "")
    return signed


def undo_decision(context: PageContext, decision: str) -> None:
    """Take back the decision of this id."""
    append_decisions(context.store, new_decision("undo", object=decision))


def _sign_decision(decision: Decision, reason: str) -> Decision:
    """Return a proposed decision with an id, a time, an author and a reason."""
    return new_decision(
        decision.verb,
        kind=decision.kind,
        spellings=decision.spellings,
        articles=decision.articles,
        value=decision.value,
        object=decision.object,
        namesakes=decision.namesakes,
        reason=reason,
    )


def _reason_key(form: str) -> str:
    return f"reason_{form}"
