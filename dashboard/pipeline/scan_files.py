"""Read the files under some roots into the store's texts: what is new, moved, gone or unreadable."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.errors import MissingRootError, NothingToReadError
from dashboard.pipeline.batches import split_into_batches
from dashboard.schema import ReadingOptions, Record, SetAside
from dashboard.steps.read import make_record_key, read_paths
from dashboard.store.progress import Reporter
from dashboard.store.texts import TextStore

_RECORDS_A_TRANSACTION = 500


def scan_paths(
    texts: TextStore,
    paths: Sequence[Path],
    build: int,
    reporter: Reporter,
    *,
    remove: bool,
    reading: ReadingOptions,
) -> None:
    """Read everything under `paths` and make the corpus hold exactly that of them.

    Raises:
        MissingRootError: A root, or more than half of one, is gone and `remove` is off.
        NothingToReadError: The corpus would be empty.
    """
    roots = [str(path.resolve()) for path in paths]
    vanished = [root for root in texts.roots() if root not in roots and not Path(root).exists()]
    texts.begin_scan()
    for path, root in zip(paths, roots, strict=True):
        records = reporter.follow(read_paths([path], reading), f"reading {path.name}")
        _store_records(texts, root, records, build)
    if not remove:
        _raise_if_much_is_missing(texts, roots, vanished)
    texts.end_scan([*roots, *vanished], build)
    if not texts.list_articles():
        reasons = "; ".join(f"{refused.file}: {refused.reason}" for refused in texts.list_set_aside()[:5])
        raise NothingToReadError(", ".join(map(str, paths)), reasons)


def _store_records(texts: TextStore, root: str, read: Iterable[Record | SetAside], build: int) -> None:
    for batch in split_into_batches(read, _RECORDS_A_TRANSACTION):
        records = [item for item in batch if isinstance(item, Record)]
        texts.add_scanned(root, ((make_record_key(record), record) for record in records), build)
        for item in batch:
            if isinstance(item, SetAside):
                texts.add_set_aside(root, item)


def _raise_if_much_is_missing(texts: TextStore, roots: Sequence[str], vanished: Sequence[str]) -> None:
    for root in [*roots, *vanished]:
        gone, known = texts.count_missing(root)
        if gone > (0 if root in vanished else known / 2):
            raise MissingRootError(root, gone, known)
