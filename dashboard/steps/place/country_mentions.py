"""The countries, peoples and seats of power that a text names beyond doubt."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from heapq import merge

from dashboard.schema import Kind
from dashboard.steps.place.gazetteer import Alias, Gazetteer
from dashboard.steps.place.lookup import find_place
from dashboard.steps.place.place_keys import fold_place_names, read_abbreviation, remove_accents
from dashboard.text.lost_letters import add_lost_letter_forms

KnownName = tuple[int, int, Kind]
"""Start, end and kind of a name."""
_Form = tuple[str, Kind | None]
"""A form as printed and its kind, None for one that only hides a shorter name, as the Gulf of Mexico does."""

# Abbreviations that mean nothing else in print. "US" is checked, since "us" may be in a headline in capitals.
_SURE_ABBREVIATIONS = frozenset({"US", "USA", "UK", "UAE", "DRC", "DPRK", "PRC", "USSR"})
_SHORTEST_IN_CAPITALS = 4
_CAPITALISED = re.compile(r"(?<![\w@#])[A-ZÀ-ÖØ-ÞŁŚŞÇ]\w*")
_DATELINE = re.compile(
    r"(?:^|(?<=[.!?]) )[ \t]*([A-Z][A-Z .'’-]{2,28}[A-Z])(?=,| \(| ?[-–—]|: )", re.MULTILINE
)
_HEADING = re.compile(r"([A-Z][a-z]+)(?=:| \()")
_KINDS = {
    "country": Kind.PLACE,
    "historical": Kind.PLACE,
    "seat": Kind.PLACE,
    "body": Kind.ORGANISATION,
    "division": Kind.PLACE,
    "people": Kind.PEOPLE,
    "region": Kind.PLACE,
}
_PLAIN_SIGNS = str.maketrans({"’": "'", "\n": " ", "\t": " ", "\u00a0": " ", "–": "-", "‑": "-"})


def find_known_names(text: str, gazetteer: Gazetteer) -> Iterator[KnownName]:
    """Yield start, end and kind of each country, people and seat of power, in order, without overlaps.

    A name counts as a whole word, in its own case, and only where it means one thing: Jordan, Chad and
    Georgia only as a heading. A town counts only in a dateline in capitals: "LIMA, June 4 -".
    """
    plain = text.translate(_PLAIN_SIGNS)
    headings_and_datelines = merge(_find_heading(text, gazetteer), _find_datelines(text, gazetteer))
    mentions = merge(
        _find_forms(text, plain, gazetteer),
        headings_and_datelines,
        key=lambda mention: (mention[0], -mention[1]),
    )
    last_end = 0
    for start, end, kind in mentions:
        if start >= last_end:
            last_end = end
            yield start, end, kind


def _find_forms(text: str, plain: str, gazetteer: Gazetteer) -> Iterator[KnownName]:
    forms = _list_forms(gazetteer)
    last_end = 0
    for word in _CAPITALISED.finditer(plain):
        start = word.start()
        for form, kind in forms.get(word.group(), ()) if start >= last_end else ():
            end = start + len(form)
            if plain.startswith(form, start) and not _continues(plain, end):
                last_end = end
                if kind is not None and not (form == "US" and _is_in_capitals(text, start)):
                    yield start, end, kind
                break


def _find_heading(text: str, gazetteer: Gazetteer) -> Iterator[KnownName]:
    """Yield the country in a heading like "Jordan: A law falls"; elsewhere it may be a person."""
    heading = _HEADING.match(text)
    alias = gazetteer.aliases_by_key.get(fold_place_names(heading[1])) if heading else None
    if heading and heading[1] in gazetteer.doubtful and (alias is None or alias.sort == "country"):
        yield *heading.span(1), Kind.PLACE


def _find_datelines(text: str, gazetteer: Gazetteer) -> Iterator[KnownName]:
    for line in _DATELINE.finditer(text):
        start, end = line.span(1)
        if not _is_in_capitals(text, start) and find_place(line[1], Kind.PLACE, gazetteer) is not None:
            yield start, end, Kind.PLACE


def _continues(text: str, at: int) -> bool:
    """Whether the word before an offset continues there, or is the sign of a currency ("US$")."""
    return text[at : at + 1].isalnum() or text[at : at + 1] in ("$", "_", "@")


@cache
def _list_forms(gazetteer: Gazetteer) -> Mapping[str, tuple[_Form, ...]]:
    """Return the printed forms of all aliases by their first word, the longest first."""
    forms: dict[str, dict[str, Kind | None]] = {}
    for alias in gazetteer.aliases:
        for form in _print_forms(alias) if alias.name not in gazetteer.doubtful else ():
            if first := _CAPITALISED.match(form):
                forms.setdefault(first.group(), {})[form] = _KINDS.get(alias.sort) if alias.country else None
    return {
        first: tuple(sorted(by_form.items(), key=lambda one: -len(one[0])))
        for first, by_form in forms.items()
    }


def _print_forms(alias: Alias) -> Iterator[str]:
    """Yield a name as newspapers print it: as it is, without accents, in a headline's capitals, with dots."""
    letters = read_abbreviation(alias.name)
    if letters is not None:
        if letters in _SURE_ABBREVIATIONS:
            dotted = ".".join(letters)
            yield from (letters, f"{dotted}.", dotted)
        return
    for form in add_lost_letter_forms([alias.name]) | {remove_accents(alias.name)}:
        yield form
        if len(form) >= _SHORTEST_IN_CAPITALS:
            yield form.upper()


def _is_in_capitals(text: str, at: int) -> bool:
    """Whether the line around an offset is a headline in capitals, where "US" may be "us"."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return line.isupper() and len(line.split()) > 1
