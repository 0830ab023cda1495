"""The reports of an event: its articles, and their sentences with the data to cite them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.query.selection.article_list import (
    format_publication_day,
    list_articles,
    rank_publication_days,
)
from dashboard.query.selection.calendar import format_iso_day_number
from dashboard.query.selection.sentences import read_article_texts
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay, find_visible_events
from dashboard.schema import Filters, Unit

REPORT_COLUMNS = (
    "cluster", "key", "start", "title", "publisher", "day", "published", "url", "file", "sentence",
)  # fmt: skip

SOURCE_COLUMNS = ("publisher", "title", "published", "url", "link")


def list_event_articles(
    corpus: Corpus, filters: Filters, cluster: int, limit: int = 50, display: EventDisplay = ALL_EVENTS
) -> pd.DataFrame:
    """Return the selected articles that report an event, the oldest first, as `list_articles` does."""
    events = find_visible_events(corpus, filters, display) & (corpus.events.cluster == cluster)
    keys = tuple(corpus.articles["key"].iloc[np.unique(corpus.events.article[events])])
    # An empty tuple of keys would select every article.
    by_key = replace(filters, only_keys=keys or ("",))
    return list_articles(corpus, by_key, order="oldest", limit=limit)


def list_reports(
    corpus: Corpus, filters: Filters, clusters: Sequence[int], display: EventDisplay = ALL_EVENTS
) -> pd.DataFrame:
    """Return one row for each event of `clusters` and article that reports it, in `REPORT_COLUMNS`.

    Events come in the order of `clusters`, the earliest article of each first. Without copies, one article
    represents its copies. `sentence` is the first sentence of the article that reports the event.
    """
    mask = find_visible_events(corpus, filters, display) & np.isin(corpus.events.cluster, list(clusters))
    events = _keep_first_per_article(corpus, np.flatnonzero(mask), clusters, filters.unit)
    texts = read_article_texts(corpus, corpus.events.article[events])
    return pd.DataFrame([_make_row(corpus, int(e), texts) for e in events], columns=list(REPORT_COLUMNS))


def add_sources(events: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Return events with the article that reports each first, and with all that report it.

    New columns are publisher, title, published, url and link of the first article, '' where there is none,
    and `sources`: publisher, title, day and address of every article, a line each.

    Args:
        events: Rows with cluster.
        reports: Their articles as `list_reports` gives them, with a link each.
    """
    first = reports.drop_duplicates("cluster").set_index("cluster")
    lines = reports.assign(line=[_cite_report(report) for _, report in reports.iterrows()])
    sources = lines.groupby("cluster", sort=False)["line"].agg("\n".join)
    columns = {name: events["cluster"].map(first[name]).fillna("") for name in SOURCE_COLUMNS}
    return events.assign(**columns, sources=events["cluster"].map(sources).fillna(""))


def _cite_report(report: "pd.Series[str]") -> str:
    """Return publisher, title, day and address of an article, in one line."""
    title, address = report["title"] or "(no title)", report["url"] or report["link"]
    return " · ".join(
        " ".join(part.split()) for part in (report["publisher"], title, report["day"], address) if part
    )


def _keep_first_per_article(corpus: Corpus, rows: Longs, clusters: Sequence[int], unit: Unit) -> Longs:
    """Return the first event of each cluster and article (or group of copies), in the order of `clusters`."""
    place = {cluster: number for number, cluster in enumerate(clusters)}
    rank = np.array([place[cluster] for cluster in corpus.events.cluster[rows].tolist()], dtype=np.int64)
    article = corpus.events.article[rows]
    published, is_main = rank_publication_days(corpus)[article], corpus.is_chosen_copy[article]
    order = np.lexsort((rows, article, published, ~is_main, rank))
    group = corpus.story[article] if unit is Unit.WITHOUT_COPIES else article
    _, first = np.unique(np.stack([rank[order], group[order]]), axis=1, return_index=True)
    chosen = order[first]
    return rows[chosen[np.lexsort((rows[chosen], article[chosen], published[chosen], rank[chosen]))]]


def _make_row(corpus: Corpus, event: int, texts: dict[int, str]) -> dict[str, object]:
    events, days, article = corpus.events, corpus.days, int(corpus.events.article[event])
    record = corpus.articles.iloc[article]
    return {
        "cluster": int(events.cluster[event]),
        "key": str(record["key"]),
        "start": int(events.start[event]),
        "title": str(record["title"]),
        "publisher": str(record["publisher"]),
        "day": format_publication_day(corpus, article),
        "published": format_iso_day_number(int(days.best[article])),
        "url": str(record["url"]),
        "file": str(record["file"]),
        "sentence": " ".join(texts[article][events.start[event] : events.end[event]].split()),
    }
