"""The stream of words -> phrases of two to four words that keep together more than chance would have it.

A phrase is kept where it stands in at least `FEWEST_ARTICLES` articles that are heard and, wherever it is parted in two, the
normalised pointwise mutual information of its parts (Bouma 2009) is at least `LEAST_ASSOCIATION`: 0 is
chance, 1 is never apart. So "prime minister" is one and "the minister" is not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST = 4
FEWEST_ARTICLES = 5
LEAST_ASSOCIATION = 0.5
_AT_ONCE = 1 << 24

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of n words that stand in enough articles.

    `at` holds for each place of the stream the number of the run that begins there, -1 for none; `count`
    how often each occurs in articles that are heard, `first` where it stands first.
    """

    at: Ints
    count: Longs
    first: Longs


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases, as runs of word numbers, and every place where one begins: (place, phrase)."""

    words: list[tuple[int, ...]]
    places: Longs
    numbers: Ints


def find_phrases(words: Ints, article: Ints, heard: Mask) -> Phrases:
    """Return the phrases of a stream and where they stand, overlapping ones too.

    Args:
        words: The stream: a number a word, negative where words cease to follow each other.
        article: The article of each place of the stream.
        heard: Of each place, whether its article is one that phrases are learnt from: no copy of another.
    """
    levels = [_single(words, article, heard)]
    total = max(1, int(np.count_nonzero((words >= 0) & heard)))
    found: list[tuple[int, ...]] = []
    places, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    for n in range(2, LONGEST + 1):
        runs = _longer(levels[-1], article, heard)
        levels.append(runs)
        number = np.full(len(runs.count), -1, dtype=np.int32)
        kept = np.flatnonzero(_association(levels, total) >= LEAST_ASSOCIATION)
        number[kept] = len(found) + np.arange(len(kept), dtype=np.int32)
        found.extend(tuple(words[at : at + n].tolist()) for at in runs.first[kept])
        at = np.flatnonzero(runs.at >= 0)
        begun = number[runs.at[at]]
        places.append(at[begun >= 0])
        numbers.append(begun[begun >= 0])
    return Phrases(found, np.concatenate(places), np.concatenate(numbers))


def _single(words: Ints, article: Ints, heard: Mask) -> Runs:
    at = np.flatnonzero(words >= 0)
    return _kept(len(words), at, words[at].astype(np.int64), article, heard)


def _longer(shorter: Runs, article: Ints, heard: Mask) -> Runs:
    """Return the runs that are one word longer: both of the shorter runs in each are frequent enough."""
    begins = (shorter.at[:-1] >= 0) & (shorter.at[1:] >= 0)
    at = np.flatnonzero(begins)
    codes = shorter.at[at].astype(np.int64) * max(1, len(shorter.count)) + shorter.at[at + 1]
    return _kept(len(shorter.at), at, codes, article, heard)


def _kept(length: int, at: Longs, codes: Longs, article: Ints, heard: Mask) -> Runs:
    """Return the runs, told apart by their codes, that stand in enough articles."""
    runs = Runs(np.full(length, -1, dtype=np.int32), np.zeros(0, np.int64), np.zeros(0, np.int64))
    counts, firsts, n = [runs.count], [runs.first], 0
    # Sorted part by part, so that the memory stays bounded.
    parts = 1 + len(codes) // _AT_ONCE
    for part in range(parts):
        mine = at if parts == 1 else at[codes % parts == part]
        code = codes if parts == 1 else codes[codes % parts == part]
        order = np.argsort(code, kind="stable")
        starts = _starts(code[order])
        run = np.cumsum(starts) - 1
        # Within a run the places rise, and so do their articles.
        new = starts | np.r_[True, np.diff(article[mine[order]]) != 0][: len(order)]
        counted = heard[mine[order]]
        enough = np.bincount(run, weights=new & counted) >= FEWEST_ARTICLES
        number = np.where(enough, n + np.cumsum(enough) - 1, -1)
        runs.at[mine[order]] = number[run]
        counts.append(np.bincount(run, weights=counted, minlength=len(enough))[enough].astype(np.int64))
        firsts.append(mine[order][starts][enough])
        n += int(enough.sum())
    return Runs(runs.at, np.concatenate(counts), np.concatenate(firsts))


def _starts(sorted_codes: Longs) -> NDArray[np.bool_]:
    starts = np.ones(len(sorted_codes), dtype=np.bool_)
    starts[1:] = sorted_codes[1:] != sorted_codes[:-1]
    return starts


def _association(levels: list[Runs], total: int) -> NDArray[np.float64]:
    """Return for each of the longest runs the least association of any two parts that make it up."""
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
