"""decisions.jsonl: one decision a line, only ever added to; an undo is a line too."""

import datetime as dt
import getpass
import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, astuple, fields
from pathlib import Path
from typing import Any

from dashboard.decisions.log.json_lines import append_lines
from dashboard.errors import DashboardError
from dashboard.schema import Decision, EventReference, Namesake

FILE = "decisions.jsonl"
_LISTS = ("spellings", "articles")
_FIELDS = tuple(each.name for each in fields(Decision))
_DAMAGED = "this line is damaged or cut short, or the file is none of decisions"
_FOREIGN = "this line is no decision: it lacks what every decision has, or has what none has"


class BrokenDecisionError(DashboardError):
    """A line of decisions.jsonl cannot be read; nothing is dropped."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}. Mend or remove this line; nothing was changed.")


def new_decision(verb: str, **said: Any) -> Decision:
    """Return a decision of now, by who is logged in, with an id of its own."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return Decision(id=uuid.uuid4().hex, when=now, who=_who(), verb=verb, **said)


def make_undo(decision: Decision) -> Decision:
    """Return the decision that takes another back."""
    return new_decision("undo", object=decision.id)


def load(store: Path) -> tuple[Decision, ...]:
    """Return every decision ever made on a store, in order, undone ones and undos among them.

    Raises:
        BrokenDecisionError: A line is no decision.
    """
    return read_decisions(store / FILE)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return every decision of a file, in order, none where there is no file.

    Raises:
        BrokenDecisionError: A line is no decision.
    """
    return parse_decisions(path.read_bytes(), path) if path.exists() else ()


def parse_decisions(written: bytes, path: Path) -> tuple[Decision, ...]:
    """Return every decision that the bytes of a file hold; `path` is what an error calls it.

    Raises:
        BrokenDecisionError: A line is no decision.
    """
    lines = enumerate(written.split(b"\n"), start=1)
    return tuple(_read(path, number, line) for number, line in lines if line.strip())


def append(store: Path, *decisions: Decision) -> None:
    """Add decisions to a store's file: a line each, synced, one writer at a time."""
    append_lines(store / FILE, map(asdict, decisions))


def select_effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold: without undos and what they undo; an undo can be undone."""
    every = tuple(decisions)
    undone: set[str] = set()
    for decision in reversed(every):
        if decision.verb == "undo" and decision.id not in undone:
            undone.add(decision.object)
    return tuple(each for each in every if each.verb != "undo" and each.id not in undone)


def find_dangling_undos(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the undos of what is no decision of these."""
    every = tuple(decisions)
    known = {decision.id for decision in every}
    return tuple(each for each in every if each.verb == "undo" and each.object not in known)


def hash_decisions(decisions: Iterable[Decision]) -> str:
    """Return a hash of the decisions that hold, the key of what they make of a corpus."""
    said = json.dumps([asdict(decision) for decision in select_effective(decisions)], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _read(path: Path, number: int, line: bytes) -> Decision:
    try:
        said = json.loads(line.decode("utf-8"))
        events = tuple(EventReference(**event) for event in said.pop("events", ()))
        namesakes = _namesakes(said.pop("namesakes", []))
        lists = {name: tuple(said.get(name, ())) for name in _LISTS}
        decision = Decision(**{**said, **lists}, events=events, namesakes=namesakes)
    except (ValueError, RecursionError) as error:
        raise BrokenDecisionError(path, number, _DAMAGED) from error
    except (TypeError, AttributeError, KeyError) as error:
        raise BrokenDecisionError(path, number, _FOREIGN) from error
    wrong = next((name for name in _FIELDS if not _is_sound(name, getattr(decision, name), said)), None)
    if wrong is not None:
        raise BrokenDecisionError(path, number, f"this line is no decision: its “{wrong}” cannot be read")
    return decision


def _namesakes(said: Any) -> tuple[Namesake, ...]:
    if not isinstance(said, list):
        raise TypeError("namesakes are no list")
    return tuple(map(_namesake, said))


def _namesake(said: dict[str, Any]) -> Namesake:
    words = {name: said.get(name, []) for name in ("cues", "articles")}
    if not isinstance(said["label"], str) or not all(map(_is_list_of_words, words.values())):
        raise TypeError("a namesake is not of the right type")
    return Namesake(said["label"], tuple(words["cues"]), tuple(words["articles"]))


def _is_sound(name: str, value: Any, said: dict[str, Any]) -> bool:
    if name == "events":
        return all(isinstance(word, str) for event in value for word in astuple(event))
    if name == "namesakes":
        return True
    return _is_list_of_words(said.get(name, [])) if name in _LISTS else isinstance(value, str)


def _is_list_of_words(value: Any) -> bool:
    # A string would pass for the list of its letters.
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _who() -> str:
    """Return the name of who is logged in, '' where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
