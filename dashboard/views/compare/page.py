"""Compare: two selections side by side, on the same scales."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.query.compare.compare_selections import (
    Measure,
    Overlap,
    Pair,
    Summary,
    count_overlap,
    select_both_sides,
    summarise_side,
)
from dashboard.query.selection.describe_filters import describe_filters
from dashboard.schema import Filters, MethodsCard
from dashboard.views.compare.open_side import Comparison
from dashboard.views.compare.side_charts import draw_facets, draw_publishers, draw_time, draw_words
from dashboard.views.state import address, session
from dashboard.views.state.cached import add_search_answer, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice, draw_title
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.pickers import ask_choice, ask_switch
from dashboard.views.widgets.suggested_choices import offer_choices, offer_pairs

_SIDES = "side_at_the_left"
_MEASURES = {measure.name.lower(): str(measure) for measure in Measure}


def show(context: PageContext) -> None:
    """Draw the page: the two sides, what they share, and their charts."""
    a, b = get_side_filters(context.filters)
    if b is None and context.selection.n_articles == context.selection.n_total:
        _offer_sides(context)
        return
    other = address.other_side_filters()
    if other is not None:
        context = replace(context, opened=add_search_answer(context.opened, other.search))
    place = st.container()
    measure, same, both = _ask_switches()
    pair = query_corpus(context.opened, select_both_sides, a, b, same)
    with place:
        _draw_sides(context, (a, b, same, measure))
    _draw_overlap(query_corpus(context.opened, _count_overlap, a, b, same))
    if not pair.a.any() or not pair.b.any():
        draw_notice("One side has no articles: change its filters, or compare with the rest of the corpus.")
        return
    comparison = (a, b, same, measure)
    context = replace(context, card=_make_card(context, comparison, pair))
    draw_time(context, comparison)
    draw_facets(context, comparison)
    draw_words(context, a, b, same, both=both)
    draw_publishers(context, comparison)


def _offer_sides(context: PageContext) -> None:
    """Draw what can be compared, and offer the commonest choices."""
    draw_title(
        "Compare two choices of articles", "their days, countries, people, words and publishers, side by side"
    )
    offer_choices(
        context, "One choice with all other articles: set a filter at the left, or try one of these."
    )
    offer_pairs(context, "Two choices with each other:")


def get_side_filters(filters: Filters) -> tuple[Filters, Filters | None]:
    """Return the filters of A and B; both count in the same unit."""
    other = address.other_side_filters()
    if other is None:
        return filters, None
    other = replace(other, unit=filters.unit)
    return (filters, other) if address.current_side() == "a" else (other, filters)


# ---------------------------------------------------------------- what is compared


def _draw_sides(context: PageContext, comparison: Comparison) -> None:
    a, b, _, _ = comparison
    left, right = st.columns(2, gap="medium")
    for column, name, filters in ((left, "A", a), (right, "B", b)):
        with column:
            description = _describe_side(context, filters)
            is_edited = b is not None and (address.current_side() == "a") == (name == "A")
            note = ' <span class="muted">· set by the filters at the left</span>' if is_edited else ""
            size = _describe_size(query_corpus(context.opened, _summarise, comparison, name), context.unit)
            st.html(
                f'<div class="side side_{name.lower()}"><b>{name}</b> {escape(description)}{note}'
                f'<div class="muted">{size}</div></div>'
            )
    _draw_choices(context.filters, b)


def _make_card(context: PageContext, comparison: Comparison, pair: Pair) -> MethodsCard:
    """Return the page's card with the filters and the articles of both sides."""
    a, b, same, _ = comparison
    sides = f"A: {_describe_side(context, a)} | B: {_describe_side(context, b)}"
    return replace(
        context.card,
        filters=sides + (" | same publishers only" if same else ""),
        counts=f"A {int(pair.a.sum()):,}, B {int(pair.b.sum()):,} of {context.selection.n_total:,} articles",
    )


def _summarise(corpus: Corpus, comparison: Comparison, name: str) -> Summary:
    pair = select_both_sides(corpus, *comparison[:3])
    return summarise_side(corpus, pair.a if name == "A" else pair.b, comparison[0].unit)


def _describe_size(side: Summary, unit: str) -> str:
    publishers = format_count(side.publishers, "publisher")
    return f"{side.articles:,} {unit} · {side.words:,} words · {publishers}"


def _describe_side(context: PageContext, filters: Filters | None) -> str:
    if filters is None:
        return "all other articles"
    return query_corpus(context.opened, describe_filters, filters) or "all articles"


def _draw_choices(filters: Filters, b: Filters | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if b is None:
            st.button(
                "Choose what B is",
                key="choose_b",
                on_click=address.change_comparison,
                args=(filters, filters, "b"),
            )
            return
        session.set_value(_SIDES, address.current_side().upper())
        st.segmented_control(
            "The filters at the left set",
            ["A", "B"],
            format_func="the filters at the left set {}".format,
            key=_SIDES,
            required=True,
            label_visibility="collapsed",
            on_change=_switch_side,
        )
        st.button("Swap A and B", key="swap_sides", type="tertiary", on_click=_swap_sides)
        st.button("Compare A with the rest", key="drop_b", type="tertiary", on_click=_compare_with_rest)


def _switch_side() -> None:
    """Let the sidebar's filters set the other side."""
    other = address.other_side_filters()
    if other is not None and str(session.get_value(_SIDES)).lower() != address.current_side():
        address.change_comparison(
            other, address.current_filters(), "b" if address.current_side() == "a" else "a"
        )


def _swap_sides() -> None:
    other = address.other_side_filters()
    if other is not None:
        address.change_comparison(
            address.current_filters(), other, "b" if address.current_side() == "a" else "a"
        )


def _compare_with_rest() -> None:
    address.change_comparison(get_side_filters(address.current_filters())[0], None)


def _ask_switches() -> tuple[Measure, bool, bool]:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        measure = ask_choice("measure", "Count in", _MEASURES)
        same = ask_switch("same", "Same publishers only")
        both = ask_switch("both", "Words of articles in both too")
    return Measure[measure.upper()], same, both


def _count_overlap(corpus: Corpus, a: Filters, b: Filters | None, same: bool) -> Overlap:
    return count_overlap(corpus, select_both_sides(corpus, a, b, same), a.unit)


def _draw_overlap(overlap: Overlap) -> None:
    parts = (
        ("in A only", overlap.a_only, "a"),
        ("in both", overlap.both, ""),
        ("in B only", overlap.b_only, "b"),
    )
    cells = "".join(f'<div class="part {side}"><b>{n:,}</b> {words}</div>' for words, n, side in parts)
    st.html(f'<div class="overlap">{cells}</div>')
