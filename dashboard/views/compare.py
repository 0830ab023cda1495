"""Compare: two selections side by side, on the same scales."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.query.compare import Measure, Overlap, overlap_of, pair_of
from dashboard.query.describe import describe
from dashboard.schema import Filters
from dashboard.views import address
from dashboard.views.cached import ask
from dashboard.views.drawing import nothing
from dashboard.views.frame import Frame
from dashboard.views.side_charts import draw_facets, draw_publishers, draw_time, draw_words

_MEASURE, _SAME, _BOTH, _SIDES = "measure_of_sides", "same_publishers", "words_of_both", "side_at_the_left"


def show(frame: Frame) -> None:
    """Draw the page."""
    a, b = sides_of(frame.filters)
    _draw_sides(frame, a, b)
    measure, same, both = _ask_switches()
    pair = ask(frame.opened, pair_of, a, b, same)
    _draw_overlap(ask(frame.opened, _overlap, a, b, same))
    if not pair.a.any() or not pair.b.any():
        nothing("One side has no articles: change its filters, or compare with the rest of the corpus.")
        return
    asked = (a, b, same, measure)
    draw_time(frame, asked)
    draw_facets(frame, asked)
    draw_words(frame, a, b, same, both=both)
    draw_publishers(frame, asked)


def sides_of(filters: Filters) -> tuple[Filters, Filters | None]:
    """Return what A and B are; both count in the unit that is on."""
    other = address.other()
    if other is None:
        return filters, None
    other = replace(other, unit=filters.unit)
    return (filters, other) if address.side() == "a" else (other, filters)


# ---------------------------------------------------------------- what is compared


def _draw_sides(frame: Frame, a: Filters, b: Filters | None) -> None:
    left, right = st.columns(2, gap="medium")
    for column, name, filters in ((left, "A", a), (right, "B", b)):
        with column:
            told = _told(frame, filters)
            now = b is not None and (address.side() == "a") == (name == "A")
            note = ' <span class="muted">· set by the filters at the left</span>' if now else ""
            st.html(f'<div class="side side_{name.lower()}"><b>{name}</b> {escape(told)}{note}</div>')
    _draw_choices(frame.filters, b)


def _told(frame: Frame, filters: Filters | None) -> str:
    if filters is None:
        return "all other articles"
    return ask(frame.opened, describe, filters) or "all articles"


def _draw_choices(filters: Filters, b: Filters | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if b is None:
            st.button(
                "Choose what B is", key="choose_b", on_click=address.compare, args=(filters, filters, "b")
            )
            return
        address.put(_SIDES, address.side().upper())
        st.segmented_control(
            "The filters at the left set",
            ["A", "B"],
            format_func="the filters at the left set {}".format,
            key=_SIDES,
            required=True,
            label_visibility="collapsed",
            on_change=_turn,
        )
        st.button("Swap A and B", key="swap_sides", type="tertiary", on_click=_swap)
        st.button("Compare A with the rest", key="drop_b", type="tertiary", on_click=_compare_with_rest)


def _turn() -> None:
    """Let the filters at the left set the other side."""
    other = address.other()
    if other is not None and str(address.get(_SIDES)).lower() != address.side():
        address.compare(other, address.filters_now(), "b" if address.side() == "a" else "a")


def _swap() -> None:
    other = address.other()
    if other is not None:
        address.compare(address.filters_now(), other, "b" if address.side() == "a" else "a")


def _compare_with_rest() -> None:
    address.compare(sides_of(address.filters_now())[0], None)


def _ask_switches() -> tuple[Measure, bool, bool]:
    address.put(_MEASURE, address.get(_MEASURE) or Measure.ARTICLES)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        measure = st.segmented_control(
            "Count in",
            list(Measure),
            format_func=str,
            key=_MEASURE,
            required=True,
            label_visibility="collapsed",
        )
        same = st.toggle("Same publishers only", key=_SAME)
        both = st.toggle("Words of articles in both too", key=_BOTH)
    return Measure(measure or Measure.ARTICLES), same, both


def _overlap(corpus: Corpus, a: Filters, b: Filters | None, same: bool) -> Overlap:
    return overlap_of(corpus, pair_of(corpus, a, b, same), a.unit)


def _draw_overlap(overlap: Overlap) -> None:
    parts = (
        ("in A only", overlap.a_only, "a"),
        ("in both", overlap.both, ""),
        ("in B only", overlap.b_only, "b"),
    )
    cells = "".join(f'<div class="part {side}"><b>{n:,}</b> {words}</div>' for words, n, side in parts)
    st.html(f'<div class="overlap">{cells}</div>')
