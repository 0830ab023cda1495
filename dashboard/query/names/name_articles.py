"""The articles behind a list of names: one row for each name and article that names it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.article_list import choose_listed_articles, format_publication_day
from dashboard.query.selection.calendar import format_iso_day_number
from dashboard.query.selection.facets import get_facet
from dashboard.query.selection.select import select
from dashboard.schema import Filters, Kind

COLUMNS = ("label", "title", "publisher", "day", "published", "url", "key")


def list_name_articles(corpus: Corpus, filters: Filters, kind: str, keys: Sequence[str]) -> pd.DataFrame:
    """Return the selected articles of each name of a kind, in `COLUMNS`, in the order of `keys`.

    Without copies, one article represents its copies among those that name it.
    """
    articles, postings = select(corpus, filters).articles, get_facet(corpus, str(Kind(kind))).articles
    rows: list[tuple[str, ...]] = []
    for entity in (entity for key in keys for entity in corpus.entities_of_key(key)):
        naming = np.zeros(corpus.n, dtype=np.bool_)
        naming[postings.of(entity)] = True
        label = corpus.label_of(entity)
        listed = choose_listed_articles(corpus, naming & articles, filters.unit)
        rows.extend((label, *_cite_article(corpus, int(article))) for article in listed)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _cite_article(corpus: Corpus, article: int) -> tuple[str, ...]:
    record = corpus.articles.iloc[article]
    return (
        str(record["title"]),
        str(record["publisher"]),
        format_publication_day(corpus, article),
        format_iso_day_number(int(corpus.days.best[article])),
        str(record["url"]),
        str(record["key"]),
    )
