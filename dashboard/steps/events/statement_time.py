"""Tell times that date a statement from times that date what the statement is about."""

import re

_SPEECH_VERB = (
    r"(?:said|says|told|stated|announced|announces|added|wrote|writes|tweeted|confirmed|declared|warned"
    r"|insisted|"
    r"reported|acknowledged|admitted|explained|argued|claimed|testified|noted|predicted|vowed|promised"
    r"|posted|reiterated|stressed|emphasi[sz]ed|suggested|asserted|alleged|"
    r"remarked|responded|replied|conceded)"
)
_COMPLEMENT_WORD = r"(?:\s+(?!that\b|and\b|but\b|who\b|which\b)[\w'’.,&-]+)"
# "Told reporters in Geneva late on Thursday", "said in a statement published on Thursday".
_VERB_BEFORE = re.compile(
    rf"\b{_SPEECH_VERB}(?:{_COMPLEMENT_WORD}{{1,5}}?)??(?:\s+(?:in|at|on|to|via|during|through|from|by|before"
    rf"|after)\b{_COMPLEMENT_WORD}{{1,6}}?){{0,3}}?,?"
    r"(?:\s+(?:on|late|early|earlier|later|published|issued|released|in\s+the|as|back))*\s*$",
    re.IGNORECASE,
)
_VERB_ADJACENT = re.compile(
    rf"\b{_SPEECH_VERB},?(?:\s+(?:on|late|early|earlier|later|in|back))*\s*$", re.IGNORECASE
)
_STATEMENT_NOUN_BEFORE = re.compile(
    r"\b(?:statement|report|tweet|post|letter|e-?mail|remarks|interview|briefing|press\s+conference"
    r"|news\s+conference|"
    r"speech|communiqu[eé]|press\s+release|broadcast|article|editorial)\s+(?:issued\s+|released\s+"
    r"|published\s+|dated\s+)?(?:late\s+|early\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
_REACTION_BEFORE = re.compile(
    r"\b(?:condemn|urg|prais|criticis|criticiz|welcom|reject|demand|congratulat|thank|blam|apologis"
    r"|apologiz|warn|"
    r"appeal|defend|dismiss|denounc|deplor)(?:ed|s|es)\b[^;.]*$|\bcall(?:ed|s)\s+(?:on\b"
    r"|for\b(?!\s*$))[^;.]*$",
    re.IGNORECASE,
)
_VERB_BEHIND = re.compile(rf"^,?\s+(?:[\w'’.-]+\s+){{0,8}}?{_SPEECH_VERB}\b", re.IGNORECASE)
_REACTION_BEHIND = re.compile(
    r"^,?\s+(?:[\w'’.-]+\s+){0,6}?(?:condemned|urged|praised|criticised|criticized|welcomed|rejected"
    r"|demanded|denounced|called\s+(?:on|for))\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^['’]s\b")
_DEED_FOLLOWS = re.compile(r"^\s+(?:that\s+)?[a-z]+(?:ed|t)\b")
_LEADING_WORDS = 3


def dates_a_statement(
    sentence: str, start: int, end: int, deeds: tuple[int, ...] = (), *, is_narrow: bool = True
) -> bool:
    """Return whether the time at `sentence[start:end]` dates a statement, not what it is about.

    Args:
        sentence: The sentence.
        start: Where the time starts in it.
        end: Where the time ends.
        deeds: Offsets of the verbs of the sentence that state an event, as "arrested" does.
        is_narrow: Whether the time is a day or a week; "condemned the arrests in March" dates the arrests.

    >>> dates_a_statement("Two men were arrested, police said on Thursday.", 38, 46, (13,))
    True
    >>> dates_a_statement("Police said two men were arrested on Thursday.", 37, 45, (25,))
    False
    """
    before, after = sentence[:start], sentence[end:]
    if _POSSESSIVE.match(after):
        return False
    verb = (
        _VERB_ADJACENT.search(before)
        or _VERB_BEFORE.search(before)
        or (_REACTION_BEFORE.search(before) if is_narrow else None)
    )
    if verb:
        return not any(verb.start() < deed < start for deed in deeds)
    if _STATEMENT_NOUN_BEFORE.search(before):
        return True
    if len(before.split()) > _LEADING_WORDS:
        return False
    verb_behind = _VERB_BEHIND.match(after) or _REACTION_BEHIND.match(after)
    return verb_behind is not None and not any(end <= deed < end + verb_behind.end() for deed in deeds)
