"""The sentences that report an event, name a day, or name an entity."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.selection.article_list import format_publication_day, rank_publication_days
from dashboard.query.selection.calendar import format_iso_day_number
from dashboard.query.selection.facets import list_choices
from dashboard.query.selection.representative_sentence import score_sentences
from dashboard.query.selection.select import select
from dashboard.query.selection.sentences import (
    find_naming_sentences,
    find_readable_lengths,
    find_row_range,
    read_article_texts,
)
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay, find_visible_events
from dashboard.schema import NO_DAY, Filters, Unit, day_to_number, facet_record

SENTENCE_COLUMNS = (
    "article", "key", "title", "publisher", "day", "start", "end", "sentence", "mark_start", "mark_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SentenceOptions:
    """Which sentences are listed, and in which order.

    `every` lists all sentences of an article instead of one. `best_first` puts the most representative
    sentence first instead of the earliest article. `display` states which of the selected events make up an
    event.
    """

    every: bool = False
    best_first: bool = False
    display: EventDisplay = ALL_EVENTS


def list_sentences(
    corpus: Corpus,
    filters: Filters,
    cluster: int | None = None,
    day: str | None = None,
    limit: int = 20,
    options: SentenceOptions = SentenceOptions(),
) -> pd.DataFrame:
    """Return the sentences that report an event or name a day (2017-04-12), or that name the filtered values.

    Columns: `SENTENCE_COLUMNS`. `start` and `end` are the place of the sentence in its article; `mark_start`
    and `mark_end` that of a time expression in the sentence (-1 for none). Without copies, one article
    represents its copies.
    """
    sentences = _find_sentences(corpus, filters, cluster, day, options.display)
    ordered = _sort_sentences(corpus, sentences, best_first=options.best_first)
    chosen = _keep_one_per_article(corpus, ordered, filters.unit, every=options.every)[: limit or None]
    days = _list_days_by_sentence(corpus, cluster) if cluster is not None else {}
    return _make_rows(
        corpus, chosen.tolist(), {sentence: days.get(sentence, day) for sentence in chosen.tolist()}
    )


def sample_sentences(corpus: Corpus, filters: Filters, key: str, limit: int = 5) -> pd.DataFrame:
    """Return sentences that name an entity, spread over time, in `SENTENCE_COLUMNS`.

    The articles are divided by day into as many periods as there are sentences to return, and copies count
    once. Each period gives one sentence, if possible of a publisher that has none in the sample yet.
    """
    naming = corpus.entities.sentences.mask_of(corpus.entities_of_key(key)) & corpus.sentences.counted
    sentences = np.flatnonzero(naming & select(corpus, filters).articles[corpus.sentences.article])
    length = corpus.sentences.end[sentences] - corpus.sentences.start[sentences]
    readable = sentences[find_readable_lengths(length)]
    ordered = _sort_sentences(corpus, readable if len(readable) else sentences, best_first=False)
    ordered = _keep_one_per_article(corpus, ordered, Unit.WITHOUT_COPIES, every=False)
    periods = np.array_split(ordered, min(limit, len(ordered)) or 1) if len(ordered) else []
    chosen: list[int] = []
    publishers: set[str] = set()
    names = corpus.articles["publisher"]
    for period in periods:
        by_sentence = {int(s): str(names.iloc[corpus.sentences.article[s]]) for s in period}
        new = (sentence for sentence, name in by_sentence.items() if name not in publishers)
        chosen.append(next(new, int(period[0])))
        publishers.add(by_sentence[chosen[-1]])
    return _make_rows(corpus, chosen, {})


def _make_rows(corpus: Corpus, sentences: list[int], days: dict[int, str | None]) -> pd.DataFrame:
    """Return a row a sentence; `days` are the days whose time expression is marked in it."""
    texts = read_article_texts(corpus, corpus.sentences.article[sentences])
    rows = [_make_row(corpus, sentence, texts, days.get(sentence)) for sentence in sentences]
    return pd.DataFrame(rows, columns=list(SENTENCE_COLUMNS))


def _find_sentences(
    corpus: Corpus, filters: Filters, cluster: int | None, day: str | None, display: EventDisplay
) -> Longs:
    """Return the sentences of an event, of a day, or else of the filtered values, in order."""
    if cluster is not None:
        events = find_visible_events(corpus, filters, display)
        rows = np.flatnonzero(events & (corpus.events.cluster == cluster))
        return np.unique(corpus.events.sentence[rows]).astype(np.int64)
    mask = select(corpus, filters).articles[corpus.sentences.article] & corpus.sentences.counted
    if any(facet_record(name).in_sentences and choice.values for name, choice in list_choices(filters)):
        mask &= find_naming_sentences(corpus, filters)
    if day is not None:
        mask &= _find_sentences_of_day(corpus, day_to_number(pd.Timestamp(day).date()))
    return np.flatnonzero(mask)


def _list_days_by_sentence(corpus: Corpus, cluster: int) -> dict[int, str | None]:
    """Return, for each sentence of an event, the first day that the build read in it."""
    rows = np.flatnonzero(corpus.events.cluster == cluster)[::-1]
    return {
        int(corpus.events.sentence[row]): format_iso_day_number(int(corpus.events.first_as_built[row]))
        for row in rows
    }


def _find_sentences_of_day(corpus: Corpus, day: int) -> Mask:
    naming = np.zeros(len(corpus.sentences.article), dtype=np.bool_)
    rows = np.flatnonzero((corpus.times.first == day) & (corpus.times.last == day))
    sentences = corpus.times.sentence[rows]
    naming[sentences[sentences >= 0]] = True
    return naming


def _sort_sentences(corpus: Corpus, sentences: Longs, *, best_first: bool) -> Longs:
    """Return sentences by the day of their articles, or by how well they represent all of them."""
    article = corpus.sentences.article[sentences]
    by_day = (sentences, article, rank_publication_days(corpus)[article])
    if not best_first:
        return sentences[np.lexsort(by_day)]
    scores = score_sentences(corpus, sentences, np.zeros_like(sentences))
    return sentences[np.lexsort((*by_day, -scores))]


def _keep_one_per_article(corpus: Corpus, sentences: Longs, unit: Unit, *, every: bool) -> Longs:
    """Return the first sentence of each article or group of copies; with `every`, all of that article."""
    article = corpus.sentences.article[sentences]
    groups = corpus.story[article] if unit is Unit.WITHOUT_COPIES else article
    _, first = np.unique(groups, return_index=True)
    return sentences[np.isin(article, article[first])] if every else sentences[np.sort(first)]


def _make_row(corpus: Corpus, sentence: int, texts: dict[int, str], day: str | None) -> dict[str, object]:
    article = int(corpus.sentences.article[sentence])
    record = corpus.articles.iloc[article]
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    mark_start, mark_end = _find_time(corpus, sentence, start, day)
    return {
        "article": article,
        "key": str(record["key"]),
        "title": str(record["title"]),
        "publisher": str(record["publisher"]),
        "day": format_publication_day(corpus, article),
        "start": start,
        "end": end,
        "sentence": texts[article][start:end],
        "mark_start": mark_start,
        "mark_end": mark_end,
    }


def _find_time(corpus: Corpus, sentence: int, start: int, day: str | None) -> tuple[int, int]:
    """Return the place of a time expression in a sentence: one of the given day, or else the first."""
    times, article = corpus.times, int(corpus.sentences.article[sentence])
    rows = [row for row in find_row_range(times.article, article) if times.sentence[row] == sentence]
    dated = [row for row in rows if times.first[row] != NO_DAY]
    matches = [
        row for row in dated if day is None or format_iso_day_number(int(times.first[row])) == day
    ] or dated
    if not matches:
        return -1, -1
    return int(times.start[matches[0]]) - start, int(times.end[matches[0]]) - start
