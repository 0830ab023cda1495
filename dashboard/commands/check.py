"""Whether a store is sound, layer by layer: every fault in words, with what to do; and its digest."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dashboard.commands.version_faults import list_version_faults
from dashboard.corpus.version_files import map_arrays, read_manifest, read_tables
from dashboard.decisions.log.accuracy_checks import load_checks
from dashboard.decisions.log.decision_log import load_decisions
from dashboard.decisions.log.notes import load_notes
from dashboard.decisions.log.stop_words import load_stop_words
from dashboard.errors import DashboardError, NotBuiltError
from dashboard.files.atomic_writes import read_json
from dashboard.files.checksums import FILE as CHECKSUMS
from dashboard.files.checksums import is_list_damaged, list_changed_files, list_recorded
from dashboard.pipeline.verify_texts import describe_text_fault
from dashboard.store.corpus_list import FILE as CORPUS
from dashboard.store.damaged_files import describe_results_fault, list_results, list_small_files
from dashboard.store.reading_options import read_reading_options
from dashboard.store.texts import FILE as TEXTS
from dashboard.store.versions import hash_version, list_versions, read_current, version_folder

_AS_WRITTEN = (
    "is not as Dateline wrote it. Restore it from a copy; if you changed it yourself and it is right, run "
    "`dateline check --accept`"
)


def store_digest(store: Path) -> str:
    """Return the digest of the current version, computed from its files.

    Raises:
        NotBuiltError: Nothing was built in `store`.
    """
    folder = version_folder(store)
    manifest = read_manifest(folder, store)
    return hash_version(read_tables(folder, manifest), map_arrays(folder, manifest))


def find_faults(store: Path) -> list[str]:
    """Return what is wrong with a store, each with what to do; an empty list where it is sound.

    Raises:
        NotBuiltError: Nothing was built in `store`.
    """
    if not list_versions(store):
        raise NotBuiltError(store)
    faults = (
        _find_current_faults,
        _find_text_faults,
        _find_result_faults,
        _find_small_file_faults,
        _find_checksum_faults,
    )
    versions = (fault for number in list_versions(store) for fault in list_version_faults(store, number))
    return list(dict.fromkeys([*versions, *(fault for find in faults for fault in find(store))]))


def _find_current_faults(store: Path) -> Iterator[str]:
    if read_current(store) not in list_versions(store):
        yield "CURRENT names no version that is there: build again."


def _find_text_faults(store: Path) -> Iterator[str]:
    fault = describe_text_fault(store)
    if fault:
        yield (
            f"{TEXTS}: {fault}. Restore it from a copy, or move it away and build again from the files of "
            "the articles: decisions, notes and checks stay."
        )


def _find_result_faults(store: Path) -> Iterator[str]:
    for name in list_results(store):
        fault = describe_results_fault(store / name)
        if fault:
            yield f"{name}: {fault}. Build again: what it held is found anew in the texts."


def _find_small_file_faults(store: Path) -> Iterator[str]:
    readers: tuple[Callable[[Path], object], ...] = (
        *(load_decisions, load_notes, load_checks, load_stop_words, read_reading_options),
    )
    for read in readers:
        try:
            read(store)
        except DashboardError as error:
            yield str(error)
    if (store / CORPUS).exists() and not isinstance(read_json(store / CORPUS), dict):
        yield f"{CORPUS} cannot be read: restore it from a copy, or rename the corpus in the app."


def _find_checksum_faults(store: Path) -> Iterator[str]:
    if is_list_damaged(store):
        yield f"{CHECKSUMS} is missing or damaged, so not every file can be verified: build again."
        return
    recorded = list_recorded(store)
    for name in list_small_files(store):
        if name not in recorded:
            yield f"{name} has no checksum, so it cannot be verified: build again."
    yield from _find_changed_file_faults(list_changed_files(store))


def _find_changed_file_faults(changed: Iterable[tuple[str, bool]]) -> Iterator[str]:
    for name, exists in changed:
        if name == TEXTS or name.startswith("tagged/") or name == "CURRENT":
            yield f"{name} is {'not as it was written' if exists else 'missing'}: build again."
        elif exists:
            yield f"{name} {_AS_WRITTEN}."
        else:
            yield f"{name} is missing. Restore it from a copy, or do without: `dateline check --accept`."
