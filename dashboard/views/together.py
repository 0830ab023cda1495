"""Who is named together with whom and where: a network of the strongest ties, a matrix, and a table."""

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.matrix import matrix
from dashboard.charts.network import network, network_rows
from dashboard.export.graph import graphml
from dashboard.export.report import file_name
from dashboard.paths import STATIC
from dashboard.query import list_sentences
from dashboard.query.facets import choice_of, with_choice
from dashboard.query.network import strongest_ties
from dashboard.query.together import count_together, nodes_of
from dashboard.schema import Choice, Filters, Scope, Unit
from dashboard.views import address
from dashboard.views.cached import ask, made_once, spec_of
from dashboard.views.components import draw_rows
from dashboard.views.drawing import draw, escaped, head, nothing, title_line
from dashboard.views.frame import Frame
from dashboard.views.lists import sentence_rows
from dashboard.views.overview import open_in_reader

_KINDS = {
    "Persons": ("person",),
    "Organisations": ("organisation",),
    "Persons and organisations": ("person", "organisation"),
    "Persons and countries": ("person", "country"),
    "All three": ("person", "organisation", "country"),
}
_SCOPES = {Scope.ARTICLE: "in the same article", Scope.SENTENCE: "in the same sentence"}
_ORDERS = {"articles": "most articles", "strength": "closest"}
_LOOKED_AT = 150
_IN_MATRIX = 22
_ROWS = 500
_QUOTES = 6
_PAIR = "pair_of_names"


def draw_together(frame: Frame) -> None:
    """Draw the tab."""
    kinds, by = _ask()
    pairs = ask(frame.opened, count_together, frame.filters, kinds, nodes=_LOOKED_AT)
    if pairs.empty:
        nothing("No two of these are named together in the articles chosen.")
        return
    column = _column(frame.filters, by)
    told = _told(frame, by)
    ties = strongest_ties(pairs, column)
    _draw_network(frame, ties, told)
    _draw_pair(frame, pairs)
    left, right = st.columns([0.56, 0.44], gap="medium")
    with left:
        _draw_matrix(frame, pairs, kinds, told)
    with right:
        _draw_table(frame, pairs, by, told)


def _column(filters: Filters, by: str) -> str:
    counted = "copies_free" if filters.unit is Unit.WITHOUT_COPIES else "articles"
    return counted if by == "articles" else by


def _told(frame: Frame, by: str) -> str:
    """Return what is counted, where, and by what the ties are ranked."""
    where = _SCOPES[frame.filters.scope]
    countries = (
        "countries that articles are about" if frame.filters.about else "countries that articles mention"
    )
    if frame.filters.scope is Scope.SENTENCE:
        countries = "countries named there"
    ranked = "" if by == "articles" else "; closest: articles with both, over the root of those with each"
    return f"{frame.unit} that name both {where}; {countries}{ranked}. Named together does not mean that they met"


def _ask() -> tuple[tuple[str, ...], str]:
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="ask_together"):
        kinds = st.selectbox(
            "Who", list(_KINDS), key="kinds_together", label_visibility="collapsed", width=230
        )
        address.put("scope_together", address.filters_now().scope)
        st.segmented_control(
            "Where",
            list(_SCOPES),
            format_func=_SCOPES.__getitem__,
            key="scope_together",
            required=True,
            label_visibility="collapsed",
            on_change=_change_scope,
        )
        by = st.segmented_control(
            "Which ties",
            list(_ORDERS),
            format_func=_ORDERS.__getitem__,
            key="order_together",
            default="articles",
            required=True,
            label_visibility="collapsed",
        )
    return _KINDS[str(kinds)], str(by or "articles")


def _change_scope() -> None:
    scope = Scope(address.get("scope_together") or Scope.ARTICLE)
    address.change(replace(address.filters_now(), scope=scope))


def _draw_network(frame: Frame, ties: pd.DataFrame, told: str) -> None:
    names = nodes_of(ties, frame.opened.corpus, frame.filters)
    font = str(STATIC / "Inter-Regular.ttf")
    shown = ties.assign(articles=ties[_column(frame.filters, "articles")])
    rows = made_once(
        f"network {frame.opened.key} {ties.to_json()}", partial(network_rows, names, shown, font)
    )
    spec = spec_of(network, frame.palette, frame.unit)
    key = f"network_{address.get('network_round', 0)}"
    told = f"the strongest ties of {len(names):,} names: {told}; click a name to see its ties"
    draw(frame, "network", "Named together", told, rows, spec, partial(_pick_name, key, ties), key)
    st.download_button(
        ":gray[Network as GraphML]",
        data=partial(graphml, names, ties, frame.card),
        file_name=f"{file_name('named together')}.graphml",
        mime="application/graphml+xml",
        on_click="ignore",
        type="tertiary",
        key="graphml",
    )


def _pick_name(key: str, ties: pd.DataFrame) -> None:
    """Show the sentences of a name's first tie."""
    marks = (address.get(key) or {}).get("selection", {}).get("pick", [])
    name = str(marks[0].get("key", "")) if marks else ""
    rows = ties[(ties["key"] == name) | (ties["other_key"] == name)]
    if not rows.empty:
        address.put(_PAIR, (rows["key"].iloc[0], rows["other_key"].iloc[0]))


def _pick_pair(key: str) -> None:
    marks = (address.get(key) or {}).get("selection", {}).get("pick", [])
    if marks:
        address.put(_PAIR, (str(marks[0].get("key", "")), str(marks[0].get("other_key", ""))))


def _draw_pair(frame: Frame, pairs: pd.DataFrame) -> None:
    """Draw the sentences behind the pair that was clicked, else behind the first."""
    asked = set(address.get(_PAIR, ()))
    rows = pairs[pairs["key"].isin(asked) & pairs["other_key"].isin(asked)]
    row = (pairs if rows.empty else rows).iloc[0]
    near = filters_of_pair(frame.filters, row)
    number = int(row[_column(frame.filters, "articles")])
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", key="head_pair"):
        title_line(
            f"{row['label']} and {row['other']}",
            f"{number:,} {frame.unit}; sentences that hold both come first where there are any; click one to read it",
        )
        st.button(
            "Filter every page by both",
            key="filter_pair",
            type="tertiary",
            on_click=address.change,
            args=(near,),
        )
    in_one = ask(frame.opened, list_sentences, replace(near, scope=Scope.SENTENCE), limit=_QUOTES)
    found = in_one if not in_one.empty else ask(frame.opened, list_sentences, near, limit=_QUOTES)
    if in_one.empty:
        st.caption(escaped("No sentence holds both; these articles do."))
    clicked = draw_rows("sentences_of_pair", sentence_rows(found), style="quotes")
    if clicked:
        open_in_reader(frame, clicked)


def filters_of_pair(filters: Filters, row: "pd.Series[str]") -> Filters:
    """Return filters that keep what the articles of a pair are: both names, beside all that is on."""
    for kind, key in ((row["kind"], row["key"]), (row["other_kind"], row["other_key"])):
        choice = choice_of(filters, kind)
        values = tuple(dict.fromkeys((*choice.values, key)))
        filters = with_choice(filters, kind, Choice(values, choice.excluded, every=True))
    return filters


def _draw_matrix(frame: Frame, pairs: pd.DataFrame, kinds: tuple[str, ...], told: str) -> None:
    rows = square(pairs, _column(frame.filters, "articles"))
    spec = spec_of(matrix, frame.palette, kinds[0], frame.unit)
    key = f"matrix_{address.get('network_round', 0)}"
    draw(frame, "matrix", "As a matrix", told, rows, spec, partial(_pick_pair, key), key)


def square(pairs: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the pairs among the names with most ties, each pair both ways, in the order of the axes."""
    sides = pd.concat(
        [pairs[["key", column]], pairs[["other_key", column]].set_axis(["key", column], axis=1)]
    )
    order = sides.groupby("key")[column].sum().sort_values(ascending=False, kind="stable").head(_IN_MATRIX)
    place = {key: at for at, key in enumerate(order.index)}
    kept = _told_apart(pairs[pairs["key"].isin(place) & pairs["other_key"].isin(place)])
    swapped = {"key": "other_key", "label": "other", "other_key": "key", "other": "label"}
    columns = ["key", "label", "other_key", "other", "articles"]
    both = pd.concat(
        [
            kept.assign(articles=kept[column])[columns],
            kept.assign(articles=kept[column]).rename(columns=swapped)[columns],
        ]
    )
    ordered = both.assign(down=both["key"].map(place), across=both["other_key"].map(place))
    return ordered.sort_values(["down", "across"]).reset_index(drop=True)


def _told_apart(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with the kind after each label that two of the names share."""
    sides = [pairs[["key", "label"]], pairs[["other_key", "other"]].set_axis(["key", "label"], axis=1)]
    labels = pd.concat(sides).drop_duplicates("key")["label"]
    shared = set(labels[labels.duplicated()])
    changed = {
        column: pairs[column].where(~pairs[column].isin(shared), pairs[column] + " (" + pairs[kind] + ")")
        for column, kind in (("label", "kind"), ("other", "other_kind"))
    }
    return pairs.assign(**changed)


def _draw_table(frame: Frame, pairs: pd.DataFrame, by: str, told: str) -> None:
    column = _column(frame.filters, "articles")
    rows = pairs.sort_values(_column(frame.filters, by), ascending=False, kind="stable").head(_ROWS)
    shown = rows.drop(columns=["key", "other_key"])
    said = f"the {len(rows):,} first of {len(pairs):,} pairs among the {_LOOKED_AT} names in most articles; {told}"
    head(frame, "pairs", "As a table", said, shown)
    named: dict[str, Any] = {
        "label": "Name",
        "other": "Named together with",
        column: st.column_config.NumberColumn("Articles", format="localized", width="small"),
        "strength": st.column_config.NumberColumn("Closeness", format="%.2f", width="small"),
    }
    picked = st.dataframe(
        rows[list(named)],
        hide_index=True,
        column_config=named,
        height=560,
        key="pair_rows",
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = picked["selection"]["rows"]
    if chosen and {rows["key"].iloc[chosen[0]], rows["other_key"].iloc[chosen[0]]} != set(
        address.get(_PAIR, ())
    ):
        address.put(_PAIR, (rows["key"].iloc[chosen[0]], rows["other_key"].iloc[chosen[0]]))
        st.rerun()
