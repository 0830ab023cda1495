"""The hits of a query in the stream of words, which concordance, collocates and trends count."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.corpus.text_without_cuts import list_uncut_spans
from dashboard.query.search.find_articles import SECONDS, find_articles
from dashboard.query.search.query_parser import compile_expression, parse_query, split_words_as_written
from dashboard.query.search.query_tree import (
    All,
    AnyOf,
    Exact,
    Expression,
    FieldTerm,
    Loose,
    Near,
    Query,
    Term,
)
from dashboard.query.search.text_scan import TimeBudget, make_timeout_error
from dashboard.query.search.word_variants import find_word_numbers
from dashboard.query.selection.article_list import choose_listed_articles
from dashboard.query.selection.select import select
from dashboard.query.words.term_counts import find_cell_positions
from dashboard.query.words.token_offsets import TokenLocator
from dashboard.schema import Filters, Part

# Below this share of all articles, reading only the words of the articles is faster than reading all words.
_FEW_ARTICLES = 16


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of a query in order: position in the stream, number of words, and article of each."""

    at: Longs
    length: Longs
    article: Longs

    def __len__(self) -> int:
        return len(self.at)

    @property
    def n_articles(self) -> int:
        """How many articles have a hit."""
        return len(np.unique(self.article))

    def take(self, which: Longs | Mask | slice) -> "Hits":
        """Return some of the hits."""
        return Hits(self.at[which], self.length[which], self.article[which])


def find_hits(corpus: Corpus, filters: Filters, query: str) -> Hits:
    """Return every hit of a query in the selected articles, or in one of each group of copies.

    Hits are the words and phrases of the query, in the articles that match the whole query. Two terms near
    each other are one hit, from the first to the last of their words. A match of a regular expression is a
    hit of all words that it touches.

    Raises:
        QueryError: The query cannot be read, or takes too long.
    """
    mask = select(corpus, filters).articles & find_articles(corpus, query)
    rows = np.zeros(corpus.n, dtype=np.bool_)
    rows[choose_listed_articles(corpus, mask, filters.unit)] = True
    hits = _HitFinder(corpus, rows, TimeBudget(SECONDS)).hits(parse_query(query))
    return hits.take(rows[hits.article])


@dataclass(frozen=True, slots=True)
class _HitFinder:
    """Finds the hits of a query. Only what must be read in the texts is limited to the articles `rows`."""

    corpus: Corpus
    rows: Mask
    budget: TimeBudget

    def hits(self, query: Query) -> Hits:
        """Return the hits of a query, also in other articles than `rows`."""
        match query:
            case Term():
                return _find_phrase(self.corpus, query)
            case Loose(term):
                return _find_phrase(self.corpus, term, loose=True)
            case Exact():
                return self._find_exact(query)
            case Near(left, right, within):
                return _find_near(self.corpus, self.hits(left), self.hits(right), within)
            case FieldTerm("title", term):
                return _limit_to_part(self.corpus, self.hits(term), Part.TITLE)
            case Expression():
                return self._find_matches(query)
            case All(parts) | AnyOf(parts):
                return _merge_hits(self.corpus, [self.hits(part) for part in parts])
            case _:
                return _merge_hits(self.corpus, [])

    def _find_exact(self, exact: Exact) -> Hits:
        """Return the hits that have the same capitals as the term."""
        hits = _find_phrase(self.corpus, exact.term)
        hits = hits.take(self.rows[hits.article])
        texts = TokenLocator(self.corpus)
        positions = zip(hits.article.tolist(), hits.at.tolist(), hits.length.tolist(), strict=True)
        mask = [self._is_written(exact, texts, *hit) for hit in positions]
        return hits.take(np.array(mask, dtype=np.bool_))

    def _is_written(self, exact: Exact, texts: TokenLocator, article: int, at: int, n: int) -> bool:
        self.budget.get_seconds_left(0)
        text = texts.text_of(article)
        written = tuple(
            word
            for start, end in texts.spans(article, at, at + n)
            for word in split_words_as_written(text[start:end])
        )
        if exact.term.prefix:
            return written[:-1] == exact.written[:-1] and written[-1].startswith(exact.written[-1])
        return written == exact.written

    def _find_matches(self, expression: Expression) -> Hits:
        """Return the words that a regular expression touches, match by match."""
        try:
            parts = [
                hit for row in np.flatnonzero(self.rows) for hit in self._match_article(int(row), expression)
            ]
        except TimeoutError as error:
            raise make_timeout_error(expression.position) from error
        at, length = np.array(parts, dtype=np.int64).reshape(-1, 2).T
        return _make_hits(self.corpus, at, length)

    def _match_article(self, article: int, expression: Expression) -> Iterator[tuple[int, int]]:
        compiled = compile_expression(expression)
        text = self.corpus.text_of(article)
        place, start, end = TokenLocator(self.corpus).words_of(article)
        for first, last in list_uncut_spans(self.corpus, article, len(text)):
            left = self.budget.get_seconds_left(expression.position)
            for match in compiled.finditer(text[first:last], timeout=left, concurrent=True):
                touched = np.flatnonzero((end > first + match.start()) & (start < first + match.end()))
                if len(touched):
                    yield int(place[touched[0]]), len(touched)


def _make_hits(corpus: Corpus, at: Longs, length: Longs) -> Hits:
    return Hits(at, length, np.searchsorted(corpus.stream.indptr, at, side="right") - 1)


def _find_phrase(corpus: Corpus, term: Term, loose: bool = False) -> Hits:
    """Return the hits of a phrase, starting from its rarest word."""
    last = len(term.words) - 1
    alternatives = [
        find_word_numbers(corpus, word, prefix=term.prefix and number == last, loose=loose)
        for number, word in enumerate(term.words)
    ]
    rarest = min(
        range(len(alternatives)),
        key=lambda number: int(corpus.terms.n_occurrences[alternatives[number]].sum()),
    )
    at = _find_words(corpus, alternatives[rarest]) - rarest
    stream = corpus.stream.words
    at = at[(at >= 0) & (at + last < len(stream))]
    for number, numbers in enumerate(alternatives):
        if number != rarest:
            at = at[_make_lookup(corpus, numbers)[stream[at + number]]]
    return _make_hits(corpus, at, np.full(len(at), last + 1, dtype=np.int64))


def _find_words(corpus: Corpus, numbers: Longs) -> Longs:
    """Return the positions of some words in the stream."""
    stream, terms = corpus.stream, corpus.terms
    if not len(numbers):
        return np.zeros(0, dtype=np.int64)
    if int(terms.n_articles[numbers].sum()) * _FEW_ARTICLES < corpus.n:
        rows = np.unique(terms.post_rows[find_cell_positions(terms.post_indptr, numbers)]).astype(np.int64)
        places = find_cell_positions(stream.indptr, rows)
        return places[_make_lookup(corpus, numbers)[stream.words[places]]]
    if len(numbers) == 1:
        return np.flatnonzero(stream.words == numbers[0])
    return np.flatnonzero(_make_lookup(corpus, numbers)[stream.words])


def _make_lookup(corpus: Corpus, numbers: Longs) -> Mask:
    """Return for every word whether it is one of these; the last entry, which -1 reads, is no word."""
    table = np.zeros(corpus.terms.n_words + 1, dtype=np.bool_)
    table[numbers] = True
    return table


def _find_near(corpus: Corpus, left: Hits, right: Hits, within: int) -> Hits:
    """Return a hit for each hit of one side that is followed by the other within so many words."""
    ends = np.flatnonzero(corpus.stream.words < 0)
    parts = []
    for one, other in ((left, right), (right, left)):
        # The first hit of the other query that begins after this one ends is the nearest.
        next_at = np.searchsorted(other.at, one.at + one.length)
        has_next = next_at < len(other)
        at, length = one.at[has_next], one.length[has_next]
        begins = other.at[next_at[has_next]]
        stop = begins + other.length[next_at[has_next]]
        same_stretch = np.searchsorted(ends, at) == np.searchsorted(ends, begins)
        mask = same_stretch & (begins - at - length <= within)
        parts.append(_make_hits(corpus, at[mask], (stop - at)[mask]))
    return _merge_hits(corpus, parts)


def _limit_to_part(corpus: Corpus, hits: Hits, part: Part) -> Hits:
    return hits.take(corpus.sentences.part[find_sentences_at(corpus, hits.at)] == part)


def find_sentences_at(corpus: Corpus, at: Longs) -> Longs:
    """Return the sentence of each position in the stream."""
    return np.searchsorted(corpus.stream.sentences, at, side="right") - 1


def _merge_hits(corpus: Corpus, parts: list[Hits]) -> Hits:
    """Return all hits in order; of those that begin at one position, the longest."""
    none = np.zeros(0, dtype=np.int64)
    at, length = (
        np.concatenate([none, *(getattr(hits, name) for hits in parts)]) for name in ("at", "length")
    )
    order = np.lexsort((-length, at))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = np.diff(at[order]) != 0
    return _make_hits(corpus, at[order[first]], length[order[first]])
