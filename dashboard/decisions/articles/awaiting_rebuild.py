"""Decisions that a corpus shows only in part until it is built again: days, and cuts that were put back."""

import datetime as dt
from collections.abc import Collection, Iterable

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles.corrections import DAYS, decided_days
from dashboard.decisions.log.decision_log import effective
from dashboard.schema import Decision

# What a build works out anew from them: relative times and events from days, the text from what is cut.
FOLLOWS = (*DAYS, "put_back")
LINE, PART = "line", "part"
"""What a decision to put back speaks of: one line of a publisher, or a whole part such as its captions."""


def put_back(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Return the corpus as it is, for the text comes back with the next build; None without the publisher."""
    return corpus if (corpus.articles["publisher"] == decision.object).any() else None


def days_decided(decisions: Iterable[Decision]) -> dict[str, dt.date | None]:
    """Return the day of publication that was decided for articles, by key; None where they are to have none."""
    days: dict[str, dt.date | None] = {}
    for decision in effective(decisions):
        if decision.verb in DAYS:
            days.update(decided_days(decision))
    return days


def kept_by_publisher(decisions: Iterable[Decision], kind: str) -> dict[str, set[str]]:
    """Return the lines (or names of parts) that were put back, by publisher.

    Args:
        decisions: Every decision, undos among them.
        kind: LINE or PART.
    """
    kept: dict[str, set[str]] = {}
    for decision in effective(decisions):
        if decision.verb == "put_back" and decision.kind == kind:
            kept.setdefault(decision.object, set()).add(decision.value)
    return kept


def following(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Return the ids of the decisions that hold and that a build honours, sorted."""
    return tuple(sorted(decision.id for decision in effective(decisions) if decision.verb in FOLLOWS))


def not_yet_built(decisions: Iterable[Decision], honoured: Collection[str]) -> int:
    """Return how many such decisions were made, or undone, since the build that honoured some."""
    return len(set(following(decisions)) ^ set(honoured))
