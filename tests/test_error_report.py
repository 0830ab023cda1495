"""What a user reads when something goes wrong, and what the log then holds."""

import errno
import sqlite3
from pathlib import Path

import pytest

from dashboard.error_report import delete_log, describe_error, log_file, report_error
from dashboard.errors import NotBuiltError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("code", "happened", "remedy"),
    [
        (errno.ENOSPC, "The disk is full", "Free some space"),
        (errno.EACCES, "You may not read or write this", "Ask its owner"),
        (errno.EROFS, "This disk can only be read", "another disk"),
        (errno.EIO, "The disk does not answer", "Check the disk"),
        (errno.ELOOP, "The system refused a step", "Try again"),
    ],
)
def test_an_error_of_the_system_says_what_happened_what_is_safe_and_what_to_do(
    code: int, happened: str, remedy: str
) -> None:
    message = describe_error(OSError(code, "strerror", "/corpora/a"))
    assert happened in message
    assert remedy in message
    assert "/corpora/a" in message
    assert "saved before is safe" in message


def test_a_full_disk_is_a_full_disk_for_the_text_store_too(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.sqlite")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.executescript("CREATE TABLE a (b); CREATE TABLE c (d); CREATE TABLE e (f);")
    assert "The disk is full" in describe_error(caught.value)


def test_a_bug_is_logged_whole_under_the_reference_that_the_user_reads(home: Path) -> None:
    try:
        raise KeyError("the column of the bug")
    except KeyError as error:
        message = report_error(error)
    reference = message.split("Reference ")[1].split()[0]
    log = log_file().read_text(encoding="utf-8")
    assert log.startswith(reference)
    assert "KeyError: 'the column of the bug'" in log
    assert "test_error_report.py" in log
    assert "the column of the bug" not in message
    assert log_file().stat().st_mode & 0o077 == 0


def test_what_the_user_can_act_on_is_not_logged(home: Path) -> None:
    error = NotBuiltError(home / "a")
    assert report_error(error) == str(error)
    assert not log_file().exists()


def test_a_log_that_cannot_be_written_is_said(home: Path) -> None:
    log_file().mkdir()
    assert "could not be written" in report_error(ValueError("x"))


def test_a_large_log_is_moved_aside_once_and_both_can_be_deleted(home: Path) -> None:
    log_file().write_bytes(b"x" * 1_000_001)
    report_error(ValueError("new"))
    assert "new" in log_file().read_text(encoding="utf-8")
    assert len(list(home.iterdir())) == 2
    delete_log()
    assert list(home.iterdir()) == []
