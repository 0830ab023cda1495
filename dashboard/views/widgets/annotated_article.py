"""An article as HTML: its names, times and search hits marked, removed text in grey on request."""

import html
from collections.abc import Iterator, Sequence

from dashboard.query.articles.read_article import ReadableArticle
from dashboard.schema import Part
from dashboard.views.widgets.highlight import TextMark, highlight


def render_article(
    reading: ReadableArticle, at: int | None, hits: Sequence[tuple[int, int]] = (), *, with_cuts: bool
) -> str:
    """Return an article as HTML; whatever it says is text."""
    marks = [*_parts(reading), *_names(reading), *_times(reading), *_lit(reading, at), *_hits(hits, at)]
    edge, drawn = 0, []
    for cut in sorted((span for span in reading.parts if span.part.is_cut), key=lambda span: span.start):
        drawn.append(highlight(reading.text, marks, edge, max(edge, cut.start)))
        if with_cuts:
            reason = html.escape(_CUTS.get(cut.part, "cut"))
            words = html.escape(reading.text[max(edge, cut.start) : cut.end])
            drawn.append(f'<span class="cut" title="cut: {reason}">{words}</span>')
        edge = max(edge, cut.end)
    drawn.append(highlight(reading.text, marks, edge))
    return "".join(drawn).strip()


_CUTS = {
    Part.DATELINE: "dateline",
    Part.BYLINE: "byline",
    Part.STAMP: "stamp of the page",
    Part.CAPTION: "caption of a photo",
    Part.CREDIT: "credit",
    Part.LABEL: "label of the page",
    Part.FURNITURE: "furniture of the page",
}


def _parts(reading: ReadableArticle) -> Iterator[TextMark]:
    names = {Part.TITLE: "title", Part.STANDFIRST: "standfirst"}
    for span in reading.parts:
        if span.part in names:
            yield TextMark(span.start, span.end, names[span.part])


def _names(reading: ReadableArticle) -> Iterator[TextMark]:
    for mark in reading.marks:
        yield TextMark(mark.start, mark.end, str(mark.kind), mark.label)


def _times(reading: ReadableArticle) -> Iterator[TextMark]:
    for time in reading.times:
        yield TextMark(time.start, time.end, "time", time.label)


def _lit(reading: ReadableArticle, at: int | None) -> Iterator[TextMark]:
    if at is not None:
        start, end = next(((start, end) for start, end in reading.sentences if start <= at < end), (at, at))
        yield TextMark(start, end, "lit")


def _hits(hits: Sequence[tuple[int, int]], at: int | None) -> Iterator[TextMark]:
    for start, end in hits:
        yield TextMark(start, end, "hit now" if start == at else "hit")
