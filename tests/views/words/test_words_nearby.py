from pathlib import Path

import pytest

from tests.test_app import open_page
from tests.views.browser_events import click_chart


@pytest.mark.parametrize(
    ("query", "both"),
    [("wheat", "wheat near/4 harbour"), ("wheat OR bread", "(wheat OR bread) harbour")],
)
def test_a_clicked_word_is_read_together_with_the_query(sample_home: Path, query: str, both: str) -> None:
    page = open_page(sample_home, "Words", tab=["Beside"], **{"ask:words": [query]})
    click_chart(page, "beside_")
    assert page.query_params["tab"] == "Beside"
    click_chart(page, "beside_", term="harbour")
    assert (page.query_params["tab"], page.query_params["ask:words"]) == ("In context", both)
