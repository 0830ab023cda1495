"""Find the countries in which a clause locates its event, as opposed to those that it only names."""

import re
from collections.abc import Sequence

from dashboard.schema import Kind
from dashboard.steps.events.roles import NamedEntity

_DESCRIPTION = (
    r"(?:the\s+|nearby\s+|neighbou?ring\s+|central\s+|northern\s+|southern\s+|eastern\s+|western\s+"
    r"|north-?\s?(?:east|west)ern\s+|"
    r"south-?\s?(?:east|west)ern\s+|rebel-held\s+|occupied\s+|downtown\s+|greater\s+|Old\s+|"
    r"(?:[a-z]+\s+){0,3}(?:centres|centers|cities|towns|regions|provinces|districts|villages"
    r"|parts)\s+(?:of|in)\s+|(?:much|most|all|(?:\w+\s+)?(?:seaboard|coast|north|south|east|west"
    r"|outskirts|suburbs|heart))\s+of\s+(?:the\s+)?|"
    r"(?:capital|city|town|village|port|province|region|resort|district|state|suburb|island"
    r"|border\s+town)\s+(?:city\s+)?(?:of\s+)?)*"
)
_IN = re.compile(
    r"\b(?:in|at|into|near|outside|across|through|inside|around|via|throughout|within|off"
    r"|in\s+the\s+vicinity\s+of|(?:on|off)\s+the\s+(?:coast|outskirts|border)\s+of)"
    rf"[\s-]+{_DESCRIPTION}$",
    re.IGNORECASE,
)
_DESTINATION = re.compile(
    rf"\b(?:to|for|from|via|by\s+way\s+of|towards?)[\s-]+{_DESCRIPTION}$", re.IGNORECASE
)
_TRAVEL_VERB = re.compile(
    r"\b(?:go|goes|going|gone|went|fl[ey]w?|flies|flown|flight|flying|travel\w*|visits?|trips?"
    r"|return\w*|journey\w*|c[oa]me|comes|coming|"
    r"left|leav\w+|head\w*|mov\w+|continu\w+|driv\w+|drove|deport\w*|extradit\w*|transfer\w*|expel\w*"
    r"|tour\w*|arriv\w*|way|bound|"
    r"brought|took|taken|take|takes|sent|accompan\w+|invited|missed|trained|sail\w*|repatriat\w*"
    r"|escaped|fled|back|been)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_RETURNED_FROM = re.compile(r"\breturn\w*\s+(?:\w+\s+){0,2}from\s+(?:the\s+)?$", re.IGNORECASE)
_REACHING_VERB = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|tour(?:ed|s|ing)?|tour\s+of|left|leaves|leaving|depart(?:ed|s|ing)"
    r"|reach(?:ed|es|ing)?|invad(?:ed|es)|"
    r"bomb(?:ed|s)|shell(?:ed|s)|hit|struck|storm(?:ed|s)|raid(?:ed|s)|(?:raids?|attacks?|strikes?"
    r"|airstrikes?|assaults?|offensive)\s+(?:on|against)|attack(?:ed|s)|captur(?:ed|es)|seiz(?:ed|es)"
    r"|occup(?:ied|ies)|"
    r"enter(?:ed|s|ing)?|cross(?:ed|es|ing)?|hits|strikes|invasion\s+of|bombing\s+of|siege\s+of"
    rf"|visits?\s+(?:to|of)|joined\s+\w+\s+in)\s+{_DESCRIPTION}$",
    re.IGNORECASE,
)
_LISTED_AFTER = re.compile(
    r"^(?:,?\s+(?:and|or|nor|then)\s+(?:(?:then|also|in|at|to|near|on\s+to)\s+)*|,\s+(?:(?:in|at|to"
    r"|near|on)\s+(?:the\s+)?)?|\s+to\s+|\s*\(\s*|/)$",
    re.IGNORECASE,
)
# A line of a list or diary that opens with its place: "Riyadh, Saudi Arabia.", "3. Hanoi, July 8", "KABUL:".
_LINE_START = re.compile(r"(?:^|[.!?—–:]\s)\W*(?:\d+\.\s*)?$")
_WHERE = re.compile(r"^,\s+where\b", re.IGNORECASE)
_AFTER_OPENING_PLACE = re.compile(
    r"^\s*(?:[.:—–]|,\s+(?:[A-Z][\w’' ]+,\s+)?(?:(?:on|from|in|the|late|early)\s+)*"
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d|same|that)"
    r"|\s+and\s+[A-Z][\w’' ]+,\s+[A-Z\d])"
)
_STOPOVER = re.compile(r"^['’]?s?\s+(?:stops?|legs?|visit|stay|capital|stopovers?)\b", re.IGNORECASE)
# "On Spain's largest island".
_ON = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
_ISLAND_OF = re.compile(
    r"^['’]s\s+(?:[\w-]+\s+){0,3}(?:island|islands|coast|border|peninsula|shore|coastline|frontier)\b",
    re.IGNORECASE,
)
# "At Washington's request".
_REQUEST = re.compile(
    r"^['’]s?\s+(?:request|behest|invitation|insistence|urging|expense|instigation|side)\b", re.IGNORECASE
)
# "Comes to the Russia story".
_SUBJECT_MATTER = re.compile(
    r"^\s+(?:story|investigation|probe|question|issue|inquiry|policy|deal|crisis|relationship)\b"
)
# "In the Belgian capital", "on the Turkish coast": an adjective and a place.
_BEFORE_PEOPLES_PLACE = re.compile(
    r"\b(?:in|at|to|into|near|from|through|across|on|outside|reached|visited|left)\s+(?:the\s+"
    r"|a\s+)?(?:\w+\s+)?$",
    re.I,
)
_PEOPLES_PLACE = re.compile(
    r"^(?:\s+[\w-]+)?\s+(?:(?:state|region|district|prefecture|canton|enclave)\s+of|capital|city|cities"
    r"|towns?|villages?|coast|border|side|province|countryside|resort|port|soil|territory|waters|"
    r"airspace|parliament|embassy|airport|island|mountains|lakeside|quarter|desert|frontier)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:to\s+(?:discuss|talk\s+about|address|mark|resolve|end)|about|regarding|concerning"
    r"|according\s+to)\b[^,;]*$|"
    r"\b(?:war|conflict|crisis|situation|refugees|coalition|ambassador|envoy|ministers?|leaders?"
    r"|president|delegations?|"
    r"officials?|interested|involved|confidence|born|based)\s+(?:in|on|for|to|against|about|of"
    r"|from)\s+(?:the\s+)?$|"
    r"\b(?:talks|violence|partnership|conference|meeting|summit|fighting)\s+(?:on|for|to|against|about"
    r"|of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def find_event_countries(
    text: str, names: Sequence[NamedEntity], clause_names: Sequence[int]
) -> tuple[str, ...]:
    """Return the countries in which a clause locates its event, in order.

    "In Moscow" is a place; "talks with Moscow" is a government, and "the war in Yemen" a subject.
    """
    countries: list[str] = []
    last_end = -1
    start = names[clause_names[0]].start if clause_names else 0
    for index in clause_names:
        name = names[index]
        if not name.country:
            continue
        before = text[max(0, name.start - 90) : name.start].rpartition("\n")[2]
        follows = last_end >= start and bool(_LISTED_AFTER.match(text[last_end : name.start]))
        if _is_event_place(name, before, text[name.end : name.end + 40], follows=follows):
            countries.append(name.country)
            last_end = name.end
    return tuple(dict.fromkeys(countries))


def is_listed_after(text: str, one: NamedEntity, other: NamedEntity) -> bool:
    """Return whether a place directly follows another in a list ("in Oslo and Riga")."""
    return bool(_LISTED_AFTER.match(text[one.end : other.start]))


def _is_event_place(name: NamedEntity, before: str, after: str, *, follows: bool) -> bool:
    if name.kind is Kind.PEOPLE:
        return bool(_BEFORE_PEOPLES_PLACE.search(before) and _PEOPLES_PLACE.match(after)) or bool(
            _STOPOVER.match(after)
        )
    if name.kind is not Kind.PLACE:
        return False
    if follows or _WHERE.match(after) or (_LINE_START.search(before) and _AFTER_OPENING_PLACE.match(after)):
        return True
    if (
        _TOPIC.search(before)
        or _RETURNED_FROM.search(before)
        or _REQUEST.match(after)
        or _SUBJECT_MATTER.match(after)
    ):
        return False
    if _ON.search(before) and _ISLAND_OF.match(after):
        return True
    return (
        bool(_IN.search(before) or _REACHING_VERB.search(before))
        or bool(_DESTINATION.search(before) and _is_destination(before))
        or bool(_STOPOVER.match(after))
    )


def _is_destination(before: str) -> bool:
    destination = _DESTINATION.search(before)
    return bool(destination and _TRAVEL_VERB.search(before[: destination.start() + 1].rstrip() + " "))


def find_place_countries(names: Sequence[NamedEntity], name_indices: Sequence[int]) -> tuple[str, ...]:
    """Return the countries of all places among some names, in order; a heading names places this way."""
    return tuple(
        dict.fromkeys(
            names[i].country for i in name_indices if names[i].kind is Kind.PLACE and names[i].country
        )
    )


def find_named_countries(names: Sequence[NamedEntity], name_indices: Sequence[int]) -> tuple[str, ...]:
    """Return the countries of some names, in order."""
    return tuple(dict.fromkeys(names[index].country for index in name_indices if names[index].country))
