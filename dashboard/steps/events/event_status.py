"""Find the status of an event (reported, planned, denied, hypothetical) from its clause and its day."""

import re

from dashboard.schema import Precision, Status
from dashboard.steps.events.candidate_triggers import is_attached
from dashboard.steps.events.context import ArticleContext
from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import MEETING_KINDS, STATEMENT, Trigger
from dashboard.steps.events.split_clauses import Bounds
from dashboard.steps.events.status_words import leaves_open, read_status

_NEW_VIEWPOINT = re.compile(
    r"\b(?:that|which|who|whom|saying|said|says|when|where|after|because|while|since)\b|[\"“”:]"
    r"|\b(?:and|but)\s+(?:I|he|she|it|we|they|the)\b"
)
_DUE = r"(?:due|scheduled|slated|expected|set(?!\s+by)|supposed|planned|meant|intended|hoping|to(?=\s+[a-z]))"
# On a past day, only what "was due" is still a plan.
_WAS_DUE = re.compile(
    rf"\b(?:was|were|been)\s+(?:\w+\s+)?{_DUE}\b[^,;]*$"
    r"|\b(?:would|postponed|due\s+to|(?:plan(?:s|ned)?|agreed|hoped|intended|wanted)\s+to"
    r"|plans?\s+for)\s[^,;]*$",
    re.IGNORECASE,
)
_THEN_WAS_DUE = re.compile(
    rf"^,?\s+(?:[\w'’.-]+\s+){{0,8}}?(?:was|were|been)\s+(?:\w+\s+)?{_DUE}\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"(?:\b(?:will|shall)|['’]ll)\s+(?!have\b)[a-z]|\b(?:is|are)\s+(?:\w+\s+)?(?:due|set|expected"
    r"|scheduled|to)\b|\b(?:expected|forecast)\s+(?:in|on|for|this)\b"
)
_NARROW = frozenset({Precision.DAY, Precision.WEEK})
_PLAN_WORDS = (" due ", "scheduled", "expected", "planned", "supposed", "postponed")
# "Agreed to resume talks on 7 March".
_AGREED_TO = re.compile(
    r"(?:(?:agreed|pledged|promised|vowed|decided|ordered|invited|asked"
    r"|urged)\b[^,;]{0,40}?\s+to\s+[a-z]|called\s+for\s+\w+ing\b)"
    r"(?:(?!\b(?:after|when|while|following|during|that|who|which|at|in)\b)[^,;])*$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\bto\s+[a-z]+\s+(?:[\w'’-]+\s+){0,8}by\s+$", re.IGNORECASE)
_WORD_LENGTH = 8
_ARRANGED_KINDS = MEETING_KINDS | {"hearing", "election"}
_LATER = re.compile(r"(?:later|the\s+(?:end|rest)\s+of)\s+(?:this|the)\b|the\s+end\s+of\b", re.IGNORECASE)


def find_status(
    article: ArticleContext, time: DayReference, clause: Bounds, trigger: Trigger | None
) -> Status:
    """Return the status of the event that a clause reports."""
    in_future = is_in_future(article, time)
    if trigger is not None and trigger.kind == STATEMENT:
        return (
            Status.PLANNED
            if in_future or _announces_future(article, time, clause, trigger)
            else Status.REPORTED
        )
    status = _read_clause_status(article, time, clause, trigger, in_future=in_future)
    if status is Status.PLANNED and _is_past(article, time):
        return status if _was_due(article.text, time, clause, trigger) else Status.REPORTED
    if status is Status.HYPOTHETICAL and _is_past(article, time):
        return status if leaves_open(article.text[clause[0] : clause[1]]) else Status.REPORTED
    return status


def _read_clause_status(
    article: ArticleContext, time: DayReference, clause: Bounds, trigger: Trigger | None, *, in_future: bool
) -> Status:
    text, (start, end) = article.text, clause
    around = _get_words_around(text, time, clause)
    if trigger is None:
        status = read_status(around, "", "", is_in_future=in_future)
    else:
        words = text[trigger.start : trigger.end]
        status = read_status(
            text[start : trigger.start], words, text[trigger.end : end], is_in_future=in_future
        )
    if trigger and trigger.is_verb and _AGREED_TO.match(text[trigger.start : time.start]):
        return Status.PLANNED
    if (
        status is Status.REPORTED
        and not _is_past(article, time)
        and _DEADLINE.search(text[start : time.start])
    ):
        return Status.PLANNED
    may_be_arranged = (
        trigger is None
        or _is_ongoing(article, time)
        or (trigger.kind in _ARRANGED_KINDS and is_attached(text, trigger, time))
    )
    if (
        status is Status.REPORTED
        and may_be_arranged
        and not _is_past(article, time)
        and _FUTURE.search(around)
    ):
        return Status.PLANNED
    return status


def _announces_future(article: ArticleContext, time: DayReference, clause: Bounds, trigger: Trigger) -> bool:
    """Whether a statement announces something for its day ("say he will speak Tuesday")."""
    if _is_past(article, time):
        return False
    # The future inside a quotation does not belong to the day of the statement.
    start = max(article.text.rfind(mark, clause[0], time.start) for mark in '"“”')
    futures = [match.span() for match in _FUTURE.finditer(article.text, max(start, clause[0]), time.start)]
    if trigger.start >= time.end or trigger.start == trigger.end:
        return bool(futures)
    # "Said it will" or "will be announced", but not "will, he said on Friday".
    return any(trigger.end <= start or trigger.start - end <= _WORD_LENGTH for start, end in futures[-1:])


def is_in_future(article: ArticleContext, time: DayReference) -> bool:
    """Return whether a time lies after the day of publication."""
    latest = article.published.last or article.published.best
    if latest is None:
        return False
    is_later = _LATER.match(article.text, time.start) and time.day.last > latest
    return bool(is_later) or time.day.first > latest


def _is_ongoing(article: ArticleContext, time: DayReference) -> bool:
    """Whether publication falls within a range of days ("expected this year")."""
    published = article.published.best
    return published is not None and time.day.first <= published < time.day.last


def _is_past(article: ArticleContext, time: DayReference) -> bool:
    return article.published.best is not None and time.day.last < article.published.best


def _was_due(text: str, time: DayReference, clause: Bounds, trigger: Trigger | None) -> bool:
    """Whether the words near a time or its trigger report a past plan."""
    if _THEN_WAS_DUE.match(text[time.end : clause[1]]):
        return True
    if time.day.precision not in _NARROW:
        # "It would be signed in 1992" reports how things went on.
        return any(word in text[clause[0] : clause[1]] for word in _PLAN_WORDS)
    ends = (time.start, trigger.start + len("to ")) if trigger else (time.start,)
    return any(_WAS_DUE.search(text[clause[0] : end]) for end in ends)


def _get_words_around(text: str, time: DayReference, clause: Bounds) -> str:
    """Return the words of a clause around its time, up to the next clause or speaker."""
    start = max(
        (match.end() for match in _NEW_VIEWPOINT.finditer(text, clause[0], time.start)), default=clause[0]
    )
    turn = _NEW_VIEWPOINT.search(text, time.end, clause[1])
    return text[start : turn.start() if turn else clause[1]]
