"""The colours and the type of every chart, on the screen and in an export."""

from dataclasses import dataclass
from typing import Any

# The serif is Source Serif 4 under a name of our own, since no CSS word may hold a bare digit.
SANS = "Inter, 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif"
SERIF = "'Dateline Serif', 'DejaVu Serif', serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as in `.streamlit/config.toml`; a test holds the two together."""

    name: str
    page: str
    panel: str
    ink: str
    muted: str
    hairline: str
    accent: str
    unchosen: str
    person: str
    organisation: str
    place: str
    time: str

    def of_kind(self, kind: str) -> str:
        """Return the colour that a kind of value keeps everywhere."""
        kinds = {
            "person": self.person,
            "organisation": self.organisation,
            "place": self.place,
            "country": self.place,
            "region": self.place,
            "people": self.place,
            "time": self.time,
        }
        return kinds.get(kind, self.unchosen)


LIGHT = Palette(
    name="light",
    page="#FBFAF7",
    panel="#F3F0E9",
    ink="#1E2126",
    muted="#5F636A",
    hairline="#DDD8CC",
    accent="#B23A2E",
    unchosen="#A19B8C",
    person="#2F6DB3",
    organisation="#7B5AA6",
    place="#26735A",
    time="#97570F",
)

DARK = Palette(
    name="dark",
    page="#15171B",
    panel="#1D2025",
    ink="#E8E6E1",
    muted="#9A9DA3",
    hairline="#31353C",
    accent="#E5695B",
    unchosen="#666B75",
    person="#7FB2EA",
    organisation="#B79BE0",
    place="#6CC7A5",
    time="#E3A457",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK)}


def blend(one: str, other: str, share: float) -> str:
    """Return the colour that lies so far on the way from one to the other.

    >>> between("#000000", "#FF8000", 0.5)
    '#804000'
    """
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02X}" for start, end in pairs)


def vega_config(palette: Palette) -> dict[str, Any]:
    """Return the one Vega-Lite configuration, for the screen and for exports alike."""
    return {
        "background": palette.page,
        "font": SANS,
        "view": {"stroke": None},
        "padding": 0,
        "bar": {"color": palette.unchosen},
        "text": {"color": palette.muted, "font": SANS, "fontSize": 12},
        "axis": {
            "domainColor": palette.hairline,
            "tickColor": palette.hairline,
            "gridColor": palette.hairline,
            "labelColor": palette.muted,
            "labelFont": SANS,
            "labelFontSize": 12,
            "titleColor": palette.muted,
            "titleFont": SANS,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
        },
        "legend": {
            "labelColor": palette.muted,
            "labelFont": SANS,
            "titleColor": palette.muted,
            "titleFont": SANS,
            "titleFontWeight": "normal",
        },
        "title": {
            "anchor": "start",
            "color": palette.ink,
            "font": SERIF,
            "fontSize": 17,
            "fontWeight": 600,
            "subtitleColor": palette.muted,
            "subtitleFont": SANS,
            "subtitleFontSize": 12,
            "subtitlePadding": 4,
            "offset": 12,
        },
    }
