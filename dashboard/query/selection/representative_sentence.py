"""Scores how well a sentence represents several about one thing, by the names it shares with the others."""

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Ints, Longs

# Longer sentences contain more names by chance. To even that out, this is added to each length in characters.
_LENGTH_ALLOWANCE = 60
_DIGITS = 6


def score_sentences(corpus: Corpus, sentences: Ints | Longs, groups: Ints | Longs) -> Floats:
    """Return for each sentence how well it represents the sentences of its group.

    The score adds up, for each name in the sentence, how many other sentences of the group contain it;
    names that are rare in the corpus weigh more. The sum is divided by the root of the sentence's length.
    A sentence alone in its group scores 0.
    """
    n = max(len(corpus.sentences.article), 1)
    pairs, row_of_input = np.unique(groups.astype(np.int64) * n + sentences, return_inverse=True)
    group, sentence = np.divmod(pairs, n)
    row, entity = _list_names(corpus, sentence)
    n_entities = max(len(corpus.entities.kind), 1)
    _, pair, n_sentences = np.unique(
        group[row] * n_entities + entity, return_inverse=True, return_counts=True
    )
    shared = np.bincount(row, (n_sentences[pair] - 1) * _weigh_names(corpus, entity), minlength=len(pairs))
    length = corpus.sentences.end[sentence] - corpus.sentences.start[sentence]
    # Rounded, since sums of the same numbers in another order differ in their last digits.
    scores: Floats = np.round(shared / np.sqrt(length + _LENGTH_ALLOWANCE), _DIGITS)[row_of_input]
    return scores


def _list_names(corpus: Corpus, sentences: Longs) -> tuple[Longs, Longs]:
    """Return (row of a sentence, entity named in it) pairs, each once."""
    mentions, n_entities = corpus.mentions, max(len(corpus.entities.kind), 1)
    is_wanted = np.zeros(len(corpus.sentences.article) + 1, dtype=np.bool_)
    is_wanted[sentences] = True
    rows = np.flatnonzero(is_wanted[mentions.sentence] & mentions.counted & (mentions.sentence >= 0))
    entities = corpus.names.entity[mentions.name[rows]]
    codes = np.unique(mentions.sentence[rows].astype(np.int64) * n_entities + entities)
    sentence, entity = np.divmod(codes, n_entities)
    first, last = (np.searchsorted(sentence, sentences, side=side) for side in ("left", "right"))
    number = last - first
    row = np.repeat(np.arange(len(sentences)), number)
    within = np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
    return row, entity[first[row] + within]


def _weigh_names(corpus: Corpus, entities: Longs) -> Floats:
    """Return the weight of each entity: the rarer it is among articles, the higher."""
    distinct, position = np.unique(entities, return_inverse=True)
    n_articles = [len(corpus.entities.articles.of(entity)) for entity in distinct.tolist()]
    rarity: Floats = np.log(max(corpus.n, 1) / np.maximum(n_articles, 1))[position]
    return rarity
