"""Words: what is used most, over time, what is distinctive, in context, and what stands beside a word."""

from dashboard.views.words.page import show

__all__ = ["show"]
