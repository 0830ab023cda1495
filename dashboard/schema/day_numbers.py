"""Days and claimed figures as the whole numbers that the tables store."""

import datetime as dt

# The bound of a figure that is open at that end, and the largest number that a table can store.
OPEN_BOUND = -1
LARGEST_NUMBER = 2**31 - 1

NO_DAY = -(2**31)
_EPOCH = dt.date(1970, 1, 1).toordinal()


def day_to_number(day: dt.date | None) -> int:
    """Return a day as days since 1970-01-01, or NO_DAY."""
    return NO_DAY if day is None else day.toordinal() - _EPOCH


def number_to_day(number: int) -> dt.date | None:
    """Return the day of a number of days since 1970-01-01, or None for NO_DAY."""
    return None if number == NO_DAY else dt.date.fromordinal(int(number) + _EPOCH)
