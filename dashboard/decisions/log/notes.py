"""notes.jsonl: topics (a name for a query, with a hand list) and saved views; a line a change, only ever added to."""

import datetime as dt
import getpass
import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from filelock import FileLock

from dashboard.errors import DashboardError

FILE = "notes.jsonl"
TOPIC, VIEW, REMOVE = "topic", "view", "remove"
_KEY_LENGTH = 12


class BrokenNoteError(DashboardError):
    """A line of notes.jsonl cannot be read; nothing is dropped."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}. Mend or remove this line; nothing was changed.")


@dataclass(frozen=True, slots=True)
class Note:
    """One line: a topic or a view of this name from now on, or the end of one (`verb` remove, of `kind`).

    A topic holds what `query` finds and the articles of `keys`, without those of `without`. A view holds the
    parameters of an address; one that only keeps a long address short has no name.
    """

    id: str
    when: str
    who: str
    verb: str
    name: str = ""
    kind: str = ""
    query: str = ""
    keys: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    params: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The name of a view in an address: a hash of what it holds."""
        return hash_view(self.params)


def new_note(verb: str, **said: Any) -> Note:
    """Return a note of now, by who is logged in."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return Note(id=uuid.uuid4().hex, when=now, who=_who(), verb=verb, **said)


def hash_view(params: Mapping[str, Sequence[str]]) -> str:
    """Return the hash that names some parameters, whatever their order."""
    plain = json.dumps({name: list(values) for name, values in params.items()}, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:_KEY_LENGTH]


def load_notes(store: Path) -> tuple[Note, ...]:
    """Return every note ever made on a store, in order.

    Raises:
        BrokenNoteError: A line is no note.
    """
    path = store / FILE
    if not path.exists():
        return ()
    lines = path.read_bytes().split(b"\n")
    return tuple(_read(path, number, line) for number, line in enumerate(lines, start=1) if line.strip())


def append_note(store: Path, note: Note) -> None:
    """Add a note to a store's file: one line, synced, one writer at a time."""
    said = json.dumps(asdict(note), ensure_ascii=False).encode("utf-8") + b"\n"
    with FileLock(store / "notes.lock"), (store / FILE).open("ab+") as file:
        file.seek(0, os.SEEK_END)
        if file.tell():
            file.seek(-1, os.SEEK_END)
            # A line that a crash cut short must not swallow the next one.
            said = said if file.read(1) == b"\n" else b"\n" + said
        file.write(said)
        file.flush()
        os.fsync(file.fileno())


def list_topics(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the topics that hold, by name: of each the last that was said."""
    return _holding(notes, TOPIC)


def list_views(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the saved views that have a name, by name."""
    return tuple(note for note in _holding(notes, VIEW) if note.name)


def find_view(notes: Iterable[Note], key: str) -> Note | None:
    """Return the view that an address names, a removed one too: a link that was sent still opens."""
    return next((note for note in notes if note.verb == VIEW and note.key == key), None)


def hash_topics(notes: Iterable[Note]) -> str:
    """Return a hash of the topics that hold, '' where there is none."""
    said = [(note.name, note.query, note.keys, note.without) for note in list_topics(notes)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16] if said else ""


def _holding(notes: Iterable[Note], verb: str) -> tuple[Note, ...]:
    held: dict[str, Note] = {}
    for note in notes:
        if note.verb == verb:
            held[note.name] = note
        elif note.verb == REMOVE and note.kind == verb:
            held.pop(note.name, None)
    return tuple(held[name] for name in sorted(held, key=str.casefold))


def _read(path: Path, number: int, line: bytes) -> Note:
    try:
        said = json.loads(line.decode("utf-8"))
        lists = {name: tuple(_words(said.get(name, []))) for name in ("keys", "without")}
        params = {str(name): tuple(_words(values)) for name, values in said.get("params", {}).items()}
        note = Note(**{**said, **lists, "params": params})
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenNoteError(path, number, f"is no note ({error})") from error
    plain = [each.name for each in fields(Note) if each.name not in ("keys", "without", "params")]
    wrong = next((name for name in plain if not isinstance(getattr(note, name), str)), None)
    if wrong is not None:
        raise BrokenNoteError(path, number, f"is no note ({wrong} is not of the right type)")
    return note


def _words(values: Any) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError("a list of words is something else")
    return values


def _who() -> str:
    """Return the name of who is logged in, '' where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
