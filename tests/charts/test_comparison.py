"""The charts of A against B."""

import pytest

from dashboard.charts.comparison import side_bars, side_lines
from dashboard.charts.theme import LIGHT
from tests.charts.fields import fields_of

BARS, LINES = side_bars(LIGHT, "articles"), side_lines(LIGHT, "articles")


@pytest.mark.parametrize("chart", [BARS, LINES])
def test_both_sides_wear_their_colours_and_share_a_scale(chart) -> None:
    spec = chart.to_dict()
    first = spec["layer"][0] if "layer" in spec else spec
    assert first["encoding"]["color"]["scale"]["domain"] == ["A", "B"]
    assert "resolve" not in spec


def test_they_read_the_columns_of_their_rows() -> None:
    assert fields_of(BARS.to_dict()) <= {"key", "label", "side", "count", "value"}
    assert fields_of(LINES.to_dict()) <= {"label", "side", "count", "value", "bucket"}
