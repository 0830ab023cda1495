"""Articles whose day of publication is open: unknown, inferred or contradicted; and what speaks for a day."""

import json
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.query.selection.calendar import format_iso
from dashboard.query.selection.visible_events import find_decided_articles, find_unsure_articles
from dashboard.schema import NO_DAY

COLUMNS = ("key", "title", "publisher", "evidence", "proposed", "day", "flags", "url", "evidence_days")
STATED, NOTHING, DECIDED = "latest day told in the text", "nothing", "decided"


def list_uncertain_days(corpus: Corpus) -> pd.DataFrame:
    """Return the articles whose day is for an analyst to decide, in the columns of `COLUMNS`.

    These are the undated, those whose day is inferred, and those whose evidence disagrees; not those decided.
    `evidence` is what `proposed` (YYYY-MM-DD or '') rests on: where the day was read, else the latest whole day
    that the text tells. `day` is the day that is believed now, `evidence_days` all that speaks for one, as
    "metadata 2017-03-24; address 2017-03-19". In the order of evidence, most articles first.
    """
    known, best = corpus.articles, corpus.days.best
    undated = (best == NO_DAY) & ~find_decided_articles(corpus)
    rows = np.flatnonzero((undated | find_unsure_articles(corpus)) & corpus.live)
    told = latest_stated_day(corpus)[rows]
    proposed = np.where(best[rows] == NO_DAY, told, best[rows])
    return _ordered(
        pd.DataFrame(
            {
                "key": known["key"].to_numpy()[rows],
                "title": known["title"].to_numpy()[rows],
                "publisher": known["publisher"].astype(str).to_numpy()[rows],
                "evidence": _evidence(corpus, rows, told),
                "proposed": [format_iso(day) for day in proposed],
                "day": [format_iso(day) for day in best[rows]],
                "flags": known["flags"].to_numpy()[rows],
                "url": known["url"].to_numpy()[rows],
                "evidence_days": [evidence_days(said) for said in known["sources"].to_numpy()[rows]],
            },
            columns=list(COLUMNS),
        )
    )


def evidence_days(sources: str) -> str:
    """Return the evidence for a day that an article's sources hold, '' where they hold none."""
    said = json.loads(sources) if sources else {}
    return str(said.get("published", ""))


def latest_stated_day(corpus: Corpus) -> Longs:
    """Return the latest whole day that each article's text tells, NO_DAY where it tells none."""
    times = corpus.times
    whole = np.flatnonzero((times.first == times.last) & (times.first != NO_DAY))
    latest = np.full(corpus.n, NO_DAY, dtype=np.int64)
    np.maximum.at(latest, times.article[whole], times.first[whole])
    return latest


def _evidence(corpus: Corpus, rows: Longs, told: Longs) -> "pd.Series[Any]":
    """Return what the proposed day of each row rests on, the flags before all."""
    known = corpus.articles.iloc[rows]
    flags = known["flags"].str.replace(";", "; ", regex=False).to_numpy(dtype=object)
    source = known["published_from"].astype(str).to_numpy(dtype=object)
    dated = (source != "") & (corpus.days.best[rows] != NO_DAY)
    otherwise = np.where(told != NO_DAY, STATED, NOTHING)
    return pd.Series(np.where(flags != "", flags, np.where(dated, source, otherwise)), dtype=object)


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    size = rows.groupby("evidence")["key"].transform("size")
    ordered = rows.assign(size=size).sort_values(
        ["size", "evidence", "publisher", "key"], ascending=[False, True, True, True]
    )
    return ordered.drop(columns="size").reset_index(drop=True)
