"""A corpus and its oracle, asked the same questions about events."""

import datetime as dt
import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from dashboard.corpus import Corpus
from dashboard.query import count_by_time, list_events, list_sentences
from dashboard.query.events.event_lanes import LaneChoice, Window, list_lanes, parse_mark_name
from dashboard.query.events.event_list import count_events
from dashboard.query.events.event_reports import list_event_articles, list_reports
from dashboard.query.events.meetings import MEETING_KINDS, list_meetings
from dashboard.query.events.overdue_events import list_overdue_events
from dashboard.query.events.source_sentences import SentenceOptions
from dashboard.query.selection.calendar import format_days
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.query.time.published_and_event_months import count_by_both_months
from dashboard.query.time.recent_changes import count_articles_by_period, find_periods, list_changes
from dashboard.schema import Choice, Clock, Filters, Unit
from tests.oracle import events as plain
from tests.oracle.answers import Oracle
from tests.plain_rules import COUNTRIES

FIRST, LAST = dt.date(2017, 1, 1), dt.date(2017, 3, 15)


def displays_of(filters: Filters) -> tuple[EventDisplay, ...]:
    """Return ways to show events, drawn by the filters."""
    chance = random.Random(repr(filters))
    drawn = EventDisplay(
        chance.random() < 0.5, chance.random() < 0.5, chance.choice(((), ("meeting", "call")))
    )
    return EventDisplay(), drawn


def agree_on_shown_events(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The list of events under every way to show them: how many, who, on which days, by which articles."""
    for display in displays_of(filters):
        rows = list_events(corpus, filters, limit=0, display=display)
        groups = plain.by_cluster(plain.tellings(oracle, filters, display))
        assert set(rows["cluster"]) == set(groups)
        assert count_events(corpus, filters, display) == len(groups)
        for row in rows.itertuples():
            telling = groups[row.cluster]
            best = oracle.best_of(telling)
            assert (row.first_day, row.kind, row.status) == (
                best[1].first.isoformat(),
                best[1].kind,
                best[1].status,
            )
            places = {COUNTRIES[country]["name"] for country, _ in best[1].places}
            assert _parts(row.countries) == places
            assert row.inferred == plain.is_inferred(*best)
            assert (_parts(row.persons), _parts(row.named)) == plain.who(oracle, [best], ("person",))
            days = plain.days_of(oracle, telling, filters.unit)
            assert _parts(row.days, " or ") == {f"{format_days(*day)} ({n})" for day, n in days.items()}
            articles = list_event_articles(corpus, filters, row.cluster, limit=0, display=display)
            assert articles["key"].tolist() == plain.event_articles(oracle, telling, filters.unit)
            reports = list_reports(corpus, filters, [row.cluster], display)
            assert reports["key"].tolist() == articles["key"].tolist()
            if filters.unit is Unit.ARTICLES:
                every = list_sentences(
                    corpus,
                    filters,
                    row.cluster,
                    limit=0,
                    options=SentenceOptions(every=True, display=display),
                )
                assert len(every) == len({(a.key, id(sentence)) for a, _, sentence in telling})


def _parts(words: str, between: str = " · ") -> set[str]:
    return set(words.split(between)) - {""}


def agree_on_lanes(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The marks of every lane on both clocks, and that each opens what it counts."""
    for clock in Clock:
        for by, size in (("country", "day"), ("person", "week"), ("kind", "month"), ("", "year")):
            window = Window(FIRST + dt.timedelta(days=9), LAST, size)
            display = displays_of(filters)[1]
            lanes, marks = list_lanes(corpus, filters, clock, LaneChoice(by, 2), window, display)
            answer = Counter(
                (
                    row.lane,
                    day(row.start),
                    day(row.stop) - dt.timedelta(days=1),
                    row.shape,
                    row.status,
                    *row[9:11],
                )
                for row in marks.itertuples()
            )
            assert answer == plain.lanes(oracle, filters, clock, window, lanes, display), (clock, by)
            whole = replace(filters, **{str(clock): type(filters.published)()})
            if filters == whole:
                for mark in marks.itertuples():
                    opened = replace(display, mark=parse_mark_name(lanes, mark.mark, clock))
                    rows = list_events(corpus, filters, limit=0, display=opened)
                    assert len(rows) == mark.events


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


def agree_on_meetings(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Meetings with those who took part and those merely named."""
    for display in displays_of(filters):
        rows = list_meetings(corpus, filters, limit=0, display=display)
        display_of = replace(display, kinds=display.kinds or MEETING_KINDS)
        groups = plain.by_cluster(plain.tellings(oracle, filters, display_of))
        assert set(rows["cluster"]) == set(groups)
        for row in rows.itertuples():
            telling = groups[row.cluster]
            assert (_parts(row.participants), _parts(row.named)) == plain.meeting_who(oracle, telling)
            assert row.key == oracle.best_of(telling)[0].key
            assert row.articles == plain.count(oracle, telling, Unit.ARTICLES)


def agree_on_what_is_due(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """What was planned and never reported."""
    for display_of, display in ((filters, displays_of(filters)[1]), (Filters(), EventDisplay())):
        rows = list_overdue_events(corpus, display_of, display)
        answer = {row.cluster: (row.last_mentioned, row.covered_to) for row in rows.itertuples()}
        assert answer == plain.due(oracle, display_of, display)


def agree_on_changes(corpus: Corpus, oracle: Oracle, display_of: Filters) -> None:
    """What changed, in both clocks, and the periods that are set side by side."""
    known = plain.covered(oracle)
    whole = Filters(unit=display_of.unit, about=display_of.about)
    for filters, clock, facet in (
        (display_of, Clock.PUBLISHED, "country"),
        (display_of, Clock.HAPPENED, "person"),
        (whole, Clock.PUBLISHED, "language"),
    ):
        spans = find_periods(corpus, filters, clock, 2)
        if spans is None or known is None:
            continue
        days = filters.days(clock).span
        assert spans.now.last == min(known[1], days.last or known[1])
        assert spans.before.first >= max(known[0], days.first or known[0])
        assert (spans.now.last - spans.now.first).days == 13
        assert (spans.before.last - spans.before.first).days + 1 == 7 * spans.n_before
        rows = list_changes(corpus, filters, clock, facet, spans, limit=0)
        keys = [oracle.entity_of(key) if facet == "person" else key for key in rows["key"]]
        counts = dict(zip(keys, zip(rows["now"], rows["before"], strict=True), strict=True))
        assert counts == plain.changes(oracle, filters, clock, facet, spans)
        assert count_articles_by_period(corpus, filters, clock, spans) == plain.totals(
            oracle, filters, clock, spans
        )
        # The base of a share leaves out the choice of the facet itself, as the counts do.
        totals = plain.totals(oracle, filters.with_choice(facet, Choice()), clock, spans)
        for row in rows.itertuples():
            assert row.weight == pytest.approx(plain.g2(row.now, row.before, *totals), abs=1e-9)
            assert np.isnan(row.ratio) == (row.before < 5)


def agree_on_two_clocks(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Months written in against months told of, and what has no cell."""
    for display in displays_of(filters):
        rows, beside = count_by_both_months(corpus, filters, display)
        cells, *rest = plain.cross(oracle, filters, display)
        assert [beside.undated, beside.several, beside.no_event] == rest
        inner = rows[rows["bucket"] == "bin"]
        answer = {
            (day(row.written_from), day(row.told_from)): row.n
            for row in inner.rename(columns={"count": "n"}).itertuples()
        }
        assert answer == {cell: n for cell, n in cells.items() if cell in answer}
        first = min((written for written, _ in cells), default=FIRST)
        beyond = {telling for cell, telling in cells if (cell, telling) not in answer}
        assert all((first - telling).days > 365 or telling > LAST for telling in beyond)


def agree_on_shown_time(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The bins of what is shown."""
    display = displays_of(filters)[1]
    rows = count_by_time(corpus, filters, Clock.HAPPENED, "week", display)
    bins: dict[dt.date, list[plain.Telling]] = {}
    for each in plain.tellings(oracle, filters, display, skip="happened"):
        start = plain.bin_start(each[1].first, "week")
        if start == plain.bin_start(each[1].last, "week"):
            bins.setdefault(start, []).append(each)
    counts = {
        day(row.start): row.n
        for row in rows.rename(columns={"count": "n"}).itertuples()
        if row.bucket == "bin" and row.n
    }
    assert counts == {start: plain.count(oracle, telling, filters.unit) for start, telling in bins.items()}


EVENT_QUESTIONS = (
    agree_on_shown_events,
    agree_on_lanes,
    agree_on_meetings,
    agree_on_what_is_due,
    agree_on_changes,
    agree_on_two_clocks,
    agree_on_shown_time,
)
