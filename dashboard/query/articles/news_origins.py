"""The origins of the selected articles: which agencies or outlets they name, and who published first."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask, Postings, build_postings
from dashboard.query.selection.article_list import choose_listed_articles, rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso_day_number
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
# Column -> the manner in which an article names its origin.
_MANNERS = {"dateline": "dateline", "byline": "byline", "signed_off": "signed off", "cited": "cited"}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class OriginSummary:
    """How many articles there are, and their origins, those of the most articles first."""

    n_articles: int
    n_copies_free: int
    n_none: int
    origins: tuple[str, ...]

    def __str__(self) -> str:
        """Return "61 articles, 48 without copies, at least 2 origins (Reuters, Yonhap); 11 name none"."""
        articles = f"{self.n_articles:,} article{'' if self.n_articles == 1 else 's'}"
        if not self.origins:
            return f"{articles}, {self.n_copies_free:,} without copies; none names an origin"
        named = ", ".join(self.origins[:_MOST_NAMED]) + (", ..." if len(self.origins) > _MOST_NAMED else "")
        plural = "origin" if len(self.origins) == 1 else "origins"
        none = f"{self.n_none:,} name{'s' if self.n_none == 1 else ''} none"
        without_copies = f"{self.n_copies_free:,} without copies"
        return f"{articles}, {without_copies}, at least {len(self.origins):,} {plural} ({named}); {none}"


def count_origins(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """Return the origins of the selected articles, in columns `COLUMNS`, those of the most articles first.

    An article counts once for each origin that it names. dateline, byline, signed_off and cited count the
    articles that name it in this manner; `first_day` is the earliest day of publication among its articles.
    """
    articles = select(corpus, filters).articles
    postings = _build_origin_postings(corpus)
    whole, rest = (count_by_value(corpus, postings, articles, unit) for unit in Unit)
    ranked = rest if filters.unit is Unit.WITHOUT_COPIES else whole
    names = corpus.origins.names
    order = sorted(np.flatnonzero(whole).tolist(), key=lambda origin: (-ranked[origin], names[origin]))
    by_manner = {
        column: count_by_value(corpus, _build_origin_postings(corpus, manner), articles, filters.unit)
        for column, manner in _MANNERS.items()
    }
    rows = [
        {
            "origin": names[origin],
            "articles": int(whole[origin]),
            "copies_free": int(rest[origin]),
            **{column: int(counts[origin]) for column, counts in by_manner.items()},
            **_find_first_report(corpus, postings.of(origin), articles),
        }
        for origin in order
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def summarise_origins(corpus: Corpus, filters: Filters) -> OriginSummary:
    """Return the origins that the selected articles name, and how many articles name none."""
    articles = select(corpus, filters).articles
    named = np.zeros(corpus.n, dtype=np.bool_)
    named[corpus.origins.article] = True
    counts = count_origins(corpus, filters)
    return OriginSummary(
        n_articles=int(np.count_nonzero(articles)),
        n_copies_free=count_stories(corpus, articles),
        n_none=count_by_unit(corpus, articles & ~named, filters.unit),
        origins=tuple(counts["origin"]),
    )


def list_publication_order(corpus: Corpus, filters: Filters, limit: int = 0) -> pd.DataFrame:
    """Return the dated articles by publisher, in columns `PUBLICATION_ORDER_COLUMNS`.

    Publishers come in the order of their first day, the articles of each by day; articles without a day are
    left out. `day` is the day of publication, `number` counts the days since the earliest article, and
    `first` marks the first article of each publisher. Without copies, one article represents its copies.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        limit: How many publishers to return; 0 returns all.
    """
    dated = select(corpus, filters).articles & (corpus.days.best != NO_DAY)
    rows = choose_listed_articles(corpus, dated, filters.unit)
    rows = rows[np.lexsort((rows, corpus.days.best[rows]))]
    if not len(rows):
        return pd.DataFrame([], columns=list(PUBLICATION_ORDER_COLUMNS))
    first_day = corpus.days.best[rows[0]]
    numbers, names = pd.factorize(corpus.articles["publisher"].iloc[rows].astype(str))
    by_publisher = np.argsort(numbers, kind="stable")
    by_publisher = by_publisher[numbers[by_publisher] < (limit or len(names))]
    rows, numbers = rows[by_publisher], numbers[by_publisher]
    origins = _list_origins_by_article(corpus, rows)
    publishers = [str(name) or "no publisher" for name in names]
    days = corpus.days.best[rows]
    return pd.DataFrame(
        {
            "publisher": [publishers[number] for number in numbers.tolist()],
            "day": _format_each_day(days),
            "number": (days - first_day).astype(np.int64),
            "first": np.diff(numbers, prepend=-1) != 0,
            "origins": [", ".join(origins.get(row, [])) for row in rows.tolist()],
            "title": corpus.articles["title"].iloc[rows].astype(str).to_numpy(),
            "key": corpus.articles["key"].iloc[rows].astype(str).to_numpy(),
        },
        columns=list(PUBLICATION_ORDER_COLUMNS),
    )


def _format_each_day(days: Ints) -> list[str]:
    """Return days as 2017-04-12; few are different, so each is formatted once."""
    words = {day: format_iso_day_number(day) for day in np.unique(days).tolist()}
    return [words[day] for day in days.tolist()]


def list_origins_of_article(corpus: Corpus, article: int) -> list[tuple[str, str]]:
    """Return the origins that one article names, each with the manner, in the order of the text."""
    origins = corpus.origins
    rows = np.flatnonzero(origins.article == article)
    return list(dict.fromkeys((origins.names[origins.name[row]], str(origins.how[row])) for row in rows))


def _list_origins_by_article(corpus: Corpus, articles: Longs) -> dict[int, list[str]]:
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[articles] = True
    names: dict[int, dict[str, None]] = {}
    for row in np.flatnonzero(mask[corpus.origins.article]):
        name = corpus.origins.names[corpus.origins.name[row]]
        names.setdefault(int(corpus.origins.article[row]), {})[name] = None
    return {article: list(own) for article, own in names.items()}


def _build_origin_postings(corpus: Corpus, manner: str = "") -> Postings:
    """Return the articles of each origin, or only those that name it in one manner."""
    origins = corpus.origins
    mask: Mask = origins.how == manner if manner else np.ones(len(origins.how), dtype=np.bool_)
    return build_postings(origins.name[mask], origins.article[mask], len(origins.names), corpus.n)


def _find_first_report(corpus: Corpus, rows: Ints, articles: Mask) -> dict[str, str]:
    """Return the earliest day among some articles, and who published then; '' where none is dated."""
    dated = rows[articles[rows] & (corpus.days.best[rows] != NO_DAY)]
    if not len(dated):
        return {"first_day": "", "first_publisher": ""}
    row = int(dated[np.lexsort((dated, rank_publication_days(corpus)[dated]))[0]])
    day = int(corpus.days.best[row])
    return {
        "first_day": format_day_numbers(day, day),
        "first_publisher": str(corpus.articles["publisher"].iloc[row]),
    }
