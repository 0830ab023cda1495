"""How fast an opened corpus answers the page Timeline: python benchmarks/timeline.py STORE [COUNTRY CODE]."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from timing import median_seconds

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


class TimelineQuestion(NamedTuple):
    """A question, and the call that answers it."""

    name: str
    answer: Callable[[], object]


def main() -> None:
    """Print a table: each question over the whole corpus, and over one country."""
    store, code = Path(sys.argv[1]), (sys.argv[2] if len(sys.argv) > 2 else "RUS")
    corpus = open_version(version_folder(store), store)
    print(f"{corpus.n:,} articles, {len(corpus.events.article):,} events. Medians of {_RUNS} runs.\n")
    print(f"| question | all | {code} |\n| --- | --- | --- |")
    everything = list_questions(corpus, Filters())
    one_country = list_questions(corpus, Filters(choices={"country": Choice((code,))}))
    for whole, part in zip(everything, one_country, strict=True):
        print(f"| {whole.name} | {format_median(whole.answer)} | {format_median(part.answer)} |")


def list_questions(corpus: Corpus, filters: Filters) -> Iterator[TimelineQuestion]:
    """Yield each question under some filters."""
    window = Window(dt.date(2017, 1, 1), dt.date(2017, 3, 31), "day")
    yield TimelineQuestion(
        "the twenty days most written about", partial(rank_days, corpus, filters, limit=20)
    )
    yield TimelineQuestion(
        "a page of events in order of day", partial(list_events, corpus, filters, limit=25)
    )
    yield TimelineQuestion(
        "a page of events, most written about",
        partial(list_events, corpus, filters, "most written", limit=25),
    )
    for by in ("country", "person", "kind"):
        yield TimelineQuestion(
            f"lanes by {by}, 90 days",
            partial(list_lanes, corpus, filters, Clock.HAPPENED, LaneChoice(by, 6), window),
        )
    yield TimelineQuestion("a page of meetings", partial(list_meetings, corpus, filters, limit=25))
    yield TimelineQuestion("all that is due and not reported", partial(list_overdue_events, corpus, filters))
    yield TimelineQuestion("what changed of persons, last 4 weeks", partial(_list_changes, corpus, filters))
    yield TimelineQuestion(
        "months written in against months told of", partial(count_by_both_months, corpus, filters)
    )


def _list_changes(corpus: Corpus, filters: Filters) -> object:
    periods = find_periods(corpus, filters, Clock.PUBLISHED, 4)
    return periods and list_changes(corpus, filters, Clock.PUBLISHED, "person", periods)


def format_median(answer: Callable[[], object]) -> str:
    """Return the median time of an answer, in milliseconds, after a first run that is not counted."""
    answer()
    return f"{1000 * median_seconds(answer, _RUNS):,.1f} ms"


if __name__ == "__main__":
    main()
