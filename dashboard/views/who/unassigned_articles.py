"""Articles of a split name that fit neither person: counted, listed, and given to one by hand."""

from functools import partial

import streamlit as st

from dashboard.corpus.tables import KINDS
from dashboard.decisions.log.decision_log import propose_decision
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.query.audit.decision_effects import list_unassigned_articles
from dashboard.query.names.split_proposals import assign_articles
from dashboard.schema import Decision
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.name_list_state import open_name
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.article_picker import ask_articles
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.decision_form import ask_decision
from dashboard.views.widgets.number_words import format_count


def draw_unassigned_list(context: PageContext) -> None:
    """Draw the split names that have unassigned articles; a click lists these."""
    unassigned = query_corpus(context.opened, list_unassigned_articles)
    if unassigned.empty:
        return
    draw_title(
        "Unsure which", "articles that fit no bearer of a parted name, or several; click one to give them"
    )
    rows = [
        ListRow(key, ((label, ""),), ((format_count(number, "article"), ""),))
        for key, label, number in zip(
            unassigned["key"], unassigned["label"], unassigned["articles"], strict=True
        )
    ]
    draw_list("unsure_list", rows, partial(_open_name, context), style="quotes")


def _open_name(context: PageContext) -> None:
    corpus, key = context.opened.corpus, str(session.event_value("unsure_list", "opened"))
    open_name(str(KINDS[corpus.entities.kind[corpus.entities_of_key(key)[0]]]), key)


def draw_unassigned(context: PageContext, kind: str, key: str) -> None:
    """Draw the unassigned articles of a split name, and buttons that give them to one person."""
    unassigned = query_corpus(context.opened, list_unassigned_articles)
    split = unassigned.loc[unassigned["key"] == key, "decision"]
    decision = next((each for each in context.opened.corpus.decisions if each.id in set(split)), None)
    if decision is None:
        return
    draw_title(
        "Whose are these?",
        "tick articles and give them to one; what you give stays given when the corpus grows",
    )
    rows = query_corpus(context.opened, assign_articles, key, ())[["key", "sentence"]]
    ticked = ask_articles(context, rows, session.widget_key("unsure", key, len(rows)))
    if not ticked:
        draw_notice("Nothing is ticked.")
        return
    with st.container(horizontal=True, key="give_unsure"):
        for number, (target, label) in enumerate(_bearers(context, decision)):
            make_decision = partial(propose_decision, "assign", kind, (target, key), articles=ticked)
            ask_decision(context, f"Give to {escape_markdown(label)}", make_decision, f"assign_{number}")


def _bearers(context: PageContext, decision: Decision) -> list[tuple[str, str]]:
    """Return the key and the current label of each name that a split made."""
    corpus = context.opened.corpus
    entities_by_key = [(key, corpus.entities_of_key(key)) for key in list_namesake_keys(decision)]
    return [(key, corpus.label_of(entities[0])) for key, entities in entities_by_key if entities]
