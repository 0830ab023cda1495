"""The decisions of analysts and their effect: a new Corpus that shares all that no decision changed."""

from dashboard.decisions.apply import apply_decisions
from dashboard.decisions.events.event_reference import make_event_references
from dashboard.decisions.log.decision_log import (
    FILE,
    append_decisions,
    hash_decisions,
    load_decisions,
    make_undo,
    new_decision,
    select_effective,
)

__all__ = [
    "FILE",
    "append_decisions",
    "apply_decisions",
    "hash_decisions",
    "load_decisions",
    "make_event_references",
    "make_undo",
    "new_decision",
    "select_effective",
]
