"""The layout of a network: a place for each name, so that tied names are close and no two labels overlap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

from dashboard.charts.component_areas import Area, Component, divide_area

WIDTH, HEIGHT = 640, 460
FONT_SIZE = 12
_ROUNDS = 400
_GAP = 4.0

Floats = NDArray[np.float64]
Tie = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The box of a name, dot and label together: its centre and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Return whether two boxes share a point."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


def place_names(labels: Mapping[str, str], ties: Sequence[Tie], font: str) -> dict[str, Box]:
    """Return a box for each name, inside `WIDTH` x `HEIGHT`, without overlaps.

    Strongly tied names are close (Fruchterman and Reingold 1991, from a fixed start), and names that no tie
    connects have areas of their own. Boxes that overlap are then pushed apart along the shorter way. A box
    that still overlaps moves to a free place.

    Args:
        labels: The label of each name, by key; at most some 40 fit.
        ties: Two keys and the strength of the tie, above 0.
        font: The file of the font that labels are measured in.
    """
    if not labels:
        return {}
    graph = nx.Graph()
    graph.add_nodes_from(labels)
    graph.add_weighted_edges_from(ties)
    keys = list(labels)
    sizes = np.array([label_size(labels[key], font) for key in keys])
    centres = _place_components(graph, dict(zip(keys, sizes, strict=True)))
    centres = _move_to_free_places(_push_apart(centres, sizes), sizes)
    return {
        key: Box(*map(float, centre), *map(float, size))
        for key, centre, size in zip(keys, centres, sizes, strict=True)
    }


def label_size(label: str, font: str) -> tuple[float, float]:
    """Return the width and height of a label and the dot above it."""
    return _load_font(font).getlength(label) + _GAP * 2, FONT_SIZE + 16 + _GAP


@cache
def _load_font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, FONT_SIZE)


def _place_components(graph: "nx.Graph[str]", sizes: Mapping[str, Floats]) -> Floats:
    """Return the centres of names, in the order of `sizes`: each component of the graph in its own area."""
    components = [sorted(names, key=list(sizes).index) for names in nx.connected_components(graph)]
    components.sort(key=lambda names: (-len(names), names[0]))
    measured = [_measure_component([sizes[name] for name in names]) for names in components]
    centres: dict[str, Floats] = {}
    for names, area in zip(components, divide_area(Area(0, 0, WIDTH, HEIGHT), measured), strict=True):
        # A subgraph has its names in no fixed order, and their order decides the start of the layout.
        ordered = nx.Graph()
        ordered.add_nodes_from(names)
        ordered.add_edges_from(graph.subgraph(names).edges(data=True))
        centres.update(_place_component(ordered, sizes, area))
    return np.array([centres[name] for name in sizes])


def _measure_component(sizes: Sequence[Floats]) -> Component:
    widths, heights = np.array(sizes).T
    return Component(float((widths * heights).sum()), float(widths.max()), float(heights.max()))


def _place_component(graph: "nx.Graph[str]", sizes: Mapping[str, Floats], area: Area) -> dict[str, Floats]:
    """Return the centres of connected names, stretched over an area."""
    layout = nx.spring_layout(graph, k=2.2 / np.sqrt(len(graph)), weight="weight", seed=7, iterations=150)
    points = np.array(list(layout.values()))
    share = (_scale_places(points) + _scale_ranks(points)) / 2
    half = np.array([sizes[name] for name in layout]) / 2
    whole = np.array([area.width, area.height])
    # Two names should not stand at opposite ends of a long area.
    space = np.minimum(whole, 2 * half.sum(axis=0))
    start = np.array([area.left, area.top]) + (whole - space) / 2
    centres = start + half + share * np.maximum(space - 2 * half, 0)
    return dict(zip(layout, _clip_to_drawing(centres, half * 2), strict=True))


def _scale_places(points: Floats) -> Floats:
    """Return where each point lies between the outermost points, from 0 to 1, across and down."""
    low, high = points.min(axis=0), points.max(axis=0)
    share: Floats = np.where(high > low, (points - low) / np.maximum(high - low, 1e-9), 0.5)
    return share


def _scale_ranks(points: Floats) -> Floats:
    """Return the share of points before each point, across and down, so that a crowd gets enough space."""
    if len(points) < 2:
        return np.full_like(points, 0.5)
    rank: Floats = points.argsort(axis=0).argsort(axis=0) / (len(points) - 1)
    return rank


def _clip_to_drawing(centres: Floats, sizes: Floats) -> Floats:
    return np.clip(centres, sizes / 2, np.array([WIDTH, HEIGHT]) - sizes / 2)


def _push_apart(centres: Floats, sizes: Floats) -> Floats:
    """Return the centres after each overlapping pair has been pushed apart, round by round."""
    needed = (sizes[:, None, :] + sizes[None, :, :]) / 2 + _GAP / 2
    for _ in range(_ROUNDS):
        distance = centres[:, None, :] - centres[None, :, :]
        depth = needed - np.abs(distance)
        overlapping = np.asarray((depth > 0).all(axis=2))
        np.fill_diagonal(overlapping, val=False)
        if not overlapping.any():
            break
        # Points at the same place are moved apart by their order.
        sign = np.where(
            distance == 0,
            np.sign(np.subtract.outer(np.arange(len(centres)), np.arange(len(centres))))[..., None],
            np.sign(distance),
        )
        shorter = depth.argmin(axis=2)[..., None] == np.arange(2)
        push = np.where(overlapping[..., None] & shorter, sign * depth / 2, 0).sum(axis=1)
        centres = _clip_to_drawing(centres + 0.6 * push, sizes)
    return centres


def _move_to_free_places(centres: Floats, sizes: Floats) -> Floats:
    """Return the centres with each box that still overlaps moved to the nearest free place of a grid."""
    placed: list[Box] = []
    moved = centres.copy()
    for at in np.argsort(-sizes[:, 0], kind="stable").tolist():
        box = Box(*centres[at], *sizes[at])
        if any(box.overlaps(other) for other in placed):
            box = min(
                (
                    free
                    for free in _list_grid_boxes(sizes[at])
                    if not any(free.overlaps(other) for other in placed)
                ),
                key=lambda free: (free.x - box.x) ** 2 + (free.y - box.y) ** 2,
                default=box,
            )
        placed.append(box)
        moved[at] = box.x, box.y
    return moved


def _list_grid_boxes(size: Floats) -> list[Box]:
    width, height = map(float, size)
    return [
        Box(x, y, width, height)
        for x in np.arange(width / 2, WIDTH - width / 2, 12)
        for y in np.arange(height / 2, HEIGHT - height / 2, 8)
    ]
