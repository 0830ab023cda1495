"""Divides a drawing among the components of a network: an area for each, side by side without a gap."""

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
    """Names that ties connect: how many pixels their labels fill, and what width and height they need."""

    size: float
    width: float
    height: float


def divide_area(area: Area, components: Sequence[Component]) -> list[Area]:
    """Return an area for each component, in their order and in proportion to their sizes.

    The area is divided in two again and again: so that both halves are wide and high enough, or else across
    its longer side.

    >>> divide_area(Area(0, 0, 400, 100), [Component(3, 50, 40), Component(1, 50, 40)])
    [Area(left=0, top=0, width=300.0, height=100), Area(left=300.0, top=0, width=100.0, height=100)]
    """
    if len(components) < 2:
        return [area] * len(components)
    at = _find_half(components)
    halves = components[:at], components[at:]
    wanted_share = _sum_sizes(halves[0]) / _sum_sizes(components)
    widths = [max(component.width for component in half) for half in halves]
    heights = [max(component.height for component in half) for half in halves]
    across = _limit_share(wanted_share, area.width, *widths)
    down = _limit_share(wanted_share, area.height, *heights)
    is_wide = area.width >= area.height
    is_across = (abs(across - wanted_share), not is_wide) <= (abs(down - wanted_share), is_wide)
    one, other = _split_across(area, across) if is_across else _split_down(area, down)
    return [*divide_area(one, halves[0]), *divide_area(other, halves[1])]


def _find_half(components: Sequence[Component]) -> int:
    """Return how many of the first components make up half of the total size; at least one remains."""
    half = _sum_sizes(components) / 2
    last = len(components) - 1
    return next((at for at in range(1, last) if _sum_sizes(components[:at]) >= half), last)


def _sum_sizes(components: Sequence[Component]) -> float:
    return sum(component.size for component in components)


def _limit_share(wanted_share: float, length: float, needed: float, needed_by_rest: float) -> float:
    """Return the wanted share of a length for one half, limited so that both halves get what they need."""
    if needed + needed_by_rest > length:
        return needed / (needed + needed_by_rest)
    return min(max(wanted_share, needed / length), 1 - needed_by_rest / length)


def _split_across(area: Area, share: float) -> tuple[Area, Area]:
    width = area.width * share
    return (
        Area(area.left, area.top, width, area.height),
        Area(area.left + width, area.top, area.width - width, area.height),
    )


def _split_down(area: Area, share: float) -> tuple[Area, Area]:
    height = area.height * share
    return (
        Area(area.left, area.top, area.width, height),
        Area(area.left, area.top + height, area.width, area.height - height),
    )
