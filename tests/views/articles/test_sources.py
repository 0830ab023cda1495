"""The tab of sources: a click on an article, and a corpus without origins."""

from pathlib import Path

from tests.sample_corpus import sample_corpus
from tests.test_app import open_page
from tests.views.browser_events import click_chart


def test_a_clicked_article_of_the_drawing_is_opened(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles", tab=["Origins"])
    click_chart(page, "followed")
    assert "article" not in page.query_params
    key = sample_corpus().articles[0].key
    click_chart(page, "followed", key=key)
    assert page.query_params["article"] == key
