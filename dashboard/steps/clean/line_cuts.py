"""Cuts inside the lines of a text: its dateline, inline furniture, and who speaks in a transcript."""

from collections.abc import Sequence

from dashboard.schema import Part, Span
from dashboard.steps.clean.bylines_and_datelines import find_dateline
from dashboard.steps.clean.inline_furniture import find_inline_furniture
from dashboard.steps.clean.put_back import PutBack
from dashboard.steps.clean.text_lines import TextLine
from dashboard.steps.clean.transcripts import find_transcript_cuts

_DATELINE_LINES = 4

LineParts = list[Part | None]
"""The part of each line; None where it is plain text."""


def find_inline_cuts(lines: Sequence[TextLine], parts: LineParts, put_back: PutBack) -> dict[int, list[Span]]:
    """Return the cuts inside lines of text, by line number: the opening dateline and inline furniture."""
    inline_cuts: dict[int, list[Span]] = {}
    text_lines = [number for number, part in enumerate(parts) if part is None]
    has_dateline = False
    for order, number in enumerate(text_lines):
        line = lines[number]
        cuts = [
            Span(line.start + start, line.start + end, part)
            for start, end, part in find_inline_furniture(line.text)
        ]
        end = find_dateline(line.text) if order < _DATELINE_LINES and not has_dateline else 0
        if 0 < end < len(line.text):
            cuts, has_dateline = [Span(line.start, line.start + end, Part.DATELINE), *cuts], True
        cuts = [span for span in cuts if span.part not in put_back.parts]
        if cuts and sum(span.end - span.start for span in cuts) < len(line.text):
            inline_cuts[number] = cuts
    return inline_cuts


def add_transcript_cuts(
    lines: Sequence[TextLine], parts: LineParts, inline_cuts: dict[int, list[Span]], put_back: PutBack
) -> None:
    """Add the labels of speakers and the stage directions to the cuts; a line of nothing else is one."""
    for number, spans in find_transcript_cuts(lines).items():
        line, part = lines[number], parts[number]
        spans = [span for span in spans if span.part not in put_back.parts]
        if (part is not None and part.is_cut) or not spans:
            continue
        if sum(span.end - span.start for span in spans) >= len(line.text.replace(" ", "")):
            parts[number] = spans[0].part
        else:
            others = [
                cut for cut in inline_cuts.get(number, ()) if all(_are_apart(cut, span) for span in spans)
            ]
            inline_cuts[number] = sorted([*spans, *others], key=lambda span: span.start)


def _are_apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start
