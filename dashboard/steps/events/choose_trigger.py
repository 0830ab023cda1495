"""Choose the trigger of a clause that states what happened at its time."""

import re
from collections.abc import Sequence

from dashboard.steps.events.candidate_triggers import is_attached, select_candidates
from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import MEETING_KINDS, STATEMENT, Trigger

# "Met A to discuss B on Monday", "left without meeting C on Monday": the first verb states what happened.
_GOVERNS_VERB = re.compile(
    r"\b(?:to|who|which|that|whom|whose|after|before|since|when|while|without|rather\s+than"
    r"|instead\s+of|for|where)\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_GATHERING_KINDS = MEETING_KINDS | {"election", "protest", "hearing"}
# "A convention was held in Rome" detains nobody.
_GATHERING_HELD = re.compile(
    r"\b(?:convention|festival|ceremony|funeral|contest|tournament|exhibition|workshop|seminar|mass|concert|party"
    r"|match|race|auction|briefing|dinner|reception|inquest|primary|primaries|congress|debate|event|parade|fair"
    r"|celebration|service|session|exercise|drill|vigil|competition|championship|ballot|poll|course|lecture)s?"
    r"\s+(?:(?!(?:where|who|whom|that|which|when|after)\b)[\w'’-]+\s+){0,6}(?:was|were|is|are|be|been|being)\s+(?:(?:also|first|last|\w+ly)\s+)?"
    r"(?=(?:being\s+|been\s+|be\s+)?held\b)",
    re.IGNORECASE,
)
_VERB_HELD = re.compile(r"\bheld\b", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r"\s*(?:,|\band\b|\bbut\b)", re.IGNORECASE)
_LOOSE_NOUN_COST = 30
_STAY_COST = 40
_SUBORDINATE_COST = 60
_SECOND_CLAUSE_COST = 40


def choose_trigger(
    text: str, triggers: Sequence[Trigger], time: DayReference, *, is_statement_time: bool
) -> Trigger | None:
    """Return the trigger that states what happened at a time, or None.

    The nearest one wins; triggers of a specific kind go before common words, and verbs before loose nouns.

    Args:
        text: The article's text.
        triggers: The triggers of the clause, in order.
        time: The time.
        is_statement_time: Whether the time dates a statement; then the statement is what happened.
    """
    if is_statement_time:
        return _choose_statement(text, triggers, time)
    triggers = [trigger for trigger in triggers if not _is_gathering_held(text, trigger)]
    gatherings = _find_gatherings(triggers)
    # A vote, a meeting or a march that is "held" is not an arrest.
    events_held = [trigger for trigger in triggers if gatherings and _is_event_held(text, trigger)]
    others = [trigger for trigger in triggers if trigger not in events_held]
    candidates = select_candidates(text, others, time) or (gatherings if events_held else [])
    best = [trigger for trigger in candidates if not trigger.is_weak] or candidates
    return min(
        best, key=lambda trigger: (_compute_cost(text, trigger, time, best), trigger.start), default=None
    )


def _choose_statement(text: str, triggers: Sequence[Trigger], time: DayReference) -> Trigger:
    """Return the nearest statement; without a verb of speech among the triggers, an empty one at the time."""
    statements = [
        trigger
        for trigger in triggers
        if trigger.kind == STATEMENT and time.gap(trigger.start, trigger.end) >= 0
    ]
    return min(
        statements,
        key=lambda trigger: _compute_cost(text, trigger, time, statements),
        default=Trigger(time.start, time.start, STATEMENT, "said", True),
    )


def _compute_cost(text: str, trigger: Trigger, time: DayReference, candidates: Sequence[Trigger]) -> int:
    cost = time.gap(trigger.start, trigger.end)
    first = next((other for other in candidates if other.is_verb), trigger)
    if first.end <= trigger.start:
        cost += _SUBORDINATE_COST * bool(_GOVERNS_VERB.search(text, first.end, trigger.start))
        is_between = first.end <= time.start and time.end <= trigger.start
        cost += _SECOND_CLAUSE_COST * (is_between and bool(_NEXT_CLAUSE.match(text, time.end)))
    if trigger.is_verb:
        return cost + _STAY_COST * (trigger.sub_kind == "stay")
    return cost + _LOOSE_NOUN_COST * (not is_attached(text, trigger, time))


def _find_gatherings(triggers: Sequence[Trigger]) -> list[Trigger]:
    return [trigger for trigger in triggers if trigger.kind in _GATHERING_KINDS and not trigger.is_verb]


def _is_event_held(text: str, trigger: Trigger) -> bool:
    return trigger.kind == "arrest" and "held" in text[trigger.start : trigger.end].lower().split()


def _is_gathering_held(text: str, trigger: Trigger) -> bool:
    if not _is_event_held(text, trigger):
        return False
    # A trigger such as "been held" begins before its "held".
    verb = _VERB_HELD.search(text, trigger.start, trigger.end)
    end = verb.end() if verb else trigger.end
    return any(
        match.end() >= trigger.start for match in _GATHERING_HELD.finditer(text, max(0, end - 114), end)
    )
