"""Which of several sentences about one thing tells best what it is: the one that shares most of its names with the rest."""

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Floats, Ints, Longs

# A longer sentence holds more names by itself; so many characters count as none.
_EVEN = 60
_DIGITS = 6


def how_telling(corpus: Corpus, sentences: Ints | Longs, groups: Ints | Longs) -> Floats:
    """Return for each sentence of a group how well it tells what the sentences of its group are about.

    That is, over the names in it, in how many other sentences of the group each stands, rare names of the corpus
    weighing more, by the root of the sentence's length. Alone in its group a sentence tells 0.
    """
    n = max(len(corpus.sentences.article), 1)
    pairs, place = np.unique(groups.astype(np.int64) * n + sentences, return_inverse=True)
    group, sentence = np.divmod(pairs, n)
    row, entity = _names_of(corpus, sentence)
    n_entities = max(len(corpus.entities.kind), 1)
    _, at, holding = np.unique(group[row] * n_entities + entity, return_inverse=True, return_counts=True)
    shared = np.bincount(row, (holding[at] - 1) * _rarity(corpus, entity), minlength=len(pairs))
    length = corpus.sentences.end[sentence] - corpus.sentences.start[sentence]
    # Rounded, since sums of the same numbers in another order differ in their last digits.
    telling: Floats = np.round(shared / np.sqrt(length + _EVEN), _DIGITS)[place]
    return telling


def _names_of(corpus: Corpus, sentences: Longs) -> tuple[Longs, Longs]:
    """Return (row of a sentence, entity named in it) pairs, each once."""
    mentions, n_entities = corpus.mentions, max(len(corpus.entities.kind), 1)
    wanted = np.zeros(len(corpus.sentences.article) + 1, dtype=np.bool_)
    wanted[sentences] = True
    found = np.flatnonzero(wanted[mentions.sentence] & mentions.counted & (mentions.sentence >= 0))
    entities = corpus.names.entity[mentions.name[found]]
    held = np.unique(mentions.sentence[found].astype(np.int64) * n_entities + entities)
    holder, entity = np.divmod(held, n_entities)
    first, last = (np.searchsorted(holder, sentences, side=side) for side in ("left", "right"))
    number = last - first
    row = np.repeat(np.arange(len(sentences)), number)
    within = np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
    return row, entity[first[row] + within]


def _rarity(corpus: Corpus, entities: Longs) -> Floats:
    """Return for each of some entities how much it tells to be named: little for one that all articles name."""
    distinct, at = np.unique(entities, return_inverse=True)
    naming = [len(corpus.entities.articles.of(entity)) for entity in distinct.tolist()]
    rarity: Floats = np.log(max(corpus.n, 1) / np.maximum(naming, 1))[at]
    return rarity
