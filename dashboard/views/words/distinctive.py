"""The tab of distinctive words: the chosen articles against the rest, as bars, scatter and table."""

from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.charts.distinctive_words import frequency_scatter, ratio_bars
from dashboard.query.words.keyness import Keyness, compare_with_rest
from dashboard.query.words.top_terms import TermOptions
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart, draw_chart_header, draw_notice
from dashboard.views.widgets.keyness_table import SELECTION_AND_REST, describe_keyness, draw_keyness_table
from dashboard.views.widgets.number_words import format_word_count
from dashboard.views.widgets.pickers import ask_choice, ask_several
from dashboard.views.widgets.stop_word_editor import ask_stop_words, load_stop_changes
from dashboard.views.widgets.suggested_choices import offer_choices
from dashboard.views.widgets.word_links import open_clicked_word

_A_SIDE = 15
_LABELS, _MOST_LABELS_TRIED = 30, 120
# The width of a letter, the gap beside a name and the height of a line, as parts of the picture.
_LETTER, _GAP, _LINE = 0.016, 0.03, 0.026
_KINDS = {"words": "Words", "phrases": "Phrases"}
_RANKS = {"ratio": "how many times as common", "surely": "how surely (log-odds)"}
_METHOD = """
**How many times as common** is the log ratio (Hardie 2014): the share of all words on one side by that on
the other; a word that one side does not have counts there as half an occurrence. It says how large a
difference is.

**What may be chance is left out**: the log-likelihood ratio of the counts (Dunning 1993) must be so large
that of a hundred lists without any real difference one would hold a word (corrected for the number of words
compared, after Bonferroni).

**How surely** ranks by the z-score of the log-odds with an informative Dirichlet prior (Monroe, Colaresi
and Quinn 2008, “Fightin’ Words”): it favours words that are common on both sides, the log ratio those that
are rare on one.

A **small base** is fewer than 10 occurrences, or fewer than 3 articles, on the side where the word is
commoner.
"""


def show(context: PageContext) -> None:
    """Draw the tab: the words that distinguish the selected articles from the rest."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        kinds = ask_several("key_list", "What is compared", _KINDS, ("words", "phrases"))
        rank = ask_choice("rank", "Ranked by", _RANKS)
        st.popover("How this is measured", type="tertiary").markdown(_METHOD)
        st.space("stretch")
        ask_stop_words(context, load_stop_changes(context))
    if context.selection.n_articles == context.selection.n_total:
        offer_choices(
            context,
            "This compares the articles that you choose with all others. Every article is chosen "
            "now: set a filter, or try one of these.",
        )
        return
    listing = TermOptions("words" in kinds, "phrases" in kinds, changes=load_stop_changes(context))
    keyness = query_corpus(context.opened, compare_with_rest, context.filters, listing)
    rows = describe_keyness(keyness, SELECTION_AND_REST)
    if rank == "surely":
        rows = rows.sort_values("z", ascending=False, kind="stable").reset_index(drop=True)
    _draw_distinctive_words(context, keyness, rows)


def _draw_distinctive_words(context: PageContext, keyness: Keyness, rows: pd.DataFrame) -> None:
    sizes = (
        f"{format_word_count(keyness.a.words)} words here, {format_word_count(keyness.b.words)} in the rest"
    )
    if rows.empty:
        draw_chart_header(context, ChartPanel("distinctive", "Distinctive words", sizes, rows))
        draw_notice("No word is so much commoner on one side that chance can be ruled out.")
        return
    strongest = _select_strongest_terms(rows)
    subtitle = (
        "how many times as common: in colour here, grey in the rest, pale on a small base; "
        f"{sizes}. Click one to read it in context"
    )
    left, right = st.columns([0.5, 0.5], gap="large")
    with left:
        draw_chart(
            context,
            ChartPanel(
                "distinctive",
                "What sets these articles apart",
                subtitle,
                strongest,
                build_spec(ratio_bars, context.palette),
                note=_method_note(keyness),
            ),
            partial(open_clicked_word, "ratio_bars", context),
            "ratio_bars",
        )
    with right:
        dots = _make_dots(keyness, rows)
        axes = "each dot a word, by how often it is written on either side; click one to read it in context"
        draw_chart(
            context,
            ChartPanel(
                "frequencies",
                "Both frequencies",
                axes,
                dots,
                build_spec(frequency_scatter, context.palette),
                note=_method_note(keyness),
            ),
            partial(open_clicked_word, "key_dots", context),
            "key_dots",
        )
    draw_keyness_table(context, "key_table", keyness, rows, SELECTION_AND_REST, _method_note(keyness))


def _select_strongest_terms(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to draw as bars: the first of A and the last of B."""
    a, b = rows[rows["log_ratio"] > 0].head(_A_SIDE), rows[rows["log_ratio"] < 0].tail(_A_SIDE)
    return pd.concat([a, b], ignore_index=True)


def _make_dots(keyness: Keyness, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with positions on logarithmic scales; a count of zero is drawn as one half."""
    dots = rows[
        ["term", "log_ratio", "told", "occurrences_a", "occurrences_b", "per_million_a", "per_million_b"]
    ].copy()
    dots["y"] = np.maximum(dots["per_million_a"], 5e5 / keyness.a.words)
    dots["x"] = np.maximum(dots["per_million_b"], 5e5 / keyness.b.words)
    surest = rows["log_likelihood"].sort_values(ascending=False).index[:_MOST_LABELS_TRIED]
    dots["label"] = ""
    labelled = _choose_labels(dots.loc[surest])
    dots.loc[labelled, "label"] = dots.loc[labelled, "term"]
    return dots


def _choose_labels(dots: pd.DataFrame) -> list[int]:
    """Return the dots whose labels fit without covering an earlier label."""
    x, y = (np.log10(dots[each].to_numpy(dtype=float)) for each in ("x", "y"))
    wide, high = (max(float(np.ptp(each)), 1e-9) for each in (x, y))
    taken: list[tuple[float, float, float]] = []
    labelled: list[int] = []
    for row, term, left, at in zip(
        dots.index, dots["term"], (x - x.min()) / wide, (y - y.min()) / high, strict=True
    ):
        right = left + _LETTER * len(term) + _GAP
        if len(labelled) < _LABELS and all(left > b or right < a or abs(at - c) > _LINE for a, b, c in taken):
            taken.append((left, right, at))
            labelled.append(int(row))
    return labelled


def _method_note(keyness: Keyness) -> str:
    """Return the method in words, for an export."""
    return (
        f"the chosen articles ({keyness.a.articles:,}, {keyness.a.words:,} words) against all "
        f"others ({keyness.b.articles:,}, "
        f"{keyness.b.words:,} words); log ratio (Hardie 2014); log-likelihood of "
        f"{keyness.threshold:.1f} or more (Dunning 1993)"
    )
