"""A text -> spans that are not body. It marks spans and never rewrites text, so every cut can be put back."""

from dashboard.steps.clean.put_back import PutBack
from dashboard.steps.clean.recurring_lines import (
    MIN_ARTICLES,
    find_comparable_lines,
    find_recurring_lines,
    fold_line,
)
from dashboard.steps.clean.text_parts import find_parts, find_uncut_spans

VERSION = "clean-5"

__all__ = [
    "MIN_ARTICLES",
    "VERSION",
    "PutBack",
    "find_comparable_lines",
    "find_parts",
    "find_recurring_lines",
    "find_uncut_spans",
    "fold_line",
]
