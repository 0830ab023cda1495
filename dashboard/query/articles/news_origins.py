"""How many origins the selected articles have: whose news it is, who had it first and who followed."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask, build_postings
from dashboard.query.selection.article_list import choose_listed_articles, rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso
from dashboard.query.selection.select import count_by_unit, count_stories, select
from dashboard.query.selection.value_counts import count_by_value
from dashboard.schema import NO_DAY, Filters, Unit

COLUMNS = (
    "origin",
    "articles",
    "copies_free",
    "dateline",
    "byline",
    "signed_off",
    "cited",
    "first_day",
    "first_publisher",
)
PUBLICATION_ORDER_COLUMNS = ("publisher", "day", "number", "first", "origins", "title", "key")
_HOW = ("dateline", "byline", "signed off", "cited")
_FEW = 3


@dataclass(frozen=True, slots=True)
class OriginSummary:
    """How many articles, how many without copies, how many name no origin, and the origins by name, the most first."""

    n_articles: int
    n_copies_free: int
    n_none: int
    origins: tuple[str, ...]
    known: bool

    def __str__(self) -> str:
        """Return it in words: "61 articles, 48 without copies, at least 2 origins (Reuters, Yonhap); 11 name none"."""
        articles = f"{self.n_articles:,} article{'' if self.n_articles == 1 else 's'}"
        if not self.origins:
            return f"{articles}, {self.n_copies_free:,} without copies; none names an origin"
        named = ", ".join(self.origins[:_FEW]) + (", ..." if len(self.origins) > _FEW else "")
        plural = "origin" if len(self.origins) == 1 else "origins"
        none = f"{self.n_none:,} name{'s' if self.n_none == 1 else ''} none"
        return f"{articles}, {self.n_copies_free:,} without copies, at least {len(self.origins):,} {plural} ({named}); {none}"


def count_origins(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """Return the origins of the selected articles, in columns `COLUMNS`, those of the most articles first.

    An article counts once for each origin that it names. dateline, byline, signed_off and cited are how many
    articles name it so; `first_day` is the earliest day of publication among them.
    """
    articles = select(corpus, filters).articles
    found = _postings(corpus)
    whole, rest = (count_by_value(corpus, found, articles, unit) for unit in Unit)
    ranked = rest if filters.unit is Unit.WITHOUT_COPIES else whole
    names = corpus.origins.names
    order = sorted(np.flatnonzero(whole).tolist(), key=lambda origin: (-ranked[origin], names[origin]))
    ways = {how: count_by_value(corpus, _postings(corpus, how), articles, filters.unit) for how in _HOW}
    rows = [
        (
            *(names[origin], int(whole[origin]), int(rest[origin])),
            *(int(ways[how][origin]) for how in _HOW),
            *_first(corpus, found.of(origin), articles),
        )
        for origin in order
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def summarise_origins(corpus: Corpus, filters: Filters) -> OriginSummary:
    """Return how many origins the selected articles have at least, and how many articles name none."""
    articles = select(corpus, filters).articles
    named = np.zeros(corpus.n, dtype=np.bool_)
    named[corpus.origins.article] = True
    counts = count_origins(corpus, filters)
    return OriginSummary(
        n_articles=int(np.count_nonzero(articles)),
        n_copies_free=count_stories(corpus, articles),
        n_none=count_by_unit(corpus, articles & ~named, filters.unit),
        origins=tuple(counts["origin"]),
        known="origins" in corpus.meta.get("counts", {}),
    )


def list_publication_order(corpus: Corpus, filters: Filters, limit: int = 0) -> pd.DataFrame:
    """Return the dated articles of the publishers that had it first, in columns `FOLLOWED_COLUMNS`.

    `day` is the day of publication and `number` counts days from the first of all; `first` marks the first
    article of each publisher. Publishers come in the order of their first day; articles without a day are
    left out. Without copies one article stands for its copies.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        limit: How many publishers to return; 0 returns all.
    """
    rows = choose_listed_articles(
        corpus, select(corpus, filters).articles & (corpus.days.best != NO_DAY), filters.unit
    )
    rows = rows[np.lexsort((rows, corpus.days.best[rows]))]
    publishers = corpus.articles["publisher"].iloc[rows].astype(str).to_numpy(dtype=object)
    order = list(dict.fromkeys(publishers))[: limit or None]
    place = {publisher: number for number, publisher in enumerate(order)}
    origins = _named_by(corpus, rows)
    zero = int(corpus.days.best[rows].min(initial=0)) if not len(rows) else int(corpus.days.best[rows[0]])
    made, seen = [], set()
    for row, publisher in zip(map(int, rows), publishers, strict=True):
        if publisher in place:
            made.append(
                (place[publisher], _followed(corpus, row, publisher, publisher not in seen, origins, zero))
            )
            seen.add(publisher)
    made.sort(key=lambda pair: pair[0])
    return pd.DataFrame([row for _, row in made], columns=list(PUBLICATION_ORDER_COLUMNS))


def origins_of(corpus: Corpus, article: int) -> list[tuple[str, str]]:
    """Return the origins that one article names, each with how, in the order of the text."""
    rows = np.flatnonzero(corpus.origins.article == article)
    found = [(corpus.origins.names[corpus.origins.name[row]], str(corpus.origins.how[row])) for row in rows]
    return list(dict.fromkeys(found))


def _followed(
    corpus: Corpus, row: int, publisher: str, first: bool, origins: dict[int, list[str]], zero: int
) -> tuple[Any, ...]:
    known, day = corpus.articles.iloc[row], int(corpus.days.best[row])
    named = ", ".join(origins.get(row, []))
    return (
        publisher or "no publisher",
        format_iso(day),
        day - zero,
        first,
        named,
        str(known["title"]),
        str(known["key"]),
    )


def _named_by(corpus: Corpus, rows: Longs) -> dict[int, list[str]]:
    wanted = np.zeros(corpus.n, dtype=np.bool_)
    wanted[rows] = True
    found: dict[int, list[str]] = {}
    for at in np.flatnonzero(wanted[corpus.origins.article]):
        named = found.setdefault(int(corpus.origins.article[at]), [])
        name = corpus.origins.names[corpus.origins.name[at]]
        if name not in named:
            named.append(name)
    return found


def _postings(corpus: Corpus, how: str = "") -> Any:
    origins = corpus.origins
    kept: Mask = origins.how == how if how else np.ones(len(origins.how), dtype=np.bool_)
    return build_postings(origins.name[kept], origins.article[kept], len(origins.names), corpus.n)


def _first(corpus: Corpus, rows: Ints, articles: Mask) -> tuple[str, str]:
    """Return the earliest day among some articles, and who published then; '' where none is dated."""
    kept = rows[articles[rows] & (corpus.days.best[rows] != NO_DAY)]
    if not len(kept):
        return "", ""
    row = int(kept[np.lexsort((kept, rank_publication_days(corpus)[kept]))[0]])
    day = int(corpus.days.best[row])
    return format_day_numbers(day, day), str(corpus.articles["publisher"].iloc[row])
