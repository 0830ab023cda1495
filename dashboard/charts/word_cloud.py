"""A word cloud: only the size of a word has a meaning; place and colour have none."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

import altair as alt
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from wordcloud.wordcloud import IntegralOccupancyMap

from dashboard.charts.theme import SERIF, Palette

WIDTH, HEIGHT = 1000, 380
PICK = "pick"
_LARGEST, _SMALLEST = 76, 11
_MARGIN = 6
# The share of the picture that words fill at most.
_MOST_FILLED, _MAX_SCALE, _MEASURED_SIZE = 0.5, 1.15, 50
# Where words do not fit they are drawn smaller, by this factor, up to so many times.
_SHRINKING, _TRIES = 0.9, 8
# A browser draws letters a little wider than they are measured.
_WIDENING, _STROKE = 1.03, 1
_ROUND = 1.25
# The size of letters that the font lacks, as a share of the font size: East Asian ones are as wide as high.
_WIDE, _NARROW, _ABOVE, _BELOW = 1.05, 0.65, 0.9, 0.3
_LAST_GLYPH = "\u052f"


@dataclass(frozen=True, slots=True)
class _PlacedWord:
    """A word with the start of its baseline and its font size."""

    term: str
    count: float
    x: float
    y: float
    size: int


class _Ink(NamedTuple):
    """How far the ink of a word reaches from the start of its baseline, in pixels; above is negative."""

    left: float
    above: float
    right: float
    below: float


COLUMNS = ("term", "count", "x", "y", "size")


def place_words(counts: Mapping[str, float], font: str) -> pd.DataFrame:
    """Return the place and size of each word, in columns `COLUMNS`; `y` is its baseline.

    Words are placed from the most used to the least, each where the map of free space of the wordcloud
    package has space. The package's own layout measures a word from its highest ink but draws it from the
    ascender of the font, so that words overlap; here both use the ink. If not all words fit, all are drawn
    smaller.

    Args:
        counts: Word to count; the same words give the same picture.
        font: Path of the TTF font that the words are drawn in.
    """
    placed: list[_PlacedWord] = []
    scale = _estimate_scale(counts, font)
    for _ in range(_TRIES):
        placed = _place_all(counts, font, scale)
        if len(placed) == len(counts):
            break
        scale *= _SHRINKING
    return pd.DataFrame(placed, columns=list(COLUMNS))


def word_cloud(palette: Palette, unit: str, key: str = "term") -> alt.TopLevelMixin:
    """Draw words in the places that `place_words` found; a click picks a word by the column `key`.

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


def _estimate_scale(counts: Mapping[str, float], font: str) -> float:
    """Return the scale at which the words would fill as much of the picture as a layout can fill."""
    if not counts:
        return _MAX_SCALE
    top, area = max(counts.values()), 1.0
    letters = ImageFont.truetype(font, _MEASURED_SIZE)
    for word, count in counts.items():
        ink = _measure_ink(word, letters, _MEASURED_SIZE)
        size = _scale_size(count, top, 1.0) / _MEASURED_SIZE
        area += (size * (ink.right - ink.left) + _MARGIN) * (size * (ink.below - ink.above) + _MARGIN)
    return min(_MAX_SCALE, math.sqrt(_MOST_FILLED * WIDTH * HEIGHT / area))


def _scale_size(count: float, top: float, scale: float) -> int:
    return max(_SMALLEST, round(scale * _LARGEST * math.pow(count / top, 0.7)))


def _place_all(counts: Mapping[str, float], font: str, scale: float) -> list[_PlacedWord]:
    """Return the words that find space at this scale."""
    free_space, random = IntegralOccupancyMap(HEIGHT, WIDTH, _find_corners()), Random(7)  # noqa: S311
    picture = Image.new("L", (WIDTH, HEIGHT))
    placed = []
    top = max(counts.values(), default=1)
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        size = _scale_size(count, top, scale)
        letters = ImageFont.truetype(font, size)
        ink = _measure_ink(word, letters, size)
        position = free_space.sample_position(
            int(ink.below - ink.above) + _MARGIN, int(_WIDENING * (ink.right - ink.left)) + _MARGIN, random
        )
        if position is not None:
            y, x = (int(each) + _MARGIN // 2 for each in position)
            _mark_as_used(picture, word, letters, ink, (x, y))
            free_space.update(np.asarray(picture), *position)
            placed.append(_PlacedWord(word, count, float(x - ink.left), float(y - ink.above), size))
    return placed


def _find_corners() -> NDArray[np.bool_]:
    """Return where no word may be placed: outside an ellipse that reaches beyond the edges of the picture."""
    down, across = np.ogrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
    return np.asarray(down**2 + across**2 > _ROUND)


def _measure_ink(word: str, letters: ImageFont.FreeTypeFont, size: int) -> _Ink:
    if _has_glyphs(word):
        return _Ink(*letters.getbbox(word, anchor="ls"))
    width = sum(_WIDE if letter >= "\u1100" else _NARROW for letter in word)
    return _Ink(0, -_ABOVE * size, width * size, _BELOW * size)


def _mark_as_used(
    picture: Image.Image, word: str, letters: ImageFont.FreeTypeFont, ink: _Ink, corner: tuple[int, int]
) -> None:
    """Mark the space of a word: its ink, or its whole box where the font lacks its letters."""
    pen = ImageDraw.Draw(picture)
    x, y = corner
    if _has_glyphs(word):
        pen.text((x, y - ink.above), word, fill=255, font=letters, anchor="ls", stroke_width=_STROKE)
    else:
        pen.rectangle((x, y, x + ink.right - ink.left, y + ink.below - ink.above), fill=255)


def _has_glyphs(word: str) -> bool:
    """Return whether the font has the letters of a word: Latin, Greek and Cyrillic."""
    return max(word, default="") <= _LAST_GLYPH
