"""The place and country of names and demonyms, by exact look-up in tables; no model, no guess on a tie."""

from dashboard.steps.place.article_places import find_containing_areas, find_places
from dashboard.steps.place.country_mentions import find_known_names
from dashboard.steps.place.gazetteer import Gazetteer, fingerprint, load_gazetteer
from dashboard.steps.place.lookup import find_place
from dashboard.steps.place.missed_towns import find_missed_towns
from dashboard.steps.place.national_bodies import find_body_countries, parse_national_body

__all__ = [
    "Gazetteer",
    "find_body_countries",
    "find_containing_areas",
    "find_known_names",
    "find_missed_towns",
    "find_place",
    "find_places",
    "fingerprint",
    "load_gazetteer",
    "parse_national_body",
]
