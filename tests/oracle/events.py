"""Questions about events answered by plain loops over records: lanes, meetings, what is due, what changed."""

import datetime as dt
import math
from collections import Counter
from dataclasses import replace

from dashboard.query.events.event_lanes import Lanes, Window
from dashboard.query.selection.visible_events import EventDisplay, SelectedMark
from dashboard.query.time.recent_changes import ComparedPeriods
from dashboard.schema import Choice, Clock, DayFilter, Filters, Unit
from tests.oracle.answers import Oracle
from tests.plain_corpus import Article, PlainEvent, Sentence
from tests.plain_rules import bin_start, by_story, earliest, events_of, passes_days

Telling = tuple[Article, PlainEvent, Sentence]
LIKE = {
    "visit": "meeting",
    "call": "meeting",
    "verdict": "hearing",
    "sentence": "hearing",
    "remand": "hearing",
}
LIKE |= {"charge": "arrest", "death": "attack"}


def tellings(oracle: Oracle, filters: Filters, display: EventDisplay, skip: str = "") -> list[Telling]:
    """Return the events that are shown, with their articles and sentences."""
    keys, events = oracle.select(filters, skip)
    answer = []
    for article in oracle.articles():
        for number, (event, own_sentence) in enumerate(events_of(article)):
            is_selected = (article.key, number) in events
            if display.any_name:
                unnamed = replace(
                    filters,
                    choices={
                        **filters.choices,
                        "country": Choice(),
                        "region": Choice(),
                        "person": Choice(),
                        "organisation": Choice(),
                    },
                )
                is_selected = article.key in keys and oracle._event_meets(event, unnamed, skip)
            if is_selected and _passes(oracle, (article, event, own_sentence), display):
                answer.append((article, event, own_sentence))
    return answer


def _passes(oracle: Oracle, each: Telling, display: EventDisplay) -> bool:
    article, event, _ = each
    return (
        (display.inferred or not is_inferred(*each))
        and (not display.kinds or event.kind in display.kinds)
        and (not display.clusters or event.cluster in display.clusters)
        and (display.mark is None or _is_lit(oracle, article, event, display.mark))
    )


def is_inferred(article: Article, event: PlainEvent, own_sentence: Sentence) -> bool:
    spelt = any(time.anchor == "calendar" and time.first == event.first for time in own_sentence.times)
    counted = any(
        time.anchor == "published" and time.first == event.first
        for sentence in article.sentences
        for time in sentence.times
    )
    unsure = article.inferred or article.flags
    return event.day_from == "published" or bool(
        counted and unsure and not spelt and event.day_from != "decided"
    )


def _is_lit(oracle: Oracle, article: Article, event: PlainEvent, mark: SelectedMark) -> bool:
    first, last = (event.first, event.last) if mark.clock is Clock.HAPPENED else (article.first, article.last)
    if first is None or last is None or not passes_days(first, last, mark.days):
        return False
    if mark.exact and (first, last) != (mark.days.span.first, mark.days.span.last):
        return False
    if mark.status and event.status != mark.status:
        return False
    return not mark.facet or oracle._holds(oracle.values_of_event(event, mark.facet), mark.choice, mark.facet)


def by_cluster(events: list[Telling]) -> dict[int, list[Telling]]:
    groups: dict[int, list[Telling]] = {}
    for each in events:
        groups.setdefault(each[1].cluster, []).append(each)
    return groups


def count(oracle: Oracle, events: list[Telling], unit: Unit) -> int:
    return oracle.count({article.key for article, _, _ in events}, unit)


def days_of(oracle: Oracle, events: list[Telling], unit: Unit) -> dict[tuple[dt.date, dt.date], int]:
    """Return the days that contradict one another with their articles, none where they do not."""
    days = {(event.first, event.last) for _, event, _ in events}
    finest = {
        (first, last)
        for first, last in days
        if not any((f, t) != (first, last) and first <= f and t <= last for f, t in days)
    }
    if len(finest) < 2:
        return {}
    return {
        day: count(oracle, [each for each in events if (each[1].first, each[1].last) == day], unit)
        for day in finest
    }


def who(oracle: Oracle, events: list[Telling], kinds: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Return the labels of those who take part in an event, and of the others that it names."""
    every, taking = set(), set()
    for _, event, _ in events:
        for name, role in event.roles:
            entity = oracle.world.entity[name]
            if entity[0] in kinds and entity not in oracle.hidden:
                every.add(entity)
                taking |= {entity} if role != "named" else set()
    return {label for _, label in taking}, {label for _, label in every - taking}


def meeting_who(oracle: Oracle, events: list[Telling]) -> tuple[set[str], set[str]]:
    """Return who takes part in a meeting and whom it only names, as `who` does, with those of its visit or stay."""
    kinds = ("person", "organisation")
    taking, named = who(oracle, events, kinds)
    for _, event, own_sentence in events:
        with_it = [other for other in own_sentence.events if _is_on_one_trip(event, other)]
        more, _ = who(oracle, [(events[0][0], other, own_sentence) for other in with_it], kinds)
        taking |= more
    return taking, named - taking


def _is_on_one_trip(event: PlainEvent, other: PlainEvent) -> bool:
    there = [{c for c, role in each.places if role == "where"} for each in (event, other)]
    return (
        other is not event
        and not other.rejected
        and other.kind in ("meeting", "visit", "call")
        and bool(there[0] & there[1])
        and abs((other.first - event.first).days) <= 7
        and event.status == other.status
    )


def lanes(
    oracle: Oracle, filters: Filters, clock: Clock, window: Window, lanes: Lanes, display: EventDisplay
) -> Counter[tuple[str, dt.date, dt.date, str, str, int, int]]:
    """Return the marks of some lanes: label, first and last day, shape, status, articles and events."""
    marks: dict[tuple[str, dt.date, dt.date, str, str], list[Telling]] = {}
    begins, ends = bin_start(window.first, window.size), bin_end(window.last, window.size)
    for article, event, own_sentence in tellings(oracle, filters, display, skip=str(clock)):
        first, last = (event.first, event.last) if clock is Clock.HAPPENED else (article.first, article.last)
        if first is None or last is None or first > ends or last < begins:
            continue
        shape = "bar"
        if bin_start(first, window.size) == bin_start(last, window.size):
            shape, first, last = "dot", bin_start(first, window.size), bin_end(first, window.size)
        for label, choice in zip(lanes.labels, lanes.choices, strict=True):
            values = oracle.values_of_event(event, lanes.facet) if lanes.facet else set()
            if not lanes.facet or oracle._holds(values, choice, lanes.facet):
                marks.setdefault((label, first, last, shape, event.status), []).append(
                    (article, event, own_sentence)
                )
    return Counter(
        (*mark, count(oracle, events, filters.unit), len(by_cluster(events)))
        for mark, events in marks.items()
    )


def bin_end(day: dt.date, size: str) -> dt.date:
    """Return the last day of the bin that a day lies in."""
    start = bin_start(day, size)
    while bin_start(day + dt.timedelta(days=1), size) == start:
        day += dt.timedelta(days=1)
    return day


def due(oracle: Oracle, filters: Filters, display: EventDisplay) -> dict[int, tuple[str, str]]:
    """Return, by cluster, when what is due was last mentioned and to when its outlets are covered."""
    every = [(a, e, s) for a in oracle.articles() for e, s in events_of(a)]
    ahead = [
        (article, event, own_sentence)
        for article, event, own_sentence in tellings(oracle, filters, display)
        if event.status == "planned"
        and not event.superseded
        and (article.best is None or article.best <= event.last)
    ]
    end = max((a.best for a in oracle.articles() if a.best), default=dt.date.min)
    answer = {}
    for cluster, plan in by_cluster(ahead).items():
        last = max(event.last for _, event, _ in plan)
        if last < end and not any(_reports(oracle, each, cluster, plan) for each in every):
            telling = [article for article, event, _ in every if event.cluster == cluster]
            outlets = {article.publisher for article in telling} - {""}
            covering = [a for a in oracle.articles() if not outlets or a.publisher in outlets]
            answer[cluster] = (_latest(telling), _latest(covering))
    return answer


def _latest(articles: list[Article]) -> str:
    return max((a.best.isoformat() for a in articles if a.best), default="")


def _reports(oracle: Oracle, each: Telling, cluster: int, plan: list[Telling]) -> bool:
    article, event, _ = each
    first = min(e.first for _, e, _ in plan)
    last = max(e.last for _, e, _ in plan) + dt.timedelta(days=7)
    in_time = event.first <= last and event.last >= first and (article.best is None or article.best >= first)
    if event.status != "reported" or not in_time:
        return False
    if event.cluster == cluster:
        return True
    acting = {oracle.world.entity[n] for _, e, _ in plan for n, role in e.roles if role != "named"}
    where = {country for _, e, _ in plan for country, role in e.places if role == "where"}
    acts = {oracle.world.entity[name] for name, role in event.roles if role != "named"}
    there = {country for country, role in event.places if role == "where"}
    kinds = {LIKE.get(e.kind, e.kind) for _, e, _ in plan}
    alike = LIKE.get(event.kind, event.kind) in kinds or kinds & {"other", "business", "statement"}
    return bool(alike and (acts & acting if acting else there & where))


def changes(
    oracle: Oracle, filters: Filters, clock: Clock, facet: str, spans: ComparedPeriods
) -> dict[str, tuple[int, int]]:
    """Return the articles of each value in the last periods and before, five in all or more."""
    now, before = (
        oracle.count_facet(replace(filters, **{str(clock): DayFilter((days,))}), facet)
        for days in (spans.now, spans.before)
    )
    counts = {value: (now.get(value, 0), before.get(value, 0)) for value in {*now, *before} - {""}}
    return {value: pair for value, pair in counts.items() if sum(pair) >= 5}


def totals(oracle: Oracle, filters: Filters, clock: Clock, spans: ComparedPeriods) -> tuple[int, int]:
    """Return how many articles there are in the last periods and in those before."""
    now, before = (
        oracle.count(
            {a.key for a in oracle.selected(replace(filters, **{str(clock): DayFilter((days,))}))},
            filters.unit,
        )
        for days in (spans.now, spans.before)
    )
    return now, before


def g2(now: int, before: int, n_now: int, n_before: int) -> float:
    """Return the log-likelihood ratio of a two by two table, cell by cell."""
    table = [[now, n_now - now], [before, n_before - before]]
    whole = n_now + n_before
    total = 0.0
    for row in table:
        for column in (0, 1):
            expected = sum(row) * (table[0][column] + table[1][column]) / whole if whole else 0
            total += row[column] * math.log(row[column] / expected) if row[column] > 0 else 0
    return 2 * total


def covered(oracle: Oracle) -> tuple[dt.date, dt.date] | None:
    """Return the days that the corpus covers, but for one article in 200 at the beginning."""
    days = sorted(a.best for a in oracle.articles() if a.best)
    return (days[len(days) // 200], days[-1]) if days else None


def cross(
    oracle: Oracle, filters: Filters, display: EventDisplay
) -> tuple[dict[tuple[dt.date, dt.date], int], int, int, int]:
    """Return articles by month written in and month told of, those undated, over several months, without an event."""
    chosen = oracle.selected(filters)
    undated = {a.key for a in chosen if a.first is None}
    several = {
        a.key
        for a in chosen
        if a.first and a.last and bin_start(a.first, "month") != bin_start(a.last, "month")
    }
    cells: dict[tuple[dt.date, dt.date], set[str]] = {}
    for article, event, _ in tellings(oracle, filters, display):
        whole = bin_start(event.first, "month") == bin_start(event.last, "month")
        if whole and article.first and article.key not in several:
            cell = (bin_start(article.first, "month"), bin_start(event.first, "month"))
            cells.setdefault(cell, set()).add(article.key)
    telling = set().union(*cells.values()) if cells else set()
    rest = {a.key for a in chosen} - undated - several - telling
    counts = {cell: oracle.count(keys, filters.unit) for cell, keys in cells.items()}
    return counts, *(oracle.count(keys, filters.unit) for keys in (undated, several, rest))


def event_articles(oracle: Oracle, events: list[Telling], unit: Unit) -> list[str]:
    """Return the keys of the articles that tell an event, the oldest first."""
    articles = sorted({a.key: a for a, _, _ in events}.values(), key=earliest)
    if unit is Unit.WITHOUT_COPIES:
        groups = by_story(articles).values()
        articles = [min(copies, key=lambda a: (not a.is_chosen_copy, earliest(a))) for copies in groups]
    return [article.key for article in sorted(articles, key=earliest)]


__all__ = ["tellings"]
