"""What a query finds: single words by postings, phrases by the full-text index, the rest by reading texts.

The dear parts of a query are asked of those articles alone that its cheap parts leave.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask
from dashboard.query.search.field_terms import with_field
from dashboard.query.search.query_parser import (
    All,
    AnyOf,
    Exact,
    Expression,
    Field,
    Loose,
    Near,
    Not,
    Query,
    Term,
    parse,
)
from dashboard.query.search.text_scan import Budget, Watch, with_expression, with_words
from dashboard.query.search.word_lookup import spellings_of, with_near, with_term

SECONDS = 20.0
"""How long a search may read texts."""


def find(corpus: Corpus, query: str, watch: Watch | None = None) -> Mask:
    """Return which articles meet a query; words in cuts do not count.

    Args:
        corpus: The corpus; what is among its `answers` is not asked again.
        query: What is searched for.
        watch: Told how many texts are read, and of how many; what it raises ends the search.

    Raises:
        QueryError: The query cannot be read, or takes too long.
    """
    known = corpus.answers.get(query)
    if known is not None:
        return known.copy()
    asking = _Asking(corpus, Budget(SECONDS, watch))
    return asking.found(parse(query), np.ones(corpus.n, dtype=np.bool_))


def is_slow(query: str) -> bool:
    """Return whether a query must read many texts.

    Raises:
        QueryError: The query cannot be read.
    """
    return bool(query.strip()) and _cost(parse(query)) > 1


@dataclass(frozen=True, slots=True)
class _Asking:
    """A corpus that is being searched, and how long that may still take."""

    corpus: Corpus
    budget: Budget

    def found(self, query: Query, within: Mask) -> Mask:
        """Return which of some articles meet a query."""
        match query:
            case Not(part):
                return within & ~self.found(part, within)
            case All(parts):
                for part in sorted(parts, key=_cost):
                    within = self.found(part, within)
                return within
            case AnyOf(parts):
                return self._any(parts, within)
            case Exact():
                candidates = self.found(query.term, within)
                return with_words(self.corpus, query, candidates, self.budget)
            case Expression():
                return with_expression(self.corpus, query, within, self.budget)
            case Loose(term):
                return self._any(spellings_of(self.corpus, term), within)
            case Field():
                return within & with_field(self.corpus, query)
            case Near():
                return with_near(self.corpus, query, within)
            case Term():
                return with_term(self.corpus, query, within)

    def _any(self, parts: tuple[Query, ...], within: Mask) -> Mask:
        either = np.zeros(self.corpus.n, dtype=np.bool_)
        for part in sorted(parts, key=_cost):
            either |= self.found(part, within & ~either)
        return either


def _cost(query: Query) -> int:
    """Return how dear a part is: 0 for postings, 1 for the index, 2 where texts must be read."""
    match query:
        case Expression() | Exact():
            return 2
        case Not(part):
            return _cost(part)
        case All(parts) | AnyOf(parts):
            return max(map(_cost, parts))
        case Near() | Loose():
            return 1
        case Term(said, prefix):
            return int(prefix or len(said) > 1)
        case _:
            return 0
