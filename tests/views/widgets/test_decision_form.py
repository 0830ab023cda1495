"""What a decision changes, in words."""

from types import SimpleNamespace

import pytest

from dashboard.query.audit.decision_effects import COLUMNS
from dashboard.views.widgets.decision_form import describe_change


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("organisation", "Ada Berg", 9, "Ada Berg", 9, "person"), "Ada Berg: a person → an organisation, 9 articles"),
        (("person", "Ada Berg", 9, "A. Berg", 9, "person"), "Ada Berg → A. Berg: 9 articles"),
        (("person", "Ada Berg", 9, "Ada Berg", 1, "person"), "Ada Berg: 9 → 1 article"),
        (("hidden", "Ada Berg", 9, "Ada Berg", 9, "person"), "Ada Berg: off lists and charts, 9 articles"),
        (("person", "Ada Berg", 9, "Ada Berg", 9, "hidden"), "Ada Berg: on lists and charts again, 9 articles"),
        (("person", "Ada Berg", 9, "", 0, "person"), "Ada Berg: 9 → 0 articles"),
        (("person", "", 0, "Ada Berg", 1, ""), "Ada Berg, new: 1 article"),
        (("country", "Peru", 9, "Peru", 10, "country"), "Country Peru: 9 → 10 articles"),
    ],
)  # fmt: skip
def test_a_change_is_told_by_what_it_changes(row: tuple[object, ...], words: str) -> None:
    assert describe_change(SimpleNamespace(**dict(zip(COLUMNS, row, strict=True)))) == words
