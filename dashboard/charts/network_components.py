"""Parts that no tie joins -> a share of the drawing for each, side by side and without a gap."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a drawing."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Component:
    """Names that ties join: how many pixels their labels fill, and the narrowest and lowest field that they fit in."""

    area: float
    width: float
    height: float


def divide_area(field: Area, parts: Sequence[Component]) -> list[Area]:
    """Return a field for each part, in their order, as large as the part is.

    The field is cut in two again and again, the way that leaves both halves wide and high enough, else across its
    longer side.

    >>> share_out(Field(0, 0, 400, 100), [Part(3, 50, 40), Part(1, 50, 40)])
    [Field(left=0, top=0, width=300.0, height=100), Field(left=300.0, top=0, width=100.0, height=100)]
    """
    if len(parts) < 2:
        return [field] * len(parts)
    at = _halfway(parts)
    halves = parts[:at], parts[at:]
    wanted = _area(halves[0]) / _area(parts)
    across = _share(wanted, field.width, *(max(part.width for part in half) for half in halves))
    along = _share(wanted, field.height, *(max(part.height for part in half) for half in halves))
    wide = field.width >= field.height
    cuts = sorted([(abs(across - wanted), not wide, True), (abs(along - wanted), wide, False)])
    one, other = _beside(field, across) if cuts[0][2] else _below(field, along)
    return [*divide_area(one, halves[0]), *divide_area(other, halves[1])]


def _halfway(parts: Sequence[Component]) -> int:
    """Return how many of the first parts fill half of what all fill, or just more; at least one is left over."""
    return next((at for at in range(1, len(parts)) if _area(parts[:at]) * 2 >= _area(parts)), len(parts) - 1)


def _area(parts: Sequence[Component]) -> float:
    return sum(part.area for part in parts)


def _share(wanted: float, length: float, least: float, least_left: float) -> float:
    """Return the share of a length that a half gets: what it wants, but what both need where there is room for it."""
    if least + least_left > length:
        return least / (least + least_left)
    return min(max(wanted, least / length), 1 - least_left / length)


def _beside(field: Area, share: float) -> tuple[Area, Area]:
    width = field.width * share
    return (
        Area(field.left, field.top, width, field.height),
        Area(field.left + width, field.top, field.width - width, field.height),
    )


def _below(field: Area, share: float) -> tuple[Area, Area]:
    height = field.height * share
    return (
        Area(field.left, field.top, field.width, height),
        Area(field.left, field.top + height, field.width, field.height - height),
    )
