"""The words that an expression of time needs: most sentences contain none, and no rule is tried there."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dashboard.steps.times.time_words import DECADES, MONTHS, ORDINALS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS

MONTH, WEEKDAY, UNIT, YEAR, CLOCK, PART, NUMERIC = "M", "W", "U", "Y", "C", "P", "G"
NEAR_DAY, VAGUE, SEASON, HOLIDAY, OFTEN, DECADE, ERA, FRACTION, ORDINAL = "RNSHKDEFO"

_WORDS: Final = {
    MONTH: list(MONTHS),
    WEEKDAY: list(WEEKDAYS),
    UNIT: [unit + "s" * plural for unit in UNITS for plural in (False, True)] + ["centuries"],
    YEAR: ["nineteen", "twenty", "thousand"],
    CLOCK: ["gmt", "hours", "o", "am", "pm", "a.m", "p.m"],
    PART: [*PARTS_OF_DAY, "tonight", "mornings", "nights", "evenings", "afternoons"],
    NEAR_DAY: ["yesterday", "today", "tomorrow", "tonight"],
    VAGUE: (
        "now these ago modern currently current presently present recently recent lately past future soon "
        "nowadays moment once previously"
    ).split(),
    SEASON: [*SEASONS, "springs", "summers", "winters", "autumns"],
    HOLIDAY: (
        "christmas thanksgiving easter halloween independence labor labour memorial valentine veterans eve "
        "ramadan"
    ).split(),
    OFTEN: (
        "every once twice times each daily weekly monthly yearly hourly nightly biweekly annually per"
    ).split(),
    DECADE: list(DECADES),
    ERA: ["bc", "bce", "b.c"],
    FRACTION: ["half", "quarter", "quarters"],
    ORDINAL: [word.rpartition("-")[2] for word in list(ORDINALS)[3:]],
}
TRIGGERS_OF_WORD: Final[dict[str, str]] = {}
for _trigger, _words in _WORDS.items():
    for _word in _words:
        TRIGGERS_OF_WORD[_word] = TRIGGERS_OF_WORD.get(_word, "") + _trigger
_TOKEN: Final = re.compile(
    r"[A-Za-z]{3,}|['’]\d\ds?\b|\d+(?:[:./-]\d|s\b|(?:st|nd|rd|th)\b)?|B\.?C\b|[ap]\.?m\b|\bo(?=['’]clock)",
    re.IGNORECASE,
)
# An expression reaches at most so many characters before and after the word that triggers it.
_BEFORE, _AFTER = 55, 65


class TriggerWindow(NamedTuple):
    """A span of text in which the rules with a trigger may match."""

    trigger: str
    start: int
    end: int


def find_trigger_windows(text: str, start: int, end: int) -> Iterator[TriggerWindow]:
    """Yield the windows around the trigger words of a text; those of one trigger do not overlap."""
    open_windows: dict[str, TriggerWindow] = {}
    for token in _TOKEN.finditer(text, start, end):
        word = token.group()
        triggers = TRIGGERS_OF_WORD.get(word.lower()) if word[0].isalpha() else _find_triggers_of_digits(word)
        if not triggers:
            continue
        low, high = max(start, token.start() - _BEFORE), _find_word_end(text, token.end() + _AFTER, end)
        for trigger in triggers:
            window = open_windows.get(trigger)
            if window and low <= window.end:
                open_windows[trigger] = window._replace(end=high)
                continue
            if window:
                yield window
            open_windows[trigger] = TriggerWindow(trigger, low, high)
    yield from open_windows.values()


def _find_word_end(text: str, near: int, end: int) -> int:
    # A window cut inside a word would end in a word that the text does not contain.
    blank = text.find(" ", near, near + 30)
    return min(end, blank if blank >= 0 else near + 30)


def _find_triggers_of_digits(token: str) -> str:
    if token[0] in "'’":
        return DECADE
    if token[-1].isalpha():
        return DECADE if token[-1] in "sS" else ORDINAL
    if not token.isdigit():
        return CLOCK if ":" in token else YEAR + NUMERIC + CLOCK
    return YEAR + CLOCK if len(token) == 4 else ""
