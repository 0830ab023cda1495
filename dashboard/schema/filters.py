"""The filters of an analyst: choices of facet values, ranges of days, and all filters together."""

import datetime as dt
from dataclasses import dataclass

from dashboard.schema.enumerations import Scope, Undated, Unit


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


@dataclass(frozen=True, slots=True)
class DayRange:
    """A filter on days, both ends included, None where open.

    `overlaps` adds intervals that lie only partly inside.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    overlaps: bool = False

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Filters:
    """All filters of an analyst; an empty choice sets no limit. Hashable, because it is a key of caches."""

    search: str = ""
    region: Choice = Choice()
    country: Choice = Choice()
    person: Choice = Choice()
    organisation: Choice = Choice()
    kind: Choice = Choice()
    status: Choice = Choice()
    publisher: Choice = Choice()
    language: Choice = Choice()
    fields: tuple[tuple[str, Choice], ...] = ()
    published: DayRange = DayRange()
    happened: DayRange = DayRange()
    undated: Undated = Undated.INCLUDE
    about: bool = True
    scope: Scope = Scope.ARTICLE
    unit: Unit = Unit.ARTICLES
    only_keys: tuple[str, ...] = ()
