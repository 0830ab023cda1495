"""What a rule is: a pattern, how its value is made, and examples that are its tests."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from dashboard.steps.times.anchor_choice import Reference
from dashboard.steps.times.time_words import compiled
from dashboard.steps.times.timex_values import Point

Example = tuple[str, str]
# What a value function may say instead of a value: this is no time at all.
NO_TIME: Final = None


class Value(NamedTuple):
    """What an expression says: TIMEX3 type and value, and the point that later ones may count from."""

    type: str
    value: str
    told: Point | None = None


# Where case is ignored, patterns take these for the letters i and s.
_LOOK_ALIKE: Final = str.maketrans({"’": "'", "ı": "i", "ſ": "s", "\u0307": None})


def folded(words: str) -> str:
    """Return words in lower case with single blanks and straight apostrophes, as rules read them."""
    return " ".join(words.split()).lower().translate(_LOOK_ALIKE)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of time not anchored yet: its span, its rule, and what the rule's groups caught."""

    start: int
    end: int
    rule: str
    groups: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> list[Any]:
        """Return plain values that `from_json` makes the same record from."""
        return [self.start, self.end, self.rule, dict(self.groups)]

    @classmethod
    def from_json(cls, plain: list[Any]) -> "Found":
        """Return the record that `to_json` wrote."""
        start, end, rule, groups = plain
        return cls(start, end, rule, tuple(groups.items()))


@dataclass(frozen=True, slots=True)
class Hit:
    """A found expression in its text, as a rule reads it."""

    text: str
    start: int
    end: int
    groups: dict[str, str]
    said: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "said", folded(self.text[self.start : self.end]))

    def __getitem__(self, group: str) -> str:
        """Return what a group caught, in lower case with single blanks; '' where it caught nothing."""
        return self.groups.get(group, "")

    def before(self, length: int) -> str:
        """Return the text just before."""
        return self.text[max(0, self.start - length) : self.start]

    def after(self, length: int) -> str:
        """Return the text just after."""
        return self.text[self.end : self.end + length]


ValueOf = Callable[[Hit, Reference], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule of the grammar.

    `triggers` are the classes of words (see `triggers`) without one of which the rule cannot match.
    A group called `span` narrows the expression to itself; groups `m` and `m2` are one;
    a value of None drops it. `undated` is the value where no day is known to count from.
    """

    name: str
    triggers: str
    pattern: re.Pattern[str]
    value_of: ValueOf
    examples: tuple[Example, ...]
    undated: Callable[[Hit], str] | str = "XXXX-XX-XX"

    def matches(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what the pattern finds in a stretch of the text."""
        for match in self.pattern.finditer(text, start, end):
            caught = match.groupdict()
            first, last = match.span(next((name for name in ("span", "span2") if caught.get(name)), 0))
            groups = tuple(
                (name.rstrip("234"), folded(words))
                for name, words in caught.items()
                if words and name[:4] != "span"
            )
            if first < last:
                yield Found(first, last, self.name, groups)

    def without_day(self, hit: Hit) -> str:
        """Return the value where no day is known to count from."""
        return self.undated if isinstance(self.undated, str) else self.undated(hit)


def rule(
    name: str,
    triggers: str,
    pattern: str,
    value_of: ValueOf,
    *examples: Example,
    undated: Callable[[Hit], str] | str = "XXXX-XX-XX",
) -> Rule:
    """Return a rule of the table, its pattern compiled."""
    return Rule(name, triggers, compiled(pattern), value_of, examples, undated)
