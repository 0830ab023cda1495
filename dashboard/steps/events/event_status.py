"""How a clause tells its event, by its words and by whether its day was past or to come when it was written."""

import re

from dashboard.schema import Precision, Status
from dashboard.steps.events.candidate_triggers import is_attached
from dashboard.steps.events.context import Article
from dashboard.steps.events.event_days import Dated
from dashboard.steps.events.event_kinds import MEETS, STATEMENT, Trigger
from dashboard.steps.events.split_clauses import Bounds
from dashboard.steps.events.status_words import may_have_been, status_of

_TURN = re.compile(
    r"\b(?:that|which|who|whom|saying|said|says|when|where|after|because|while|since)\b|[\"“”:]"
    r"|\b(?:and|but)\s+(?:I|he|she|it|we|they|the)\b"
)
_DUE = r"(?:due|scheduled|slated|expected|set(?!\s+by)|supposed|planned|meant|intended|hoping|to(?=\s+[a-z]))"
# Of a day that is past, only what "was due" is still a plan.
_WAS_DUE = re.compile(
    rf"\b(?:was|were|been)\s+(?:\w+\s+)?{_DUE}\b[^,;]*$"
    r"|\b(?:would|postponed|due\s+to|(?:plan(?:s|ned)?|agreed|hoped|intended|wanted)\s+to"
    r"|plans?\s+for)\s[^,;]*$",
    re.IGNORECASE,
)
_THEN_WAS_DUE = re.compile(
    rf"^,?\s+(?:[\w'’.-]+\s+){{0,8}}?(?:was|were|been)\s+(?:\w+\s+)?{_DUE}\b", re.IGNORECASE
)
_WILL = re.compile(
    r"(?:\b(?:will|shall)|['’]ll)\s+(?!have\b)[a-z]|\b(?:is|are)\s+(?:\w+\s+)?(?:due|set|expected"
    r"|scheduled|to)\b|\b(?:expected|forecast)\s+(?:in|on|for|this)\b"
)
_NARROW = frozenset({Precision.DAY, Precision.WEEK})
_PLANNED = (" due ", "scheduled", "expected", "planned", "supposed", "postponed")
# "Agreed to resume talks on 7 March".
_TO_DO = re.compile(
    r"(?:(?:agreed|pledged|promised|vowed|decided|ordered|invited|asked"
    r"|urged)\b[^,;]{0,40}?\s+to\s+[a-z]|called\s+for\s+\w+ing\b)"
    r"(?:(?!\b(?:after|when|while|following|during|that|who|which|at|in)\b)[^,;])*$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bto\s+[a-z]+\s+(?:[\w'’-]+\s+){0,8}by\s+$", re.IGNORECASE)
_A_WORD = 8
_ARRANGED = MEETS | {"hearing", "election"}
_LATER = re.compile(r"(?:later|the\s+(?:end|rest)\s+of)\s+(?:this|the)\b|the\s+end\s+of\b", re.IGNORECASE)


def standing_of(article: Article, time: Dated, clause: Bounds, trigger: Trigger | None) -> Status:
    """Return whether a clause tells its event as reported, planned, denied or hypothetical."""
    ahead = lies_ahead(article, time)
    if trigger is not None and trigger.kind == STATEMENT:
        return Status.PLANNED if ahead or _says_it_will(article, time, clause, trigger) else Status.REPORTED
    told = _told(article, time, clause, trigger, ahead=ahead)
    if told is Status.PLANNED and _is_past(article, time):
        return told if _was_due(article.text, time, clause, trigger) else Status.REPORTED
    if told is Status.HYPOTHETICAL and _is_past(article, time):
        return told if may_have_been(article.text[clause[0] : clause[1]]) else Status.REPORTED
    return told


def _told(article: Article, time: Dated, clause: Bounds, trigger: Trigger | None, *, ahead: bool) -> Status:
    text, (start, end) = article.text, clause
    around = _words_around(text, time, clause)
    if trigger is None:
        told = status_of(around, "", "", lies_ahead=ahead)
    else:
        words = text[trigger.start : trigger.end]
        told = status_of(text[start : trigger.start], words, text[trigger.end : end], lies_ahead=ahead)
    if trigger and trigger.is_verb and _TO_DO.match(text[trigger.start : time.start]):
        return Status.PLANNED
    if told is Status.REPORTED and not _is_past(article, time) and _BY.search(text[start : time.start]):
        return Status.PLANNED
    arranged = (
        trigger is None
        or _runs_on(article, time)
        or (trigger.kind in _ARRANGED and is_attached(text, trigger, time))
    )
    if told is Status.REPORTED and arranged and not _is_past(article, time) and _WILL.search(around):
        return Status.PLANNED
    return told


def _says_it_will(article: Article, time: Dated, clause: Bounds, trigger: Trigger) -> bool:
    """Whether a saying tells what will be on its day ("say he will speak Tuesday", "expected on Friday, they say")."""
    if _is_past(article, time):
        return False
    # What a quotation says will be is not of the day of the saying.
    start = max(article.text.rfind(mark, clause[0], time.start) for mark in '"“”')
    will = [found.span() for found in _WILL.finditer(article.text, max(start, clause[0]), time.start)]
    if trigger.start >= time.end or trigger.start == trigger.end:
        return bool(will)
    # "Said it will" or "will be announced", but not "will, he said on Friday".
    return any(trigger.end <= start or trigger.start - end <= _A_WORD for start, end in will[-1:])


def lies_ahead(article: Article, time: Dated) -> bool:
    """Return whether a time comes after the day of publication."""
    latest = article.published.last or article.published.best
    if latest is None:
        return False
    later = _LATER.match(article.text, time.start) and time.day.last > latest
    return bool(later) or time.day.first > latest


def _runs_on(article: Article, time: Dated) -> bool:
    """Whether a stretch of days was not over at publication ("expected this year")."""
    published = article.published.best
    return published is not None and time.day.first <= published < time.day.last


def _is_past(article: Article, time: Dated) -> bool:
    return article.published.best is not None and time.day.last < article.published.best


def _was_due(text: str, time: Dated, clause: Bounds, trigger: Trigger | None) -> bool:
    """Whether words beside a time or its trigger tell of a plan as of something past."""
    if _THEN_WAS_DUE.match(text[time.end : clause[1]]):
        return True
    if time.day.precision not in _NARROW:
        # "It would be signed in 1992" tells how the story went on.
        return any(word in text[clause[0] : clause[1]] for word in _PLANNED)
    at = (time.start, trigger.start + len("to ")) if trigger else (time.start,)
    return any(_WAS_DUE.search(text[clause[0] : end]) for end in at)


def _words_around(text: str, time: Dated, clause: Bounds) -> str:
    """Return the words of a clause that stand with its time, without what another clause says or a speaker."""
    start = max((found.end() for found in _TURN.finditer(text, clause[0], time.start)), default=clause[0])
    turn = _TURN.search(text, time.end, clause[1])
    return text[start : turn.start() if turn else clause[1]]
