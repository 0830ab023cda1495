"""Key words in context: each hit of a query with what stands before and after it, in several orders."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers
from dashboard.query.words.query_hits import Hits
from dashboard.query.words.token_positions import TokenLocator

COLUMNS = (
    "key", "start", "end", "before", "hit", "after", "day", "country", "publisher", "title", "url", "rtl",
)  # fmt: skip
ORDERS = ("corpus", "before", "hit", "after", "day", "country", "publisher")
MAX_SORTED = 50_000
"""So many hits are sorted at once; more of them stay in the order of the corpus until sorting is asked for."""
# How many words on either side a sort looks at.
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class HitPosition:
    """A hit among others: its number of how many, the (key, place) of the one before and after, round and round,
    and where the hits of its article lie.
    """  # noqa: D205

    number: int
    total: int
    before: tuple[str, int]
    after: tuple[str, int]
    spans: tuple[tuple[int, int], ...]


def list_contexts(corpus: Corpus, hits: Hits, window: int) -> pd.DataFrame:
    """Return hits with their contexts, in columns `COLUMNS`, in the order given.

    `before` and `after` hold up to `window` words of the text as it is written, on one line, and stop where
    something was cut. `start` and `end` are the place of the hit in its article. `country` holds what the
    article is about; `rtl` says that the line is written from right to left.
    """
    return pd.DataFrame(list(_lines(corpus, hits, window)), columns=list(COLUMNS))


def sort_hits(
    corpus: Corpus, hits: Hits, order: str, tell: Callable[[float], object] = lambda _: None
) -> Hits:
    """Return hits in an order of `ORDERS`; ties stay as they stand in the corpus.

    Before and after go by the words next to the hit, nearest first, in the order of the alphabet; the undated
    come last. `tell` is told how much of the work is done, from 0 to 1.
    """
    keys = _keys(corpus, hits, order)
    ranked = np.arange(len(hits))
    for number, key in enumerate(reversed(keys), start=1):
        ranked = ranked[np.argsort(key[ranked], kind="stable")]
        tell(number / len(keys))
    return hits.take(ranked)


def locate_hit(corpus: Corpus, hits: Hits, key: str, at: int) -> HitPosition | None:
    """Return where one is among hits, in the order given, None where none of them starts there.

    Args:
        corpus: The corpus.
        hits: The hits.
        key: The key of the article that is read.
        at: Where the hit starts in its text.
    """
    article = corpus.row_of(key)
    mine = np.flatnonzero(hits.article == article)
    texts = TokenLocator(corpus)
    spans = [_span(texts, hits, int(number)) for number in mine]
    found = [number for number, (start, _) in zip(mine.tolist(), spans, strict=True) if start == at]
    if not found:
        return None
    keys = corpus.articles["key"]
    before, after = (
        (str(keys.iloc[hits.article[number]]), _span(texts, hits, number)[0])
        for number in ((found[0] - 1) % len(hits), (found[0] + 1) % len(hits))
    )
    return HitPosition(found[0] + 1, len(hits), before, after, tuple(sorted(spans)))


def _span(texts: TokenLocator, hits: Hits, number: int) -> tuple[int, int]:
    at, length = int(hits.at[number]), int(hits.length[number])
    spans = texts.spans(int(hits.article[number]), at, at + length)
    return spans[0][0], spans[-1][1]


def group_by_article(hits: Hits) -> Hits:
    """Return hits with those of an article together, articles in the order of their first hit."""
    _, first, number = np.unique(hits.article, return_index=True, return_inverse=True)
    return hits.take(np.lexsort((hits.at, first[number])))


def is_right_to_left(text: str) -> bool:
    """Return whether a text is written from right to left: its first letter of a known direction says so."""
    known = (unicodedata.bidirectional(letter) for letter in text)
    return next((way in ("R", "AL") for way in known if way in ("L", "R", "AL")), False)


def _keys(corpus: Corpus, hits: Hits, order: str) -> list[Any]:
    """Return what hits are sorted by, the weightiest first."""
    match order:
        case "before":
            return _next_words(corpus, hits.at - 1, -1)
        case "after":
            return _next_words(corpus, hits.at + hits.length, 1)
        case "hit":
            return [corpus.stream.words[hits.at], *_next_words(corpus, hits.at + 1, 1)]
        case "day":
            return [rank_publication_days(corpus)[hits.article]]
        case "country":
            return [_ranks(about_countries(corpus, hits.article))]
        case "publisher":
            return [_ranks(corpus.articles["publisher"].astype(str).to_numpy()[hits.article])]
    return []


def _next_words(corpus: Corpus, at: Longs, step: int) -> list[Ints]:
    """Return the words from each place on, nearest first; -1 from where words cease."""
    stream = corpus.stream.words
    found: list[Ints] = []
    going = np.ones(len(at), dtype=np.bool_)
    for number in range(_DEPTH):
        place = np.clip(at + number * step, -1, len(stream) - 1)
        # Both ends of the stream lead to its last place, where words cease.
        word = np.where(going, stream[place], -1)
        going &= word >= 0
        found.append(word)
    return found


def _ranks(values: Any) -> Longs:
    return np.unique(np.asarray(values, dtype=object), return_inverse=True)[1]


def about_countries(corpus: Corpus, articles: Longs) -> list[str]:
    """Return for each article the countries that it is about, in words."""
    countries = corpus.countries[True]
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[articles] = True
    labels: dict[int, list[str]] = {}
    for value, article in zip(*(each.tolist() for each in countries.articles.pairs(mask)), strict=True):
        labels.setdefault(article, []).append(countries.labels[value])
    return [", ".join(sorted(labels.get(article, []))) for article in articles.tolist()]


def _lines(corpus: Corpus, hits: Hits, window: int) -> Iterator[tuple[Any, ...]]:
    texts = TokenLocator(corpus)
    countries = about_countries(corpus, hits.article)
    told = zip(hits.article.tolist(), hits.at.tolist(), hits.length.tolist(), countries, strict=True)
    for article, at, length, country in told:
        known = corpus.articles.iloc[article]
        first, last = corpus.days.first[article], corpus.days.last[article]
        start, end, before, after = _around(corpus, texts, article, at, length, window)
        hit = _on_one_line(texts.of(article)[start:end])
        yield (
            *(str(known["key"]), start, end, before, hit, after),
            format_day_numbers(int(first), int(last), inferred=bool(known["inferred"])),
            *(country, str(known["publisher"]), str(known["title"]), str(known["url"])),
            is_right_to_left(hit or before),
        )


def _around(
    corpus: Corpus, texts: TokenLocator, article: int, at: int, length: int, window: int
) -> tuple[int, int, str, str]:
    """Return where a hit starts and ends in its text, and what stands before and after it."""
    first, stop = _stretch(corpus, at, length, window)
    spans = texts.spans(article, first, stop)
    start, end = spans[at - first][0], spans[at - first + length - 1][1]
    text = texts.of(article)
    # What follows the last word up to the next one is of the sentence too: its full stop.
    return start, end, _on_one_line(text[spans[0][0] : start]), _on_one_line(text[end : spans[-1][1]])


def _stretch(corpus: Corpus, at: int, length: int, window: int) -> tuple[int, int]:
    """Return the places from `window` words before a hit to as many after it, within what was not cut."""
    stream = corpus.stream.words
    low = max(0, at - window)
    ends = np.flatnonzero(stream[low:at] < 0)
    first = low + int(ends[-1]) + 1 if len(ends) else low
    after = np.flatnonzero(stream[at + length : at + length + window] < 0)
    stop = at + length + (int(after[0]) if len(after) else window)
    return first, min(stop, len(stream))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
