"""The progress file, also one that no build wrote."""

from pathlib import Path

import pytest

from dashboard.store.progress import FILE, Progress, Reporter, read_progress


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\xff\xfe\x00junk",
        b"[1, 2]",
        b'"running"',
        b"{}",
        b'{"state": "running", "unknown": 1}',
        b'{"state": "finished"}',
        b'{"state": ["done"]}',
        b'{"state": "done", "version": "one"}',
        b'{"state": "running", "doing": 7}',
        b'{"state": "running", "seconds_left": NaN}',
        b'{"state": "running", "done": -3, "of": 2}',
        b"[" * 100_000,
    ],
)
def test_junk_in_a_progress_file_is_no_progress(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / FILE).write_bytes(junk)
    assert read_progress(tmp_path) is None


def test_what_a_build_writes_is_read_back(tmp_path: Path) -> None:
    progress = Progress("failed", "reading", 3, 10, 2.5, None, "The disk is full.", 4, "OSError")
    Reporter(tmp_path).write(progress, at_once=True)
    assert read_progress(tmp_path) == progress
