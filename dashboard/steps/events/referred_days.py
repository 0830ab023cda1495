"""Days that date no event of their sentence: the day of a law, and of a deed that something is linked to."""

import re

from dashboard.schema import Span
from dashboard.steps.events.event_days import DayReference

# "The Act of 3 June 1999", "Order No. 12 of 5 May": the day of a law names it.
_DAY_OF_LAW = re.compile(
    r"\b(?:Act|Law|Decree|Order|Directive|Regulation|Resolution|Ordinance|Proclamation)s?"
    r"\s+(?:(?:No\.?|Number)\s*[\w/.-]{1,12}\s+)?(?:of|dated)\s+(?:the\s+)?$"
)
# "The gun used in Tuesday's attack", "wanted in the Feb. 13 attack": the attack is only referred to.
_REFERRED_TO = re.compile(
    r"\b(?:used|wanted|suspected|implicated|suspects?)\s+in\s+(?:the\s+)?$"
    r"|\bno\s+(?:trace|sign)s?\s+of\s+(?:[\w'’-]+\s+){1,8}in\s+(?:the\s+)?$",
    re.IGNORECASE,
)

_DEED_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}(?:attack|bombing|shooting|killing|murder|blast|explosion|assault|raid"
    r"|robbery|massacre|coup|crash|poisoning|stabbing)s?\b",
    re.IGNORECASE,
)


def names_law_or_evidence(text: str, span: Span, time: DayReference) -> bool:
    """Return whether a time is that of a law, or of a deed that something is only linked to."""
    start = max(span.start, time.start - 90)
    return bool(_DAY_OF_LAW.search(text, start, time.start) or _REFERRED_TO.search(text, start, time.start))
