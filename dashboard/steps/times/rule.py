"""A rule for expressions of time: its pattern, how its value is found, and the examples that test it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dashboard.steps.times.anchor_context import AnchorContext
from dashboard.steps.times.time_words import compile_pattern
from dashboard.steps.times.timex_values import Point, format_point, make_day

Example = tuple[str, str]
"""A text, and the value that the rule gives it; '' where the text contains no time."""

# Where case is ignored, patterns take these for the letters i and s.
_LOOK_ALIKE: Final = str.maketrans({"’": "'", "ı": "i", "ſ": "s", "\u0307": None})


class TimexValue(NamedTuple):
    """A TIMEX3 type and value, and the point that later expressions may count from."""

    type: str
    value: str
    point: Point | None = None


def normalise_words(words: str) -> str:
    """Return words in lower case, with single blanks and straight apostrophes."""
    return " ".join(words.split()).lower().translate(_LOOK_ALIKE)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time without its value: its span, its rule, and the groups of the rule's pattern."""

    start: int
    end: int
    rule: str
    groups: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, group: str) -> str:
        """Return what a group of the pattern matched, '' where it matched nothing."""
        return dict(self.groups).get(group, "")

    def to_json(self) -> list[int | str | dict[str, str]]:
        """Return plain values from which `from_json` makes the same expression."""
        return [self.start, self.end, self.rule, dict(self.groups)]

    @classmethod
    def from_json(cls, plain: tuple[int, int, str, dict[str, str]]) -> "TimeExpression":
        """Return the expression that `to_json` wrote."""
        start, end, rule, groups = plain
        return cls(start, end, rule, tuple(groups.items()))


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """An expression of time in its text, as the functions that find values read it."""

    text: str
    start: int
    end: int
    groups: dict[str, str]
    words: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", normalise_words(self.text[self.start : self.end]))

    def __getitem__(self, group: str) -> str:
        """Return what a group of the pattern matched, in normalised words; '' where it matched nothing."""
        return self.groups.get(group, "")

    def before(self, length: int) -> str:
        """Return the text just before."""
        return self.text[max(0, self.start - length) : self.start]

    def after(self, length: int) -> str:
        """Return the text just after."""
        return self.text[self.end : self.end + length]


FindValue = Callable[[RuleMatch, AnchorContext], TimexValue | None]
UndatedValue = Callable[[RuleMatch], str] | str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A named rule for expressions of time.

    `triggers` are classes of words (see `trigger_words`): without a word of one of them, nothing can match.
    A group of the pattern called `span` narrows the expression to itself; groups `m` and `m2` are one.
    `find_value` returns None for what is no time. `undated` is the value where no day is known to count from.
    """

    name: str
    triggers: str
    pattern: re.Pattern[str]
    find_value: FindValue
    examples: tuple[Example, ...]
    undated: UndatedValue = "XXXX-XX-XX"

    def find_matches(self, text: str, start: int, end: int) -> Iterator[TimeExpression]:
        """Yield the expressions that the pattern matches in a window of the text."""
        for match in self.pattern.finditer(text, start, end):
            caught = match.groupdict()
            first, last = match.span(next((name for name in ("span", "span2") if caught.get(name)), 0))
            groups = tuple(
                (name.rstrip("234"), normalise_words(words))
                for name, words in caught.items()
                if words and name[:4] != "span"
            )
            if first < last:
                yield TimeExpression(first, last, self.name, groups)

    def undated_value(self, match: RuleMatch) -> str:
        """Return the value where no day is known to count from."""
        return self.undated if isinstance(self.undated, str) else self.undated(match)


def make_rule(
    name: str,
    triggers: str,
    pattern: str,
    find_value: FindValue,
    *examples: Example,
    undated: UndatedValue = "XXXX-XX-XX",
) -> TimeRule:
    """Return a rule whose pattern is compiled with `compile_pattern`."""
    return TimeRule(name, triggers, compile_pattern(pattern), find_value, examples, undated)


def value_of_point(point: Point) -> TimexValue | None:
    """Return the value of a point, None where it is no day of the calendar."""
    if point.day and point.year > 0 and not make_day(point.year, point.month or 0, point.day):
        return None
    return TimexValue("DATE", format_point(point), point)
