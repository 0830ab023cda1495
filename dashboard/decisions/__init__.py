"""What analysts decided, and its effect on a Corpus: a new one that shares all but what was touched."""

from dashboard.decisions.apply import apply
from dashboard.decisions.events.event_reference import name_events
from dashboard.decisions.log.decision_log import (
    FILE,
    append,
    digest_of,
    effective,
    load,
    new_decision,
    undo_of,
)

__all__ = [
    "FILE",
    "append",
    "apply",
    "digest_of",
    "effective",
    "load",
    "name_events",
    "new_decision",
    "undo_of",
]
