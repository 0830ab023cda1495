"""The corpora of this machine: their names, sizes, source files and when they were last opened."""

import datetime as dt
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.corpus.version_files import META, list_damaged_files, read_manifest, read_meta
from dashboard.errors import DamagedStoreError, DashboardError, OlderStoreError
from dashboard.files.atomic_writes import read_json
from dashboard.files.locked_files import change_json
from dashboard.paths import corpora_folder
from dashboard.store.build_lock import lock_store
from dashboard.store.texts import read_roots
from dashboard.store.versions import current_version, version_folder

FILE = "corpus.json"
_OWN_FILES = re.compile(
    r"CURRENT|stop|tagged|versions|uploads|views|texts\.sqlite.*|lock\.holder|.*\.lock|checksums\.json"
    r"|(?:corpus|progress|reading|preview|stop_words)\.json|preview\.err|(?:decisions|notes|checks|audit)\.jsonl"
)


@dataclass(frozen=True, slots=True)
class CorpusInfo:
    """A corpus as the start page lists it; `size` is in bytes, `opened` and `fault` may be empty."""

    path: Path
    name: str
    articles: int
    version: int
    opened: str
    size: int = 0
    fault: str = ""


def list_corpora(home: Path) -> list[CorpusInfo]:
    """Return the built corpora under `home`, the last opened first."""
    # A corpus built from the command line has no corpus.json until it is opened.
    stores = {path.parent for name in (FILE, "CURRENT", "versions") for path in home.glob(f"[!.]*/{name}")}
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
    change_json(
        store / FILE,
        lambda facts: {**facts, "paths": list(dict.fromkeys([*_list_requested(facts), *map(str, paths)]))},
    )


def list_source_paths(store: Path) -> list[Path]:
    """Return the files and folders of the corpus: those requested and those read before."""
    requested = [Path(path) for path in _list_requested(_read_facts(store))]
    return list(dict.fromkeys([*requested, *read_roots(store)]))


def drop_unread_paths(store: Path) -> None:
    """Remove the files and folders that were requested and not read yet."""
    change_json(store / FILE, lambda facts: {name: facts[name] for name in facts if name != "paths"})


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
    sizes = 0
    for path in store.rglob("*"):
        with suppress(FileNotFoundError):  # A build may rename or delete it meanwhile.
            sizes += path.stat().st_size if path.is_file() and not path.is_symlink() else 0
    return sizes


def remember_opened(store: Path) -> None:
    """Store the present time as the last opening, so that the app opens this corpus next time."""
    _change_fact(store, "opened", dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))


def _change_fact(store: Path, field: str, value: str) -> None:
    change_json(store / FILE, lambda facts: {**facts, field: value})


def _read_facts(store: Path) -> dict[str, Any]:
    facts = read_json(store / FILE)
    return facts if isinstance(facts, dict) else {}


def _list_requested(facts: Mapping[str, Any]) -> list[str]:
    paths = facts.get("paths")
    return [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else []


def _describe_corpus(store: Path) -> CorpusInfo:
    folder = version_folder(store)
    meta = read_meta(folder)
    return CorpusInfo(
        store,
        read_corpus_name(store),
        _count_articles(meta),
        current_version(store) or 0,
        _read_opened(store),
        measure_size(store),
        _describe_fault(store, folder),
    )


def _read_opened(store: Path) -> str:
    """Return when a corpus was last opened, '' where its file says no such thing."""
    opened = _read_facts(store).get("opened")
    try:
        return dt.datetime.fromisoformat(str(opened)).isoformat(timespec="seconds")
    except ValueError:
        return ""


def _count_articles(meta: Mapping[str, Any]) -> int:
    counts = meta.get("counts")
    number = counts.get("articles") if isinstance(counts, dict) else None
    return number if isinstance(number, int) else 0


def _describe_fault(store: Path, folder: Path) -> str:
    """Return why a corpus does not open, '' where it does as far as its manifest and metadata show."""
    try:
        manifest = read_manifest(folder, store)
        small = {name: record for name, record in manifest.files.items() if name == META}
        damaged = list_damaged_files(folder, replace(manifest, files=small))
        return str(DamagedStoreError(store, damaged)) if damaged else ""
    except OlderStoreError:
        return ""  # It is built anew when it is opened.
    except DashboardError as error:
        return str(error)
