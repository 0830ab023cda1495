"""Layers and versions on disk; atomic, resumable. No step, no query and no screen may be in here."""

from dashboard.store.build_lock import hold, holder_of
from dashboard.store.corpus_list import (
    CorpusInfo,
    ask_paths,
    begin_corpus,
    delete_corpus,
    forget_paths,
    list_begun,
    list_corpora,
    name_of,
    paths_of,
    remember_opened,
    rename_corpus,
)
from dashboard.store.progress import Progress, ask_to_stop, forget_progress, read_progress
from dashboard.store.reading_options import keep_reading, read_reading
from dashboard.store.tagged import Tagged
from dashboard.store.texts import Doc, Texts, read_roots, read_text
from dashboard.store.uploads import drop_uploads, keep_upload
from dashboard.store.versions import current_version, read_meta, version_folder, write_version

__all__ = [
    "CorpusInfo",
    "Doc",
    "Progress",
    "Tagged",
    "Texts",
    "ask_paths",
    "ask_to_stop",
    "begin_corpus",
    "current_version",
    "delete_corpus",
    "drop_uploads",
    "forget_paths",
    "forget_progress",
    "hold",
    "holder_of",
    "keep_reading",
    "keep_upload",
    "list_begun",
    "list_corpora",
    "name_of",
    "paths_of",
    "read_meta",
    "read_progress",
    "read_reading",
    "read_roots",
    "read_text",
    "remember_opened",
    "rename_corpus",
    "version_folder",
    "write_version",
]
