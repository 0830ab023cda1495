"""A against B, drawn: over time, countries, people, words and publishers, each on one scale for both sides."""

import pandas as pd
import streamlit as st

from dashboard.charts.sides import side_bars, side_lines
from dashboard.corpus import Corpus
from dashboard.decisions.stop_words import StopChanges, load_stop_words
from dashboard.query.compare import (
    Measure,
    Pair,
    compare_publishers,
    compare_time,
    compare_values,
    compare_words,
    pair_of,
)
from dashboard.query.keyness import Keyness
from dashboard.schema import Filters
from dashboard.views.cached import ask, spec_of
from dashboard.views.drawing import draw, head, height_of, nothing
from dashboard.views.frame import Frame

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

Asked = tuple[Filters, Filters | None, bool, Measure]
"""What A and B are, whether only publishers of both are kept, and what is counted."""


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


def draw_time(frame: Frame, asked: Asked) -> None:
    """Draw both sides over the days of publication."""
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


def draw_facets(frame: Frame, asked: Asked) -> None:
    """Draw countries, persons and organisations."""
    spec = spec_of(side_bars, frame.palette, _said(asked), _FORMS[asked[3]])
    for column, (facet, title) in zip(st.columns(len(_FACETS), gap="medium"), _FACETS, strict=True):
        with column:
            rows = _by_side(ask(frame.opened, _values, asked, facet), "label")
            told = _said(asked) + (" about each" if facet == "country" and asked[0].about else " naming each")
            draw(frame, f"sides_{facet}", title, told, rows, spec)


def _words(
    corpus: Corpus, a: Filters, b: Filters | None, same: bool, both: bool, changes: StopChanges
) -> Keyness:
    return compare_words(corpus, pair_of(corpus, a, b, same), changes, with_both=both)


def draw_words(frame: Frame, a: Filters, b: Filters | None, same: bool, *, both: bool) -> None:
    """Draw what is commoner on one side."""
    found = ask(frame.opened, _words, a, b, same, both, load_stop_words(frame.store))
    left = "articles of both count on each side" if both else "articles of both are left out"
    told = (
        f"words commoner on one side than chance allows, per million words: {found.a.words:,} words in A, "
        f"{found.b.words:,} in B; {left}; the table has every count"
    )
    head(frame, "sides_words", "Distinctive words", told, found.rows)
    if found.rows.empty:
        nothing("No word is commoner on one side than chance allows.")
        return
    spec = spec_of(side_bars, frame.palette, "per million words", ",.0f")
    for column, name, sign in zip(st.columns(2, gap="medium"), "AB", (1, -1), strict=True):
        with column:
            rows = found.rows[sign * found.rows["log_ratio"] > 0]
            ranked = rows.sort_values("z", key=abs, ascending=False, kind="stable").head(_WORDS_SHOWN)
            drawn = _by_side(_as_values(ranked), "label")
            draw(frame, f"sides_words_{name}", f"Commoner in {name}", "", drawn, spec)


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


def draw_publishers(frame: Frame, asked: Asked) -> None:
    """Draw the table of publishers."""
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
        height=height_of(rows, 11),
        key="sides_publisher_rows",
    )
