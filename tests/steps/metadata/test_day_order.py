"""What comes first in a column of days: by its own days where one decides, else nobody says."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import AMBIGUOUS_DAY, DayOrder
from dashboard.steps.metadata import find_day_columns, find_publication_day
from dashboard.steps.metadata.dates_in_fields import parse_field_day

FILE = "texts/a.csv"


def orders_of(*days: tuple[str, str]) -> dict[str, DayOrder | None]:
    return {file: column.order for file, column in find_day_columns(days).items()}


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["03.02.2017", "13.02.2017"], DayOrder.DAY_FIRST),
        (["03/02/2017", "02/13/2017"], DayOrder.MONTH_FIRST),
        (["03.02.2017 14:30", "", "31-1-2017"], DayOrder.DAY_FIRST),
        (["03.02.2017", "05.04.2017"], None),
        (["03.02.2017", "03.03.2017", "2017-02-13", "13 February 2017"], None),
        (["03.02.2017", "13.02.2017", "02.13.2017"], None),
        (["03.02.2017", "31.02.2017", "32.01.2017"], None),
    ],
)
def test_one_day_that_can_be_read_in_one_way_decides_for_its_column(
    days: list[str], order: DayOrder | None
) -> None:
    assert orders_of(*((FILE, day) for day in days)) == {FILE: order}


def test_a_column_that_contradicts_itself_names_a_day_of_each_order() -> None:
    column = find_day_columns([(FILE, day) for day in ("03.02.2017", "13.02.2017", "02.13.2017")])[FILE]
    assert (column.ambiguous, column.day_first, column.month_first) == (1, "13.02.2017", "02.13.2017")


def test_tables_decide_each_for_itself() -> None:
    days = [
        ("x/a.csv", "03.02.2017"), ("x/a.csv", "13.02.2017"),
        ("x/b.csv", "03.02.2017"), ("x/b.csv", "04.02.2017"),
        ("x/all.xlsx/May", "03.02.2017"), ("x/all.xlsx/May", "02.13.2017"),
    ]  # fmt: skip
    assert orders_of(*days) == {
        "x/a.csv": DayOrder.DAY_FIRST,
        "x/b.csv": None,
        "x/all.xlsx/May": DayOrder.MONTH_FIRST,
    }


def test_files_of_one_article_each_are_one_table_for_each_folder() -> None:
    days = [("x/1.json", "03.02.2017"), ("x/2.json", "13.02.2017"), ("y/1.json", "03.02.2017")]
    assert orders_of(*days) == {
        "x/1.json": DayOrder.DAY_FIRST,
        "x/2.json": DayOrder.DAY_FIRST,
        "y/1.json": None,
    }


def test_pages_of_several_publishers_never_decide_for_each_other() -> None:
    assert orders_of(("x/a.html", "03.02.2017"), ("x/b.html", "13.02.2017")) == {}


def test_a_table_without_a_day_to_ask_about_has_no_column() -> None:
    assert orders_of((FILE, "2017-02-03"), (FILE, "13.02.2017"), (FILE, "")) == {}


@pytest.mark.parametrize(
    ("order", "day"),
    [(DayOrder.DAY_FIRST, dt.date(2017, 2, 3)), (DayOrder.MONTH_FIRST, dt.date(2017, 3, 2)), (None, None)],
)
def test_an_article_without_an_order_stays_undated_and_is_flagged(
    order: DayOrder | None, day: dt.date | None
) -> None:
    published = find_publication_day("Rain fell.", (), {"published": "03.02.2017"}, FILE, order)
    assert published.best == day
    assert published.flags == (() if order else (AMBIGUOUS_DAY,))


def test_other_evidence_dates_an_article_whose_field_can_be_read_in_two_ways() -> None:
    fields = {"published": "03.02.2017", "url": "https://courier.example/2017/02/03/rain"}
    published = find_publication_day("Rain fell.", (), fields, FILE)
    assert (published.best, published.flags) == (dt.date(2017, 2, 3), ())


@given(st.lists(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), min_size=1), st.sampled_from(DayOrder))
def test_days_that_were_written_in_one_order_are_never_read_in_the_other(
    days: list[dt.date], order: DayOrder
) -> None:
    pattern = "%d.%m.%Y" if order is DayOrder.DAY_FIRST else "%m.%d.%Y"
    written = [day.strftime(pattern) for day in days]
    column = find_day_columns([(FILE, day) for day in [*written, written[0]]]).get(FILE)
    assert column is None or column.order in (order, None)
    assert [parse_field_day(value, order).first for value in written] == days
