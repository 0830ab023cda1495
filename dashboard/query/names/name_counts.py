"""Names: who and where the selected articles speak of."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.selection.calendar import iso
from dashboard.query.selection.facet_counts import listable
from dashboard.query.selection.facets import facet_of
from dashboard.query.selection.select import select
from dashboard.query.selection.value_counts import tally
from dashboard.schema import NO_DAY, Filters, Kind, Unit

COLUMNS = ("key", "label", "spellings", "articles", "copies_free", "mentions", "first", "last")


def count_names(
    corpus: Corpus,
    filters: Filters,
    kind: str,
    limit: int = 100,
    holding: str = "",
    also: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Return the names of a kind in the selected articles, the most written about first.

    Columns: key, label, spellings (how many forms lead to it), articles, copies_free (articles without
    copies), mentions (over all selected articles), first and last (days of publication). All filters
    hold here, so with a person chosen these are the names beside that person. Hidden names and names
    that stand in cuts only are not listed. `limit` 0 lists all. `holding` lists only names with a spelling or a label
    that holds these letters, capitals or not; the keys in `also` are listed whatever they hold.
    """
    articles = select(corpus, filters).articles
    facet = facet_of(corpus, str(Kind(kind)))
    n_articles = tally(corpus, facet.articles, articles, Unit.ARTICLES)
    copies_free = tally(corpus, facet.articles, articles, Unit.WITHOUT_COPIES)
    ranked_by = copies_free if filters.unit is Unit.WITHOUT_COPIES else n_articles
    kept = listable(facet, n_articles)
    asked = kept & _spelt(corpus, holding) if holding.strip() else kept
    listed = _ranked(corpus, np.flatnonzero(asked), ranked_by, limit)
    others = {e for key in also for e in corpus.entities_of_key(key) if kept[e]} - set(listed)
    listed = _ranked(corpus, np.array([*listed, *sorted(others)], dtype=np.int64), ranked_by, 0)
    mentions = count_mentions(corpus, articles)
    spellings = _count_spellings(corpus)
    rows = [
        (
            *(corpus.entity_key(e), corpus.label_of(e), int(spellings[e])),
            *(int(n_articles[e]), int(copies_free[e]), int(mentions[e])),
            *_span(corpus, facet.articles.of(e), articles),
        )
        for e in listed
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def find_entity(corpus: Corpus, kind: str, name: str) -> str:
    """Return the key of the one entity of a kind that is called `name`, '' if none or several are.

    Its label says so (case ignored), else one of its spellings, else the last word of its label.
    """
    wanted = name.strip().casefold()
    code = facet_of(corpus, kind).member
    assert code is not None
    labels = {e: corpus.labels.at(e).casefold() for e in np.flatnonzero(code).tolist()}
    found = (
        [e for e, label in labels.items() if label == wanted]
        or corpus.entities_of_key(f"{kind}:{name.strip()}")
        or [e for e, label in labels.items() if label.endswith(f" {wanted}")]
    )
    return corpus.entity_key(found[0]) if len(found) == 1 else ""


def _spelt(corpus: Corpus, letters: str) -> Mask:
    """Return which entities have a spelling or a label that holds some letters, capitals or not."""
    sought = letters.strip()
    mask = np.zeros(len(corpus.entities.kind), dtype=np.bool_)
    mask[corpus.names.entity[corpus.names.form.holding(sought)]] = True
    mask[corpus.entities.label.holding(sought)] = True
    return mask


def _ranked(corpus: Corpus, entities: Longs, counts: Longs, limit: int) -> list[int]:
    if len(entities) > limit > 0:
        least = np.partition(counts[entities], -limit)[-limit]
        entities = entities[counts[entities] >= least]
    label = corpus.label_of
    ranked = sorted(map(int, entities), key=lambda e: (-counts[e], label(e), corpus.entity_key(e)))
    return ranked[: limit or None]


def count_mentions(corpus: Corpus, articles: Mask) -> Longs:
    """Return for each entity how often some articles name it; names in cuts do not count."""
    counted = corpus.mentions.counted & articles[corpus.mentions.article]
    by_name = np.bincount(corpus.mentions.name[counted], minlength=len(corpus.names.entity))
    totals = np.bincount(corpus.names.entity, weights=by_name, minlength=len(corpus.entities.kind))
    return totals.astype(np.int64)


def _count_spellings(corpus: Corpus) -> Longs:
    return np.bincount(corpus.names.entity, minlength=len(corpus.entities.kind))


def _span(corpus: Corpus, rows: Ints, articles: Mask) -> tuple[str, str]:
    kept = rows[articles[rows] & (corpus.days.first[rows] != NO_DAY)]
    if not len(kept):
        return "", ""
    return iso(corpus.days.first[kept].min()), iso(corpus.days.last[kept].max())
