"""Words by their size alone: one hue, horizontal. Place and colour mean nothing."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from PIL import ImageFont

from dashboard.charts.look import SERIF, Palette

WIDTH, HEIGHT = 1000, 380
PICK = "pick"
_COLUMNS = ["term", "articles", "x", "y", "size"]
_LARGEST, _SMALLEST = 76, 11
# How far letters reach above and below the line they stand on, of their size.
_ABOVE, _BELOW = 0.76, 0.24
_GAP = 3
_STEPS = 2500

Box = tuple[float, float, float, float]


def place_words(counts: Mapping[str, int], font: str) -> pd.DataFrame:
    """Return where each word stands and how large, in columns term, articles, x, y, size.

    Words are put from the most used on, each where a spiral from the middle first finds room. Where not
    all find room, all are drawn smaller. `y` is the line that a word stands on.

    Args:
        counts: Word to count; the same words give the same picture.
        font: Path of the TTF font that they are drawn in.
    """
    wide = _measure(list(counts), font)
    placed: list[tuple[str, int, float, float, float]] = []
    for scale in (1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3):
        placed = _place(counts, wide, scale)
        if len(placed) == len(counts):
            break
    return pd.DataFrame(placed, columns=_COLUMNS)


def word_cloud(palette: Palette, unit: str) -> alt.TopLevelMixin:
    """Draw words where `place_words` put them; a click picks a word.

    Rows have the columns term, articles, x, y and size.
    """
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False))
    pick = alt.selection_point(name=PICK, fields=["term"], on="click", clear=False)
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("rows"))
        .mark_text(align="left", baseline="alphabetic", font=SERIF, color=palette.ink, cursor="pointer")
        .encode(
            x=across,
            y=down,
            text="term:N",
            size=alt.Size("size:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip("term:N", title="word"), alt.Tooltip("articles:Q", title=unit)],
        )
        .add_params(pick)
        .properties(width=WIDTH, height=HEIGHT)
    )
    return drawn


def _measure(words: list[str], font: str) -> dict[str, float]:
    """Return the width of each word at a size of 1."""
    if not words:
        return {}
    letters = ImageFont.truetype(font, 100)
    return {word: letters.getlength(word) / 100 for word in words}


def _place(
    counts: Mapping[str, int], wide: Mapping[str, float], scale: float
) -> list[tuple[str, int, float, float, float]]:
    taken = np.zeros((0, 4))
    placed = []
    top = max(counts.values(), default=1)
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        size = max(_SMALLEST, round(scale * _LARGEST * (count / top) ** 0.7))
        box = _find_room(wide[word] * size + _GAP, (_ABOVE + _BELOW) * size + _GAP, taken)
        if box is not None:
            taken = np.vstack([taken, box])
            placed.append((word, count, round(box[0], 1), round(box[1] + _ABOVE * size, 1), size))
    return placed


def _find_room(width: float, height: float, taken: np.ndarray[Any, Any]) -> Box | None:
    """Return the first free box along a spiral from the middle, as left, top, right, bottom."""
    turn = np.sqrt(np.arange(_STEPS)) * 1.6
    reach = turn * 9.0
    left = WIDTH / 2 + reach * np.cos(turn) * 1.7 - width / 2
    above = HEIGHT / 2 + reach * np.sin(turn) * 0.65 - height / 2
    free = (left >= 0) & (above >= 0) & (left + width <= WIDTH) & (above + height <= HEIGHT)
    for box in taken:
        free &= (left >= box[2]) | (left + width <= box[0]) | (above >= box[3]) | (above + height <= box[1])
    at = np.flatnonzero(free)
    if not len(at):
        return None
    x, y = float(left[at[0]]), float(above[at[0]])
    return x, y, x + width, y + height
