"""The tab Timeline: a mark of the lanes that is clicked, and articles that tell of no event."""

from pathlib import Path

import pyarrow as pa

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_chart


def test_a_clicked_mark_limits_the_list_and_a_click_beside_it_does_not(sample_home: Path) -> None:
    page = open_page(sample_home, "Timeline", clock=["happened"])
    marks = pa.ipc.open_stream(page.get("vega_lite_chart")[1].proto.datasets[0].data.data).read_pandas()
    mark = marks.sort_values("events").iloc[-1]
    click_chart(page, "lanes_")
    assert "All marks" not in " ".join(button.label for button in page.button)
    click_chart(page, "lanes_", mark=mark["mark"])
    assert page.button(key="unlight").label == "All marks ›"
    assert mark["lane"] in words_of(page)


def test_articles_without_an_event_have_neither_lanes_nor_list(bare_home: Path) -> None:
    page = open_page(bare_home, "Timeline", clock=["happened"])
    assert not page.get("vega_lite_chart")
    assert "No sentence of these articles tells of such an event on a day" in words_of(page)
