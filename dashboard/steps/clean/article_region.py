"""Find the article among the lines of a whole saved page: the run of lines that reads most like prose."""

import re
from collections.abc import Sequence

from dashboard.steps.clean.bylines_and_datelines import is_byline, is_stamp
from dashboard.steps.clean.furniture_lines import is_furniture, is_tail_heading
from dashboard.steps.clean.text_lines import TextLine

_SHORT_LINES = 14
_SHORT_SHARE = 0.45
_PAGE_MARKS = 6
_HEADLINE_WORDS = 16
_TITLE_CASE = 0.7
# A line is wrapped prose, however short, if the next line continues it in lower case.
_WRAPPED_WORDS = 5
# Below such a line a page shows other content; below another byline, another article.
_TAIL_COST = -40.0
# Some articles show lines of a program or of its output. These are neither prose nor menu.
_CODE = re.compile(r"[{};=\\]|</?\w|\w\(\)|^[)\]}#]|//|->")
# The line above or below a reader's comment, which gives its author or its age.
_REMARK = re.compile(
    r"\b(?:\d+|an?|one|two|three) (?:sec|second|min|minute|hour|hr|day|week|month|year)s? ago\b"
    r"|\b(?:says?|said|wrote|writes|replied|commented)(?: on .{6,40}| at .{6,40})?:$"
    r"|^in reply to\b|^(?:permalink|flag|up ?vote|down ?vote)$",
    re.IGNORECASE,
)
_REMARK_WORDS = 12
_REMARK_COST = -25.0
_BOX_LINES = 7
_OPENING_WORDS = 15


def is_whole_page(lines: Sequence[TextLine]) -> bool:
    """Return whether the lines are a whole page with its menus, and not just an article."""
    n_short = sum(not line.ends_sentence and line.n_words <= 6 for line in lines)
    if n_short >= _SHORT_LINES and n_short >= _SHORT_SHARE * len(lines):
        return True
    n_headings = sum(not line.ends_sentence and line.n_words <= _HEADLINE_WORDS for line in lines)
    if n_headings < max(_PAGE_MARKS, _SHORT_SHARE * len(lines)):
        return False
    n_marks = sum(is_tail_heading(line.text) or is_furniture(line.text) for line in lines)
    return n_marks >= _PAGE_MARKS


def is_headline(line: TextLine) -> bool:
    """Return whether a line is a heading: not a sentence, or a question or exclamation in title case."""
    if not line.ends_sentence:
        return line.n_words <= _HEADLINE_WORDS and not line.text[0].islower()
    if line.n_words > _HEADLINE_WORDS or line.text[-1] not in "?!":
        return False
    long_words = [word for word in line.text.split()[1:] if len(word) > 3]
    n_capitalised = sum(word[0].isupper() for word in long_words)
    return len(long_words) > 2 and n_capitalised >= _TITLE_CASE * len(long_words)


def find_boxed_links(lines: Sequence[TextLine]) -> list[int]:
    """Return the numbers of the lines in boxes of links: headings of other articles below a "See also"."""
    boxed: list[int] = []
    box: list[int] = []
    is_open = False
    for number, line in enumerate(lines):
        is_wrapped = number + 1 < len(lines) and lines[number + 1].text[0].islower()
        if is_open and is_headline(line) and not is_wrapped:
            box.append(number)
            continue
        boxed.extend(box if len(box) > 1 else [])
        box, is_open = [], is_tail_heading(line.text)
    return boxed + (box if len(box) > 1 else [])


def find_article(lines: Sequence[TextLine]) -> tuple[int, int]:
    """Return the first line, and the line after the last, of the run that reads most like prose.

    This is the run with the largest sum of scores. A sentence scores as many points as it has words.
    A line of a menu costs points. One pass over the lines finds the best run (Kadane's algorithm).
    """
    best, best_run = 0.0, (0, 0)
    total, first = 0.0, 0
    for number, line in enumerate(lines):
        if total <= 0:
            total, first = 0.0, number
        total += score_line(line, lines[number + 1] if number + 1 < len(lines) else None)
        if total >= best and total > 0:
            best, best_run = total, (first, number + 1)
    return _include_opening(lines, *best_run)


def _include_opening(lines: Sequence[TextLine], first: int, last: int) -> tuple[int, int]:
    """Return the run extended upwards to a paragraph that a box of links or other short lines cut off."""
    for number in range(first - 1, max(-1, first - _BOX_LINES - 1), -1):
        if lines[number].ends_sentence and lines[number].n_words >= _OPENING_WORDS:
            return number, last
    return first, last


def score_line(line: TextLine, below: TextLine | None) -> float:
    """Return how much a line reads like prose (above 0) or like a menu (below 0)."""
    if _is_wrapped_prose(line, below):
        return float(line.n_words)
    if is_tail_heading(line.text) or is_byline(line):
        return _TAIL_COST
    if line.n_words <= _REMARK_WORDS and (_REMARK.search(line.text) or is_stamp(line, in_head=False)):
        return _REMARK_COST
    if is_furniture(line.text):
        return -6.0
    return _score_sentence(line) if line.ends_sentence else _score_fragment(line)


def _is_wrapped_prose(line: TextLine, below: TextLine | None) -> bool:
    continues = below is not None and below.text[0].islower()
    return line.n_words >= _WRAPPED_WORDS and not line.ends_sentence and continues


def _score_sentence(line: TextLine) -> float:
    if is_headline(line):
        return -5.0
    return min(float(line.n_words), 60.0) if line.n_words >= 6 else 0.0


def _score_fragment(line: TextLine) -> float:
    if line.n_words >= 20:
        return line.n_words / 2
    if _CODE.search(line.text):
        return 0.0
    return -5.0 if line.n_words < 12 else -2.0
