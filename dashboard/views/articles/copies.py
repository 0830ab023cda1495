"""Copies of an article in the reader: list, compare word by word, join and split."""

import html
from collections.abc import Iterable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.decisions import new_decision
from dashboard.query.articles.copies import (
    MAX_WORDS,
    TextDifference,
    compare_articles,
    find_articles_by_title,
    list_copies,
)
from dashboard.views.state import session
from dashboard.views.state.article_links import open_article
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import append_decisions
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title
from dashboard.views.widgets.components import ListRow, draw_list
from dashboard.views.widgets.iterate_rows import iterate_rows

_COMPARED = "copy_compared"
_CONTEXT_WORDS = 12


def draw_copies(context: PageContext, key: str) -> None:
    """Draw the copies of an article, for the margin; a click on one compares the two."""
    copies = query_corpus(context.opened, list_copies, key)
    if len(copies) > 1:
        draw_title("Copies", f"{len(copies)} articles count once without copies; click one to compare")
        rows = [_make_list_row(copy, key) for copy in iterate_rows(copies)]
        draw_list("copies", rows, _choose_copy, style="quotes")
        if not copies.loc[copies["key"] == key, "stands"].any():
            stand = partial(_record_copy_decision, context, "stand_for", (key,))
            st.button("Let this one stand for them", key="stand_for", on_click=stand)
    _ask_join(context, key)


def _make_list_row(copy: object, key: str) -> ListRow:
    read = getattr(copy, "key", "") == key
    stands = "stands for them" if getattr(copy, "stands", False) else ""
    facts = (getattr(copy, "publisher", ""), getattr(copy, "day", ""), stands, "this one" if read else "")
    title = str(getattr(copy, "title", "") or "(no title)")
    facts_text = " · ".join(str(fact) for fact in facts if fact)
    return ListRow(
        "" if read else str(getattr(copy, "key", "")), ((title, ""),), ((facts_text, ""),), lit=read
    )


def _choose_copy() -> None:
    session.set_value(_COMPARED, str(session.event_value("copies", "opened")))


def draw_comparison(context: PageContext, key: str) -> bool:
    """Draw how the chosen copy differs from the article, and return whether one is chosen."""
    other = str(session.get_value(_COMPARED) or "")
    copies = query_corpus(context.opened, list_copies, key)
    if not other or other == key or other not in set(copies["key"]):
        return False
    copy = copies.loc[copies["key"] == other].iloc[0]
    draw_title(
        f"Beside: {copy['title'] or '(no title)'}",
        f"struck through: the article alone; underlined: this copy alone; the first {MAX_WORDS:,} words",
    )
    with st.container(horizontal=True, key="copy_choices"):
        st.button("Read the copy", key="read_copy", on_click=open_article, args=(other,))
        part = partial(_record_copy_decision, context, "split_copies", (other,))
        st.button("It is no copy: part them", key="part_copy", on_click=part)
        st.button(
            "Close", key="close_copy", type="tertiary", on_click=session.set_value, args=(_COMPARED, "")
        )
    differences = query_corpus(context.opened, compare_articles, key, other)
    if all(difference.is_same for difference in differences):
        draw_notice("Word for word the same.")
    st.html(f'<div class="reader preview diff">{render_differences(differences)}</div>')
    return True


def render_differences(differences: Iterable[TextDifference]) -> str:
    """Return stretches as HTML; what both say is shortened, and whatever they say is text."""
    return " ".join(_render_difference(each) for each in differences)


def _render_difference(difference: TextDifference) -> str:
    if difference.is_same:
        return html.escape(_shorten_words(difference.one))
    removed = f"<del>{html.escape(difference.one)}</del>" if difference.one else ""
    added = f"<ins>{html.escape(difference.other)}</ins>" if difference.other else ""
    return f"{removed} {added}".strip()


def _shorten_words(words: str) -> str:
    split_words = words.split()
    if len(split_words) <= 3 * _CONTEXT_WORDS:
        return words
    return f"{' '.join(split_words[:_CONTEXT_WORDS])} […] {' '.join(split_words[-_CONTEXT_WORDS:])}"


def _ask_join(context: PageContext, key: str) -> None:
    with st.popover("Join with a copy", type="tertiary", key="joining"):
        title_words = st.text_input("Words of the other article's title", key="join_words")
        if not title_words.strip():
            return
        matches = query_corpus(context.opened, find_articles_by_title, title_words)
        others = matches[matches["key"] != key]
        if others.empty:
            draw_notice("No article has these words in its title.")
            return
        st.caption("Click one to join it")
        draw_list("join_list", _match_rows(others), partial(_join_copies, context, key), style="quotes")


def _match_rows(matches: pd.DataFrame) -> list[ListRow]:
    return [
        ListRow(each.key, ((each.title or "(no title)", ""),), ((f"{each.publisher} · {each.day}", ""),))
        for each in iterate_rows(matches)
    ]


def _join_copies(context: PageContext, key: str) -> None:
    _record_copy_decision(context, "join_copies", (key, str(session.event_value("join_list", "opened"))))


def _record_copy_decision(context: PageContext, verb: str, keys: tuple[str, ...]) -> None:
    append_decisions(context.store, new_decision(verb, articles=keys))
    session.set_value(_COMPARED, "")
