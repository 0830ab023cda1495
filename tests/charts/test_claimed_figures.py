"""The strips of claimed figures and of who followed."""

import pandas as pd

from dashboard.charts.figure_strip import add_labels, figure_strip
from dashboard.charts.publication_order import publication_order
from dashboard.charts.theme import LIGHT
from dashboard.query.articles.news_origins import PUBLICATION_ORDER_COLUMNS
from dashboard.query.events.claimed_figures import STRIP_COLUMNS
from tests.charts.fields import fields_of

MADE_IN_THE_CHART = {"who", "rank", "end", "label"}


def test_a_strip_reads_the_columns_of_its_query() -> None:
    assert fields_of(figure_strip(LIGHT, "articles").to_dict()) <= {*STRIP_COLUMNS, *MADE_IN_THE_CHART}


def test_a_strip_shows_which_way_a_number_is_open() -> None:
    shapes = figure_strip(LIGHT, "articles").to_dict()["layer"][1]["encoding"]["shape"]["scale"]
    shape_of = dict(zip(shapes["domain"], shapes["range"], strict=True))
    assert shape_of["at least"] == "triangle-right"
    assert shape_of["at most"] == "triangle-left"


def test_who_followed_reads_the_columns_of_its_query() -> None:
    spec = publication_order(LIGHT).to_dict()
    assert {field for field in fields_of(spec) if "utc" not in field} <= set(PUBLICATION_ORDER_COLUMNS)
    assert spec["encoding"]["x"]["scale"]["type"] == "utc"


def test_a_label_that_has_no_room_is_left_to_the_larger_number() -> None:
    rows = pd.DataFrame(
        {
            "speaker": ["a", "a", "a", "b"],
            "number": [500.0, 10.0, 510.0, 505.0],
            "said": ["500", "10", "about 510", "505"],
        }
    )
    assert add_labels(rows)["label"].tolist() == ["", "10", "about 510", "505"]
    assert add_labels(rows.head(0)).empty
