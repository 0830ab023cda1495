"""What a build made of the files: how many articles are copies, undated, flagged, in which language and format."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.select import count_stories
from dashboard.schema import NO_DAY

NO_SOURCE, NO_ENDING = "no day known", "no ending"
ENGLISH = "en"


def count_reading(corpus: Corpus) -> pd.DataFrame:
    """Return what was read of a corpus, in the columns what and articles; every article of it, filters aside."""
    known, everything = corpus.articles, np.ones(corpus.n, dtype=np.bool_)
    language = known["language"].astype(str)
    rows = (
        ("articles read", corpus.n),
        ("of them copies of another", corpus.n - count_stories(corpus, everything)),
        ("undated", int(np.count_nonzero(corpus.days.best == NO_DAY))),
        ("with a day that is inferred, not told", int(known["inferred"].sum())),
        ("flagged: evidence for the day disagrees", int((known["flags"] != "").sum())),
        ("not in English, or in no language that was told", int((language != ENGLISH).sum())),
        ("taken off topic", int(np.count_nonzero(~corpus.live))),
    )
    return pd.DataFrame(rows, columns=["what", "articles"])


def count_formats(corpus: Corpus) -> pd.DataFrame:
    """Return how many articles came from files of each ending, in the columns format and articles."""
    endings = corpus.articles["file"].str.extract(r"(\.[^./]+)$", expand=False).str.lower()
    return _counted(endings.fillna(NO_ENDING), "format")


def count_languages(corpus: Corpus) -> pd.DataFrame:
    """Return how many articles are in each language, in the columns language and articles."""
    return _counted(corpus.articles["language"].astype(str).replace("", "not told"), "language")


def count_sources(corpus: Corpus) -> pd.DataFrame:
    """Return what the days of publication are known from, in the columns source and articles."""
    return _counted(corpus.articles["published_from"].astype(str).replace("", NO_SOURCE), "source")


def _counted(values: "pd.Series[str]", name: str) -> pd.DataFrame:
    counts = values.value_counts()
    counted = pd.DataFrame({name: counts.index.astype(str), "articles": counts.to_numpy()})
    return counted[counted["articles"] > 0].sort_values(
        ["articles", name], ascending=[False, True], ignore_index=True
    )
