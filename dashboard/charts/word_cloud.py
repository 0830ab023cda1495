"""Words by their size alone: one hue, horizontal. Place and colour mean nothing."""

import math
from collections.abc import Mapping
from random import Random

import altair as alt
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from wordcloud.wordcloud import IntegralOccupancyMap

from dashboard.charts.theme import SERIF, Palette

WIDTH, HEIGHT = 1000, 380
PICK = "pick"
COLUMNS = ("term", "count", "x", "y", "size")
_LARGEST, _SMALLEST = 76, 11
_MARGIN = 6
# Words fill so much of the picture at best; where they find no room they are drawn smaller, so many times.
_FILLED, _SMALLER, _TRIES, _LARGEST_SCALE, _MEASURED = 0.5, 0.9, 8, 1.15, 50
# A browser sets letters a little wider than they are measured.
_WIDER, _STROKE = 1.03, 1
_ROUND = 1.25
# How letters that the font lacks are measured, of their size: as wide as they are high in East Asia.
_WIDE, _NARROW, _ABOVE, _BELOW = 1.05, 0.65, 0.9, 0.3
_LAST_KNOWN = "\u052f"


def place_words(counts: Mapping[str, float], font: str) -> pd.DataFrame:
    """Return where each word stands and how large, in columns `COLUMNS`; `y` is the line that it stands on.

    Words are put from the most used on, each where the map of free room of the wordcloud package finds some.
    Its own layout measures a word from its highest ink and draws it from the ascender of the font, so that
    words overlap; here both go by the ink. Where not all find room, all are drawn smaller.

    Args:
        counts: Word to count; the same words give the same picture.
        font: Path of the TTF font that they are drawn in.
    """
    placed: list[tuple[str, float, float, float, int]] = []
    scale = _first_scale(counts, font)
    for _ in range(_TRIES):
        placed = _place(counts, font, scale)
        if len(placed) == len(counts):
            break
        scale *= _SMALLER
    return pd.DataFrame(placed, columns=list(COLUMNS))


def word_cloud(palette: Palette, unit: str, key: str = "term") -> alt.TopLevelMixin:
    """Draw words where `place_words` put them; a click picks a word by the column `key`.

    Rows have the columns term, count, x, y and size, and that of the key.
    """
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False))
    pick = alt.selection_point(name=PICK, fields=[key], on="click", clear=False)
    drawn: alt.Chart = (
        alt.Chart(alt.NamedData("rows"))
        .mark_text(align="left", baseline="alphabetic", font=SERIF, color=palette.ink, cursor="pointer")
        .encode(
            x=across,
            y=down,
            text="term:N",
            size=alt.Size("size:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip("term:N", title="word"), alt.Tooltip("count:Q", title=unit, format=",.6~g")],
        )
        .add_params(pick)
        .properties(width=WIDTH, height=HEIGHT)
    )
    return drawn


def _first_scale(counts: Mapping[str, float], font: str) -> float:
    """Return the scale at which the words would fill the part of the picture that a layout can fill at best."""
    top, area = max(counts.values(), default=1), 1.0
    letters = ImageFont.truetype(font, _MEASURED) if counts else None
    for word, count in counts.items():
        assert letters is not None
        left, above, right, below = _ink(word, letters, _MEASURED)
        size = _size(count, top, 1.0) / _MEASURED
        area += (size * (right - left) + _MARGIN) * (size * (below - above) + _MARGIN)
    return min(_LARGEST_SCALE, math.sqrt(_FILLED * WIDTH * HEIGHT / area))


def _size(count: float, top: float, scale: float) -> int:
    return max(_SMALLEST, round(scale * _LARGEST * math.pow(count / top, 0.7)))


def _place(
    counts: Mapping[str, float], font: str, scale: float
) -> list[tuple[str, float, float, float, int]]:
    room, chance = IntegralOccupancyMap(HEIGHT, WIDTH, _corners()), Random(7)  # noqa: S311
    picture = Image.new("L", (WIDTH, HEIGHT))
    placed = []
    top = max(counts.values(), default=1)
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        size = _size(count, top, scale)
        letters = ImageFont.truetype(font, size)
        left, above, right, below = _ink(word, letters, size)
        found = room.sample_position(
            int(below - above) + _MARGIN, int(_WIDER * (right - left)) + _MARGIN, chance
        )
        if found is not None:
            y, x = (int(each) + _MARGIN // 2 for each in found)
            _draw(picture, word, letters, (x, y, x + right - left, y + below - above), above)
            room.update(np.asarray(picture), *found)
            placed.append((word, count, float(x - left), float(y - above), size))
    return placed


def _corners() -> NDArray[np.bool_]:
    """Return where no word may stand: beyond an ellipse that the picture cuts at its edges."""
    down, across = np.ogrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
    return np.asarray(down**2 + across**2 > _ROUND)


def _ink(word: str, letters: ImageFont.FreeTypeFont, size: int) -> tuple[float, float, float, float]:
    """Return how far the ink of a word reaches from where it begins on its line: left, above, right, below."""
    if _is_known(word):
        return letters.getbbox(word, anchor="ls")
    wide = sum(_WIDE if letter >= "\u1100" else _NARROW for letter in word)
    return 0, -_ABOVE * size, wide * size, _BELOW * size


def _draw(
    picture: Image.Image,
    word: str,
    letters: ImageFont.FreeTypeFont,
    box: tuple[float, float, float, float],
    above: float,
) -> None:
    """Take the room of a word: its ink, or its whole box where the font lacks its letters."""
    pen = ImageDraw.Draw(picture)
    if _is_known(word):
        origin = (box[0], box[1] - above)
        pen.text(origin, word, fill=255, font=letters, anchor="ls", stroke_width=_STROKE)
    else:
        pen.rectangle(box, fill=255)


def _is_known(word: str) -> bool:
    """Return whether the font has the letters of a word: Latin, Greek and Cyrillic."""
    return max(word, default="") <= _LAST_KNOWN
