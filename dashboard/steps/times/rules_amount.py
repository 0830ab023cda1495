"""The rules for amounts of time, and for times that come again and again."""

import re
from typing import Final

from dashboard.steps.times.anchor_choice import Reference
from dashboard.steps.times.rule import Hit, Rule, Value, rule
from dashboard.steps.times.time_words import PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS, month_number, number
from dashboard.steps.times.timex_values import duration_value, unit_code
from dashboard.steps.times.trigger_words import OFTEN, UNIT

# "$5 a share, 30 cents a day", "500 barrels a day": a rate, not an amount of time.
_RATE: Final = re.compile(
    r"(?:\d|%|\b(?:hundred|thousand|million|billion|trillion|hours|times|once|twice|cents|dollars|pounds|"
    r"euros|flights|barrels|tons|tonnes"
    r"|days|people|percent|interviews|patients|cases|calls|attacks|visits|miles|kilomet(?:er|re)s))\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _amount(hit: Hit, _at: Reference) -> Value | None:
    count, unit, far = hit["n"], hit["u"], hit["r"]
    if hit["old"]:
        return None
    if count in ("a", "an") and not far and _RATE.search(hit.before(30)):
        return Value("SET", duration_value(1, unit)) if unit != "second" else None
    amount = number(count)
    if _is_other_word(unit, count, far, bool(hit["s"]), hit["gap"]):
        return None
    if unit_code(unit) == "Y" and amount is not None and amount > 1900:
        return None
    if amount is not None and hit["half"]:
        amount += 0.5
    return Value("DURATION", duration_value(amount, unit))


def _is_other_word(unit: str, count: str, far: str, plural: bool, gap: str) -> bool:
    """Return whether "a second", "a quarter", "one day", "some week" name no amount of time here."""
    if unit == "second" or (unit == "minute" and count in ("a", "an") and far):
        return not plural
    if unit == "quarter":
        return not plural or "-" in gap or count in ("a", "one")
    if unit == "weekend" or (unit == "night" and count == "a"):
        return True
    if count in ("some", "many") and not plural:
        return True
    return count == "one" and not far and unit in ("day", "night") and "-" not in gap


def _whole_unit(hit: Hit, _at: Reference) -> Value | None:
    if "half" in hit.said:
        return Value("DURATION", duration_value(0.5, hit["u"]))
    return Value("DURATION", duration_value(1, hit["u"]))


def _some_units(hit: Hit, _at: Reference) -> Value | None:
    if hit["far"] == "future":
        return Value("DATE", "FUTURE_REF")
    return Value("DURATION", duration_value(None, hit["u"]))


def _again(hit: Hit, _at: Reference) -> Value | None:
    words, count = hit["u"].rstrip(".").removesuffix("s"), hit["n"]
    if words in SEASONS:
        return Value("SET", f"XXXX-{SEASONS[words]}")
    if words in PARTS_OF_DAY and words != "night":
        return Value("SET", f"XXXX-XX-XXT{PARTS_OF_DAY[words]}")
    if words in WEEKDAYS:
        return Value("SET", f"XXXX-WXX-{WEEKDAYS[words] + 1}")
    if month_number(words.title()) and words not in UNITS:
        return Value("SET", f"XXXX-{month_number(words.title()):02d}")
    return Value("SET", duration_value(2 if count == "other" else number(count) if count else 1, words))


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


def _adverb(hit: Hit, _at: Reference) -> Value | None:
    return Value("SET", _ADVERBS[hit.said])


def _whole_rate(hit: Hit, _at: Reference) -> Value | None:
    return Value("SET", duration_value(1, hit["u"]))


def _unit_long(hit: Hit, _at: Reference) -> Value | None:
    return Value("DURATION", duration_value(1 if hit["u"] in UNITS else None, hit["u"]))


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "unit-long",
        UNIT,
        r"\b(?P<u>hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))-long\b",
        _unit_long,
        ("their day-long meeting", "P1D"),
        ("their decades-long quarrel", "PXE"),
    ),
    rule(
        "rate", OFTEN, r"\bper (?P<u>hour|day|week|month|year)\b", _whole_rate, ("60 patients per day", "P1D")
    ),
    rule(
        "amount of time",
        UNIT,
        r"<ABOUT>?(?:\bthe (?!<NUMBER>-))?(?:\b(?P<r>past|last|next|first|coming|previous|following|"
        r"latest|final|another|entire|whole|full) )?\b(?P<n><NUMBER>)(?P<half> and a half)?(?P<gap>(?: |"
        r"-)(?:-)?)"
        r"(?:(?:more|full|consecutive|straight|whole|additional|long|business|working|trading|calendar)"
        r" )?(?P<u><UNIT>)(?P<s>s(?:['’](?!['’]))?)?(?P<old>(?:-| )(?:old|olds)\b|(?: of age)\b)?(?:-long\b)?"
        r"(?!\w)(?!-(?!long))",
        _amount,
        ("for three days", "P3D"),
        ("a two-week truce", "P2W"),
        ("the past 20 years", "P20Y"),
        ("He is 34 years old", ""),
        ("a 5-year-old boy", ""),
        ("30 cents a day", "P1D"),
        ("wait a second", ""),
        ("two and a half years", "P2Y6M"),
    ),
    rule(
        "whole unit",
        UNIT,
        r"\b(?:(?:the|a|an) )?(?:(?:past|last|next) (?P<u2>hour)|(?:entire|whole|full|half) (?P<u>hour|"
        r"day|week|month|year|decade|century))(?![\w-])",
        _whole_unit,
        ("the entire week", "P1W"),
    ),
    rule(
        "some units",
        UNIT,
        r"\b(?:for|in|of|after|within|over|take|took|lasted|last|many|spent|through|the|several|just|"
        r"only|two) (?P<span>(?P<u>hours|days|weeks|months|years|decades|centuries))(?=[\s,.;:!?)]|$)(?! "
        r"(?:old|later|ago|earlier|of age)\b)",
        _some_units,
        ("after weeks of talks", "PXW"),
        ("for years", "PXY"),
    ),
    rule(
        "recent or coming units",
        UNIT,
        r"\b(?:the )?(?P<far>recent|coming|future|past|previous|early|(?:last|past|next) (?:few|"
        r"several)) (?P<u>hour|day|week|month|year|decade|centurie)s\b",
        _some_units,
        ("in recent weeks", "PXW"),
    ),
    rule(
        "so often",
        OFTEN,
        r"\b(?:(?:once|twice|(?:three|four|five) times) (?:a|an|each|every|per)|every|each) (?:"
        r"(?P<n>other|<NUMBER>) )?(?P<u><UNIT>|<WEEKDAY>|<MONTH>|spring|summer|fall|autumn|winter|"
        r"morning|night|evening|afternoon)s?(?!\w)",
        _again,
        ("every day", "P1D"),
        ("each summer", "XXXX-SU"),
        ("every two weeks", "P2W"),
        ("twice a year", "P1Y"),
        ("every Monday", "XXXX-WXX-1"),
    ),
    rule(
        "adverb of repetition",
        OFTEN,
        r"\b(?:daily|weekly|monthly|yearly|annually|hourly|nightly|biweekly)\b",
        _adverb,
        ("paid monthly", "P1M"),
    ),
)
