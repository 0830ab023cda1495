"""notes.jsonl: topics (a named query with articles by hand) and saved views; a line for each change."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TypedDict, Unpack

from dashboard.decisions.log.json_lines import (
    BrokenLineError,
    append_lines,
    current_time,
    get_user_name,
    is_list_of_strings,
    parse_line,
    read_lines,
)

FILE = "notes.jsonl"
TOPIC, VIEW, REMOVE = "topic", "view", "remove"
_KEY_LENGTH = 12


class BrokenNoteError(BrokenLineError):
    """A line of notes.jsonl cannot be read; nothing is dropped."""


class NoteFields(TypedDict, total=False):
    """The fields of a note that its maker gives."""

    name: str
    kind: str
    query: str
    keys: tuple[str, ...]
    without: tuple[str, ...]
    params: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Note:
    """One line: a new or changed topic or view, or the removal of one (`verb` remove, of `kind`).

    A topic consists of the matches of `query` and the articles in `keys`, without those in `without`. A view
    has the parameters of an address; a view without a name only shortens a long address.
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
        """The key of a view in an address: a hash of its parameters."""
        return hash_view(self.params)


def new_note(verb: str, **given: Unpack[NoteFields]) -> Note:
    """Return a note of this moment, by the user who is logged in."""
    return Note(id=uuid.uuid4().hex, when=current_time(), who=get_user_name(), verb=verb, **given)


def hash_view(params: Mapping[str, Sequence[str]]) -> str:
    """Return the hash of some parameters, independent of their order."""
    plain = json.dumps({name: list(values) for name, values in params.items()}, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:_KEY_LENGTH]


def load_notes(store: Path) -> tuple[Note, ...]:
    """Return all notes ever made on a store, in order.

    Raises:
        BrokenNoteError: A line is not a note.
    """
    path = store / FILE
    return tuple(_parse_line(path, number, line) for number, line in read_lines(path))


def append_note(store: Path, note: Note) -> None:
    """Add a note to a store's file, as one line."""
    append_lines(store / FILE, [asdict(note)])


def list_topics(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the present topics, by name."""
    return _select_latest(notes, TOPIC)


def list_views(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the present views that have a name, by name."""
    return tuple(note for note in _select_latest(notes, VIEW) if note.name)


def find_view(notes: Iterable[Note], key: str) -> Note | None:
    """Return the view of an address, also a removed one, so that an old link still opens."""
    return next((note for note in notes if note.verb == VIEW and note.key == key), None)


def hash_topics(notes: Iterable[Note]) -> str:
    """Return a hash of the present topics, '' where there is none."""
    topics = [(note.name, note.query, note.keys, note.without) for note in list_topics(notes)]
    return hashlib.sha256(json.dumps(topics).encode()).hexdigest()[:16] if topics else ""


def _select_latest(notes: Iterable[Note], verb: str) -> tuple[Note, ...]:
    """Return the last note of each name, by name, without removed ones."""
    latest: dict[str, Note] = {}
    for note in notes:
        if note.verb == verb:
            latest[note.name] = note
        elif note.verb == REMOVE and note.kind == verb:
            latest.pop(note.name, None)
    return tuple(latest[name] for name in sorted(latest, key=str.casefold))


def _parse_line(path: Path, number: int, line: bytes) -> Note:
    try:
        payload = parse_line(line)
        lists = {name: tuple(_check_words(payload.get(name, []))) for name in ("keys", "without")}
        params = {
            str(name): tuple(_check_words(values)) for name, values in payload.get("params", {}).items()
        }
        note = Note(**{**payload, **lists, "params": params})
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenNoteError(path, number, f"is no note ({error})") from error
    plain = [each.name for each in fields(Note) if each.name not in ("keys", "without", "params")]
    wrong = next((name for name in plain if not isinstance(getattr(note, name), str)), None)
    if wrong is not None:
        raise BrokenNoteError(path, number, f"is no note ({wrong} is not of the right type)")
    return note


def _check_words(values: object) -> list[str]:
    if not isinstance(values, list) or not is_list_of_strings(values):
        raise TypeError("a list of words is something else")
    return values
