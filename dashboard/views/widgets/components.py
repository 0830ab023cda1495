"""Components that Streamlit lacks: a facet, a list, a concordance, a link to copy, a typed search."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import streamlit as st

_FRONT = Path(__file__).parent / "front"


def _read_asset(name: str) -> str:
    return (_FRONT / name).read_text(encoding="utf-8")


def _read_script_with_ticks(name: str) -> str:
    return _read_asset("tick.js") + _read_asset(name)


_facet = st.components.v2.component(
    "dateline_facet",
    html='<div class="facet"></div>',
    css=_read_asset("facet.css"),
    js=_read_asset("facet.js"),
)
_rows = st.components.v2.component(
    "dateline_rows",
    html='<div class="rows"></div>',
    css=_read_asset("rows.css"),
    js=_read_script_with_ticks("rows.js"),
)
_lines = st.components.v2.component(
    "dateline_lines",
    html='<div class="lines"></div>',
    css=_read_asset("lines.css"),
    js=_read_script_with_ticks("lines.js"),
)
_link = st.components.v2.component(
    "dateline_link",
    html='<button type="button">Copy link</button>',
    css=_read_asset("link.css"),
    js=_read_asset("link.js"),
)
_typed = st.components.v2.component("dateline_typed", html="<span></span>", js=_read_asset("typed.js"))

TextPiece = tuple[str, str]
"""A piece of text and its kind, such as person, place or time; '' for plain text."""


def plain_text(text: str) -> tuple[TextPiece, ...]:
    """Return a text as one plain piece."""
    return ((text, ""),)


class _Clicked(Protocol):
    """What a component returns: `opened` is the id that was just clicked, None for none."""

    opened: str | None


@dataclass(frozen=True, slots=True)
class FacetSwitch:
    """A small choice in the head of a facet; `options` are (value, label)."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value of a facet. Its bar has the length `share`, at most 1; a `fixed` row cannot be chosen."""

    key: str
    label: str
    count: int
    share: float
    chosen: bool = False
    excluded: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class FacetWidget:
    """A facet as it is drawn. Its rows are boxes to tick, or `links` to what they name.

    `more` is the text of the link to all its values, '' for no link.
    """

    title: str
    colour: str
    rows: tuple[FacetRow, ...] = ()
    selects: tuple[FacetSwitch, ...] = ()
    more: str = ""
    may_leave_out: bool = True
    links: bool = False


def _do_nothing() -> None:
    """Ignore an event."""


@dataclass(frozen=True, slots=True)
class FacetCallbacks:
    """What a facet calls when it is clicked; each callback reads the event with `session.event_value`."""

    toggled: Callable[[], None] = _do_nothing
    left_out: Callable[[], None] = _do_nothing
    switched: Callable[[], None] = _do_nothing
    more: Callable[[], None] = _do_nothing


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: its text and, smaller, facts about it.

    Attributes:
        id: What a click sends; '' where a click does nothing.
        text: The pieces of the first line.
        meta: The pieces of the line under it.
        lead: The text in the left column, None for no such column.
        lit: Whether the row is highlighted.
        ticked: Whether its box is ticked, None for no box.
        act: The text of a button beside the row. The row itself then does nothing.
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
    """A hit in its context, on one line; `rtl` where the text is written from right to left."""

    id: str
    before: str
    hit: str
    after: str
    meta: str
    rtl: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class ConcordanceGroup:
    """The heading over the hits of one article."""

    group: str
    meta: str


def draw_facet(key: str, facet: FacetWidget, callbacks: FacetCallbacks) -> None:
    """Draw a facet: check boxes with counts and bars, its switches, a way to leave a value out."""
    _facet(
        key=key,
        data=asdict(facet),
        on_toggled_change=callbacks.toggled,
        on_left_out_change=callbacks.left_out,
        on_switched_change=callbacks.switched,
        on_more_change=callbacks.more,
    )


def draw_list(
    key: str,
    rows: Sequence[ListRow],
    on_open: Callable[[], None] = _do_nothing,
    style: str = "",
    on_tick: Callable[[], None] = _do_nothing,
    on_act: Callable[[], None] = _do_nothing,
) -> str:
    """Draw a list and return the id of the row that was just clicked, or ''.

    Args:
        key: The list's name among widgets.
        rows: What is listed.
        on_open: Called after a click on a row.
        style: "quotes" for sentences, '' for a table.
        on_tick: Called after a click on the box of a row.
        on_act: Called after a click on the button of a row.
    """
    clicked = _rows(
        key=key,
        data={"rows": [_without_nones(row) for row in rows], "style": style},
        on_opened_change=on_open,
        on_ticked_change=on_tick,
        on_acted_change=on_act,
    )
    return _get_clicked_id(clicked)


def draw_concordance(
    key: str, lines: Sequence[ConcordanceLine | ConcordanceGroup], on_tick: Callable[[], None]
) -> str:
    """Draw key words in context and return the id of the line that was just clicked, or ''."""
    clicked = _lines(
        key=key,
        data={"rows": [asdict(line) for line in lines]},
        on_opened_change=_do_nothing,
        on_ticked_change=on_tick,
    )
    return _get_clicked_id(clicked)


def draw_copy_link() -> None:
    """Draw the button that copies the address."""
    _link(key="copy_link", width="content")


def read_typed_search() -> str:
    """Return the search that is being typed, '' before anything is."""
    state = _typed(key="typed", on_typed_change=_do_nothing, width="content", height="content")
    return str(state.typed or "")


def _get_clicked_id(clicked: _Clicked) -> str:
    return str(clicked.opened or "")


def _without_nones(row: ListRow) -> dict[str, object]:
    return {name: value for name, value in asdict(row).items() if value is not None}
