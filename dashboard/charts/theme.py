"""The colours and fonts of all charts, on the screen and in exports."""

from dataclasses import dataclass

# The serif is Source Serif 4 under a name of our own, since no CSS word may hold a bare digit.
SANS = "Inter, 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif"
SERIF = "'Dateline Serif', 'DejaVu Serif', serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as in `.streamlit/config.toml`; a test compares the two."""

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
        """Return the colour of a kind of value, the same in all charts."""
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


def mix_colours(one: str, other: str, share: float) -> str:
    """Return the mixture of two colours; `share` is the part of the second.

    >>> mix_colours("#000000", "#FF8000", 0.5)
    '#804000'
    """
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02X}" for start, end in pairs)
