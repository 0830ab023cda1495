"""Finds the articles that match a query.

Single words come from postings, phrases from the full-text index, and the rest from reading texts. The
expensive parts of a query are checked only in the articles that its cheap parts leave.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask
from dashboard.query.search.field_terms import find_field_term
from dashboard.query.search.query_parser import parse_query
from dashboard.query.search.query_tree import (
    All,
    AnyOf,
    Exact,
    Expression,
    FieldTerm,
    Loose,
    Near,
    Not,
    Query,
    Term,
)
from dashboard.query.search.text_scan import ProgressReport, TimeBudget, find_exact_words, find_expression
from dashboard.query.search.word_lookup import find_near, find_term, list_accent_variants

SECONDS = 20.0
"""How long a search may read texts."""


def find_articles(corpus: Corpus, query: str, report_progress: ProgressReport | None = None) -> Mask:
    """Return which articles match a query; words in cut parts do not count.

    Args:
        corpus: The corpus; what is among its `answers` is not searched again.
        query: The query as typed.
        report_progress: Called with the number of texts read and their total; an error it raises ends the
            search.

    Raises:
        QueryError: The query cannot be read, or takes too long.
    """
    stored_mask = corpus.search_masks.get(query)
    if stored_mask is not None:
        return stored_mask.copy()
    search = _Search(corpus, TimeBudget(SECONDS, report_progress))
    return search.find_matches(parse_query(query), np.ones(corpus.n, dtype=np.bool_))


def reads_many_texts(query: str) -> bool:
    """Return whether a query must read many texts.

    Raises:
        QueryError: The query cannot be read.
    """
    return bool(query.strip()) and _rank_cost(parse_query(query)) > 1


@dataclass(frozen=True, slots=True)
class _Search:
    """A search under way: the corpus, and how long it may still take."""

    corpus: Corpus
    budget: TimeBudget

    def find_matches(self, query: Query, within: Mask) -> Mask:
        """Return which of the articles `within` match a query."""
        match query:
            case Not(part):
                return within & ~self.find_matches(part, within)
            case All(parts):
                return self._match_all(parts, within)
            case AnyOf(parts):
                return self._match_any(parts, within)
            case Exact():
                candidates = self.find_matches(query.term, within)
                return find_exact_words(self.corpus, query, candidates, self.budget)
            case Expression():
                return find_expression(self.corpus, query, within, self.budget)
            case Loose(term):
                return self._match_any(list_accent_variants(self.corpus, term), within)
            case FieldTerm():
                return within & find_field_term(self.corpus, query)
            case Near():
                return find_near(self.corpus, query, within)
            case Term():
                return find_term(self.corpus, query, within)

    def _match_all(self, parts: tuple[Query, ...], within: Mask) -> Mask:
        for part in sorted(parts, key=_rank_cost):
            within = self.find_matches(part, within)
        return within

    def _match_any(self, parts: tuple[Query, ...], within: Mask) -> Mask:
        either = np.zeros(self.corpus.n, dtype=np.bool_)
        for part in sorted(parts, key=_rank_cost):
            either |= self.find_matches(part, within & ~either)
        return either


def _rank_cost(query: Query) -> int:
    """Return how expensive a part is: 0 for postings, 1 for the index, 2 where texts must be read."""
    match query:
        case Expression() | Exact():
            return 2
        case Not(part):
            return _rank_cost(part)
        case All(parts) | AnyOf(parts):
            return max(map(_rank_cost, parts))
        case Near() | Loose():
            return 1
        case Term(words, prefix):
            return int(prefix or len(words) > 1)
        case _:
            return 0
