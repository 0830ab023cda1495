"""What tells namesakes apart: a word or phrase that an article says, or another name that it names."""

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.model import Corpus
from dashboard.corpus.name_keys import is_name_key
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.uncut_text import uncut_stretches
from dashboard.text.tokens import words


def mark_articles_with_cue(corpus: Corpus, articles: Ints, cue: str) -> Mask:
    """Return which of some articles hold a cue outside their cuts; case does not matter."""
    if is_name_key(cue):
        named = corpus.entities.articles.mask_of(corpus.entities_of_key(cue))
        mask: Mask = named[articles]
        return mask
    asked = words(cue)
    if len(asked) == 1:
        rows = _posting(corpus, asked[0])
        if rows is not None:
            found: Mask = np.isin(articles, rows)
            return found
    return _by_reading(corpus, articles, asked)


def _posting(corpus: Corpus, word: str) -> Ints | None:
    found = pc.index(corpus.terms.word, word).as_py()
    if found < 0:
        return None
    return corpus.terms.post_rows[corpus.terms.post_indptr[found] : corpus.terms.post_indptr[found + 1]]


def _by_reading(corpus: Corpus, articles: Ints, asked: list[str]) -> Mask:
    """Return which articles say some words in a row; only those that name whom it is about are read."""
    phrase = f" {' '.join(asked)} "
    mask = np.zeros(len(articles), dtype=np.bool_)
    if not asked:
        return mask
    texts = corpus.texts_of(articles)
    for number, (article, text) in enumerate(zip(articles.tolist(), texts, strict=True)):
        told = (f" {' '.join(words(stretch))} " for stretch in uncut_stretches(corpus, article, text))
        mask[number] = any(phrase in said for said in told)
    return mask
