"""The rules for a vague present, past or future ("now", "recently", "soon")."""

from typing import Final

from dashboard.steps.times.anchor_context import NARRATIVE, AnchorContext
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.trigger_words import UNIT, VAGUE


def _resolve_present(_match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return TimexValue("DATE", "PRESENT_REF")


def _resolve_past(_match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return TimexValue("DATE", "PAST_REF")


def _resolve_future(match: RuleMatch, context: AnchorContext) -> TimexValue | None:
    if context.mode == NARRATIVE and match.words == "soon":
        return None
    return TimexValue("DATE", "FUTURE_REF")


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "present",
        VAGUE + UNIT,
        r"\b(?:right now|now|currently|at present|presently|the present|nowadays|current|the current|at"
        r" the moment|these days|present-day)\b(?! known\b)",
        _resolve_present,
        ("They now agree", "PRESENT_REF"),
        ("now known as Mumbai", ""),
    ),
    make_rule(
        "past",
        VAGUE,
        r"\b(?:more recently|most recently|recently|recent|lately|the recent past|the past|not long ago|"
        r"some time ago|the near past)\b(?! (?:<NUMBER> )?<UNIT>s?\b)(?! \w+ (?:years|months|weeks|days)\b)",
        _resolve_past,
        ("They recently agreed", "PAST_REF"),
    ),
    make_rule(
        "future",
        VAGUE,
        r"\b(?:the near future|the immediate future|the foreseeable future|the future|in future|future"
        r"(?=[.,;])|soon(?! (?:as|after)\b)|as soon as possible)\b(?!s)",
        _resolve_future,
        ("in the near future", "FUTURE_REF"),
        ("soon", "FUTURE_REF"),
    ),
)
