"""Ties between names -> where each name stands on a drawing, so that no two labels overlap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import networkx as nx
import numpy as np
from PIL import ImageFont

from dashboard.charts.network_components import Area, Component, divide_area

WIDTH, HEIGHT = 640, 460
FONT_SIZE = 12
_ROUNDS = 400
_GAP = 4.0

Floats = np.ndarray[Any, np.dtype[np.float64]]
Tie = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A name on a drawing: the middle of its dot and label together, and their size, in pixels."""

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
    """Return a box for each name, inside `WIDTH` x `HEIGHT`, none over another.

    Names that are tied strongly stand close (Fruchterman and Reingold 1991, from a fixed start), those that no tie
    joins in fields of their own; then boxes that overlap are pushed apart along the shorter way until none does, and
    what still does goes to a free place.

    Args:
        labels: The label of each name, by key; at most some 40 fit.
        ties: Two keys and how strong the tie is, above 0.
        font: The file of the font that labels are measured in.
    """
    if not labels:
        return {}
    graph = nx.Graph()
    graph.add_nodes_from(labels)
    graph.add_weighted_edges_from(ties)
    keys = list(labels)
    sizes = np.array([label_size(labels[key], font) for key in keys])
    centres = _spread(graph, dict(zip(keys, sizes, strict=True)))
    centres = _freed(_pushed(centres, sizes), sizes)
    return {
        key: Box(*map(float, centre), *map(float, size))
        for key, centre, size in zip(keys, centres, sizes, strict=True)
    }


def label_size(label: str, font: str) -> tuple[float, float]:
    """Return the width and height of a label with its dot above it."""
    return _font(font).getlength(label) + _GAP * 2, FONT_SIZE + 16 + _GAP


@cache
def _font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, FONT_SIZE)


def _spread(graph: "nx.Graph[str]", sizes: Mapping[str, Floats]) -> Floats:
    """Return the places of names, in the order of their sizes: each part of the graph in a field of its own."""
    found = [sorted(part, key=list(sizes).index) for part in nx.connected_components(graph)]
    parts = sorted(found, key=lambda part: (-len(part), part[0]))
    room = [_room([sizes[name] for name in part]) for part in parts]
    centres: dict[str, Floats] = {}
    for part, field in zip(parts, divide_area(Area(0, 0, WIDTH, HEIGHT), room), strict=True):
        # A view of a part has its names in no fixed order, and their order is the start of the layout.
        ordered = nx.Graph()
        ordered.add_nodes_from(part)
        ordered.add_edges_from(graph.subgraph(part).edges(data=True))
        centres.update(_laid_out(ordered, sizes, field))
    return np.array([centres[name] for name in sizes])


def _room(sizes: Sequence[Floats]) -> Component:
    widths, heights = np.array(sizes).T
    return Component(float((widths * heights).sum()), float(widths.max()), float(heights.max()))


def _laid_out(graph: "nx.Graph[str]", sizes: Mapping[str, Floats], field: Area) -> dict[str, Floats]:
    """Return the places of names that ties join, stretched over a field."""
    found = nx.spring_layout(graph, k=2.2 / np.sqrt(len(graph)), weight="weight", seed=7, iterations=150)
    points = np.array(list(found.values()))
    share = (_by_place(points) + _by_rank(points)) / 2
    half = np.array([sizes[name] for name in found]) / 2
    whole = np.array([field.width, field.height])
    # Two names are not drawn to the ends of a long field.
    room = np.minimum(whole, 2 * half.sum(axis=0))
    start = np.array([field.left, field.top]) + (whole - room) / 2
    centres = start + half + share * np.maximum(room - 2 * half, 0)
    return dict(zip(found, _inside(centres, half * 2), strict=True))


def _by_place(points: Floats) -> Floats:
    """Return how far each point lies between the first and the last, 0 to 1 across and along."""
    low, high = points.min(axis=0), points.max(axis=0)
    share: Floats = np.where(high > low, (points - low) / np.maximum(high - low, 1e-9), 0.5)
    return share


def _by_rank(points: Floats) -> Floats:
    """Return the share of points that lie before each, across and along: a crowd gets the room that it needs."""
    if len(points) < 2:
        return np.full_like(points, 0.5)
    rank: Floats = points.argsort(axis=0).argsort(axis=0) / (len(points) - 1)
    return rank


def _inside(centres: Floats, sizes: Floats) -> Floats:
    return np.clip(centres, sizes / 2, np.array([WIDTH, HEIGHT]) - sizes / 2)


def _pushed(centres: Floats, sizes: Floats) -> Floats:
    """Return centres after each overlapping pair was pushed apart, round by round."""
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2 + _GAP / 2
    for _ in range(_ROUNDS):
        away = centres[:, None, :] - centres[None, :, :]
        depth = reach - np.abs(away)
        over = np.asarray((depth > 0).all(axis=2))
        np.fill_diagonal(over, val=False)
        if not over.any():
            break
        # Equal places are told apart by their order.
        sign = np.where(
            away == 0,
            np.sign(np.subtract.outer(np.arange(len(centres)), np.arange(len(centres))))[..., None],
            np.sign(away),
        )
        shorter = depth.argmin(axis=2)[..., None] == np.arange(2)
        push = np.where(over[..., None] & shorter, sign * depth / 2, 0).sum(axis=1)
        centres = _inside(centres + 0.6 * push, sizes)
    return centres


def _freed(centres: Floats, sizes: Floats) -> Floats:
    """Return centres with what still overlaps moved to the nearest free place of a grid."""
    placed: list[Box] = []
    moved = centres.copy()
    for at in np.argsort(-sizes[:, 0], kind="stable").tolist():
        box = Box(*centres[at], *sizes[at])
        if any(box.overlaps(other) for other in placed):
            box = min(
                (free for free in _grid(sizes[at]) if not any(free.overlaps(other) for other in placed)),
                key=lambda free: (free.x - box.x) ** 2 + (free.y - box.y) ** 2,
                default=box,
            )
        placed.append(box)
        moved[at] = box.x, box.y
    return moved


def _grid(size: Floats) -> list[Box]:
    width, height = map(float, size)
    return [
        Box(x, y, width, height)
        for x in np.arange(width / 2, WIDTH - width / 2, 12)
        for y in np.arange(height / 2, HEIGHT - height / 2, 8)
    ]
