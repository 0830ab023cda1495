"""Fields for the parts of a network: inside the drawing, none over another, as large as the part is."""

import itertools
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.component_areas import Area, Component, divide_area
from dashboard.charts.network_layout import HEIGHT, WIDTH, place_names
from dashboard.paths import STATIC

WHOLE = Area(0, 0, 640, 460)
PARTS = st.lists(
    st.builds(Component, st.floats(1, 1e5), st.floats(20, 200), st.floats(20, 60)), min_size=1, max_size=20
)


@given(PARTS)
def test_fields_fill_the_drawing_and_none_lies_over_another(parts: list[Component]) -> None:
    fields = divide_area(WHOLE, parts)
    assert len(fields) == len(parts)
    assert sum(field.width * field.height for field in fields) == pytest.approx(640 * 460)
    for one, other in itertools.combinations(fields, 2):
        across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
        along = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
        assert min(across, along) < 1e-6


def test_a_small_part_is_wide_enough_for_its_label() -> None:
    large, small = divide_area(WHOLE, [Component(1e5, 100, 32), Component(2e3, 100, 32)])
    assert small.width >= 100
    assert small.height >= 32
    assert large.width * large.height > small.width * small.height


def test_a_part_without_ties_to_the_rest_leaves_no_gap_between() -> None:
    labels = {key: f"Name {key}" for key in "abcdefghijkl"}
    ties = [("a", key, 1.0) for key in "bcdefghi"] + [("j", "k", 1.0), ("k", "l", 1.0)]
    boxes = place_names(labels, ties, str(STATIC / "Inter-Regular.ttf"))
    apart = {key: boxes.pop(key) for key in "jkl"}
    nearest = min(
        abs(one.x - other.x) / WIDTH + abs(one.y - other.y) / HEIGHT
        for one in apart.values()
        for other in boxes.values()
    )
    assert nearest < 0.3
    assert max(box.x for box in apart.values()) - min(box.x for box in apart.values()) > 60


def test_a_tie_of_two_does_not_run_across_the_drawing() -> None:
    labels = {f"n{at}": f"Name {at}" for at in range(36)}
    ties = [("n0", f"n{at}", 1.0) for at in range(1, 34)] + [("n34", "n35", 1.0)]
    boxes = place_names(labels, ties, str(STATIC / "Inter-Regular.ttf"))
    assert abs(boxes["n34"].x - boxes["n35"].x) < WIDTH / 3


def test_a_network_is_drawn_alike_in_every_process() -> None:
    components = (
        "from dashboard.charts.network_layout import place_names; from dashboard.paths import STATIC;"
        "labels = {key: key * 4 for key in 'abcdefgh'};"
        "ties = [('a', key, 1.0) for key in 'bcde'] + [('f', 'g', 1.0), ('g', 'h', 1.0)];"
        "print(place_names(labels, ties, str(STATIC / 'Inter-Regular.ttf')))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", components],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(drawn) == 1
