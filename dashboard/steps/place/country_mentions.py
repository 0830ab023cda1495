"""A text -> the countries, peoples and seats of power that it names beyond doubt."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from heapq import merge

from dashboard.schema import Kind
from dashboard.steps.place.gazetteer import Alias, Gazetteer
from dashboard.steps.place.lookup import find_place
from dashboard.steps.place.place_keys import fold_place_names, read_abbreviation, remove_accents
from dashboard.text.lost_letters import add_lost_letter_forms

Form = tuple[str, Kind | None]
"""A form as printed and the kind it has; None for what only hides a shorter name, as the Gulf of Mexico does."""

# Abbreviations that are nothing else in print; "US" is seen to apart, since a headline in capitals says it for "us".
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
_FOLDED_SIGNS = str.maketrans({"’": "'", "\n": " ", "\t": " ", "\u00a0": " ", "–": "-", "‑": "-"})


def find_mentions(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Kind]]:
    """Yield start, end and kind of each country, people and seat named, in order, none overlapping.

    Only whole words in the case of a name; only what names one thing: Jordan, Chad or Georgia only as a heading.
    Towns only where a report is filed from one in capitals: "LIMA, June 4 -".
    """
    plain = text.translate(_FOLDED_SIGNS)
    filed = merge(_heading(text, gazetteer), _datelines(text, gazetteer))
    yield from _in_order(_known_forms(text, plain, gazetteer), filed)


def _in_order(
    known: Iterator[tuple[int, int, Kind]], datelines: Iterator[tuple[int, int, Kind]]
) -> Iterator[tuple[int, int, Kind]]:
    taken = 0
    for start, end, kind in merge(known, datelines, key=lambda span: (span[0], -span[1])):
        if start >= taken:
            taken = end
            yield start, end, kind


def _known_forms(text: str, plain: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Kind]]:
    forms = _forms(gazetteer)
    taken = 0
    for word in _CAPITALISED.finditer(plain):
        start = word.start()
        for form, kind in forms.get(word.group(), ()) if start >= taken else ():
            end = start + len(form)
            if plain.startswith(form, start) and not _goes_on(plain, end):
                taken = end
                if kind is not None and not (form == "US" and _in_capitals(text, start)):
                    yield start, end, kind
                break


def _heading(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Kind]]:
    """Yield the country that a heading is filed under, which names a person elsewhere: "Jordan: A law falls"."""
    heading = _HEADING.match(text)
    alias = gazetteer.aliases.get(fold_place_names(heading[1])) if heading else None
    if heading and heading[1] in gazetteer.doubtful and (alias is None or alias.sort == "country"):
        yield *heading.span(1), Kind.PLACE


def _datelines(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Kind]]:
    for line in _DATELINE.finditer(text):
        start, end = line.span(1)
        if not _in_capitals(text, start) and find_place(line.group(1), Kind.PLACE, gazetteer) is not None:
            yield start, end, Kind.PLACE


def _goes_on(text: str, at: int) -> bool:
    """Whether a word, or the sign of a currency ("US$"), goes on here."""
    return text[at : at + 1].isalnum() or text[at : at + 1] in ("$", "_", "@")


@cache
def _forms(gazetteer: Gazetteer) -> Mapping[str, tuple[Form, ...]]:
    """Return the forms that may be mentioned by their first word, the longest first."""
    forms: dict[str, dict[str, Kind | None]] = {}
    for alias in gazetteer.names:
        for form in _printed(alias) if alias.name not in gazetteer.doubtful else ():
            if first := _CAPITALISED.match(form):
                forms.setdefault(first.group(), {})[form] = _kind(alias)
    return {
        first: tuple(sorted(by_form.items(), key=lambda one: -len(one[0])))
        for first, by_form in forms.items()
    }


def _kind(alias: Alias) -> Kind | None:
    return _KINDS.get(alias.sort) if alias.country else None


def _printed(alias: Alias) -> Iterator[str]:
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


def _in_capitals(text: str, at: int) -> bool:
    """Whether the line around a place of the text is a headline in capitals, where "US" may be "us"."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return line.isupper() and len(line.split()) > 1
