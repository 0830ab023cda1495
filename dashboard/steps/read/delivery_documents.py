"""What every kind of delivery comes to: documents with fields, and how many were announced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DeliveredDocument:
    """A document of a delivery: its number there (from 1), its fields, and its text without these."""

    number: int
    fields: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """The documents of a delivery; `announced` is 0 where it does not say how many there are."""

    documents: Sequence[DeliveredDocument]
    announced: int = 0
    missing: Sequence[str] = field(default=())
    """The announced documents that it does not hold, by number or title."""
