"""Lasting references to events, and finding the events of a reference in a version."""

from collections.abc import Iterable, Iterator

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints
from dashboard.schema import Decision, EventReference, number_to_day

CONTEXT_LENGTH = 32


def make_event_references(corpus: Corpus, events: Iterable[int]) -> tuple[EventReference, ...]:
    """Return the references to some events, in their order."""
    rows = [int(event) for event in events]
    articles = sorted({int(corpus.events.article[row]) for row in rows})
    texts = dict(zip(articles, corpus.texts_of(articles), strict=True)) if articles else {}
    return tuple(_make_reference(corpus, row, texts[int(corpus.events.article[row])]) for row in rows)


def find_events(corpus: Corpus, decision: Decision) -> Ints:
    """Return the events of a decision, in order, without those that no longer exist."""
    events = {event for reference in decision.events for event in _find_events_of(corpus, reference)}
    return np.array(sorted(events), dtype=np.int32)


def _make_reference(corpus: Corpus, event: int, text: str) -> EventReference:
    table = corpus.events
    start, end = int(table.start[event]), int(table.end[event])
    return EventReference(
        article=str(corpus.articles["key"].iloc[int(table.article[event])]),
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
        day=_first_day_as_built(corpus, event),
        kind=table.kind_as_built.at(event),
    )


def _find_events_of(corpus: Corpus, reference: EventReference) -> list[int]:
    """Return the events of a reference: by its sentence, then its place, then its day and kind.

    A later rule is used only where several events are left. If a new version dates the only event of a
    sentence differently, the decision still finds it.
    """
    article = corpus.row_of(reference.article)
    if article is None:
        return []
    events = list(_find_events_in_words(corpus, reference, article))
    rules = (
        _find_events_in_place(corpus, reference, article, events),
        _find_events_of_day_and_kind(corpus, reference, events),
    )
    for matches in rules:
        if len(events) > 1:
            events = [event for event in events if event in matches] or events
    return events


def _find_events_in_words(corpus: Corpus, reference: EventReference, article: int) -> Iterator[int]:
    table, text = corpus.events, corpus.text_of(article)
    for event in range(*np.searchsorted(table.article, [article, article + 1]).tolist()):
        if text[table.start[event] : table.end[event]] == reference.exact:
            yield event


def _find_events_in_place(
    corpus: Corpus, reference: EventReference, article: int, events: list[int]
) -> set[int]:
    text = corpus.text_of(article)
    return {
        event
        for event in events
        if text[: corpus.events.start[event]].endswith(reference.prefix)
        and text[corpus.events.end[event] :].startswith(reference.suffix)
    }


def _find_events_of_day_and_kind(corpus: Corpus, reference: EventReference, events: list[int]) -> set[int]:
    return {
        event
        for event in events
        if (_first_day_as_built(corpus, event), corpus.events.kind_as_built.at(event))
        == (reference.day, reference.kind)
    }


def _first_day_as_built(corpus: Corpus, event: int) -> str:
    day = number_to_day(int(corpus.events.first_as_built[event]))
    return "" if day is None else day.isoformat()
