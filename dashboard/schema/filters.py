"""The filters of an analyst: choices of facet values, filters on days, and all filters together."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.schema.enumerations import Clock, Scope, Unit


@dataclass(frozen=True, slots=True)
class Choice:
    """Chosen values of one facet: any of (or all of) `values`, and none of `excluded`.

    Values are the facet's own keys: the M49 name for regions, ISO alpha-3 for countries, "kind:form" for
    persons and organisations, plain strings elsewhere; '' is the bucket "none". `every` asks for all values.
    """

    values: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    every: bool = False

    def __bool__(self) -> bool:
        return bool(self.values or self.excluded)


NO_CHOICE = Choice()


class Choices(Mapping[str, Choice]):
    """The active choices by key of facet, in alphabetical order; hashable. Empty choices are left out."""

    __slots__ = ("_by_facet",)

    def __init__(self, by_facet: Mapping[str, Choice] = MappingProxyType({})) -> None:
        self._by_facet = {facet: choice for facet, choice in sorted(by_facet.items()) if choice}

    def __getitem__(self, facet: str) -> Choice:
        return self._by_facet[facet]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_facet)

    def __len__(self) -> int:
        return len(self._by_facet)

    def __hash__(self) -> int:
        return hash(tuple(self._by_facet.items()))

    def __repr__(self) -> str:
        return f"Choices({self._by_facet!r})"


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days from `first` to `last`, both included; None where open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class DayFilter:
    """A filter on the days of one clock: what lies inside any of `ranges`, and in none of `excluded`.

    `overlaps` adds what lies only partly inside. What has no day is left out, unless `undated` adds it;
    with no range, `undated` alone selects only that.
    """

    ranges: tuple[DayRange, ...] = ()
    excluded: tuple[DayRange, ...] = ()
    overlaps: bool = False
    undated: bool = False

    def __bool__(self) -> bool:
        return bool(self.ranges or self.excluded or self.undated)

    @classmethod
    def between(cls, first: dt.date | None, last: dt.date | None, *, overlaps: bool = False) -> "DayFilter":
        """Return a filter on the days from `first` to `last`; no filter where both are open."""
        days = DayRange(first, last)
        return cls((days,) if days else (), overlaps=overlaps)

    @property
    def span(self) -> DayRange:
        """The days from the first to the last day of any range; open without a range."""
        firsts = [days.first for days in self.ranges]
        lasts = [days.last for days in self.ranges]
        return DayRange(
            first=min((day for day in firsts if day), default=None) if all(firsts) else None,
            last=max((day for day in lasts if day), default=None) if all(lasts) else None,
        )

    @property
    def only_undated(self) -> bool:
        """Whether nothing that has a day passes."""
        return self.undated and not (self.ranges or self.excluded)


@dataclass(frozen=True, slots=True)
class Filters:
    """All filters of an analyst; an empty one sets no limit. Hashable, because it is a key of caches."""

    search: str = ""
    choices: Mapping[str, Choice] = Choices()
    published: DayFilter = DayFilter()
    happened: DayFilter = DayFilter()
    about: bool = True
    scope: Scope = Scope.ARTICLE
    unit: Unit = Unit.ARTICLES
    only_keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.choices, Choices):
            object.__setattr__(self, "choices", Choices(self.choices))

    def choice(self, facet: str) -> Choice:
        """Return the choice of one facet."""
        return self.choices.get(facet, NO_CHOICE)

    def with_choice(self, facet: str, choice: Choice) -> "Filters":
        """Return the filters with the choice of one facet replaced."""
        return replace(self, choices={**self.choices, facet: choice})

    def days(self, clock: Clock) -> DayFilter:
        """Return the filter on the days of one clock."""
        return self.published if clock is Clock.PUBLISHED else self.happened

    def with_days(self, clock: Clock, days: DayFilter) -> "Filters":
        """Return the filters with the filter on the days of one clock replaced."""
        if clock is Clock.PUBLISHED:
            return replace(self, published=days)
        return replace(self, happened=days)
