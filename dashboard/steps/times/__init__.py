"""A text -> its expressions of time; with its day of publication -> TIMEX3 values and intervals of days."""

from dashboard.steps.times.anchor import anchor_times
from dashboard.steps.times.durations import day_after
from dashboard.steps.times.find_times import find_times
from dashboard.steps.times.news_or_narrative import choose_mode
from dashboard.steps.times.ranges import covering, move_in
from dashboard.steps.times.rule import Found
from dashboard.steps.times.timex_values import interval_of

VERSION = "times-7"

__all__ = [
    "VERSION",
    "Found",
    "anchor_times",
    "choose_mode",
    "covering",
    "day_after",
    "find_times",
    "interval_of",
    "move_in",
]
