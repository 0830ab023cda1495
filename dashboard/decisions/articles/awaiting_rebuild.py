"""Decisions that take full effect only with the next build: days, and cuts that were put back."""

import datetime as dt
from collections.abc import Collection, Iterable

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles.corrections import DAY_VERBS, parse_decided_days
from dashboard.decisions.log.decision_log import select_effective
from dashboard.schema import Decision

# A build works out anew from them: relative times and events from days, the text from its cuts.
REBUILD_VERBS = (*DAY_VERBS, "put_back")
LINE, PART = "line", "part"
"""The kinds of put_back: one line of a publisher, or a whole part such as its captions."""


def put_back_cuts(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Return the corpus unchanged, because only a build restores text; None without the publisher."""
    return corpus if (corpus.articles["publisher"] == decision.object).any() else None


def collect_decided_days(decisions: Iterable[Decision]) -> dict[str, dt.date | None]:
    """Return the decided day of publication of articles, by key; None where the decision removes it."""
    days: dict[str, dt.date | None] = {}
    for decision in select_effective(decisions):
        if decision.verb in DAY_VERBS:
            days.update(parse_decided_days(decision))
    return days


def list_put_back(decisions: Iterable[Decision], kind: str) -> dict[str, set[str]]:
    """Return the lines (or names of parts) that were put back, by publisher.

    Args:
        decisions: All decisions, with undos.
        kind: LINE or PART.
    """
    restored: dict[str, set[str]] = {}
    for decision in select_effective(decisions):
        if decision.verb == "put_back" and decision.kind == kind:
            restored.setdefault(decision.object, set()).add(decision.value)
    return restored


def list_rebuild_decisions(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Return the ids of the decisions in force that a build uses, sorted."""
    return tuple(
        sorted(decision.id for decision in select_effective(decisions) if decision.verb in REBUILD_VERBS)
    )


def count_awaiting_rebuild(decisions: Iterable[Decision], honoured: Collection[str]) -> int:
    """Return how many of them were made or undone since the build that used the `honoured` ones."""
    return len(set(list_rebuild_decisions(decisions)) ^ set(honoured))
