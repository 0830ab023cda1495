"""The triggers of a clause and its time -> the one that says what happened then."""

import re
from collections.abc import Sequence

from dashboard.steps.events.candidate_triggers import bearing, is_attached
from dashboard.steps.events.event_days import Dated
from dashboard.steps.events.event_kinds import MEETS, STATEMENT, Trigger

# "Met A to discuss B on Monday", "left without meeting C on Monday": the first verb is what happened.
_UNDER = re.compile(
    r"\b(?:to|who|which|that|whom|whose|after|before|since|when|while|without|rather\s+than"
    r"|instead\s+of|for|where)\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_GATHERS = MEETS | {"election", "protest", "hearing"}
_NEXT_CLAUSE = re.compile(r"\s*(?:,|\band\b|\bbut\b)", re.IGNORECASE)
_LOOSE_NOUN = 30
_MERE_STAY = 40
_SUBORDINATE = 60
_BEHIND = 40


def choose_trigger(text: str, triggers: Sequence[Trigger], time: Dated, *, saying: bool) -> Trigger | None:
    """Return the word that says what happened at a time: the nearest, verbs and strong kinds before others.

    Args:
        text: The article's text.
        triggers: The triggers of the clause, in order.
        time: The time.
        saying: Whether the time says when something was said; then it is the saying that happened.
    """
    if saying:
        said = [one for one in triggers if one.kind == STATEMENT and time.gap(one.start, one.end) >= 0]
        at = time.start
        return min(
            said,
            key=lambda one: _cost(text, one, time, said),
            default=Trigger(at, at, STATEMENT, "said", True),
        )
    gathering = _gathering(triggers)
    held = [one for one in triggers if gathering and _is_held(text, one)]
    # A vote, a meeting, a march that is "held" is no arrest.
    free = bearing(text, [one for one in triggers if one not in held], time) or (gathering if held else [])
    strong = [trigger for trigger in free if not trigger.is_weak]
    listed = strong or free
    return min(listed, key=lambda one: (_cost(text, one, time, listed), one.start), default=None)


def _cost(text: str, trigger: Trigger, time: Dated, among: Sequence[Trigger]) -> int:
    cost = time.gap(trigger.start, trigger.end)
    first = next((other for other in among if other.is_verb), trigger)
    if first.end <= trigger.start:
        cost += _SUBORDINATE * bool(_UNDER.search(text, first.end, trigger.start))
        behind = first.end <= time.start and time.end <= trigger.start
        cost += _BEHIND * (behind and bool(_NEXT_CLAUSE.match(text, time.end)))
    if trigger.is_verb:
        return cost + _MERE_STAY * (trigger.sub_kind == "stay")
    return cost + _LOOSE_NOUN * (not is_attached(text, trigger, time))


def _gathering(triggers: Sequence[Trigger]) -> list[Trigger]:
    return [one for one in triggers if one.kind in _GATHERS and not one.is_verb]


def _is_held(text: str, trigger: Trigger) -> bool:
    return trigger.kind == "arrest" and "held" in text[trigger.start : trigger.end].lower().split()
