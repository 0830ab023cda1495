"""Whether a "today" is the day of publication or only these days."""

import re

from dashboard.steps.events.candidate_triggers import is_attached
from dashboard.steps.events.event_days import Dated
from dashboard.steps.events.event_kinds import STATEMENT, Trigger
from dashboard.steps.events.split_clauses import Bounds

_PAST = re.compile(
    r"\b(?:was|were|had|did|came|began|held|took|gave|made|left|won|lost|went|met|will|[a-z]{3,}ed)\b"
)
_DONE = re.compile(
    r"(?<!\bthe )(?<!\ba )\b(?:was|were|had|did|came|began|held|took|gave|made|left|won|lost|went|met"
    r"|will|has|have|said|says|told|begins?|starts?|opens?|meets?|"
    r"gets?\s+under\s+way|takes?\s+place|appears|votes?|holds|faces|hears|returns?|visits|arrives?"
    r"|marks|concludes?|ends?|leaves?|travels?|flies|speaks?|announces?|beginning|starting"
    r"|[a-z]{3,}ed)\b"
    r"|\b(?:is|are|am)\s+(?:\w+\s+)?(?:\w+ing|due|set|expected|to)\b|['’](?:ll|ve)\b",
)
# "Today's Iran"; of today's news the sentence tells.
_OWNED = re.compile(
    r"['’]s\s+(?!(?:\w+\s+){0,3}(?:announce|decision|failure|news|event|session|game|match|debate"
    r"|statement|briefing|report|launch|result|"
    r"programme|program|move|action|development|testimony|ceremony|incident|letter|markup|vote|talks"
    r"|meeting|hearing))",
    re.IGNORECASE,
)


def is_of_these_days(text: str, time: Dated, clause: Bounds, trigger: Trigger | None) -> bool:
    """Return whether a "today" beside nothing that was done or is planned means these days ("today's battle of the brands")."""
    if text[time.start : time.end].lower() != "today":
        return False
    if text[clause[0] : time.start].endswith("of "):
        return True
    if _OWNED.match(text, time.end) and not (trigger and is_attached(text, trigger, time)):
        return True
    said = trigger is not None and trigger.kind == STATEMENT
    return not (said or _DONE.search(text, *clause))


def is_nowadays(text: str, time: Dated, clause: Bounds, someone: bool) -> bool:
    """Return whether "today" only means these days ("the challenges that we face today")."""
    if text[time.start : time.end].lower() != "today":
        return False
    return not (someone and _PAST.search(text, *clause))
