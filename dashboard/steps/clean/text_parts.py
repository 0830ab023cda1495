"""Divide a text into parts: apply the rules to its lines, in the order in which they take precedence."""

from collections.abc import Collection, Iterator, Sequence

from dashboard.schema import Part, Span
from dashboard.steps.clean.article_region import find_article, find_boxed_links, is_whole_page
from dashboard.steps.clean.bylines_and_datelines import find_head_part
from dashboard.steps.clean.captions import find_caption
from dashboard.steps.clean.furniture_lines import (
    LABEL_HEADING,
    is_furniture,
    is_tail_heading,
    split_menu_items,
)
from dashboard.steps.clean.line_cuts import LineParts, add_transcript_cuts, find_inline_cuts
from dashboard.steps.clean.put_back import PutBack
from dashboard.steps.clean.recurring_lines import fold_line
from dashboard.steps.clean.text_lines import TextLine, split_lines

_LEAD_PARAGRAPHS = 2
_LEAD_WORDS = 80
_HEAD_LINES = 8
_TITLE_WORDS = 30
_STANDFIRST_WORDS = 40
_LABEL_LINES = 3
_LABEL_WORDS = 8
_MASTHEAD_WORDS = 6
_HEADLINE_WORDS = 16


def find_parts(
    text: str,
    title_given: bool,
    furniture: Collection[str] = (),
    with_cuts: bool = True,
    *,
    marked: Sequence[Span] = (),
    put_back: PutBack | None = None,
) -> tuple[Span, ...]:
    """Return the spans of `text` that are not plain body, in order and without overlap. LEAD is among them.

    Args:
        text: The text as read.
        title_given: Whether its first line is a title that came as a field.
        furniture: Folded lines (see `fold_line`) that recur across the publisher's articles.
        with_cuts: Whether to cut; if not, only title, standfirst, lead and speakers are found.
        marked: Spans whose part the file format gives; all other lines are the article's.
        put_back: What stays text whatever the rules decide; None for nothing.
    """
    lines, put_back = split_lines(text), put_back or PutBack()
    parts = _restore_lines(lines, _cut_lines(lines, title_given, furniture, marked), put_back)
    if None not in parts[title_given:] and lines[title_given:]:
        # If the rules leave nothing but a title, they have misread the text.
        parts = [None] * len(lines)
    _mark_title(lines, parts, title_given)
    if not with_cuts:
        parts = [part if part in (Part.TITLE, Part.STANDFIRST) else None for part in parts]
    inline_cuts = find_inline_cuts(lines, parts, put_back) if with_cuts else {}
    add_transcript_cuts(lines, parts, inline_cuts, put_back)
    _mark_lead(lines, parts)
    return tuple(_iterate_spans(lines, parts, inline_cuts))


def find_uncut_spans(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of `text` that are not cut, in order: title, standfirst, lead and body."""
    at = 0
    for span in (*parts, Span(len(text), len(text), Part.FURNITURE)):
        if text[at : span.start].strip():
            yield Span(at, span.start, Part.BODY)
        if not span.part.is_cut:
            yield span
        at = span.end


def _cut_lines(
    lines: Sequence[TextLine], title_given: bool, furniture: Collection[str], marked: Sequence[Span]
) -> LineParts:
    """Return the part that the rules give to each line, None where it is text."""
    parts: LineParts = [None] * len(lines)
    outside = set() if marked else _find_lines_outside_article(lines)
    marked_parts = {span.start: span.part for span in marked}
    n_prose = 0
    for number, line in enumerate(lines[title_given:], start=title_given):
        in_head = n_prose < 1 or (number <= _HEAD_LINES and n_prose < _HEAD_LINES // 2)
        part = _classify_line(line, in_head, furniture)
        if line.start in marked_parts and part is not Part.BYLINE and part is not Part.STAMP:
            part = marked_parts[line.start]
        if part is None and number in outside:
            part = Part.FURNITURE
        parts[number] = part
        n_prose += part is None and line.is_prose
    _mark_masthead(lines, parts, title_given)
    _mark_labels(lines, parts)
    _mark_tail(lines, parts)
    return parts


def _find_lines_outside_article(lines: Sequence[TextLine]) -> set[int]:
    """Return the numbers of the lines outside the article of a whole page; none if it is no such page."""
    if not is_whole_page(lines):
        return set()
    first, last = find_article(lines)
    return {*range(first), *range(last, len(lines)), *find_boxed_links(lines)}


def _restore_lines(lines: Sequence[TextLine], parts: LineParts, put_back: PutBack) -> LineParts:
    """Return the parts, with None for the lines and parts that an analyst put back."""
    if not put_back.lines and not put_back.parts:
        return parts
    return [
        None if part in put_back.parts or fold_line(line.text) in put_back.lines else part
        for line, part in zip(lines, parts, strict=True)
    ]


def _classify_line(line: TextLine, in_head: bool, furniture: Collection[str]) -> Part | None:
    caption = find_caption(line)
    if caption is Part.CAPTION:
        return caption
    if furniture and len(line.text) <= 200 and fold_line(line.text) in furniture:
        return Part.FURNITURE
    if is_furniture(line.text):
        return Part.FURNITURE
    return caption or find_head_part(line, in_head)


def _mark_masthead(lines: Sequence[TextLine], parts: LineParts, title_given: bool) -> None:
    """Mark the page's own name above its menu as furniture, if it is the first line of text."""
    top = next((number for number, part in enumerate(parts) if part is None), len(lines))
    if title_given or top + 1 >= len(lines) or parts[top + 1] is not Part.FURNITURE:
        return
    is_name = lines[top].n_words <= _MASTHEAD_WORDS and not lines[top].ends_sentence
    if is_name and split_menu_items(lines[top + 1].text):
        parts[top] = Part.FURNITURE


def _mark_tail(lines: Sequence[TextLine], parts: LineParts) -> None:
    """Mark headlines of other articles as furniture: they follow a "Read next" below the last sentence."""
    sentences = [number for number, line in enumerate(lines) if parts[number] is None and line.ends_sentence]
    in_tail = False
    for number in range(sentences[-1] + 1 if sentences else len(lines), len(lines)):
        line = lines[number]
        in_tail = in_tail or is_tail_heading(line.text)
        if in_tail and parts[number] is None and line.n_words <= _HEADLINE_WORDS:
            parts[number] = Part.FURNITURE


def _mark_labels(lines: Sequence[TextLine], parts: LineParts) -> None:
    """Mark the short lines below "Region / Country" as labels: the page is filed under them."""
    for number, line in enumerate(lines):
        if LABEL_HEADING.fullmatch(line.text):
            for below in range(number + 1, min(number + 1 + _LABEL_LINES, len(lines))):
                label = lines[below]
                is_long = label.ends_sentence or label.n_words > _LABEL_WORDS
                if is_long or parts[below] not in (None, Part.FURNITURE):
                    break
                if not is_furniture(label.text):
                    parts[below] = Part.LABEL


def _mark_title(lines: Sequence[TextLine], parts: LineParts, title_given: bool) -> None:
    """Mark the title and the standfirst among the lines of text."""
    text_lines = [number for number, part in enumerate(parts) if part is None]
    if title_given and lines:
        parts[0] = Part.TITLE
    elif len(text_lines) > 1 and _could_be_title(lines[text_lines[0]], lines[text_lines[1]]):
        parts[text_lines[0]] = Part.TITLE
    else:
        return
    below = text_lines[1:]
    if len(below) > 1 and _could_be_standfirst(lines[below[0]], lines[below[1]]):
        parts[below[0]] = Part.STANDFIRST


def _could_be_title(line: TextLine, below: TextLine) -> bool:
    if line.n_words > _TITLE_WORDS or len(line.text) > 250 or line.text[-1] in ",;:":
        return False
    is_question = line.text[-1] in "?!" and line.n_words <= _HEADLINE_WORDS
    return not line.ends_sentence or (is_question and below.n_words > line.n_words)


def _could_be_standfirst(line: TextLine, below: TextLine) -> bool:
    if line.ends_sentence or line.text[-1] in ",;:" or not 3 <= line.n_words <= _STANDFIRST_WORDS:
        return False
    return line.text[0] not in "-–—•*·" and (below.ends_sentence or below.n_words > line.n_words)


def _mark_lead(lines: Sequence[TextLine], parts: LineParts) -> None:
    """Mark the first paragraphs of the body as the lead, up to its usual length."""
    n_words = 0
    body = [number for number, part in enumerate(parts) if part is None]
    for number in body[:_LEAD_PARAGRAPHS]:
        if n_words and n_words + lines[number].n_words > _LEAD_WORDS:
            return
        parts[number] = Part.LEAD
        n_words += lines[number].n_words


def _iterate_spans(
    lines: Sequence[TextLine], parts: LineParts, inline_cuts: dict[int, list[Span]]
) -> Iterator[Span]:
    """Yield the spans of all lines; a line with inline cuts gives several."""
    for number, (line, part) in enumerate(zip(lines, parts, strict=True)):
        at = line.start
        for cut in inline_cuts.get(number, ()):
            if part is not None and at < cut.start:
                yield Span(at, cut.start, part)
            yield cut
            at = cut.end
        if part is not None and at < line.end:
            yield Span(at, line.end, part)
