"""What analysts decided and a build must know: days of publication, and cuts put back for a publisher."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.decisions.articles.awaiting_rebuild import (
    LINE,
    PART,
    collect_decided_days,
    list_put_back,
    list_rebuild_decisions,
)
from dashboard.decisions.log.decision_log import load_decisions
from dashboard.schema import Part, Precision, PublicationDate
from dashboard.steps.clean import PutBack, fold_line


@dataclass(frozen=True, slots=True)
class DecisionsInForce:
    """Days of publication by article key, what is put back by publisher, and the ids of these decisions."""

    days: Mapping[str, dt.date | None] = field(default_factory=dict)
    put_back: Mapping[str, PutBack] = field(default_factory=dict)
    ids: tuple[str, ...] = ()

    def put_back_for(self, publisher: str) -> PutBack | None:
        """Return what is put back in the articles of a publisher, None where nothing is."""
        return self.put_back.get(publisher)

    def anchor_of(self, key: str, published: PublicationDate) -> PublicationDate:
        """Return the day that relative times count from: the decided one, else that of the evidence."""
        if key not in self.days:
            return published
        day = self.days[key]
        precision = Precision.DAY if day else Precision.UNKNOWN
        return replace(
            published, best=day, first=day, last=day, precision=precision, source="decided", inferred=False
        )


def read_decisions_in_force(store: Path) -> DecisionsInForce:
    """Return what was decided on a store.

    Raises:
        BrokenDecisionError: A line of its file is no decision.
    """
    decisions = load_decisions(store)
    lines, parts = list_put_back(decisions, LINE), list_put_back(decisions, PART)
    put_back = {
        publisher: PutBack(
            frozenset(fold_line(line) for line in lines.get(publisher, ())),
            frozenset(Part[name] for name in parts.get(publisher, ()) if name in Part.__members__),
        )
        for publisher in {*lines, *parts}
    }
    return DecisionsInForce(collect_decided_days(decisions), put_back, list_rebuild_decisions(decisions))
