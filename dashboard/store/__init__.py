"""A corpus on disk: texts, results of steps, versions. No step, query or screen may be in this package."""

from dashboard.corpus.version_files import read_meta
from dashboard.store.build_lock import describe_lock_holder, lock_store
from dashboard.store.corpus_list import (
    CorpusInfo,
    add_source_paths,
    create_corpus,
    delete_corpus,
    drop_unread_paths,
    list_corpora,
    list_source_paths,
    list_unbuilt_corpora,
    read_corpus_name,
    remember_opened,
    rename_corpus,
)
from dashboard.store.progress import Progress, delete_progress, read_progress, request_stop
from dashboard.store.reading_options import read_reading_options, save_reading_options
from dashboard.store.step_results import StepResults
from dashboard.store.texts import StoredArticle, TextStore
from dashboard.store.uploads import delete_uploads, save_upload
from dashboard.store.versions import current_version, is_older, version_folder, write_version

__all__ = [
    "CorpusInfo",
    "Progress",
    "StepResults",
    "StoredArticle",
    "TextStore",
    "add_source_paths",
    "create_corpus",
    "current_version",
    "delete_corpus",
    "delete_progress",
    "delete_uploads",
    "describe_lock_holder",
    "drop_unread_paths",
    "is_older",
    "list_corpora",
    "list_source_paths",
    "list_unbuilt_corpora",
    "lock_store",
    "read_corpus_name",
    "read_meta",
    "read_progress",
    "read_reading_options",
    "remember_opened",
    "rename_corpus",
    "request_stop",
    "save_reading_options",
    "save_upload",
    "version_folder",
    "write_version",
]
