"""Build the article x term matrix from the stream of words; its terms are words, then phrases."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.steps.terms.phrases import Ints, Longs, Mask, Phrases, find_phrases
from dashboard.steps.terms.word_families import find_families
from dashboard.steps.terms.word_stream import WordStream, is_term

_HIGHEST_COUNT = int(np.iinfo(np.uint16).max)
_CELLS_AT_ONCE = 1 << 24


@dataclass(frozen=True, slots=True)
class TermMatrix:
    """Article x term, twice: `indptr, ids, counts` by article (CSR), `post_*` by term (CSC).

    All words come first, sorted, then the phrases, sorted. The ids within an article rise, as do the articles
    within a term.

    `size` is the number of words of a term, 0 for a word that belongs on no list (a single letter, a number);
    `first` and `last` are its first and last word. `family` is the term that stands for the family of a word,
    `language` the language of most of its articles. `is_repeat` marks the cells of words whose family the
    article already has.
    """

    terms: list[str]
    size: NDArray[np.int8]
    first: Ints
    last: Ints
    family: Ints
    language: list[str]
    n_articles: Ints
    n_occurrences: Longs
    indptr: Longs
    ids: Ints
    counts: NDArray[np.uint16]
    is_repeat: Mask
    post_indptr: Longs
    post_rows: Ints
    post_counts: NDArray[np.uint16]


def build_matrix(stream: WordStream, languages: Sequence[str], is_original: Mask) -> TermMatrix:
    """Return the matrix of a stream. It contains every word, so that counts are exact.

    Args:
        stream: The words of all articles.
        languages: The language of each article.
        is_original: Which articles are not copies; phrases, languages and families are counted in these.
    """
    article = np.repeat(np.arange(len(languages), dtype=np.int32), np.diff(stream.indptr))
    n_words = len(stream.vocabulary)
    phrases = _sort_phrases(find_phrases(stream.words, article, is_original[article]), stream.vocabulary)
    spellings = [" ".join(stream.vocabulary[word] for word in phrase) for phrase in phrases.words]
    terms = [*stream.vocabulary, *spellings]
    places = np.flatnonzero(stream.words >= 0)
    rows, ids, n = _count_cells(
        np.concatenate([article[places], article[phrases.places]]),
        np.concatenate([stream.words[places], n_words + phrases.numbers]),
        len(terms),
    )
    by_term = np.argsort(ids, kind="stable")
    n_articles = np.bincount(ids, minlength=len(terms))
    language = _find_languages(rows, ids, languages, n_words, is_original)
    family = np.arange(len(terms), dtype=np.int32)
    occurrences = np.bincount(ids, weights=n * is_original[rows], minlength=len(terms))
    family[:n_words] = find_families(stream.vocabulary, language, occurrences[:n_words].tolist())
    counts = np.minimum(n, _HIGHEST_COUNT).astype(np.uint16)
    sizes = [*map(int, map(is_term, stream.vocabulary)), *map(len, phrases.words)]
    return TermMatrix(
        terms=terms,
        size=np.array(sizes, dtype=np.int8),
        first=np.array([*range(n_words), *(phrase[0] for phrase in phrases.words)], dtype=np.int32),
        last=np.array([*range(n_words), *(phrase[-1] for phrase in phrases.words)], dtype=np.int32),
        family=family,
        language=[*language, *("" for _ in phrases.words)],
        n_articles=n_articles.astype(np.int32),
        n_occurrences=np.bincount(ids, weights=n, minlength=len(terms)).astype(np.int64),
        indptr=_to_pointers(np.bincount(rows, minlength=len(languages))),
        ids=ids,
        counts=counts,
        is_repeat=_mark_repeats(rows, family[ids]),
        post_indptr=_to_pointers(n_articles),
        post_rows=rows[by_term],
        post_counts=counts[by_term],
    )


def _sort_phrases(phrases: Phrases, vocabulary: Sequence[str]) -> Phrases:
    """Return phrases sorted by their spelling."""
    spellings = [" ".join(vocabulary[word] for word in phrase) for phrase in phrases.words]
    order = sorted(range(len(spellings)), key=spellings.__getitem__)
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return Phrases([phrases.words[each] for each in order], phrases.places, rank[phrases.numbers])


def _count_cells(article: Ints, terms: Ints, n_terms: int) -> tuple[Ints, Ints, Longs]:
    """Return each pair of article and term once, sorted, and how often it occurs."""
    blocks: list[tuple[Longs, Longs]] = []
    by_article = np.argsort(article, kind="stable")
    edges = [0, *range(_CELLS_AT_ONCE, len(article), _CELLS_AT_ONCE), len(article)]
    # Blocks end where articles do, so that each article lies in one block.
    ends = [int(np.searchsorted(article[by_article], article[by_article[at]])) for at in edges[1:-1]]
    for start, stop in zip([0, *ends], [*ends, len(article)], strict=True):
        block = by_article[start:stop]
        blocks.append(np.unique(article[block].astype(np.int64) * n_terms + terms[block], return_counts=True))
    codes, n = (np.concatenate(each) for each in zip(*blocks, strict=True))
    n_or_one = max(1, n_terms)
    return (codes // n_or_one).astype(np.int32), (codes % n_or_one).astype(np.int32), n.astype(np.int64)


def _mark_repeats(rows: Ints, family: Ints) -> Mask:
    """Return which cells repeat the family of an earlier cell of the same article."""
    order = np.lexsort((family, rows))
    same = np.zeros(len(rows), dtype=np.bool_)
    same[1:] = (np.diff(family[order]) == 0) & (np.diff(rows[order]) == 0)
    is_repeat = np.empty(len(rows), dtype=np.bool_)
    is_repeat[order] = same
    return is_repeat


def _find_languages(
    rows: Ints, ids: Ints, languages: Sequence[str], n_words: int, is_original: Mask
) -> list[str]:
    """Return for each word the language of most of its articles; of equals, the first in the alphabet.

    Copies count only for a word that stands in copies alone.
    """
    all_languages = sorted(set(languages))
    codes = np.array([all_languages.index(language) for language in languages], dtype=np.int64)
    if not all_languages:
        return []
    words = ids < n_words
    cells = ids[words] * np.int64(len(all_languages)) + codes[rows[words]]
    with_copies, originals = (
        np.bincount(cells, weights, minlength=n_words * len(all_languages)).reshape(
            n_words, len(all_languages)
        )
        for weights in (None, is_original[rows[words]])
    )
    most = np.where(originals.any(axis=1, keepdims=True), originals, with_copies).argmax(axis=1)
    return [all_languages[code] for code in most]


def _to_pointers(sizes: Longs) -> Longs:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
