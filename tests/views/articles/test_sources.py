"""The tab of sources: a click on an article, and a corpus without origins."""

import json
from pathlib import Path

import pytest

from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_chart


def test_a_clicked_article_of_the_drawing_is_opened(sample_home: Path) -> None:
    page = open_page(sample_home, "Articles", tab=["Origins"])
    click_chart(page, "followed")
    assert "article" not in page.query_params
    key = sample_corpus().articles[0].key
    click_chart(page, "followed", key=key)
    assert page.query_params["article"] == key


def test_an_older_corpus_without_origins_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    older = make_sample_store(tmp_path / "older")
    path = older / "versions" / "1" / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    del meta["counts"]["origins"]
    path.write_text(json.dumps(meta), encoding="utf-8")
    words = words_of(open_page(older, "Articles", tab=["Origins"]))
    assert "built before origins were read" in words
    assert "Origins named" not in words
