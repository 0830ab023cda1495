"""The parts of a text: which of them inform, where one lies, and the sentences in them."""

from bisect import bisect_right
from collections.abc import Sequence

from dashboard.schema import Part, Span
from dashboard.text.sentences import split_sentences

# Cuts that inform: who is in a picture, where a report was filed, what a page is about.
_INFORMATIVE_CUTS = {Part.CAPTION, Part.DATELINE, Part.LABEL}


def find_sentence_spans(text: str, parts: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of all informative parts of a text in order, each with its part."""
    spans: list[Span] = []
    end_of_part = 0
    for span in [*parts, Span(len(text), len(text), Part.BODY)]:
        between = split_sentences(text, end_of_part, span.start)
        spans.extend(Span(start, end, Part.BODY) for start, end in between)
        if span.start < span.end and is_informative(span.part):
            inside = split_sentences(text, span.start, span.end)
            spans.extend(Span(start, end, span.part) for start, end in inside)
        end_of_part = span.end
    return tuple(spans)


def is_informative(part: Part) -> bool:
    """Whether a part informs about the story: it is not cut, or it is a caption, dateline or label."""
    return not part.is_cut or part in _INFORMATIVE_CUTS


def find_part(parts: Sequence[Span], offset: int) -> Part:
    """Return the part that contains an offset of the text."""
    index = bisect_right(parts, offset, key=lambda span: span.start) - 1
    return parts[index].part if index >= 0 and offset < parts[index].end else Part.BODY
