"""The words beside the hits of a query, and how strongly they keep to it: log Dice (Rychlý 2008)."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.words.query_hits import Hits, sentence_of
from dashboard.query.words.term_counts import count_terms

COLUMNS = ("term", "hits", "before", "after", "occurrences", "log_dice")
# Rychlý 2008: at most 14, where two words never stand apart; one point less is half as strong.
_HIGHEST = 14


def rank_collocates(
    corpus: Corpus, hits: Hits, articles: Mask, within: int, kept: Mask, least: int = 2, limit: int = 100
) -> pd.DataFrame:
    """Return the words that stand near hits, in columns `COLUMNS`, the strongest first.

    `hits`, `before` and `after` count the hits that have the word near, before and after them; `occurrences`
    is how often the selected articles have it at all. `log_dice` is 14 + log2(2 h / (all hits + occurrences)).

    Args:
        corpus: The corpus.
        hits: Where the query stands.
        articles: The articles that are selected.
        within: How many words on either side are near; 0 for the sentence. What was cut ends it.
        kept: Which terms may be listed.
        least: The fewest hits that a word must stand near.
        limit: How many rows to return; 0 returns all.
    """
    before, after = (_beside(corpus, hits, within, step) for step in (-1, 1))
    n = corpus.terms.n_words
    near, n_before, n_after = (
        np.bincount(pairs % n, minlength=n) if n else np.zeros(0, np.int64)
        for pairs in (np.union1d(before, after), before, after)
    )
    occurrences = count_terms(corpus.terms, articles)[1][:n]
    listed = np.flatnonzero((near >= max(1, least)) & kept[:n])
    dice = _HIGHEST + np.log2(2 * near[listed] / (len(hits) + occurrences[listed]))
    order = np.lexsort((listed, -near[listed], -dice))[: limit or None]
    chosen = listed[order]
    made = {
        "term": corpus.terms.word.take(chosen).to_pylist(),
        "hits": near[chosen],
        "before": n_before[chosen],
        "after": n_after[chosen],
        "occurrences": occurrences[chosen],
        "log_dice": dice[order],
    }
    return pd.DataFrame(made, columns=list(COLUMNS))


def _beside(corpus: Corpus, hits: Hits, within: int, step: int) -> Longs:
    """Return hit * n + word for each word near a hit on one side, each once."""
    stream, n = corpus.stream.words, corpus.terms.n_words
    place = (hits.at - 1 if step < 0 else hits.at + hits.length).astype(np.int64)
    edge = _edges(corpus, hits, step) if not within else place + step * within
    number = np.arange(len(hits), dtype=np.int64)
    found = [np.zeros(0, dtype=np.int64)]
    while len(number):
        inside = (place != edge) & (place >= 0) & (place < len(stream))
        inside[inside] = stream[place[inside]] >= 0
        number, place, edge = number[inside], place[inside], edge[inside]
        found.append(number * n + stream[place])
        place = place + step
    return np.unique(np.concatenate(found))


def _edges(corpus: Corpus, hits: Hits, step: int) -> Longs:
    """Return the first place on one side of each hit that is not of its sentence any more."""
    starts = np.append(corpus.stream.sentences, len(corpus.stream.words))
    if step < 0:
        return starts[sentence_of(corpus, hits.at)] - 1
    return starts[sentence_of(corpus, hits.at + hits.length - 1) + 1]
