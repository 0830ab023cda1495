"""The registry of facets: what an analyst can filter by. A new facet is one record here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FIELD_PREFIX = "field:"
"""The beginning of the key of a facet that is a column of the analyst's own."""


class FacetSource(StrEnum):
    """Where the values of a facet come from."""

    NAMES = "names of one kind"
    COUNTRIES = "countries"
    REGIONS = "regions"
    ARTICLES = "a column of articles"
    EVENTS = "a column of events"


@dataclass(frozen=True, slots=True)
class FacetRecord:
    """One facet: its key in filters, addresses and decisions, and how it is counted and drawn.

    Attributes:
        key: The key; for a column of articles or events also the column's name, for names their kind.
        title: The facet's title.
        plural: The title of a list of its values.
        source: Where its values come from. Names and places also belong to sentences and events.
        search_field: The name of the field that searches its values ("country:"), '' for none.
        colour_kind: The kind of name whose colour it has, '' for none.
        list_length: How many values the sidebar lists.
        has_dialog: Whether a dialog lists all its values.
        has_every: Whether an article can have several values, so that "all of" can be asked.
        is_compared: Whether Compare and What changed list it.
        needs_two: Whether it is drawn only where there are two values or more to choose from.
    """

    key: str
    title: str
    plural: str
    source: FacetSource
    search_field: str = ""
    colour_kind: str = ""
    list_length: int = 5
    has_dialog: bool = False
    has_every: bool = False
    is_compared: bool = True
    needs_two: bool = False

    @property
    def in_sentences(self) -> bool:
        """Whether sentences have values of this facet, so that several can be required in one."""
        return self.source in (FacetSource.NAMES, FacetSource.COUNTRIES, FacetSource.REGIONS)

    @property
    def in_events(self) -> bool:
        """Whether events have values of this facet, so that an event itself must match a choice."""
        return self.in_sentences or self.is_of_events

    @property
    def is_of_events(self) -> bool:
        """Whether it describes events alone, so that a choice requires a matching event."""
        return self.source is FacetSource.EVENTS

    @property
    def is_field(self) -> bool:
        """Whether it is a column of the analyst's own."""
        return self.key.startswith(FIELD_PREFIX)


FACETS = (
    FacetRecord(
        key="region",
        title="Region",
        plural="Regions",
        source=FacetSource.REGIONS,
        search_field="region",
        colour_kind="place",
        list_length=6,
        has_dialog=True,
        is_compared=False,
    ),
    FacetRecord(
        key="country",
        title="Country",
        plural="Countries",
        source=FacetSource.COUNTRIES,
        search_field="country",
        colour_kind="place",
        list_length=7,
        has_dialog=True,
        has_every=True,
    ),
    FacetRecord(
        key="person",
        title="Person",
        plural="Persons",
        source=FacetSource.NAMES,
        search_field="person",
        colour_kind="person",
        list_length=7,
        has_dialog=True,
        has_every=True,
    ),
    FacetRecord(
        key="organisation",
        title="Organisation",
        plural="Organisations",
        source=FacetSource.NAMES,
        search_field="organisation",
        colour_kind="organisation",
        has_dialog=True,
        has_every=True,
    ),
    FacetRecord(
        key="kind",
        title="Kind of event",
        plural="Kinds of event",
        source=FacetSource.EVENTS,
        list_length=6,
    ),
    FacetRecord(
        key="status",
        title="How it is told",
        plural="Statuses",
        source=FacetSource.EVENTS,
        list_length=4,
        is_compared=False,
        needs_two=True,
    ),
    FacetRecord(
        key="publisher",
        title="Publisher",
        plural="Publishers",
        source=FacetSource.ARTICLES,
        search_field="publisher",
        has_dialog=True,
    ),
    FacetRecord(
        key="language",
        title="Language",
        plural="Languages",
        source=FacetSource.ARTICLES,
        search_field="language",
        is_compared=False,
        needs_two=True,
    ),
)
_BY_KEY = {record.key: record for record in FACETS}
_ORDER = {record.key: number for number, record in enumerate(FACETS)}


def facet_record(key: str) -> FacetRecord:
    """Return the record of a facet; a column of the analyst's own, `field:NAME`, is one too.

    Raises:
        KeyError: No facet has this key.
    """
    if key.startswith(FIELD_PREFIX):
        name = key.removeprefix(FIELD_PREFIX)
        return FacetRecord(key, name.capitalize(), name, FacetSource.ARTICLES)
    return _BY_KEY[key]


def facets_of(source: FacetSource) -> tuple[str, ...]:
    """Return the keys of the facets whose values come from one source."""
    return tuple(record.key for record in FACETS if record.source is source)


def sort_facets(keys: Iterable[str]) -> list[str]:
    """Return keys of facets in the order of the registry, columns of the analyst's own last by name."""
    return sorted(keys, key=lambda key: (_ORDER.get(key, len(_ORDER)), key))
