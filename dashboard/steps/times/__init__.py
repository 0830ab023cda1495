"""A text -> its expressions of time; with its day of publication -> TIMEX3 values and intervals of days."""

from dashboard.steps.times.anchor import anchor_times
from dashboard.steps.times.durations import add_duration
from dashboard.steps.times.find_times import find_times
from dashboard.steps.times.narrative import choose_mode
from dashboard.steps.times.ranges import find_rescheduling_end, join_ranges
from dashboard.steps.times.rule import TimeExpression
from dashboard.steps.times.timex_values import parse_timex_value

VERSION = "times-8"

__all__ = [
    "VERSION",
    "TimeExpression",
    "add_duration",
    "anchor_times",
    "choose_mode",
    "find_rescheduling_end",
    "find_times",
    "join_ranges",
    "parse_timex_value",
]
