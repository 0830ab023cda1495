"""A text -> spans of what is not body. It names; it never rewrites, so whatever is cut can be put back."""

from dashboard.steps.clean.recurring_lines import RECURS_IN, fold_line, recurring_lines, seen_lines
from dashboard.steps.clean.text_parts import PutBack, find_parts, text_spans

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
