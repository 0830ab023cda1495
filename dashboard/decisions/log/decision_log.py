"""decisions.jsonl: one decision a line, append-only; an undo is a line too."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, fields
from pathlib import Path
from typing import TypedDict, Unpack

from dashboard.decisions.log.json_lines import (
    BrokenLineError,
    append_lines,
    current_time,
    get_user_name,
    is_list_of_strings,
    parse_line,
    split_lines,
)
from dashboard.schema import Decision, EventReference, Namesake

FILE = "decisions.jsonl"
PUBLISHER = "publisher"
"""The kind of decisions on publishers, whose spellings are keys such as "publisher:Daily News"."""
_LISTS = ("spellings", "articles")
_FIELDS = tuple(each.name for each in fields(Decision))
_DAMAGED = "this line is damaged or cut short, or the file is none of decisions"
_FOREIGN = "this line is no decision: it lacks what every decision has, or has what none has"


class DecisionFields(TypedDict, total=False):
    """The fields of a decision that its maker gives."""

    kind: str
    spellings: tuple[str, ...]
    articles: tuple[str, ...]
    value: str
    object: str
    reason: str
    events: tuple[EventReference, ...]
    namesakes: tuple[Namesake, ...]


class BrokenDecisionError(BrokenLineError):
    """A line of decisions.jsonl cannot be read; nothing is dropped."""


def new_decision(verb: str, **given: Unpack[DecisionFields]) -> Decision:
    """Return a decision of this moment, by the user who is logged in, with an id of its own."""
    return Decision(id=uuid.uuid4().hex, when=current_time(), who=get_user_name(), verb=verb, **given)


class ProposedFields(TypedDict, total=False):
    """The fields of a proposed decision besides its verb and its names."""

    articles: tuple[str, ...]
    value: str
    object: str
    namesakes: tuple[Namesake, ...]


def propose_decision(
    verb: str, kind: str, keys: tuple[str, ...], **fields: Unpack[ProposedFields]
) -> Decision:
    """Return a decision that is not taken yet: without a time and an author, and always with the same id."""
    spellings = tuple(f"{PUBLISHER}:{key}" for key in keys) if kind == PUBLISHER else keys
    return Decision("proposed", when="", who="", verb=verb, kind=str(kind), spellings=spellings, **fields)


def make_undo(decision: Decision) -> Decision:
    """Return the decision that takes another back."""
    return new_decision("undo", object=decision.id)


def load_decisions(store: Path) -> tuple[Decision, ...]:
    """Return all decisions ever made on a store, in order, with undos and what they undo.

    Raises:
        BrokenDecisionError: A line is not a decision.
    """
    return read_decisions(store / FILE)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return all decisions of a file, in order; none where there is no file.

    Raises:
        BrokenDecisionError: A line is not a decision.
    """
    return parse_decisions(path.read_bytes(), path) if path.exists() else ()


def parse_decisions(content: bytes, path: Path) -> tuple[Decision, ...]:
    """Return all decisions in the content of a file; errors name the file as `path`.

    Raises:
        BrokenDecisionError: A line is not a decision.
    """
    return tuple(_parse_line(path, number, line) for number, line in split_lines(content))


def append_decisions(store: Path, *decisions: Decision) -> None:
    """Add decisions to a store's file, one a line."""
    append_lines(store / FILE, map(asdict, decisions))


def select_effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions in force: without undos and what they undo. An undo can be undone."""
    every = tuple(decisions)
    undone: set[str] = set()
    for decision in reversed(every):
        if decision.verb == "undo" and decision.id not in undone:
            undone.add(decision.object)
    return tuple(each for each in every if each.verb != "undo" and each.id not in undone)


def find_dangling_undos(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the undos whose decision is not among these."""
    every = tuple(decisions)
    ids = {decision.id for decision in every}
    return tuple(each for each in every if each.verb == "undo" and each.object not in ids)


def hash_decisions(decisions: Iterable[Decision]) -> str:
    """Return a hash of the decisions in force; caches use it as a key."""
    content = json.dumps([asdict(decision) for decision in select_effective(decisions)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _parse_line(path: Path, number: int, line: bytes) -> Decision:
    try:
        payload = parse_line(line)
        events = tuple(EventReference(**event) for event in payload.pop("events", ()))
        namesakes = _parse_namesakes(payload.pop("namesakes", []))
        lists = {name: tuple(payload.get(name, ())) for name in _LISTS}
        decision = Decision(**{**payload, **lists}, events=events, namesakes=namesakes)
    except (ValueError, RecursionError) as error:
        raise BrokenDecisionError(path, number, _DAMAGED) from error
    except (TypeError, AttributeError, KeyError) as error:
        raise BrokenDecisionError(path, number, _FOREIGN) from error
    wrong = next((name for name in _FIELDS if not _is_valid(name, decision, payload)), None)
    if wrong is not None:
        raise BrokenDecisionError(path, number, f"this line is no decision: its “{wrong}” cannot be read")
    return decision


def _parse_namesakes(payload: object) -> tuple[Namesake, ...]:
    if not isinstance(payload, list):
        raise TypeError("namesakes are no list")
    return tuple(map(_parse_namesake, payload))


def _parse_namesake(payload: Mapping[str, object]) -> Namesake:
    label, cues, articles = payload["label"], payload.get("cues", []), payload.get("articles", [])
    if not isinstance(label, str) or not isinstance(cues, list) or not isinstance(articles, list):
        raise TypeError("a namesake is not of the right type")
    if not is_list_of_strings(cues) or not is_list_of_strings(articles):
        raise TypeError("a namesake is not of the right type")
    return Namesake(label, tuple(cues), tuple(articles))


def _is_valid(name: str, decision: Decision, payload: Mapping[str, object]) -> bool:
    if name == "events":
        return all(isinstance(word, str) for event in decision.events for word in astuple(event))
    if name == "namesakes":
        return True
    if name in _LISTS:
        return is_list_of_strings(payload.get(name, []))
    return isinstance(getattr(decision, name), str)
