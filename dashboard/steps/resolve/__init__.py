"""Names joined into persons, organisations and places, first within an article, then in the whole corpus.

Every join has the rule that made it, and the form that the name was joined to.
"""

from dashboard.steps.resolve.entity import Entity, Join, NameKey
from dashboard.steps.resolve.name_kinds import correct_name_kinds
from dashboard.steps.resolve.organisations import load_body_names
from dashboard.steps.resolve.resolve_names import VERSION, resolve_names
from dashboard.steps.resolve.within_article import find_fullest_forms

__all__ = [
    "VERSION",
    "Entity",
    "Join",
    "NameKey",
    "correct_name_kinds",
    "find_fullest_forms",
    "load_body_names",
    "resolve_names",
]
