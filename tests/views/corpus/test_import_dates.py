from pathlib import Path

from tests.sample_corpus import sample_corpus
from tests.test_app import open_page


def test_a_file_is_compared_before_anything_is_changed(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus", tab=["Days to decide"])
    key = next(article.key for article in sample_corpus().articles if article.best is None)
    content = f"key,day\n{key},2017-05-04\n".encode()
    page.file_uploader(key="days_file_0").set_value(("days.csv", content, "text/csv")).run()
    assert not page.exception
    assert "1 new" in [caption.value for caption in page.caption]
    assert page.button(key="take_new").label == "Take the 1 new"
    assert "take_all" not in [button.key for button in page.button]
