"""Key words in context: each hit of a query with the text before and after it, in several orders."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs
from dashboard.query.selection.article_list import format_publication_day, rank_publication_days
from dashboard.query.words.query_hits import Hits
from dashboard.query.words.token_offsets import TokenLocator

COLUMNS = (
    "key", "start", "end", "before", "hit", "after", "day", "country", "publisher", "title", "url", "rtl",
)  # fmt: skip
ORDERS = ("corpus", "before", "hit", "after", "day", "country", "publisher")
MAX_SORTED = 50_000
"""The most hits that are sorted at once; more stay in the order of the corpus until the user asks to sort."""
# How many words on either side decide the order.
_SORT_WORDS = 3


@dataclass(frozen=True, slots=True)
class HitPosition:
    """The place of a hit among all hits: its number, and how many there are.

    `before` and `after` are key and offset of its neighbours; the last hit leads to the first. `spans` are
    the hits of its article.
    """

    number: int
    total: int
    before: tuple[str, int]
    after: tuple[str, int]
    spans: tuple[tuple[int, int], ...]


def list_contexts(corpus: Corpus, hits: Hits, window: int) -> pd.DataFrame:
    """Return hits with their contexts, in columns `COLUMNS`, in the order of `hits`.

    `before` and `after` are up to `window` words of the original text on one line; they stop at a removed
    part. `start` and `end` are the place of the hit in its article. `country` lists what the article is
    about, and `rtl` states whether the line is written from right to left.
    """
    return pd.DataFrame(list(_list_rows(corpus, hits, window)), columns=list(COLUMNS))


def sort_hits(
    corpus: Corpus, hits: Hits, order: str, report_progress: Callable[[float], object] = lambda _: None
) -> Hits:
    """Return hits in an order of `ORDERS`; ties keep the order of the corpus.

    The orders "before" and "after" compare the words next to the hit, the nearest first, by alphabet. Undated
    articles come last. `report_progress` receives the completed share of the work, from 0 to 1.
    """
    keys = _make_sort_keys(corpus, hits, order)
    ranked = np.arange(len(hits))
    for number, key in enumerate(reversed(keys), start=1):
        ranked = ranked[np.argsort(key[ranked], kind="stable")]
        report_progress(number / len(keys))
    return hits.take(ranked)


def locate_hit(corpus: Corpus, hits: Hits, key: str, at: int) -> HitPosition | None:
    """Return the place of one hit among all, in the order of `hits`; None where none starts there.

    Args:
        corpus: The corpus.
        hits: The hits.
        key: The key of the article that is read.
        at: Where the hit starts in its text.
    """
    article = corpus.row_of(key)
    in_article = np.flatnonzero(hits.article == article)
    texts = TokenLocator(corpus)
    spans = [_find_span(texts, hits, int(number)) for number in in_article]
    matches = [number for number, (start, _) in zip(in_article.tolist(), spans, strict=True) if start == at]
    if not matches:
        return None
    keys = corpus.articles["key"]
    before, after = (
        (str(keys.iloc[hits.article[number]]), _find_span(texts, hits, number)[0])
        for number in ((matches[0] - 1) % len(hits), (matches[0] + 1) % len(hits))
    )
    return HitPosition(matches[0] + 1, len(hits), before, after, tuple(sorted(spans)))


def _find_span(texts: TokenLocator, hits: Hits, number: int) -> tuple[int, int]:
    at, length = int(hits.at[number]), int(hits.length[number])
    spans = texts.spans(int(hits.article[number]), at, at + length)
    return spans[0][0], spans[-1][1]


def group_by_article(hits: Hits) -> Hits:
    """Return hits grouped by article, articles in the order of their first hit."""
    _, first, number = np.unique(hits.article, return_index=True, return_inverse=True)
    return hits.take(np.lexsort((hits.at, first[number])))


def is_right_to_left(text: str) -> bool:
    """Return whether a text is written from right to left; its first letter with a direction decides."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((letter in ("R", "AL") for letter in directions if letter in ("L", "R", "AL")), False)


def _make_sort_keys(corpus: Corpus, hits: Hits, order: str) -> Sequence[Ints | Longs]:
    """Return the columns that hits are sorted by, the most important first."""
    match order:
        case "before":
            return _read_words(corpus, hits.at - 1, -1)
        case "after":
            return _read_words(corpus, hits.at + hits.length, 1)
        case "hit":
            return [corpus.stream.words[hits.at], *_read_words(corpus, hits.at + 1, 1)]
        case "day":
            return [rank_publication_days(corpus)[hits.article]]
        case "country":
            return [_rank_values(list_main_countries(corpus, hits.article))]
        case "publisher":
            return [_rank_values(corpus.articles["publisher"].astype(str).iloc[hits.article].tolist())]
    return []


def _read_words(corpus: Corpus, at: Longs, step: int) -> list[Ints]:
    """Return the next words from each position, the nearest first; -1 from the first removed part on."""
    stream = corpus.stream.words
    words: list[Ints] = []
    is_open = np.ones(len(at), dtype=np.bool_)
    for number in range(_SORT_WORDS):
        place = np.clip(at + number * step, -1, len(stream) - 1)
        # Positions before and after the stream read its last entry, which is never a word.
        word = np.where(is_open, stream[place], -1)
        is_open &= word >= 0
        words.append(word)
    return words


def _rank_values(values: Sequence[str]) -> Longs:
    return np.unique(np.asarray(values, dtype=object), return_inverse=True)[1]


def list_main_countries(corpus: Corpus, articles: Longs) -> list[str]:
    """Return the names of the countries that each article is about."""
    countries = corpus.countries[True]
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[articles] = True
    labels: dict[int, list[str]] = {}
    for value, article in zip(*(each.tolist() for each in countries.articles.pairs(mask)), strict=True):
        labels.setdefault(article, []).append(countries.labels[value])
    return [", ".join(sorted(labels.get(article, []))) for article in articles.tolist()]


def _list_rows(corpus: Corpus, hits: Hits, window: int) -> Iterator[dict[str, object]]:
    locator = TokenLocator(corpus)
    countries = list_main_countries(corpus, hits.article)
    positions = zip(hits.article.tolist(), hits.at.tolist(), hits.length.tolist(), countries, strict=True)
    for article, at, length, country in positions:
        record = corpus.articles.iloc[article]
        words = _find_window(corpus, at, length, window)
        start, end, before, after = _read_context(locator, article, at, length, words)
        hit = _join_lines(locator.text_of(article)[start:end])
        yield {
            "key": str(record["key"]),
            "start": start,
            "end": end,
            "before": before,
            "hit": hit,
            "after": after,
            "day": format_publication_day(corpus, article),
            "country": country,
            "publisher": str(record["publisher"]),
            "title": str(record["title"]),
            "url": str(record["url"]),
            "rtl": is_right_to_left(hit or before),
        }


def _read_context(
    locator: TokenLocator, article: int, at: int, length: int, window: tuple[int, int]
) -> tuple[int, int, str, str]:
    """Return where a hit starts and ends in its text, and the text before and after it."""
    first, stop = window
    spans = locator.spans(article, first, stop)
    start, end = spans[at - first][0], spans[at - first + length - 1][1]
    text = locator.text_of(article)
    # What follows the last word up to the next one is of the sentence too: its full stop.
    return start, end, _join_lines(text[spans[0][0] : start]), _join_lines(text[end : spans[-1][1]])


def _find_window(corpus: Corpus, at: int, length: int, window: int) -> tuple[int, int]:
    """Return the positions from `window` words before a hit to as many after it, up to a removed part."""
    stream = corpus.stream.words
    low = max(0, at - window)
    ends = np.flatnonzero(stream[low:at] < 0)
    first = low + int(ends[-1]) + 1 if len(ends) else low
    after = np.flatnonzero(stream[at + length : at + length + window] < 0)
    stop = at + length + (int(after[0]) if len(after) else window)
    return first, min(stop, len(stream))


def _join_lines(text: str) -> str:
    return " ".join(text.split())
