"""Who and where in a clause: actors, participants, the merely named; the place something happened, and countries named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.schema import Kind, Mode

_AT = re.compile(
    r"\b(?:in|at|to|into|near|outside|across|through|inside|around|reach(?:ed|es)|via|throughout|within|for|from)"
    r"\s+(?:the\s+|nearby\s+|neighbouring\s+|neighboring\s+|central\s+|northern\s+|southern\s+|eastern\s+|western\s+"
    r"|(?:capital|city|town|village|port|province|region|resort)\s+(?:city\s+)?(?:of\s+)?)*$",
    re.IGNORECASE,
)
_AFTER_A_PLACE = re.compile(
    r"^(?:,?\s+(?:and|then)\s+(?:then\s+)?(?:to\s+|in\s+)?|,\s+(?:in\s+|to\s+)?|\s+to\s+|\s*\(\s*)$",
    re.IGNORECASE,
)
_VISITED = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|toured|tour\s+of|left|leaves|depart(?:ed|s)(?:\s+from)?|visit\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BY_CALL = re.compile(r"\b(?:phone|telephone[d]?|phoned|video|call(?:ed)?|spoke\s+by)\b", re.IGNORECASE)
_MEETS = {"meeting", "call", "visit"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name as events see it: where it stands, what it names, and its country for places and peoples."""

    start: int
    end: int
    kind: Kind
    form: str
    country: str


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices into an article's names, by what they do in a clause."""

    actors: tuple[int, ...]
    participants: tuple[int, ...]
    named: tuple[int, ...]


def assign_roles(
    names: Sequence[Named], inside: Sequence[int], trigger: int, kind: str, subject: Sequence[int]
) -> Roles:
    """Return who acts, who takes part and who is only named.

    Args:
        names: The article's names.
        inside: Indices of those in the clause.
        trigger: Where the word stands that says what happened.
        kind: The kind of event.
        subject: Who acts where the clause itself names nobody before its trigger.
    """
    people = [index for index in inside if names[index].kind in (Kind.PERSON, Kind.ORGANISATION)]
    before = [index for index in people if names[index].start < trigger]
    actors = before or [index for index in subject if index not in people]
    rest = [index for index in people if index not in actors]
    takes_part = [index for index in rest if kind in _MEETS and names[index].kind is Kind.PERSON]
    return Roles(tuple(actors), tuple(takes_part), tuple(index for index in rest if index not in takes_part))


def places_of(text: str, names: Sequence[Named], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the countries of the places where a clause says that it happened, in order.

    "In Moscow" is a place; "talks with Moscow" is a government.
    """
    where: list[str] = []
    last_end = -1
    for index in inside:
        name = names[index]
        if name.kind is not Kind.PLACE or not name.country:
            continue
        before = text[max(0, name.start - 48) : name.start]
        follows = last_end >= 0 and bool(_AFTER_A_PLACE.match(text[last_end : name.start]))
        if _AT.search(before) or _VISITED.search(before) or follows:
            where.append(name.country)
            last_end = name.end
    return tuple(dict.fromkeys(where))


def countries_of(names: Sequence[Named], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the countries that a clause names, in order."""
    return tuple(dict.fromkeys(names[index].country for index in inside if names[index].country))


def mode_of(clause: str, kind: str) -> Mode:
    """Return how participants met."""
    if kind == "call" or (kind == "meeting" and _BY_CALL.search(clause)):
        return Mode.CALL
    return Mode.IN_PERSON if kind in ("meeting", "visit") else Mode.NONE
