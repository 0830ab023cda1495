"""Copies of an article: which they are, which one stands for them, and how their words differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers

COLUMNS = ("key", "title", "publisher", "day", "n_words", "stands")
# Twice as many words cost four times as long; longer texts are compared to here, and the page says so.
MAX_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class TextDifference:
    """Words of two texts: the same in both (`one` equals `other`), or what stands in one for what in the other."""

    one: str
    other: str

    @property
    def is_same(self) -> bool:
        """Whether both texts say it."""
        return self.one == self.other


def list_copies(corpus: Corpus, key: str) -> pd.DataFrame:
    """Return the articles of one group of copies, in the columns of `COLUMNS`, the one that stands for it first.

    Where none was chosen it is the earliest; articles off topic are left out.
    """
    row = corpus.row_of(key)
    if row is None:
        return pd.DataFrame(columns=list(COLUMNS))
    rows = np.flatnonzero((corpus.story == corpus.story[row]) & corpus.live)
    rows = rows[np.lexsort((rows, rank_publication_days(corpus)[rows], ~corpus.is_chosen_copy[rows]))]
    known = corpus.articles.iloc[rows]
    days = zip(corpus.days.first[rows], corpus.days.last[rows], known["inferred"], strict=True)
    return pd.DataFrame(
        {
            "key": known["key"],
            "title": known["title"],
            "publisher": known["publisher"].astype(str),
            "day": [
                format_day_numbers(int(first), int(last), inferred=bool(inferred))
                for first, last, inferred in days
            ],
            "n_words": known["n_words"],
            "stands": np.arange(len(rows)) == 0,
        },
        columns=list(COLUMNS),
    ).reset_index(drop=True)


def compare_articles(corpus: Corpus, key: str, other: str) -> tuple[TextDifference, ...]:
    """Return the words of two articles side by side; nothing where one of them is not there."""
    rows = [corpus.row_of(key), corpus.row_of(other)]
    if any(row is None for row in rows):
        return ()
    one, two = corpus.texts_of([row for row in rows if row is not None])
    return tuple(compare_words(one, two))


def compare_words(one: str, other: str) -> Iterator[TextDifference]:
    """Yield the stretches of two texts, word by word, in order.

    >>> [(s.one, s.other) for s in compare_words("rain fell in May", "snow fell in May")]
    [('rain', 'snow'), ('fell in May', 'fell in May')]
    """
    before, after = one.split()[:MAX_WORDS], other.split()[:MAX_WORDS]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        yield TextDifference(" ".join(before[start:end]), " ".join(after[other_start:other_end]))


def find_articles_by_title(corpus: Corpus, words: str, limit: int = 8) -> pd.DataFrame:
    """Return the first articles whose title holds some words, or whose key they are: key, title, publisher, day."""
    asked = words.strip().casefold()
    titles = corpus.articles["title"].str.casefold()
    found = titles.str.contains(asked, regex=False).to_numpy(dtype=np.bool_) & corpus.live
    found |= (corpus.articles["key"] == words.strip()).to_numpy()
    rows = np.flatnonzero(found)[:limit] if asked else np.zeros(0, dtype=np.int64)
    known = corpus.articles.iloc[rows]
    days = [format_day_numbers(int(corpus.days.first[row]), int(corpus.days.last[row])) for row in rows]
    made = {
        "key": known["key"],
        "title": known["title"],
        "publisher": known["publisher"].astype(str),
        "day": days,
    }
    return pd.DataFrame(made).reset_index(drop=True)
