"""The tab Calendar: a square a day; and the months written in against the months told of."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.charts.heatmaps import calendar_heatmap, month_matrix
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.query.time.calendar_squares import list_calendar_squares
from dashboard.query.time.published_and_event_months import UncountedArticles, count_by_both_months
from dashboard.schema import Clock, DayRange
from dashboard.views.state import address
from dashboard.views.state.cached import ask_corpus, build_spec
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.session import clicked_value
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart, draw_notice
from dashboard.views.widgets.date_filter import change_days
from dashboard.views.widgets.event_pickers import ask_clock
from dashboard.views.widgets.over_time_chart import choose_range
from dashboard.views.widgets.time_range import TimeRange, full_range

# More rows of weeks than this no longer fit a screen.
_MOST_YEARS = 5


def show(context: PageContext) -> None:
    """Draw the tab."""
    clock = ask_clock()
    _draw_squares(context, clock)
    _draw_two_clocks(context)


def _draw_squares(context: PageContext, clock: Clock) -> None:
    rows = ask_corpus(context.opened, count_by_time, context.filters, clock)
    bins = rows[rows["bucket"] == "bin"]
    if bins.empty:
        draw_notice("None of these articles has a day.")
        return
    first, last = _years(choose_range(context, clock, bins) or full_range(bins))
    squares = ask_corpus(context.opened, list_calendar_squares, context.filters, clock, first, last)
    told = "published" if clock is Clock.PUBLISHED else "that tell of each day"
    title = f"Articles {told}, {first}" + (f" to {last}" if last > first else "")
    days: DayRange = getattr(context.filters, clock)
    key = f"calendar_{clock}_{days.first}_{days.last}"
    counted = int(squares["count"].sum()) if clock is Clock.PUBLISHED else 0
    base = f"{counted:,} {context.unit} have a single day in these years; " if counted else ""
    spec = build_spec(calendar_heatmap, context.palette, context.unit)
    draw_chart(
        context,
        ChartPanel("calendar", title, f"{base}a click filters by the day", squares, spec),
        partial(_pick_day, key, clock),
        key,
    )


def _years(span: TimeRange) -> tuple[int, int]:
    """Return the years to draw: of the stretch that holds nearly all, the last few of them."""
    days = span.whole_days
    assert days.first is not None and days.last is not None
    return max(days.first.year, days.last.year - _MOST_YEARS + 1), days.last.year


def _pick_day(key: str, clock: Clock) -> None:
    day = clicked_value(key, "day")
    if day:
        only = dt.date.fromisoformat(day)
        change_days(clock, DayRange(only, only))


def _draw_two_clocks(context: PageContext) -> None:
    cells, beside = ask_corpus(context.opened, count_by_both_months, context.filters)
    if cells.empty:
        draw_notice("None of these articles was published in one month and tells of an event in one.")
        return
    drawn = _placed(cells)
    key = f"two_clocks_{context.filters.published.first}_{context.filters.happened.first}"
    told = f"an article counts once for each month it tells of; {_beside(beside)}; a click filters by both"
    spec = build_spec(month_matrix, context.palette, context.unit)
    draw_chart(
        context,
        ChartPanel("two_clocks", "Written in, and told of", told, drawn, spec),
        partial(_pick_cell, key, drawn),
        key,
    )


def _placed(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with their places on both axes, the earliest first."""
    told = cells["told_from"].where(cells["bucket"] != "earlier", "")
    return cells.assign(
        cell=[str(number) for number in range(len(cells))],
        written_at=cells["written_from"].rank(method="dense"),
        told_at=told.rank(method="dense"),
    )


def _beside(beside: UncountedArticles) -> str:
    parts = (
        (beside.no_event, "tell no event in one month"),
        (beside.undated, "have no day"),
        (beside.several, "may be of several months"),
    )
    return ", ".join(f"{number:,} {words}" for number, words in parts if number) or "every article is here"


def _pick_cell(key: str, cells: pd.DataFrame) -> None:
    found = cells[cells["cell"] == clicked_value(key, "cell")]
    if found.empty:
        return
    cell = found.iloc[0]
    address.change_filters(
        replace(
            address.current_filters(),
            published=DayRange(_day(cell["written_from"]), _day(cell["written_to"])),
            happened=DayRange(_day(cell["told_from"]), _day(cell["told_to"])),
        )
    )


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
