"""Saved pages and days of publication on public gold beside the checkout in ../shared, by halves of a hash of ids.

    python benchmarks/saved.py             the figures, by half
    python benchmarks/saved.py --lost      and each line of an article that cleaning cut, counted
    python benchmarks/saved.py --hold      exit 1 where a figure over both halves is below its floor

Words are compared as bags; of a page saved as HTML the article is what is kept after reading and cleaning, beside
what trafilatura extracts by itself. A day counts as given where it is of day precision and not inferred. The
sets are other people's texts and stay where they are.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.schema import DEFAULT_READING, Precision, Record
from dashboard.steps.clean import find_parts, find_uncut_spans
from dashboard.steps.metadata import find_publication_day
from dashboard.steps.read.formats import read_source
from dashboard.steps.read.source_file import SourceFile

SHARED = next(
    (
        folder / "shared"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "gold").is_dir()
    ),
    Path("shared"),
)
_PAGES = SHARED / "corpora" / "saved_pages_html.zip"
_GOLD = SHARED / "gold" / "cleaning_saved_pages.jsonl.gz"
_FLOORS = {
    "text: words F1": 0.93,
    "text: recall": 0.97,
    "HTML: words F1": 0.97,
    "days: exact": 0.945,
    "days: coverage": 0.38,
}
Figures = dict[str, float]


def main() -> int:
    """Print the figures; return 1 where `--hold` finds one below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hold", action="store_true")
    parser.add_argument("--lost", action="store_true")
    chosen = parser.parse_args()
    if not _GOLD.is_file():
        print(f"{_GOLD} is not there: nothing to score")
        return 0
    gold = list(_lines(_GOLD))
    texts = [_as_text(page) for page in gold]
    with zipfile.ZipFile(_PAGES) as packed:
        names = {Path(name).stem: name for name in packed.namelist()}
        found = [(page, packed.read(names[page["id"]])) for page in gold if page["id"] in names]
    as_html = [_as_html(page, content) for page, content in found]
    alone = [_by_trafilatura(page, content) for page, content in found]
    articles = [
        article
        for path in sorted((SHARED / "gold").glob("timeline_t17_*.jsonl.gz"))
        for article in _lines(path)
        if article.get("text") and article.get("published")
    ]
    days = [_dated(article) for article in articles]
    print("| figure | tuned half | held half | all | floor |\n| --- | --- | --- | --- | --- |")
    low = 0
    for name, scored, figures in (
        ("text", texts, _words),
        ("HTML", as_html, _words),
        ("trafilatura alone", alone, _words),
        ("days", days, _shares),
    ):
        halves = [
            figures([counts for half, counts in scored if half in wanted]) for wanted in ((0,), (1,), (0, 1))
        ]
        for figure in halves[0]:
            label = f"{name}: {figure}"
            tuned, held, all_ = (half[figure] for half in halves)
            floor = _FLOORS.get(label)
            below = floor is not None and all_ < floor
            low += below
            told = "" if floor is None else f"{floor:.3f}{' BELOW' if below else ''}"
            print(f"| {label} | {tuned:.4f} | {held:.4f} | {all_:.4f} | {told} |")
    if chosen.lost:
        _print_lost(gold)
    return 1 if low and chosen.hold else 0


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _half(record_id: str) -> int:
    """Return 0 for the half that rules are tuned on, 1 for the one that is held."""
    return hashlib.sha256(record_id.encode()).digest()[0] % 2


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\S+", text))


def _kept(text: str, title_given: bool, marked: Any = ()) -> str:
    parts = find_parts(text, title_given, marked=marked)
    return "\n".join(text[span.start : span.end] for span in find_uncut_spans(text, parts))


def _compared(page: dict[str, Any], kept: str) -> tuple[int, Counter[str]]:
    lines = zip(page["text"].split("\n"), page["keep"], strict=True)
    gold, found = _bag("\n".join(line for line, keep in lines if keep)), _bag(kept)
    counts = {"gold": gold.total(), "found": found.total(), "hit": (gold & found).total()}
    return _half(page["id"]), Counter(counts)


def _as_text(page: dict[str, Any]) -> tuple[int, Counter[str]]:
    return _compared(page, _kept(page["text"], False))


def _as_html(page: dict[str, Any], content: bytes) -> tuple[int, Counter[str]]:
    read = [
        found
        for found in read_source(SourceFile("page.html", content), DEFAULT_READING)
        if isinstance(found, Record)
    ]
    return _compared(page, "\n".join(_kept(r.text, r.title_given, r.marked) for r in read))


def _by_trafilatura(page: dict[str, Any], content: bytes) -> tuple[int, Counter[str]]:
    import trafilatura

    return _compared(page, trafilatura.extract(content, include_comments=False) or "")


def _dated(article: dict[str, Any]) -> tuple[int, Counter[str]]:
    found = find_publication_day(article["text"], find_parts(article["text"], False), {}, "text.txt")
    given = found.best is not None and found.precision is Precision.DAY and not found.inferred
    right = given and str(found.best) == article["published"][:10]
    return _half(str(article["id"])), Counter(all=1, given=int(given), right=int(right))


def _words(counted: list[Counter[str]]) -> Figures:
    total = sum(counted, Counter())
    precision, recall = total["hit"] / total["found"], total["hit"] / total["gold"]
    return {
        "precision": precision,
        "recall": recall,
        "words F1": 2 * precision * recall / (precision + recall),
    }


def _shares(counted: list[Counter[str]]) -> Figures:
    total = sum(counted, Counter())
    return {"exact": total["right"] / total["given"], "coverage": total["given"] / total["all"]}


def _print_lost(gold: list[dict[str, Any]]) -> None:
    lost = Counter[str]()
    for page in gold:
        parts = [part for part in find_parts(page["text"], False) if part.part.is_cut]
        at = 0
        for line, keep in zip(page["text"].split("\n"), page["keep"], strict=True):
            cut = next((part for part in parts if part.start < at + len(line) and at < part.end), None)
            if keep and cut is not None and line.strip():
                lost[cut.part.name.lower()] += 1
                print(f"{page['id']}\t{cut.part.name.lower()}\t{line.strip()[:160]}")
            at += len(line) + 1
    print(f"{lost.total()} lines of articles cut: {dict(lost)}")


if __name__ == "__main__":
    sys.exit(main())
