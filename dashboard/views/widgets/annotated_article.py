"""An article as HTML: names, times and search hits are marked, removed text is grey or left out."""

import html
from collections.abc import Iterator, Sequence

from dashboard.query.articles.read_article import ReadableArticle
from dashboard.schema import Part
from dashboard.views.widgets.highlight import TextMark, highlight

_REASONS = {
    Part.DATELINE: "dateline",
    Part.BYLINE: "byline",
    Part.STAMP: "stamp of the page",
    Part.CAPTION: "caption of a photo",
    Part.CREDIT: "credit",
    Part.LABEL: "label of the page",
    Part.SPEAKER: "who speaks",
    Part.DIRECTION: "stage direction",
    Part.FURNITURE: "furniture of the page",
}
_HEADS = {Part.TITLE: "title", Part.STANDFIRST: "standfirst"}


def render_article(
    article: ReadableArticle, at: int | None, hits: Sequence[tuple[int, int]] = (), *, with_cuts: bool
) -> str:
    """Return an article as HTML; its own text is escaped.

    Args:
        article: The article.
        at: The place in its text whose sentence is highlighted, None for none.
        hits: Where a search matches.
        with_cuts: Whether removed text is drawn, in grey, with the reason on hover.
    """
    marks = [*_text_marks(article), *_sentence_mark(article, at), *_hit_marks(hits, at)]
    edge, pieces = 0, []
    for cut in sorted((span for span in article.parts if span.part.is_cut), key=lambda span: span.start):
        pieces.append(highlight(article.text, marks, edge, max(edge, cut.start)))
        if with_cuts:
            reason = html.escape(_REASONS.get(cut.part, "cut"))
            words = html.escape(article.text[max(edge, cut.start) : cut.end])
            pieces.append(f'<span class="cut" title="cut: {reason}">{words}</span>')
        edge = max(edge, cut.end)
    pieces.append(highlight(article.text, marks, edge))
    return "".join(pieces).strip()


def _text_marks(article: ReadableArticle) -> Iterator[TextMark]:
    """Yield the title and the standfirst, then the names, then the times."""
    for span in article.parts:
        if span.part in _HEADS:
            yield TextMark(span.start, span.end, _HEADS[span.part])
    for name in article.marks:
        yield TextMark(name.start, name.end, str(name.kind), name.label)
    for time in article.times:
        yield TextMark(time.start, time.end, "time", time.label)


def _sentence_mark(article: ReadableArticle, at: int | None) -> Iterator[TextMark]:
    if at is not None:
        sentences = (sentence for sentence in article.sentences if sentence[0] <= at < sentence[1])
        start, end = next(sentences, (at, at))
        yield TextMark(start, end, "lit")


def _hit_marks(hits: Sequence[tuple[int, int]], at: int | None) -> Iterator[TextMark]:
    for start, end in hits:
        yield TextMark(start, end, "hit now" if start == at else "hit")
