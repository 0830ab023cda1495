"""Tell a "today" that means these days from one that means the day of publication."""

import re

from dashboard.steps.events.context import Clause

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


def is_vague_today(clause: Clause) -> bool:
    """Return whether "today" means these days, as in "today's battle of the brands".

    It does where the clause reports nothing that was done or is planned.
    """
    text, time = clause.article.text, clause.time
    if not _is_today(clause):
        return False
    if text[clause.start : time.start].endswith("of "):
        return True
    if _POSSESSIVE.match(text, time.end) and not clause.is_attached:
        return True
    return not (clause.is_statement or clause.search(_DONE_OR_PLANNED))


def is_vague_without_trigger(clause: Clause, *, has_person: bool) -> bool:
    """Return whether "today" means these days in a clause without a trigger ("what we face today")."""
    return _is_today(clause) and not (has_person and clause.search(_PAST))


def _is_today(clause: Clause) -> bool:
    return clause.article.text[clause.time.start : clause.time.end].lower() == "today"
