"""The reader: one article, its names and times marked, what was cut on request, its facts in the margin."""

import html
from collections.abc import Iterator, Sequence

import streamlit as st

from dashboard.query.reading import Reading, read_article
from dashboard.schema import Part
from dashboard.views import address
from dashboard.views.beside import draw_origins, draw_similar, draw_topics
from dashboard.views.cached import ask
from dashboard.views.copies import draw_comparison, draw_copies
from dashboard.views.cuts import draw_cuts
from dashboard.views.drawing import nothing
from dashboard.views.frame import Frame
from dashboard.views.hits import draw_hits
from dashboard.views.marks import Mark, marked

_CUTS = {
    Part.DATELINE: "dateline",
    Part.BYLINE: "byline",
    Part.STAMP: "stamp of the page",
    Part.CAPTION: "caption of a photo",
    Part.CREDIT: "credit",
    Part.LABEL: "label of the page",
    Part.FURNITURE: "furniture of the page",
}


def show_article(frame: Frame, key: str, at: int | None) -> None:
    """Draw one article."""
    with st.container(horizontal=True, vertical_alignment="center", key="reader_head"):
        st.button("‹ All articles", type="tertiary", on_click=address.close_article, key="close_article")
        with_cuts = st.toggle("Show what was cut", key="with_cuts")
        hits = draw_hits(frame, key, at)
    reading = ask(frame.opened, read_article, key)
    if reading is None:
        nothing("This article is not in the corpus any more.")
        return
    text, margin = st.columns([0.68, 0.32], gap="large")
    with text:
        if not draw_comparison(frame, key):
            st.html(f'<div class="reader">{as_html(reading, at, hits, with_cuts=with_cuts)}</div>')
    with margin:
        _draw_facts(reading)
        draw_origins(frame, key)
        draw_topics(frame, key)
        draw_copies(frame, key)
        if with_cuts:
            draw_cuts(frame, key)
        draw_similar(frame, key)


def as_html(
    reading: Reading, at: int | None, hits: Sequence[tuple[int, int]] = (), *, with_cuts: bool
) -> str:
    """Return an article as HTML; whatever it says is text."""
    marks = [*_parts(reading), *_names(reading), *_times(reading), *_lit(reading, at), *_hits(hits, at)]
    edge, drawn = 0, []
    for cut in sorted((span for span in reading.parts if span.part.is_cut), key=lambda span: span.start):
        drawn.append(marked(reading.text, marks, edge, max(edge, cut.start)))
        if with_cuts:
            reason = html.escape(_CUTS.get(cut.part, "cut"))
            words = html.escape(reading.text[max(edge, cut.start) : cut.end])
            drawn.append(f'<span class="cut" title="cut: {reason}">{words}</span>')
        edge = max(edge, cut.end)
    drawn.append(marked(reading.text, marks, edge))
    return "".join(drawn).strip()


def _parts(reading: Reading) -> Iterator[Mark]:
    names = {Part.TITLE: "title", Part.STANDFIRST: "standfirst"}
    for span in reading.parts:
        if span.part in names:
            yield Mark(span.start, span.end, names[span.part])


def _names(reading: Reading) -> Iterator[Mark]:
    for mark in reading.marks:
        yield Mark(mark.start, mark.end, str(mark.kind), mark.label)


def _times(reading: Reading) -> Iterator[Mark]:
    for time in reading.times:
        yield Mark(time.start, time.end, "time", time.label)


def _lit(reading: Reading, at: int | None) -> Iterator[Mark]:
    if at is not None:
        start, end = next(((start, end) for start, end in reading.sentences if start <= at < end), (at, at))
        yield Mark(start, end, "lit")


def _hits(hits: Sequence[tuple[int, int]], at: int | None) -> Iterator[Mark]:
    for start, end in hits:
        yield Mark(start, end, "hit now" if start == at else "hit")


def _draw_facts(reading: Reading) -> None:
    lines = "".join(
        f"<dt>{html.escape(label)}</dt><dd>{html.escape(str(value))}</dd>"
        for label, value in reading.facts
        if value
    )
    st.html(f'<dl class="facts">{lines}</dl>')
