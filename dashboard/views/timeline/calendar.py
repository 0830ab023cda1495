"""The tab Calendar: a square for each day; months of publication against months of events."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.charts.heatmaps import calendar_heatmap, month_matrix
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.query.time.articles_over_time import count_by_time
from dashboard.query.time.calendar_squares import list_calendar_squares
from dashboard.query.time.published_and_event_months import UncountedArticles, count_by_both_months
from dashboard.schema import Clock, DayFilter
from dashboard.views.state import address
from dashboard.views.state.cached import build_spec, query_corpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.state.session import clicked_value
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart, draw_notice
from dashboard.views.widgets.date_filter import change_days
from dashboard.views.widgets.drawn_days import TimeRange, full_range
from dashboard.views.widgets.event_display_switches import ask_clock
from dashboard.views.widgets.over_time_chart import choose_range

# More rows of weeks than this no longer fit a screen.
_MOST_YEARS = 5


def show(context: PageContext) -> None:
    """Draw the tab: the calendar, and months of publication against months of events."""
    clock = ask_clock()
    _draw_squares(context, clock)
    _draw_two_clocks(context)


def _draw_squares(context: PageContext, clock: Clock) -> None:
    rows = query_corpus(context.opened, count_by_time, context.filters, clock)
    bins = rows[rows["bucket"] == "bin"]
    if bins.empty:
        draw_notice("None of these articles has a day.")
        return
    first, last = _choose_years(choose_range(context, clock, bins) or full_range(bins))
    squares = query_corpus(context.opened, list_calendar_squares, context.filters, clock, first, last)
    subtitle = "published" if clock is Clock.PUBLISHED else "that tell of each day"
    title = f"Articles {subtitle}, {first}" + (f" to {last}" if last > first else "")
    days = context.filters.days(clock).span
    key = f"calendar_{clock}_{days.first}_{days.last}"
    n_counted = int(squares["count"].sum()) if clock is Clock.PUBLISHED else 0
    base = f"{n_counted:,} {context.unit} have a single day in these years; " if n_counted else ""
    spec = build_spec(calendar_heatmap, context.palette, context.unit)
    draw_chart(
        context,
        ChartPanel(
            "calendar",
            title,
            f"{base}a click filters by the day",
            squares,
            spec,
            drawn=DrawnFilters(context.filters, clock, marked=True),
        ),
        partial(_pick_day, key, clock),
        key,
    )


def _choose_years(time_range: TimeRange) -> tuple[int, int]:
    """Return the first and last year to draw: the last few of those that hold nearly all articles."""
    days = time_range.whole_days
    assert days.first is not None and days.last is not None
    return max(days.first.year, days.last.year - _MOST_YEARS + 1), days.last.year


def _pick_day(key: str, clock: Clock) -> None:
    day = clicked_value(key, "day")
    if day:
        only = dt.date.fromisoformat(day)
        change_days(clock, DayFilter.between(only, only))


def _draw_two_clocks(context: PageContext) -> None:
    cells, uncounted = query_corpus(context.opened, count_by_both_months, context.filters)
    if cells.empty:
        draw_notice("None of these articles was published in one month and tells of an event in one.")
        return
    cells_drawn = _place_cells(cells)
    key = f"two_clocks_{context.filters.published.span.first}_{context.filters.happened.span.first}"
    subtitle = (
        f"an article counts once for each month it tells of; {_describe_uncounted(uncounted)}; "
        "a click filters by both"
    )
    spec = build_spec(month_matrix, context.palette, context.unit)
    draw_chart(
        context,
        ChartPanel("two_clocks", "Written in, and told of", subtitle, cells_drawn, spec),
        partial(_pick_cell, key, cells_drawn),
        key,
    )


def _place_cells(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with their positions on both axes, the earliest first."""
    event_months = cells["told_from"].where(cells["bucket"] != "earlier", "")
    return cells.assign(
        cell=[str(number) for number in range(len(cells))],
        written_at=cells["written_from"].rank(method="dense"),
        told_at=event_months.rank(method="dense"),
    )


def _describe_uncounted(uncounted: UncountedArticles) -> str:
    parts = (
        (uncounted.no_event, "tell no event in one month"),
        (uncounted.undated, "have no day"),
        (uncounted.several, "may be of several months"),
    )
    return ", ".join(f"{number:,} {words}" for number, words in parts if number) or "every article is here"


def _pick_cell(key: str, cells: pd.DataFrame) -> None:
    rows = cells[cells["cell"] == clicked_value(key, "cell")]
    if rows.empty:
        return
    cell = rows.iloc[0]
    address.change_filters(
        replace(
            address.current_filters(),
            published=DayFilter.between(_parse_day(cell["written_from"]), _parse_day(cell["written_to"])),
            happened=DayFilter.between(_parse_day(cell["told_from"]), _parse_day(cell["told_to"])),
        )
    )


def _parse_day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
