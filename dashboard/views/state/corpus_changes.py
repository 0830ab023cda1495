"""Everything in the app that changes a corpus: for editors only, and written into an audit log.

Views import what changes a corpus from here, and from nowhere else.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from dashboard import decisions, store
from dashboard.decisions.log import accuracy_checks, notes, stop_words
from dashboard.decisions.log.json_lines import append_lines, current_time
from dashboard.paths import corpora_folder
from dashboard.store import suggested_topics
from dashboard.views.state import session
from dashboard.views.state.saved_addresses import STORE
from dashboard.views.state.visitor import Visitor, VisitorError, current_visitor, require_editor

AUDIT_LOG = "audit.jsonl"

P = ParamSpec("P")
R = TypeVar("R")


def record_action(folder: Path, visitor: Visitor, action: str, *objects: str) -> None:
    """Write who did what into the audit log of a corpus, where the server knows its visitors.

    What happened to a corpus that is gone stands in the log beside all corpora.
    """
    if not visitor.id:
        return
    line = {"when": current_time(), "who": visitor.id, "corpus": folder.name, "action": action}
    beside = folder if folder.is_dir() else corpora_folder()
    append_lines(beside / AUDIT_LOG, [{**line, "objects": list(objects)}])


def record_export(file_name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return a function that makes the bytes of a file, and records that the visitor took it."""
    folder, visitor = session.get_value(STORE), current_visitor()

    def make_and_record() -> bytes:
        content = make()
        if folder:
            record_action(Path(folder), visitor, "export", file_name)
        return content

    return make_and_record


def _for_editors(change: Callable[P, R]) -> Callable[P, R]:
    """Return a function that changes a corpus only for an editor, and records the change."""

    @wraps(change)
    def change_and_record(*args: P.args, **kwargs: P.kwargs) -> R:
        visitor = require_editor()
        if change is store.create_corpus and visitor.corpora is not None:
            raise VisitorError("You may open some corpora only, so you cannot make a new one.")
        changed = change(*args, **kwargs)
        if args and isinstance(args[0], Path):
            objects = (str(getattr(each, "id", "")) for each in args[1:])
            record_action(args[0], visitor, change.__name__, *filter(None, objects))
        return changed

    return change_and_record


append_decisions = _for_editors(decisions.append_decisions)
append_check = _for_editors(accuracy_checks.append_check)
append_answer = _for_editors(accuracy_checks.append_answer)
append_note = _for_editors(notes.append_note)
save_stop_words = _for_editors(stop_words.save_stop_words)
write_suggested_topics = _for_editors(suggested_topics.write_suggested_topics)
delete_suggested_topics = _for_editors(suggested_topics.delete_suggested_topics)
save_reading_options = _for_editors(store.save_reading_options)
add_source_paths = _for_editors(store.add_source_paths)
drop_unread_paths = _for_editors(store.drop_unread_paths)
create_corpus = _for_editors(store.create_corpus)
rename_corpus = _for_editors(store.rename_corpus)
delete_corpus = _for_editors(store.delete_corpus)
save_upload = _for_editors(store.save_upload)
delete_uploads = _for_editors(store.delete_uploads)
request_stop = _for_editors(store.request_stop)
delete_progress = _for_editors(store.delete_progress)
