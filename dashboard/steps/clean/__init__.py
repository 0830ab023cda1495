"""A text -> spans of what is not body. It names; it never rewrites, so whatever is cut can be put back."""

from dashboard.steps.clean.parts import PutBack, find_parts, text_spans
from dashboard.steps.clean.recurring import RECURS_IN, fold_line, recurring_lines, seen_lines

VERSION = "clean-3"

__all__ = [
    "RECURS_IN",
    "VERSION",
    "PutBack",
    "find_parts",
    "fold_line",
    "recurring_lines",
    "seen_lines",
    "text_spans",
]
