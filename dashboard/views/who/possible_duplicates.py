"""The tab of possible duplicates: pairs of names with reason and evidence, to merge or keep separate."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.decisions.log.decision_log import propose_decision
from dashboard.query import list_sentences
from dashboard.query.names.names_beside import add_name_filter
from dashboard.query.names.possible_duplicates import suggest_merges
from dashboard.query.selection.article_list import list_articles
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.schema import Choice, Filters, Scope
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.name_list_state import KINDS
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.widgets.chart_panel import (
    ChartPanel,
    draw_chart_header,
    draw_notice,
    draw_title,
    escape_markdown,
)
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.decision_form import ask_reason, draw_changes, take_decision
from dashboard.views.widgets.decision_list import draw_decisions
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.pickers import ask_segment
from dashboard.views.widgets.result_rows import article_rows, sentence_rows

_MOST, _QUOTES = 200, 3
_LIST, _FORM = "likely_list", "likely"
_VERBS = ("merge", "keep_apart")


def draw_possible_duplicates(context: PageContext) -> None:
    """Draw the tab: pairs of names that may be one, and the pair that is open."""
    kind = ask_segment("Kind", "kind_of_likely", KINDS, default="person")
    left, right = st.columns([0.42, 0.58], gap="large")
    with left:
        pair = _ask_pair(context, kind)
    with right:
        if pair is not None:
            _draw_pair(context, kind, pair)
        merges = [each for each in context.opened.corpus.decisions if each.verb in _VERBS]
        draw_decisions(context, merges, "names that are one, and that are not; every count follows")


def _ask_pair(context: PageContext, kind: str) -> Any | None:
    """Draw the pairs and return the selected one: the one clicked, else the first."""
    rows = query_corpus(context.opened, suggest_merges, kind, limit=_MOST)
    subtitle = "over all articles, those that would gain most first; nothing is merged until you say so"
    draw_chart_header(
        context, ChartPanel("likely", "Likely the same", subtitle, rows, drawn=DrawnFilters(Filters()))
    )
    if rows.empty:
        draw_notice("No two names are so much alike that they are likely one.")
        return None
    pairs = {f"{row.key}\n{row.other_key}": row for row in iterate_rows(rows)}
    clicked = str(session.get_value("likely_pair") or "")
    current = clicked if clicked in pairs else next(iter(pairs))
    list_rows = [_make_list_row(each, row, lit=each == current) for each, row in pairs.items()]
    with st.container(height=620 if len(list_rows) > 10 else "content", border=False):
        draw_list(_LIST, list_rows, _select_pair, style="quotes")
    return pairs[current]


def _make_list_row(key: str, row: Any, *, lit: bool) -> ListRow:
    names = f"{row.label} ({row.articles:,}) · {row.other} ({row.other_articles:,})"
    return ListRow(key, ((names, ""),), ((_format_reason(row), ""),), lit=lit)


def _format_reason(row: Any) -> str:
    both = int(row.both)
    named = f"; {both:,} article{' names' if both == 1 else 's name'} both" if both else ""
    return f"{row.why}{named}"


def _select_pair() -> None:
    session.set_value("likely_pair", str(session.event_value(_LIST, "opened")))


def _draw_pair(context: PageContext, kind: str, row: Any) -> None:
    """Draw the effects of a merge, the two answers, and evidence for either name."""
    pair = {str(row.key): str(row.label), str(row.other_key): str(row.other)}
    draw_title(" and ".join(pair.values()), _format_reason(row))
    make_merge = partial(propose_decision, "merge", kind, tuple(pair), value=str(row.label))
    draw_changes(context, make_merge())
    ask_reason(_FORM)
    make_keep_apart = partial(propose_decision, "keep_apart", kind, tuple(pair))
    with st.container(horizontal=True):
        words = f"Merge as {escape_markdown(str(row.label))}"
        st.button(
            words,
            type="primary",
            key="merge_likely",
            on_click=take_decision,
            args=(context, make_merge, _FORM),
        )
        st.button(
            "They are not one",
            key="apart_likely",
            on_click=take_decision,
            args=(context, make_keep_apart, _FORM),
        )
    _draw_both(context, kind, pair)


def _draw_both(context: PageContext, kind: str, pair: Mapping[str, str]) -> None:
    for number, (column, (key, label)) in enumerate(
        zip(st.columns(2, gap="medium"), pair.items(), strict=True)
    ):
        with column:
            draw_title(label, "click one to read it")
            clicked = draw_list(f"likely_said_{number}", _list_evidence(context, kind, key), style="quotes")
        if clicked:
            open_sentence(context, clicked)


def _list_evidence(context: PageContext, kind: str, key: str) -> list[ListRow]:
    """Return a few sentences with a person or organisation; for other kinds the newest articles."""
    name_filters = query_corpus(context.opened, add_name_filter, Filters(), kind, key)
    if kind not in ("person", "organisation"):
        return article_rows(query_corpus(context.opened, list_articles, name_filters, limit=_QUOTES))
    in_sentences = replace(name_filters.with_choice(kind, Choice((key,))), scope=Scope.SENTENCE)
    return sentence_rows(query_corpus(context.opened, list_sentences, in_sentences, limit=_QUOTES))
