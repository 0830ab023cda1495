import datetime as dt

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from dashboard.charts.bars import BarColumns, bars
from dashboard.charts.country_map import country_map, outlined_countries, world_topology
from dashboard.charts.counts_over_time import BRUSH, RESET, timeline
from dashboard.charts.distinctive_words import frequency_scatter, ratio_bars
from dashboard.charts.event_lanes import DrawnDays, event_lanes
from dashboard.charts.heatmaps import calendar_heatmap, month_matrix
from dashboard.charts.specification import make_specification
from dashboard.charts.term_trends import trend_lines, trend_rows
from dashboard.charts.theme import DARK, LIGHT
from dashboard.charts.word_cloud import HEIGHT, WIDTH, place_words, word_cloud
from dashboard.paths import STATIC
from dashboard.query.events.event_lanes import LANE_COLUMNS
from dashboard.query.time.calendar_squares import SQUARE_COLUMNS
from dashboard.query.time.published_and_event_months import CROSS_COLUMNS
from dashboard.query.words.term_trends import COLUMNS as TREND_COLUMNS
from tests.charts.fields import fields_of

DRAWN = {
    "timeline": (
        timeline(LIGHT, "articles", filtered=True),
        {"start", "stop", "label", "count", "chosen", "bucket"},
    ),
    "lanes": (
        event_lanes(
            LIGHT,
            "country",
            "articles",
            DrawnDays(dt.date(2017, 1, 1), dt.date(2017, 3, 31), "day"),
            selected="0/x",
        ),
        set(LANE_COLUMNS),
    ),
    # "value" is the number of a week, which the axis reads of itself.
    "calendar": (calendar_heatmap(LIGHT, "articles"), {*SQUARE_COLUMNS, "value"}),
    "two clocks": (
        month_matrix(LIGHT, "articles"),
        {*CROSS_COLUMNS, "cell", "written_at", "told_at"},
    ),
    "bars": (
        bars(LIGHT, BarColumns("label", "articles", "key"), "articles", "person"),
        {"label", "articles", "key"},
    ),
    "map": (
        country_map(LIGHT, "articles"),
        {"country", "label", "count", "chosen", "latitude", "longitude", "outlined"},
    ),
    "bars of kinds": (
        bars(LIGHT, BarColumns("term", "articles", "key", "kind"), "articles"),
        {"term", "articles", "key", "kind"},
    ),
    "cloud": (word_cloud(LIGHT, "articles", "key"), {"term", "count", "x", "y", "size", "key"}),
    "trends": (trend_lines(DARK, ["rain", "snow"], "per million words"), set(TREND_COLUMNS)),
    "a trend each": (trend_rows(LIGHT, ["rain", "snow"], "per million words"), set(TREND_COLUMNS)),
    "ratios": (ratio_bars(LIGHT), {"term", "log_ratio", "said", "told", "small"}),
    "frequencies": (frequency_scatter(LIGHT), {"term", "x", "y", "log_ratio", "label", "told"}),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_reads_the_columns_that_it_names(name: str) -> None:
    chart, columns = DRAWN[name]
    assert fields_of(chart.to_dict()) <= columns


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_holds_no_rows(name: str) -> None:
    spec = make_specification(DRAWN[name][0], LIGHT)
    assert "rows" not in spec.get("datasets", {})
    assert '"name": "rows"' in str(spec).replace("'", '"')


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_stays_the_same_from_run_to_run(name: str) -> None:
    assert make_specification(DRAWN[name][0], LIGHT) == make_specification(DRAWN[name][0], LIGHT)


def test_a_chart_wears_the_theme_it_is_drawn_in() -> None:
    light, dark = (
        make_specification(timeline(palette, "articles", filtered=False), palette)
        for palette in (LIGHT, DARK)
    )
    assert light["config"]["background"] == LIGHT.page
    assert dark["config"]["background"] == DARK.page


def test_a_drag_over_time_gives_instants_of_no_zone_but_utc() -> None:
    spec = timeline(LIGHT, "articles", filtered=False).to_dict()
    params = {each["name"]: each["select"] for each in spec["params"]}
    assert params[BRUSH]["encodings"] == ["x"]
    assert params[RESET]["on"] == "dblclick"
    scales = {layer["encoding"]["x"]["scale"]["type"] for layer in spec["layer"]}
    assert scales == {"utc"}


def test_a_lane_is_drawn_over_the_days_that_are_asked_for() -> None:
    spec = event_lanes(
        LIGHT, "kind", "articles", DrawnDays(dt.date(1969, 12, 31), dt.date(1970, 1, 1), "day")
    ).to_dict()
    scales = [layer["encoding"]["x"]["scale"] for layer in spec["layer"]]
    assert scales[0]["domain"] == [-86_400_000, 86_400_000]
    assert {scale["type"] for scale in scales} == {"utc"}


def test_only_a_filter_brings_the_accent() -> None:
    assert LIGHT.accent not in str(timeline(LIGHT, "articles", filtered=False).to_dict()["layer"])
    assert LIGHT.accent in str(timeline(LIGHT, "articles", filtered=True).to_dict()["layer"])


def test_countries_of_the_map_have_alpha_3_codes() -> None:
    codes = outlined_countries()
    assert {"USA", "RUS", "SYR", "XKX"} <= set(codes)
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert len(world_topology()["objects"]["countries"]["geometries"]) == 176


def test_small_states_are_drawn_though_the_map_lacks_them() -> None:
    assert "SGP" not in outlined_countries()


def test_the_same_words_make_the_same_cloud() -> None:
    font = str(STATIC / "DatelineSerif-Regular.ttf")
    counts = {"rain": 9, "bridge": 4, "talks": 4}
    placed = place_words(counts, font)
    assert placed.equals(place_words(counts, font))
    assert dict(zip(placed["term"], placed["count"], strict=True)) == counts
    assert placed.set_index("term")["size"].idxmax() == "rain"


def test_no_words_make_an_empty_cloud() -> None:
    assert list(place_words({}, "").columns) == ["term", "count", "x", "y", "size"]


def test_no_two_words_of_a_cloud_overlap() -> None:
    font = str(STATIC / "DatelineSerif-Regular.ttf")
    labels = (
        "people jumping gypsy президент переговоры وزير 北京市 élection Åpfel fjord quickly prime-minister"
    )
    placed = place_words({word: 900 - 40 * n for n, word in enumerate(labels.split() * 1)}, font)
    assert len(placed) == len(labels.split())
    ink = np.zeros((HEIGHT, WIDTH), dtype=np.int64)
    for row in placed.itertuples():
        if max(row.term) > "\u052f":
            continue
        picture = Image.new("L", (WIDTH, HEIGHT))
        letters = ImageFont.truetype(font, row.size)
        ImageDraw.Draw(picture).text((row.x, row.y), row.term, fill=1, font=letters, anchor="ls")
        ink += np.asarray(picture)
        left, above, right, below = letters.getbbox(row.term, anchor="ls")
        assert 0 <= row.x + left < row.x + right <= WIDTH
        assert 0 <= row.y + above < row.y + below <= HEIGHT
    assert ink.max() == 1


def test_a_bar_of_a_week_is_called_a_week_in_its_tooltip() -> None:
    layers = timeline(LIGHT, "articles", filtered=False, size="week").to_dict()["layer"]
    (tooltip,) = [layer["encoding"]["tooltip"] for layer in layers if "tooltip" in layer["encoding"]]
    assert tooltip[0] == {"field": "label", "title": "week", "type": "nominal"}
