"""References of one article to copy, and the files of all selected articles: references and texts."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.export.article_files import to_json_lines, to_text_archive
from dashboard.export.citations import STYLES, cite_apa, cite_chicago, to_bibtex, to_citation_list, to_ris
from dashboard.query.articles.cited_articles import get_cited_article, iterate_texts, list_cited_articles
from dashboard.schema.cited_article import CitedArticle
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import FileOffer


def draw_citations(context: PageContext, key: str) -> None:
    """Draw a button that opens the references of an article, each to be copied."""
    article = query_corpus(context.opened, get_cited_article, key)
    if article is None:
        return
    with st.popover("Cite", type="tertiary", key="cite"):
        for style, cite in STYLES.items():
            st.caption(style)
            st.code(cite(article).strip(), language=None, wrap_lines=True)


def offer_article_files(context: PageContext) -> tuple[FileOffer, ...]:
    """Return the files of all selected articles: their texts, and their references in each style."""
    plain = "text/plain"
    return (
        FileOffer("JSON lines", "jsonl", "application/x-ndjson", partial(_make_json_lines, context)),
        FileOffer("Texts (zip)", "zip", "application/zip", partial(_make_text_archive, context)),
        FileOffer(
            "APA",
            "apa.txt",
            plain,
            partial(_make_references, context, partial(to_citation_list, cite=cite_apa)),
        ),
        FileOffer(
            "Chicago",
            "chicago.txt",
            plain,
            partial(_make_references, context, partial(to_citation_list, cite=cite_chicago)),
        ),
        FileOffer("BibTeX", "bib", "application/x-bibtex", partial(_make_references, context, to_bibtex)),
        FileOffer(
            "RIS", "ris", "application/x-research-info-systems", partial(_make_references, context, to_ris)
        ),
    )


def _make_references(context: PageContext, write: Callable[[list[CitedArticle]], bytes]) -> bytes:
    return write(list_cited_articles(context.opened.corpus, context.filters))


def _make_json_lines(context: PageContext) -> bytes:
    corpus, filters = context.opened.corpus, context.filters
    return to_json_lines(list_cited_articles(corpus, filters), iterate_texts(corpus, filters))


def _make_text_archive(context: PageContext) -> bytes:
    corpus, filters = context.opened.corpus, context.filters
    texts = iterate_texts(corpus, filters)
    return to_text_archive(list_cited_articles(corpus, filters), texts, context.card)
