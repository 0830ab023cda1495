"""Find the phrases in a stream of words: runs of two to four words that occur together more than by chance.

A phrase stands in at least `FEWEST_ARTICLES` articles that are not copies. However it is split in two, the
normalised pointwise mutual information of its parts (Bouma 2009) is at least `LEAST_ASSOCIATION`: 0 is
chance, 1 means that the parts never stand alone. So "prime minister" is a phrase and "the minister" is not.
A phrase that nearly always stands in one that is a word longer is left out: "biden jr" in "joe biden jr".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST = 4
FEWEST_ARTICLES = 5
LEAST_ASSOCIATION = 0.5
NESTED_SHARE = 0.9
"""The share of a phrase's occurrences that lie in one longer phrase, from which only the longer is listed."""
_CODES_AT_ONCE = 1 << 24

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class WordRuns:
    """The runs of n words that stand in enough articles.

    `at` gives for each position of the stream the number of the run that begins there, -1 for none; `count`
    how often each run occurs in articles that are not copies, `first` its first position.
    """

    at: Ints
    count: Longs
    first: Longs


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases, as tuples of word numbers; at `places[i]` of the stream begins phrase `numbers[i]`."""

    words: list[tuple[int, ...]]
    places: Longs
    numbers: Ints


def find_phrases(words: Ints, article: Ints, is_original: Mask) -> Phrases:
    """Return the phrases of a stream and their positions, including overlapping ones.

    Args:
        words: The stream: one number per word, negative where the text is interrupted.
        article: The article at each position of the stream.
        is_original: Whether the article at each position is not a copy; phrases are counted in these only.
    """
    levels = [_list_words(words, article, is_original)]
    total = max(1, int(np.count_nonzero((words >= 0) & is_original)))
    phrases: list[tuple[int, ...]] = []
    places, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    nested = [np.zeros(0, np.int32)]
    shorter_phrase_of = np.full(len(levels[0].count), -1, dtype=np.int32)
    for n in range(2, LONGEST + 1):
        runs = _extend_runs(levels[-1], article, is_original)
        levels.append(runs)
        phrase_of = np.full(len(runs.count), -1, dtype=np.int32)
        associated = np.flatnonzero(_measure_association(levels, total) >= LEAST_ASSOCIATION)
        phrase_of[associated] = len(phrases) + np.arange(len(associated), dtype=np.int32)
        nested.append(_find_nested(levels, associated, shorter_phrase_of))
        shorter_phrase_of = phrase_of
        phrases.extend(tuple(words[at : at + n].tolist()) for at in runs.first[associated])
        at = np.flatnonzero(runs.at >= 0)
        phrase_at = phrase_of[runs.at[at]]
        places.append(at[phrase_at >= 0])
        numbers.append(phrase_at[phrase_at >= 0])
    is_listed = np.ones(len(phrases), dtype=np.bool_)
    is_listed[np.concatenate(nested)] = False
    return _select_phrases(Phrases(phrases, np.concatenate(places), np.concatenate(numbers)), is_listed)


def _find_nested(levels: list[WordRuns], associated: Longs, shorter_phrase_of: Ints) -> Ints:
    """Return the phrases that nearly always stand in one of the `associated` runs, a word longer."""
    shorter, runs = levels[-2], levels[-1]
    within = np.concatenate([shorter.at[runs.first[associated] + shift] for shift in (0, 1)])
    is_nested = np.tile(runs.count[associated], 2) >= NESTED_SHARE * shorter.count[within]
    phrases: Ints = shorter_phrase_of[within[is_nested]]
    return np.compress(phrases >= 0, phrases)


def _select_phrases(phrases: Phrases, is_selected: Mask) -> Phrases:
    """Return the selected phrases, numbered anew."""
    new_number = (np.cumsum(is_selected) - 1).astype(np.int32)
    is_place = is_selected[phrases.numbers]
    words = [phrase for phrase, chosen in zip(phrases.words, is_selected.tolist(), strict=True) if chosen]
    return Phrases(words, phrases.places[is_place], new_number[phrases.numbers[is_place]])


def _list_words(words: Ints, article: Ints, is_original: Mask) -> WordRuns:
    at = np.flatnonzero(words >= 0)
    return _select_frequent(len(words), at, words[at].astype(np.int64), article, is_original)


def _extend_runs(shorter: WordRuns, article: Ints, is_original: Mask) -> WordRuns:
    """Return the runs that are one word longer; both shorter runs in each are frequent enough."""
    is_start = (shorter.at[:-1] >= 0) & (shorter.at[1:] >= 0)
    at = np.flatnonzero(is_start)
    codes = shorter.at[at].astype(np.int64) * max(1, len(shorter.count)) + shorter.at[at + 1]
    return _select_frequent(len(shorter.at), at, codes, article, is_original)


def _select_frequent(length: int, at: Longs, codes: Longs, article: Ints, is_original: Mask) -> WordRuns:
    """Return the runs that stand in enough articles; each run has a code of its own."""
    runs = WordRuns(np.full(length, -1, dtype=np.int32), np.zeros(0, np.int64), np.zeros(0, np.int64))
    counts, firsts, n = [runs.count], [runs.first], 0
    # Sorting part by part limits the memory.
    parts = 1 + len(codes) // _CODES_AT_ONCE
    for part in range(parts):
        chosen = slice(None) if parts == 1 else codes % parts == part
        part_at, part_codes = at[chosen], codes[chosen]
        order = np.argsort(part_codes, kind="stable")
        starts = _mark_starts(part_codes[order])
        run = np.cumsum(starts) - 1
        # Within a run positions rise, and so do their articles.
        is_new_article = starts | np.r_[True, np.diff(article[part_at[order]]) != 0][: len(order)]
        is_counted = is_original[part_at[order]]
        is_frequent = np.bincount(run, weights=is_new_article & is_counted) >= FEWEST_ARTICLES
        number = np.where(is_frequent, n + np.cumsum(is_frequent) - 1, -1)
        runs.at[part_at[order]] = number[run]
        counts.append(
            np.bincount(run, weights=is_counted, minlength=len(is_frequent))[is_frequent].astype(np.int64)
        )
        firsts.append(part_at[order][starts][is_frequent])
        n += int(is_frequent.sum())
    return WordRuns(runs.at, np.concatenate(counts), np.concatenate(firsts))


def _mark_starts(sorted_codes: Longs) -> Mask:
    starts = np.ones(len(sorted_codes), dtype=np.bool_)
    starts[1:] = sorted_codes[1:] != sorted_codes[:-1]
    return starts


def _measure_association(levels: list[WordRuns], total: int) -> NDArray[np.float64]:
    """Return the lowest association between two parts of a run, for each of the longest runs."""
    whole, n = levels[-1], len(levels)
    share = whole.count / total
    least = np.full(len(share), np.inf)
    for left in range(1, n):
        first, second = levels[left - 1], levels[n - left - 1]
        a = first.count[first.at[whole.first]] / total
        b = second.count[second.at[whole.first + left]] / total
        with np.errstate(divide="ignore", invalid="ignore"):
            information = np.log(share / (a * b)) / -np.log(share)
        least = np.minimum(least, information)
    return least
