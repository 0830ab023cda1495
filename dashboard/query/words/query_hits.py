"""A query -> every place where its words stand, in the stream of words: what concordance, collocates and trends count."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.corpus.uncut_text import uncut_spans
from dashboard.query.search.find_articles import SECONDS, find_articles
from dashboard.query.search.query_parser import (
    All,
    AnyOf,
    Exact,
    Expression,
    FieldTerm,
    Loose,
    Near,
    Query,
    Term,
    compile_expression,
    parse_query,
    split_words_as_written,
)
from dashboard.query.search.text_scan import TimeBudget, make_timeout_error
from dashboard.query.search.word_variants import find_word_numbers
from dashboard.query.selection.article_list import choose_listed_articles
from dashboard.query.selection.select import select
from dashboard.query.words.term_counts import cell_positions
from dashboard.query.words.token_positions import TokenLocator
from dashboard.schema import Filters, Part

# Reading the words of some articles costs less than all words where they are so few.
_FEW = 16


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a query stands: the place in the stream, the number of words and the article of each hit, in order."""

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
    """Return every hit of a query in the selected articles; without copies, one article stands for its copies.

    The hits are the words, phrases and matches that the query asks for, in the articles that meet the whole
    of it; two that are asked to be near each other are one hit, from the first to the last of their words,
    and what a regular expression matches is a hit of the words that it touches.

    Raises:
        QueryError: The query cannot be read, or takes too long.
    """
    kept = select(corpus, filters).articles & find_articles(corpus, query)
    rows = np.zeros(corpus.n, dtype=np.bool_)
    rows[choose_listed_articles(corpus, kept, filters.unit)] = True
    hits = _Looking(corpus, rows, TimeBudget(SECONDS)).hits(parse_query(query))
    return hits.take(rows[hits.article])


@dataclass(frozen=True, slots=True)
class _Looking:
    """Where hits are looked for: only what must be read in the texts keeps to `rows`."""

    corpus: Corpus
    rows: Mask
    budget: TimeBudget

    def hits(self, query: Query) -> Hits:
        """Return the hits of a query, in whichever articles."""
        match query:
            case Term():
                return _of_term(self.corpus, query)
            case Loose(term):
                return _of_term(self.corpus, term, loose=True)
            case Exact():
                return self._written(query)
            case Near(left, right, within):
                return _of_near(self.corpus, self.hits(left), self.hits(right), within)
            case FieldTerm("title", term):
                return _in_part(self.corpus, self.hits(term), Part.TITLE)
            case Expression():
                return self._matched(query)
            case All(parts) | AnyOf(parts):
                return _united(self.corpus, [self.hits(part) for part in parts])
            case _:
                return _united(self.corpus, [])

    def _written(self, exact: Exact) -> Hits:
        """Return the hits of a term that is written with just its capitals."""
        hits = _of_term(self.corpus, exact.term)
        hits = hits.take(self.rows[hits.article])
        texts = TokenLocator(self.corpus)
        told = zip(hits.article.tolist(), hits.at.tolist(), hits.length.tolist(), strict=True)
        kept = [self._is_written(exact, texts, *hit) for hit in told]
        return hits.take(np.array(kept, dtype=np.bool_))

    def _is_written(self, exact: Exact, texts: TokenLocator, article: int, at: int, n: int) -> bool:
        self.budget.get_seconds_left(0)
        text = texts.of(article)
        said = tuple(
            word
            for start, end in texts.spans(article, at, at + n)
            for word in split_words_as_written(text[start:end])
        )
        if exact.term.prefix:
            return said[:-1] == exact.written[:-1] and said[-1].startswith(exact.written[-1])
        return said == exact.written

    def _matched(self, expression: Expression) -> Hits:
        """Return the words that a regular expression touches, match by match."""
        try:
            found = [hit for row in np.flatnonzero(self.rows) for hit in self._matches(int(row), expression)]
        except TimeoutError as error:
            raise make_timeout_error(expression.position) from error
        at, length = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return _hits(self.corpus, at, length)

    def _matches(self, article: int, expression: Expression) -> Iterator[tuple[int, int]]:
        compiled = compile_expression(expression)
        text = self.corpus.text_of(article)
        place, start, end = TokenLocator(self.corpus).words_of(article)
        for first, last in uncut_spans(self.corpus, article, len(text)):
            left = self.budget.get_seconds_left(expression.position)
            for match in compiled.finditer(text[first:last], timeout=left, concurrent=True):
                touched = np.flatnonzero((end > first + match.start()) & (start < first + match.end()))
                if len(touched):
                    yield int(place[touched[0]]), len(touched)


def _hits(corpus: Corpus, at: Longs, length: Longs) -> Hits:
    return Hits(at, length, np.searchsorted(corpus.stream.indptr, at, side="right") - 1)


def _of_term(corpus: Corpus, term: Term, loose: bool = False) -> Hits:
    """Return the hits of words that follow each other, found by the rarest of them."""
    last = len(term.words) - 1
    like = [
        find_word_numbers(corpus, word, prefix=term.prefix and number == last, loose=loose)
        for number, word in enumerate(term.words)
    ]
    rarest = min(range(len(like)), key=lambda number: int(corpus.terms.n_occurrences[like[number]].sum()))
    at = _places(corpus, like[rarest]) - rarest
    stream = corpus.stream.words
    at = at[(at >= 0) & (at + last < len(stream))]
    for number, wanted in enumerate(like):
        if number != rarest:
            at = at[_among(corpus, wanted)[stream[at + number]]]
    return _hits(corpus, at, np.full(len(at), last + 1, dtype=np.int64))


def _places(corpus: Corpus, wanted: Longs) -> Longs:
    """Return where any of some words stand."""
    stream, terms = corpus.stream, corpus.terms
    if not len(wanted):
        return np.zeros(0, dtype=np.int64)
    if int(terms.n_articles[wanted].sum()) * _FEW < corpus.n:
        rows = np.unique(terms.post_rows[cell_positions(terms.post_indptr, wanted)]).astype(np.int64)
        places = cell_positions(stream.indptr, rows)
        return places[_among(corpus, wanted)[stream.words[places]]]
    if len(wanted) == 1:
        return np.flatnonzero(stream.words == wanted[0])
    return np.flatnonzero(_among(corpus, wanted)[stream.words])


def _among(corpus: Corpus, wanted: Longs) -> Mask:
    """Return a table of all words and, last, of where words cease: -1 leads there."""
    table = np.zeros(corpus.terms.n_words + 1, dtype=np.bool_)
    table[wanted] = True
    return table


def _of_near(corpus: Corpus, left: Hits, right: Hits, within: int) -> Hits:
    """Return a hit for each hit of `left` with the nearest of `right`, of which it has at most `within` words away."""
    ends = np.flatnonzero(corpus.stream.words < 0)
    found = []
    for one, other in ((left, right), (right, left)):
        # The nearest hit of the other that begins after this one ends; the first of several from there.
        next_at = np.searchsorted(other.at, one.at + one.length)
        has = next_at < len(other)
        at, length = one.at[has], one.length[has]
        begins = other.at[next_at[has]]
        stop = begins + other.length[next_at[has]]
        same = np.searchsorted(ends, at) == np.searchsorted(ends, begins)
        kept = same & (begins - at - length <= within)
        found.append(_hits(corpus, at[kept], (stop - at)[kept]))
    return _united(corpus, found)


def _in_part(corpus: Corpus, hits: Hits, part: Part) -> Hits:
    return hits.take(corpus.sentences.part[sentence_of(corpus, hits.at)] == part)


def sentence_of(corpus: Corpus, at: Longs) -> Longs:
    """Return the sentence in which each place of the stream stands."""
    return np.searchsorted(corpus.stream.sentences, at, side="right") - 1


def _united(corpus: Corpus, several: list[Hits]) -> Hits:
    """Return all hits in order, of those that begin at one place the longest."""
    none = np.zeros(0, dtype=np.int64)
    at, length = (
        np.concatenate([none, *(getattr(hits, name) for hits in several)]) for name in ("at", "length")
    )
    order = np.lexsort((-length, at))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = np.diff(at[order]) != 0
    return _hits(corpus, at[order[first]], length[order[first]])
