"""Distinctive words: what sets the chosen articles apart from the rest, as bars, as a table, as a scatter."""

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.charts.distinctive import frequencies, ratio_bars
from dashboard.query.facets import count_facet, with_choice
from dashboard.query.keyness import Keyness, Side, against_the_rest
from dashboard.query.terms import Listing
from dashboard.schema import Choice
from dashboard.views import address
from dashboard.views.asking import ask_choice, ask_several
from dashboard.views.cached import ask, spec_of
from dashboard.views.drawing import draw, escaped, head, nothing
from dashboard.views.frame import Frame
from dashboard.views.lines import lines_of
from dashboard.views.stop_list import ask_stop_words, stop_changes
from dashboard.views.words.reading import on_pick

_A_SIDE = 15
_LABELS, _LOOKED_AT = 30, 120
# The width of a letter, the gap beside a name and the height of a line, as parts of the picture.
_LETTER, _GAP, _LINE = 0.016, 0.03, 0.026
_KINDS = {"words": "Words", "phrases": "Phrases"}
_RANKS = {"ratio": "how many times as common", "surely": "how surely (log-odds)"}
_OFFERED = (("country", 3), ("publisher", 3))
_METHOD = """
**How many times as common** is the log ratio (Hardie 2014): the share of all words on one side by that on the other; a word that
one side does not have counts there as half an occurrence. It says how large a difference is.

**What may be chance is left out**: the log-likelihood ratio of the counts (Dunning 1993) must be so large that of a hundred
lists without any real difference one would hold a word (corrected for the number of words compared, after Bonferroni).

**How surely** ranks by the z-score of the log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, “Fightin’
Words”): it favours words that are common on both sides, the log ratio those that are rare on one.

A **small base** is fewer than 10 occurrences, or fewer than 3 articles, on the side where the word is commoner.
"""


def show(frame: Frame) -> None:
    """Draw the tab."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        kinds = ask_several("key_list", "What is compared", _KINDS, ("words", "phrases"))
        rank = ask_choice("rank", "Ranked by", _RANKS)
        st.popover("How this is measured", type="tertiary").markdown(_METHOD)
        st.space("stretch")
        ask_stop_words(frame, stop_changes(frame))
    if frame.selection.n_articles == frame.selection.n_total:
        _offer_filters(frame)
        return
    listing = Listing("words" in kinds, "phrases" in kinds, changes=stop_changes(frame))
    found = ask(frame.opened, against_the_rest, frame.filters, listing)
    rows = described(found)
    if rank == "surely":
        rows = rows.sort_values("z", ascending=False, kind="stable").reset_index(drop=True)
    _draw(frame, found, rows)


def described(found: Keyness) -> pd.DataFrame:
    """Return the rows of a comparison with what they say in words: `said` for a bar, `told` for a sentence."""
    rows = found.rows.copy()
    rows["said"] = [_times(row) for row in rows.itertuples()]
    rows["told"] = [_sentence(row, found.a, found.b) for row in rows.itertuples()]
    return rows


def _times(row: Any) -> str:
    none = (row.occurrences_b if row.log_ratio > 0 else row.occurrences_a) == 0
    return "only here" if none and row.log_ratio > 0 else "not here" if none else f"{said_times(row.times)} ×"


def _sentence(row: Any, a: Side, b: Side) -> str:
    here = row.log_ratio > 0
    where = "here" if here else "in the rest"
    mine = (
        (row.occurrences_a, a.words, row.articles_a) if here else (row.occurrences_b, b.words, row.articles_b)
    )
    other = (row.occurrences_b, b.words) if here else (row.occurrences_a, a.words)
    often = f"only {where}" if not other[0] else f"{said_times(row.times)} times as common {where}"
    small = f" — a small base: {mine[2]:,} article{'' if mine[2] == 1 else 's'}" if row.small else ""
    return f"{often}: {mine[0]:,} of {said_size(mine[1])} words against {other[0]:,} of {said_size(other[1])}{small}"


def said_times(times: float) -> str:
    """Return a factor as it is said.

    >>> said_times(8.04), said_times(2.54), said_times(872.5)
    ('8', '2.5', '872')
    """
    return f"{times:,.0f}" if times >= 10 else f"{times:.1f}".removesuffix(".0")


def said_size(n: int) -> str:
    """Return a number of words as it is said.

    >>> said_size(1_087_000), said_size(84_310), said_size(930)
    ('1.1 million', '84,300', '930')
    """
    if n >= 1_000_000:
        return f"{n / 1e6:,.1f} million"
    return f"{round(n, -2):,}" if n >= 10_000 else f"{n:,}"


def _draw(frame: Frame, found: Keyness, rows: pd.DataFrame) -> None:
    sizes = f"{said_size(found.a.words)} words here, {said_size(found.b.words)} in the rest"
    if rows.empty:
        head(frame, "distinctive", "Distinctive words", sizes, rows)
        nothing("No word is so much commoner on one side that chance can be ruled out.")
        return
    ends = _ends(rows)
    told = f"how many times as common: in colour here, grey in the rest, pale on a small base; {sizes}. Click one to read it in context"
    left, right = st.columns([0.5, 0.5], gap="large")
    with left:
        draw(
            frame, "distinctive", "What sets these articles apart", told, ends, spec_of(ratio_bars, frame.palette),
            partial(on_pick, "ratio_bars", frame), "ratio_bars", _note(found),
        )  # fmt: skip
    with right:
        dots = _dots(found, rows)
        axes = "each dot a word, by how often it is written on either side; click one to read it in context"
        draw(
            frame, "frequencies", "Both frequencies", axes, dots, spec_of(frequencies, frame.palette),
            partial(on_pick, "key_dots", frame), "key_dots", _note(found),
        )  # fmt: skip
    _draw_table(frame, found, rows)


def _ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the first rows of A and the last of B, as they are drawn."""
    a, b = rows[rows["log_ratio"] > 0].head(_A_SIDE), rows[rows["log_ratio"] < 0].tail(_A_SIDE)
    return pd.concat([a, b], ignore_index=True)


def _dots(found: Keyness, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with their places on scales of powers; nothing stands for half an occurrence."""
    dots = rows[
        ["term", "log_ratio", "told", "occurrences_a", "occurrences_b", "per_million_a", "per_million_b"]
    ].copy()
    dots["y"] = np.maximum(dots["per_million_a"], 5e5 / found.a.words)
    dots["x"] = np.maximum(dots["per_million_b"], 5e5 / found.b.words)
    surest = rows["log_likelihood"].sort_values(ascending=False).index[:_LOOKED_AT]
    dots["label"] = ""
    named = _with_room(dots.loc[surest])
    dots.loc[named, "label"] = dots.loc[named, "term"]
    return dots


def _with_room(dots: pd.DataFrame) -> list[int]:
    """Return the dots that can be named without writing over a name before, in parts of the picture."""
    x, y = (np.log10(dots[each].to_numpy(dtype=float)) for each in ("x", "y"))
    wide, high = (max(float(np.ptp(each)), 1e-9) for each in (x, y))
    taken: list[tuple[float, float, float]] = []
    named: list[int] = []
    for row, term, left, at in zip(
        dots.index, dots["term"], (x - x.min()) / wide, (y - y.min()) / high, strict=True
    ):
        right = left + _LETTER * len(term) + _GAP
        if len(named) < _LABELS and all(left > b or right < a or abs(at - c) > _LINE for a, b, c in taken):
            taken.append((left, right, at))
            named.append(int(row))
    return named


def _draw_table(frame: Frame, found: Keyness, rows: pd.DataFrame) -> None:
    told = (
        f"{len(rows):,} of {found.compared:,} compared, those that chance does not explain: {found.a.articles:,} articles with "
        f"{found.a.words:,} words here, {found.b.articles:,} with {found.b.words:,} in the rest"
    )
    head(frame, "key_table", "All distinctive words", told, rows, note=_note(found))
    names: dict[str, Any] = {
        "term": "Word or phrase",
        "told": st.column_config.TextColumn("In words", width=430),
        "occurrences_a": _number("Here"),
        "occurrences_b": _number("Rest"),
        "articles_a": _number("Articles"),
        "articles_b": _number("Articles, rest", 96),
        "log_ratio": _number("Log ratio", 76, "%.2f"),
        "log_likelihood": _number("Likelihood", 80, "%.0f"),
        "z": _number("Log-odds", 76, "%.1f"),
        "small": st.column_config.CheckboxColumn("Small base", width=84),
    }
    st.dataframe(
        rows, hide_index=True, column_order=list(names), column_config=names, height=420, key="key_rows"
    )


def _number(title: str, width: int = 66, form: str = "localized") -> Any:
    return st.column_config.NumberColumn(title, width=width, format=form)


def _note(found: Keyness) -> str:
    """Return what an export says of how this was made."""
    return (
        f"the chosen articles ({found.a.articles:,}, {found.a.words:,} words) against all others ({found.b.articles:,}, "
        f"{found.b.words:,} words); log ratio (Hardie 2014); log-likelihood of {found.least:.1f} or more (Dunning 1993)"
    )


def _offer_filters(frame: Frame) -> None:
    """Say that there is no rest yet, and offer the commonest choices that leave one."""
    nothing(
        "This compares the articles that you choose with all others. Every article is chosen now: set a filter, or try one of these."
    )
    with st.container(horizontal=True, gap="small"):
        for facet, n in _OFFERED:
            for row in lines_of(ask(frame.opened, count_facet, frame.filters, facet, limit=n)):
                if row.key:
                    st.button(
                        escaped(row.label),
                        key=f"try_{facet}_{row.key}",
                        on_click=partial(_try, facet, row.key),
                    )


def _try(facet: str, key: str) -> None:
    address.change(with_choice(address.filters_now(), facet, Choice((key,))))
