"""Pages of a long list: where one is, back and on. Other filters begin at the first page."""

import streamlit as st

from dashboard.schema import Filters
from dashboard.views.state import session


def page_offset(key: str, filters: Filters) -> int:
    """Return how many lines to pass over."""
    asked, offset = session.get(key, ("", 0))
    return int(offset) if asked == repr(filters) else 0


def draw_pager(key: str, filters: Filters, size: int, shown: int, total: int | None = None) -> None:
    """Draw where one is in a list, and the ways back and on.

    Args:
        key: The list's name.
        filters: What the list is under.
        size: How many lines a page has at most.
        shown: How many this one has; one more than `size` says that there are others after it.
        total: How many there are in all, where that is known.
    """
    offset = page_offset(key, filters)
    if not offset and shown <= size:
        return
    last = offset + min(shown, size)
    of = "" if total is None else f" of {total:,}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"pager_{key}"):
        _turn(key, filters, "‹ Back", max(0, offset - size), on=offset > 0)
        st.caption(f"{offset + 1:,} to {last:,}{of}", width="content")
        _turn(key, filters, "On ›", offset + size, on=shown > size)


def _turn(key: str, filters: Filters, label: str, offset: int, *, on: bool) -> None:
    args = (key, (repr(filters), offset))
    st.button(label, key=f"{label}_{key}", type="tertiary", disabled=not on, on_click=session.put, args=args)
