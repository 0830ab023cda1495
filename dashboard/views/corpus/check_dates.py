"""Uncertain days of publication, grouped by their evidence: accept one, or a whole group, with a key."""

import datetime as dt
import html
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.decisions import new_decision
from dashboard.query.articles.publication_dates import list_uncertain_days
from dashboard.query.articles.read_article import read_article
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.schema import Filters
from dashboard.views.corpus.import_dates import draw_date_import
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import append_decisions
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.annotated_article import render_article
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_notice, escape_markdown
from dashboard.views.widgets.components import ListRow, draw_list

_CHOSEN_GROUP, _SKIPPED = "dating_group", "dating_skipped"


def draw_date_check(context: PageContext) -> None:
    """Draw the groups of uncertain days, and beside them the next article of the chosen group."""
    rows = query_corpus(context.opened, list_uncertain_days)
    subtitle = (
        f"{len(rows):,} of {context.opened.corpus.n:,} articles have no day that is sure; what "
        "you accept is kept as decided"
    )
    draw_chart_header(
        context, ChartPanel("open_days", "Days to decide", subtitle, rows, drawn=DrawnFilters(Filters()))
    )
    left, right = st.columns([0.33, 0.67], gap="large")
    with left:
        group = _ask_group(rows)
        draw_date_import(context)
    with right:
        if group is None:
            draw_notice("Every article has a day that is told, or decided. There is nothing to do here.")
        else:
            _draw_next_article(context, rows[rows["evidence"] == group])


def _ask_group(rows: pd.DataFrame) -> str | None:
    groups = rows["evidence"].value_counts(sort=False)
    if groups.empty:
        return None
    chosen = session.get_value(_CHOSEN_GROUP)
    chosen = chosen if chosen in groups.index else str(groups.index[0])
    lines = [
        ListRow(str(name), ((str(name), ""),), ((f"{count:,}", ""),), lit=name == chosen)
        for name, count in groups.items()
    ]
    st.caption("What speaks for a day; click one to go through its articles")
    draw_list("dating_groups", lines, _choose_group, style="quotes")
    return chosen


def _choose_group() -> None:
    session.set_value(_CHOSEN_GROUP, str(session.event_value("dating_groups", "opened")))


def _draw_next_article(context: PageContext, group: pd.DataFrame) -> None:
    skipped: frozenset[str] = session.get_value(_SKIPPED, frozenset())
    remaining = group[~group["key"].isin(list(skipped))]
    if remaining.empty:
        st.caption(f"All {len(group):,} of this group were passed over.")
        st.button(
            "Go through them again",
            key="dating_again",
            on_click=session.set_value,
            args=(_SKIPPED, frozenset()),
        )
        return
    article = remaining.iloc[0]
    st.markdown(f"**{escape_markdown(article['title'] or '(no title)')}**")
    flags = f"flags: {article['flags'].replace(';', '; ')}" if article["flags"] else ""
    facts = (article["publisher"] or "no publisher", f"{len(remaining):,} left", flags, article["url"])
    st.html(f'<div class="told">{html.escape(" · ".join(str(fact) for fact in facts if fact))}</div>')
    _draw_choices(context, article, group)
    article_text = query_corpus(context.opened, read_article, str(article["key"]))
    if article_text is not None:
        with st.container(height=380, key="dating_text"):
            st.html(f'<div class="reader preview">{render_article(article_text, None, with_cuts=True)}</div>')


def _draw_choices(context: PageContext, article: pd.Series, group: pd.DataFrame) -> None:
    key, field = str(article["key"]), f"day_{article['key']}"
    proposed = dt.date.fromisoformat(article["proposed"]) if article["proposed"] else None
    with st.container(horizontal=True, vertical_alignment="bottom", key="dating_choices"):
        st.date_input(
            "Published",
            value=proposed,
            key=field,
            format="YYYY-MM-DD",
            min_value=dt.date(1700, 1, 1),
            max_value=dt.date(2200, 1, 1),
            width=150,
        )
        accept = partial(_accept_clicked, context, key, field, str(article["evidence"]))
        st.button("Accept", key="accept_day", type="primary", shortcut="a", on_click=accept)
        st.button("Leave open", key="skip_day", shortcut="s", on_click=partial(_skip_article, key))
        for source, day in split_evidence(str(article["evidence_days"])):
            if day != article["proposed"]:
                take = partial(_accept_day, context, key, day, source)
                st.button(f"{source}: {day}", key=session.widget_key("take", source), on_click=take)
        proposals = group[group["proposed"] != ""]
        if len(proposals) > 1:
            label = f"Accept all {len(proposals):,}"
            decide = partial(_accept_group, context, proposals)
            st.button(label, key="accept_group", shortcut="shift+a", on_click=decide)


def split_evidence(sources: str) -> list[tuple[str, str]]:
    """Return (source, day) of each piece of evidence, one a day.

    >>> split_evidence("metadata 2017-03-24; head line 2017-03-19; stamp 2017-03-24")
    [('metadata', '2017-03-24'), ('head line', '2017-03-19')]
    """
    pieces = [piece.rpartition(" ") for piece in sources.split("; ") if piece]
    by_day = {day: source for source, _, day in reversed(pieces)}
    return [(by_day[day], day) for day in dict.fromkeys(day for _, _, day in pieces)]


def _accept_clicked(context: PageContext, key: str, field: str, evidence: str) -> None:
    day = session.get_value(field)
    if day is None:
        _skip_article(key)
        return
    _accept_day(context, key, day.isoformat(), evidence)


def _accept_day(context: PageContext, key: str, day: str, source: str) -> None:
    append_decisions(
        context.store, new_decision("set_day", articles=(key,), value=day, reason=f"by {source}")
    )


def _accept_group(context: PageContext, proposals: pd.DataFrame) -> None:
    keys, days = tuple(proposals["key"]), tuple(proposals["proposed"])
    reason = f"by {proposals['evidence'].iloc[0]}"
    append_decisions(context.store, new_decision("set_days", articles=keys, spellings=days, reason=reason))


def _skip_article(key: str) -> None:
    session.set_value(_SKIPPED, session.get_value(_SKIPPED, frozenset()) | {key})
