"""The corpora of this machine: what they are called, how large they are, when they were last opened."""

import datetime as dt
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.paths import home
from dashboard.store.atomic_files import read_json, write_json
from dashboard.store.build_lock import lock_store
from dashboard.store.texts import read_roots
from dashboard.store.versions import current_version, read_meta, version_folder

FILE = "corpus.json"
_OURS = re.compile(
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
    # One that was built by a command has no file of ours until it is opened.
    stores = {path.parent for name in (FILE, "CURRENT") for path in home.glob(f"*/{name}")}
    found = [_describe(store) for store in stores if current_version(store) is not None]
    return sorted(found, key=lambda info: (info.opened, info.name), reverse=True)


def read_corpus_name(store: Path) -> str:
    """Return what the corpus is called: the name it was given, else its folder's."""
    said = read_json(store / FILE) or {}
    return str(said.get("name") or store.name)


def rename_corpus(store: Path, name: str) -> None:
    """Give the corpus a name."""
    _change(store, "name", name)


def begin_corpus(home: Path, name: str) -> Path:
    """Make the folder of a new corpus, of that name and under a folder's name that is free, and return it."""
    base = re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "corpus"
    names = [base, *(f"{base}-{number}" for number in range(2, 10_000))]
    store = next(home / name for name in names if not (home / name).exists())
    store.mkdir(parents=True)
    rename_corpus(store, name.strip() or base)
    return store


def list_unbuilt_corpora(home: Path) -> list[CorpusInfo]:
    """Return the corpora under `home` that were begun and never built to the end, by name."""
    stores = [path.parent for path in home.glob(f"*/{FILE}")]
    begun = [store for store in stores if current_version(store) is None and not store.name.startswith(".")]
    return sorted(
        (CorpusInfo(store, read_corpus_name(store), 0, 0, "", measure_size(store)) for store in begun),
        key=lambda info: info.name,
    )


def add_source_paths(store: Path, paths: Sequence[Path]) -> None:
    """Note the files and folders that the corpus is to be read from, beside those that it was read from."""
    said = read_json(store / FILE) or {}
    asked = dict.fromkeys([*said.get("paths", ()), *map(str, paths)])
    write_json(store / FILE, {**said, "paths": list(asked)})


def list_source_paths(store: Path) -> list[Path]:
    """Return the files and folders that the corpus is read from: those asked for and those read before."""
    said = read_json(store / FILE) or {}
    asked = [Path(path) for path in said.get("paths", ())]
    return list(dict.fromkeys([*asked, *read_roots(store)]))


def drop_unread_paths(store: Path) -> None:
    """Let go of the files and folders that were asked for and not read yet."""
    said = read_json(store / FILE) or {}
    write_json(store / FILE, {name: value for name, value in said.items() if name != "paths"})


def delete_corpus(store: Path) -> None:
    """Delete a corpus with everything that was made of it; the articles, where they were read, stay.

    What was dropped into the app lies in the store, and goes with it. Of a folder elsewhere, which may hold
    other things too, only what Dateline made goes.

    Raises:
        LockedError: It is being built.
    """
    with lock_store(store):
        if store.resolve().parent == home():
            aside = store.with_name(f".{store.name}.deleted")
            store.rename(aside)
        else:
            aside = store
            for path in [path for path in store.iterdir() if _OURS.fullmatch(path.name)]:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    if aside != store or all(path.name == "lock" for path in store.iterdir()):
        shutil.rmtree(aside)


def measure_size(store: Path) -> int:
    """Return how many bytes a corpus takes."""
    return sum(path.stat().st_size for path in store.rglob("*") if path.is_file() and not path.is_symlink())


def remember_opened(store: Path) -> None:
    """Note that the corpus is opened now, so that it is the one to open next time."""
    _change(store, "opened", dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))


def _change(store: Path, field: str, value: str) -> None:
    said = read_json(store / FILE) or {}
    if said.get(field) != value:
        write_json(store / FILE, {**said, field: value})


def _describe(store: Path) -> CorpusInfo:
    meta = read_meta(version_folder(store))
    said = read_json(store / FILE) or {}
    return CorpusInfo(
        store,
        read_corpus_name(store),
        int(meta["counts"]["articles"]),
        int(meta["version"]),
        str(said.get("opened", "")),
        measure_size(store),
    )
