"""The parts of the page that Streamlit has no widget for, as components of its own kind: facet, rows, lines, link."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

_FRONT = Path(__file__).parent / "front"


def _part(name: str) -> str:
    return (_FRONT / name).read_text(encoding="utf-8")


def _with_ticks(name: str) -> str:
    return _part("tick.js") + _part(name)


_facet = st.components.v2.component(
    "dateline_facet", html='<div class="facet"></div>', css=_part("facet.css"), js=_part("facet.js")
)
_rows = st.components.v2.component(
    "dateline_rows", html='<div class="rows"></div>', css=_part("rows.css"), js=_with_ticks("rows.js")
)
_lines = st.components.v2.component(
    "dateline_lines", html='<div class="lines"></div>', css=_part("lines.css"), js=_with_ticks("lines.js")
)
_link = st.components.v2.component(
    "dateline_link",
    html='<button type="button">Copy link</button>',
    css=_part("link.css"),
    js=_part("link.js"),
)
_typed = st.components.v2.component("dateline_typed", html="<span></span>", js=_part("typed.js"))

TextPiece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FacetSwitch:
    """A small choice in the head of a facet: `options` are (value, label)."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A line of a facet: `share` is the length of its bar, of 1; one that is `fixed` cannot be chosen."""

    key: str
    label: str
    count: int
    share: float
    chosen: bool = False
    excluded: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line of a list: pieces of text with the kind of each, '' for plain; `id` '' where a click does nothing.

    `ticked` is None for a line that has no box to tick. `act` is the words of a button beside the line, which
    then does nothing itself.
    """

    id: str
    text: tuple[TextPiece, ...]
    meta: tuple[TextPiece, ...] = ()
    lead: str | None = None
    lit: bool = False
    ticked: bool | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A hit in its context, on one line; `rtl` where it is written from right to left."""

    id: str
    before: str
    hit: str
    after: str
    meta: str
    rtl: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class ConcordanceGroup:
    """The head of the lines of one article."""

    group: str
    meta: str


@dataclass(frozen=True, slots=True)
class FacetWidget:
    """A facet as it is drawn; `more` is the words of the link to all its values, '' for none.

    Its values are boxes to tick, or `links` to what they name.
    """

    title: str
    colour: str
    rows: tuple[FacetValue, ...] = ()
    selects: tuple[FacetSwitch, ...] = ()
    more: str = ""
    may_leave_out: bool = True
    links: bool = False


@dataclass(frozen=True, slots=True)
class FacetCallbacks:
    """What a facet calls when it is used; each reads what was said through `address.said`."""

    toggled: Callable[[], None] = field(default=lambda: None)
    left_out: Callable[[], None] = field(default=lambda: None)
    switched: Callable[[], None] = field(default=lambda: None)
    more: Callable[[], None] = field(default=lambda: None)


def draw_facet(key: str, facet: FacetWidget, heard: FacetCallbacks) -> None:
    """Draw a facet: check boxes with counts and bars, its switches, a way to leave a value out."""
    _facet(
        key=key,
        data=asdict(facet),
        on_toggled_change=heard.toggled,
        on_left_out_change=heard.left_out,
        on_switched_change=heard.switched,
        on_more_change=heard.more,
    )


def draw_list(
    key: str,
    rows: list[ListRow],
    opened: Callable[[], None] | None = None,
    style: str = "",
    ticked: Callable[[], None] | None = None,
    acted: Callable[[], None] | None = None,
) -> str:
    """Draw a list and return the id of the row that was just clicked, or ''; `acted` hears the buttons of lines."""
    told = _rows(
        key=key,
        data={"rows": [_plain(row) for row in rows], "style": style},
        on_opened_change=opened or (lambda: None),
        on_ticked_change=ticked or (lambda: None),
        on_acted_change=acted or (lambda: None),
    )
    return str(told.opened or "")


def draw_concordance(
    key: str, lines: Sequence[ConcordanceLine | ConcordanceGroup], ticked: Callable[[], None]
) -> str:
    """Draw key words in context and return the id of the line that was just clicked, or ''."""
    told = _lines(
        key=key,
        data={"rows": [asdict(line) for line in lines]},
        on_opened_change=lambda: None,
        on_ticked_change=ticked,
    )
    return str(told.opened or "")


def draw_copy_link() -> None:
    """Draw the button that copies the address."""
    _link(key="copy_link", width="content")


def read_typed_search() -> str:
    """Return what is being typed into the search box, '' before anything is."""
    told = _typed(key="typed", on_typed_change=lambda: None, width="content", height="content")
    return str(told.typed or "")


def _plain(row: ListRow) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if value is not None}
