"""Find the status of an event (reported, planned, denied, hypothetical) from its clause and its day."""

import re

from dashboard.schema import Status
from dashboard.steps.events.context import ArticleContext, Clause
from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import MEETING_KINDS
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


def find_status(clause: Clause) -> Status:
    """Return the status of the event that a clause reports."""
    in_future = is_in_future(clause.article, clause.time)
    if clause.is_statement:
        return Status.PLANNED if in_future or _announces_future(clause) else Status.REPORTED
    status = _read_clause_status(clause, in_future=in_future)
    if not _is_past(clause):
        return Status.PLANNED if status is Status.REPORTED and _is_planned(clause) else status
    if status is Status.PLANNED and not _was_due(clause):
        return Status.REPORTED
    if status is Status.HYPOTHETICAL and not leaves_open(clause.words):
        return Status.REPORTED
    return status


def _read_clause_status(clause: Clause, *, in_future: bool) -> Status:
    text, trigger = clause.article.text, clause.trigger
    if trigger is None:
        return read_status(_get_words_around(clause), "", "", is_in_future=in_future)
    if trigger.is_verb and _AGREED_TO.match(text[trigger.start : clause.time.start]):
        return Status.PLANNED
    before, after = text[clause.start : trigger.start], text[trigger.end : clause.end]
    return read_status(before, text[trigger.start : trigger.end], after, is_in_future=in_future)


def _is_planned(clause: Clause) -> bool:
    """Whether a deadline, or a future verb about something arranged, marks an event as planned."""
    if _DEADLINE.search(clause.article.text[clause.start : clause.time.start]):
        return True
    trigger = clause.trigger
    is_arranged = trigger is not None and trigger.kind in _ARRANGED_KINDS and clause.is_attached
    if trigger is None or is_arranged or _is_ongoing(clause):
        return _FUTURE.search(_get_words_around(clause)) is not None
    return False


def _announces_future(clause: Clause) -> bool:
    """Whether a statement announces something for its day ("say he will speak Tuesday")."""
    text, time, trigger = clause.article.text, clause.time, clause.trigger
    if trigger is None or _is_past(clause):
        return False
    # The future inside a quotation does not belong to the day of the statement.
    start = max(clause.start, *(text.rfind(mark, clause.start, time.start) for mark in '"“”'))
    futures = [match.span() for match in _FUTURE.finditer(text, start, time.start)]
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


def _is_ongoing(clause: Clause) -> bool:
    """Whether publication falls within the days of a clause ("expected this year")."""
    published, day = clause.article.published.best, clause.time.day
    return published is not None and day.first <= published < day.last


def _is_past(clause: Clause) -> bool:
    published = clause.article.published.best
    return published is not None and clause.time.day.last < published


def _was_due(clause: Clause) -> bool:
    """Whether the words near the time or the trigger of a clause report a past plan."""
    text, time, trigger = clause.article.text, clause.time, clause.trigger
    if _THEN_WAS_DUE.match(text[time.end : clause.end]):
        return True
    if not time.is_narrow:
        # "It would be signed in 1992" reports how things went on.
        return any(word in clause.words for word in _PLAN_WORDS)
    ends = (time.start, trigger.start + len("to ")) if trigger else (time.start,)
    return any(_WAS_DUE.search(text[clause.start : end]) for end in ends)


def _get_words_around(clause: Clause) -> str:
    """Return the words of a clause around its time, up to the next clause or speaker."""
    text, time = clause.article.text, clause.time
    before = _NEW_VIEWPOINT.finditer(text, clause.start, time.start)
    start = max((match.end() for match in before), default=clause.start)
    turn = _NEW_VIEWPOINT.search(text, time.end, clause.end)
    return text[start : turn.start() if turn else clause.end]
