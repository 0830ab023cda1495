"""The reader: one article with names and times marked, removed text on request, facts in the margin."""

import html

import streamlit as st

from dashboard.export.article_link import link_address
from dashboard.query.articles.read_article import ADDRESS, ReadableArticle, read_article
from dashboard.views.articles.citations import draw_citations
from dashboard.views.articles.copies import draw_comparison, draw_copies
from dashboard.views.articles.related import draw_origins, draw_similar, draw_topics
from dashboard.views.articles.removed_text import draw_cuts
from dashboard.views.articles.search_hits import draw_hit_position
from dashboard.views.state.article_links import close_article
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.annotated_article import render_article
from dashboard.views.widgets.chart_panel import draw_notice


def show_article(context: PageContext, key: str, at: int | None) -> None:
    """Draw one article."""
    with st.container(horizontal=True, vertical_alignment="center", key="reader_head"):
        st.button("‹ All articles", type="tertiary", on_click=close_article, key="close_article")
        with_cuts = st.toggle("Show what was cut", key="with_cuts")
        hits = draw_hit_position(context, key, at)
        draw_citations(context, key)
    article = query_corpus(context.opened, read_article, key)
    if article is None:
        draw_notice("This article is not in the corpus any more.")
        return
    text, margin = st.columns([0.68, 0.32], gap="large")
    with text:
        if not draw_comparison(context, key):
            st.html(f'<div class="reader">{render_article(article, at, hits, with_cuts=with_cuts)}</div>')
    with margin:
        _draw_facts(article)
        draw_origins(context, key)
        draw_topics(context, key)
        draw_copies(context, key)
        if with_cuts:
            draw_cuts(context, key)
        draw_similar(context, key)


def _draw_facts(article: ReadableArticle) -> None:
    lines = "".join(
        f"<dt>{html.escape(label)}</dt><dd>{_fact_as_html(label, str(value))}</dd>"
        for label, value in article.facts
        if value
    )
    st.html(f'<dl class="facts">{lines}</dl>')


def _fact_as_html(label: str, value: str) -> str:
    link = link_address(value) if label == ADDRESS else ""
    return link or html.escape(value)
