"""The pages of a long list: where one is, back and on. Other filters begin at the first page."""

import streamlit as st

from dashboard.schema import Filters
from dashboard.views.state import session


def get_page_offset(key: str, filters: Filters) -> int:
    """Return how many rows come before this page of a list."""
    filters_then, offset = session.get_value(key, ("", 0))
    return int(offset) if filters_then == repr(filters) else 0


def draw_pager(key: str, filters: Filters, page_size: int, n_rows: int, total: int | None = None) -> None:
    """Draw which rows of a list are on this page, and the buttons back and on.

    Args:
        key: The list's name.
        filters: The filters that the list is under.
        page_size: How many rows a page has at most.
        n_rows: How many rows were read from this page on; one more than `page_size` shows that others follow.
        total: How many there are in all, None where that is not known.
    """
    offset = get_page_offset(key, filters)
    if not offset and n_rows <= page_size:
        return
    last = offset + min(n_rows, page_size)
    of = "" if total is None else f" of {total:,}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"pager_{key}"):
        _draw_button(key, filters, "‹ Back", max(0, offset - page_size), enabled=offset > 0)
        st.caption(f"{offset + 1:,} to {last:,}{of}", width="content")
        _draw_button(key, filters, "On ›", offset + page_size, enabled=n_rows > page_size)


def _draw_button(key: str, filters: Filters, label: str, offset: int, *, enabled: bool) -> None:
    st.button(
        label,
        key=f"{label}_{key}",
        type="tertiary",
        disabled=not enabled,
        on_click=session.set_value,
        args=(key, (repr(filters), offset)),
    )
