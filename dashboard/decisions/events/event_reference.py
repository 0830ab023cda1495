"""What names an event for good, and the way back from a name to the rows of a version."""

from collections.abc import Iterable, Iterator

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints
from dashboard.schema import Decision, EventReference, to_day

AROUND = 32


def make_event_references(corpus: Corpus, events: Iterable[int]) -> tuple[EventReference, ...]:
    """Return the names of some events, in their order."""
    rows = [int(event) for event in events]
    articles = sorted({int(corpus.events.article[row]) for row in rows})
    texts = dict(zip(articles, corpus.texts_of(articles), strict=True)) if articles else {}
    return tuple(_name(corpus, row, texts[int(corpus.events.article[row])]) for row in rows)


def find_events(corpus: Corpus, decision: Decision) -> Ints:
    """Return the events that a decision speaks of, in order; those that are there no more are left out."""
    found = {event for name in decision.events for event in _events_named(corpus, name)}
    return np.array(sorted(found), dtype=np.int32)


def _name(corpus: Corpus, event: int, text: str) -> EventReference:
    told = corpus.events
    start, end = int(told.start[event]), int(told.end[event])
    return EventReference(
        article=str(corpus.articles["key"].iloc[int(told.article[event])]),
        exact=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
        day=_found_day(corpus, event),
        kind=told.kind_as_built.at(event),
    )


def _events_named(corpus: Corpus, name: EventReference) -> list[int]:
    """Return the events of a name: those in its words, then those in its place, then those of its day and kind.

    A rule is put to use only where more than one event is left, so that a grammar that dates the one event
    of a sentence otherwise does not lose the decision.
    """
    article = corpus.row_of(name.article)
    if article is None:
        return []
    found = list(_in_words(corpus, name, article))
    for rule in (_in_place(corpus, name, article, found), _of_day_and_kind(corpus, name, found)):
        if len(found) > 1:
            found = [event for event in found if event in rule] or found
    return found


def _in_words(corpus: Corpus, name: EventReference, article: int) -> Iterator[int]:
    told, text = corpus.events, corpus.text_of(article)
    for event in range(*np.searchsorted(told.article, [article, article + 1]).tolist()):
        if text[told.start[event] : told.end[event]] == name.exact:
            yield event


def _in_place(corpus: Corpus, name: EventReference, article: int, events: list[int]) -> set[int]:
    text = corpus.text_of(article)
    return {
        event
        for event in events
        if text[: corpus.events.start[event]].endswith(name.prefix)
        and text[corpus.events.end[event] :].startswith(name.suffix)
    }


def _of_day_and_kind(corpus: Corpus, name: EventReference, events: list[int]) -> set[int]:
    return {
        event
        for event in events
        if (_found_day(corpus, event), corpus.events.kind_as_built.at(event)) == (name.day, name.kind)
    }


def _found_day(corpus: Corpus, event: int) -> str:
    day = to_day(int(corpus.events.first_as_built[event]))
    return "" if day is None else day.isoformat()
