"""Words, phrases and what is near: by postings, or by the full-text index with cuts left out."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice, product
from typing import Any

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.article_texts import open_texts
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.uncut_text import CUT_PARTS, told_stretches
from dashboard.query.search.query_parser import Near, Term
from dashboard.text.tokens import fts_text, words

_MOST_SPELLINGS = 500


def with_term(corpus: Corpus, term: Term, within: Mask) -> Mask:
    """Return which of some articles hold a term."""
    if len(term.words) == 1 and not term.prefix:
        rows = posting(corpus, term.words[0])
        if rows is not None:
            mask = np.zeros(corpus.n, dtype=np.bool_)
            mask[rows] = True
            return mask & within
    return _checked(corpus, term, partial(_holds_term, term), within)


def with_near(corpus: Corpus, near: Near, within: Mask) -> Mask:
    """Return which of some articles hold two terms near each other."""
    return _checked(corpus, near, partial(_holds_near, near), within)


def posting(corpus: Corpus, word: str) -> Ints | None:
    """Return the articles that hold a word, None where the matrix does not count such words."""
    found = pc.index(corpus.terms.word, word).as_py()
    if found < 0:
        return None
    terms = corpus.terms
    return terms.post_rows[terms.post_indptr[found] : terms.post_indptr[found + 1]]


def holding_letters(corpus: Corpus, letters: str) -> Mask:
    """Return which articles hold a word that has these letters in it, capitals or not."""
    found = np.flatnonzero(
        pc.match_substring(corpus.terms.word, letters.lower()).to_numpy(zero_copy_only=False)
    )
    mask = np.zeros(corpus.n, dtype=np.bool_)
    for term in found.tolist():
        mask[corpus.terms.post_rows[corpus.terms.post_indptr[term] : corpus.terms.post_indptr[term + 1]]] = (
            True
        )
    return mask


def spellings_of(corpus: Corpus, term: Term) -> tuple[Term, ...]:
    """Return a term in every spelling of the corpus that differs from it in accents alone, itself among them."""
    each = [[*dict.fromkeys([word, *_accented(corpus, word)])] for word in term.words[:-1]]
    last = term.words[-1]
    ends = [*dict.fromkeys([last, *_accented(corpus, last, prefix=term.prefix)])]
    spelt = islice(product(*each, ends), _MOST_SPELLINGS)
    return tuple(Term(words, term.prefix) for words in spelt)


def bare(word: str) -> str:
    """Return a word without its accents.

    >>> bare("café"), bare("ölgötür")
    ('cafe', 'olgotur')
    """
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _accented(corpus: Corpus, word: str, *, prefix: bool = False) -> list[str]:
    plain, vocabulary = bare(word), corpus.terms.word
    # Words of plain letters alone are found as they are; the others are few.
    other = vocabulary.filter(pc.invert(pc.string_is_ascii(vocabulary))).to_pylist()
    held = [each[: len(word)] if prefix else each for each in other]
    return [plain, *(each for each in held if bare(each) == plain)]


def _index_query(query: Term | Near) -> str:
    if isinstance(query, Near):
        # Two columns of words, either way round: FTS5 counts what stands between phrases.
        return f"NEAR({_phrase(query.left)} {_phrase(query.right)}, {query.within})"
    return _phrase(query)


def _phrase(term: Term) -> str:
    said = fts_text(" ".join(term.words)).replace('"', "")
    return f'"{said}"{"*" if term.prefix else ""}'


def _checked(corpus: Corpus, query: Term | Near, holds: Callable[[list[str]], bool], within: Mask) -> Mask:
    """Return which articles the index finds; where a cut may be what it found, the text is read again."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    with open_texts(corpus.store) as file:
        asked = "SELECT rowid FROM words WHERE words MATCH ?"
        docs = [doc for (doc,) in file.execute(asked, (_index_query(query),))]
    rows = np.flatnonzero(np.isin(corpus.doc, np.array(docs, dtype=np.int64)) & within)
    mask[rows] = True
    with_cuts = rows[np.isin(rows, _articles_with_cuts(corpus))]
    for row, text in zip(with_cuts, corpus.texts_of(with_cuts), strict=True):
        if isinstance(query, Near) or _cuts_may_hold(corpus, int(row), text, query):
            mask[row] = any(holds(words(stretch)) for stretch in told_stretches(corpus, int(row), text))
    return mask


def _cuts_may_hold(corpus: Corpus, article: int, text: str, term: Term) -> bool:
    """Return whether a word of the term stands in a cut, or a cut has no word that would part a phrase."""
    cuts = [words(text[start:end]) for start, end, part in corpus.parts.of(article) if part in CUT_PARTS]
    exact, last = term.words[:-1], term.words[-1]
    return any(
        not cut
        or any(word in exact or word == last or (term.prefix and word.startswith(last)) for word in cut)
        for cut in cuts
    )


def _articles_with_cuts(corpus: Corpus) -> Any:
    return np.unique(corpus.parts.article[np.isin(corpus.parts.part, list(CUT_PARTS))])


def _holds_term(term: Term, told: Sequence[str]) -> bool:
    return next(places_of(term, told), None) is not None


def _holds_near(near: Near, told: Sequence[str]) -> bool:
    left, right = ([*places_of(term, told)] for term in (near.left, near.right))
    return any(
        _gap(a, len(near.left.words), b, len(near.right.words)) <= near.within for a in left for b in right
    )


def _gap(a: int, a_words: int, b: int, b_words: int) -> int:
    """Return how many words stand between two phrases; more than any bound where they overlap."""
    gap = b - (a + a_words) if a < b else a - (b + b_words)
    return gap if gap >= 0 else 10**9


def places_of(term: Term, told: Sequence[str]) -> Iterator[int]:
    """Yield where a term begins in a list of words."""
    n = len(term.words)
    head, last = list(term.words[:-1]), term.words[-1]
    for at in range(len(told) - n + 1):
        end = told[at + n - 1]
        if (end.startswith(last) if term.prefix else end == last) and list(told[at : at + n - 1]) == head:
            yield at
