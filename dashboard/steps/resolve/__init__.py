"""Many names -> one entity: within an article, then over the corpus; every join says by which rule, and to which form."""

from dashboard.steps.resolve.entity import Entity, Join, NameKey
from dashboard.steps.resolve.name_kinds import settle_names
from dashboard.steps.resolve.organisations import listed_names
from dashboard.steps.resolve.resolve_names import VERSION, resolve_names
from dashboard.steps.resolve.within_article import fullest_forms

__all__ = [
    "VERSION",
    "Entity",
    "Join",
    "NameKey",
    "fullest_forms",
    "listed_names",
    "resolve_names",
    "settle_names",
]
