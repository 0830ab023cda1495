"""Read quantities in digits or words, with bounds ("more than 600"), as a lowest and a highest number."""

import re
from typing import Final, NamedTuple

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL: Final = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_LARGE: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_UNITS: Final = {"dozen": 12, "score": 20, **_LARGE}
# "Dozens" is two dozen at least.
_VAGUE: Final = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
}
_BOUNDS: Final = {
    "more than": "more than|over|in excess of|upwards of|well over|greater than|above",
    "at least": "at least|no fewer than|no less than|not fewer than|a minimum of",
    "at most": "up to|as many as|at most|no more than|a maximum of",
    "fewer than": "fewer than|less than|under|just under|below",
    "about": "about|around|some|nearly|almost"
    "|approximately|roughly|close to|an estimated|estimated"
    "|approx\\.?"
    "|circa|near",
}
_BOUND_OF: Final = {word: bound for bound, words in _BOUNDS.items() for word in words.split("|")}

_WORD_NUMBER: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES[::-1])})"
)
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?(?!,?\d)"
_SCALE: Final = r"(?:[ -](?:hundred|thousand|million|billion|dozen)(?![a-z]))"
NUMBER: Final = (
    rf"(?:tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands|millions"
    rf"|half a million|(?:{_DIGITS}|{_WORD_NUMBER}) and a half million"
    rf"|(?:(?:a|an|several) (?:hundred|thousand|million|dozen)\b|(?:{_DIGITS}"
    rf"|{_WORD_NUMBER}\b){_SCALE}*)(?:(?: and)? (?:{_WORD_NUMBER})\b)?)"
)
_BOUND: Final = rf"(?:{'|'.join(sorted(_BOUND_OF, key=len, reverse=True))})"
QUANTITY: Final = (
    rf"(?<![\w$£€.,/-])(?:(?:between|from|anywhere between) (?:{NUMBER}) (?:and|to) (?:{NUMBER})"
    rf"|(?:(?:{_BOUND}) )*(?:{NUMBER})(?:(?: to | or |[-–])(?:{NUMBER}))?(?: or more| or so)?)"
    r"(?![-–]?(?:year|month|week|day|hour|minute|mile|metre|meter|km|kg|storey|story)s?\b)(?!\s?%|[\d°]"
    r"|:\d)(?! per ?cent\b)"
)
_RANGE: Final = re.compile(
    rf"(?:(?:between|from|anywhere between) )?({NUMBER})(?: and | to | or |[-–])({NUMBER})$", re.IGNORECASE
)
_PLAIN: Final = re.compile(rf"(?:{_BOUND} )*({NUMBER})((?: or more| or so)?)$", re.IGNORECASE)


class Quantity(NamedTuple):
    """A quantity: its lowest and highest value, None where open, and its bound.

    `bound` is exactly, about, at least, more than, at most, fewer than, between or vague ("dozens").
    """

    low: int | None
    high: int | None
    bound: str


def read_quantity(words: str) -> Quantity | None:
    """Return the quantity that words give, or None where they give none.

    >>> read_quantity("more than 600"), read_quantity("between 700 to 1,000")
    (Quantity(low=600, high=None, bound='more than'), Quantity(low=700, high=1000, bound='between'))
    """
    lowered = " ".join(words.lower().replace("–", "-").split())
    range_match = _RANGE.match(lowered)
    if range_match is not None:
        low, high = _read_number(range_match[1]), _read_number(range_match[2])
        if low is not None and high is not None and low < high:
            return Quantity(low, high, "between")
    match = _PLAIN.match(lowered)
    number = None if match is None else _read_number(match[1])
    if match is None or number is None:
        return None
    if match[1].startswith("several "):
        return Quantity(number, number, "about")
    if match[1] in _VAGUE:
        return Quantity(number, None, "vague")
    before = lowered[: match.start(1)].strip()
    bound = "at least" if match[2] == " or more" else "about" if match[2] else _find_bound(before)
    return _apply_bound(number, bound)


def _find_bound(before: str) -> str:
    # "At least some 40", "nearly over": the first bound counts.
    bounds = [
        (before.find(word), -len(word), bound) for word, bound in _BOUND_OF.items() if _has_word(before, word)
    ]
    return min(bounds)[2] if bounds else "exactly"


def _has_word(before: str, word: str) -> bool:
    return f" {word} " in f" {before} "


def _apply_bound(number: int, bound: str) -> Quantity:
    if bound in ("more than", "at least"):
        return Quantity(number, None, bound)
    if bound in ("at most", "fewer than"):
        return Quantity(None, number, bound)
    return Quantity(number, number, bound)


def _read_number(words: str) -> int | None:
    """Return the number in words or digits, None where it is not a number."""
    plain = words.replace(",", "")
    if plain in _VAGUE:
        return _VAGUE[plain]
    if plain == "half a million":
        return 500_000
    total, current = 0, 0.5 if " and a half " in plain else 0.0
    for word in plain.replace(" and a half ", " ").replace("-", " ").split():
        if word in ("and", "a", "an"):
            current = current or (0 if word == "and" else 1)
        elif word == "several":
            current = 3
        elif word in _SMALL:
            current += _SMALL[word]
        elif word in _UNITS:
            total, current = _scale(total, current, _UNITS[word])
        else:
            try:
                current += float(word)
            except ValueError:
                return None
    whole = total + current
    return int(whole) if whole == int(whole) else None


def _scale(total: int, current: float, unit: int) -> tuple[int, float]:
    """Return the finished part and the part that may still be multiplied ("two hundred thousand")."""
    scaled = round((current or 1) * unit)
    return (total, scaled) if unit == 100 else (total + scaled, 0.0)
