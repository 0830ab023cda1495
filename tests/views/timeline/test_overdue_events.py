"""The tab Due with plans that passed without a report."""

from pathlib import Path

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows
from tests.views.conftest import N_PLANS


def test_plans_without_a_report_are_listed_by_how_many_articles_tell_of_them(plans_store: Path) -> None:
    page = open_page(plans_store, "Timeline", tab=["Due"])
    assert f"{N_PLANS} due, no report found" in words_of(page)
    rows = list_rows(page, "due_list")
    assert len(rows) == 25
    assert rows[0]["id"] == "2"
    click_list(page, "due_list", rows[3]["id"])
    assert [row["lit"] for row in list_rows(page, "due_list")].index(True) == 3


def test_plans_are_listed_by_day_on_request(plans_store: Path) -> None:
    page = open_page(plans_store, "Timeline", tab=["Due"])
    page.segmented_control(key="order_of_due").set_value("day").run()
    assert [row["id"] for row in list_rows(page, "due_list")] == [str(n) for n in range(1, 26)]
    page.button(key="On ›_due").click().run()
    assert len(list_rows(page, "due_list")) == N_PLANS - 25
