"""Meetings, visits and calls: day, place, who took part and who was only named."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.corpus.tables import KINDS, ROLES
from dashboard.query.events.event_list import EVENT_COLUMNS, list_events
from dashboard.query.selection.sentences import find_row_range, read_article_texts
from dashboard.query.selection.visible_events import ALL_EVENTS, EventDisplay, find_visible_events
from dashboard.schema import Filters, Kind, Role

MEETING_KINDS = ("meeting", "visit", "call")
MEETING_COLUMNS = (
    *(name for name in EVENT_COLUMNS if name not in ("persons", "named")),
    "places", "participants", "named", "key", "start",
)  # fmt: skip
_NAMED = ROLES.index(Role.NAMED)
# The most days between a visit and a meeting of the same trip.
_TRIP_DAYS = 7
_PARTICIPANT_KINDS = (KINDS.index(Kind.PERSON), KINDS.index(Kind.ORGANISATION))


def list_meetings(
    corpus: Corpus,
    filters: Filters,
    order: str = "day",
    offset: int = 0,
    limit: int = 50,
    display: EventDisplay = ALL_EVENTS,
) -> pd.DataFrame:
    """Return a page of meetings, visits and calls, one row a cluster, in `MEETING_COLUMNS`.

    `participants` are the persons and organisations that act or take part in one of the event's sentences,
    the most reported first. Where a sentence reports a visit together with its meetings ("left Moscow on
    Thursday after talks with A"), those who act in either take part. `named` are the others in those
    sentences. `places` are the places of the meeting as they are spelt, or else its countries. `key` and
    `start` lead to the sentence that is shown.
    """
    meetings = replace(display, kinds=display.kinds or MEETING_KINDS)
    rows = list_events(corpus, filters, order, offset, limit, meetings)
    mask = find_visible_events(corpus, filters, meetings)
    by_cluster = _group_by_cluster(
        corpus, np.flatnonzero(mask & np.isin(corpus.events.cluster, rows["cluster"]))
    )
    groups = [by_cluster[cluster] for cluster in rows["cluster"].tolist()]
    people = [_list_people(corpus, events) for events in groups]
    events = rows["event"].to_numpy(dtype=np.int64)
    return rows.assign(
        participants=[" · ".join(participants) for participants, _ in people],
        named=[" · ".join(named) for _, named in people],
        places=_list_places(corpus, groups),
        key=corpus.articles["key"].to_numpy()[corpus.events.article[events]] if len(events) else [],
        start=corpus.events.start[events] if len(events) else [],
    )[list(MEETING_COLUMNS)]


def _group_by_cluster(corpus: Corpus, events: Longs) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for event in events.tolist():
        groups[int(corpus.events.cluster[event])].append(event)
    return groups


def _list_people(corpus: Corpus, events: list[int]) -> tuple[list[str], list[str]]:
    """Return the labels of those who take part in a meeting, and of those whom its sentences only name."""
    articles: dict[int, set[int]] = defaultdict(set)
    participants: set[int] = set()
    own = set(events)
    same_trip = [other for event in events for other in _find_same_trip(corpus, event)]
    for event in [*events, *same_trip]:
        for row in find_row_range(corpus.events.link_event, event):
            entity = int(corpus.names.entity[corpus.events.link_name[row]])
            acts = corpus.events.link_role[row] != _NAMED
            if _is_listed(corpus, entity) and (acts or event in own):
                articles[entity].add(int(corpus.events.article[event]))
                participants |= {entity} if acts else set()
    labels = {entity: corpus.label_of(entity) for entity in articles}
    ranked = sorted(articles, key=lambda entity: (-len(articles[entity]), labels[entity]))
    named = [labels[entity] for entity in ranked if entity not in participants]
    return [labels[entity] for entity in ranked if entity in participants], named


def _is_listed(corpus: Corpus, entity: int) -> bool:
    return corpus.entities.kind[entity] in _PARTICIPANT_KINDS and not corpus.entities.hidden[entity]


def _find_same_trip(corpus: Corpus, event: int) -> Iterator[int]:
    """Yield the other meetings, visits and calls of an event's sentence that belong to the same trip.

    They have the event's status, share a country with it and lie within a week of it.
    """
    events, kinds = corpus.events, corpus.facets["kind"].keys
    others = np.array(find_row_range(events.article, int(events.article[event])), dtype=np.int64)
    in_sentence = events.sentence[others] == events.sentence[event]
    others = others[in_sentence & events.live[others] & (others != event)]
    is_near = abs(events.first[others] - events.first[event]) <= _TRIP_DAYS
    others = others[(events.status[others] == events.status[event]) & is_near]
    countries = _find_countries(corpus, np.append(others, event)) if len(others) else {}
    for other in others.tolist():
        if kinds[events.kind[other]] in MEETING_KINDS and countries.get(event, set()) & countries.get(
            other, set()
        ):
            yield other


def _list_places(corpus: Corpus, groups: list[list[int]]) -> list[str]:
    """Return the places of each meeting: those that its sentences name in the countries where it was."""
    every = np.array([event for events in groups for event in events], dtype=np.int64)
    countries = _find_countries(corpus, every)
    texts = read_article_texts(corpus, corpus.events.article[every])
    return [" · ".join(_rank_places(corpus, events, countries, texts)) for events in groups]


def _find_countries(corpus: Corpus, events: Longs) -> dict[int, set[int]]:
    """Return the countries where each event happened."""
    rows = np.flatnonzero(corpus.events.happened_there & np.isin(corpus.events.place_event, events))
    pairs = zip(
        corpus.events.place_event[rows].tolist(), corpus.events.place_country[rows].tolist(), strict=True
    )
    countries: dict[int, set[int]] = defaultdict(set)
    for event, country in pairs:
        countries[event].add(country)
    return countries


def _rank_places(
    corpus: Corpus, events: list[int], countries: dict[int, set[int]], texts: dict[int, str]
) -> Iterator[str]:
    """Yield the places of one meeting by country; a country itself only where no place in it is named."""
    spellings = Counter(
        pair
        for event in events
        for pair in set(_find_spellings(corpus, event, countries.get(event, set()), texts))
    )
    n_events = Counter(country for event in events for country in countries.get(event, set()))
    for country, _ in sorted(n_events.items(), key=lambda pair: (-pair[1], pair[0])):
        own = str(corpus.places["name"].iloc[country])
        inside = {place: n for (other, place), n in spellings.items() if other == country and place != own}
        yield from sorted(inside, key=lambda place: (-inside[place], place)) or [own]


def _find_spellings(
    corpus: Corpus, event: int, countries: set[int], texts: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Yield (country, spelling) of each place in an event's sentence that lies in one of the countries."""
    article = int(corpus.events.article[event])
    mentions, names, place = corpus.mentions, corpus.names, KINDS.index(Kind.PLACE)
    for row in find_row_range(mentions.article, article):
        name = int(mentions.name[row])
        if mentions.sentence[row] != corpus.events.sentence[event] or names.kind[name] != place:
            continue
        country = int(names.country[name])
        if country in countries:
            yield country, " ".join(texts[article][mentions.start[row] : mentions.end[row]].split())
