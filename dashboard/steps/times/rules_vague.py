"""The rules for the vague present, past and future."""

from typing import Final

from dashboard.steps.times.anchor_choice import NARRATIVE, Reference
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.trigger_words import UNIT, VAGUE


def _present(_hit: Hit, _at: Reference) -> Value | None:
    return Value("DATE", "PRESENT_REF")


def _past(_hit: Hit, _at: Reference) -> Value | None:
    return Value("DATE", "PAST_REF")


def _future(hit: Hit, at: Reference) -> Value | None:
    if at.mode == NARRATIVE and hit.said == "soon":
        return None
    return Value("DATE", "FUTURE_REF")


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "present",
        VAGUE + UNIT,
        r"\b(?:right now|now|currently|at present|presently|the present|nowadays|current|the current|at"
        r" the moment|these days|present-day)\b(?! known\b)",
        _present,
        ("They now agree", "PRESENT_REF"),
        ("now known as Mumbai", ""),
    ),
    rule(
        "past",
        VAGUE,
        r"\b(?:more recently|most recently|recently|recent|lately|the recent past|the past|not long ago|"
        r"some time ago|the near past)\b(?! (?:<NUMBER> )?<UNIT>s?\b)(?! \w+ (?:years|months|weeks|days)\b)",
        _past,
        ("They recently agreed", "PAST_REF"),
    ),
    rule(
        "future",
        VAGUE,
        r"\b(?:the near future|the immediate future|the foreseeable future|the future|in future|future"
        r"(?=[.,;])|soon(?! (?:as|after)\b)|as soon as possible)\b(?!s)",
        _future,
        ("in the near future", "FUTURE_REF"),
        ("soon", "FUTURE_REF"),
    ),
)
