"""Accuracy of cleaning saved pages and of days of publication, on the public gold in ../shared.

    python benchmarks/saved.py             the figures, by half (a hash of the id)
    python benchmarks/saved.py --lost      and each line of an article that cleaning cut, counted
    python benchmarks/saved.py --hold      exit 1 where a figure over both halves is below its floor

Words are compared as bags. Of a page saved as HTML, the text after reading and cleaning is compared, and the text
that trafilatura extracts by itself. A day counts as given where its precision is a day and it is not inferred.
The sets are other people's texts and stay where they are.
"""

import argparse
import hashlib
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from public_gold import GOLD, SHARED, GoldRecord, read_gold

from dashboard.schema import DEFAULT_READING, Precision, Record, Span
from dashboard.steps.clean import find_parts, find_uncut_spans
from dashboard.steps.metadata import find_publication_day
from dashboard.steps.read.files import read_source
from dashboard.steps.read.source_file import SourceFile

_PAGES = SHARED / "corpora" / "saved_pages_html.zip"
_GOLD = GOLD / "cleaning_saved_pages.jsonl.gz"
_FLOORS = {
    "text: words F1": 0.93,
    "text: recall": 0.97,
    "HTML: words F1": 0.97,
    "days: exact": 0.945,
    "days: coverage": 0.38,
}
Figures = dict[str, float]


class RecordCounts(NamedTuple):
    """The half of the gold that a record is in, and what was counted in it."""

    half: int
    counts: Counter[str]


Scorer = Callable[[list[Counter[str]]], Figures]


def main() -> int:
    """Print the figures; return 1 where `--hold` finds one below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hold", dest="check_floors", action="store_true")
    parser.add_argument("--lost", action="store_true")
    options = parser.parse_args()
    if not _GOLD.is_file():
        print(f"{_GOLD} is not there: nothing to score")
        return 0
    gold = list(read_gold(_GOLD))
    low = _print_figures(gold)
    if options.lost:
        _print_lost_lines(gold)
    return 1 if low and options.check_floors else 0


def _print_figures(gold: list[GoldRecord]) -> int:
    """Print each figure by half and for both halves, and return how many are below their floors."""
    print("| figure | tuned half | held half | all | floor |\n| --- | --- | --- | --- | --- |")
    low = 0
    for name, score, records in _count_all(gold):
        scores = [
            score([counts for half, counts in records if half in halves]) for halves in ((0,), (1,), (0, 1))
        ]
        for figure in scores[0]:
            label = f"{name}: {figure}"
            tuned, held_out, both = (figures[figure] for figures in scores)
            floor = _FLOORS.get(label)
            below = floor is not None and both < floor
            low += below
            floor_label = "" if floor is None else f"{floor:.3f}{' BELOW' if below else ''}"
            print(f"| {label} | {tuned:.4f} | {held_out:.4f} | {both:.4f} | {floor_label} |")
    return low


def _count_all(gold: list[GoldRecord]) -> Iterator[tuple[str, Scorer, list[RecordCounts]]]:
    """Yield the name of each task, how it is scored, and what was counted in its records."""
    yield "text", _score_words, [_count_text(page) for page in gold]
    with zipfile.ZipFile(_PAGES) as packed:
        names = {Path(name).stem: name for name in packed.namelist()}
        saved = [(page, packed.read(names[page["id"]])) for page in gold if page["id"] in names]
    yield "HTML", _score_words, [_count_html(page, content) for page, content in saved]
    yield "trafilatura alone", _score_words, [_count_trafilatura(page, content) for page, content in saved]
    articles = (
        article
        for path in sorted(GOLD.glob("timeline_t17_*.jsonl.gz"))
        for article in read_gold(path)
        if article.get("text") and article.get("published")
    )
    yield "days", _score_days, [_count_day(article) for article in articles]


def _half(record_id: str) -> int:
    """Return 0 for the half that rules are tuned on, 1 for the half that is held out."""
    return hashlib.sha256(record_id.encode()).digest()[0] % 2


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\S+", text))


def _clean(text: str, title_given: bool, marked: Sequence[Span] = ()) -> str:
    parts = find_parts(text, title_given, marked=marked)
    return "\n".join(text[span.start : span.end] for span in find_uncut_spans(text, parts))


def _count_words(page: GoldRecord, cleaned: str) -> RecordCounts:
    lines = zip(page["text"].split("\n"), page["keep"], strict=True)
    gold, words = _bag("\n".join(line for line, keep in lines if keep)), _bag(cleaned)
    counts = {"gold": gold.total(), "cleaned": words.total(), "hit": (gold & words).total()}
    return RecordCounts(_half(page["id"]), Counter(counts))


def _count_text(page: GoldRecord) -> RecordCounts:
    return _count_words(page, _clean(page["text"], False))


def _count_html(page: GoldRecord, content: bytes) -> RecordCounts:
    records = [
        record
        for record in read_source(SourceFile("page.html", content), DEFAULT_READING)
        if isinstance(record, Record)
    ]
    return _count_words(page, "\n".join(_clean(r.text, r.title_given, r.marked) for r in records))


def _count_trafilatura(page: GoldRecord, content: bytes) -> RecordCounts:
    import trafilatura

    return _count_words(page, trafilatura.extract(content, include_comments=False) or "")


def _count_day(article: GoldRecord) -> RecordCounts:
    date = find_publication_day(article["text"], find_parts(article["text"], False), {}, "text.txt")
    given = date.best is not None and date.precision is Precision.DAY and not date.inferred
    right = given and str(date.best) == article["published"][:10]
    return RecordCounts(_half(str(article["id"])), Counter(all=1, given=int(given), right=int(right)))


def _score_words(counts: list[Counter[str]]) -> Figures:
    total = sum(counts, Counter())
    precision, recall = total["hit"] / total["cleaned"], total["hit"] / total["gold"]
    return {
        "precision": precision,
        "recall": recall,
        "words F1": 2 * precision * recall / (precision + recall),
    }


def _score_days(counts: list[Counter[str]]) -> Figures:
    total = sum(counts, Counter())
    return {"exact": total["right"] / total["given"], "coverage": total["given"] / total["all"]}


def _print_lost_lines(gold: list[GoldRecord]) -> None:
    lost = Counter[str]()
    for page in gold:
        parts = [part for part in find_parts(page["text"], False) if part.part.is_cut]
        start = 0
        for line, keep in zip(page["text"].split("\n"), page["keep"], strict=True):
            end = start + len(line)
            cut = next((part for part in parts if part.start < end and start < part.end), None)
            if keep and cut is not None and line.strip():
                lost[cut.part.name.lower()] += 1
                print(f"{page['id']}\t{cut.part.name.lower()}\t{line.strip()[:160]}")
            start = end + 1
    print(f"{lost.total()} lines of articles cut: {dict(lost)}")


if __name__ == "__main__":
    sys.exit(main())
