from pathlib import Path

from tests.sample_corpus import sample_corpus
from tests.test_app import open_page, words_of


def test_undated_articles_have_no_periods_to_compare(bare_home: Path) -> None:
    words = words_of(open_page(bare_home, "Timeline", tab=["What changed"]))
    assert "do not reach back beyond the last 4 weeks" in words


def test_periods_without_articles_are_not_compared(sample_home: Path) -> None:
    dated = [article for article in sample_corpus().articles if article.best is not None]
    first = min(dated, key=lambda article: article.best)
    page = open_page(sample_home, "Timeline", tab=["What changed"], only=[first.key])
    assert "(0 articles)" in words_of(page).replace("\\", "")
    assert "there is nothing to compare" in words_of(page)
