import json
from pathlib import Path

from tests.test_app import open_page
from tests.views.browser_events import click_chart


def test_a_clicked_country_becomes_a_filter_and_is_dropped_by_a_second_click(sample_home: Path) -> None:
    page = open_page(sample_home, "Places")
    of_all = [str(chart.proto.id).split("-", 2)[-1] for chart in page.get("vega_lite_chart")]
    click_chart(page, of_all[0], country="SYR")
    assert page.query_params["country"] == "SYR"
    keys = [str(chart.proto.id).split("-", 2)[-1] for chart in page.get("vega_lite_chart")]
    click_chart(page, keys[1], country="SYR")
    assert "country" not in page.query_params
    click_chart(page, of_all[0])
    assert "country" not in page.query_params


def test_the_longest_bar_of_the_table_is_that_of_the_largest_count(sample_home: Path) -> None:
    page = open_page(sample_home, "Places")
    columns = [json.loads(frame.proto.columns).get("count", {}) for frame in page.dataframe]
    (bars,) = [column["type_config"] for column in columns if "type_config" in column]
    assert bars["max_value"] == max(
        frame.value["count"].max() for frame in page.dataframe if "count" in frame.value
    )
