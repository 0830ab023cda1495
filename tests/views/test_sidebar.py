import pandas as pd

from dashboard.views.sidebar import _is_worth_showing, values_of

COUNTS = pd.DataFrame(
    [("SYR", "Syria", 4, True, False), ("", "none", 9, False, False), ("RUS", "Russia", 8, False, False)],
    columns=["key", "label", "count", "chosen", "excluded"],
)


def test_a_line_stays_where_its_count_puts_it_when_it_is_ticked() -> None:
    assert [value.key for value in values_of(COUNTS)] == ["RUS", "SYR", ""]
    assert [value.chosen for value in values_of(COUNTS)] == [False, True, False]


def test_bars_are_measured_by_the_longest() -> None:
    assert [round(value.share, 2) for value in values_of(COUNTS)] == [0.89, 0.44, 1.0]


def test_a_field_with_a_value_for_each_article_is_no_facet() -> None:
    each = COUNTS.assign(count=[1, 9, 1], chosen=False)
    assert not _is_worth_showing("field:subtitle", each)
    assert _is_worth_showing("field:subtitle", COUNTS)
    assert _is_worth_showing("field:subtitle", each.assign(chosen=[True, False, False]))
    assert _is_worth_showing("publisher", each)
