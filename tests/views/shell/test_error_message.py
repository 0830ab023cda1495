"""An error that nobody expected: words on the page, and the bug still seen by tests."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.error_report import log_file
from dashboard.server import asgi


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))


def run_with_handler() -> None:
    from dashboard.server.asgi import draw_error

    try:
        raise ZeroDivisionError("<b>a bug</b>")
    except ZeroDivisionError as error:
        assert draw_error(error)


def run_without_handler() -> None:
    raise ZeroDivisionError("a bug")


def test_tracebacks_reach_users() -> None:
    page = AppTest.from_function(run_with_handler).run()
    assert not page.exception
    (words,) = (error.value for error in page.error)
    assert "Something went wrong in Dateline itself" in words
    assert "Reference" in words
    assert "Traceback" not in words
    assert "a bug" not in words
    assert "ZeroDivisionError: <b>a bug</b>" in log_file().read_text(encoding="utf-8")


def test_the_server_draws_words_for_every_error_and_a_test_of_a_page_still_sees_the_bug() -> None:
    assert asgi.app._on_script_error is asgi.draw_error
    assert AppTest.from_function(run_without_handler).run().exception[0].message == "a bug"
