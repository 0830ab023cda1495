"""How fast an opened corpus answers what the page Timeline asks: python benchmarks/timeline.py STORE [CODE]."""

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from dashboard.corpus import Corpus, open_version
from dashboard.query import list_events, rank_days
from dashboard.query.events.event_lanes import LaneChoice, Window, list_lanes
from dashboard.query.events.meetings import list_meetings
from dashboard.query.events.overdue_events import list_overdue_events
from dashboard.query.time.published_and_event_months import count_by_both_months
from dashboard.query.time.recent_changes import find_periods, list_changes
from dashboard.schema import Choice, Clock, Filters
from dashboard.store import version_folder

_RUNS = 7
Task = tuple[str, Callable[[], Any]]


def main() -> None:
    """Print a table: each question over the whole corpus, and over one country."""
    store, code = Path(sys.argv[1]), (sys.argv[2] if len(sys.argv) > 2 else "RUS")
    corpus = open_version(version_folder(store), store)
    sides = (Filters(), Filters(country=Choice((code,))))
    print(f"{corpus.n:,} articles, {len(corpus.events.article):,} events. Medians of {_RUNS} runs.\n")
    print(f"| question | all | {code} |\n| --- | --- | --- |")
    for whole, part in zip(tasks(corpus, sides[0]), tasks(corpus, sides[1]), strict=True):
        print(f"| {whole[0]} | {took(whole[1])} | {took(part[1])} |")


def tasks(corpus: Corpus, filters: Filters) -> Iterator[Task]:
    """Yield each question under some filters."""
    window = Window(dt.date(2017, 1, 1), dt.date(2017, 3, 31), "day")
    yield "the twenty days most written about", partial(rank_days, corpus, filters, limit=20)
    yield "a page of events in order of day", partial(list_events, corpus, filters, limit=25)
    yield (
        "a page of events, most written about",
        partial(list_events, corpus, filters, "most written", limit=25),
    )
    for by in ("country", "person", "kind"):
        yield (
            f"lanes by {by}, 90 days",
            partial(list_lanes, corpus, filters, Clock.HAPPENED, LaneChoice(by, 6), window),
        )
    yield "a page of meetings", partial(list_meetings, corpus, filters, limit=25)
    yield "all that is due and not reported", partial(list_overdue_events, corpus, filters)
    yield "what changed of persons, last 4 weeks", partial(_changes, corpus, filters)
    yield "months written in against months told of", partial(count_by_both_months, corpus, filters)


def _changes(corpus: Corpus, filters: Filters) -> Any:
    spans = find_periods(corpus, filters, Clock.PUBLISHED, 4)
    return spans and list_changes(corpus, filters, Clock.PUBLISHED, "person", spans)


def took(work: Callable[[], Any]) -> str:
    """Return the median time of some work in words."""
    work()
    times = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return f"{1000 * median(times):,.1f} ms"


if __name__ == "__main__":
    main()
