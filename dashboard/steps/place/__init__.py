"""A name or demonym -> a place and its country, or None; exact look-ups in tables, never in an article's words."""

from dashboard.steps.place.article_places import find_places, lands_behind
from dashboard.steps.place.country_mentions import find_mentions
from dashboard.steps.place.gazetteer import (
    VERSION,
    Gazetteer,
    country_of_code,
    fingerprint,
    load_gazetteer,
    macro_regions,
    regions,
)
from dashboard.steps.place.lookup import find_place
from dashboard.steps.place.missed_towns import find_towns
from dashboard.steps.place.national_bodies import NationalBody, find_homes, read_body

__all__ = [
    "VERSION",
    "Gazetteer",
    "NationalBody",
    "country_of_code",
    "find_homes",
    "find_mentions",
    "find_place",
    "find_places",
    "find_towns",
    "fingerprint",
    "lands_behind",
    "load_gazetteer",
    "macro_regions",
    "read_body",
    "regions",
]
