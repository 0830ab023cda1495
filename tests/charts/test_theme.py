import re
import tomllib

import pytest

from dashboard.charts.theme import DARK, LIGHT, Palette
from dashboard.paths import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
SAME = {
    "page": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "ink": "textColor",
    "hairline": "borderColor",
    "accent": "primaryColor",
    "unchosen": "grayColor",
    "muted": "grayTextColor",
    "person": "blueColor",
    "organisation": "violetColor",
    "place": "greenColor",
    "time": "orangeColor",
}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", SAME)
def test_charts_and_theme_wear_one_colour(palette: Palette, token: str) -> None:
    assert getattr(palette, token) == THEME[palette.name][SAME[token]]


def luminance(colour: str) -> float:
    parts = [int(pair, 16) / 255 for pair in re.findall("..", colour.removeprefix("#"))]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "panel"])
@pytest.mark.parametrize("token", ["ink", "muted", "accent", "person", "organisation", "place", "time"])
def test_text_can_be_read_on_its_ground(palette: Palette, ground: str, token: str) -> None:
    assert contrast(getattr(palette, token), getattr(palette, ground)) >= 4.5


def test_every_font_of_the_theme_is_shipped() -> None:
    static = ROOT / "dashboard" / "static"
    for face in THEME["fontFaces"]:
        assert (static / face["url"].removeprefix("app/static/")).is_file()
