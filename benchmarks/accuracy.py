"""Accuracy on the public gold in ../shared; `--hold` fails where a figure is below its floor.

    python benchmarks/accuracy.py            every set whole, as the table of accuracy.md (takes long)
    python benchmarks/accuracy.py --hold     a subset of each, in under four minutes; exit 1 below the floor

The sets are other people's texts and stay where they are; nothing of them is stored.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from public_gold import GOLD, SCORER, read_gold

Scores = dict[str, Any]
"""What score.py prints: figures, some of them grouped."""


@dataclass(frozen=True)
class FloorFigure:
    """A figure of a set: its path in the output of score.py, and its floor on the subset of `--hold`."""

    set: str
    task: str
    path: tuple[str, ...]
    floor: float
    records: int


FIGURES = (
    FloorFigure("times_timebank", "times", ("value", "f1"), 0.82, 60),
    FloorFigure("times_aquaint", "times", ("value", "f1"), 0.71, 40),
    FloorFigure("times_wikiwars", "times", ("value", "f1"), 0.85, 6),
    FloorFigure("times_timebank", "times", ("strict", "f1"), 0.9, 60),
    FloorFigure("times_aquaint", "times", ("strict", "f1"), 0.82, 40),
    FloorFigure("times_wikiwars", "times", ("strict", "f1"), 0.875, 6),
    FloorFigure("names_worldwide", "names", ("all", "f1"), 0.815, 60),
    FloorFigure("names_worldwide", "names", ("person", "f1"), 0.875, 60),
    FloorFigure("places_geovirus", "places", ("right_of_gold",), 0.92, 60),
    FloorFigure("places_lgl", "places", ("right_of_gold",), 0.81, 60),
    FloorFigure("countries_reuters", "countries", ("main_country_right",), 0.96, 300),
    FloorFigure("countries_reuters", "countries", ("mentioned", "r"), 0.97, 300),
    FloorFigure("countries_reuters", "countries", ("about", "f1"), 0.88, 300),
    FloorFigure("countries_rights_reports", "countries", ("main_country_right",), 0.98, 200),
    FloorFigure("countries_amnesty", "countries", ("main_country_right",), 0.88, 300),
    FloorFigure("events_rights_attacks", "countries", ("main_country_right",), 0.78, 60),
    FloorFigure("events_rights_attacks", "events", ("day_found",), 0.72, 60),
    FloorFigure("events_rights_attacks", "events", ("day_and_country",), 0.6, 60),
    FloorFigure("events_rights_attacks", "events", ("victim_found",), 0.7, 60),
    FloorFigure("cleaning_saved_pages", "cleaning", ("words", "f1"), 0.925, 110),
    FloorFigure("cleaning_saved_pages", "cleaning", ("words", "r"), 0.968, 110),
    FloorFigure("cleaning_saved_pages", "cleaning", ("junk_dropped",), 0.875, 110),
)


class TimelineSet(NamedTuple):
    """A set of articles with a timeline of their topic; the topic is '' where the set names none."""

    name: str
    topic: str
    floor: float


class Measured(NamedTuple):
    """A row of the table that is printed."""

    set: str
    figure: str
    value: float
    floor: float
    seconds: float


TIMELINES = (TimelineSet("timeline_t17_H1N1_bbc", "", 0.6),)


def main() -> int:
    """Print the figures; return 1 where `--hold` finds one below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--hold", dest="subset", action="store_true", help="score the subset and fail below the floors"
    )
    parser.add_argument("--only", default="", help="sets whose name begins so")
    options = parser.parse_args()
    if not GOLD.is_dir():
        print(f"{GOLD} is not there: nothing to score")
        return 0
    low = 0
    print("| set | figure | measured | floor | seconds |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for row in chain(_score_sets(options, Path(folder)), _score_timelines(options, Path(folder))):
            below = options.subset and row.value < row.floor
            low += below
            floor = f"{row.floor:.3f}{' BELOW' if below else ''}"
            print(f"| {row.set} | {row.figure} | {row.value:.4f} | {floor} | {row.seconds:.0f} |", flush=True)
    return 1 if low else 0


def _score_sets(options: argparse.Namespace, folder: Path) -> Iterator[Measured]:
    for name in dict.fromkeys(figure.set for figure in FIGURES if figure.set.startswith(options.only)):
        figures = [figure for figure in FIGURES if figure.set == name]
        gold = (
            _write_subset(name, figures[0].records, folder) if options.subset else GOLD / f"{name}.jsonl.gz"
        )
        made = folder / f"{name}.made.jsonl"
        start = time.monotonic()
        cleaning = [] if figures[0].task == "cleaning" else ["--no-cleaning"]
        _run_dateline("annotate", str(gold), str(made), *cleaning)
        seconds = time.monotonic() - start
        for task in dict.fromkeys(figure.task for figure in figures):
            scores = _score(task, gold, made)
            for figure in figures:
                if figure.task == task:
                    label = " ".join((task, *figure.path))
                    yield Measured(name, label, _value_at(scores, figure.path), figure.floor, seconds)


def _score_timelines(options: argparse.Namespace, folder: Path) -> Iterator[Measured]:
    for timeline in TIMELINES if options.subset else _list_timelines():
        if not timeline.name.startswith(options.only):
            continue
        made = folder / f"{timeline.name}.json"
        gold = GOLD / f"{timeline.name}.jsonl.gz"
        start = time.monotonic()
        _run_dateline(
            "timeline", str(gold), str(made), *(["--about", timeline.topic] if timeline.topic else [])
        )
        value = _score("timeline", gold, made)["day_f1"]
        yield Measured(timeline.name, "day_f1", value, timeline.floor, time.monotonic() - start)


def _list_timelines() -> Iterator[TimelineSet]:
    for path in sorted(GOLD.glob("timeline_*.jsonl.gz")):
        topic = next(read_gold(path)).get("query") or ""
        yield TimelineSet(path.name.removesuffix(".jsonl.gz"), topic, 0.0)


def _write_subset(name: str, records: int, folder: Path) -> Path:
    """Write the records of a set that come first by the hash of their id, and return the file."""
    gold = sorted(
        read_gold(GOLD / f"{name}.jsonl.gz"),
        key=lambda record: hashlib.sha256(str(record["id"]).encode()).digest(),
    )
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in gold[:records]), encoding="utf-8")
    return path


def _run_dateline(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "dashboard", *arguments], check=True, stdout=subprocess.DEVNULL)


def _score(task: str, gold: Path, made: Path) -> Scores:
    output = subprocess.run(
        [sys.executable, str(SCORER), task, str(gold), str(made)], check=True, capture_output=True, text=True
    )
    scores: Scores = json.loads(output.stdout)
    return scores


def _value_at(scores: Scores, path: tuple[str, ...]) -> float:
    *groups, figure = path
    for group in groups:
        scores = scores[group]
    return float(scores[figure])


if __name__ == "__main__":
    sys.exit(main())
