"""How many articles some files hold, and how long and how much room a build of them takes, from a sample."""

import os
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read import format_name, read_file

# Measured on the news demo (3,788 articles, 2.1 million words) on two cores.
_WORDS_A_SECOND = 9_000
_BYTES_A_WORD = 31
_SECONDS_TO_BEGIN = 4.0
_MOST_WORKERS = 8
_SAMPLED_FILES = 12
_SAMPLED_RECORDS = 100
_SAMPLED_AT_LEAST = 10
# Of this process alone: a busy computer must not make the sample smaller.
_SAMPLED_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """How large a build of some files will be, and how long it takes; `by_format` counts the files.

    Files and bytes are exact, all else is estimated from a sample.
    """

    files: int
    bytes: int
    articles: int
    words: int
    seconds: float
    disk: int
    by_format: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        return asdict(self)


def estimate_build(files: Sequence[tuple[Path, str]], reading: ReadingOptions) -> Estimate:
    """Return the estimate for these files (path, name), from a sample of each format, evenly spread."""
    by_format: dict[str, list[tuple[Path, str]]] = defaultdict(list)
    for path, file in files:
        by_format[format_name(file)].append((path, file))
    articles = words = 0.0
    size = 0
    for of_format in by_format.values():
        sizes = [_measure_size(path) for path, _ in of_format]
        size += sum(sizes)
        per_byte = _measure_sample(of_format, reading)
        articles += per_byte[0] * sum(sizes)
        words += per_byte[1] * sum(sizes)
    workers = min(_MOST_WORKERS, os.cpu_count() or 1) if articles > 1_500 else 1
    return Estimate(
        len(files),
        size,
        round(articles),
        round(words),
        round(_SECONDS_TO_BEGIN + words / _WORDS_A_SECOND / workers, 1),
        round(words * _BYTES_A_WORD),
        {name: len(of_format) for name, of_format in sorted(by_format.items())},
    )


def _measure_sample(files: Sequence[tuple[Path, str]], reading: ReadingOptions) -> tuple[float, float]:
    """Return articles and words a byte, of some of the files."""
    step = max(1, len(files) // _SAMPLED_FILES)
    n_bytes = n_articles = n_words = 0.0
    until = time.process_time() + _SAMPLED_SECONDS
    for path, file in files[::step]:
        sample = list(_take_sample(until, read_file(path, file, reading)))
        records = [record for record in sample if isinstance(record, Record)]
        is_part = len(sample) == _SAMPLED_RECORDS or time.process_time() >= until
        times = _estimate_factor(path, records) if is_part else 1.0
        n_articles += len(records) * times
        n_words += sum(record.text.count(" ") for record in records) * times
        n_bytes += _measure_unpacked_size(path)
        if time.process_time() >= until:
            break
    return (n_articles / n_bytes, n_words / n_bytes) if n_bytes else (0.0, 0.0)


def _take_sample(until: float, items: Iterator[Record | SetAside]) -> Iterator[Record | SetAside]:
    """Yield what is sampled of a file: not for longer than the time there is, but some of it always."""
    for number, each in enumerate(islice(items, _SAMPLED_RECORDS), start=1):
        yield each
        if number >= _SAMPLED_AT_LEAST and time.process_time() >= until:
            return


def _estimate_factor(path: Path, records: Sequence[Record]) -> float:
    """Return how many times as much a file holds as was read of it: by members, else by size."""
    members = {record.file for record in records}
    if path.suffix.lower() == ".zip" and len(members) > 1:
        endings = {PurePosixPath(member).suffix for member in members}
        with zipfile.ZipFile(path) as archive:
            alike = sum(PurePosixPath(member.filename).suffix in endings for member in archive.infolist())
            return max(1.0, alike / len(members))
    return max(1.0, _measure_unpacked_size(path) / max(1, sum(map(_count_bytes, records))))


def _count_bytes(record: Record) -> int:
    return len(record.text.encode("utf-8", "replace")) + sum(
        len(value) + 12 for value in record.fields.values()
    )


def _measure_size(path: Path) -> int:
    try:
        return _measure_unpacked_size(path)
    except OSError:
        return 0


def _measure_unpacked_size(path: Path) -> int:
    """Return a file's size, of a .zip or .gz that of what it holds."""
    if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    if path.suffix.lower() == ".gz":
        # The last four bytes of a .gz say what it unpacks to (RFC 1952).
        with path.open("rb") as packed:
            packed.seek(-min(4, path.stat().st_size), os.SEEK_END)
            return max(path.stat().st_size, int.from_bytes(packed.read(4), "little"))
    return path.stat().st_size
