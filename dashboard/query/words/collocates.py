"""The words near the hits of a query, ranked by their association with it: log Dice (Rychlý 2008)."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.words.query_hits import Hits, find_sentences_at
from dashboard.query.words.term_counts import count_terms

COLUMNS = ("term", "hits", "before", "after", "occurrences", "log_dice")
# Rychlý 2008: 14 is the maximum, for two words that never occur apart; each point less is half as strong.
_HIGHEST = 14


@dataclass(frozen=True, slots=True)
class CollocateOptions:
    """Which words count as near, and which are listed.

    `within` is how many words on either side are near; 0 means the rest of the sentence. A removed part of
    the article always ends it. `least` is the fewest hits that a word must stand near, `limit` the most rows
    to return; 0 returns all.
    """

    within: int
    least: int = 2
    limit: int = 100


def rank_collocates(
    corpus: Corpus, hits: Hits, articles: Mask, listable: Mask, options: CollocateOptions
) -> pd.DataFrame:
    """Return the words that stand near hits, in columns `COLUMNS`, the most strongly associated first.

    `hits`, `before` and `after` count the hits with the word near, before and after them. `occurrences` is
    how often the word occurs in the selected articles. `log_dice` is 14 + log2(2 h / (all hits +
    occurrences)).

    Args:
        corpus: The corpus.
        hits: The hits of the query.
        articles: The selected articles.
        listable: Which terms may be listed.
        options: What counts as near, and how much is listed.
    """
    before, after = (_pair_with_neighbours(corpus, hits, options.within, step) for step in (-1, 1))
    n = corpus.terms.n_words
    near, n_before, n_after = (
        np.bincount(pairs % n, minlength=n) if n else np.zeros(0, np.int64)
        for pairs in (np.union1d(before, after), before, after)
    )
    occurrences = count_terms(corpus.terms, articles)[1][:n]
    listed = np.flatnonzero((near >= max(1, options.least)) & listable[:n])
    dice = _HIGHEST + np.log2(2 * near[listed] / (len(hits) + occurrences[listed]))
    order = np.lexsort((listed, -near[listed], -dice))[: options.limit or None]
    chosen = listed[order]
    columns = {
        "term": corpus.terms.word.take(chosen).to_pylist(),
        "hits": near[chosen],
        "before": n_before[chosen],
        "after": n_after[chosen],
        "occurrences": occurrences[chosen],
        "log_dice": dice[order],
    }
    return pd.DataFrame(columns, columns=list(COLUMNS))


def _pair_with_neighbours(corpus: Corpus, hits: Hits, within: int, step: int) -> Longs:
    """Return hit * n + word for each word near a hit on one side, each pair once."""
    stream, n = corpus.stream.words, corpus.terms.n_words
    place = (hits.at - 1 if step < 0 else hits.at + hits.length).astype(np.int64)
    edge = place + step * within if within else _find_sentence_edges(corpus, hits, step)
    number = np.arange(len(hits), dtype=np.int64)
    pairs = [np.zeros(0, dtype=np.int64)]
    while len(number):
        inside = (place != edge) & (place >= 0) & (place < len(stream))
        inside[inside] = stream[place[inside]] >= 0
        number, place, edge = number[inside], place[inside], edge[inside]
        pairs.append(number * n + stream[place])
        place = place + step
    return np.unique(np.concatenate(pairs))


def _find_sentence_edges(corpus: Corpus, hits: Hits, step: int) -> Longs:
    """Return the first place before or after each hit that lies outside its sentence."""
    starts = np.append(corpus.stream.sentences, len(corpus.stream.words))
    if step < 0:
        return starts[find_sentences_at(corpus, hits.at)] - 1
    return starts[find_sentences_at(corpus, hits.at + hits.length - 1) + 1]
