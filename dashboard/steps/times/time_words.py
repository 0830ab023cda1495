"""The words of time (months, weekdays, units, numbers) and the pieces of patterns that match them."""

import re
from collections.abc import Iterable
from typing import Final


def _number_words(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """Return the number of each word, counted from `start`; words joined by "/" share a number."""
    return {
        word: start + step * place for place, forms in enumerate(words.split()) for word in forms.split("/")
    }


MONTHS: Final = _number_words(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep "
    "october/oct november/nov december/dec",
    start=1,
)
WEEKDAYS: Final = _number_words(
    "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thu friday/fri saturday/sat sunday/sun"
)
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY: Final = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "overnight": "NI",
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "24:00",
}
SMALL_NUMBERS: Final = _number_words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS: Final = _number_words("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)
ORDINALS: Final = _number_words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
    start=1,
)
DECADES: Final = dict(
    zip(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(),
        "23456789",
        strict=True,
    )
)
UNITS: Final = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "2W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_FULL_MONTHS: Final = [
    name.capitalize() for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")
]
_SHORT_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_SHORT_DAYS: Final = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thu", "Fri", "Sat", "Sun")
_FULL_DAYS: Final = [name.capitalize() for name in WEEKDAYS if name.endswith("day")]
_DIGITS: Final = any_of(list(SMALL_NUMBERS)[1:10])
_NUMBER_WORD: Final = (
    rf"(?:{any_of(TENS)}(?:[- ]{_DIGITS})?|{any_of(list(SMALL_NUMBERS)[1:])})(?: (?:hundred|thousand))?"
)

PATTERN_PIECES: Final = {
    # Months and weekdays start with a capital: "may" and "sun" are other words.
    "MONTH": "(?-i:"
    + any_of([*_FULL_MONTHS, *(name.upper() for name in _FULL_MONTHS)])
    + "|"
    + any_of(_SHORT_MONTHS)
    + r"\b\.?|"
    + any_of(name.upper() for name in _SHORT_MONTHS)
    + r"\b)",
    "SAFE_MONTH": "(?-i:"
    + any_of(name for name in _FULL_MONTHS if name not in ("March", "May"))
    + r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)",
    "WEEKDAY": "(?-i:"
    + any_of([*_FULL_DAYS, *(d.upper() for d in _FULL_DAYS)])
    + "|"
    + any_of(_SHORT_DAYS)
    + r"\.)",
    # Beside a date the short forms need no stop.
    "DATED_WEEKDAY": "(?-i:"
    + any_of([*_FULL_DAYS, *(d.upper() for d in _FULL_DAYS)])
    + "|"
    + any_of(_SHORT_DAYS)
    + r"\b\.?)",
    "DAY": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\dA-Za-z])",
    "ORDINAL": any_of(ORDINALS),
    "YEAR": r"(?:1[0-9]\d\d|20\d\d)",
    "YEAR_WORDS": rf"(?:(?:nineteen|twenty) (?:hundred|(?:oh[ -])?(?:{any_of(TENS)}|"
    rf"{any_of(SMALL_NUMBERS)})(?:[ -]{_DIGITS})?)|two thousand(?: (?:and )?{_NUMBER_WORD})?)",
    "ERA": r"(?:BCE?\b|B\.C\.E\.|B\.C\b\.?)",
    "NUMBER": rf"(?:(?<!\d)(?<!\d,)\d[\d,]{{0,15}}(?:\.\d{{1,6}})?(?: 1/2)?|{_NUMBER_WORD}|half an?"
    rf"|an? (?:few|couple(?: of)?|dozen|hundred|half)|couple of|several|few|many|some|dozens of|hundreds of|thousands of|a|an)",
    "UNIT": any_of([*UNITS, "centurie"]),
    "ABOUT": r"(?:(?:about|around|roughly|approximately|nearly|almost|(?:no )?more than|(?:no )?less than|at least|at"
    r" most|up to) )",
    "PART": any_of(PARTS_OF_DAY),
    "EDGE": r"(?:(?:(?:the (?!\w+-))?(?:very )?(?:early|mid|late)(?: (?:in|of)(?: the)?)?|(?:earlier|later) in"
    r"(?: the)?|(?:the )?(?:beginning|middle|start|end) of(?: the)?)(?: |-))",
    "SEASON": any_of([s for s in SEASONS if s != "fall"]),
    "CLOCK": r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o['’]clock)|\d{1,2}:\d\d(?![\d:])|(?:[01]\d|"
    r"2[0-3])[0-5]\d (?:hours|GMT|UTC|[ECMP][SD]T\b))"
    r"(?: \(?(?:GMT|EST|EDT|ET|PST|PDT|CET|UTC|BST|local time)\b\)?)?(?: in the (?:morning|afternoon|"
    r"evening))?",
}


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern that ignores case.

    A name in angle brackets stands for its piece in `PATTERN_PIECES`, a blank for any white space.
    """
    while (
        "<" in (filled := re.sub(r"<([A-Z_]+)>", lambda piece: PATTERN_PIECES[piece.group(1)], pattern))
        and filled != pattern
    ):
        pattern = filled
    spaced = re.sub(r"(?<!\[) (?![\]-])", r"\\s+", filled.replace(" ?", r"\s*"))
    return re.compile(spaced, re.IGNORECASE)


_FIXED_NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "a couple": 2,
    "a couple of": 2,
    "couple of": 2,
    "a dozen": 12,
    "a hundred": 100,
    "a half": 0.5,
}


def parse_number(words: str) -> float | None:
    """Return the number that digits or words name, or None for "several" and the like.

    >>> parse_number("twenty-five"), parse_number("2 1/2"), parse_number("several")
    (25, 2.5, None)
    """
    plain = " ".join(words.lower().split())
    if plain[:1].isdigit():
        return _parse_digits(plain)
    if plain in _FIXED_NUMBERS:
        return _FIXED_NUMBERS[plain]
    if plain.startswith("half"):
        return 0.5
    return _parse_number_words(plain)


def _parse_digits(plain: str) -> float:
    value = float(plain.split()[0].replace(",", "")) + (0.5 if plain.endswith("1/2") else 0)
    return int(value) if value == int(value) else value


def _parse_number_words(plain: str) -> int | None:
    total = 0
    for word in re.split(r"[ -]", plain):
        if word in SMALL_NUMBERS or word in TENS:
            total += SMALL_NUMBERS.get(word) or TENS.get(word, 0)
        elif word in ("hundred", "thousand"):
            total = (total or 1) * (100 if word == "hundred" else 1000)
    return total or None


def parse_year_in_words(words: str) -> int | None:
    """Return the year that "nineteen eighty-four" or "two thousand" names, or None."""
    first, _, rest = " ".join(words.lower().replace("-", " ").split()).partition(" ")
    if first == "two":
        return 2000 + (_parse_number_words(rest.removeprefix("thousand").removeprefix(" and ").strip()) or 0)
    tail = _parse_number_words(rest.replace("oh ", "")) or 0
    if tail == 100:
        tail = 0
    elif tail < 10 and "oh" not in rest:
        return None
    return {"nineteen": 1900, "twenty": 2000}[first] + tail


def parse_month(words: str) -> int:
    """Return the number of the first month in some words, 0 where there is none."""
    match = _MONTH.search(words)
    return MONTHS[match.group().lower().strip(".")] if match else 0


def parse_day_of_month(words: str) -> int:
    """Return the day of the month that "4th", "4" or "fourth" names, 0 where there is none."""
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else ORDINALS.get(words.lower(), 0)


_MONTH: Final = compile_pattern("<MONTH>")


def parse_year(words: str) -> int | None:
    """Return the year in digits or words; years before Christ are negative."""
    digits = re.search(r"\d+", words)
    if not digits:
        return parse_year_in_words(words) if words else None
    year = int(digits.group())
    return -year if re.search(r"b\.?\s?c", words) else year
