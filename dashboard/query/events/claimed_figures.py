"""The figures that the selected articles claim: how many, of what, who says so, where, when, in which sentence."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.selection.article_list import choose_listed_articles, rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso
from dashboard.query.selection.select import Selection, select
from dashboard.query.selection.sentences import find_naming_sentences, read_article_texts
from dashboard.schema import NO_DAY, OPEN_BOUND, Filters, Scope

COLUMNS = (
    "kind", "said", "low", "high", "bound", "what", "speaker", "where", "when", "first_day", "last_day",
    "sentence", "mark_start", "mark_end", "title", "publisher", "day", "key", "start", "article",
)  # fmt: skip
STRIP_COLUMNS = ("kind", "number", "low", "high", "bound", "said", "speaker", "articles")
_WORDS = {"exactly": "{}", "about": "about {}", "more than": "more than {}", "at least": "at least {}"}
_WORDS |= {"at most": "up to {}", "fewer than": "fewer than {}"}
_ROUND = (
    (2_000_000, "millions"),
    (200_000, "hundreds of thousands"),
    (20_000, "tens of thousands"),
    (2_000, "thousands"),
    (200, "hundreds"),
    (40, "scores"),
    (24, "dozens"),
)


def list_figures(
    corpus: Corpus, filters: Filters, kind: str = "", cluster: int | None = None, limit: int = 0
) -> pd.DataFrame:
    """Return the claimed figures of the selected articles, in columns `COLUMNS`, the largest first.

    `low` and `high` bound a number, -1 where left open; `where` are the countries that its sentence names,
    `when` the days that it tells ('' for none); `speaker` is '' where the sentence names nobody. `start` is
    where the sentence begins, `mark_start` and `mark_end` where the number stands in it. Without copies one
    article speaks for its copies. In one sentence: only sentences that name all that is chosen.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        kind: killed, injured, arrested, displaced, missing or crowd; '' for all.
        cluster: Only those of the articles that report this event.
        limit: How many rows to return; 0 returns all.
    """
    rows = _rows(corpus, filters, select(corpus, filters), cluster)
    if kind:
        rows = rows[corpus.figures.kind[rows] == kind]
    rows = rows[
        np.lexsort(
            (rows, rank_publication_days(corpus)[corpus.figures.article[rows]], -figure_sizes(corpus)[rows])
        )
    ]
    rows = rows[: limit or None]
    texts, where = read_article_texts(corpus, corpus.figures.article[rows]), _countries(corpus, rows)
    return pd.DataFrame([_row(corpus, int(row), texts, where) for row in rows], columns=list(COLUMNS))


def count_figure_kinds(corpus: Corpus, filters: Filters, cluster: int | None = None) -> dict[str, int]:
    """Return how many figures of each kind the selected articles claim, the most first."""
    rows = _rows(corpus, filters, select(corpus, filters), cluster)
    kinds, counts = np.unique(corpus.figures.kind[rows], return_counts=True)
    found = zip(map(str, kinds), map(int, counts), strict=True)
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def count_by_speaker(figures: pd.DataFrame) -> pd.DataFrame:
    """Return each number once for each who says it, in columns `STRIP_COLUMNS`: `articles` is how many say so.

    `number` is where its dot stands: the number that is said, the middle of a range.
    """
    groups = ["kind", "low", "high", "bound", "said", "speaker"]
    counted = figures.groupby(groups, sort=True, observed=True)["key"].nunique().reset_index(name="articles")
    low, high = counted["low"], counted["high"]
    both = (low != OPEN_BOUND) & (high != OPEN_BOUND)
    counted["number"] = np.where(both, (low + high) / 2, np.maximum(low, high))
    return counted[list(STRIP_COLUMNS)]


def figure_sizes(corpus: Corpus) -> Longs:
    """Return the number that each figure says, its upper bound where it has two."""
    return np.maximum(corpus.figures.low, corpus.figures.high).astype(np.int64)


def format_figure(low: int, high: int, bound: str) -> str:
    """Return a figure in words.

    >>> say_figure(600, -1, "more than"), say_figure(700, 1000, "between"), say_figure(24, -1, "vague")
    ('more than 600', '700 to 1,000', 'dozens')
    """
    if bound == "between":
        return f"{low:,} to {high:,}"
    number = high if low == OPEN_BOUND else low
    if bound == "vague":
        return next((word for least, word in _ROUND if number >= least), f"{number:,}")
    return _WORDS.get(bound, "{}").format(f"{number:,}")


def _rows(corpus: Corpus, filters: Filters, selection: Selection, cluster: int | None) -> Longs:
    articles = np.zeros(corpus.n, dtype=np.bool_)
    articles[choose_listed_articles(corpus, _of_event(corpus, selection, cluster), filters.unit)] = True
    kept = articles[corpus.figures.article]
    if filters.scope is Scope.SENTENCE:
        kept &= find_naming_sentences(corpus, filters)[corpus.figures.sentence]
    return np.flatnonzero(kept)


def _of_event(corpus: Corpus, selection: Selection, cluster: int | None) -> Mask:
    if cluster is None:
        return selection.articles
    held = np.zeros(corpus.n, dtype=np.bool_)
    held[corpus.events.article[selection.events & (corpus.events.cluster == cluster)]] = True
    return held


def _row(corpus: Corpus, row: int, texts: dict[int, str], where: dict[int, str]) -> tuple[Any, ...]:
    found, article = corpus.figures, int(corpus.figures.article[row])
    known, sentence = corpus.articles.iloc[article], int(found.sentence[row])
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    low, high, bound = int(found.low[row]), int(found.high[row]), str(found.bound[row])
    first, last = int(found.first[row]), int(found.last[row])
    inferred = bool(known["inferred"])
    return (
        *(str(found.kind[row]), format_figure(low, high, bound), low, high, bound, found.what.at(row)),
        *(_speaker(corpus, row), where.get(sentence, "")),
        *("" if first == NO_DAY else format_day_numbers(first, last), format_iso(first), format_iso(last)),
        *(texts[article][start:end], int(found.start[row]) - start, int(found.end[row]) - start),
        *(str(known["title"]), str(known["publisher"])),
        format_day_numbers(
            int(corpus.days.first[article]), int(corpus.days.last[article]), inferred=inferred
        ),
        *(str(known["key"]), start, article),
    )


def _speaker(corpus: Corpus, row: int) -> str:
    """Return who says a figure: the name as decisions left it where it is one, else the words."""
    mention = int(corpus.figures.mention[row])
    if mention < 0:
        return corpus.figures.speaker.at(row)
    return corpus.label_of(int(corpus.names.entity[corpus.mentions.name[mention]]))


def _countries(corpus: Corpus, rows: Longs) -> dict[int, str]:
    """Return the countries that the sentences of some figures name, by sentence, in words."""
    named, held = corpus.countries[False], np.zeros(len(corpus.sentences.article), dtype=np.bool_)
    held[corpus.figures.sentence[rows]] = True
    found: dict[int, list[str]] = {}
    if named.sentences is not None:
        for value, sentence in zip(*named.sentences.pairs(held), strict=True):
            found.setdefault(int(sentence), []).append(named.labels[value])
    return {sentence: ", ".join(sorted(labels)) for sentence, labels in found.items()}
