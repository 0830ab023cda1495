"""What the expressions of one text count from: its publication, or a day named before them."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from dashboard.steps.times.timex_values import NoDayError, Point

NEWS: Final = "news"
NARRATIVE: Final = "narrative"


@dataclass(slots=True)
class AnchorContext:
    """The days known so far while the expressions of a text are read in order.

    Each `use_` method returns a day and records in `anchor` which one it was.
    """

    published: dt.date | None
    mode: str
    last_point: Point | None = None
    """The day, month or year that was named last; it ends at `last_point_end`."""
    last_point_end: int = 0
    quarter: tuple[int, int] | None = None
    """The year and number of the quarter that was named last; it ends at `quarter_end`."""
    quarter_end: int = 0
    anchor: str = ""
    """What the current expression counts from: "published", "told", or "" for neither."""
    diary_day: dt.date | None = None
    """The day that heads the current entry of a diary."""

    def use_publication(self) -> Point:
        """Return the day of publication.

        Raises:
            NoDayError: It is not known.
        """
        if self.published is None:
            raise NoDayError
        self.anchor = "published"
        return Point.on(self.published)

    def use_today(self) -> dt.date:
        """Return the day that "today" means: that of a diary's entry, else of publication."""
        if self.diary_day is None:
            return self.use_publication().date()
        self.anchor = "told"
        return self.diary_day

    def use_base(self) -> Point:
        """Return what relative times count from: in narratives the point named last, else publication."""
        if self.mode == NARRATIVE and self.last_point:
            return self.use_last_point()
        return self.use_publication()

    def use_last_point(self) -> Point:
        """Return the point named last, or the day of publication where none was."""
        if self.last_point is None:
            return self.use_publication()
        self.anchor = "told"
        return self.last_point
