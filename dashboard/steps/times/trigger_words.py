"""The scan that decides where rules are tried: most sentences hold no word of time and are passed over."""

import re
from collections.abc import Iterator
from typing import Final

from dashboard.steps.times.time_words import DECADES, MONTHS, ORDINALS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS

MONTH, WEEKDAY, UNIT, YEAR, CLOCK, PART, NUMERIC = "M", "W", "U", "Y", "C", "P", "G"
NEAR_DAY, VAGUE, SEASON, HOLIDAY, OFTEN, DECADE, ERA, FRACTION, ORDINAL = (
    "R",
    "N",
    "S",
    "H",
    "K",
    "D",
    "E",
    "F",
    "O",
)

_WORDS: Final = {
    MONTH: list(MONTHS),
    WEEKDAY: list(WEEKDAYS),
    UNIT: [unit + "s" * plural for unit in UNITS for plural in (False, True)] + ["centuries"],
    YEAR: ["nineteen", "twenty", "thousand"],
    CLOCK: ["gmt", "hours", "o", "am", "pm", "a.m", "p.m"],
    PART: [*PARTS_OF_DAY, "tonight", "mornings", "nights", "evenings", "afternoons"],
    NEAR_DAY: ["yesterday", "today", "tomorrow", "tonight"],
    VAGUE: [
        "now",
        "these",
        "ago",
        "modern",
        "currently",
        "current",
        "presently",
        "present",
        "recently",
        "recent",
        "lately",
        "past",
        "future",
        "soon",
        "nowadays",
        "moment",
        "once",
        "previously",
    ],
    SEASON: [*SEASONS, "springs", "summers", "winters", "autumns"],
    HOLIDAY: [
        "christmas",
        "thanksgiving",
        "easter",
        "halloween",
        "independence",
        "labor",
        "labour",
        "memorial",
        "valentine",
        "veterans",
        "eve",
        "ramadan",
    ],
    OFTEN: [
        "every",
        "once",
        "twice",
        "times",
        "each",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "hourly",
        "nightly",
        "biweekly",
        "annually",
        "per",
    ],
    DECADE: list(DECADES),
    ERA: ["bc", "bce", "b.c"],
    FRACTION: ["half", "quarter", "quarters"],
    ORDINAL: [word.rpartition("-")[2] for word in list(ORDINALS)[3:]],
}
CLASSES: Final[dict[str, str]] = {}
for _class, _words in _WORDS.items():
    for _word in _words:
        CLASSES[_word] = CLASSES.get(_word, "") + _class
_SCAN: Final = re.compile(
    r"[A-Za-z]{3,}|['’]\d\ds?\b|\d+(?:[:./-]\d|s\b|(?:st|nd|rd|th)\b)?|B\.?C\b|[ap]\.?m\b|\bo(?=['’]clock)",
    re.IGNORECASE,
)
# An expression reaches this far before and after the word that triggers it.
_BEFORE, _AFTER = 55, 65


def stretches(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield (class, start, end) for each stretch of text in which the rules of a class of words may match."""
    open_at: dict[str, list[int]] = {}
    for word in _SCAN.finditer(text, start, end):
        found = word.group()
        classes = CLASSES.get(found.lower()) if found[0].isalpha() else _classes_of_digits(found)
        if not classes:
            continue
        low, high = max(start, word.start() - _BEFORE), _word_end(text, word.end() + _AFTER, end)
        for kind in classes:
            span = open_at.get(kind)
            if span and low <= span[1]:
                span[1] = high
                continue
            if span:
                yield kind, span[0], span[1]
            open_at[kind] = [low, high]
    for kind, (low, high) in open_at.items():
        yield kind, low, high


def _word_end(text: str, near: int, end: int) -> int:
    # Cut inside a word, a stretch would end in a word that is not there.
    blank = text.find(" ", near, near + 30)
    return min(end, blank if blank >= 0 else near + 30)


def _classes_of_digits(found: str) -> str:
    if found[0] in "'’":
        return DECADE
    if found[-1].isalpha():
        return DECADE if found[-1] in "sS" else ORDINAL
    if not found.isdigit():
        return CLOCK if ":" in found else YEAR + NUMERIC + CLOCK
    return YEAR + CLOCK if len(found) == 4 else ""
