"""What analysts decided and a build must know: days of publication, and cuts put back for a publisher."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.decisions.following import LINE, PART, days_decided, following, kept_by_publisher
from dashboard.decisions.log import load
from dashboard.schema import Part, Precision, Published
from dashboard.steps.clean import PutBack, fold_line

_NOTHING = PutBack()


@dataclass(frozen=True, slots=True)
class Decided:
    """Decided days by key, what is put back by publisher, and the ids of the decisions that say so."""

    days: Mapping[str, dt.date | None] = field(default_factory=dict)
    kept: Mapping[str, PutBack] = field(default_factory=dict)
    ids: tuple[str, ...] = ()

    def put_back_for(self, publisher: str) -> PutBack:
        """Return what is put back in the articles of a publisher."""
        return self.kept.get(publisher, _NOTHING)

    def anchor_of(self, key: str, published: Published) -> Published:
        """Return the day that an article's relative times count from: the decided one, else the evidence's."""
        if key not in self.days:
            return published
        day = self.days[key]
        precision = Precision.DAY if day else Precision.UNKNOWN
        return replace(
            published, best=day, first=day, last=day, precision=precision, source="decided", inferred=False
        )


def read_decided(store: Path) -> Decided:
    """Return what was decided on a store.

    Raises:
        BrokenDecisionError: A line of its file is no decision.
    """
    decisions = load(store)
    lines, parts = kept_by_publisher(decisions, LINE), kept_by_publisher(decisions, PART)
    kept = {
        publisher: PutBack(
            frozenset(fold_line(line) for line in lines.get(publisher, ())),
            frozenset(Part[name] for name in parts.get(publisher, ()) if name in Part.__members__),
        )
        for publisher in {*lines, *parts}
    }
    return Decided(days_decided(decisions), kept, following(decisions))
