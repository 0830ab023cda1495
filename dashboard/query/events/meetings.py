"""Meetings, visits and calls: day, place, who took part and who was merely named."""

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
from dashboard.query.selection.visible_events import EventDisplay, find_visible_events
from dashboard.schema import Filters, Kind, Role

MEETING_KINDS = ("meeting", "visit", "call")
MEETING_COLUMNS = (
    *(name for name in EVENT_COLUMNS if name not in ("persons", "named")),
    "places", "participants", "named", "key", "start",
)  # fmt: skip
ALL = EventDisplay()
_NAMED = ROLES.index(Role.NAMED)
# So many days may lie between a visit and a meeting on it.
_TRIP = 7
_WHO = (KINDS.index(Kind.PERSON), KINDS.index(Kind.ORGANISATION))


def list_meetings(
    corpus: Corpus,
    filters: Filters,
    order: str = "day",
    offset: int = 0,
    limit: int = 50,
    shown: EventDisplay = ALL,
) -> pd.DataFrame:
    """Return a page of meetings, visits and calls, one row a cluster, in `MEETING_COLUMNS`.

    `participants` are the persons and organisations that act or take part by any of the event's sentences,
    those of most articles first; where a sentence tells of a visit and of the meetings on it ("left Moscow on
    Thursday after talks with A"), all who act in either. `named` are the others that its sentences name. `places` are the places
    where it happened as they are spelt, or else its countries. `key` and `start` lead to the sentence shown.
    """
    kinds = shown.kinds or MEETING_KINDS
    asked = replace(shown, kinds=kinds)
    rows = list_events(corpus, filters, order, offset, limit, asked)
    mask = find_visible_events(corpus, filters, asked)
    told = _by_cluster(corpus, np.flatnonzero(mask & np.isin(corpus.events.cluster, rows["cluster"])))
    who = [_who(corpus, told[cluster]) for cluster in rows["cluster"].tolist()]
    events = rows["event"].to_numpy()
    made = rows.assign(
        participants=[" · ".join(taking) for taking, _ in who],
        named=[" · ".join(named) for _, named in who],
        places=_places(corpus, [told[cluster] for cluster in rows["cluster"].tolist()]),
        key=corpus.articles["key"].to_numpy()[corpus.events.article[events]] if len(events) else [],
        start=corpus.events.start[events] if len(events) else [],
    )
    return made[list(MEETING_COLUMNS)]


def _by_cluster(corpus: Corpus, events: Longs) -> dict[int, list[int]]:
    held: dict[int, list[int]] = defaultdict(list)
    for event in events.tolist():
        held[int(corpus.events.cluster[event])].append(event)
    return held


def _who(corpus: Corpus, events: list[int]) -> tuple[list[str], list[str]]:
    """Return the labels of those who take part in a meeting, and of those whom its sentences only name."""
    articles: dict[int, set[int]] = defaultdict(set)
    taking: set[int] = set()
    own = set(events)
    beside = [other for event in events for other in _on_one_trip(corpus, event)]
    for event in [*events, *beside]:
        for row in find_row_range(corpus.events.link_event, event):
            entity = int(corpus.names.entity[corpus.events.link_name[row]])
            acts = corpus.events.link_role[row] != _NAMED
            shows = corpus.entities.kind[entity] in _WHO and not corpus.entities.hidden[entity]
            if shows and (acts or event in own):
                articles[entity].add(int(corpus.events.article[event]))
                taking |= {entity} if acts else set()
    labels = {entity: corpus.label_of(entity) for entity in articles}
    ranked = sorted(articles, key=lambda entity: (-len(articles[entity]), labels[entity]))
    return [labels[e] for e in ranked if e in taking], [labels[e] for e in ranked if e not in taking]


def _on_one_trip(corpus: Corpus, event: int) -> Iterator[int]:
    """Yield the other meetings, visits and calls of an event's sentence, told alike, in a country of its own, within a week."""
    told, keys = corpus.events, corpus.facets["kind"].keys
    beside = np.array(find_row_range(told.article, int(told.article[event])), dtype=np.int64)
    beside = beside[(told.sentence[beside] == told.sentence[event]) & told.live[beside] & (beside != event)]
    alike = (told.status[beside] == told.status[event]) & (
        abs(told.first[beside] - told.first[event]) <= _TRIP
    )
    there = _where(corpus, np.append(beside, event)) if alike.any() else {}
    for other in beside[alike].tolist():
        if keys[told.kind[other]] in MEETING_KINDS and there.get(event, set()) & there.get(other, set()):
            yield other


def _places(corpus: Corpus, meetings: list[list[int]]) -> list[str]:
    """Return where meetings were: the places that their sentences name in the countries where they were."""
    every = np.array([event for events in meetings for event in events], dtype=np.int64)
    where = _where(corpus, every)
    texts = read_article_texts(corpus, corpus.events.article[every])
    return [" · ".join(_place(corpus, events, where, texts)) for events in meetings]


def _where(corpus: Corpus, events: Longs) -> dict[int, set[int]]:
    rows = np.flatnonzero(corpus.events.happened_there & np.isin(corpus.events.place_event, events))
    held: dict[int, set[int]] = defaultdict(set)
    for event, country in zip(
        corpus.events.place_event[rows].tolist(), corpus.events.place_country[rows].tolist(), strict=True
    ):
        held[event].add(country)
    return held


def _place(
    corpus: Corpus, events: list[int], where: dict[int, set[int]], texts: dict[int, str]
) -> Iterator[str]:
    """Yield the places of one meeting; of a country itself only where no place in it is named."""
    spelt = Counter(
        place for event in events for place in set(_spelt(corpus, event, where.get(event, set()), texts))
    )
    countries = Counter(country for event in events for country in where.get(event, set()))
    for country, _ in sorted(countries.items(), key=lambda each: (-each[1], each[0])):
        own = str(corpus.places["name"].iloc[country])
        inside = {place: n for (held, place), n in spelt.items() if held == country and place != own}
        yield from sorted(inside, key=lambda place: (-inside[place], place)) or [own]


def _spelt(
    corpus: Corpus, event: int, countries: set[int], texts: dict[int, str]
) -> Iterator[tuple[int, str]]:
    article = int(corpus.events.article[event])
    mentions, place = corpus.mentions, KINDS.index(Kind.PLACE)
    for row in find_row_range(mentions.article, article):
        name = int(mentions.name[row])
        if mentions.sentence[row] != corpus.events.sentence[event] or corpus.names.kind[name] != place:
            continue
        if int(corpus.names.country[name]) in countries:
            yield (
                int(corpus.names.country[name]),
                " ".join(texts[article][mentions.start[row] : mentions.end[row]].split()),
            )
