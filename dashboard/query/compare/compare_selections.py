"""Two selections, A and B, compared: what each has alone and in common, and each count side by side."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.decisions.log.stop_words import StopWordChanges
from dashboard.query.selection.calendar import choose_bin, find_bin_start, format_bin, number_bins
from dashboard.query.selection.facet_counts import find_listable_values
from dashboard.query.selection.facets import Facet
from dashboard.query.selection.select import count_by_unit, select
from dashboard.query.selection.value_counts import count_by_value, count_value_pairs
from dashboard.query.words.keyness import Keyness, rank_distinctive_terms
from dashboard.query.words.stop_words import mark_stop_words
from dashboard.schema import NO_DAY, DayRange, Filters, Unit, day_to_number

VALUE_COLUMNS = ("key", "label", "a", "b", "value_a", "value_b")
PUBLISHER_COLUMNS = ("publisher", "articles", "a", "b", "value_a", "value_b")
TIME_COLUMNS = ("label", "side", "start", "stop", "count", "value", "bucket")
ALL_DAYS = DayRange()
_COUNTS, _VALUES = ("a", "b"), ("value_a", "value_b")


class Measure(StrEnum):
    """The measure that a comparison counts in."""

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
    """How many articles a side has, how many words they have, and how many publishers they come from."""

    articles: int
    words: int
    publishers: int


def select_both_sides(corpus: Corpus, a: Filters, b: Filters | None, same_publishers: bool = False) -> Pair:
    """Return the articles of two sides.

    Args:
        corpus: The corpus.
        a: The filters of A.
        b: The filters of B; None for all articles that are not in A.
        same_publishers: Whether to keep only the publishers that have articles on both sides.
    """
    mask = select(corpus, a).articles
    pair = Pair(mask, corpus.live & ~mask if b is None else select(corpus, b).articles)
    if not same_publishers:
        return pair
    publishers = corpus.facets["publisher"].articles
    shared = (publishers.count(pair.a) > 0) & (publishers.count(pair.b) > 0)
    of_shared = publishers.mask_of_all(shared)
    return Pair(pair.a & of_shared, pair.b & of_shared)


def count_overlap(corpus: Corpus, pair: Pair, unit: Unit) -> Overlap:
    """Return how many articles the sides have alone and in common."""
    parts = (pair.a & ~pair.b, pair.a & pair.b, pair.b & ~pair.a)
    return Overlap(*(count_by_unit(corpus, part, unit) for part in parts))


def summarise_side(corpus: Corpus, side: Mask, unit: Unit) -> Summary:
    """Return the numbers of articles, words and publishers of a side."""
    publishers = corpus.facets["publisher"].articles.count(side)
    n_articles = count_by_unit(corpus, side, unit)
    return Summary(n_articles, _count_words(corpus, side), int(np.count_nonzero(publishers)))


def compare_values(
    corpus: Corpus, pair: Pair, facet: Facet, unit: Unit, measure: Measure, limit: int = 12
) -> pd.DataFrame:
    """Return the values of a facet that are most frequent in A or B, in columns `VALUE_COLUMNS`.

    `a` and `b` are articles in the unit, `value_a` and `value_b` the same in the measure. The values with the
    largest number on either side come first. Hidden names are not listed.
    """
    sides = (pair.a, pair.b)
    counts = [count_by_value(corpus, facet.articles, side, unit) for side in sides]
    values = [
        count * get_scale_factor(corpus, side, unit, measure)
        for count, side in zip(counts, sides, strict=True)
    ]
    largest = np.maximum(*values)
    listed = np.flatnonzero(find_listable_values(facet, counts[0] + counts[1])).tolist()
    ranked = sorted(listed, key=lambda value: (-largest[value], facet.label(value), facet.key(value)))
    rows = [
        {
            "key": facet.key(value),
            "label": facet.label(value),
            **dict(zip(_COUNTS, (int(count[value]) for count in counts), strict=True)),
            **dict(zip(_VALUES, (float(scaled[value]) for scaled in values), strict=True)),
        }
        for value in ranked[: limit or None]
    ]
    return pd.DataFrame(rows, columns=list(VALUE_COLUMNS))


def compare_publishers(corpus: Corpus, pair: Pair, unit: Unit, measure: Measure) -> pd.DataFrame:
    """Return the publishers of A and B, those with the most articles first, in columns `PUBLISHER_COLUMNS`.

    `articles` counts the publisher's articles in the whole corpus, of which a share is taken. Per million is
    per million words of the publisher's articles on that side. Articles without a publisher are under ''.
    """
    publishers = corpus.facets["publisher"]
    nameless = corpus.live & ~publishers.articles.mask_of(range(len(publishers.keys)))
    rows: list[dict[str, str | int | float]] = []
    for number, name in enumerate((*publishers.labels, "")):
        mask = publishers.articles.mask_of([number]) & corpus.live if name else nameless
        sides = [mask & side for side in (pair.a, pair.b)]
        counts = [count_by_unit(corpus, side, unit) for side in sides]
        if any(counts):
            whole = count_by_unit(corpus, mask, unit)
            factors = [_find_factor(measure, whole, _count_words(corpus, side)) for side in sides]
            values = [count * factor for count, factor in zip(counts, factors, strict=True)]
            rows.append(
                {
                    "publisher": name,
                    "articles": whole,
                    **dict(zip(_COUNTS, counts, strict=True)),
                    **dict(zip(_VALUES, values, strict=True)),
                }
            )
    rows.sort(key=lambda row: (-int(row["a"]) - int(row["b"]), str(row["publisher"])))
    return pd.DataFrame(rows, columns=list(PUBLISHER_COLUMNS))


def compare_time(
    corpus: Corpus, pair: Pair, unit: Unit, measure: Measure, within: DayRange = ALL_DAYS
) -> pd.DataFrame:
    """Return both sides by day of publication: a row for each bin and side, in columns `TIME_COLUMNS`.

    Both sides have the same bins, also empty ones. The rows "several" (bins) and "undated" come last and have
    no start. If days are given, only their bins have rows; the articles of all others are in one row a side,
    "outside".
    """
    dated = corpus.days.first != NO_DAY
    size, bins = _choose_bins(corpus, (pair.a | pair.b) & dated, within)
    rows: list[dict[str, str | int | float]] = []
    for side, mask in (("A", pair.a), ("B", pair.b)):
        factor = get_scale_factor(corpus, mask, unit, measure)
        counts, several, outside = _count_by_bin(corpus, mask & dated, size, bins, unit)
        counted = [
            (_describe_bin(number, size), int(n), "bin") for number, n in zip(bins, counts, strict=True)
        ]
        undated = count_by_unit(corpus, mask & ~dated, unit)
        others = {"outside": outside} if within else {}
        others |= {"several": several, "undated": undated}
        counted += [({"label": name, "start": "", "stop": ""}, n, name) for name, n in others.items()]
        rows += [
            {**described, "side": side, "count": n, "value": n * factor, "bucket": bucket}
            for described, n, bucket in counted
        ]
    return pd.DataFrame(rows, columns=list(TIME_COLUMNS))


def compare_words(corpus: Corpus, pair: Pair, changes: StopWordChanges, with_both: bool = False) -> Keyness:
    """Return the distinctive words of A and of B, without stop words.

    The articles that are on both sides are left out, unless `with_both` is set.
    """
    a, b = (pair.a, pair.b) if with_both else (pair.a & ~pair.b, pair.b & ~pair.a)
    return rank_distinctive_terms(corpus, a, b, listable=~mark_stop_words(corpus.terms, changes))


def get_scale_factor(corpus: Corpus, side: Mask, unit: Unit, measure: Measure) -> float:
    """Return the factor that turns an article count of a side into the measure; 0 where there is no base."""
    if measure is not Measure.SHARE:
        return _find_factor(measure, 0, _count_words(corpus, side))
    publishers = corpus.facets["publisher"].articles
    of_publishers = publishers.mask_of_all(publishers.count(side) > 0)
    nameless = ~publishers.mask_of(range(publishers.n_values))
    if bool((side & nameless).any()):
        of_publishers = of_publishers | nameless
    return _find_factor(measure, count_by_unit(corpus, of_publishers & corpus.live, unit), 0)


def _find_factor(measure: Measure, articles: int, words: int) -> float:
    if measure is Measure.ARTICLES:
        return 1.0
    if measure is Measure.SHARE:
        return 100 / articles if articles else 0.0
    return 1e6 / words if words else 0.0


def _count_words(corpus: Corpus, articles: Mask) -> int:
    return int(corpus.articles["n_words"].to_numpy()[articles].sum())


def _choose_bins(corpus: Corpus, articles: Mask, within: DayRange) -> tuple[str, range]:
    """Return the length and the numbers of the bins that cover some articles, or the given days."""
    rows = np.flatnonzero(articles)
    if not len(rows):
        return "day", range(0)
    ends = [int(corpus.days.first[rows].min()), int(corpus.days.last[rows].max())]
    if within.first is not None and within.last is not None:
        ends = [day_to_number(within.first), day_to_number(within.last)]
    size = choose_bin(*ends)
    first, last = number_bins(np.array(ends, dtype=np.int32), size)
    return size, range(int(first), int(last) + 1)


def _count_by_bin(
    corpus: Corpus, articles: Mask, size: str, bins: range, unit: Unit
) -> tuple[Longs, int, int]:
    """Return how many articles lie in each bin, how many in several bins, and how many in other bins."""
    rows = np.flatnonzero(articles)
    first, last = (number_bins(days[rows], size) for days in (corpus.days.first, corpus.days.last))
    in_one_bin = first == last
    drawn = in_one_bin & (first >= bins.start) & (first < bins.stop)
    counts = count_value_pairs(corpus, first[drawn] - bins.start, rows[drawn], len(bins), unit)
    several, outside = (
        count_by_unit(corpus, np.isin(np.arange(corpus.n), rows[others]), unit)
        for others in (~in_one_bin, in_one_bin & ~drawn)
    )
    return counts, several, outside


def _describe_bin(number: int, size: str) -> dict[str, str]:
    """Return the label of a bin of days, its first day, and the first day of the next bin, as ISO days."""
    first, stop = find_bin_start(number, size), find_bin_start(number + 1, size)
    label = format_bin(first, stop - dt.timedelta(days=1), size)
    return {"label": label, "start": first.isoformat(), "stop": stop.isoformat()}
