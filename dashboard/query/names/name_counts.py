"""Counts the names and countries in the selected articles."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.calendar import format_iso_day_number
from dashboard.query.selection.facet_counts import count_each_value, find_listable_values
from dashboard.query.selection.facets import get_facet
from dashboard.query.selection.select import select
from dashboard.query.selection.value_counts import count_by_value
from dashboard.schema import NO_DAY, Filters, Kind, Unit

COLUMNS = ("key", "label", "spellings", "articles", "copies_free", "mentions", "first", "last")


def count_names(
    corpus: Corpus,
    filters: Filters,
    kind: str,
    limit: int = 100,
    containing: str = "",
    required: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Return the names of a kind in the selected articles, those with most articles first.

    Columns: key, label, spellings (how many forms lead to it), articles, copies_free (articles without
    copies), mentions (over all selected articles), first and last (days of publication). All filters
    apply, so with a person chosen these are the names in articles with that person. Hidden names and
    names that occur only in cut parts are not listed. `limit` 0 lists all. `containing` lists only names with
    these letters in a spelling or the label, ignoring capitals; `required` are keys to list in any case.
    """
    articles = select(corpus, filters).articles
    facet = get_facet(corpus, str(Kind(kind)))
    n_articles = count_by_value(corpus, facet.articles, articles, Unit.ARTICLES)
    copies_free = count_by_value(corpus, facet.articles, articles, Unit.WITHOUT_COPIES)
    ranked_by = copies_free if filters.unit is Unit.WITHOUT_COPIES else n_articles
    is_listable = find_listable_values(facet, n_articles)
    is_listed = is_listable & _find_spelt(corpus, containing) if containing.strip() else is_listable
    listed = _rank_entities(corpus, np.flatnonzero(is_listed), ranked_by, limit)
    others = {e for key in required for e in corpus.entities_of_key(key) if is_listable[e]} - set(listed)
    listed = _rank_entities(corpus, np.array([*listed, *sorted(others)], dtype=np.int64), ranked_by, 0)
    mentions = count_mentions(corpus, articles)
    spellings = _count_spellings(corpus)
    rows = [
        (
            *(corpus.entity_key(e), corpus.label_of(e), int(spellings[e])),
            *(int(n_articles[e]), int(copies_free[e]), int(mentions[e])),
            *_format_publication_days(corpus, facet.articles.of(e), articles),
        )
        for e in listed
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def find_entity(corpus: Corpus, kind: str, name: str) -> str:
    """Return the key of the one entity of a kind that is called `name`, or '' where none or several are.

    `name` is compared with labels (ignoring case), then with spellings, then with the last words of labels.
    """
    wanted = name.strip().casefold()
    code = get_facet(corpus, kind).member
    assert code is not None
    labels = {e: corpus.labels.at(e).casefold() for e in np.flatnonzero(code).tolist()}
    entities = (
        [e for e, label in labels.items() if label == wanted]
        or corpus.entities_of_key(f"{kind}:{name.strip()}")
        or [e for e, label in labels.items() if label.endswith(f" {wanted}")]
    )
    return corpus.entity_key(entities[0]) if len(entities) == 1 else ""


def _find_spelt(corpus: Corpus, letters: str) -> Mask:
    """Return which entities have some letters in a spelling or the label, ignoring capitals."""
    sought = letters.strip()
    mask = np.zeros(len(corpus.entities.kind), dtype=np.bool_)
    mask[corpus.names.entity[corpus.names.form.rows_containing(sought)]] = True
    mask[corpus.entities.label.rows_containing(sought)] = True
    return mask


def _rank_entities(corpus: Corpus, entities: Longs, counts: Longs, limit: int) -> list[int]:
    if len(entities) > limit > 0:
        least = np.partition(counts[entities], -limit)[-limit]
        entities = entities[counts[entities] >= least]
    label = corpus.label_of
    ranked = sorted(map(int, entities), key=lambda e: (-counts[e], label(e), corpus.entity_key(e)))
    return ranked[: limit or None]


def count_mentions(corpus: Corpus, articles: Mask) -> Longs:
    """Return for each entity how often some articles name it; names in cut parts do not count."""
    counted = corpus.mentions.counted & articles[corpus.mentions.article]
    by_name = np.bincount(corpus.mentions.name[counted], minlength=len(corpus.names.entity))
    totals = np.bincount(corpus.names.entity, weights=by_name, minlength=len(corpus.entities.kind))
    return totals.astype(np.int64)


def _count_spellings(corpus: Corpus) -> Longs:
    return np.bincount(corpus.names.entity, minlength=len(corpus.entities.kind))


def _format_publication_days(corpus: Corpus, rows: Ints, articles: Mask) -> tuple[str, str]:
    dated = rows[articles[rows] & (corpus.days.first[rows] != NO_DAY)]
    if not len(dated):
        return "", ""
    return format_iso_day_number(corpus.days.first[dated].min()), format_iso_day_number(
        corpus.days.last[dated].max()
    )


COUNTRY_COLUMNS = ("country", "label", "region", "sub_region", "latitude", "longitude", "count", "chosen")


def count_countries(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """Return every country that has articles or is chosen, the largest first.

    Columns: country (alpha-3), label, region, sub_region, latitude, longitude, count, chosen. A count is
    what a choice of this country alone would select, as in `count_facet`.
    """
    facet = get_facet(corpus, "country", about=filters.about)
    counts = count_each_value(corpus, filters, facet)
    codes = corpus.places.index.astype(str)
    chosen = codes.isin(filters.choice("country").values)
    rows = np.flatnonzero((counts > 0) | chosen)
    countries = corpus.places.iloc[rows].rename(columns={"name": "label"})
    countries = countries.assign(country=codes[rows], count=counts[rows], chosen=chosen[rows])
    ranked = countries.sort_values(["count", "label", "country"], ascending=[False, True, True])
    return ranked[list(COUNTRY_COLUMNS)].reset_index(drop=True)
