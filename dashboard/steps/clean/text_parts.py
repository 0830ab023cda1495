"""The lines of a text -> the parts they play, in the order in which the rules have their say."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dashboard.schema import Part, Span
from dashboard.steps.clean.article_region import boxed_links, find_article, is_page
from dashboard.steps.clean.bylines_and_datelines import find_dateline, head_part
from dashboard.steps.clean.captions import find_caption
from dashboard.steps.clean.furniture_lines import LABEL_HEAD, is_furniture, is_tail, menu_items
from dashboard.steps.clean.inline_furniture import find_glued
from dashboard.steps.clean.recurring_lines import fold_line
from dashboard.steps.clean.text_lines import Line, split_lines

_LEAD_PARAGRAPHS = 2
_LEAD_WORDS = 80
_HEAD_LINES = 8
_TITLE_WORDS = 30
_STANDFIRST_WORDS = 40
_LABEL_LINES = 3
_DATELINE_LINES = 4
_MASTHEAD_WORDS = 6
_HEADLINE_WORDS = 16

Roles = list[Part | None]


@dataclass(frozen=True, slots=True)
class PutBack:
    """What an analyst wants to read again: folded lines (see `fold_line`), and whole parts such as captions."""

    lines: Collection[str] = ()
    parts: Collection[Part] = ()


def find_parts(
    text: str,
    title_given: bool,
    furniture: Collection[str] = (),
    with_cuts: bool = True,
    *,
    marked: Sequence[Span] = (),
    put_back: PutBack | None = None,
) -> tuple[Span, ...]:
    """Return the spans of `text` that are not plain body, in order, none overlapping: LEAD among them.

    Args:
        text: The text as read.
        title_given: Whether its first line is a title that came as a field.
        furniture: Folded lines (see `fold_line`) that recur across the publisher's articles.
        with_cuts: Whether to cut; else only title, standfirst and lead are found.
        marked: Spans whose part the format itself told; all that they leave out is the article's.
        put_back: What is text whatever the rules say; None for nothing.
    """
    lines, put_back = split_lines(text), put_back or PutBack()
    roles = _kept(lines, _cut(lines, title_given, furniture, marked), put_back)
    if not any(role is None for role in roles[title_given:]) and lines[title_given:]:
        # Rules that leave nothing have misread the text: what remains must be more than its title.
        roles = [None] * len(lines)
    _find_title(lines, roles, title_given)
    if not with_cuts:
        roles = [role if role in (Part.TITLE, Part.STANDFIRST) else None for role in roles]
    within = _cuts_within(lines, roles, put_back) if with_cuts else {}
    _find_lead(lines, roles)
    return tuple(_spans(lines, roles, within))


def text_spans(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of `text` that are no cut, in order: title, standfirst, lead and what is body."""
    at = 0
    for span in (*parts, Span(len(text), len(text), Part.FURNITURE)):
        if text[at : span.start].strip():
            yield Span(at, span.start, Part.BODY)
        if not span.part.is_cut:
            yield span
        at = span.end


def _cut(
    lines: Sequence[Line], title_given: bool, furniture: Collection[str], marked: Sequence[Span]
) -> Roles:
    """Return the part that each line plays by rule, None where it is text."""
    roles: Roles = [None] * len(lines)
    whole_page = not marked and is_page(lines)
    first, last = find_article(lines) if whole_page else (0, len(lines))
    boxed = set(boxed_links(lines)) if whole_page else set()
    told = {span.start: span.part for span in marked}
    texts = 0
    for number, line in enumerate(lines[title_given:], start=title_given):
        in_head = texts < 1 or (number <= _HEAD_LINES and texts < _HEAD_LINES // 2)
        role = _cut_line(line, in_head, furniture)
        if line.start in told:
            role = role if role is Part.BYLINE or role is Part.STAMP else told[line.start]
        if role is None and (number in boxed or not first <= number < last):
            role = Part.FURNITURE
        roles[number] = role
        texts += role is None and line.is_prose
    _find_masthead(lines, roles, title_given)
    _find_labels(lines, roles)
    _find_tail(lines, roles)
    return roles


def _kept(lines: Sequence[Line], roles: Roles, put_back: PutBack) -> Roles:
    """Return the roles without those of lines and parts that are put back."""
    if not put_back.lines and not put_back.parts:
        return roles
    return [
        None if role in put_back.parts or fold_line(line.text) in put_back.lines else role
        for line, role in zip(lines, roles, strict=True)
    ]


def _cut_line(line: Line, in_head: bool, furniture: Collection[str]) -> Part | None:
    caption = find_caption(line)
    if caption is Part.CAPTION:
        return caption
    if furniture and len(line.text) <= 200 and fold_line(line.text) in furniture:
        return Part.FURNITURE
    if is_furniture(line.text, line.n_words):
        return Part.FURNITURE
    return caption or head_part(line, in_head)


def _find_masthead(lines: Sequence[Line], roles: Roles, title_given: bool) -> None:
    """Mark a page's own name above its menu, where nothing of the article has come yet."""
    top = next((number for number, role in enumerate(roles) if role is None), len(lines))
    if title_given or top + 1 >= len(lines) or roles[top + 1] is not Part.FURNITURE:
        return
    if lines[top].n_words <= _MASTHEAD_WORDS and not lines[top].stops and menu_items(lines[top + 1].text):
        roles[top] = Part.FURNITURE


def _find_tail(lines: Sequence[Line], roles: Roles) -> None:
    """Mark what follows a "read next" below the last sentence: headlines of other articles."""
    prose = [number for number, line in enumerate(lines) if roles[number] is None and line.stops]
    cut = False
    for number in range(prose[-1] + 1 if prose else len(lines), len(lines)):
        cut = cut or is_tail(lines[number].text, lines[number].n_words)
        if cut and roles[number] is None and lines[number].n_words <= _HEADLINE_WORDS:
            roles[number] = Part.FURNITURE


def _find_labels(lines: Sequence[Line], roles: Roles) -> None:
    """Mark the short lines below "Region / Country": what the page itself is filed under."""
    for number, line in enumerate(lines):
        if LABEL_HEAD.fullmatch(line.text):
            for below in range(number + 1, min(number + 1 + _LABEL_LINES, len(lines))):
                if (
                    lines[below].stops
                    or lines[below].n_words > 8
                    or roles[below] not in (None, Part.FURNITURE)
                ):
                    break
                if not is_furniture(lines[below].text, lines[below].n_words):
                    roles[below] = Part.LABEL


def _find_title(lines: Sequence[Line], roles: Roles, title_given: bool) -> None:
    """Mark the title and the standfirst among the lines that are text."""
    left = [number for number, role in enumerate(roles) if role is None]
    if title_given and lines:
        roles[0] = Part.TITLE
        left = left[1:]
    elif len(left) > 1 and _could_be_title(lines[left[0]], lines[left[1]]):
        roles[left[0]] = Part.TITLE
        left = left[1:]
    else:
        return
    if len(left) > 1 and _could_be_standfirst(lines[left[0]], lines[left[1]]):
        roles[left[0]] = Part.STANDFIRST


def _could_be_title(line: Line, below: Line) -> bool:
    if line.n_words > _TITLE_WORDS or len(line.text) > 250 or line.text[-1] in ",;:":
        return False
    return not line.stops or (line.text[-1] in "?!" and line.n_words <= 16 and below.n_words > line.n_words)


def _could_be_standfirst(line: Line, below: Line) -> bool:
    if line.stops or line.text[-1] in ",;:" or not 3 <= line.n_words <= _STANDFIRST_WORDS:
        return False
    return line.text[0] not in "-–—•*·" and (below.stops or below.n_words > line.n_words)


def _cuts_within(lines: Sequence[Line], roles: Roles, put_back: PutBack) -> dict[int, list[Span]]:
    """Return the cuts within lines of text: the dateline that opens one, and what is glued to its sentences."""
    within: dict[int, list[Span]] = {}
    left = [number for number, role in enumerate(roles) if role is None]
    opened = False
    for order, number in enumerate(left):
        line = lines[number]
        cuts = [Span(line.start + at, line.start + end, part) for at, end, part in find_glued(line.text)]
        end = find_dateline(line.text) if order < _DATELINE_LINES and not opened else 0
        if 0 < end < len(line.text):
            cuts, opened = [Span(line.start, line.start + end, Part.DATELINE), *cuts], True
        cuts = [span for span in cuts if span.part not in put_back.parts]
        if cuts and sum(span.end - span.start for span in cuts) < len(line.text):
            within[number] = cuts
    return within


def _find_lead(lines: Sequence[Line], roles: Roles) -> None:
    """Mark the first paragraphs of the body, as many as make a lead."""
    words = 0
    body = [number for number, role in enumerate(roles) if role is None]
    for number in body[:_LEAD_PARAGRAPHS]:
        if words and words + lines[number].n_words > _LEAD_WORDS:
            return
        roles[number] = Part.LEAD
        words += lines[number].n_words


def _spans(lines: Sequence[Line], roles: Roles, within: dict[int, list[Span]]) -> Iterator[Span]:
    """Yield the spans of all lines, those with cuts within them in pieces."""
    for number, (line, role) in enumerate(zip(lines, roles, strict=True)):
        at = line.start
        for cut in within.get(number, ()):
            if role is not None and at < cut.start:
                yield Span(at, cut.start, role)
            yield cut
            at = cut.end
        if role is not None and at < line.end:
            yield Span(at, line.end, role)
