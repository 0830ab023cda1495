"""Measured accuracy on public gold, beside the checkout in ../shared; `--hold` fails below what was reached.

    python benchmarks/accuracy.py            every set whole, as the table of accuracy.md (takes long)
    python benchmarks/accuracy.py --hold     a subset of each, in under four minutes; exit 1 below the floor

The sets are other people's texts and stay where they are; nothing of them is kept.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
SCORE = SHARED / "score" / "score.py"


@dataclass(frozen=True)
class Figure:
    """One figure of one set: where score.py prints it, and the floor on the subset that `--hold` scores."""

    set: str
    task: str
    path: tuple[str, ...]
    floor: float
    records: int


FIGURES = (
    Figure("times_timebank", "times", ("value", "f1"), 0.82, 60),
    Figure("times_aquaint", "times", ("value", "f1"), 0.71, 40),
    Figure("times_wikiwars", "times", ("value", "f1"), 0.84, 6),
    Figure("times_timebank", "times", ("strict", "f1"), 0.9, 60),
    Figure("times_aquaint", "times", ("strict", "f1"), 0.82, 40),
    Figure("times_wikiwars", "times", ("strict", "f1"), 0.87, 6),
    Figure("names_worldwide", "names", ("all", "f1"), 0.805, 60),
    Figure("names_worldwide", "names", ("person", "f1"), 0.87, 60),
    Figure("places_geovirus", "places", ("right_of_gold",), 0.92, 60),
    Figure("places_lgl", "places", ("right_of_gold",), 0.81, 60),
    Figure("countries_reuters", "countries", ("main_country_right",), 0.96, 300),
    Figure("countries_reuters", "countries", ("mentioned", "r"), 0.97, 300),
    Figure("countries_reuters", "countries", ("about", "f1"), 0.88, 300),
    Figure("countries_rights_reports", "countries", ("main_country_right",), 0.98, 200),
    Figure("countries_amnesty", "countries", ("main_country_right",), 0.88, 300),
    Figure("events_rights_attacks", "countries", ("main_country_right",), 0.78, 60),
    Figure("events_rights_attacks", "events", ("day_found",), 0.72, 60),
    Figure("events_rights_attacks", "events", ("day_and_country",), 0.6, 60),
    Figure("events_rights_attacks", "events", ("victim_found",), 0.7, 60),
    Figure("cleaning_saved_pages", "cleaning", ("words", "f1"), 0.925, 110),
    Figure("cleaning_saved_pages", "cleaning", ("words", "r"), 0.968, 110),
    Figure("cleaning_saved_pages", "cleaning", ("junk_dropped",), 0.875, 110),
)
TIMELINES = (("timeline_t17_H1N1_bbc", "", 0.6),)


def main() -> int:
    """Print the figures; return 1 where `--hold` finds one below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hold", action="store_true", help="score the subset and fail below the floors")
    parser.add_argument("--only", default="", help="sets whose name begins so")
    chosen = parser.parse_args()
    if not GOLD.is_dir():
        print(f"{GOLD} is not there: nothing to score")
        return 0
    low = 0
    print("| set | figure | measured | floor | seconds |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for line in (*_sets(chosen, Path(folder)), *_timelines(chosen, Path(folder))):
            name, figure, measured, floor, seconds = line
            below = chosen.hold and measured < floor
            low += below
            print(
                f"| {name} | {figure} | {measured:.4f} | {floor:.3f}{' BELOW' if below else ''} | {seconds:.0f} |",
                flush=True,
            )
    return 1 if low else 0


def _sets(chosen: argparse.Namespace, folder: Path) -> Any:
    for name in dict.fromkeys(figure.set for figure in FIGURES if figure.set.startswith(chosen.only)):
        figures = [figure for figure in FIGURES if figure.set == name]
        gold = _subset(name, figures[0].records, folder) if chosen.hold else GOLD / f"{name}.jsonl.gz"
        made = folder / f"{name}.made.jsonl"
        began = time.monotonic()
        cleaning = [] if figures[0].task == "cleaning" else ["--no-cleaning"]
        _dateline("annotate", str(gold), str(made), *cleaning)
        seconds = time.monotonic() - began
        for task in dict.fromkeys(figure.task for figure in figures):
            scored = _score(task, gold, made)
            for figure in figures:
                if figure.task == task:
                    yield (
                        name,
                        " ".join((task, *figure.path)),
                        _at(scored, figure.path),
                        figure.floor,
                        seconds,
                    )


def _timelines(chosen: argparse.Namespace, folder: Path) -> Any:
    wanted = TIMELINES if chosen.hold else _all_timelines()
    for name, about, floor in wanted:
        if not name.startswith(chosen.only):
            continue
        made = folder / f"{name}.json"
        began = time.monotonic()
        gold = GOLD / f"{name}.jsonl.gz"
        _dateline("timeline", str(gold), str(made), *(["--about", about] if about else []))
        yield name, "day_f1", _score("timeline", gold, made)["day_f1"], floor, time.monotonic() - began


def _all_timelines() -> list[tuple[str, str, float]]:
    found = []
    for path in sorted(GOLD.glob("timeline_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.append(
                (path.name.removesuffix(".jsonl.gz"), json.loads(next(lines)).get("query") or "", 0.0)
            )
    return found


def _subset(name: str, records: int, folder: Path) -> Path:
    """Write the records of a set that come first by the hash of their id, and return the file."""
    with gzip.open(GOLD / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        kept = sorted(lines, key=lambda line: hashlib.sha256(str(json.loads(line)["id"]).encode()).digest())
    path = folder / f"{name}.jsonl"
    path.write_text("".join(kept[:records]), encoding="utf-8")
    return path


def _dateline(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "dashboard", *arguments], check=True, stdout=subprocess.DEVNULL)


def _score(task: str, gold: Path, made: Path) -> dict[str, Any]:
    scored = subprocess.run(
        [sys.executable, str(SCORE), task, str(gold), str(made)], check=True, capture_output=True, text=True
    )
    figures: dict[str, Any] = json.loads(scored.stdout)
    return figures


def _at(scored: Any, path: tuple[str, ...]) -> float:
    for step in path:
        scored = scored[step]
    return float(scored)


if __name__ == "__main__":
    sys.exit(main())
