"""Two selections side by side: A, B, what is in both, and every count of the one against the other."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.query.selection.calendar import choose_bin, find_bin_start, format_bin, number_bins
from dashboard.query.selection.facet_counts import find_listable_values
from dashboard.query.selection.facets import get_facet
from dashboard.query.selection.select import count_by_unit, select
from dashboard.query.selection.value_counts import count_by_value, count_value_pairs
from dashboard.query.words.keyness import Keyness, rank_distinctive_terms
from dashboard.query.words.stop_words import stop_mask
from dashboard.schema import NO_DAY, DayRange, Filters, Unit, to_number

VALUE_COLUMNS = ("key", "label", "a", "b", "value_a", "value_b")
PUBLISHER_COLUMNS = ("publisher", "articles", "a", "b", "value_a", "value_b")
TIME_COLUMNS = ("label", "side", "start", "stop", "count", "value", "bucket")
ANY = DayRange()


class Measure(StrEnum):
    """What a comparison counts in."""

    ARTICLES = "articles"
    SHARE = "share of the publishers' articles"
    PER_MILLION = "per million words"


@dataclass(frozen=True, slots=True)
class Pair:
    """The articles of A and of B; an article may be in both."""

    a: Mask
    b: Mask


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many articles are in A only, in both, and in B only."""

    a_only: int
    both: int
    b_only: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How many articles a side has, how many words, and of how many publishers."""

    articles: int
    words: int
    publishers: int


def select_pair(corpus: Corpus, a: Filters, b: Filters | None, same_publishers: bool = False) -> Pair:
    """Return the articles of two sides.

    Args:
        corpus: The corpus.
        a: What A is.
        b: What B is; None for all articles that are not in A.
        same_publishers: Whether only articles of publishers that have some on both sides are kept.
    """
    mask = select(corpus, a).articles
    pair = Pair(mask, corpus.live & ~mask if b is None else select(corpus, b).articles)
    if not same_publishers:
        return pair
    publishers = corpus.facets["publisher"].articles
    shared = (publishers.count(pair.a) > 0) & (publishers.count(pair.b) > 0)
    kept = publishers.mask_of_all(shared)
    return Pair(pair.a & kept, pair.b & kept)


def count_overlap(corpus: Corpus, pair: Pair, unit: Unit) -> Overlap:
    """Return how two sides overlap, each part counted by itself."""
    parts = (pair.a & ~pair.b, pair.a & pair.b, pair.b & ~pair.a)
    return Overlap(*(count_by_unit(corpus, part, unit) for part in parts))


def summarise_side(corpus: Corpus, side: Mask, unit: Unit) -> Summary:
    """Return what a side holds."""
    publishers = corpus.facets["publisher"].articles.count(side)
    return Summary(count_by_unit(corpus, side, unit), _words(corpus, side), int(np.count_nonzero(publishers)))


def compare_values(
    corpus: Corpus, pair: Pair, facet: str, unit: Unit, measure: Measure, about: bool = True, limit: int = 12
) -> pd.DataFrame:
    """Return the values of a facet that most articles of A and B hold, in columns `VALUE_COLUMNS`.

    `a` and `b` are articles in the unit, `value_a` and `value_b` the same in the measure; those with the
    largest value on either side come first. Hidden names are not listed.
    """
    found = get_facet(corpus, facet, about=about)
    counts = [count_by_value(corpus, found.articles, side, unit) for side in (pair.a, pair.b)]
    values = [
        counts[at] * scale_factor(corpus, side, unit, measure) for at, side in enumerate((pair.a, pair.b))
    ]
    largest = np.maximum(*values)
    listed = np.flatnonzero(find_listable_values(found, counts[0] + counts[1])).tolist()
    ranked = sorted(listed, key=lambda value: (-largest[value], found.label(value), found.key(value)))
    rows = [
        (found.key(v), found.label(v), *(int(n[v]) for n in counts), *(float(n[v]) for n in values))
        for v in ranked[: limit or None]
    ]
    return pd.DataFrame(rows, columns=list(VALUE_COLUMNS))


def compare_publishers(corpus: Corpus, pair: Pair, unit: Unit, measure: Measure) -> pd.DataFrame:
    """Return the publishers of A and B, in columns `PUBLISHER_COLUMNS`, those with the most articles first.

    `articles` is how many each has in the whole corpus; a share is of these, per million is per million words
    of the publisher's articles on that side. Articles without a publisher are under ''.
    """
    publishers = corpus.facets["publisher"]
    none = corpus.live & ~publishers.articles.mask_of(range(len(publishers.keys)))
    rows: list[tuple[str, int, int, int, float, float]] = []
    for number, name in enumerate((*publishers.labels, "")):
        mask = publishers.articles.mask_of([number]) & corpus.live if name else none
        sides = [mask & side for side in (pair.a, pair.b)]
        counts = [count_by_unit(corpus, side, unit) for side in sides]
        if any(counts):
            whole = count_by_unit(corpus, mask, unit)
            bases = [_base(measure, whole, _words(corpus, side)) for side in sides]
            rows.append((name, whole, counts[0], counts[1], counts[0] * bases[0], counts[1] * bases[1]))
    rows.sort(key=lambda row: (-row[2] - row[3], row[0]))
    return pd.DataFrame(rows, columns=list(PUBLISHER_COLUMNS))


def compare_time(
    corpus: Corpus, pair: Pair, unit: Unit, measure: Measure, within: DayRange = ANY
) -> pd.DataFrame:
    """Return both sides over the days of publication, in columns `TIME_COLUMNS`: a row a bin and side.

    Bins are the same for both, empty ones among them; "several" (bins) and "undated" come last and have no start.
    Where days are given only their bins have rows, and what lies in others is one row a side, "outside".
    """
    known = corpus.days.first != NO_DAY
    size, bins = _bins(corpus, (pair.a | pair.b) & known, within)
    rows: list[tuple[str, str, str, str, int, float, str]] = []
    for side, mask in (("A", pair.a), ("B", pair.b)):
        base = scale_factor(corpus, mask, unit, measure)
        counts, several, outside = _over_time(corpus, mask & known, size, bins, unit)
        named = [(*_said(number, size), int(n), "bin") for number, n in zip(bins, counts, strict=True)]
        beside = [("outside", outside)] if within else []
        beside += [("several", several), ("undated", count_by_unit(corpus, mask & ~known, unit))]
        named += [(bucket, "", "", n, bucket) for bucket, n in beside]
        rows += [(label, side, day, stop, n, n * base, bucket) for label, day, stop, n, bucket in named]
    return pd.DataFrame(rows, columns=list(TIME_COLUMNS))


def compare_words(corpus: Corpus, pair: Pair, changes: StopWordChanges, with_both: bool = False) -> Keyness:
    """Return the distinctive words of A and of B, without the articles of both unless asked, without stop words."""
    a, b = (pair.a, pair.b) if with_both else (pair.a & ~pair.b, pair.b & ~pair.a)
    return rank_distinctive_terms(corpus, a, b, listable=~stop_mask(corpus.terms, changes))


def scale_factor(corpus: Corpus, side: Mask, unit: Unit, measure: Measure) -> float:
    """Return what a count of articles of a side is multiplied by; 0 where there is nothing to measure it by."""
    if measure is not Measure.SHARE:
        return _base(measure, 0, _words(corpus, side))
    publishers = corpus.facets["publisher"].articles
    theirs = publishers.mask_of_all(publishers.count(side) > 0)
    nameless = ~publishers.mask_of(range(publishers.n_values))
    if bool((side & nameless).any()):
        theirs = theirs | nameless
    return _base(measure, count_by_unit(corpus, theirs & corpus.live, unit), 0)


def _base(measure: Measure, articles: int, words: int) -> float:
    if measure is Measure.ARTICLES:
        return 1.0
    if measure is Measure.SHARE:
        return 100 / articles if articles else 0.0
    return 1e6 / words if words else 0.0


def _words(corpus: Corpus, articles: Mask) -> int:
    return int(corpus.articles["n_words"].to_numpy()[articles].sum())


def _bins(corpus: Corpus, articles: Mask, within: DayRange) -> tuple[str, range]:
    """Return the size and the numbers of the bins that hold some articles, or days."""
    rows = np.flatnonzero(articles)
    if not len(rows):
        return "day", range(0)
    ends = [int(corpus.days.first[rows].min()), int(corpus.days.last[rows].max())]
    if within.first is not None and within.last is not None:
        ends = [to_number(within.first), to_number(within.last)]
    size = choose_bin(*ends)
    first, last = number_bins(np.array(ends, dtype=np.int32), size)
    return size, range(int(first), int(last) + 1)


def _over_time(corpus: Corpus, articles: Mask, size: str, bins: range, unit: Unit) -> tuple[Longs, int, int]:
    """Return how many articles lie in each bin, how many in several, and how many in others."""
    rows = np.flatnonzero(articles)
    first, last = (_bin(days[rows], size) for days in (corpus.days.first, corpus.days.last))
    inside = first == last
    drawn = inside & (first >= bins.start) & (first < bins.stop)
    counts = count_value_pairs(corpus, first[drawn] - bins.start, rows[drawn], len(bins), unit)
    several, outside = (
        count_by_unit(corpus, np.isin(np.arange(corpus.n), rows[beside]), unit)
        for beside in (~inside, inside & ~drawn)
    )
    return counts, several, outside


def _bin(days: Ints, size: str) -> Longs:
    return number_bins(days, size) if len(days) else days.astype(np.int64)


def _said(number: int, size: str) -> tuple[str, str, str]:
    """Return the label of a bin, its first day and the first day after it."""
    first, stop = find_bin_start(number, size), find_bin_start(number + 1, size)
    return format_bin(first, stop - dt.timedelta(days=1), size), first.isoformat(), stop.isoformat()
