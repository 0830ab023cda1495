"""Tell a "today" that means these days from one that means the day of publication."""

import re

from dashboard.steps.events.candidate_triggers import is_attached
from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import STATEMENT, Trigger
from dashboard.steps.events.split_clauses import Bounds

_PAST = re.compile(
    r"\b(?:was|were|had|did|came|began|held|took|gave|made|left|won|lost|went|met|will|[a-z]{3,}ed)\b"
)
_DONE_OR_PLANNED = re.compile(
    r"(?<!\bthe )(?<!\ba )\b(?:was|were|had|did|came|began|held|took|gave|made|left|won|lost|went|met"
    r"|will|has|have|said|says|told|begins?|starts?|opens?|meets?|"
    r"gets?\s+under\s+way|takes?\s+place|appears|votes?|holds|faces|hears|returns?|visits|arrives?"
    r"|marks|concludes?|ends?|leaves?|travels?|flies|speaks?|announces?|beginning|starting"
    r"|[a-z]{3,}ed)\b"
    r"|\b(?:is|are|am)\s+(?:\w+\s+)?(?:\w+ing|due|set|expected|to)\b|['’](?:ll|ve)\b",
)
# "Today's Iran", but not "today's announcement".
_POSSESSIVE = re.compile(
    r"['’]s\s+(?!(?:\w+\s+){0,3}(?:announce|decision|failure|news|event|session|game|match|debate"
    r"|statement|briefing|report|launch|result|"
    r"programme|program|move|action|development|testimony|ceremony|incident|letter|markup|vote|talks"
    r"|meeting|hearing))",
    re.IGNORECASE,
)


def is_vague_today(text: str, time: DayReference, clause: Bounds, trigger: Trigger | None) -> bool:
    """Return whether "today" means these days, as in "today's battle of the brands".

    It does where the clause reports nothing that was done or is planned.
    """
    if text[time.start : time.end].lower() != "today":
        return False
    if text[clause[0] : time.start].endswith("of "):
        return True
    if _POSSESSIVE.match(text, time.end) and not (trigger and is_attached(text, trigger, time)):
        return True
    is_statement = trigger is not None and trigger.kind == STATEMENT
    return not (is_statement or _DONE_OR_PLANNED.search(text, *clause))


def is_vague_without_trigger(text: str, time: DayReference, clause: Bounds, has_person: bool) -> bool:
    """Return whether "today" means these days in a clause without a trigger ("what we face today")."""
    if text[time.start : time.end].lower() != "today":
        return False
    return not (has_person and _PAST.search(text, *clause))
