"""All values of a facet in a dialog: what is chosen and left out there becomes the filter."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.test_app import SLOW, count_of, open_page
from tests.views.browser_events import click_list


def run_dialog(store: str) -> None:
    """Draw a page with the dialog open: a test has no runs of the dialog alone, as a browser has."""
    from pathlib import Path

    from dashboard.app import draw_page
    from dashboard.views.state import session

    session.set_value("more_facet", "region")
    draw_page(Path(store), "Corpus", {})


def test_the_last_line_of_a_facet_opens_the_dialog_once(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus")
    click_list(page, "facet_region", "region", event="more")
    assert "Leave out" in [box.label for box in page.multiselect]
    page.run()
    assert "Leave out" not in [box.label for box in page.multiselect]


def test_values_are_chosen_and_left_out_in_the_dialog(sample_home: Path) -> None:
    page = AppTest.from_function(run_dialog, args=(str(sample_home),), default_timeout=SLOW).run()
    chosen, excluded = (box for box in page.multiselect if box.label in ("Any of these", "Leave out"))
    chosen.set_value(["Middle East"])
    excluded.set_value(["Africa"])
    next(button for button in page.button if button.label == "Apply").click().run()
    assert not page.exception
    assert page.query_params["region"] == "Middle East"
    assert page.query_params["not:region"] == "Africa"
    assert 0 < count_of(page) < 60
