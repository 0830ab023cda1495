"""Who reports an event: its articles, and their sentences with all that a source needs."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.query.selection.article_list import list_articles, rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso
from dashboard.query.selection.sentences import read_article_texts
from dashboard.query.selection.visible_events import EventDisplay, find_visible_events
from dashboard.schema import Filters, Unit

REPORT_COLUMNS = (
    "cluster", "key", "start", "title", "publisher", "day", "published", "url", "file", "sentence",
)  # fmt: skip
ALL = EventDisplay()


def list_event_articles(
    corpus: Corpus, filters: Filters, cluster: int, limit: int = 50, shown: EventDisplay = ALL
) -> pd.DataFrame:
    """Return the selected articles that tell an event, the oldest first, in the columns of `list_articles`."""
    events = find_visible_events(corpus, filters, shown) & (corpus.events.cluster == cluster)
    keys = tuple(corpus.articles["key"].iloc[np.unique(corpus.events.article[events])])
    # No key at all would be no filter.
    asked = replace(filters, only_keys=keys or ("",))
    return list_articles(corpus, asked, order="oldest", limit=limit)


def list_reports(
    corpus: Corpus, filters: Filters, clusters: Sequence[int], shown: EventDisplay = ALL
) -> pd.DataFrame:
    """Return one row an event of `clusters` and article that tells it, in `REPORT_COLUMNS`.

    Events come in the order asked for, the earliest article of each first; without copies one article
    stands for its copies. `sentence` is the first of the article that tells the event.
    """
    mask = find_visible_events(corpus, filters, shown) & np.isin(corpus.events.cluster, list(clusters))
    events = _first_of_articles(corpus, np.flatnonzero(mask), clusters, filters.unit)
    texts = read_article_texts(corpus, corpus.events.article[events])
    return pd.DataFrame([_row(corpus, int(e), texts) for e in events], columns=list(REPORT_COLUMNS))


def _first_of_articles(corpus: Corpus, events: Longs, clusters: Sequence[int], unit: Unit) -> Longs:
    """Return the first event of each cluster and article (or story), in the order of the clusters."""
    told = corpus.events
    place = {cluster: number for number, cluster in enumerate(clusters)}
    rank = np.array([place[cluster] for cluster in told.cluster[events].tolist()], dtype=np.int64)
    article = told.article[events]
    published, stands = rank_publication_days(corpus)[article], corpus.is_chosen_copy[article]
    order = np.lexsort((events, article, published, ~stands, rank))
    holder = corpus.story[article] if unit is Unit.WITHOUT_COPIES else article
    _, first = np.unique(np.stack([rank[order], holder[order]]), axis=1, return_index=True)
    kept = order[first]
    return events[kept[np.lexsort((events[kept], article[kept], published[kept], rank[kept]))]]


def _row(corpus: Corpus, event: int, texts: dict[int, str]) -> tuple[object, ...]:
    told, article = corpus.events, int(corpus.events.article[event])
    known, days = corpus.articles.iloc[article], corpus.days
    inferred = bool(known["inferred"])
    return (
        int(told.cluster[event]),
        str(known["key"]),
        int(told.start[event]),
        str(known["title"]),
        str(known["publisher"]),
        format_day_numbers(int(days.first[article]), int(days.last[article]), inferred=inferred),
        format_iso(int(days.best[article])),
        str(known["url"]),
        str(known["file"]),
        " ".join(texts[article][told.start[event] : told.end[event]].split()),
    )
