"""A text with its parts -> the sentences of everything in it that tells something."""

from bisect import bisect_right
from collections.abc import Sequence

from dashboard.schema import Part, Span
from dashboard.text.sentences import split_sentences

# Cuts that tell something: who is in a picture, where a report was filed, what a page says it is about.
_TELLING_CUTS = {Part.CAPTION, Part.DATELINE, Part.LABEL}


def sentence_spans(text: str, parts: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of everything in a text that tells something, each with its part."""
    spans: list[Span] = []
    at = 0
    for span in [*parts, Span(len(text), len(text), Part.BODY)]:
        spans.extend(Span(start, end, Part.BODY) for start, end in split_sentences(text, at, span.start))
        if span.start < span.end and tells(span.part):
            spans.extend(
                Span(start, end, span.part) for start, end in split_sentences(text, span.start, span.end)
            )
        at = span.end
    return tuple(spans)


def tells(part: Part) -> bool:
    """Return whether a part tells something: it is no cut, or one of those that do."""
    return not part.is_cut or part in _TELLING_CUTS


def part_at(parts: Sequence[Span], at: int) -> Part:
    """Return the part that a place of the text lies in."""
    index = bisect_right(parts, at, key=lambda span: span.start) - 1
    return parts[index].part if index >= 0 and at < parts[index].end else Part.BODY
