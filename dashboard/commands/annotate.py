"""JSON lines in, JSON lines out: the same build over a temporary store, written as others read it."""

import gzip
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import pandas as pd

from dashboard.corpus import Corpus, mark_main_countries, open_version
from dashboard.corpus.postings import Mask
from dashboard.errors import NothingToReadError
from dashboard.pipeline import Options, build_from
from dashboard.pipeline.batches import split_into_batches
from dashboard.query import find_entity, rank_days
from dashboard.query.selection.sentences import find_naming_sentences, find_pattern_sentences
from dashboard.schema import Choice, Filters, Part, Record, number_to_day
from dashboard.steps.read import make_record_key
from dashboard.store import TextStore, version_folder
from dashboard.store.progress import Reporter

Line = dict[str, Any]
_LINES_A_TRANSACTION = 500
_NAMED = ("person", "organisation", "place")


def annotate(source: Path, target: Path, *, cleaning: bool = True) -> int:
    """Write what the build finds in each line of `source` to `target`; return how many lines were written.

    A line is an object with id, text and, where known, title and published; lines without text are
    skipped. Offsets count in the text as given.

    Raises:
        NothingToReadError: No line has a text.
    """
    lines = {str(line["id"]): line for line in _read_lines(source)}
    with tempfile.TemporaryDirectory() as folder, _open_text(target, "wt") as file:
        store = Path(folder)
        _build(source, list(lines.values()), store, cleaning=cleaning)
        version = _VersionTables(version_folder(store))
        for row, article in version.articles():
            file.write(
                json.dumps(version.annotated(row, article, lines[article["file"]]), ensure_ascii=False) + "\n"
            )
    return len(lines)


def write_timeline(source: Path, target: Path, *, about: str = "", days: int = 200) -> int:
    """Write the days most written about in `source`, the most salient first; return how many there are.

    Args:
        source: JSON lines as `annotate` takes them.
        target: Where {"days": [{"day", "text", "articles"}, ...]} goes.
        about: A name; then a day counts only in the sentences that name it too.
        days: How many days at the most.

    Raises:
        NothingToReadError: No line has a text.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        _build(source, list(_read_lines(source)), store, cleaning=True)
        corpus = open_version(version_folder(store), store)
        ranked = rank_days(corpus, Filters(), limit=days, sentences=_sentences_about(corpus, about))
    entries = [
        {"day": row["day"], "text": row["sentence"], "articles": row["articles"], "salience": row["salience"]}
        for row in ranked.to_dict("records")
    ]
    target.write_text(json.dumps({"days": entries}, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(entries)


def _sentences_about(corpus: Corpus, name: str) -> Mask | None:
    """Return the sentences that name a person (by the last name) or a body (by its whole name).

    None where no name is given.
    """
    if not name.strip():
        return None
    body = find_entity(corpus, "organisation", name)
    if body and not find_entity(corpus, "person", name):
        chosen = Filters(choices={"organisation": Choice((body,))})
        return find_naming_sentences(corpus, chosen) | find_pattern_sentences(
            corpus, _compile_name_pattern(name)
        )
    return find_pattern_sentences(corpus, _compile_name_pattern(name.split()[-1]))


def _compile_name_pattern(name: str) -> re.Pattern[str]:
    # "Strauss-Kahn" is written "Strauss Kahn" and "Strauss - Kahn" too.
    return re.compile(r"\b" + r"[\W_]{1,3}".join(map(re.escape, re.findall(r"\w+", name))) + r"\b")


def _build(source: Path, lines: Sequence[Line], store: Path, *, cleaning: bool) -> None:
    if not lines:
        raise NothingToReadError(str(source), "Each line is an object with an id and a text.")
    records = [_read_record(line) for line in lines]

    def fill(texts: TextStore, reporter: Reporter) -> None:
        texts.begin_scan()
        for batch in split_into_batches(
            reporter.follow(records, f"reading {source.name}", len(records)), _LINES_A_TRANSACTION
        ):
            texts.add_scanned("", ((make_record_key(record), record) for record in batch), 1)
        texts.end_scan([""], 1)

    build_from(fill, store, Options(cleaning=cleaning))


def _read_record(line: Line) -> Record:
    """Return a line as a record whose file is its id; the title goes before the text, as `read` puts it."""
    fields = {name: str(line[name]) for name in ("title", "published") if line.get(name)}
    return Record(
        _make_title_line(line) + line["text"],
        fields,
        str(line["id"]),
        0,
        title_given=bool(_make_title_line(line)),
    )


def _make_title_line(line: Line) -> str:
    return f"{line['title']}\n" if line.get("title") else ""


def _read_lines(source: Path) -> Iterator[Line]:
    with _open_text(source, "rt") as file:
        for line in file:
            if line.strip() and (record := json.loads(line)).get("text"):
                yield record


@contextmanager
def _open_text(path: Path, mode: str) -> Iterator[IO[str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, mode, encoding="utf-8") as file:
        yield cast("IO[str]", file)


class _VersionTables:
    """The tables of a version, each grouped by article."""

    def __init__(self, folder: Path) -> None:
        def read(name: str) -> pd.DataFrame:
            return pd.read_parquet(folder / f"{name}.parquet")

        self._articles = read("articles")
        names = read("names").join(read("entities")[["label"]], on="entity")
        mentions = read("mentions").join(names[["label", "country"]], on="name")
        countries = read("countries")
        countries["about"], countries["weight"] = mark_main_countries(countries)
        events = read("events")
        self._by_article = {
            name: dict(tuple(frame.groupby("article")))
            for name, frame in {
                "mentions": mentions,
                "countries": countries,
                "times": read("times"),
                "events": events,
                "parts": read("parts"),
            }.items()
        }
        people = read("event_names").join(names[["kind", "label"]], on="name").query("kind == 'person'")
        self._persons = people.groupby("event")["label"].agg(list).to_dict()
        self._where = read("event_countries").groupby("event")["country"].agg(list).to_dict()

    def articles(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield each article's row number and fields."""
        yield from enumerate(self._articles.to_dict("records"))

    def annotated(self, row: int, article: Mapping[str, Any], line: Line) -> Line:
        """Return an article as a line of output; what lies in a title given apart is left out of spans."""
        shift = len(_make_title_line(line))
        day = number_to_day(article["published"])
        return {
            "id": line["id"],
            "title": article["title"],
            "published": day.isoformat() if day else None,
            "published_precision": article["published_precision"],
            "published_from": article["published_from"],
            "confidence": round(float(article["confidence"]), 2),
            "text": line["text"],
            "names": [
                {**_format_span(m, shift), "kind": m.kind, "entity": m.label, "country": m.country or None}
                for m in self._rows("mentions", row, shift)
            ],
            "times": [
                {
                    **_format_span(t, shift),
                    "type": t.type,
                    "value": t.value,
                    "first_day": _format_day(t.first_day),
                    "last_day": _format_day(t.last_day),
                    "rule": t.rule,
                }
                for t in self._rows("times", row, shift)
            ],
            "countries": self._countries(row),
            "events": [self._event(e, shift) for e in self._rows("events", row, shift)],
            "cuts": [
                {**_format_span(p, shift), "why": Part(p.part).name.lower()}
                for p in self._rows("parts", row, shift)
                if Part(p.part).is_cut
            ],
        }

    def _rows(self, table: str, row: int, shift: int) -> list[Any]:
        frame = self._by_article[table].get(row)
        rows: list[Any] = [] if frame is None else list(frame.itertuples())
        return [each for each in rows if each.start >= shift]

    def _countries(self, row: int) -> list[Line]:
        frame = self._by_article["countries"].get(row)
        if frame is None:
            return []
        ranked = frame.sort_values(["about", "weight", "country"], ascending=[False, False, True])
        counted = [name for name in ranked.columns if name.startswith("n_") and name != "n_other"]
        mentions = ranked[counted].sum(axis=1)
        return [
            {"country": country, "mentions": int(n), "about": bool(about)}
            for country, n, about in zip(ranked["country"], mentions, ranked["about"], strict=True)
        ]

    def _event(self, event: Any, shift: int) -> Line:
        return {
            **_format_span(event, shift),
            "first_day": _format_day(event.first_day),
            "last_day": _format_day(event.last_day),
            "precision": event.precision,
            "day_from": event.day_from,
            "kind": event.kind,
            "status": event.status,
            "mode": event.mode,
            "countries": self._where.get(event.Index, []),
            "persons": self._persons.get(event.Index, []),
        }


def _format_span(row: Any, shift: int) -> dict[str, int]:
    return {"start": int(row.start) - shift, "end": int(row.end) - shift}


def _format_day(number: int) -> str | None:
    day = number_to_day(number)
    return day.isoformat() if day else None
