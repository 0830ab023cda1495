"""The corpora of this machine: their names, sizes, source files and when they were last opened."""

import datetime as dt
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.paths import corpora_folder
from dashboard.store.atomic_files import read_json, write_json
from dashboard.store.build_lock import lock_store
from dashboard.store.texts import read_roots
from dashboard.store.versions import current_version, read_meta, version_folder

FILE = "corpus.json"
_OWN_FILES = re.compile(
    r"CURRENT|stop|tagged|versions|uploads|views|texts\.sqlite.*|lock\.holder|.*\.lock"
    r"|(?:corpus|progress|reading|preview|stop_words)\.json|preview\.err|(?:decisions|notes|checks)\.jsonl"
)


@dataclass(frozen=True, slots=True)
class CorpusInfo:
    """A corpus as the start page lists it; `opened` is '' where it never was, `size` is in bytes."""

    path: Path
    name: str
    articles: int
    version: int
    opened: str
    size: int = 0


def list_corpora(home: Path) -> list[CorpusInfo]:
    """Return the built corpora under `home`, the last opened first."""
    # A corpus built from the command line has no corpus.json until it is opened.
    stores = {path.parent for name in (FILE, "CURRENT") for path in home.glob(f"*/{name}")}
    corpora = [_describe_corpus(store) for store in stores if current_version(store) is not None]
    return sorted(corpora, key=lambda info: (info.opened, info.name), reverse=True)


def read_corpus_name(store: Path) -> str:
    """Return the name of a corpus: the one an analyst gave it, else its folder's."""
    return str(_read_facts(store).get("name") or store.name)


def rename_corpus(store: Path, name: str) -> None:
    """Change the name of the corpus."""
    _change_fact(store, "name", name)


def create_corpus(home: Path, name: str) -> Path:
    """Create the folder of a new corpus, under a folder name that is free, and return it."""
    base = re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "corpus"
    names = [base, *(f"{base}-{number}" for number in range(2, 10_000))]
    store = next(home / name for name in names if not (home / name).exists())
    store.mkdir(parents=True)
    rename_corpus(store, name.strip() or base)
    return store


def list_unbuilt_corpora(home: Path) -> list[CorpusInfo]:
    """Return the corpora under `home` whose first build never ended, by name."""
    stores = [path.parent for path in home.glob(f"*/{FILE}")]
    unbuilt = [store for store in stores if current_version(store) is None and not store.name.startswith(".")]
    return sorted(
        (CorpusInfo(store, read_corpus_name(store), 0, 0, "", measure_size(store)) for store in unbuilt),
        key=lambda info: info.name,
    )


def add_source_paths(store: Path, paths: Sequence[Path]) -> None:
    """Add files and folders that the next build reads, besides those of earlier builds."""
    facts = _read_facts(store)
    requested = dict.fromkeys([*facts.get("paths", ()), *map(str, paths)])
    write_json(store / FILE, {**facts, "paths": list(requested)})


def list_source_paths(store: Path) -> list[Path]:
    """Return the files and folders of the corpus: those requested and those read before."""
    requested = [Path(path) for path in _read_facts(store).get("paths", ())]
    return list(dict.fromkeys([*requested, *read_roots(store)]))


def drop_unread_paths(store: Path) -> None:
    """Remove the files and folders that were requested and not read yet."""
    facts = _read_facts(store)
    write_json(store / FILE, {name: value for name, value in facts.items() if name != "paths"})


def delete_corpus(store: Path) -> None:
    """Delete a corpus with everything that was built from it; the articles stay where they were read.

    Files dropped into the app are in the store and go with it. Of a folder outside `home`, which may contain
    other files too, only what Dateline wrote is deleted.

    Raises:
        LockedError: A build is running.
    """
    with lock_store(store):
        if store.resolve().parent == corpora_folder():
            aside = store.with_name(f".{store.name}.deleted")
            store.rename(aside)
        else:
            aside = store
            for path in [path for path in store.iterdir() if _OWN_FILES.fullmatch(path.name)]:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    if aside != store or all(path.name == "lock" for path in store.iterdir()):
        shutil.rmtree(aside)


def measure_size(store: Path) -> int:
    """Return the size of a corpus on disk, in bytes."""
    return sum(path.stat().st_size for path in store.rglob("*") if path.is_file() and not path.is_symlink())


def remember_opened(store: Path) -> None:
    """Store the present time as the last opening, so that the app opens this corpus next time."""
    _change_fact(store, "opened", dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))


def _change_fact(store: Path, field: str, value: str) -> None:
    facts = _read_facts(store)
    if facts.get(field) != value:
        write_json(store / FILE, {**facts, field: value})


def _read_facts(store: Path) -> dict[str, Any]:
    return read_json(store / FILE) or {}


def _describe_corpus(store: Path) -> CorpusInfo:
    meta = read_meta(version_folder(store))
    return CorpusInfo(
        store,
        read_corpus_name(store),
        int(meta["counts"]["articles"]),
        int(meta["version"]),
        str(_read_facts(store).get("opened", "")),
        measure_size(store),
    )
