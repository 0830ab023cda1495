"""Sort the names of a clause into actors, participants and the merely named."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.schema import Kind, Mode
from dashboard.steps.events.event_kinds import MEETING_KINDS, Trigger

# These words introduce what a meeting was about; a name behind them does not take part.
_SETS_ASIDE = re.compile(
    r"\bto\s+(?!meet|see|visit|the\b|an?\b|[A-Z])[a-z]+|\b(?:about|regarding|concerning|over|ahead\s+of"
    r"|amid|despite|because|"
    r"whether|whose|which|that|who|after|before|while|when|as(?!\s+well\s+as)|named\s+after|said|says"
    r"|according\s+to|"
    r"in\s+place\s+of|on\s+behalf\s+of|instead\s+of|rather\s+than|but\s+not|not(?!\s+only)|without|against|"
    r"in\s+(?:honou?r|memory)\s+of|on\s+behalf\s+of|for\s+talks\s+(?:on|about)"
    r"|under\s+(?:the\s+)?(?:late|former)|following|"
    r"successor|predecessor|known\s+as)\b|,\s+(?!includ|accompan|meet|visit|see|host|receiv)\w+ing\b"
)
_SPEECH_VERB = re.compile(r"^,?\s+(?:said|says|told|added|wrote|announced|stated|confirmed)\b")
_PRONOUN = re.compile(r"\b(?:he|she|they|who)\b", re.IGNORECASE)
_BRINGS_BACK = re.compile(
    r"\b(?:and|with)\s+(?:also\s+)?(?:met|then|with)\b|\bmeetings?\s+with\b|\bwhom?\s+(?:he|she"
    r"|they)\s+met\b",
    re.I,
)
_POSSESSIVE = re.compile(r"^['’]s?\s+(?![Kk]ing\b|[Pp]resident\b|[Pp]rime\b|[Ff]oreign\b)")
_BY_CALL = re.compile(
    r"\b(?:by|on\s+the|over\s+the|via)\s+(?:tele)?phone\b|\b(?:tele)?phone\s+(?:call|conversation)|\bvideo\b"
    r"|\b(?:tele)?phoned\b|\btelephone\b|\bvirtual(?:ly)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name at `start:end` of a text, with its kind, its form and the country of a place or people."""

    start: int
    end: int
    kind: Kind
    form: str
    country: str


@dataclass(frozen=True, slots=True)
class Roles:
    """The names of a clause by what they do in it, as indices into the names of the article."""

    actors: tuple[int, ...]
    participants: tuple[int, ...]
    named: tuple[int, ...]


def assign_roles(
    text: str,
    names: Sequence[NamedEntity],
    clause_names: Sequence[int],
    trigger: Trigger | None,
    subject: Sequence[int],
) -> Roles:
    """Return the names of a clause by role: who acts, who takes part, who is only named.

    Args:
        text: The article's text.
        names: The article's names.
        clause_names: Indices of those in the clause.
        trigger: The trigger of the clause, if it has one.
        subject: Who acts if the clause names nobody before its trigger.
    """
    who = [i for i in clause_names if names[i].kind in (Kind.PERSON, Kind.ORGANISATION)]
    at = trigger.start if trigger else (names[clause_names[-1]].end if clause_names else 0)
    candidates = [i for i in who if not _POSSESSIVE.match(text[names[i].end : names[i].end + 16])]
    before = [i for i in candidates if names[i].start < at and _is_acting(text, names[i].end, at)]
    actors = before or [i for i in subject if i not in who]
    participants: list[int] = []
    if trigger is not None and trigger.kind in MEETING_KINDS:
        people = [i for i in candidates if names[i].kind is Kind.PERSON and names[i].start > at]
        participants = [i for i in people if _takes_part(text, names[i], trigger)]
    named = [i for i in who if i not in participants and i not in actors]
    return Roles(tuple(actors), _drop_repeated(names, participants, actors), tuple(named))


def _is_acting(text: str, start: int, at: int) -> bool:
    """Whether a name before a trigger acts: nothing sets it aside, or a "he" refers back to it."""
    return _is_not_set_aside(text, start, at) or bool(_PRONOUN.search(text, max(start, at - 24), at))


def _takes_part(text: str, name: NamedEntity, trigger: Trigger) -> bool:
    is_speaker = _SPEECH_VERB.match(text[name.end : name.end + 16])
    return not is_speaker and _is_not_set_aside(text, trigger.end, name.start)


def _is_not_set_aside(text: str, start: int, end: int) -> bool:
    """Whether no words between two offsets set the second aside from the first."""
    asides = list(_SETS_ASIDE.finditer(text, start, end))
    return not asides or bool(_BRINGS_BACK.search(text, asides[-1].end(), end))


def _drop_repeated(
    names: Sequence[NamedEntity], indices: Iterable[int], excluded: Iterable[int]
) -> tuple[int, ...]:
    """Return the indices of the first name of each person who is not excluded."""
    forms = {names[index].form for index in excluded}
    first_by_form: dict[str, int] = {}
    for index in indices:
        if names[index].form not in forms:
            first_by_form.setdefault(names[index].form, index)
    return tuple(first_by_form.values())


def find_mode(clause: str, kind: str) -> Mode:
    """Return how the participants met."""
    if kind == "call" or (kind == "meeting" and _BY_CALL.search(clause)):
        return Mode.CALL
    return Mode.IN_PERSON if kind in ("meeting", "visit") else Mode.NONE
