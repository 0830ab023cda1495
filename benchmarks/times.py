"""Speed and accuracy of finding times, beside the published figures of HeidelTime, in one run on one core.

    python benchmarks/times.py               the texts of tests/gold, and the public gold in ../shared where it is

Value and strict F1 are those of the scorer beside the gold; the halves are by a hash of the record's id. HeidelTime
(with TreeTagger: 260 to 790 words a second) was measured once on the same texts and is not run again.
"""

import datetime as dt
import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from public_gold import GOLD, GoldRecord, read_gold
from timing import processor_seconds

from dashboard.steps.times import anchor_times, find_times

OWN_GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
OWN_SETS = ("histories", "interviews")
SETS = ("times_timebank", "times_aquaint", "times_wikiwars")
_ROUNDS = 3
Span = dict[str, Any]
DatedText = tuple[str, dt.date | None]


class TimeScores(NamedTuple):
    """Strict F1, value F1 and the number of expressions in the gold."""

    strict: float
    value: float
    n_gold: int


def main() -> int:
    """Print the table of times in benchmarks/accuracy.md."""
    print(
        "| set | half | strict F1 | value F1 | expressions | words a second |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name in OWN_SETS:
        _print_row(name, "all", list(read_marked(OWN_GOLD / name)))
    for name in SETS if GOLD.is_dir() else ():
        records = list(read_gold(GOLD / f"{name}.jsonl.gz"))
        for half in ("all", "tuned", "held"):
            _print_row(name, half, [record for record in records if half in ("all", _half(record))])
        if name == "times_wikiwars":
            _print_row(f"{name}, in pieces", "all", [piece for record in records for piece in cut(record)])
    return 0


def _print_row(name: str, half: str, records: Sequence[GoldRecord]) -> None:
    scores = _score(records)
    speed = _words_per_second([(record["text"], _day(record)) for record in records])
    figures = f"{scores.strict:.3f} | {scores.value:.3f} | {scores.n_gold}"
    print(f"| {name} | {half} | {figures} | {speed:,.0f} |", flush=True)


def read_marked(folder: Path) -> Iterator[GoldRecord]:
    """Yield the texts of a folder whose times are marked as `[the text|its value]`."""
    for path in sorted(folder.glob("*.txt")):
        head, marked = path.read_text(encoding="utf-8").split("\n", 1)
        pieces = re.split(r"\[([^\]|]*)\|([^\]]*)\]", marked)
        text, times = pieces[0], []
        for words, value, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            times.append({"start": len(text), "end": len(text) + len(words), "value": value})
            text += words + after
        yield {"id": path.stem, "published": head.split()[1], "text": text, "times": times}


def cut(record: GoldRecord, size: int = 1000) -> Iterator[GoldRecord]:
    """Yield a text in pieces that end with a line, each of at least `size` characters but the last."""
    text, start = record["text"], 0
    while start < len(text):
        end = text.find("\n", min(len(text), start + size)) + 1 or len(text)
        times = [
            {**time, "start": time["start"] - start, "end": time["end"] - start}
            for time in record["times"]
            if start <= time["start"] and time["end"] <= end
        ]
        yield {**record, "id": f"{record['id']}, {start}", "text": text[start:end], "times": times}
        start = end


def _half(record: GoldRecord) -> str:
    return "held" if hashlib.md5(str(record["id"]).encode()).digest()[-1] & 1 else "tuned"


def _day(record: GoldRecord) -> dt.date | None:
    return dt.date.fromisoformat(record["published"][:10]) if record.get("published") else None


def _score(records: Sequence[GoldRecord]) -> TimeScores:
    hits = {"strict": 0, "value": 0}
    n_times = n_gold = 0
    for record in records:
        times = [
            {"start": time.start, "end": time.end, "value": time.value}
            for time in anchor_times(record["text"], find_times(record["text"]), _day(record))
        ]
        n_times += len(times)
        n_gold += len(record["times"])
        for gold, ours in _pair_overlapping(record["times"], times):
            hits["strict"] += (gold["start"], gold["end"]) == (ours["start"], ours["end"])
            hits["value"] += gold["value"] == ours["value"]
    both = n_times + n_gold
    return TimeScores(2 * hits["strict"] / both, 2 * hits["value"] / both, n_gold)


def _pair_overlapping(gold: Sequence[Span], ours: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield each span of the gold with the first unused one of ours that overlaps it, as the scorer does."""
    used: set[int] = set()
    for one in sorted(gold, key=lambda span: span["start"]):
        for place, other in enumerate(ours):
            if place not in used and other["start"] < one["end"] and one["start"] < other["end"]:
                used.add(place)
                yield one, other
                break


def _words_per_second(texts: Sequence[DatedText]) -> float:
    """Return words a second of finding and anchoring, the best of some rounds."""
    words = sum(len(text.split()) for text, _ in texts)
    return words / min(processor_seconds(lambda: _find_all_times(texts)) for _ in range(_ROUNDS))


def _find_all_times(texts: Sequence[DatedText]) -> None:
    for text, day in texts:
        anchor_times(text, find_times(text), day)


if __name__ == "__main__":
    sys.exit(main())
