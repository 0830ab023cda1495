"""Counts the articles of a build: copies, undated, flagged, by language, format and source of the day."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.audit.day_orders import count_ambiguous_articles
from dashboard.query.selection.select import count_stories
from dashboard.schema import AMBIGUOUS_DAY, NO_DAY

NO_SOURCE, NO_ENDING = "no day known", "no ending"
ENGLISH = "en"


def count_articles_by_state(corpus: Corpus) -> pd.DataFrame:
    """Return the number of articles in each state, in the columns what and articles, whatever the filters."""
    articles, all_articles = corpus.articles, np.ones(corpus.n, dtype=np.bool_)
    language = articles["language"].astype(str)
    rows = (
        ("articles read", corpus.n),
        ("of them copies of another", corpus.n - count_stories(corpus, all_articles)),
        ("without a date", int(np.count_nonzero(corpus.days.best == NO_DAY))),
        ("of them with a day such as 03.02.2017: day or month first?", count_ambiguous_articles(corpus)),
        ("with a day that is inferred, not told", int(articles["inferred"].sum())),
        (
            "flagged: evidence for the day disagrees",
            int((~articles["flags"].isin(["", AMBIGUOUS_DAY])).sum()),
        ),
        ("not in English, or in no language that was told", int((language != ENGLISH).sum())),
        ("taken off topic", int(np.count_nonzero(~corpus.live))),
    )
    return pd.DataFrame(rows, columns=["what", "articles"])


def count_formats(corpus: Corpus) -> pd.DataFrame:
    """Return how many articles came from files with each ending, in the columns format and articles."""
    endings = corpus.articles["file"].str.extract(r"(\.[^./]+)$", expand=False).str.lower()
    return _count_values(endings.fillna(NO_ENDING), "format")


def count_languages(corpus: Corpus) -> pd.DataFrame:
    """Return how many articles are in each language, in the columns language and articles."""
    return _count_values(corpus.articles["language"].astype(str).replace("", "not told"), "language")


def count_date_sources(corpus: Corpus) -> pd.DataFrame:
    """Return how many days of publication come from each source, in the columns source and articles."""
    return _count_values(corpus.articles["published_from"].astype(str).replace("", NO_SOURCE), "source")


def _count_values(values: "pd.Series[str]", name: str) -> pd.DataFrame:
    counts = values.value_counts()
    counted = pd.DataFrame({name: counts.index.astype(str), "articles": counts.to_numpy()})
    return counted[counted["articles"] > 0].sort_values(
        ["articles", name], ascending=[False, True], ignore_index=True
    )
