"""Who does what in a clause: actors, participants, and the merely named."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.schema import Kind, Mode
from dashboard.steps.events.event_kinds import MEETS, Trigger

# What follows tells what a meeting was about, or of whom else; a name behind it does not take part.
_ASIDE = re.compile(
    r"\bto\s+(?!meet|see|visit|the\b|an?\b|[A-Z])[a-z]+|\b(?:about|regarding|concerning|over|ahead\s+of"
    r"|amid|despite|because|"
    r"whether|whose|which|that|who|after|before|while|when|as(?!\s+well\s+as)|named\s+after|said|says"
    r"|according\s+to|"
    r"in\s+place\s+of|on\s+behalf\s+of|instead\s+of|rather\s+than|but\s+not|not(?!\s+only)|without|against|"
    r"in\s+(?:honou?r|memory)\s+of|on\s+behalf\s+of|for\s+talks\s+(?:on|about)"
    r"|under\s+(?:the\s+)?(?:late|former)|following|"
    r"successor|predecessor|known\s+as)\b|,\s+(?!includ|accompan|meet|visit|see|host|receiv)\w+ing\b"
)
_SPEAKS = re.compile(r"^,?\s+(?:said|says|told|added|wrote|announced|stated|confirmed)\b")
_ONESELF = re.compile(r"\b(?:he|she|they|who)\b", re.IGNORECASE)
_STILL_IN = re.compile(
    r"\b(?:and|with)\s+(?:also\s+)?(?:met|then|with)\b|\bmeetings?\s+with\b|\bwhom?\s+(?:he|she"
    r"|they)\s+met\b",
    re.I,
)
_OWNER = re.compile(r"^['’]s?\s+(?![Kk]ing\b|[Pp]resident\b|[Pp]rime\b|[Ff]oreign\b)")
_BY_CALL = re.compile(
    r"\b(?:by|on\s+the|over\s+the|via)\s+(?:tele)?phone\b|\b(?:tele)?phone\s+(?:call|conversation)|\bvideo\b",
    re.IGNORECASE,
)


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
    text: str, names: Sequence[Named], inside: Sequence[int], trigger: Trigger | None, subject: Sequence[int]
) -> Roles:
    """Return who acts, who takes part and who is only named.

    Args:
        text: The article's text.
        names: The article's names.
        inside: Indices of those in the clause.
        trigger: The word that says what happened, if there is one.
        subject: Who acts where the clause itself names nobody before its trigger.
    """
    who = [index for index in inside if names[index].kind in (Kind.PERSON, Kind.ORGANISATION)]
    at = trigger.start if trigger else (names[inside[-1]].end if inside else 0)
    clear = [index for index in who if not _OWNER.match(text[names[index].end : names[index].end + 16])]
    before = [index for index in clear if names[index].start < at and _acts(text, names[index].end, at)]
    acting = before or [index for index in subject if index not in who]
    if trigger is None or trigger.kind not in MEETS:
        rest = [index for index in who if index not in acting]
        return Roles(tuple(acting), (), tuple(rest))
    people = [
        i
        for i in clear
        if names[i].kind is Kind.PERSON and names[i].start > at and not _speaks(text, names[i])
    ]
    taking = [index for index in people if _in_reach(text, trigger.end, names[index].start)]
    rest = [index for index in who if index not in taking and index not in acting]
    return Roles(tuple(acting), _once(names, taking, acting), tuple(rest))


def _acts(text: str, start: int, at: int) -> bool:
    """Whether a name before a trigger acts: nothing sets it aside, or a "he" takes it up again."""
    return _in_reach(text, start, at) or bool(_ONESELF.search(text, max(start, at - 24), at))


def _speaks(text: str, name: Named) -> bool:
    return bool(_SPEAKS.match(text[name.end : name.end + 16]))


def _in_reach(text: str, start: int, end: int) -> bool:
    """Whether nothing between two places sets the second aside from the first."""
    asides = list(_ASIDE.finditer(text, start, end))
    return not asides or bool(_STILL_IN.search(text, asides[-1].end(), end))


def _once(names: Sequence[Named], indices: Iterable[int], without: Iterable[int]) -> tuple[int, ...]:
    """Return the indices of names that stand for someone new."""
    forms = {names[index].form for index in without}
    kept: dict[str, int] = {}
    for index in indices:
        if names[index].form not in forms:
            kept.setdefault(names[index].form, index)
    return tuple(kept.values())


def mode_of(clause: str, kind: str) -> Mode:
    """Return how participants met."""
    if kind == "call" or (kind == "meeting" and _BY_CALL.search(clause)):
        return Mode.CALL
    return Mode.IN_PERSON if kind in ("meeting", "visit") else Mode.NONE
