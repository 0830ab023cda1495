"""The lines of a whole saved page -> which of them are its article: the run that reads most like prose."""

from collections.abc import Sequence

from dashboard.steps.clean.furniture import is_furniture, is_tail
from dashboard.steps.clean.lines import Line

_SHORT_LINES = 14
_SHORT_SHARE = 0.45
# A line that goes on in small letters on the next is wrapped prose, however short.
_WRAPPED_WORDS = 5
_TAIL_COST = -40.0


def is_page(lines: Sequence[Line]) -> bool:
    """Whether lines are a page's, menus and all, and not an article's."""
    short = sum(not line.stops and line.n_words <= 6 for line in lines)
    return short >= _SHORT_LINES and short >= _SHORT_SHARE * len(lines)


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
    return best_run


def weigh(line: Line, below: Line | None) -> float:
    """Return how much a line reads like prose (above 0) or like a menu (below)."""
    if line.n_words >= _WRAPPED_WORDS and not line.stops and below is not None and below.text[0].islower():
        return float(line.n_words)
    if is_tail(line.text, line.n_words):
        return _TAIL_COST
    if is_furniture(line.text, line.n_words):
        return -6.0
    if line.stops:
        return min(float(line.n_words), 60.0) if line.n_words >= 6 else 0.0
    if line.n_words >= 20:
        return line.n_words / 2
    return -5.0 if line.n_words < 12 else -2.0
