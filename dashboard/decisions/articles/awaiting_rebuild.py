"""Decisions that a corpus shows only in part until it is built again: days, and cuts that were put back."""

import datetime as dt
from collections.abc import Collection, Iterable

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles.corrections import DAY_VERBS, parse_decided_days
from dashboard.decisions.log.decision_log import select_effective
from dashboard.schema import Decision

# What a build works out anew from them: relative times and events from days, the text from what is cut.
REBUILD_VERBS = (*DAY_VERBS, "put_back")
LINE, PART = "line", "part"
"""What a decision to put back speaks of: one line of a publisher, or a whole part such as its captions."""


def put_back(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Return the corpus as it is, for the text comes back with the next build; None without the publisher."""
    return corpus if (corpus.articles["publisher"] == decision.object).any() else None


def collect_decided_days(decisions: Iterable[Decision]) -> dict[str, dt.date | None]:
    """Return the day of publication that was decided for articles, by key; None where they are to have none."""
    days: dict[str, dt.date | None] = {}
    for decision in select_effective(decisions):
        if decision.verb in DAY_VERBS:
            days.update(parse_decided_days(decision))
    return days


def collect_put_back(decisions: Iterable[Decision], kind: str) -> dict[str, set[str]]:
    """Return the lines (or names of parts) that were put back, by publisher.

    Args:
        decisions: Every decision, undos among them.
        kind: LINE or PART.
    """
    kept: dict[str, set[str]] = {}
    for decision in select_effective(decisions):
        if decision.verb == "put_back" and decision.kind == kind:
            kept.setdefault(decision.object, set()).add(decision.value)
    return kept


def list_rebuild_decisions(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Return the ids of the decisions that hold and that a build honours, sorted."""
    return tuple(
        sorted(decision.id for decision in select_effective(decisions) if decision.verb in REBUILD_VERBS)
    )


def count_awaiting_rebuild(decisions: Iterable[Decision], honoured: Collection[str]) -> int:
    """Return how many such decisions were made, or undone, since the build that honoured some."""
    return len(set(list_rebuild_decisions(decisions)) ^ set(honoured))
