"""The page Words, a module a tab. Nothing is counted here."""

from dashboard.views.words.page import show

__all__ = ["show"]
