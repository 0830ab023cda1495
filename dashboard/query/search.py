"""What a query finds: single words by postings, the rest by the full-text index, cuts left out."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.texts import open_texts
from dashboard.corpus.told import told_stretches
from dashboard.query.language import All, AnyOf, Near, Not, Query, Term, Title, parse
from dashboard.schema import Part
from dashboard.tokens import fts_text, words

_CUT_PARTS = frozenset(int(part) for part in Part if part.is_cut)


def find(corpus: Corpus, query: str) -> Mask:
    """Return which articles meet a query; words in cuts do not count, case does not matter.

    Raises:
        QueryError: The query cannot be read.
    """
    return _found(corpus, parse(query))


def _found(corpus: Corpus, query: Query) -> Mask:
    match query:
        case Term():
            return _with_term(corpus, query)
        case Near():
            return _checked(corpus, query, partial(_holds_near, query))
        case Title(term):
            return _in_titles(corpus, term)
        case Not(part):
            return ~_found(corpus, part)
        case All(parts):
            every: Mask = np.logical_and.reduce([_found(corpus, part) for part in parts])
            return every
        case AnyOf(parts):
            either: Mask = np.logical_or.reduce([_found(corpus, part) for part in parts])
            return either


def _with_term(corpus: Corpus, term: Term) -> Mask:
    if len(term.words) == 1 and not term.prefix:
        rows = _posting(corpus, term.words[0])
        if rows is not None:
            mask = np.zeros(corpus.n, dtype=np.bool_)
            mask[rows] = True
            return mask
    return _checked(corpus, term, partial(_holds_term, term))


def _posting(corpus: Corpus, word: str) -> Ints | None:
    """Return the articles that hold a word, None where the matrix does not count such words."""
    found = pc.index(corpus.terms.word, word).as_py()
    if found < 0:
        return None
    terms = corpus.terms
    return terms.post_rows[terms.post_indptr[found] : terms.post_indptr[found + 1]]


def _index_query(query: Term | Near) -> str:
    if isinstance(query, Near):
        # Two columns of words, either way round: FTS5 counts what stands between phrases.
        return f"NEAR({_phrase(query.left)} {_phrase(query.right)}, {query.within})"
    return _phrase(query)


def _phrase(term: Term) -> str:
    said = fts_text(" ".join(term.words)).replace('"', "")
    return f'"{said}"{"*" if term.prefix else ""}'


def _checked(corpus: Corpus, query: Term | Near, holds: Callable[[list[str]], bool]) -> Mask:
    """Return which articles the index finds; where a cut may be what it found, the text is read again."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    with open_texts(corpus.store) as file:
        asked = "SELECT rowid FROM words WHERE words MATCH ?"
        docs = [doc for (doc,) in file.execute(asked, (_index_query(query),))]
    rows = np.flatnonzero(np.isin(corpus.doc, np.array(docs, dtype=np.int64)))
    mask[rows] = True
    with_cuts = rows[np.isin(rows, _articles_with_cuts(corpus))]
    for row, text in zip(with_cuts, corpus.texts_of(with_cuts), strict=True):
        if isinstance(query, Near) or _cuts_may_hold(corpus, int(row), text, query):
            mask[row] = any(holds(words(stretch)) for stretch in told_stretches(corpus, int(row), text))
    return mask


def _cuts_may_hold(corpus: Corpus, article: int, text: str, term: Term) -> bool:
    """Return whether a word of the term stands in a cut, or a cut has no word that would part a phrase."""
    cuts = [words(text[start:end]) for start, end, part in corpus.parts.of(article) if part in _CUT_PARTS]
    exact, last = term.words[:-1], term.words[-1]
    return any(
        not cut
        or any(word in exact or word == last or (term.prefix and word.startswith(last)) for word in cut)
        for cut in cuts
    )


def _articles_with_cuts(corpus: Corpus) -> Ints:
    return np.unique(corpus.parts.article[np.isin(corpus.parts.part, list(_CUT_PARTS))])


def _holds_term(term: Term, told: Sequence[str]) -> bool:
    return next(_places(term, told), None) is not None


def _holds_near(near: Near, told: Sequence[str]) -> bool:
    left, right = ([*_places(term, told)] for term in (near.left, near.right))
    return any(
        _gap(a, len(near.left.words), b, len(near.right.words)) <= near.within for a in left for b in right
    )


def _gap(a: int, a_words: int, b: int, b_words: int) -> int:
    """Return how many words stand between two phrases; more than any bound where they overlap."""
    gap = b - (a + a_words) if a < b else a - (b + b_words)
    return gap if gap >= 0 else 10**9


def _places(term: Term, told: Sequence[str]) -> Iterator[int]:
    n = len(term.words)
    head, last = list(term.words[:-1]), term.words[-1]
    for at in range(len(told) - n + 1):
        end = told[at + n - 1]
        if (end.startswith(last) if term.prefix else end == last) and list(told[at : at + n - 1]) == head:
            yield at


def _in_titles(corpus: Corpus, term: Term) -> Mask:
    titles = corpus.articles["title"]
    # Folding can turn other letters into plain ones, so what is not ASCII is looked at, whatever it holds.
    plain = titles.str.isascii() & term.words[0].isascii() & term.words[0].isalpha()
    candidates = ~plain | titles.str.contains(term.words[0], case=False, regex=False)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    for row in np.flatnonzero(candidates.to_numpy(dtype=np.bool_)):
        mask[row] = _holds_term(term, words(str(titles.iloc[row])))
    return mask
