"""What an analyst put back into a text although a rule cuts it."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.schema import Part


@dataclass(frozen=True, slots=True)
class PutBack:
    """What an analyst put back into the text: folded lines (see `fold_line`), and parts such as captions."""

    lines: Collection[str] = ()
    parts: Collection[Part] = ()
