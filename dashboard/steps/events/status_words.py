"""Read the status of an event (reported, planned, denied, hypothetical) from the words around its trigger."""

import re

from dashboard.schema import Status
from dashboard.steps.events.split_clauses import VERB

_OTHER_WORD = (
    r"(?:(?!(?:that|whom|who|whether|what|which|when|where|why|how|because|as|and|but|if|about"
    r"|regarding)\b)[\w'’.-]+\s+)"
)
_NOT = r"(?:n['’]t|\s+not|not(?=\s))"
_DENIAL = (
    rf"(?:\b(?:did|does|do|has|have|had|was|were|is|are|could|would|will|ca|can|wo){_NOT}(?!\s+only)"
    r"|\bnever\b|\bnor\b|\bneither\b|\bhas\s+yet\s+to\b|\bnot\b(?!\s+(?:only|just|far|long|unlike|least"
    r"|that|clear))"
    r"|\bno\b(?!-|\s+(?:one|longer|later|less|fewer|sooner|more\s+than|doubt|matter|surprise|secret))"
    r"|\bnone\b|\bat\s+no\s+time\b"
    r"|\bwithout\s+(?:ever\s+)?(?=\w+ing\b|(?:an?|any)\s+(?:\w+\s+)?(?:meeting|visit|stop|trial|hearing"
    r"|charge|verdict|incident|arrest|vote)\b)|\bdeclin(?:ed|es|ing)\s+to|\bfail(?:ed|s|ing)\s+to"
    r"|\brefus(?:ed|es|ing)\s+to"
    r"|\b(?:chose|decided|opted|elected|decision)\s+not\s+to|\bstopped\s+short\s+of|\btoo\s+\w+\s+to\b"
    r"|\binstead\s+of|\brather\s+than"
    r"|\bden(?:ied|ies|ying)\s+(?:that\s+|having\s+|any\s+|reports\s+|rumou?rs\s+|claims\s+|it\s+)*"
    r"|\bcancel(?:led|ed|s|ling|ing)|\bcall(?:ed|s|ing)\s+off|\bskip(?:ped|s|ping)|\bavoided\b"
    r"|\babsent\s+from\b|\bscrapped\b"
    r"|\b(?:was|were|been)\s+(?:barred|prevented|banned|stopped)\s+from|\bmissed\b|\bcut\s+out"
    r"|\bstayed\s+away\s+from)"
)
_DENIED_BEFORE = re.compile(rf"{_DENIAL}\s*,?\s*{_OTHER_WORD}{{0,5}}$", re.IGNORECASE)
# Without a trigger, only words that deny the whole clause count.
_DENIED_CLAUSE = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|will|wo)(?:n['’]t|\s+not)\b|\bnever\b|\bcalled\s+off\b"
    r"|\bcancel(?:led|ed)\b|\bnor\s+(?:was|were|did|is)\b|^\W*(?:no|none|nobody)\b",
    re.IGNORECASE,
)
# Who pleads not guilty pleads.
_DENIED_INSIDE = re.compile(r"\b(?:not(?!\s+guilty\b)|never)\b|n['’]t\b", re.IGNORECASE)
_DENIED_AFTER = re.compile(
    r"^(?:(?:[^.;,]|\.(?=\s\d)){0,60}?)\b(?:(?:was|were|been|being|is"
    r"|are)\s+(?:\w+ly\s+)?(?:cancel(?:led|ed)|called\s+off|scrapped|ruled\s+out|"
    r"abandoned|denied)|(?:did|does)(?:n['’]t|\s+not)\s+(?:take\s+place|happen|go\s+ahead"
    r"|come\s+(?:about|off)|occur)|"
    r"never\s+(?:took\s+place|happened|came\s+(?:about|off))|(?:was|were|is|are)(?:n['’]t|\s+not)\s+"
    r"(?:held|made|planned|recorded|on\s+the|part\s+of|in\s+the|among|to\s+be\s+found|visited|met))\b",
    re.IGNORECASE,
)
_PLAN = (
    r"(?:\b(?:will|shall)\b|['’]ll\b|\b(?:is|are|was|were|(?:had|has|have)\s+been)\s+(?:now\s+|also\s+"
    r"|then\s+|still\s+)?"
    r"(?:due|scheduled|expected|set|planning|slated|going|poised|likely|about|supposed|meant|booked"
    r"|hoping|to)\b"
    r"|\bdue\b(?!\s+(?:[a-z]+\s+){0,2}to\b)|(?<!previously\s)\bscheduled\b|\bplans?\b|\bplanned\b"
    r"|\bplanning\b|\bexpect(?:ed|s)\b|\bintends?\b|\bintended\b"
    r"|\bupcoming\b|\bforthcoming\b|\bwould\b(?!\s+(?:have|(?:only\s+|not\s+|neither\s+)?(?:say|confirm|comment))\b)|\bnext\s+(?:stop|leg|trip|visit|meeting|journey)\b"
    r"|\bagreed\s+to\b|\bpreparing\s+to\b|\bprepares\s+to\b|\bhopes?\s+to\b|\babout\s+to\b|\binvited\b)"
)
_PLANNED_BEFORE = re.compile(
    rf"{_PLAN}\W*(?:(?!(?:what|which|who|whom|after|because|since)\b)[\w'’.,-]+\s+){{0,9}}$", re.IGNORECASE
)
_PLANNED_AFTER = re.compile(
    r"^(?:(?!\b(?:that|which|who|whom|saying)\b|,\s+\w+ing\b)[^.;\"“”]){0,80}?(?:\b(?:will|shall"
    r"|would)\s+(?:be|take|follow|begin|start|come|open|go)\b|\b(?:is|are|was|were)\s+(?:(?:also|now"
    r"|still|then|currently|originally)\s+)?"
    r"(?:due|scheduled|expected|set|planned|slated|to\s+(?:be|take|follow|begin|start|last|open))\b)",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:[Ii]f(?!\s+(?:not|ever|anything|only|at\s+all|so)\b)|[Uu]nless|whether|could|might|may"
    r"|should|would\s+have|suppose|in\s+case|had\s+he|were\s+to|"
    r"wants?\s+to|wanted\s+to|ought\s+to|threaten(?:ed|s)\s+to|calls?\s+for|(?<!plan\s)called\s+for"
    r"|urged|asked\s+(?:\w+\s+)?to|"
    r"demand(?:ed|s|ing))\W*(?:[\w'’.,-]+\s+){0,8}$"
)
# What "could" or "may" be lies ahead; a past event "may have been".
_OPEN = re.compile(
    r"\b(?:if|unless|whether|unclear|suppose|(?:could|may|might|should|would)\s+(?:not\s+)?have"
    r"|had\s+he)\b|['’]d\s+have\b",
    re.IGNORECASE,
)
_HYPOTHETICAL_CLAUSE = re.compile(r"\b(?:[Ii]f|[Uu]nless|whether|could|might|may(?=\s+[a-z])|would\s+have)\b")


def leaves_open(words: str) -> bool:
    """Return whether words leave open if something happened ("may have met", "unclear whether")."""
    return bool(_OPEN.search(words))


def read_status(before: str, trigger: str, after: str, *, is_in_future: bool) -> Status:
    """Return the status of the event that a trigger states.

    Args:
        before: The words of the clause before its trigger.
        trigger: The trigger; '' where the clause has none and `before` is the whole of it.
        after: The words after it.
        is_in_future: Whether its day comes after the day of publication.
    """
    if trigger.lower().startswith("to "):
        before += "to "
    if _is_denied(before, trigger, after):
        return Status.DENIED
    if _HYPOTHETICAL.search(before) or (not trigger and _opens_with(_HYPOTHETICAL_CLAUSE, before)):
        return Status.HYPOTHETICAL
    if is_in_future or _PLANNED_BEFORE.search(before) or _is_due(trigger) or _PLANNED_AFTER.search(after):
        return Status.PLANNED
    return Status.REPORTED


def _is_denied(before: str, trigger: str, after: str) -> bool:
    if not trigger:
        return _opens_with(_DENIED_CLAUSE, before)
    return bool(
        _DENIED_INSIDE.search(trigger) or _DENIED_BEFORE.search(before) or _DENIED_AFTER.search(after)
    )


def _is_due(trigger: str) -> bool:
    return trigger.lower().startswith(("due ", "expected "))


def _opens_with(pattern: re.Pattern[str], words: str) -> bool:
    """Whether a pattern matches before any verb; behind one ("asked whether") it does not set the status."""
    match = pattern.search(words)
    return match is not None and not VERB.search(words, 0, match.start())
