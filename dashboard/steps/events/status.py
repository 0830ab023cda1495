"""How a clause tells its event: as reported, planned, denied or hypothetical; and whether a time dates a saying."""

import re

from dashboard.schema import Status

_NOT = r"(?:n['’]t|\s+not)"
_DENIED = re.compile(
    rf"\b(?:(?:did|does|do|has|have|had|was|were|is|are|could|would){_NOT}\b|never\b|nor\b|neither\b"
    r"|no\s+(?:\w+\s+)?(?:meetings?|stops?|visits?|trips?|talks|calls?|travel|stopovers?|journeys?)\b"
    r"|without\s+(?:meeting|visiting|stopping|seeing|travelling|traveling)\b"
    r"|cancel(?:led|ed|s)\b|called\s+off\b|declined\s+to\b|failed\s+to\b|refused\s+to\b|skipped\b"
    r"|(?:decision|chose|decided|choosing)\s+not\s+to\b|denied\s+(?:that|having|any|it|reports)\b"
    r"|not\s+(?:to\s+)?(?:meet|met|visit|travel|stop|attend|go)\w*\b|nowhere\b|absent\s+from\b)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|['’]ll|(?:is|are|was|were)\s+(?:due|scheduled|expected|set|to|planning|slated|going\s+to)"
    r"|due\s+(?:to|in|on|back)|scheduled|plans?\s+(?:to|for|a)|planned|planning|expected|intends?|upcoming|forthcoming"
    r"|later\s+this\s+(?:week|month|year)|next\s+(?:stop|leg)|ahead\s+of|yet\s+to\s+come|still\s+to\s+come)\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(r"\b(?:if|unless|whether|would|could|might|may(?=\s+[a-z])|should)\b")
_SAID = r"(?:said|says|told(?:\s+[\w'’.-]+){1,5}|stated|announced|added|wrote|tweeted|confirmed|denied|warned|urged|condemned)"
_SAID_ON = re.compile(
    rf"\b{_SAID}(?:\s+in\s+an?\s+[\w\s]{{1,25}}?)?,?(?:\s+(?:on|late|early|earlier|in\s+a\s+\w+))*\s*$",
    re.IGNORECASE,
)
_THEN_SAID = re.compile(rf"^,?\s+(?:[\w'’.-]+\s+){{0,8}}?{_SAID}\b", re.IGNORECASE)
_STATED_ON = re.compile(
    r"\b(?:statement|report|tweet|post|letter|email|remarks)\s+(?:issued\s+|released\s+|published\s+)?(?:on\s+)?$"
)


def status_of(clause: str, *, lies_ahead: bool) -> Status:
    """Return how a clause tells what it tells.

    Args:
        clause: The words of the clause.
        lies_ahead: Whether its day comes after the day of publication.
    """
    if _DENIED.search(clause):
        return Status.DENIED
    if lies_ahead or _PLANNED.search(clause):
        return Status.PLANNED
    if _HYPOTHETICAL.search(clause):
        return Status.HYPOTHETICAL
    return Status.REPORTED


def dates_a_saying(sentence: str, start: int, end: int) -> bool:
    """Return whether the time at `sentence[start:end]` says when something was said, not when it was done.

    >>> dates_a_saying("Two men were arrested, police said on Thursday.", 38, 46)
    True
    >>> dates_a_saying("Police said two men were arrested on Thursday.", 37, 45)
    False
    """
    before = sentence[:start]
    if _SAID_ON.search(before) or _STATED_ON.search(before):
        return True
    return len(before.split()) <= 2 and bool(_THEN_SAID.match(sentence[end:]))
