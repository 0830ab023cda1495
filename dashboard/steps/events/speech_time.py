"""A sentence and a time in it -> whether the time says when something was said, not when it was done."""

import re

_SAID = (
    r"(?:said|says|told|stated|announced|announces|added|wrote|writes|tweeted|confirmed|declared|warned"
    r"|insisted|"
    r"reported|acknowledged|admitted|explained|argued|claimed|testified|noted|predicted|vowed|promised"
    r"|posted|reiterated|stressed|emphasi[sz]ed|suggested|asserted|alleged|"
    r"remarked|responded|replied|conceded)"
)
_TO = r"(?:\s+(?!that\b|and\b|but\b|who\b|which\b)[\w'’.,&-]+)"
# "Told reporters in Geneva late on Thursday", "said in a statement published on Thursday".
_SAID_ON = re.compile(
    rf"\b{_SAID}(?:{_TO}{{1,5}}?)??(?:\s+(?:in|at|on|to|via|during|through|from|by|before"
    rf"|after)\b{_TO}{{1,6}}?){{0,3}}?,?"
    r"(?:\s+(?:on|late|early|earlier|later|published|issued|released|in\s+the|as|back))*\s*$",
    re.IGNORECASE,
)
_ADJACENT = re.compile(rf"\b{_SAID},?(?:\s+(?:on|late|early|earlier|later|in|back))*\s*$", re.IGNORECASE)
_STATED_ON = re.compile(
    r"\b(?:statement|report|tweet|post|letter|e-?mail|remarks|interview|briefing|press\s+conference"
    r"|news\s+conference|"
    r"speech|communiqu[eé]|press\s+release|broadcast|article|editorial)\s+(?:issued\s+|released\s+"
    r"|published\s+|dated\s+)?(?:late\s+|early\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
_REACTED = re.compile(
    r"\b(?:condemn|urg|prais|criticis|criticiz|welcom|reject|demand|congratulat|thank|blam|apologis"
    r"|apologiz|warn|"
    r"appeal|defend|dismiss|denounc|deplor)(?:ed|s|es)\b[^;.]*$|\bcall(?:ed|s)\s+(?:on\b"
    r"|for\b(?!\s*$))[^;.]*$",
    re.IGNORECASE,
)
_THEN_SAID = re.compile(rf"^,?\s+(?:[\w'’.-]+\s+){{0,8}}?{_SAID}\b", re.IGNORECASE)
_THEN_REACTED = re.compile(
    r"^,?\s+(?:[\w'’.-]+\s+){0,6}?(?:condemned|urged|praised|criticised|criticized|welcomed|rejected"
    r"|demanded|denounced|called\s+(?:on|for))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"^['’]s\b")
_DEED_FOLLOWS = re.compile(r"^\s+(?:that\s+)?[a-z]+(?:ed|t)\b")
_LEADING_WORDS = 3


def dates_a_saying(
    sentence: str, start: int, end: int, deeds: tuple[int, ...] = (), *, narrow: bool = True
) -> bool:
    """Return whether the time at `sentence[start:end]` says when something was said, not when it was done.

    Args:
        sentence: The sentence.
        start: Where the time starts in it.
        end: Where the time ends.
        deeds: Where the sentence has a verb that tells a deed, as "arrested" does.
        narrow: Whether the time is a day or a week; "condemned the arrests in March" is about arrests in March.

    >>> dates_a_saying("Two men were arrested, police said on Thursday.", 38, 46, (13,))
    True
    >>> dates_a_saying("Police said two men were arrested on Thursday.", 37, 45, (25,))
    False
    """
    before, after = sentence[:start], sentence[end:]
    if _OWN.match(after):
        return False
    said = (
        _ADJACENT.search(before) or _SAID_ON.search(before) or (_REACTED.search(before) if narrow else None)
    )
    if said:
        return not any(said.start() < deed < start for deed in deeds)
    if _STATED_ON.search(before):
        return True
    if len(before.split()) > _LEADING_WORDS:
        return False
    then = _THEN_SAID.match(after) or _THEN_REACTED.match(after)
    return then is not None and not any(end <= deed < end + then.end() for deed in deeds)
