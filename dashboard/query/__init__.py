"""Filters -> Selection -> a small DataFrame. Whatever is counted is counted over the whole selection."""

from dashboard.query.articles.read_article import ReadableArticle, read_article
from dashboard.query.events.event_list import list_events
from dashboard.query.events.source_sentences import list_sentences
from dashboard.query.names.name_counts import count_countries, count_names, find_entity
from dashboard.query.names.named_together import count_together
from dashboard.query.names.spellings import list_spellings
from dashboard.query.search.find_articles import find_articles
from dashboard.query.search.query_parser import parse_query
from dashboard.query.selection.article_list import list_articles
from dashboard.query.selection.describe_filters import Pill, describe_filters, list_pills
from dashboard.query.selection.facet_counts import count_facet
from dashboard.query.selection.select import Selection, select
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.query.time.salient_days import rank_days
from dashboard.query.words.top_terms import rank_terms

__all__ = [
    "Pill",
    "ReadableArticle",
    "Selection",
    "count_by_time",
    "count_countries",
    "count_facet",
    "count_names",
    "count_together",
    "describe_filters",
    "find_articles",
    "find_entity",
    "list_articles",
    "list_events",
    "list_pills",
    "list_sentences",
    "list_spellings",
    "parse_query",
    "rank_days",
    "rank_terms",
    "read_article",
    "select",
]
