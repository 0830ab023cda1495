"""Words a second and accuracy of the time grammar, beside what is published of HeidelTime, in one run on one core.

    python benchmarks/times.py               the public gold beside the checkout, else the dispatches for speed alone

Value and strict F1 are those of the scorer beside the gold; the halves go by a hash of the record's id. HeidelTime's
figures (with TreeTagger: 260 to 790 words a second) were measured once on the same texts and are not run here.
"""

import datetime as dt
import gzip
import hashlib
import importlib.util
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dashboard.paths import DATA
from dashboard.steps.times import anchor_times, find_times

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("times_timebank", "times_aquaint", "times_wikiwars")
_ROUNDS = 3


def main() -> int:
    """Print the table of benchmarks/accuracy.md that speaks of times."""
    if not (SHARED / "gold").is_dir():
        texts = [path.read_text(encoding="utf-8") for path in sorted((DATA / "dispatches").glob("*.txt"))]
        print(
            f"{_speed([(text, dt.date(2017, 4, 14)) for text in texts]):,.0f} words a second (no gold to score)"
        )
        return 0
    print(
        "| set | half | strict F1 | value F1 | expressions | words a second |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name in SETS:
        records = list(_records(name))
        for half in ("all", "tuned", "held"):
            chosen = [record for record in records if half in ("all", _half(record))]
            strict, value, n = _score(chosen)
            speed = _speed([(record["text"], _day(record)) for record in chosen])
            print(f"| {name} | {half} | {strict:.3f} | {value:.3f} | {n} | {speed:,.0f} |", flush=True)
    return 0


def _records(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(SHARED / "gold" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _half(record: dict[str, Any]) -> str:
    return "held" if hashlib.md5(str(record["id"]).encode()).digest()[-1] & 1 else "tuned"


def _day(record: dict[str, Any]) -> dt.date | None:
    return dt.date.fromisoformat(record["published"][:10]) if record.get("published") else None


def _score(records: Sequence[dict[str, Any]]) -> tuple[float, float, int]:
    """Return strict F1, value F1 and how many expressions the gold has."""
    score = _scorer()
    hits = {"strict": 0, "value": 0}
    n_found = n_gold = 0
    for record in records:
        made = [
            {"start": time.start, "end": time.end, "value": time.value}
            for time in anchor_times(record["text"], find_times(record["text"]), _day(record))
        ]
        n_found, n_gold = n_found + len(made), n_gold + len(record["times"])
        for gold, mine in score.overlap_pairs(record["times"], made):
            hits["strict"] += (gold["start"], gold["end"]) == (mine["start"], mine["end"])
            hits["value"] += gold["value"] == mine["value"]
    both = n_found + n_gold
    return 2 * hits["strict"] / both, 2 * hits["value"] / both, n_gold


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _speed(texts: Sequence[tuple[str, dt.date | None]]) -> float:
    """Return words a second of finding and anchoring, the best of some rounds."""
    words = sum(len(text.split()) for text, _ in texts)
    return words / min(_seconds(texts) for _ in range(_ROUNDS))


def _seconds(texts: Sequence[tuple[str, dt.date | None]]) -> float:
    began = time.process_time()
    for text, day in texts:
        anchor_times(text, find_times(text), day)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
