"""The record types, enumerations and filters of Dateline. No module of it reads files, computes or draws."""

from dashboard.schema.card import MethodsCard
from dashboard.schema.decisions import Decision, EventReference, Namesake
from dashboard.schema.enumerations import (
    Clock,
    DayOrder,
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
from dashboard.schema.filters import Choice, DayRange, Filters
from dashboard.schema.input import (
    DEFAULT_READING,
    MEGABYTE,
    ReadingLimits,
    ReadingOptions,
    Record,
    SetAside,
    Span,
)
from dashboard.schema.numbers import LARGEST_NUMBER, NO_DAY, OPEN_BOUND, day_to_number, number_to_day
from dashboard.schema.records import (
    AMBIGUOUS_DAY,
    AnchoredTime,
    Country,
    DayInterval,
    Event,
    Name,
    Place,
    PublicationDate,
)

__all__ = [
    "AMBIGUOUS_DAY",
    "DEFAULT_READING",
    "LARGEST_NUMBER",
    "MEGABYTE",
    "NO_DAY",
    "OPEN_BOUND",
    "AnchoredTime",
    "Choice",
    "Clock",
    "Country",
    "DayInterval",
    "DayOrder",
    "DayRange",
    "Decision",
    "Event",
    "EventReference",
    "Filters",
    "Kind",
    "MethodsCard",
    "Mode",
    "Name",
    "Namesake",
    "Part",
    "Place",
    "Precision",
    "PublicationDate",
    "ReadingLimits",
    "ReadingOptions",
    "Record",
    "Role",
    "Scope",
    "SetAside",
    "Span",
    "Status",
    "Undated",
    "Unit",
    "day_to_number",
    "number_to_day",
]
