"""Speed and accuracy of finding times, beside the published figures of HeidelTime, in one run on one core.

    python benchmarks/times.py               the public gold in ../shared; where there is none, speed on the dispatches

Value and strict F1 are those of the scorer beside the gold; the halves are by a hash of the record's id. HeidelTime
(with TreeTagger: 260 to 790 words a second) was measured once on the same texts and is not run again.
"""

import datetime as dt
import hashlib
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

from public_gold import GOLD, SCORER, GoldRecord, read_gold
from timing import processor_seconds

from dashboard.paths import DATA
from dashboard.steps.times import anchor_times, find_times

SETS = ("times_timebank", "times_aquaint", "times_wikiwars")
_ROUNDS = 3
DatedText = tuple[str, dt.date | None]


class TimeScores(NamedTuple):
    """Strict F1, value F1 and the number of expressions in the gold."""

    strict: float
    value: float
    n_gold: int


def main() -> int:
    """Print the table of times in benchmarks/accuracy.md."""
    if not GOLD.is_dir():
        texts = [path.read_text(encoding="utf-8") for path in sorted((DATA / "dispatches").glob("*.txt"))]
        print(
            f"{_words_per_second([(text, dt.date(2017, 4, 14)) for text in texts]):,.0f} words a second (no gold to score)"
        )
        return 0
    print(
        "| set | half | strict F1 | value F1 | expressions | words a second |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name in SETS:
        records = list(read_gold(GOLD / f"{name}.jsonl.gz"))
        for half in ("all", "tuned", "held"):
            selected = [record for record in records if half in ("all", _half(record))]
            scores = _score(selected)
            speed = _words_per_second([(record["text"], _day(record)) for record in selected])
            figures = f"{scores.strict:.3f} | {scores.value:.3f} | {scores.n_gold}"
            print(f"| {name} | {half} | {figures} | {speed:,.0f} |", flush=True)
    return 0


def _half(record: GoldRecord) -> str:
    return "held" if hashlib.md5(str(record["id"]).encode()).digest()[-1] & 1 else "tuned"


def _day(record: GoldRecord) -> dt.date | None:
    return dt.date.fromisoformat(record["published"][:10]) if record.get("published") else None


def _score(records: Sequence[GoldRecord]) -> TimeScores:
    scorer = _load_scorer()
    hits = {"strict": 0, "value": 0}
    n_times = n_gold = 0
    for record in records:
        times = [
            {"start": time.start, "end": time.end, "value": time.value}
            for time in anchor_times(record["text"], find_times(record["text"]), _day(record))
        ]
        n_times += len(times)
        n_gold += len(record["times"])
        for gold, ours in scorer.overlap_pairs(record["times"], times):
            hits["strict"] += (gold["start"], gold["end"]) == (ours["start"], ours["end"])
            hits["value"] += gold["value"] == ours["value"]
    both = n_times + n_gold
    return TimeScores(2 * hits["strict"] / both, 2 * hits["value"] / both, n_gold)


def _load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _words_per_second(texts: Sequence[DatedText]) -> float:
    """Return words a second of finding and anchoring, the best of some rounds."""
    words = sum(len(text.split()) for text, _ in texts)
    return words / min(processor_seconds(lambda: _find_all_times(texts)) for _ in range(_ROUNDS))


def _find_all_times(texts: Sequence[DatedText]) -> None:
    for text, day in texts:
        anchor_times(text, find_times(text), day)


if __name__ == "__main__":
    sys.exit(main())
