"""Sentences that name a time -> events, and the clusters that they form. No query and no screen in here."""

from dashboard.steps.events.cluster_events import Told, cluster_events
from dashboard.steps.events.event_kinds import MEETS, fingerprint
from dashboard.steps.events.find_events import find_events
from dashboard.steps.events.roles import Named

__all__ = ["MEETS", "Named", "Told", "cluster_events", "find_events", "fingerprint"]
