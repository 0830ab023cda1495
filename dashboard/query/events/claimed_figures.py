"""Figures that the selected articles claim: how many of what, the speaker, place, day and sentence."""

from collections.abc import Sequence

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
NUMBER_COLUMNS = ("figure", "kind", "said", "low", "high", "bound", "speaker", "key")
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
    return describe_figures(corpus, _rank_figures(corpus, filters, kind, cluster)[: limit or None])


def list_figure_numbers(
    corpus: Corpus, filters: Filters, kind: str = "", cluster: int | None = None
) -> pd.DataFrame:
    """Return what `list_figures` does without the sentences, in columns `NUMBER_COLUMNS`: no text is read.

    `figure` is the row of the figure, which `describe_figures` takes.
    """
    figures, rows = corpus.figures, _rank_figures(corpus, filters, kind, cluster)
    columns = {
        "figure": rows,
        "kind": figures.kind[rows],
        "said": _format_figures(corpus, rows),
        "low": figures.low[rows],
        "high": figures.high[rows],
        "bound": figures.bound[rows],
        "speaker": _list_speakers(corpus, rows),
        "key": corpus.articles["key"].iloc[figures.article[rows]].to_numpy(),
    }
    return pd.DataFrame(columns, columns=list(NUMBER_COLUMNS))


def describe_figures(corpus: Corpus, figures: Sequence[int] | Longs) -> pd.DataFrame:
    """Return figures by their rows, in their order, in columns `COLUMNS`."""
    table, rows = corpus.figures, np.asarray(figures, dtype=np.int64)
    articles, sentences = table.article[rows], table.sentence[rows]
    starts, ends = corpus.sentences.start[sentences], corpus.sentences.end[sentences]
    texts, where = read_article_texts(corpus, articles), _list_countries(corpus, rows)
    days = {article: format_publication_day(corpus, article) for article in texts}
    intervals = list(zip(table.first[rows].tolist(), table.last[rows].tolist(), strict=True))
    spans = zip(articles.tolist(), starts.tolist(), ends.tolist(), strict=True)
    own = corpus.articles.iloc[articles]
    columns = {
        "kind": table.kind[rows],
        "said": _format_figures(corpus, rows),
        "low": table.low[rows],
        "high": table.high[rows],
        "bound": table.bound[rows],
        "what": table.what.take(rows),
        "speaker": _list_speakers(corpus, rows),
        "where": _as_strings([where.get(sentence, "") for sentence in sentences.tolist()]),
        "when": _as_strings(
            ["" if first == NO_DAY else format_day_numbers(first, last) for first, last in intervals]
        ),
        "first_day": _as_strings([format_iso_day_number(first) for first, _ in intervals]),
        "last_day": _as_strings([format_iso_day_number(last) for _, last in intervals]),
        "sentence": _as_strings([texts[article][start:end] for article, start, end in spans]),
        "mark_start": table.start[rows] - starts,
        "mark_end": table.end[rows] - starts,
        "title": own["title"].astype(str).to_numpy(),
        "publisher": own["publisher"].astype(str).to_numpy(),
        "day": _as_strings([days[article] for article in articles.tolist()]),
        "published": _as_strings([format_iso_day_number(day) for day in corpus.days.best[articles].tolist()]),
        "url": own["url"].astype(str).to_numpy(),
        "key": own["key"].astype(str).to_numpy(),
        "start": starts,
        "article": articles,
    }
    return pd.DataFrame(columns, columns=list(COLUMNS))


def _as_strings(values: list[str]) -> "pd.Series[str]":
    """Return a column of strings; without a type of its own an empty one would be a column of numbers."""
    return pd.Series(values, dtype="str")


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


def _rank_figures(corpus: Corpus, filters: Filters, kind: str, cluster: int | None) -> Longs:
    """Return the selected figures of a kind, the largest first, then by day of publication."""
    rows = _select_figures(corpus, filters, cluster)
    if kind:
        rows = rows[corpus.figures.kind[rows] == kind]
    published = rank_publication_days(corpus)[corpus.figures.article[rows]]
    ranked: Longs = rows[np.lexsort((rows, published, -get_figure_numbers(corpus)[rows]))]
    return ranked


def _format_figures(corpus: Corpus, rows: Longs) -> list[str]:
    """Return figures in words; many are the same number, so each number is formatted once."""
    figures = corpus.figures
    bounds = (figures.low[rows].tolist(), figures.high[rows].tolist(), map(str, figures.bound[rows]))
    numbers = list(zip(*bounds, strict=True))
    words = {number: format_figure(*number) for number in set(numbers)}
    return [words[number] for number in numbers]


def _list_speakers(corpus: Corpus, rows: Longs) -> list[str]:
    """Return who gives each figure: the label of the name after all decisions, else the words of the text."""
    mentions = corpus.figures.mention[rows]
    entities = corpus.names.entity[corpus.mentions.name[mentions]] if len(corpus.mentions.name) else mentions
    labels = {entity: corpus.label_of(entity) for entity in np.unique(entities[mentions >= 0]).tolist()}
    speakers = zip(mentions.tolist(), entities.tolist(), rows.tolist(), strict=True)
    return [
        labels[entity] if mention >= 0 else corpus.figures.speaker.at(row)
        for mention, entity, row in speakers
    ]


def _list_countries(corpus: Corpus, rows: Longs) -> dict[int, str]:
    """Return the countries that the sentences of some figures name, by sentence, in words."""
    countries, mask = corpus.countries[False], np.zeros(len(corpus.sentences.article), dtype=np.bool_)
    mask[corpus.figures.sentence[rows]] = True
    labels: dict[int, list[str]] = {}
    if countries.sentences is not None:
        for value, sentence in zip(*countries.sentences.pairs(mask), strict=True):
            labels.setdefault(int(sentence), []).append(countries.labels[value])
    return {sentence: ", ".join(sorted(names)) for sentence, names in labels.items()}
