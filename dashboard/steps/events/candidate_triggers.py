"""Select the triggers of a clause that can state what happened at its time."""

import re
from collections.abc import Sequence

from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import MEETING_KINDS, STATEMENT, Trigger
from dashboard.steps.events.split_clauses import VERB

# "The attack on Monday" and "Monday's attack": the time dates the noun.
_TO_TIME = re.compile(
    r"(?:\s+(?:of|on|against|at|in|near)\s+(?:[\w'’-]+\s+){0,4}?[\w'’-]+)?,?\s+(?:(?:on|in|of|from|late"
    r"|early|last|held|,)\s+)*(?:the\s+)?",
    re.IGNORECASE,
)
_FROM_TIME = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}", re.IGNORECASE)
# "Comments about the attack", "two weeks of fighting": a noun behind a preposition is background.
_BACKGROUND = re.compile(
    r"\b(?:about|over|of|for|after|against|following|regarding|concerning|with|from|amid|since|before"
    r"|despite|into|"
    r"under|between|than|like|on|to|in|by|during|through)\s+(?:(?!and\b|or\b|that\b)[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
# "The rescued chimpanzees", "a banned party" describe someone, and date nothing.
_ATTRIBUTE_BEFORE = re.compile(
    r"\b(?:the|an?|of|at|with|its|his|her|their|our|this|these|for|from|about|against|some|many|most"
    r"|several|other|"
    r"newly|recently|alleged(?:ly)?)\s+$",
    re.IGNORECASE,
)
_ATTRIBUTE_AFTER = re.compile(
    r"^\s+(?!(?:by|in|at|on|to|of|for|from|with|and|or|but|near|during|after|before|when|while|as|under"
    r"|over|last|this|"
    r"early|late|yesterday|today|tonight|was|were|is|are|had|has|have|will|that|who|because|if|since"
    r"|until|there|here)\b)"
    r"[A-Za-z][\w-]*"
)
_SUBORDINATE = re.compile(
    r"\b(?:after|before|since|until|because|when|while|whereas|who|which|whom|whose|where|if|although"
    r"|though|that)\b",
    re.IGNORECASE,
)
# "A visit that began on Monday" is a visit on Monday.
_BEGAN_OR_ENDED = re.compile(
    r"(?:\s+(?:to|in|of|with)\s+[\w'’ -]{1,40}?)?\s*,?\s*(?:that|which)\s+(?:began|begins|started"
    r"|starts|opened|opens|ended|ends|closed|lasted|took\s+place|takes\s+place|"
    r"was\s+held|is\s+(?:due|set|planned)|was\s+(?:due|set|planned))\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_COUNTS_FROM = re.compile(r"\s+(?:after|before|following)\s+(?:(?:the|his|her|their|its)\s+)?", re.IGNORECASE)
_DUE_OR_EXPECTED = re.compile(r"(?:(?:is|are|was|were)\s+)?due\b|expected\b", re.IGNORECASE)
_LASTING_CUSTODY = frozenset({"detention", "remand", "hunger strike"})


def is_attached(text: str, trigger: Trigger, time: DayReference) -> bool:
    """Return whether a noun and a time stand together, as in "the attack on Monday" and "Monday's attack"."""
    if trigger.is_verb:
        return False
    return bool(
        _TO_TIME.fullmatch(text, trigger.end, time.start)
        or _FROM_TIME.fullmatch(text, time.end, trigger.start)
    )


def select_candidates(text: str, triggers: Sequence[Trigger], time: DayReference) -> list[Trigger]:
    """Return the triggers of a clause that can state what happened at a time, in order."""
    candidates = [trigger for trigger in triggers if time.gap(trigger.start, trigger.end) >= 0]
    if any(not trigger.is_verb for trigger in candidates):
        # "The trial is due on Monday" is a trial; "the minister is due on Monday" a visit.
        candidates = [
            trigger for trigger in candidates if not _DUE_OR_EXPECTED.match(text, trigger.start, trigger.end)
        ]
    return [
        trigger
        for trigger in candidates
        if is_attached(text, trigger, time) or _can_describe(text, trigger, time)
    ]


def _can_describe(text: str, trigger: Trigger, time: DayReference) -> bool:
    if _is_background(text, trigger) or _is_attribute(text, trigger):
        return False
    if time.end <= trigger.start and _COUNTS_FROM.fullmatch(text, time.end, trigger.start):
        # "Four days after the killing" is not the day of the killing.
        return False
    if trigger.kind == STATEMENT and _is_quoted_apart(text, trigger, time):
        return False
    if trigger.end <= time.start:
        return not _starts_new_clause(text, trigger, time)
    return not _is_subordinate(text, trigger, time)


def _is_quoted_apart(text: str, trigger: Trigger, time: DayReference) -> bool:
    """Whether a quotation begins or ends between the two; a time inside it does not date the statement."""
    low, high = sorted(
        (time.end if trigger.start >= time.end else trigger.end, max(time.start, trigger.start))
    )
    between = text[low:high]
    return between.count('"') % 2 == 1 or between.count("“") != between.count("”")


def _is_background(text: str, trigger: Trigger) -> bool:
    # "In custody since May" reports the custody itself.
    if trigger.is_verb or trigger.kind in MEETING_KINDS or trigger.sub_kind in _LASTING_CUSTODY:
        return False
    return bool(_BACKGROUND.search(text, max(0, trigger.start - 50), trigger.start))


def _is_attribute(text: str, trigger: Trigger) -> bool:
    if not trigger.is_verb or not text[trigger.start : trigger.end].endswith("ed"):
        return False
    before = text[max(0, trigger.start - 16) : trigger.start]
    return bool(
        _ATTRIBUTE_BEFORE.search(before) and _ATTRIBUTE_AFTER.match(text[trigger.end : trigger.end + 24])
    )


def _starts_new_clause(text: str, trigger: Trigger, time: DayReference) -> bool:
    """Whether a clause with a verb of its own begins between a trigger and its time."""
    between = text[trigger.end : time.start]
    if trigger.kind == STATEMENT:
        return bool(VERB.search(between))
    subordinator = None if _BEGAN_OR_ENDED.match(between) else _SUBORDINATE.search(between)
    return bool(subordinator and VERB.search(between, subordinator.end()))


def _is_subordinate(text: str, trigger: Trigger, time: DayReference) -> bool:
    """Whether a subordinate clause contains the trigger but not its time, which stands before it.

    So in "on Monday, two months after he was held".
    """
    between = text[time.end : trigger.start]
    subordinators = [match.end() for match in _SUBORDINATE.finditer(between)]
    return bool(subordinators) and "," not in between[subordinators[-1] :]
