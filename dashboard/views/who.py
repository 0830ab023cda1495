"""Who: persons and organisations, their spellings and words; merging, renaming, hiding, undoing."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.query import list_sentences
from dashboard.query.facets import choice_of, with_choice
from dashboard.query.names import count_names
from dashboard.query.spellings import list_spellings
from dashboard.schema import Choice, Kind, Scope
from dashboard.views import address
from dashboard.views.cached import ask, spec_of
from dashboard.views.components import Facet, Heard, Value, draw_facet, draw_rows
from dashboard.views.deciding import ask_merge, ask_rename, draw_decisions
from dashboard.views.drawing import head, nothing, title_line
from dashboard.views.frame import Frame
from dashboard.views.lines import lines_of
from dashboard.views.lists import counted, sentence_rows
from dashboard.views.overview import open_in_reader
from dashboard.views.sidebar import toggle

_KINDS = {Kind.PERSON: "Persons", Kind.ORGANISATION: "Organisations"}
_LINES = 40
_TICKED = "ticked_names"


def show(frame: Frame) -> None:
    """Draw the page."""
    kind = _ask_kind()
    names = ask(frame.opened, count_names, frame.filters, kind, limit=200)
    left, right = st.columns([0.5, 0.5], gap="large")
    with left:
        _draw_names(frame, kind, names)
    with right:
        _draw_ticked(frame, kind, names)
        draw_decisions(frame)


def _ask_kind() -> Kind:
    chosen = st.segmented_control(
        "Kind",
        list(_KINDS),
        format_func=_KINDS.__getitem__,
        key="kind_of_name",
        default=Kind.PERSON,
        required=True,
        label_visibility="collapsed",
        on_change=partial(address.put, _TICKED, ()),
    )
    return Kind(chosen or Kind.PERSON)


def _draw_names(frame: Frame, kind: Kind, names: pd.DataFrame) -> None:
    spec = spec_of(bars, frame.palette, str(kind), "label", "articles", frame.unit, key="key")
    told = f"{frame.unit} that name each; tick one to look closer, two or more to merge them"
    head(frame, "names", f"{_KINDS[kind]} named most", told, names.head(_LINES), spec)
    if names.empty:
        nothing("These articles name nobody.")
        return
    top = max(1, int(names["articles"].max()))
    ticked = _ticked(names)
    lines = [
        Value(row.key, row.label, int(row.articles), row.articles / top, chosen=row.key in ticked)
        for row in lines_of(names.head(_LINES))
    ]
    listed = Facet("", frame.palette.of_kind(kind), tuple(lines), may_leave_out=False)
    draw_facet("name_list", listed, Heard(toggled=_tick))


def _tick() -> None:
    key = str(address.said("name_list", "toggled"))
    ticked = tuple(address.get(_TICKED, ()))
    others = tuple(other for other in ticked if other != key)
    address.put(_TICKED, others if key in ticked else (*ticked, key))


def _ticked(names: pd.DataFrame) -> tuple[str, ...]:
    """Return the ticked names that are still there: a name that was merged away is not."""
    return tuple(key for key in address.get(_TICKED, ()) if key in set(names["key"]))


def _draw_ticked(frame: Frame, kind: Kind, names: pd.DataFrame) -> None:
    ticked = _ticked(names) or tuple(names["key"].head(1))
    if len(ticked) == 1:
        _draw_one(frame, kind, names.loc[names["key"] == ticked[0]].iloc[0])
    elif ticked:
        labels = names.set_index("key")["label"]
        ask_merge(frame, kind, {key: str(labels[key]) for key in ticked})


def _draw_one(frame: Frame, kind: Kind, name: pd.Series) -> None:
    key, label = str(name["key"]), str(name["label"])
    said = counted(int(name["articles"]), int(name["copies_free"]))
    title_line(
        label,
        f"{said}; {int(name['mentions']):,} mentions, from {name['first'] or '?'} to {name['last'] or '?'}",
    )
    with st.container(horizontal=True):
        chosen = key in choice_of(frame.filters, str(kind)).values
        words = "Remove from filters" if chosen else "Filter every page by it"
        st.button(words, key="filter_name", on_click=toggle, args=(str(kind), key))
        ask_rename(frame, kind, key, label)
    spellings = ask(frame.opened, list_spellings, key)
    st.caption("Spelt")
    st.dataframe(
        spellings,
        hide_index=True,
        column_config={
            "form": "Spelling",
            "mentions": "Mentions",
            "articles": "Articles",
            "rule": "Why it is the same",
        },
        height=min(220, 38 + 35 * len(spellings)),
    )
    st.caption("In their words")
    near = replace(with_choice(frame.filters, str(kind), Choice((key,))), scope=Scope.SENTENCE)
    found = ask(frame.opened, list_sentences, near, limit=4)
    clicked = draw_rows("sentences_of_name", sentence_rows(found), style="quotes")
    if clicked:
        open_in_reader(frame, clicked)
