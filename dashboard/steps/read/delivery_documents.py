"""The documents of a press database's delivery, as every reader of deliveries returns them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DeliveredDocument:
    """A document of a delivery: its number (from 1), its fields, and its text without these fields."""

    number: int
    fields: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """The documents of a delivery. `announced` is their number by its cover, 0 if this is not stated."""

    documents: Sequence[DeliveredDocument]
    announced: int = 0
    missing: Sequence[str] = field(default=())
    """The announced documents that it lacks, by number or title."""
