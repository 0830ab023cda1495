"""The rules for amounts of time ("three days") and for repeated times ("every Monday")."""

import re
from typing import Final

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.rule import RuleMatch, TimeRule, TimexValue, make_rule
from dashboard.steps.times.time_words import PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS, parse_month, parse_number
from dashboard.steps.times.timex_values import format_duration, get_unit_code
from dashboard.steps.times.trigger_words import OFTEN, UNIT

# "$5 a share, 30 cents a day", "500 barrels a day": a rate, not an amount of time.
_RATE: Final = re.compile(
    r"(?:\d|%|\b(?:hundred|thousand|million|billion|trillion|hours|times|once|twice|cents|dollars|pounds|"
    r"euros|flights|barrels|tons|tonnes"
    r"|days|people|percent|interviews|patients|cases|calls|attacks|visits|miles|kilomet(?:er|re)s))\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _resolve_amount(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    count, unit, relative = match["n"], match["u"], match["r"]
    if match["old"]:
        return None
    if count in ("a", "an") and not relative and _RATE.search(match.before(30)):
        return TimexValue("SET", format_duration(1, unit)) if unit != "second" else None
    amount = parse_number(count)
    if _is_other_word(unit, count, relative, bool(match["s"]), match["gap"]):
        return None
    if get_unit_code(unit) == "Y" and amount is not None and amount > 1900:
        return None
    if amount is not None and match["half"]:
        amount += 0.5
    return TimexValue("DURATION", format_duration(amount, unit))


def _is_other_word(unit: str, count: str, relative: str, plural: bool, gap: str) -> bool:
    """Return whether "a second", "a quarter", "one day", "some week" name no amount of time."""
    if unit == "second" or (unit == "minute" and count in ("a", "an") and relative):
        return not plural
    if unit == "quarter":
        return not plural or "-" in gap or count in ("a", "one")
    if unit == "weekend" or (unit == "night" and count == "a"):
        return True
    if count in ("some", "many") and not plural:
        return True
    return count == "one" and not relative and unit in ("day", "night") and "-" not in gap


def _resolve_whole_unit(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return TimexValue("DURATION", format_duration(0.5 if "half" in match.words else 1, match["u"]))


def _resolve_some_units(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    if match["far"] == "future":
        return TimexValue("DATE", "FUTURE_REF")
    return TimexValue("DURATION", format_duration(None, match["u"]))


def _resolve_again(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return TimexValue("SET", _format_repetition(match["u"].rstrip(".").removesuffix("s"), match["n"]))


def _format_repetition(word: str, count: str) -> str:
    month = parse_month(word.title())
    if word in SEASONS:
        return f"XXXX-{SEASONS[word]}"
    if word in PARTS_OF_DAY and word != "night":
        return f"XXXX-XX-XXT{PARTS_OF_DAY[word]}"
    if word in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[word] + 1}"
    if month and word not in UNITS:
        return f"XXXX-{month:02d}"
    return format_duration(2 if count == "other" else parse_number(count) if count else 1, word)


_ADVERBS: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
    "biweekly": "P2W",
}


def _resolve_adverb(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return TimexValue("SET", _ADVERBS[match.words])


def _resolve_whole_rate(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return TimexValue("SET", format_duration(1, match["u"]))


def _resolve_unit_long(match: RuleMatch, _context: AnchorContext) -> TimexValue | None:
    return TimexValue("DURATION", format_duration(1 if match["u"] in UNITS else None, match["u"]))


RULES: Final[tuple[TimeRule, ...]] = (
    make_rule(
        "unit-long",
        UNIT,
        r"\b(?P<u>hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))-long\b",
        _resolve_unit_long,
        ("their day-long meeting", "P1D"),
        ("their decades-long quarrel", "PXE"),
    ),
    make_rule(
        "rate",
        OFTEN,
        r"\bper (?P<u>hour|day|week|month|year)\b",
        _resolve_whole_rate,
        ("60 patients per day", "P1D"),
    ),
    make_rule(
        "amount of time",
        UNIT,
        r"<ABOUT>?(?:\bthe (?!<NUMBER>-))?(?:\b(?P<r>past|last|next|first|coming|previous|following|"
        r"latest|final|another|entire|whole|full) )?\b(?P<n><NUMBER>)(?P<half> and a half)?(?P<gap>(?: |"
        r"-)(?:-)?)"
        r"(?:(?:more|full|consecutive|straight|whole|additional|long|business|working|trading|calendar)"
        r" )?(?P<u><UNIT>)(?P<s>s(?:['’](?!['’]))?)?(?P<old>(?:-| )(?:old|olds)\b|(?: of age)\b)?(?:-long\b)?"
        r"(?!\w)(?!-(?!long))",
        _resolve_amount,
        ("for three days", "P3D"),
        ("a two-week truce", "P2W"),
        ("the past 20 years", "P20Y"),
        ("He is 34 years old", ""),
        ("a 5-year-old boy", ""),
        ("30 cents a day", "P1D"),
        ("wait a second", ""),
        ("two and a half years", "P2Y6M"),
    ),
    make_rule(
        "whole unit",
        UNIT,
        r"\b(?:(?:the|a|an) )?(?:(?:past|last|next) (?P<u2>hour)|(?:entire|whole|full|half) (?P<u>hour|"
        r"day|week|month|year|decade|century))(?![\w-])",
        _resolve_whole_unit,
        ("the entire week", "P1W"),
    ),
    make_rule(
        "some units",
        UNIT,
        r"\b(?:for|in|of|after|within|over|take|took|lasted|last|many|spent|through|the|several|just|"
        r"only|two) (?P<span>(?P<u>hours|days|weeks|months|years|decades|centuries))(?=[\s,.;:!?)]|$)(?! "
        r"(?:old|later|ago|earlier|of age)\b)",
        _resolve_some_units,
        ("after weeks of talks", "PXW"),
        ("for years", "PXY"),
    ),
    make_rule(
        "recent or coming units",
        UNIT,
        r"\b(?:the )?(?P<far>recent|coming|future|past|previous|early|(?:last|past|next) (?:few|"
        r"several)) (?P<u>hour|day|week|month|year|decade|centurie)s\b",
        _resolve_some_units,
        ("in recent weeks", "PXW"),
    ),
    make_rule(
        "so often",
        OFTEN,
        r"\b(?:(?:once|twice|(?:three|four|five) times) (?:a|an|each|every|per)|every|each) (?:"
        r"(?P<n>other|<NUMBER>) )?(?P<u><UNIT>|<WEEKDAY>|<MONTH>|spring|summer|fall|autumn|winter|"
        r"morning|night|evening|afternoon)s?(?!\w)",
        _resolve_again,
        ("every day", "P1D"),
        ("each summer", "XXXX-SU"),
        ("every two weeks", "P2W"),
        ("twice a year", "P1Y"),
        ("every Monday", "XXXX-WXX-1"),
    ),
    make_rule(
        "adverb of repetition",
        OFTEN,
        r"\b(?:daily|weekly|monthly|yearly|annually|hourly|nightly|biweekly)\b",
        _resolve_adverb,
        ("paid monthly", "P1M"),
    ),
)
