"""Articles whose day of publication is unknown, inferred or contradicted, and the evidence for a day."""

import json

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.query.selection.calendar import format_iso_day_number
from dashboard.query.selection.visible_events import find_decided_articles, find_unsure_articles
from dashboard.schema import NO_DAY

COLUMNS = ("key", "title", "publisher", "evidence", "proposed", "day", "flags", "url", "evidence_days")
STATED, NOTHING, DECIDED = "latest day told in the text", "nothing", "decided"


def list_uncertain_days(corpus: Corpus) -> pd.DataFrame:
    """Return the articles whose day an analyst should decide, in the columns of `COLUMNS`.

    These are articles without a day, with an inferred day, or with contradicting evidence, and without a
    decision. `evidence` is the source of the `proposed` day (YYYY-MM-DD or ''): where the day was read, or
    else the latest whole day that the text states. `day` is the present day and `evidence_days` all evidence
    for a day, as "metadata 2017-03-24; address 2017-03-19". The evidence of the most articles comes first.
    """
    records, best = corpus.articles, corpus.days.best
    undated = (best == NO_DAY) & ~find_decided_articles(corpus)
    rows = np.flatnonzero((undated | find_unsure_articles(corpus)) & corpus.live)
    stated = find_latest_stated_days(corpus)[rows]
    proposed = np.where(best[rows] == NO_DAY, stated, best[rows])
    return _sort_by_evidence(
        pd.DataFrame(
            {
                "key": records["key"].to_numpy()[rows],
                "title": records["title"].to_numpy()[rows],
                "publisher": records["publisher"].astype(str).to_numpy()[rows],
                "evidence": _describe_evidence(corpus, rows, stated),
                "proposed": [format_iso_day_number(day) for day in proposed],
                "day": [format_iso_day_number(day) for day in best[rows]],
                "flags": records["flags"].to_numpy()[rows],
                "url": records["url"].to_numpy()[rows],
                "evidence_days": [
                    get_evidence_days(sources) for sources in records["sources"].to_numpy()[rows]
                ],
            },
            columns=list(COLUMNS),
        )
    )


def get_evidence_days(sources: str) -> str:
    """Return the evidence for a publication day in an article's sources, '' where there is none."""
    evidence: dict[str, object] = json.loads(sources) if sources else {}
    return str(evidence.get("published", ""))


def find_latest_stated_days(corpus: Corpus) -> Longs:
    """Return the latest whole day that each article's text states, NO_DAY where it states none."""
    times = corpus.times
    whole = np.flatnonzero((times.first == times.last) & (times.first != NO_DAY))
    latest = np.full(corpus.n, NO_DAY, dtype=np.int64)
    np.maximum.at(latest, times.article[whole], times.first[whole])
    return latest


def _describe_evidence(corpus: Corpus, rows: Longs, stated: Longs) -> "pd.Series[str]":
    """Return the source of each proposed day; flags take precedence."""
    records = corpus.articles.iloc[rows]
    flags = records["flags"].str.replace(";", "; ", regex=False).to_numpy(dtype=object)
    source = records["published_from"].astype(str).to_numpy(dtype=object)
    dated = (source != "") & (corpus.days.best[rows] != NO_DAY)
    from_text = np.where(stated != NO_DAY, STATED, NOTHING)
    return pd.Series(np.where(flags != "", flags, np.where(dated, source, from_text)), dtype=object)


def _sort_by_evidence(rows: pd.DataFrame) -> pd.DataFrame:
    size = rows.groupby("evidence")["key"].transform("size")
    ordered = rows.assign(size=size).sort_values(
        ["size", "evidence", "publisher", "key"], ascending=[False, True, True, True]
    )
    return ordered.drop(columns="size").reset_index(drop=True)
