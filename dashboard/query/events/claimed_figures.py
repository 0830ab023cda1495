"""Figures that the selected articles claim: how many of what, the speaker, place, day and sentence."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.selection.article_list import (
    choose_listed_articles,
    format_publication_day,
    rank_publication_days,
)
from dashboard.query.selection.calendar import format_day_numbers, format_iso_day_number
from dashboard.query.selection.select import Selection, select
from dashboard.query.selection.sentences import find_naming_sentences, read_article_texts
from dashboard.schema import NO_DAY, OPEN_BOUND, Filters, Scope

COLUMNS = (
    "kind", "said", "low", "high", "bound", "what", "speaker", "where", "when", "first_day", "last_day",
    "sentence", "mark_start", "mark_end", "title", "publisher", "day", "published", "url", "key", "start",
    "article",
)  # fmt: skip
STRIP_COLUMNS = ("kind", "number", "low", "high", "bound", "said", "speaker", "articles")
_BOUND_WORDS = {"exactly": "{}", "about": "about {}", "more than": "more than {}", "at least": "at least {}"}
_BOUND_WORDS |= {"at most": "up to {}", "fewer than": "fewer than {}"}
_ROUND_NUMBERS = (
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

    `low` and `high` are the bounds of a number, -1 for an open bound. `where` lists the countries that its
    sentence names and `when` the days ('' for none). `speaker` is '' where the sentence names nobody. `start`
    is where the sentence begins; `mark_start` and `mark_end` are the place of the number in the sentence.
    Without copies, one article represents its copies. With the scope "in one sentence", only sentences that
    name every filtered value count.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        kind: A kind of figure: killed, injured, arrested, displaced, missing or crowd; '' for all.
        cluster: The event whose articles are read; None for all selected articles.
        limit: How many rows to return; 0 returns all.
    """
    rows = _select_figures(corpus, filters, cluster)
    if kind:
        rows = rows[corpus.figures.kind[rows] == kind]
    published = rank_publication_days(corpus)[corpus.figures.article[rows]]
    rows = rows[np.lexsort((rows, published, -get_figure_numbers(corpus)[rows]))][: limit or None]
    texts, where = read_article_texts(corpus, corpus.figures.article[rows]), _list_countries(corpus, rows)
    return pd.DataFrame([_make_row(corpus, int(row), texts, where) for row in rows], columns=list(COLUMNS))


def count_figure_kinds(corpus: Corpus, filters: Filters, cluster: int | None = None) -> dict[str, int]:
    """Return how many figures of each kind the selected articles claim, the most frequent kind first."""
    rows = _select_figures(corpus, filters, cluster)
    kinds, counts = np.unique(corpus.figures.kind[rows], return_counts=True)
    pairs = zip(map(str, kinds), map(int, counts), strict=True)
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def count_by_speaker(figures: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each number and speaker, in columns `STRIP_COLUMNS`.

    `articles` counts the articles in which the speaker gives the number. `number` is where its dot is drawn:
    the number itself, or the middle of a range.
    """
    groups = ["kind", "low", "high", "bound", "said", "speaker"]
    counted = figures.groupby(groups, sort=True, observed=True)["key"].nunique().reset_index(name="articles")
    low, high = counted["low"], counted["high"]
    both = (low != OPEN_BOUND) & (high != OPEN_BOUND)
    counted["number"] = np.where(both, (low + high) / 2, np.maximum(low, high))
    return counted[list(STRIP_COLUMNS)]


def get_figure_numbers(corpus: Corpus) -> Longs:
    """Return the number of each figure; of a range, its upper bound."""
    return np.maximum(corpus.figures.low, corpus.figures.high).astype(np.int64)


def format_figure(low: int, high: int, bound: str) -> str:
    """Return a figure in words.

    >>> format_figure(600, -1, "more than"), format_figure(700, 1000, "between")
    ('more than 600', '700 to 1,000')
    >>> format_figure(24, -1, "vague")
    'dozens'
    """
    if bound == "between":
        return f"{low:,} to {high:,}"
    number = high if low == OPEN_BOUND else low
    if bound == "vague":
        return next((word for least, word in _ROUND_NUMBERS if number >= least), f"{number:,}")
    return _BOUND_WORDS.get(bound, "{}").format(f"{number:,}")


def _select_figures(corpus: Corpus, filters: Filters, cluster: int | None) -> Longs:
    """Return the figures of the selected articles, or of those that report one event."""
    selection = select(corpus, filters)
    articles = np.zeros(corpus.n, dtype=np.bool_)
    articles[choose_listed_articles(corpus, _limit_to_event(corpus, selection, cluster), filters.unit)] = True
    mask = articles[corpus.figures.article]
    if filters.scope is Scope.SENTENCE:
        mask &= find_naming_sentences(corpus, filters)[corpus.figures.sentence]
    return np.flatnonzero(mask)


def _limit_to_event(corpus: Corpus, selection: Selection, cluster: int | None) -> Mask:
    if cluster is None:
        return selection.articles
    reporting = np.zeros(corpus.n, dtype=np.bool_)
    reporting[corpus.events.article[selection.events & (corpus.events.cluster == cluster)]] = True
    return reporting


def _make_row(corpus: Corpus, row: int, texts: dict[int, str], where: dict[int, str]) -> dict[str, object]:
    figures, article = corpus.figures, int(corpus.figures.article[row])
    record, sentence = corpus.articles.iloc[article], int(figures.sentence[row])
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    low, high, bound = int(figures.low[row]), int(figures.high[row]), str(figures.bound[row])
    first, last = int(figures.first[row]), int(figures.last[row])
    return {
        "kind": str(figures.kind[row]),
        "said": format_figure(low, high, bound),
        "low": low,
        "high": high,
        "bound": bound,
        "what": figures.what.at(row),
        "speaker": _find_speaker(corpus, row),
        "where": where.get(sentence, ""),
        "when": "" if first == NO_DAY else format_day_numbers(first, last),
        "first_day": format_iso_day_number(first),
        "last_day": format_iso_day_number(last),
        "sentence": texts[article][start:end],
        "mark_start": int(figures.start[row]) - start,
        "mark_end": int(figures.end[row]) - start,
        "title": str(record["title"]),
        "publisher": str(record["publisher"]),
        "day": format_publication_day(corpus, article),
        "published": format_iso_day_number(int(corpus.days.best[article])),
        "url": str(record["url"]),
        "key": str(record["key"]),
        "start": start,
        "article": article,
    }


def _find_speaker(corpus: Corpus, row: int) -> str:
    """Return who gives a figure: the label of the name after all decisions, or else the words of the text."""
    mention = int(corpus.figures.mention[row])
    if mention < 0:
        return corpus.figures.speaker.at(row)
    return corpus.label_of(int(corpus.names.entity[corpus.mentions.name[mention]]))


def _list_countries(corpus: Corpus, rows: Longs) -> dict[int, str]:
    """Return the countries that the sentences of some figures name, by sentence, in words."""
    countries, mask = corpus.countries[False], np.zeros(len(corpus.sentences.article), dtype=np.bool_)
    mask[corpus.figures.sentence[rows]] = True
    labels: dict[int, list[str]] = {}
    if countries.sentences is not None:
        for value, sentence in zip(*countries.sentences.pairs(mask), strict=True):
            labels.setdefault(int(sentence), []).append(countries.labels[value])
    return {sentence: ", ".join(sorted(names)) for sentence, names in labels.items()}
