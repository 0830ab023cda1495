"""Whether the words around an expression of time point to the past or to the future."""

import re
from typing import Final

PAST: Final = "past"
FUTURE: Final = "future"

_FUTURE: Final = re.compile(
    r"\b(?:will|'ll|’ll|won['’]t|shall|(?<!previously )(?<!had been )(?<!as )(?:scheduled|slated|expected"
    r"|planned)|expects?|planning|plans? (?:to|an?)\b"
    r"|hears|travels|departs|(?:is|are) (?:leaving|arriving|travell?ing)|due"
    r"|upcoming|intends?|(?:is|are|was|were|set|ready) to|until"
    r"|effective(?=\s*$)|by(?=\s*$)|as (?:early|soon) as(?=\s*$)|postponed|deadline"
    r"|(?<!seem )(?<!seems )(?<!seemed )to be|through(?=\s*$)|would|(?-i:may)|could|might"
    r"|going to|expires?"
    r"|(?:(?-i:asked)|urged|ordered|invited|wants?|agreed|decided|promised|vowed|hop(?:es?|ed|ing)"
    r"|prepar(?:ed|ing)|ready) (?:\w+ ){0,4}to"
    r"|(?:meet|meets|faces|begins|starts|opens|resumes?|convenes|kicks off|testifies|takes place|take place"
    r"|holds (?:its|his|her|their|an?)))\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?<!\bbe )(?:was|were|had|did|said|told|been|began|came|took|went|made|got|saw|fell|rose|won|lost"
    r"|held|met|gave|found|left|sent|shot|set(?! to\b)|since|last|became|bore|bought|broke|brought|built"
    r"|caught|chose|cut(?! to\b)|dealt|drew|drove|ate|fled|flew|forgot|fought|froze|grew|heard|hid"
    r"|hit(?! to\b)|hung|kept|knew|laid|lay|led|lent|lit|meant|overthrew|overtook|paid|put(?! to\b)|quit|ran"
    r"|rang|read(?= (?:a|the|his|her|out)\b)|rode|sang|sank|sat|sold|shook|slept|slew|sought|spent|spoke"
    r"|sprang|stole|stood|stuck|struck|swam|swept|swore|swung|taught|thought|threw|tore|understood|withdrew"
    r"|woke|wore|wrote"
    # "United" is no verb, nor is "need"; a verb inside a sentence has no capital.
    r"|(?-i:(?!(?:scheduled|slated|expected|planned|postponed|indeed|hundred|exceed|proceed|succeed|speed"
    r"|breed|bleed|sacred)\b)[a-z]{3,}ed))\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"\b(?:(?<!the )(?<!a )(?:will|shall)\b|['’]ll\b|would be\b"
    r"|(?:is|are) (?:due|set|scheduled|expected) to\b)",
    re.IGNORECASE,
)
_REASON: Final = re.compile(
    r"\b(?:due to|because|over|after|since|following|about|despite|that|who|which)\b", re.IGNORECASE
)
_STARTING: Final = re.compile(r"\b(?:starting|beginning) (?:on|in) $", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\b(?:be|get|being) \w+")
_PAST_PLAN: Final = re.compile(
    r"\b(?:was|were|had been) (?:\w+ )?(?:due|scheduled|slated|expected|set|supposed|planned|to)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(r"\b(?:ended|dated)\s+$", re.IGNORECASE)
# "Was jailed in May", "took office in May"; a vote in May may be to come.
_AFTER_PAST_VERB: Final = re.compile(
    r"(?:,?\s+(?!(?:for|to|of|that|set|due)\b|\w*(?:election|vote|poll|summit|meeting|talks|referendum|hearing"
    r"|trial|ballot|deadline|conference|visit)s?\b)[\w'’]+){0,8},?\s+(?:on|in(?:\s+an?)?)\s+$",
    re.IGNORECASE,
)
_OPENS_SENTENCE: Final = re.compile(
    r"^\W*(?:(?:back|early|late|then|and|but),?\s+)?(?:on|in)\s+$", re.IGNORECASE
)
_VERB_OF_SPEECH: Final = re.compile(r"\b(?:said|told|announced|agreed|set|called)$", re.IGNORECASE)
# "Was released Monday -- indicating that it will": the next clause has a tense of its own.
_NEXT_CLAUSE: Final = re.compile(r"\s--|[—–]|\b(?:indicating|saying|adding|showing|suggesting|which|who)\b")
_SENTENCE_END: Final = re.compile(r"[.;!?]\s|\n\n")
_NO_CUE: Final = 1000
"""A distance greater than that of any cue."""


def follows_ended(text: str, start: int) -> bool:
    """Return whether "ended" or "dated" comes right before `start`: the time after it is past."""
    return _ENDED.search(text, max(0, start - 12), start) is not None


def is_clearly_past(text: str, start: int, end: int) -> bool:
    """Return whether the clause reports a past act at its time and nothing to come ("was jailed in May")."""
    before = _SENTENCE_END.split(text[max(0, start - 140) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + 90])[0]
    if _FUTURE.search(before) or _FUTURE.search(after):
        return False
    if _OPENS_SENTENCE.match(before):
        return any(not _VERB_OF_SPEECH.search(after[: verb.end()]) for verb in _PAST.finditer(after))
    return any(
        _AFTER_PAST_VERB.fullmatch(before, verb.end()) and not _VERB_OF_SPEECH.search(before[: verb.end()])
        for verb in _PAST.finditer(before)
    )


def is_clearly_future(text: str, start: int) -> bool:
    """Return whether the words before announce what will be ("will host the summit in May").

    A past verb or a reason between the announcement and the time makes this False.
    """
    before = _SENTENCE_END.split(text[max(0, start - 240) : start])[-1]
    if _STARTING.search(before) and not _PAST.search(before):
        return True
    will = list(_WILL.finditer(before))
    between = _PASSIVE.sub(" ", before[will[-1].end() :]) if will else ""
    return bool(will) and not _PAST.search(between) and not _REASON.search(between)


def is_past_plan(text: str, start: int) -> bool:
    """Return whether the words before report a plan of the past ("was due to speak on")."""
    return _PAST_PLAN.search(text, max(0, start - 90), start) is not None


def find_tense(text: str, start: int, end: int) -> str:
    """Return `PAST` or `FUTURE` by the cue nearest to a span in its sentence, '' where there is none."""
    if follows_ended(text, start):
        return PAST
    before = text[max(0, start - 140) : start]
    breaks = [match.end() for match in _SENTENCE_END.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    distance = {tense: _distance_back(cue, before) for tense, cue in ((FUTURE, _FUTURE), (PAST, _PAST))}
    nearest = min(distance, key=lambda tense: distance[tense])
    if distance[nearest] <= 70:
        return nearest
    # A time that opens its sentence waits for its verb.
    reach = 240 if len(before.split()) <= 1 else 90
    default = nearest if distance[nearest] < _NO_CUE else ""
    return _find_tense_after(text[end : end + reach], default, distance[nearest])


def _find_tense_after(after: str, nearest: str, distance: int) -> str:
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    for tense, pattern in ((FUTURE, _FUTURE), (PAST, _PAST)):
        cue = pattern.search(after)
        elsewhere = cue and tense == FUTURE and _NEXT_CLAUSE.search(after, 0, cue.start())
        if cue and not elsewhere and cue.start() < distance:
            nearest, distance = tense, cue.start()
    return nearest


def _distance_back(cue: re.Pattern[str], before: str) -> int:
    ends = [match.end() for match in cue.finditer(before)]
    return len(before) - ends[-1] if ends else _NO_CUE
