"""Copies of an article: which they are, which one represents them, and how their words differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers

COLUMNS = ("key", "title", "publisher", "day", "n_words", "stands")
# Twice as many words take four times as long. Longer texts are compared up to this limit; the page states it.
MAX_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A part of two compared texts: the same words in both, or words of `one` that `other` replaces."""

    one: str
    other: str

    @property
    def is_same(self) -> bool:
        """Whether both texts have the same words."""
        return self.one == self.other


def list_copies(corpus: Corpus, key: str) -> pd.DataFrame:
    """Return the articles of one group of copies, in the columns of `COLUMNS`, with its representative first.

    The representative is the copy that an analyst chose, or else the earliest. Articles off topic are left
    out.
    """
    row = corpus.row_of(key)
    if row is None:
        return pd.DataFrame(columns=list(COLUMNS))
    rows = np.flatnonzero((corpus.story == corpus.story[row]) & corpus.live)
    rows = rows[np.lexsort((rows, rank_publication_days(corpus)[rows], ~corpus.is_chosen_copy[rows]))]
    records = corpus.articles.iloc[rows]
    days = zip(corpus.days.first[rows], corpus.days.last[rows], records["inferred"], strict=True)
    return pd.DataFrame(
        {
            "key": records["key"],
            "title": records["title"],
            "publisher": records["publisher"].astype(str),
            "day": [
                format_day_numbers(int(first), int(last), inferred=bool(inferred))
                for first, last, inferred in days
            ],
            "n_words": records["n_words"],
            "stands": np.arange(len(rows)) == 0,
        },
        columns=list(COLUMNS),
    ).reset_index(drop=True)


def compare_articles(corpus: Corpus, key: str, other: str) -> tuple[TextDifference, ...]:
    """Return the words of two articles side by side; nothing where one of them is missing."""
    rows = [corpus.row_of(key), corpus.row_of(other)]
    if any(row is None for row in rows):
        return ()
    one, two = corpus.texts_of([row for row in rows if row is not None])
    return tuple(compare_words(one, two))


def compare_words(one: str, other: str) -> Iterator[TextDifference]:
    """Yield the equal and the different parts of two texts, word by word, in order.

    >>> [(s.one, s.other) for s in compare_words("rain fell in May", "snow fell in May")]
    [('rain', 'snow'), ('fell in May', 'fell in May')]
    """
    words, other_words = one.split()[:MAX_WORDS], other.split()[:MAX_WORDS]
    matcher = SequenceMatcher(None, words, other_words, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        yield TextDifference(" ".join(words[start:end]), " ".join(other_words[other_start:other_end]))


def find_articles_by_title(corpus: Corpus, words: str, limit: int = 8) -> pd.DataFrame:
    """Return articles with some words in the title, or with this key: key, title, publisher and day."""
    query = words.strip().casefold()
    titles = corpus.articles["title"].str.casefold()
    mask = titles.str.contains(query, regex=False).to_numpy(dtype=np.bool_) & corpus.live
    mask |= (corpus.articles["key"] == words.strip()).to_numpy()
    rows = np.flatnonzero(mask)[:limit] if query else np.zeros(0, dtype=np.int64)
    records = corpus.articles.iloc[rows]
    days = [format_day_numbers(int(corpus.days.first[row]), int(corpus.days.last[row])) for row in rows]
    columns = {
        "key": records["key"],
        "title": records["title"],
        "publisher": records["publisher"].astype(str),
        "day": days,
    }
    return pd.DataFrame(columns).reset_index(drop=True)
