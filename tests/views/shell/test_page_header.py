"""The header of a page: a pill turns its filter off, and a newer version of the corpus is offered."""

import json
import shutil
from pathlib import Path

import pytest

from dashboard.corpus.version_files import write_manifest
from dashboard.errors import DrawingError
from dashboard.views.widgets.chart_panel import _make_file
from tests.sample_corpus import make_sample_store
from tests.test_app import count_of, open_page, words_of


def test_a_clicked_pill_turns_its_filter_off(sample_home: Path) -> None:
    page = open_page(sample_home, "Overview", country=["SYR"], q=["wheat"])
    pills = next(group for group in page.get("button_group") if group.key == "pills")
    assert len(pills.options) == 2
    pills.set_value(0).run()
    assert not page.exception
    assert len({"country", "q"} & set(page.query_params)) == 1


def test_hole_1_the_page_says_why_a_picture_was_not_made_and_goes_on(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(sample_home, "Overview")
    failures: list[str] = []

    def fail() -> bytes:
        raise DrawingError("drawing it took more than 20 seconds and was stopped")

    with pytest.raises(DrawingError):
        _make_file(fail, failures)
    assert _make_file(lambda: b"made", failures) == b"made"
    page.session_state["export_failures"] = failures
    page.run()
    assert not page.exception
    assert "took more than 20 seconds" in page.error[0].value.replace("\\", "")
    page.run()
    assert not page.error


def test_a_version_that_was_built_meanwhile_is_opened_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    store = make_sample_store(tmp_path / "sample")
    page = open_page(store, "Corpus")
    assert "built anew while you looked at it" not in words_of(page)
    shutil.copytree(store / "versions" / "1", store / "versions" / "2")
    meta = store / "versions" / "2" / "meta.json"
    meta.write_text(json.dumps(json.loads(meta.read_text("utf-8")) | {"version": 2}), encoding="utf-8")
    write_manifest(meta.parent)
    (store / "CURRENT").write_text("2", encoding="utf-8")
    page.run()
    assert "built anew while you looked at it" in words_of(page)
    page.button(key="new_version").click().run()
    assert not page.exception
    assert "built anew while you looked at it" not in words_of(page)
    assert count_of(page) == 60
