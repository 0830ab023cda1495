"""How fast an opened corpus answers questions, beside pandas as a user would write it, on synthetic articles.

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
from typing import TypeVar

import numpy as np
import pandas as pd
from by_pandas import (
    Frames,
    count_meetings,
    count_persons,
    count_words,
    list_articles_naming,
    read_frames,
    select_articles,
)
from synthetic import write_corpus
from timing import format_seconds, median_seconds

from dashboard.corpus import Corpus, open_version
from dashboard.decisions import apply_decisions, new_decision
from dashboard.query import count_by_time, count_facet, rank_terms, select
from dashboard.schema import NO_DAY, Choice, Clock, DayFilter, Decision, Filters, Unit, number_to_day

RUNS, RUNS_PANDAS = 9, 3
T = TypeVar("T")


@dataclass(frozen=True)
class Question:
    """A question, its answer by Dateline and by pandas, and the most milliseconds that Dateline may take."""

    name: str
    dateline: Callable[[], object]
    pandas: Callable[[], object]
    most_ms: int | None = None


def main() -> None:
    """Print the table of benchmarks/model.md."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        version = write_corpus(Path(folder), n)
        corpus, opened, memory = _measure(lambda: open_version(version, Path(folder)))
        frames, read, pandas_memory = _measure(lambda: read_frames(version))
        print(
            f"{_describe_corpus(corpus)}\n\n| question | Dateline | pandas | ratio |\n| --- | --- | --- | --- |"
        )
        print(_format_row("open", opened, read))
        print(f"| memory | {memory:,.0f} MB | {pandas_memory:,.0f} MB | {pandas_memory / memory:.1f} |")
        for question in list_questions(corpus, frames):
            _check_answers(question)
            seconds = median_seconds(question.dateline, RUNS)
            pandas_seconds = median_seconds(question.pandas, RUNS_PANDAS)
            print(_format_row(question.name, seconds, pandas_seconds), flush=True)
            if question.most_ms is not None and 1000 * seconds > question.most_ms:
                raise SystemExit(f"{question.name}: more than {question.most_ms} ms")


def list_questions(corpus: Corpus, frames: Frames) -> Iterator[Question]:
    """Yield the questions."""
    yield from _list_filter_questions(corpus, frames)
    yield from _list_facet_questions(corpus, frames)
    yield from _list_word_and_day_questions(corpus, frames)
    yield _make_merge_question(corpus, frames)


def _list_filter_questions(corpus: Corpus, frames: Frames) -> Iterator[Question]:
    filters, keys = choose_filters(corpus), frames.articles["article"]
    yield Question(
        "filter by country, publisher and days",
        lambda: select(corpus, filters).n_articles,
        lambda: len(select_articles(frames, filters)),
    )
    for what, number in (("common", 0), ("rare", 20_001)):
        person = f"Person {number:06d}"
        label = corpus.entities.label.at(corpus.entities_of_key(f"person:{person}")[0])
        one_person = Filters(choices={"person": Choice((f"person:{person}",))})
        yield Question(
            f"filter by a {what} person",
            lambda one_person=one_person: select(corpus, one_person).n_articles,
            lambda label=label: int(keys.isin(list_articles_naming(frames, label)).sum()),
        )
    without_copies = replace(filters, unit=Unit.WITHOUT_COPIES)
    yield Question(
        "without copies, the same filter",
        lambda: select(corpus, without_copies).n_copies_free,
        lambda: select_articles(frames, filters)["story"].nunique(),
    )


def _list_facet_questions(corpus: Corpus, frames: Frames) -> Iterator[Question]:
    for what, filters in (("no filter", Filters(about=False)), ("filtered", choose_filters(corpus))):
        for unit in Unit:
            counted = replace(filters, unit=unit)
            suffix = "" if unit is Unit.ARTICLES else ", without copies"
            yield Question(
                f"facet of persons, {what}{suffix}",
                lambda counted=counted: _person_counts(corpus, counted),
                lambda counted=counted: count_persons(frames, frames.mentions, counted),
            )


def _list_word_and_day_questions(corpus: Corpus, frames: Frames) -> Iterator[Question]:
    filters = choose_filters(corpus)
    for what, filtered in (("no filter", Filters(about=False)), ("filtered", filters)):
        for unit in Unit:
            counted = replace(filtered, unit=unit)
            suffix = "" if unit is Unit.ARTICLES else ", without copies"
            yield Question(
                f"top 50 terms, {what}{suffix}",
                lambda counted=counted: rank_terms(corpus, counted)["articles"].tolist(),
                lambda counted=counted: count_words(frames, counted),
            )
    monthly = Filters(about=False, choices={"country": filters.choice("country")})
    yield Question(
        "articles by month, filtered by country",
        lambda: _bin_counts(count_by_time(corpus, monthly, Clock.PUBLISHED, "month")),
        lambda: (
            select_articles(frames, monthly)["published"]
            .dt.to_period("M")
            .value_counts()
            .sort_index()
            .tolist()
        ),
    )
    happened = Filters(
        about=False, choices={"kind": Choice(("meeting",)), "country": filters.choice("country")}
    )
    yield Question(
        "events of a kind in two countries",
        lambda: select(corpus, happened).n_events,
        lambda: count_meetings(frames, filters.choice("country").values),
    )


def _make_merge_question(corpus: Corpus, frames: Frames) -> Question:
    """Return the question of the counts after the two most common persons are merged, and after the undo."""
    rows = count_facet(corpus, Filters(about=False), "person")
    merge = new_decision("merge", spellings=tuple(rows["key"][:2]), value=str(rows["label"][0]))
    undo = new_decision("undo", object=merge.id)
    labels = dict.fromkeys(rows["label"][:2], str(rows["label"][0]))

    def merge_in_pandas() -> list[list[int]]:
        changed = frames.mentions["label"].astype(str).replace(labels).astype("category")
        merged = frames.mentions.assign(label=changed)
        return [
            count_persons(frames, merged, Filters(about=False)),
            count_persons(frames, frames.mentions, Filters(about=False)),
        ]

    def count_after(*decisions: Decision) -> list[int]:
        return _person_counts(apply_decisions(corpus, decisions), Filters(about=False))

    return Question(
        "merge two names, count, undo, count",
        lambda: [count_after(merge), count_after(merge, undo)],
        merge_in_pandas,
        300,
    )


def choose_filters(corpus: Corpus) -> Filters:
    """Return filters that about a twentieth of the articles pass."""
    countries = count_facet(corpus, Filters(about=False), "country")["key"][:2]
    publishers = count_facet(corpus, Filters(), "publisher")["key"][:5]
    first = int(np.quantile(corpus.days.first[corpus.days.first != NO_DAY], 0.25))
    return Filters(
        about=False,
        choices={"country": Choice(tuple(countries)), "publisher": Choice(tuple(publishers))},
        published=DayFilter.between(number_to_day(first), None),
    )


def _person_counts(corpus: Corpus, filters: Filters) -> list[int]:
    rows = count_facet(corpus, filters, "person")
    return [int(n) for n in rows["count"][rows["key"] != ""]]


def _bin_counts(rows: pd.DataFrame) -> list[int]:
    return [int(n) for n in rows["count"][rows["bucket"] == "bin"] if n]


def _check_answers(question: Question) -> None:
    ours, theirs = question.dateline(), question.pandas()
    if ours != theirs:
        raise SystemExit(f"{question.name}: Dateline says {ours}, pandas {theirs}")


def _measure(work: Callable[[], T]) -> tuple[T, float, float]:
    """Return the result, the seconds it took, and the megabytes by which the process grew."""
    gc.collect()
    before, start = _megabytes(), time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    gc.collect()
    return result, seconds, max(_megabytes() - before, 0.1)


def _megabytes() -> float:
    """Return the memory of the process in megabytes, without mapped files."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return (int(pages[1]) - int(pages[2])) * 4096 / 1e6


def _format_row(name: str, ours: float, theirs: float) -> str:
    return f"| {name} | {format_seconds(ours)} | {format_seconds(theirs)} | {theirs / ours:,.1f} |"


def _describe_corpus(corpus: Corpus) -> str:
    copies = int(np.count_nonzero(corpus.story != np.arange(corpus.n)))
    undated = int(np.count_nonzero(corpus.days.first == NO_DAY))
    return (
        f"{corpus.n:,} articles ({copies:,} of them copies, {undated:,} undated), {len(corpus.mentions.name):,} mentions "
        f"of {len(corpus.names.entity):,} names, {len(corpus.events.article):,} events, {len(corpus.terms.word):,} terms "
        f"in {len(corpus.terms.ids):,} cells; pandas {pd.__version__}, numpy {np.__version__}, "
        f"Python {platform.python_version()}. Medians of {RUNS} runs ({RUNS_PANDAS} of pandas)."
    )


if __name__ == "__main__":
    main()
