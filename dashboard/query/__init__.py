"""Filters -> Selection -> a small DataFrame. Whatever is counted is counted over the whole selection."""

from dashboard.query.articles import list_articles
from dashboard.query.describe import Pill, describe, pills
from dashboard.query.events import list_events, list_sentences, rank_days
from dashboard.query.facets import count_facet
from dashboard.query.language import parse
from dashboard.query.names import count_names, find_entity
from dashboard.query.over_time import count_by_time
from dashboard.query.places import count_countries
from dashboard.query.reading import Reading, read_article
from dashboard.query.search import find
from dashboard.query.select import Selection, select
from dashboard.query.spellings import list_spellings
from dashboard.query.terms import top_terms
from dashboard.query.together import count_together

__all__ = [
    "Pill",
    "Reading",
    "Selection",
    "count_by_time",
    "count_countries",
    "count_facet",
    "count_names",
    "count_together",
    "describe",
    "find",
    "find_entity",
    "list_articles",
    "list_events",
    "list_sentences",
    "list_spellings",
    "parse",
    "pills",
    "rank_days",
    "read_article",
    "select",
    "top_terms",
]
