"""Compare: two selections side by side, on the same scales."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts.sides import side_bars, side_lines
from dashboard.corpus import Corpus
from dashboard.decisions.stop_words import StopChanges, load_stop_words
from dashboard.query.compare import (
    Measure,
    Overlap,
    Pair,
    compare_publishers,
    compare_time,
    compare_values,
    compare_words,
    overlap_of,
    pair_of,
)
from dashboard.query.describe import describe
from dashboard.query.keyness import Keyness
from dashboard.schema import Filters
from dashboard.views import address
from dashboard.views.cached import ask, spec_of
from dashboard.views.drawing import draw, head, nothing
from dashboard.views.frame import Frame

_MEASURE, _SAME, _BOTH, _SIDES = "measure_of_sides", "same_publishers", "words_of_both", "side_at_the_left"
_WORDS_SHOWN = 12
_FORMS = {Measure.ARTICLES: ",d", Measure.SHARE: ".1f", Measure.PER_MILLION: ",.0f"}
_UNITS = {
    Measure.ARTICLES: "{unit}",
    Measure.SHARE: "% of all {unit} of the side's publishers",
    Measure.PER_MILLION: "{unit} per million words of the side",
}
_FACETS = (
    ("country", "Countries"),
    ("person", "Persons"),
    ("organisation", "Organisations"),
)


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
    _draw_time(frame, asked)
    _draw_facets(frame, asked)
    _draw_words(frame, a, b, same, both=both)
    _draw_publishers(frame, asked)


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
            "The filters at the left set", ["A", "B"], key=_SIDES, required=True, on_change=_turn
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
        both = st.toggle("Words of what is in both too", key=_BOTH)
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


# ---------------------------------------------------------------- the comparison


def _by_side(rows: pd.DataFrame, label: str) -> pd.DataFrame:
    """Return a row a label and side, of rows with a and b, value_a and value_b."""
    rows = rows.reset_index(drop=True)
    sides = [
        pd.DataFrame(
            {"label": rows[label], "side": name.upper(), "count": rows[name], "value": rows[f"value_{name}"]}
        )
        for name in ("a", "b")
    ]
    return pd.concat(sides).sort_index(kind="stable").reset_index(drop=True)


Asked = tuple[Filters, Filters | None, bool, Measure]


def _pair(corpus: Corpus, asked: Asked) -> Pair:
    return pair_of(corpus, *asked[:3])


def _time(corpus: Corpus, asked: Asked) -> pd.DataFrame:
    return compare_time(corpus, _pair(corpus, asked), asked[0].unit, asked[3])


def _values(corpus: Corpus, asked: Asked, facet: str) -> pd.DataFrame:
    return compare_values(corpus, _pair(corpus, asked), facet, asked[0].unit, asked[3], asked[0].about)


def _publishers(corpus: Corpus, asked: Asked) -> pd.DataFrame:
    return compare_publishers(corpus, _pair(corpus, asked), asked[0].unit, asked[3])


def _said(asked: Asked) -> str:
    return _UNITS[asked[3]].format(unit=str(asked[0].unit))


def _draw_time(frame: Frame, asked: Asked) -> None:
    rows = ask(frame.opened, _time, asked)
    several, undated = (
        " and ".join(f"{n:,} in {side}" for side, n in _bucket(rows, bucket))
        for bucket in ("several", "undated")
    )
    left = "; ".join(
        f"{words}: {told}" for words, told in (("over several bins", several), ("undated", undated)) if told
    )
    told = f"{_said(asked)}, by day of publication" + (f"; {left}" if left else "")
    spec = spec_of(side_lines, frame.palette, _said(asked), _FORMS[asked[3]])
    draw(frame, "sides_time", "Over time", told, rows, spec)


def _bucket(rows: pd.DataFrame, bucket: str) -> list[tuple[str, int]]:
    kept = rows[(rows["bucket"] == bucket) & (rows["count"] > 0)]
    return list(zip(kept["side"], kept["count"], strict=True))


def _draw_facets(frame: Frame, asked: Asked) -> None:
    spec = spec_of(side_bars, frame.palette, _said(asked), _FORMS[asked[3]])
    for column, (facet, title) in zip(st.columns(len(_FACETS), gap="medium"), _FACETS, strict=True):
        with column:
            rows = _by_side(ask(frame.opened, _values, asked, facet), "label")
            told = f"{_said(asked)}; " + (
                "about them" if facet == "country" and asked[0].about else "that name them"
            )
            draw(frame, f"sides_{facet}", title, told, rows, spec)


def _words(
    corpus: Corpus, a: Filters, b: Filters | None, same: bool, both: bool, changes: StopChanges
) -> Keyness:
    return compare_words(corpus, pair_of(corpus, a, b, same), changes, with_both=both)


def _draw_words(frame: Frame, a: Filters, b: Filters | None, same: bool, *, both: bool) -> None:
    found = ask(frame.opened, _words, a, b, same, both, load_stop_words(frame.store))
    left = "articles of both sides are left out" if not both else "articles of both sides count on each"
    told = f"words commoner on one side than chance allows, per million words ({found.a.words:,} in A, {found.b.words:,} in B); {left}"
    if found.rows.empty:
        head(frame, "sides_words", "Distinctive words", told, found.rows)
        nothing("No word is commoner on one side than chance allows.")
        return
    spec = spec_of(side_bars, frame.palette, "per million words", ",.0f")
    of_a, of_b = (
        found.rows[sign * found.rows["log_ratio"] > 0].sort_values(
            "z", key=abs, ascending=False, kind="stable"
        )
        for sign in (1, -1)
    )
    for column, name, rows in zip(st.columns(2, gap="medium"), "AB", (of_a, of_b), strict=True):
        with column:
            drawn = _by_side(_as_values(rows.head(_WORDS_SHOWN)), "label")
            draw(
                frame,
                f"sides_words_{name}",
                f"Distinctive words of {name}",
                told if name == "A" else "the same, the other way round",
                drawn,
                spec,
            )
    with st.container(key="sides_word_table"):
        head(
            frame,
            "sides_words",
            "All distinctive words",
            "how many times as common, with both counts; small: few occurrences or articles",
            found.rows,
        )


def _as_values(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": rows["term"],
            "a": rows["articles_a"],
            "b": rows["articles_b"],
            "value_a": rows["per_million_a"],
            "value_b": rows["per_million_b"],
        }
    )


def _draw_publishers(frame: Frame, asked: Asked) -> None:
    rows = ask(frame.opened, _publishers, asked)
    head(
        frame,
        "sides_publishers",
        "Publishers",
        f"{_said(asked).replace('the side', 'the publisher')}; all: its articles in the corpus",
        rows,
    )
    names = {"publisher": "Publisher", "articles": "All", "a": "In A", "b": "In B"}
    names |= {"value_a": f"A, {asked[3]}", "value_b": f"B, {asked[3]}"}
    shown = rows.drop(columns=["value_a", "value_b"]) if asked[3] is Measure.ARTICLES else rows.round(2)
    st.dataframe(
        shown,
        hide_index=True,
        column_config=names,
        height=min(420, 40 + 35 * len(rows)),
        key="sides_publisher_rows",
    )
