"""The words of time: months, weekdays, units, numbers, and the pieces that patterns of rules are made of."""

import re
from collections.abc import Iterable
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
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
SMALL_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        strict=True,
    )
}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        start=1,
    )
}
DECADES: Final = dict(
    zip(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
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

# In the pattern of a rule these are named in angle brackets, and a blank stands for any white space.
PIECES: Final = {
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
    r"2[0-3])[0-5]\d (?:hours|GMT|UTC))"
    r"(?: \(?(?:GMT|EST|EDT|ET|PST|PDT|CET|UTC|BST|local time)\b\)?)?(?: in the (?:morning|afternoon|"
    r"evening))?",
    "DASH": r"[-‐‑–—]",
}


def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a rule, its pieces filled in; case is ignored."""
    while (
        "<" in (filled := re.sub(r"<([A-Z_]+)>", lambda piece: PIECES[piece.group(1)], pattern))
        and filled != pattern
    ):
        pattern = filled
    spaced = re.sub(r"(?<!\[) (?![\]-])", r"\\s+", filled.replace(" ?", r"\s*"))
    return re.compile(spaced, re.IGNORECASE)


def number(words: str) -> float | None:
    """Return what a number in digits or words counts, or None for "several" and the like.

    >>> number("twenty-five"), number("2 1/2"), number("several")
    (25, 2.5, None)
    """
    plain = " ".join(words.lower().split())
    if plain[:1].isdigit():
        return _digits(plain)
    fixed = {
        "a": 1,
        "an": 1,
        "a couple": 2,
        "a couple of": 2,
        "couple of": 2,
        "a dozen": 12,
        "a hundred": 100,
        "a half": 0.5,
    }
    if plain in fixed:
        return fixed[plain]
    if plain.startswith("half"):
        return 0.5
    return _spelled(plain)


def _digits(plain: str) -> float:
    value = float(plain.split()[0].replace(",", "")) + (0.5 if plain.endswith("1/2") else 0)
    return int(value) if value == int(value) else value


def _spelled(plain: str) -> int | None:
    total = 0
    for word in re.split(r"[ -]", plain):
        if word in SMALL_NUMBERS or word in TENS:
            total += SMALL_NUMBERS.get(word) or TENS.get(word, 0)
        elif word in ("hundred", "thousand"):
            total = (total or 1) * (100 if word == "hundred" else 1000)
    return total or None


def year_in_words(words: str) -> int | None:
    """Return the year that words such as "nineteen eighty-four" or "two thousand" name, or None."""
    first, _, rest = " ".join(words.lower().replace("-", " ").split()).partition(" ")
    if first == "two":
        return 2000 + (_spelled(rest.removeprefix("thousand").removeprefix(" and ").strip()) or 0)
    tail = _spelled(rest.replace("oh ", "")) or 0
    if tail == 100:
        tail = 0
    elif tail < 10 and "oh" not in rest:
        return None
    return {"nineteen": 1900, "twenty": 2000}[first] + tail


def month_number(words: str) -> int:
    """Return the number of the month named first in the words, 0 where none is."""
    found = _MONTH.search(words)
    return MONTHS[found.group().lower().strip(".")] if found else 0


def day_number(words: str) -> int:
    """Return the day of a month that "4th", "4" or "fourth" says, 0 where it says none."""
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else ORDINALS.get(words.lower(), 0)


_MONTH: Final = compiled("<MONTH>")
