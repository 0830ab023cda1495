"""Find the events that sentences report, and cluster those that report the same event.

A query or a screen may not be in here.
"""

from dashboard.steps.events.cluster_events import EventFeatures, cluster_events
from dashboard.steps.events.event_kinds import MEETING_KINDS, fingerprint
from dashboard.steps.events.find_events import AnnotatedText, find_events
from dashboard.steps.events.roles import NamedEntity

__all__ = [
    "MEETING_KINDS",
    "AnnotatedText",
    "EventFeatures",
    "NamedEntity",
    "cluster_events",
    "find_events",
    "fingerprint",
]
