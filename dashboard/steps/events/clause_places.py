"""Where a clause says that its event happened, as against the countries that it only names."""

import re
from collections.abc import Sequence

from dashboard.schema import Kind
from dashboard.steps.events.roles import Named

_BETWEEN = (
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
    rf"[\s-]+{_BETWEEN}$",
    re.IGNORECASE,
)
_BOUND = re.compile(rf"\b(?:to|for|from|via|by\s+way\s+of|towards?)[\s-]+{_BETWEEN}$", re.IGNORECASE)
_MOVING = re.compile(
    r"\b(?:go|goes|going|gone|went|fl[ey]w?|flies|flown|flight|flying|travel\w*|visits?|trips?"
    r"|return\w*|journey\w*|c[oa]me|comes|coming|"
    r"left|leav\w+|head\w*|mov\w+|continu\w+|driv\w+|drove|deport\w*|extradit\w*|transfer\w*|expel\w*"
    r"|tour\w*|arriv\w*|way|bound|"
    r"brought|took|taken|take|takes|sent|accompan\w+|invited|missed|trained|sail\w*|repatriat\w*"
    r"|escaped|fled|back|been)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_RETURNED_FROM = re.compile(r"\breturn\w*\s+(?:\w+\s+){0,2}from\s+(?:the\s+)?$", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|tour(?:ed|s|ing)?|tour\s+of|left|leaves|leaving|depart(?:ed|s|ing)"
    r"|reach(?:ed|es|ing)?|invad(?:ed|es)|"
    r"bomb(?:ed|s)|shell(?:ed|s)|hit|struck|storm(?:ed|s)|raid(?:ed|s)|(?:raids?|attacks?|strikes?"
    r"|airstrikes?|assaults?|offensive)\s+(?:on|against)|attack(?:ed|s)|captur(?:ed|es)|seiz(?:ed|es)"
    r"|occup(?:ied|ies)|"
    r"enter(?:ed|s|ing)?|cross(?:ed|es|ing)?|hits|strikes|invasion\s+of|bombing\s+of|siege\s+of"
    rf"|visits?\s+(?:to|of)|joined\s+\w+\s+in)\s+{_BETWEEN}$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"^(?:,?\s+(?:and|or|nor|then)\s+(?:(?:then|also|in|at|to|near|on\s+to)\s+)*|,\s+(?:(?:in|at|to"
    r"|near|on)\s+(?:the\s+)?)?|\s+to\s+|\s*\(\s*|/)$",
    re.IGNORECASE,
)
# A line of a list or diary that opens with its place: "Riyadh, Saudi Arabia.", "3. Hanoi, July 8", "KABUL:".
_OPENS = re.compile(r"(?:^|[.!?—–:]\s)\W*(?:\d+\.\s*)?$")
_WHERE = re.compile(r"^,\s+where\b", re.IGNORECASE)
_OPENED = re.compile(
    r"^\s*(?:[.:—–]|,\s+(?:[A-Z][\w’' ]+,\s+)?(?:(?:on|from|in|the|late|early)\s+)*"
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d|same|that)"
    r"|\s+and\s+[A-Z][\w’' ]+,\s+[A-Z\d])"
)
_STOP = re.compile(r"^['’]?s?\s+(?:stops?|legs?|visit|stay|capital|stopovers?)\b", re.IGNORECASE)
# "On Spain's largest island".
_ON = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
_ISLAND_OF = re.compile(
    r"^['’]s\s+(?:[\w-]+\s+){0,3}(?:island|islands|coast|border|peninsula|shore|coastline|frontier)\b",
    re.IGNORECASE,
)
# "At Washington's request".
_AT_THEIR = re.compile(
    r"^['’]s?\s+(?:request|behest|invitation|insistence|urging|expense|instigation|side)\b", re.IGNORECASE
)
# "Comes to the Russia story".
_MATTER = re.compile(
    r"^\s+(?:story|investigation|probe|question|issue|inquiry|policy|deal|crisis|relationship)\b"
)
# "In the Belgian capital", "on the Turkish coast": a people's place.
_THEIR = re.compile(
    r"\b(?:in|at|to|into|near|from|through|across|on|outside|reached|visited|left)\s+(?:the\s+"
    r"|a\s+)?(?:\w+\s+)?$",
    re.I,
)
_PLACE_OF_THEIRS = re.compile(
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


def places_of(text: str, names: Sequence[Named], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the countries of the places where a clause says that it happened, in order.

    "In Moscow" is a place; "talks with Moscow" is a government, and "the war in Yemen" a subject.
    """
    where: list[str] = []
    last_end = -1
    start = names[inside[0]].start if inside else 0
    for index in inside:
        name = names[index]
        if not name.country:
            continue
        before = text[max(0, name.start - 90) : name.start].rpartition("\n")[2]
        follows = last_end >= start and bool(_FOLLOWS.match(text[last_end : name.start]))
        if _is_where(name, before, text[name.end : name.end + 40], follows=follows):
            where.append(name.country)
            last_end = name.end
    return tuple(dict.fromkeys(where))


def is_listed(text: str, one: Named, other: Named) -> bool:
    """Return whether a place is listed right behind another ("in Oslo and Riga")."""
    return bool(_FOLLOWS.match(text[one.end : other.start]))


def _is_where(name: Named, before: str, after: str, *, follows: bool) -> bool:
    if name.kind is Kind.PEOPLE:
        return bool(_THEIR.search(before) and _PLACE_OF_THEIRS.match(after)) or bool(_STOP.match(after))
    if name.kind is not Kind.PLACE:
        return False
    if follows or _WHERE.match(after) or (_OPENS.search(before) and _OPENED.match(after)):
        return True
    if (
        _TOPIC.search(before)
        or _RETURNED_FROM.search(before)
        or _AT_THEIR.match(after)
        or _MATTER.match(after)
    ):
        return False
    if _ON.search(before) and _ISLAND_OF.match(after):
        return True
    return (
        bool(_IN.search(before) or _REACHED.search(before))
        or bool(_BOUND.search(before) and _moves(before))
        or bool(_STOP.match(after))
    )


def _moves(before: str) -> bool:
    bound = _BOUND.search(before)
    return bool(bound and _MOVING.search(before[: bound.start() + 1].rstrip() + " "))


def all_places(_text: str, names: Sequence[Named], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the countries of all places in a stretch, as a heading names them."""
    return tuple(
        dict.fromkeys(names[i].country for i in inside if names[i].kind is Kind.PLACE and names[i].country)
    )


def countries_of(names: Sequence[Named], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the countries that a clause names, in order."""
    return tuple(dict.fromkeys(names[index].country for index in inside if names[index].country))
