from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from dashboard.schema import Choice, Filters, facet_record
from dashboard.views.shell.facet_list import _is_shared, _is_worth_showing, make_facet_rows
from tests.test_app import count_of, open_page
from tests.views.browser_events import click_list

COUNTS = pd.DataFrame(
    [("SYR", "Syria", 4, True, False), ("", "none", 9, False, False), ("RUS", "Russia", 8, False, False)],
    columns=["key", "label", "count", "chosen", "excluded"],
)


def test_a_line_stays_where_its_count_puts_it_when_it_is_ticked() -> None:
    assert [value.key for value in make_facet_rows(COUNTS)] == ["RUS", "SYR", ""]
    assert [value.chosen for value in make_facet_rows(COUNTS)] == [False, True, False]


def test_bars_are_measured_by_the_longest() -> None:
    assert [round(value.share, 2) for value in make_facet_rows(COUNTS)] == [0.89, 0.44, 1.0]


def test_a_field_with_a_value_for_each_article_is_no_facet() -> None:
    each = COUNTS.assign(count=[1, 9, 1], chosen=False)
    assert not _is_worth_showing(facet_record("field:subtitle"), each)
    assert _is_worth_showing(facet_record("field:subtitle"), COUNTS)
    assert _is_worth_showing(facet_record("field:subtitle"), each.assign(chosen=[True, False, False]))
    assert _is_worth_showing(facet_record("publisher"), each)


@pytest.mark.parametrize(
    ("values", "pairs", "filters", "is_drawn"),
    [
        (21, 41, Filters(), False),
        (21, 42, Filters(), True),
        (20, 20, Filters(), True),
        (
            21,
            21,
            Filters(choices={"field:desk": Choice(("a",))}),
            True,
        ),
    ],
)
def test_a_field_whose_values_are_nearly_all_different_is_no_facet_until_one_is_chosen(
    values: int, pairs: int, filters: Filters, is_drawn: bool
) -> None:
    values_of_desk = SimpleNamespace(keys=("v",) * values, articles=SimpleNamespace(rows=np.zeros(pairs)))
    assert (
        _is_shared(
            SimpleNamespace(facets={"field:desk": values_of_desk}), facet_record("field:desk"), filters
        )
        is is_drawn
    )


def test_each_switch_of_a_facet_changes_one_filter(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus", person=["person:Elena Markova"])
    click_list(page, "facet_country", {"name": "about", "value": "mentioned"}, event="switched")
    click_list(page, "facet_person", {"name": "scope", "value": "sentence"}, event="switched")
    click_list(page, "facet_person", {"name": "every", "value": "all of"}, event="switched")
    switched = {"countries": "mentioned", "together": "sentence", "all:person": "1"}
    assert dict(page.query_params) == {"person": "person:Elena Markova", "v": "2"} | switched
    click_list(page, "facet_country", {"name": "about", "value": "about"}, event="switched")
    click_list(page, "facet_person", {"name": "scope", "value": "article"}, event="switched")
    click_list(page, "facet_person", {"name": "every", "value": "any of"}, event="switched")
    assert dict(page.query_params) == {"person": "person:Elena Markova", "v": "2"}


def test_a_value_is_chosen_left_out_and_taken_in_again(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus")
    click_list(page, "facet_country", "SYR", event="toggled")
    assert dict(page.query_params) == {"country": "SYR", "v": "2"}
    click_list(page, "facet_country", "SYR", event="left_out")
    assert "SYR" not in page.query_params.get("country", "")
    assert 0 < count_of(page) < 60
    click_list(page, "facet_country", "SYR", event="left_out")
    assert dict(page.query_params) == {}
