"""What an opened corpus answers and how fast, beside pandas as a user would write it, on synthetic articles.

python benchmarks/model.py [ARTICLES]        default: 100,000; both sides must give the same answer
"""

import gc
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pandas as pd
from by_pandas import Frames, kept, meetings, naming, persons, read_frames, words
from synthetic import write_corpus

from dashboard.corpus import Corpus, open_version
from dashboard.decisions import apply, new_decision
from dashboard.query import count_by_time, count_facet, select, top_terms
from dashboard.schema import NO_DAY, Choice, Clock, Days, Decision, Filters, Unit, to_day

TIMES, TIMES_PANDAS = 9, 3


@dataclass(frozen=True)
class Task:
    """A question, how Dateline and pandas are asked it, and the most milliseconds it may take here."""

    name: str
    dateline: Callable[[], Any]
    pandas: Callable[[], Any]
    most: int | None = None


def main() -> None:
    """Print the table of benchmarks/model.md."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        version = write_corpus(Path(folder), n)
        corpus, opened, held = _measured(lambda: open_version(version, Path(folder)))
        frames, read, held_by_pandas = _measured(lambda: read_frames(version))
        print(f"{_about(corpus)}\n\n| question | Dateline | pandas | ratio |\n| --- | --- | --- | --- |")
        print(_row("open", opened, read))
        print(f"| memory | {held:,.0f} MB | {held_by_pandas:,.0f} MB | {held_by_pandas / held:.1f} |")
        for task in tasks(corpus, frames):
            _check(task)
            seconds = _took(task.dateline, TIMES)
            print(_row(task.name, seconds, _took(task.pandas, TIMES_PANDAS)), flush=True)
            if task.most is not None and 1000 * seconds > task.most:
                raise SystemExit(f"{task.name}: more than {task.most} ms")


def tasks(corpus: Corpus, frames: Frames) -> Iterator[Task]:
    """Yield the questions."""
    yield from _selections(corpus, frames)
    yield from _facets(corpus, frames)
    yield from _words_and_days(corpus, frames)
    yield _merge_and_undo(corpus, frames)


def _selections(corpus: Corpus, frames: Frames) -> Iterator[Task]:
    filters, keys = some_filters(corpus), frames.articles["article"]
    yield Task(
        "filter by country, publisher and days",
        lambda: select(corpus, filters).n_articles,
        lambda: len(kept(frames, filters)),
    )
    for what, number in (("common", 0), ("rare", 20_001)):
        person = f"Person {number:06d}"
        label = corpus.entities.label.at(corpus.entities_of_key(f"person:{person}")[0])
        chosen = Filters(person=Choice((f"person:{person}",)))
        yield Task(
            f"filter by a {what} person",
            lambda chosen=chosen: select(corpus, chosen).n_articles,
            lambda label=label: int(keys.isin(naming(frames, label)).sum()),
        )
    apart = replace(filters, unit=Unit.WITHOUT_COPIES)
    yield Task(
        "without copies, the same filter",
        lambda: select(corpus, apart).n_copies_free,
        lambda: kept(frames, filters)["story"].nunique(),
    )


def _facets(corpus: Corpus, frames: Frames) -> Iterator[Task]:
    for what, filters in (("no filter", Filters(about=False)), ("filtered", some_filters(corpus))):
        for unit in Unit:
            asked = replace(filters, unit=unit)
            told = "" if unit is Unit.ARTICLES else ", without copies"
            yield Task(
                f"facet of persons, {what}{told}",
                lambda asked=asked: _largest(corpus, asked),
                lambda asked=asked: persons(frames, frames.mentions, asked),
            )


def _words_and_days(corpus: Corpus, frames: Frames) -> Iterator[Task]:
    filters = some_filters(corpus)
    for what, asked in (("no filter", Filters(about=False)), ("filtered", filters)):
        for unit in Unit:
            counted = replace(asked, unit=unit)
            told = "" if unit is Unit.ARTICLES else ", without copies"
            yield Task(
                f"top 50 terms, {what}{told}",
                lambda counted=counted: top_terms(corpus, counted)["articles"].tolist(),
                lambda counted=counted: words(frames, counted),
            )
    monthly = Filters(country=filters.country, about=False)
    yield Task(
        "articles by month, filtered by country",
        lambda: _bins(count_by_time(corpus, monthly, Clock.PUBLISHED, "month")),
        lambda: kept(frames, monthly)["published"].dt.to_period("M").value_counts().sort_index().tolist(),
    )
    happened = Filters(kind=Choice(("meeting",)), country=filters.country, about=False)
    yield Task(
        "events of a kind in two countries",
        lambda: select(corpus, happened).n_events,
        lambda: meetings(frames, filters.country.values),
    )


def _merge_and_undo(corpus: Corpus, frames: Frames) -> Task:
    """Return the task: merge the two most common persons, count again; undo it, count again."""
    rows = count_facet(corpus, Filters(about=False), "person")
    merge = new_decision("merge", spellings=tuple(rows["key"][:2]), value=str(rows["label"][0]))
    undo = new_decision("undo", object=merge.id)
    labels = dict.fromkeys(rows["label"][:2], str(rows["label"][0]))

    def by_hand() -> list[Any]:
        changed = frames.mentions["label"].astype(str).replace(labels).astype("category")
        merged = frames.mentions.assign(label=changed)
        return [
            persons(frames, merged, Filters(about=False)),
            persons(frames, frames.mentions, Filters(about=False)),
        ]

    def decided(*decisions: Decision) -> list[int]:
        return _largest(apply(corpus, decisions), Filters(about=False))

    return Task(
        "merge two names, count, undo, count", lambda: [decided(merge), decided(merge, undo)], by_hand, 300
    )


def some_filters(corpus: Corpus) -> Filters:
    """Return filters that keep about a twentieth of the articles."""
    countries = count_facet(corpus, Filters(about=False), "country")["key"][:2]
    publishers = count_facet(corpus, Filters(), "publisher")["key"][:5]
    first = int(np.quantile(corpus.days.first[corpus.days.first != NO_DAY], 0.25))
    return Filters(
        country=Choice(tuple(countries)),
        publisher=Choice(tuple(publishers)),
        published=Days(to_day(first), None),
        about=False,
    )


# ---------------------------------------------------------------- measuring


def _largest(corpus: Corpus, filters: Filters) -> list[int]:
    rows = count_facet(corpus, filters, "person")
    return [int(n) for n in rows["count"][rows["key"] != ""]]


def _bins(rows: pd.DataFrame) -> list[int]:
    return [int(n) for n in rows["count"][rows["bucket"] == "bin"] if n]


def _check(task: Task) -> None:
    ours, theirs = task.dateline(), task.pandas()
    if ours != theirs:
        raise SystemExit(f"{task.name}: Dateline says {ours}, pandas {theirs}")


def _took(work: Callable[[], Any], times: int) -> float:
    """Return the median of some runs, in seconds."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def _measured(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return what is made, the seconds it took, and the megabytes by which the process grew."""
    gc.collect()
    before, began = _megabytes(), time.perf_counter()
    made = work()
    seconds = time.perf_counter() - began
    gc.collect()
    return made, seconds, max(_megabytes() - before, 0.1)


def _megabytes() -> float:
    """Return the memory of the process that is its own (mapped files apart), in megabytes."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return (int(pages[1]) - int(pages[2])) * 4096 / 1e6


def _row(name: str, ours: float, theirs: float) -> str:
    return f"| {name} | {_said(ours)} | {_said(theirs)} | {theirs / ours:,.1f} |"


def _said(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 10 else f"{1000 * seconds:,.1f} ms"


def _about(corpus: Corpus) -> str:
    copies = int(np.count_nonzero(corpus.story != np.arange(corpus.n)))
    undated = int(np.count_nonzero(corpus.days.first == NO_DAY))
    return (
        f"{corpus.n:,} articles ({copies:,} of them copies, {undated:,} undated), {len(corpus.mentions.name):,} mentions "
        f"of {len(corpus.names.entity):,} names, {len(corpus.events.article):,} events, {len(corpus.terms.word):,} terms "
        f"in {len(corpus.terms.ids):,} cells; pandas {pd.__version__}, numpy {np.__version__}, "
        f"Python {platform.python_version()}. Medians of {TIMES} runs ({TIMES_PANDAS} of pandas)."
    )


if __name__ == "__main__":
    main()
