"""The words of Dateline: one frozen record type a table, the enumerations, and what an analyst chose. Nothing acts here."""

from dashboard.schema.card import Card
from dashboard.schema.decisions import Decision, EventName, Namesake
from dashboard.schema.enumerations import (
    Clock,
    Kind,
    Mode,
    Part,
    Precision,
    Role,
    Scope,
    Status,
    Undated,
    Unit,
)
from dashboard.schema.filters import Choice, Days, Filters
from dashboard.schema.input import AS_USUAL, MEGABYTE, Bounds, Reading, Record, SetAside, Span
from dashboard.schema.numbers import MOST, NO_DAY, NOT_SAID, to_day, to_number
from dashboard.schema.records import Country, Day, Event, Name, Place, Published, Time

__all__ = [
    "AS_USUAL",
    "Bounds",
    "Card",
    "Choice",
    "Clock",
    "Country",
    "Day",
    "Days",
    "Decision",
    "Event",
    "EventName",
    "Filters",
    "Kind",
    "MEGABYTE",
    "MOST",
    "Mode",
    "NOT_SAID",
    "NO_DAY",
    "Name",
    "Namesake",
    "Part",
    "Place",
    "Precision",
    "Published",
    "Reading",
    "Record",
    "Role",
    "Scope",
    "SetAside",
    "Span",
    "Status",
    "Time",
    "Undated",
    "Unit",
    "to_day",
    "to_number",
]
