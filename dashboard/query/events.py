"""Reported events: one line a cluster, the sentences behind each, and the days most written about."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import KINDS, Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.query.articles import earliest
from dashboard.query.calendar import iso, say_numbers
from dashboard.query.choices import NAMED, choices_of
from dashboard.query.select import select, sentence_mask
from dashboard.query.tally import tally_pairs
from dashboard.schema import NO_DAY, Filters, Kind, Mode, Precision, Status, Unit, to_number

EVENT_COLUMNS = (
    "cluster", "event", "day", "first_day", "last_day", "precision", "kind", "status", "mode", "sentence", "persons",
    "countries", "articles", "copies_free",
)  # fmt: skip
SENTENCE_COLUMNS = (
    "article", "key", "title", "publisher", "day", "start", "end", "sentence", "mark_start", "mark_end",
)  # fmt: skip
DAY_COLUMNS = ("day", "label", "articles", "copies_free", "salience", "sentence")
_PRECISIONS, _STATUSES, _MODES = tuple(Precision), tuple(Status), tuple(Mode)
_SHORT, _LONG = 40, 320
# Of the articles of a day itself, this share counts where no name is asked for (FINDINGS: Timelines).
_OF_THE_DAY = 0.5


def list_events(
    corpus: Corpus, filters: Filters, order: str = "day", offset: int = 0, limit: int = 50
) -> pd.DataFrame:
    """Return a page of the reported events that the filters keep, one row a cluster, in `EVENT_COLUMNS`.

    `articles` and `copies_free` count the selected articles with an event of the cluster; `event` is the
    one whose sentence is shown: of readable length, with most names, from the earliest article.

    Args:
        corpus: The corpus.
        filters: What the analyst chose.
        order: "day" (earliest first) or "most written" (most articles first).
        offset: How many rows to pass over.
        limit: How many rows to return; 0 returns all.
    """
    events = np.flatnonzero(select(corpus, filters).events)
    clusters, at = np.unique(corpus.events.cluster[events], return_inverse=True)
    articles = corpus.events.article[events]
    pairs = np.unique(at.astype(np.int64) * max(corpus.n, 1) + articles)
    values, rows = pairs // max(corpus.n, 1), pairs % max(corpus.n, 1)
    n_articles = tally_pairs(corpus, values, rows, len(clusters), Unit.ARTICLES)
    copies_free = tally_pairs(corpus, values, rows, len(clusters), Unit.WITHOUT_COPIES)
    best = _best(corpus, events, at, len(clusters))
    shown = copies_free if filters.unit is Unit.WITHOUT_COPIES else n_articles
    by_day = (best, corpus.events.last[best], corpus.events.first[best])
    ranked = np.lexsort(by_day if order == "day" else (*by_day, -shown))
    page = ranked[offset : offset + limit if limit else None]
    texts = _texts(corpus, corpus.events.article[best[page]])
    made = [
        (int(clusters[c]), *_told(corpus, int(best[c]), texts), int(n_articles[c]), int(copies_free[c]))
        for c in page
    ]
    return pd.DataFrame(made, columns=list(EVENT_COLUMNS))


def list_sentences(
    corpus: Corpus,
    filters: Filters,
    cluster: int | None = None,
    day: str | None = None,
    limit: int = 20,
) -> pd.DataFrame:
    """Return the sentences behind an event or a day (2017-04-12), or those that name what is filtered by.

    Columns: `SENTENCE_COLUMNS`; `start` and `end` are the sentence's place in the article, `mark_start`
    and `mark_end` that of its time within the sentence (-1 for none). One sentence an article, the
    earliest article first; without copies one article stands for its copies.
    """
    selection = select(corpus, filters)
    sentences = _sentences_asked(corpus, filters, selection.articles, selection.events, cluster, day)
    chosen = _one_an_article(corpus, sentences, filters.unit)[: limit or None]
    texts = _texts(corpus, corpus.sentences.article[chosen])
    made = [_sentence_row(corpus, int(sentence), texts, day) for sentence in chosen]
    return pd.DataFrame(made, columns=list(SENTENCE_COLUMNS))


def rank_days(corpus: Corpus, filters: Filters, limit: int = 200) -> pd.DataFrame:
    """Return the days most written about, in `DAY_COLUMNS`, the most salient first.

    A day's `articles` are the selected ones with a sentence that names the day (whole days only) and,
    where names or places are chosen, what the analyst filters by. `salience` is that count; where none
    is chosen it is the articles that name the day later, and half of those of the day itself.
    """
    selection = select(corpus, filters)
    by_name = any(name in NAMED and choice.values for name, choice in choices_of(filters))
    held = _sentences_naming(corpus, filters) if by_name else corpus.sentences.counted
    times = corpus.times
    whole = (times.first != NO_DAY) & (times.first == times.last) & (times.sentence >= 0)
    rows = np.flatnonzero(whole & selection.articles[times.article])
    rows = rows[held[times.sentence[rows]]]
    if filters.happened:
        rows = rows[_in_days(times.first[rows], filters)]
    days, at = np.unique(times.first[rows], return_inverse=True)
    pairs = np.unique(at.astype(np.int64) * max(corpus.n, 1) + times.article[rows])
    values, articles = pairs // max(corpus.n, 1), pairs % max(corpus.n, 1)
    n_articles = tally_pairs(corpus, values, articles, len(days), Unit.ARTICLES)
    copies_free = tally_pairs(corpus, values, articles, len(days), Unit.WITHOUT_COPIES)
    salience = (copies_free if filters.unit is Unit.WITHOUT_COPIES else n_articles).astype(np.float64)
    if not by_name:
        same = (corpus.days.best[articles] == days[values]).astype(np.float64)
        salience -= (1 - _OF_THE_DAY) * np.bincount(values, weights=same, minlength=len(days))
    ranked = np.lexsort((days, -salience))[: limit or None]
    sentences = _sentence_of_days(corpus, rows, at, set(ranked.tolist()))
    made = [
        (
            iso(int(days[d])),
            say_numbers(int(days[d]), int(days[d])),
            int(n_articles[d]),
            int(copies_free[d]),
            float(salience[d]),
            sentences.get(int(d), ""),
        )
        for d in ranked
    ]
    return pd.DataFrame(made, columns=list(DAY_COLUMNS))


def _in_days(days: Ints, filters: Filters) -> Mask:
    first, last = filters.happened.first, filters.happened.last
    mask = np.ones(len(days), dtype=np.bool_)
    if first is not None:
        mask &= days >= to_number(first)
    if last is not None:
        mask &= days <= to_number(last)
    return mask


def _sentences_naming(corpus: Corpus, filters: Filters) -> Mask:
    """Return the sentences that name what is chosen of persons, organisations, countries and regions."""
    held = sentence_mask(corpus, filters)
    return corpus.sentences.counted if held is None else held


def _sentence_of_days(corpus: Corpus, times: Longs, at: Longs, wanted: set[int]) -> dict[int, str]:
    """Return a sentence for each wanted day: of readable length, from the earliest article."""
    sentences = corpus.times.sentence[times]
    length = corpus.sentences.end[sentences] - corpus.sentences.start[sentences]
    day = earliest(corpus)[corpus.sentences.article[sentences]]
    order = np.lexsort((sentences, day, ~_is_readable(length)))
    chosen: dict[int, int] = {}
    for row in order:
        if int(at[row]) in wanted:
            chosen.setdefault(int(at[row]), int(sentences[row]))
    texts = _texts(corpus, corpus.sentences.article[list(chosen.values())] if chosen else [])
    return {number: _words(corpus, sentence, texts) for number, sentence in chosen.items()}


def _is_readable(length: Ints) -> Mask:
    readable: Mask = (length >= _SHORT) & (length <= _LONG)
    return readable


def _best(corpus: Corpus, events: Longs, at: Longs, n_clusters: int) -> Longs:
    """Return the event that is shown for each cluster."""
    told = corpus.events
    names = np.bincount(told.link_event, minlength=len(told.article))[events]
    order = np.lexsort(
        (
            events,
            earliest(corpus)[told.article[events]],
            -names,
            ~_is_readable(told.end[events] - told.start[events]),
            at,
        )
    )
    best = np.zeros(n_clusters, dtype=np.int64)
    best[at[order[::-1]]] = events[order[::-1]]
    return best


def _told(corpus: Corpus, event: int, texts: dict[int, str]) -> tuple[Any, ...]:
    told = corpus.events
    article = int(told.article[event])
    day_is_inferred = bool(corpus.articles["inferred"].iloc[article]) and _counts_from_article(corpus, event)
    return (
        event,
        say_numbers(int(told.first[event]), int(told.last[event]), inferred=day_is_inferred),
        iso(int(told.first[event])),
        iso(int(told.last[event])),
        str(_PRECISIONS[told.precision[event]]),
        corpus.facets["kind"].keys[told.kind[event]],
        str(_STATUSES[told.status[event]]),
        str(_MODES[told.mode[event]]),
        texts[article][told.start[event] : told.end[event]],
        " · ".join(_people(corpus, event)),
        " · ".join(_countries(corpus, event)),
    )


def _counts_from_article(corpus: Corpus, event: int) -> bool:
    """Return whether an event's day lies where only the article's own, inferred, day can have put it."""
    told = corpus.events
    article = int(told.article[event])
    return bool(corpus.days.first[article] <= told.first[event] <= corpus.days.last[article])


def _people(corpus: Corpus, event: int) -> Iterator[str]:
    rows = _linked(corpus.events.link_event, event)
    names = corpus.events.link_name[rows]
    entities = dict.fromkeys(int(corpus.names.entity[name]) for name in names)
    for entity in entities:
        if KINDS[corpus.entities.kind[entity]] is Kind.PERSON and not corpus.entities.hidden[entity]:
            yield corpus.entities.label.at(entity)


def _countries(corpus: Corpus, event: int) -> Iterator[str]:
    rows = np.flatnonzero(corpus.events.place_event == event)
    yield from (str(name) for name in corpus.places["name"].iloc[corpus.events.place_country[rows]])


def _linked(events: Ints, event: int) -> range:
    return range(*np.searchsorted(events, [event, event + 1]).tolist())


def _texts(corpus: Corpus, articles: Sequence[int] | Ints | Longs) -> dict[int, str]:
    wanted = sorted({int(article) for article in articles})
    return dict(zip(wanted, corpus.texts_of(wanted), strict=True)) if wanted else {}


def _words(corpus: Corpus, sentence: int, texts: dict[int, str]) -> str:
    text = texts[int(corpus.sentences.article[sentence])]
    return text[corpus.sentences.start[sentence] : corpus.sentences.end[sentence]]


def _sentences_asked(
    corpus: Corpus, filters: Filters, articles: Mask, events: Mask, cluster: int | None, day: str | None
) -> Longs:
    """Return the sentences of selected articles that a question is about, in order."""
    if cluster is not None:
        rows = np.flatnonzero(events & (corpus.events.cluster == cluster))
        return np.unique(corpus.events.sentence[rows]).astype(np.int64)
    kept = articles[corpus.sentences.article] & corpus.sentences.counted
    if any(name in NAMED and choice.values for name, choice in choices_of(filters)):
        kept &= _sentences_naming(corpus, filters)
    if day is not None:
        kept &= _naming_day(corpus, to_number(pd.Timestamp(day).date()))
    return np.flatnonzero(kept)


def _naming_day(corpus: Corpus, day: int) -> Mask:
    named = np.zeros(len(corpus.sentences.article), dtype=np.bool_)
    rows = np.flatnonzero((corpus.times.first == day) & (corpus.times.last == day))
    sentences = corpus.times.sentence[rows]
    named[sentences[sentences >= 0]] = True
    return named


def _one_an_article(corpus: Corpus, sentences: Longs, unit: Unit) -> Longs:
    """Return the first sentence of each article, or of each story, the earliest article first."""
    article = corpus.sentences.article[sentences]
    order = np.lexsort((sentences, article, earliest(corpus)[article]))
    sentences, article = sentences[order], article[order]
    told = corpus.story[article] if unit is Unit.WITHOUT_COPIES else article
    _, first = np.unique(told, return_index=True)
    return sentences[np.sort(first)]


def _sentence_row(corpus: Corpus, sentence: int, texts: dict[int, str], day: str | None) -> tuple[Any, ...]:
    found, article = corpus.sentences, int(corpus.sentences.article[sentence])
    known = corpus.articles.iloc[article]
    start, end = int(found.start[sentence]), int(found.end[sentence])
    mark = _time_in(corpus, sentence, start, day)
    inferred = bool(known["inferred"])
    return (
        article,
        str(known["key"]),
        str(known["title"]),
        str(known["publisher"]),
        say_numbers(int(corpus.days.first[article]), int(corpus.days.last[article]), inferred=inferred),
        start,
        end,
        texts[article][start:end],
        *mark,
    )


def _time_in(corpus: Corpus, sentence: int, start: int, day: str | None) -> tuple[int, int]:
    """Return where the time stands within a sentence: the one of a day if one is asked for, else the first."""
    article = int(corpus.sentences.article[sentence])
    rows = [row for row in _linked(corpus.times.article, article) if corpus.times.sentence[row] == sentence]
    dated = [row for row in rows if corpus.times.first[row] != NO_DAY]
    asked = [row for row in dated if day is None or iso(int(corpus.times.first[row])) == day]
    if not asked:
        return -1, -1
    return int(corpus.times.start[asked[0]]) - start, int(corpus.times.end[asked[0]]) - start


def count_events(corpus: Corpus, filters: Filters) -> int:
    """Return how many rows `list_events` has in all."""
    return len(np.unique(corpus.events.cluster[select(corpus, filters).events]))
