"""The sentences behind an event, a day or a name."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers, format_iso
from dashboard.query.selection.facets import NAME_FACETS, list_choices
from dashboard.query.selection.representative_sentence import score_sentences
from dashboard.query.selection.select import select
from dashboard.query.selection.sentences import (
    find_naming_sentences,
    find_readable_lengths,
    find_row_range,
    read_article_texts,
)
from dashboard.query.selection.visible_events import EventDisplay, find_visible_events
from dashboard.schema import NO_DAY, Filters, Unit, to_number

ALL = EventDisplay()
SENTENCE_COLUMNS = (
    "article", "key", "title", "publisher", "day", "start", "end", "sentence", "mark_start", "mark_end",
)  # fmt: skip


def list_sentences(
    corpus: Corpus,
    filters: Filters,
    cluster: int | None = None,
    day: str | None = None,
    limit: int = 20,
    every: bool = False,
    shown: EventDisplay = ALL,
    telling: bool = False,
) -> pd.DataFrame:
    """Return the sentences behind an event or a day (2017-04-12), or those that name what is filtered by.

    Columns: `SENTENCE_COLUMNS`; `start` and `end` are the sentence's place in the article, `mark_start`
    and `mark_end` that of its time within the sentence (-1 for none). One sentence an article (or all of
    them where `every` is on), the earliest article first, or the most `telling` sentence; without copies one article stands
    for its copies.
    `shown` says which of the selected events an event is made of.
    """
    articles = select(corpus, filters).articles
    sentences = _sentences_asked(corpus, filters, articles, cluster, day, shown)
    ordered = _in_order(corpus, sentences, telling=telling)
    chosen = _one_an_article(corpus, ordered, filters.unit, every=every)[: limit or None]
    texts = read_article_texts(corpus, corpus.sentences.article[chosen])
    days = _days_told(corpus, cluster) if cluster is not None else {}
    made = [_sentence_row(corpus, int(s), texts, days.get(int(s), day)) for s in chosen]
    return pd.DataFrame(made, columns=list(SENTENCE_COLUMNS))


def sample_sentences(corpus: Corpus, filters: Filters, key: str, limit: int = 5) -> pd.DataFrame:
    """Return sentences that name an entity, in `SENTENCE_COLUMNS`: the earliest first, one a story, spread over time.

    The articles are parted by their days into as many stretches as sentences are asked for; each gives one, of a
    publisher that has not spoken yet where it can be.
    """
    named = corpus.entities.sentences.mask_of(corpus.entities_of_key(key)) & corpus.sentences.counted
    told = np.flatnonzero(named & select(corpus, filters).articles[corpus.sentences.article])
    readable = told[find_readable_lengths(corpus.sentences.end[told] - corpus.sentences.start[told])]
    ordered = _in_order(corpus, readable if len(readable) else told, telling=False)
    ordered = _one_an_article(corpus, ordered, Unit.WITHOUT_COPIES, every=False)
    stretches = np.array_split(ordered, min(limit, len(ordered)) or 1)
    chosen: list[int] = []
    heard: set[str] = set()
    publisher = corpus.articles["publisher"]
    for stretch in stretches if len(ordered) else ():
        said = {int(s): str(publisher.iloc[corpus.sentences.article[s]]) for s in stretch}
        best = next((sentence for sentence, by in said.items() if by not in heard), int(stretch[0]))
        chosen.append(best)
        heard.add(said[best])
    texts = read_article_texts(corpus, corpus.sentences.article[chosen])
    made = [_sentence_row(corpus, sentence, texts, None) for sentence in chosen]
    return pd.DataFrame(made, columns=list(SENTENCE_COLUMNS))


def _sentences_asked(
    corpus: Corpus,
    filters: Filters,
    articles: Mask,
    cluster: int | None,
    day: str | None,
    shown: EventDisplay,
) -> Longs:
    """Return the sentences of selected articles that a question is about, in order."""
    if cluster is not None:
        events = find_visible_events(corpus, filters, shown)
        rows = np.flatnonzero(events & (corpus.events.cluster == cluster))
        return np.unique(corpus.events.sentence[rows]).astype(np.int64)
    kept = articles[corpus.sentences.article] & corpus.sentences.counted
    if any(name in NAME_FACETS and choice.values for name, choice in list_choices(filters)):
        kept &= find_naming_sentences(corpus, filters)
    if day is not None:
        kept &= _naming_day(corpus, to_number(pd.Timestamp(day).date()))
    return np.flatnonzero(kept)


def _days_told(corpus: Corpus, cluster: int) -> dict[int, str]:
    """Return the first day that each sentence of an event gives it, as the build found it."""
    rows = np.flatnonzero(corpus.events.cluster == cluster)[::-1]
    return {
        int(corpus.events.sentence[row]): format_iso(int(corpus.events.first_as_built[row])) for row in rows
    }


def _naming_day(corpus: Corpus, day: int) -> Mask:
    named = np.zeros(len(corpus.sentences.article), dtype=np.bool_)
    rows = np.flatnonzero((corpus.times.first == day) & (corpus.times.last == day))
    sentences = corpus.times.sentence[rows]
    named[sentences[sentences >= 0]] = True
    return named


def _in_order(corpus: Corpus, sentences: Longs, *, telling: bool) -> Longs:
    """Return sentences by the day of their articles, or by how well they tell what all of them are about."""
    article = corpus.sentences.article[sentences]
    by_day = (sentences, article, rank_publication_days(corpus)[article])
    if not telling:
        return sentences[np.lexsort(by_day)]
    return sentences[np.lexsort((*by_day, -score_sentences(corpus, sentences, np.zeros_like(sentences))))]


def _one_an_article(corpus: Corpus, sentences: Longs, unit: Unit, *, every: bool) -> Longs:
    """Return the first sentence of each article, or of each story, or all of theirs, in their order."""
    article = corpus.sentences.article[sentences]
    told = corpus.story[article] if unit is Unit.WITHOUT_COPIES else article
    _, first = np.unique(told, return_index=True)
    return sentences[np.isin(article, article[first])] if every else sentences[np.sort(first)]


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
        format_day_numbers(
            int(corpus.days.first[article]), int(corpus.days.last[article]), inferred=inferred
        ),
        start,
        end,
        texts[article][start:end],
        *mark,
    )


def _time_in(corpus: Corpus, sentence: int, start: int, day: str | None) -> tuple[int, int]:
    """Return where the time stands within a sentence: the one of a day if one is asked for and there, else the first."""
    article = int(corpus.sentences.article[sentence])
    rows = [
        row for row in find_row_range(corpus.times.article, article) if corpus.times.sentence[row] == sentence
    ]
    dated = [row for row in rows if corpus.times.first[row] != NO_DAY]
    asked = [row for row in dated if day is None or format_iso(int(corpus.times.first[row])) == day] or dated
    if not asked:
        return -1, -1
    return int(corpus.times.start[asked[0]]) - start, int(corpus.times.end[asked[0]]) - start
