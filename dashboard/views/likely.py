"""Names that are likely one: each pair with the reason, to merge or to keep apart."""

from collections.abc import Mapping

import streamlit as st

from dashboard.query.suggest import suggest_merges
from dashboard.views import address
from dashboard.views.cached import ask
from dashboard.views.deciding import draw_decisions, proposed, take
from dashboard.views.drawing import escaped, head, nothing
from dashboard.views.frame import Frame
from dashboard.views.lines import lines_of
from dashboard.views.ticking import KINDS

_SHOWN = 25


def draw_likely(frame: Frame) -> None:
    """Draw the tab."""
    left, right = st.columns([0.68, 0.32], gap="large")
    with left:
        kind = st.segmented_control(
            "Kind",
            list(KINDS),
            format_func=KINDS.__getitem__,
            key="kind_of_likely",
            default="person",
            required=True,
            label_visibility="collapsed",
        )
        _draw_pairs(frame, str(kind or "person"))
    with right:
        draw_decisions(frame)


def _draw_pairs(frame: Frame, kind: str) -> None:
    rows = ask(frame.opened, suggest_merges, kind, limit=_SHOWN)
    told = "over all articles, those that would gain most first; nothing is merged until you say so"
    head(frame, "likely", "Likely the same", told, rows)
    if rows.empty:
        nothing("No two names are so much alike.")
    for number, row in enumerate(lines_of(rows)):
        pair = {row.key: row.label, row.other_key: row.other}
        with st.container(horizontal=True, vertical_alignment="center", key=f"likely_{number}"):
            both = f"; {row.both:,} name both" if row.both else ""
            st.markdown(
                f"**{escaped(row.label)}** ({row.articles:,}) · **{escaped(row.other)}** ({row.other_articles:,})  \n"
                f":gray[{escaped(row.why + both)}]",
                width="stretch",
            )
            for verb, words in (("merge", "Merge"), ("keep_apart", "Not one")):
                st.button(words, key=f"{verb}_{number}", on_click=_decide, args=(frame, verb, kind, pair))


def _decide(frame: Frame, verb: str, kind: str, pair: Mapping[str, str]) -> None:
    label = next(iter(pair.values())) if verb == "merge" else ""
    take(frame, lambda: proposed(verb, kind, tuple(pair), value=label))
    address.put("likely_done", verb)
