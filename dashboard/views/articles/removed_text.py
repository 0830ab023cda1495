"""Text removed from an article, with the reason; a line or all of its kind can be put back."""

from functools import partial

import streamlit as st

from dashboard.decisions import new_decision
from dashboard.decisions.articles.awaiting_rebuild import LINE, PART
from dashboard.query.articles.removed_text import list_removed_lines
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import append_decisions
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_title, escape_markdown
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.iterate_rows import iterate_rows
from dashboard.views.widgets.result_rows import shorten_sentence

_CHOSEN = "chosen_cut"
_PLURALS = {
    "dateline": "datelines",
    "byline": "bylines",
    "stamp": "stamps",
    "caption": "captions",
    "credit": "credits",
    "label": "labels",
    "furniture": "lines of the page",
}


def draw_cuts(context: PageContext, key: str) -> None:
    """Draw the cuts of an article, for the margin; a click on one offers to put it back."""
    cuts = query_corpus(context.opened, list_removed_lines, key)
    if cuts.empty:
        st.caption("Nothing was cut from this article.")
        return
    draw_title(f"What was cut: {len(cuts):,}", "and why; click one to put it back")
    chosen = session.get_value(_CHOSEN)
    rows = [
        ListRow(
            str(cut.start),
            ((shorten_sentence(cut.line), ""),),
            ((f"{cut.part}: {cut.why}" + (" · comes back with the next build" if cut.put_back else ""), ""),),
            lit=(key, int(cut.start)) == chosen,
        )
        for cut in iterate_rows(cuts)
    ]
    draw_list("cut_list", rows, partial(_choose_line, key), style="quotes")
    for cut in iterate_rows(cuts):
        if (key, int(cut.start)) == chosen and not cut.put_back:
            _offer_to_put_back(context, key, str(cut.part), str(cut.line))


def _choose_line(key: str) -> None:
    session.set_value(_CHOSEN, (key, int(session.event_value("cut_list", "opened"))))


def _offer_to_put_back(context: PageContext, key: str, part: str, line: str) -> None:
    row = context.opened.corpus.row_of(key)
    publisher = "" if row is None else str(context.opened.corpus.articles["publisher"].iloc[row])
    whose = f"of {publisher}" if publisher else "of articles without a publisher"
    st.caption(escape_markdown(f"For every article {whose}, with the next build:"))
    with st.container(horizontal=True):
        if part != "dateline":
            line_back = partial(_put_back, context, key, LINE, line, publisher)
            st.button("Put this line back", key="put_line_back", on_click=line_back)
        part_back = partial(_put_back, context, key, PART, part.upper(), publisher)
        st.button(f"Put all {_PLURALS[part]} back", key="put_part_back", on_click=part_back)


def _put_back(context: PageContext, key: str, kind: str, value: str, publisher: str) -> None:
    decision = new_decision("put_back", kind=kind, value=value, object=publisher, articles=(key,))
    append_decisions(context.store, decision)
    session.set_value(_CHOSEN, None)
