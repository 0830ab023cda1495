"""The public gold in the folder `shared` beside the checkout: other people's texts, which stay there."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = next(
    (
        folder / "shared"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "gold").is_dir()
    ),
    Path("shared"),
)
GOLD = SHARED / "gold"
SCORER = SHARED / "score" / "score.py"
GoldRecord = dict[str, Any]


def read_gold(path: Path) -> Iterator[GoldRecord]:
    """Yield the records of a file of gold."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
