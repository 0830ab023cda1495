"""How fast files of each format are read and cleaned, compared with the finding of names in the same texts.

    python benchmarks/reading.py [--articles N]

Prints one line a format, in processor time: articles and words a second of reading and cleaning (parts,
metadata, day), and how many times as fast that is as finding names. The floors are those of the project: 20 times
for .txt, .jsonl and .csv, 2 times for saved pages. The exit code is 1 where a format is below its floor.
"""

import argparse
import csv
import io
import json
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from timing import processor_seconds

from dashboard.paths import DATA
from dashboard.schema import Record
from dashboard.steps.clean import find_parts
from dashboard.steps.metadata import find_metadata, find_publication_day
from dashboard.steps.read import read_paths
from dashboard.steps.tag import Tagger, load_tagger, tag_texts

_FLOORS = {".txt": 20.0, ".jsonl": 20.0, ".csv": 20.0, ".html": 2.0}


def main() -> int:
    """Print a line a format; return 1 where one is slower than its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    options = parser.parse_args()
    texts = _make_texts(options.articles)
    n_words = sum(len(text.split()) for text in texts)
    tagger = load_tagger()
    tagging = processor_seconds(lambda: _tag(tagger, texts))
    print(
        f"finding names: {len(texts):,} articles, {n_words:,} words, {n_words / tagging:,.0f} words a second"
    )
    print("| format | articles a second | words a second | times as fast as finding names | floor |")
    print("| --- | --- | --- | --- | --- |")
    low = 0
    with tempfile.TemporaryDirectory() as folder:
        for ending, write in _WRITERS.items():
            path = Path(folder) / ending[1:]
            path.mkdir()
            write(texts, path)
            # The first run loads libraries and tables, which is no part of the cost of an article.
            _read(next(iter(sorted(path.iterdir()))))
            read = processor_seconds(lambda path=path: _read(path))
            times, floor = tagging / read, _FLOORS.get(ending)
            low += floor is not None and times < floor
            label = "" if floor is None else f"{floor:.0f}{' BELOW' if times < floor else ''}"
            speeds = f"{len(texts) / read:,.0f} | {n_words / read:,.0f}"
            print(f"| {ending} | {speeds} | {times:.1f} | {label} |", flush=True)
    return 1 if low else 0


def _make_texts(n: int) -> list[str]:
    """Return articles of about 500 words, made of the sample dispatches' paragraphs in another order each."""
    paths = sorted((DATA / "dispatches").glob("0*.txt"))
    paragraphs = [
        line
        for path in paths
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n")
        if len(line.split()) > 15
    ]
    made = []
    for number in range(n):
        body = [paragraphs[(number * 7 + at * 13) % len(paragraphs)] for at in range(12)]
        made.append(f"Dispatch number {number} of the day\n\n" + "\n\n".join(body) + "\n")
    return made


def _tag(tagger: Tagger, texts: Sequence[str]) -> None:
    for _ in tag_texts(tagger, [(text, find_parts(text, False)) for text in texts]):
        pass


def _read(path: Path) -> None:
    for record in read_paths([path]):
        if isinstance(record, Record):
            parts = find_parts(record.text, record.title_given, marked=record.marked)
            find_metadata(record, parts)
            find_publication_day(record.text, parts, record.fields, record.file)


def _write_files(ending: str, write: Callable[[str], bytes]) -> Callable[[Sequence[str], Path], None]:
    def write_all(texts: Sequence[str], path: Path) -> None:
        for number, text in enumerate(texts):
            (path / f"{number:05}{ending}").write_bytes(write(text))

    return write_all


def _write_lines(texts: Sequence[str], path: Path) -> None:
    (path / "all.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")


def _write_table(texts: Sequence[str], path: Path) -> None:
    with (path / "all.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text"])
        rows.writerows([text] for text in texts)


def _write_sheet(texts: Sequence[str], path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["text"], *([text] for text in texts)):
        book.active.append(row)
    book.save(path / "all.xlsx")


def _page(text: str) -> bytes:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
    body = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    head = "<meta charset='utf-8'><title>A dispatch</title><meta property='article:published_time' content='2017-04-12'>"
    page = f"<!DOCTYPE html><html><head>{head}</head><body><ul>{menu}</ul><article>{body}</article><ul>{menu}</ul></body></html>"
    return page.encode()


def _docx(text: str) -> bytes:
    import docx

    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rtf(text: str) -> bytes:
    body = "\\par\n".join(
        "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in text.split("\n")
    )
    return ("{\\rtf1\\ansi\n" + body + "}").encode("ascii")


def _odt(text: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    lines = "".join(
        f"<text:p>{line.replace('&', '&amp;').replace('<', '&lt;')}</text:p>" for line in text.split("\n")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{lines}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


_WRITERS: dict[str, Callable[[Sequence[str], Path], None]] = {
    ".txt": _write_files(".txt", str.encode),
    ".jsonl": _write_lines,
    ".csv": _write_table,
    ".xlsx": _write_sheet,
    ".html": _write_files(".html", _page),
    ".docx": _write_files(".docx", _docx),
    ".odt": _write_files(".odt", _odt),
    ".rtf": _write_files(".rtf", _rtf),
}


if __name__ == "__main__":
    sys.exit(main())
