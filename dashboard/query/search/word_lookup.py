"""Finds words, phrases and words near each other, by postings or the full-text index, without cut parts."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice, product

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.article_texts import open_texts
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.text_without_cuts import CUT_PARTS, read_uncut_text
from dashboard.query.search.query_tree import Near, Term
from dashboard.text.folding import strip_accents
from dashboard.text.tokens import make_index_text, words

_MOST_SPELLINGS = 500


def find_term(corpus: Corpus, term: Term, within: Mask) -> Mask:
    """Return which of some articles contain a term."""
    if len(term.words) == 1 and not term.prefix:
        rows = find_word_rows(corpus, term.words[0])
        if rows is not None:
            mask = np.zeros(corpus.n, dtype=np.bool_)
            mask[rows] = True
            return mask & within
    return _search_index(corpus, term, partial(contains_term, term), within)


def find_near(corpus: Corpus, near: Near, within: Mask) -> Mask:
    """Return which of some articles contain two terms near each other."""
    return _search_index(corpus, near, partial(_contains_near, near), within)


def find_word_rows(corpus: Corpus, word: str) -> Ints | None:
    """Return the articles that contain a word, or None where the matrix does not count such words."""
    number = pc.index(corpus.terms.word, word).as_py()
    if number < 0:
        return None
    terms = corpus.terms
    return terms.post_rows[terms.post_indptr[number] : terms.post_indptr[number + 1]]


def find_letters(corpus: Corpus, letters: str) -> Mask:
    """Return which articles contain a word with these letters in it, ignoring capitals."""
    matches = np.flatnonzero(
        pc.match_substring(corpus.terms.word, letters.lower()).to_numpy(zero_copy_only=False)
    )
    mask = np.zeros(corpus.n, dtype=np.bool_)
    for term in matches.tolist():
        mask[corpus.terms.post_rows[corpus.terms.post_indptr[term] : corpus.terms.post_indptr[term + 1]]] = (
            True
        )
    return mask


def list_accent_variants(corpus: Corpus, term: Term) -> tuple[Term, ...]:
    """Return a term in every spelling of the corpus that differs only in accents, itself included."""
    each = [[*dict.fromkeys([word, *_find_accented_words(corpus, word)])] for word in term.words[:-1]]
    last = term.words[-1]
    ends = [*dict.fromkeys([last, *_find_accented_words(corpus, last, prefix=term.prefix)])]
    spelt = islice(product(*each, ends), _MOST_SPELLINGS)
    return tuple(Term(words, term.prefix) for words in spelt)


def _find_accented_words(corpus: Corpus, word: str, *, prefix: bool = False) -> list[str]:
    plain, vocabulary = strip_accents(word), corpus.terms.word
    # Words of plain letters are found directly; the others are few.
    other = vocabulary.filter(pc.invert(pc.string_is_ascii(vocabulary))).to_pylist()
    beginnings = [each[: len(word)] if prefix else each for each in other]
    return [plain, *(each for each in beginnings if strip_accents(each) == plain)]


def _format_index_query(query: Term | Near) -> str:
    if isinstance(query, Near):
        # Two columns of words, either way round: FTS5 counts what stands between phrases.
        return f"NEAR({_format_phrase(query.left)} {_format_phrase(query.right)}, {query.within})"
    return _format_phrase(query)


def _format_phrase(term: Term) -> str:
    words_text = make_index_text(" ".join(term.words)).replace('"', "")
    return f'"{words_text}"{"*" if term.prefix else ""}'


def _search_index(
    corpus: Corpus, query: Term | Near, matches: Callable[[list[str]], bool], within: Mask
) -> Mask:
    """Return which articles match in the index; those that may match in a cut part only are read again."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    with open_texts(corpus.store) as file:
        statement = "SELECT rowid FROM words WHERE words MATCH ?"
        docs = [doc for (doc,) in file.execute(statement, (_format_index_query(query),))]
    rows = np.flatnonzero(np.isin(corpus.doc, np.array(docs, dtype=np.int64)) & within)
    mask[rows] = True
    with_cuts = rows[np.isin(rows, _find_articles_with_cuts(corpus))]
    for row, text in zip(with_cuts, corpus.texts_of(with_cuts), strict=True):
        if isinstance(query, Near) or _may_match_cuts(corpus, int(row), text, query):
            mask[row] = any(matches(words(stretch)) for stretch in read_uncut_text(corpus, int(row), text))
    return mask


def _may_match_cuts(corpus: Corpus, article: int, text: str, term: Term) -> bool:
    """Return whether a cut part has a word of the term, or no word that would separate a phrase."""
    cuts = [words(text[start:end]) for start, end, part in corpus.parts.of(article) if part in CUT_PARTS]
    exact, last = term.words[:-1], term.words[-1]
    return any(
        not cut
        or any(word in exact or word == last or (term.prefix and word.startswith(last)) for word in cut)
        for cut in cuts
    )


def _find_articles_with_cuts(corpus: Corpus) -> Ints:
    return np.unique(corpus.parts.article[np.isin(corpus.parts.part, list(CUT_PARTS))])


def contains_term(term: Term, tokens: Sequence[str]) -> bool:
    """Return whether a term stands in a list of words."""
    return next(find_positions(term, tokens), None) is not None


def _contains_near(near: Near, tokens: Sequence[str]) -> bool:
    left_places, right_places = ([*find_positions(term, tokens)] for term in (near.left, near.right))
    return any(
        _count_words_between(a, len(near.left.words), b, len(near.right.words)) <= near.within
        for a in left_places
        for b in right_places
    )


def _count_words_between(a: int, a_words: int, b: int, b_words: int) -> int:
    """Return the number of words between two phrases; a huge number where they overlap."""
    gap = b - (a + a_words) if a < b else a - (b + b_words)
    return gap if gap >= 0 else 10**9


def find_positions(term: Term, tokens: Sequence[str]) -> Iterator[int]:
    """Yield the positions at which a term begins in a list of words."""
    n = len(term.words)
    head, last = list(term.words[:-1]), term.words[-1]
    for at in range(len(tokens) - n + 1):
        end = tokens[at + n - 1]
        if (end.startswith(last) if term.prefix else end == last) and list(tokens[at : at + n - 1]) == head:
            yield at
