"""The lines of a whole saved page -> which of them are its article: the run that reads most like prose."""

import re
from collections.abc import Sequence

from dashboard.steps.clean.bylines_and_datelines import is_byline, is_stamp
from dashboard.steps.clean.furniture_lines import is_furniture, is_tail
from dashboard.steps.clean.text_lines import Line

_SHORT_LINES = 14
_SHORT_SHARE = 0.45
_PAGE_MARKS = 6
_HEADLINE_WORDS = 16
_TITLE_CASE = 0.7
# A line that goes on in small letters on the next is wrapped prose, however short.
_WRAPPED_WORDS = 5
# A page goes on with other matter below such a line, and with another article below another byline.
_TAIL_COST = -40.0
# A line of a program or of its output, which some articles show, is neither prose nor menu.
_CODE = re.compile(r"[{};=\\]|</?\w|\w\(\)|^[)\]}#]|//|->")


# The line above or below a reader's comment: who wrote it, how long ago.
_REMARK = re.compile(
    r"\b(?:\d+|an?|one|two|three) (?:sec|second|min|minute|hour|hr|day|week|month|year)s? ago\b"
    r"|\b(?:says?|said|wrote|writes|replied|commented)(?: on .{6,40}| at .{6,40})?:$|^in reply to\b|^(?:permalink|flag|up ?vote|down ?vote)$",
    re.IGNORECASE,
)
_REMARK_WORDS = 12
_REMARK_COST = -25.0
_BOX_LINES = 7
_OPENING_WORDS = 15


def is_page(lines: Sequence[Line]) -> bool:
    """Whether lines are a page's, menus and all, and not an article's."""
    short = sum(not line.stops and line.n_words <= 6 for line in lines)
    if short >= _SHORT_LINES and short >= _SHORT_SHARE * len(lines):
        return True
    headings = sum(not line.stops and line.n_words <= _HEADLINE_WORDS for line in lines)
    if headings < max(_PAGE_MARKS, _SHORT_SHARE * len(lines)):
        return False
    marks = sum(is_tail(line.text, line.n_words) or is_furniture(line.text, line.n_words) for line in lines)
    return marks >= _PAGE_MARKS


def is_headline(line: Line) -> bool:
    """Whether a line is a heading or names another article: no sentence, or a question in title case."""
    if not line.stops:
        return line.n_words <= _HEADLINE_WORDS and not line.text[0].islower()
    if line.n_words > _HEADLINE_WORDS or line.text[-1] not in "?!":
        return False
    long = [word for word in line.text.split()[1:] if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)


def boxed_links(lines: Sequence[Line]) -> list[int]:
    """Return the lines of boxes amid an article: headings of other articles below a "See also"."""
    found: list[int] = []
    box: list[int] = []
    is_open = False
    for number, line in enumerate(lines):
        wrapped = number + 1 < len(lines) and lines[number + 1].text[0].islower()
        if is_open and is_headline(line) and not wrapped:
            box.append(number)
            continue
        found.extend(box if len(box) > 1 else [])
        box, is_open = [], is_tail(line.text, line.n_words)
    return found + (box if len(box) > 1 else [])


def find_article(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the first and last (excluded) line of the run that reads most like prose.

    It is the run of the largest sum where a sentence weighs as many points as it has words, and a
    menu's line costs some: one pass over the lines, and no run can be better.
    """
    best, best_run = 0.0, (0, 0)
    total, begin = 0.0, 0
    for number, line in enumerate(lines):
        if total <= 0:
            total, begin = 0.0, number
        total += weigh(line, lines[number + 1] if number + 1 < len(lines) else None)
        if total >= best and total > 0:
            best, best_run = total, (begin, number + 1)
    return _with_opening(lines, *best_run)


def _with_opening(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """Return the run from the paragraph on that a few short lines part from it, as a box of links does."""
    for number in range(first - 1, max(-1, first - _BOX_LINES - 1), -1):
        if lines[number].stops and lines[number].n_words >= _OPENING_WORDS:
            return number, last
    return first, last


def weigh(line: Line, below: Line | None) -> float:
    """Return how much a line reads like prose (above 0) or like a menu (below)."""
    if line.n_words >= _WRAPPED_WORDS and not line.stops and below is not None and below.text[0].islower():
        return float(line.n_words)
    if is_tail(line.text, line.n_words) or is_byline(line):
        return _TAIL_COST
    if line.n_words <= _REMARK_WORDS and (_REMARK.search(line.text) or is_stamp(line, in_head=False)):
        return _REMARK_COST
    if is_furniture(line.text, line.n_words):
        return -6.0
    if line.stops and is_headline(line):
        return -5.0
    if line.stops:
        return min(float(line.n_words), 60.0) if line.n_words >= 6 else 0.0
    if line.n_words >= 20:
        return line.n_words / 2
    if _CODE.search(line.text):
        return 0.0
    return -5.0 if line.n_words < 12 else -2.0
