"""One build at a time; a build that was killed lets go and is seen to have failed."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.errors import LockedError, StoppedError
from dashboard.store.build_lock import describe_lock_holder, is_locked, lock_store
from dashboard.store.progress import Progress, Reporter, read_progress, request_stop

HOLD = """
import sys, time
from pathlib import Path
from dashboard.store.build_lock import lock_store
with lock_store(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    yield process
    process.kill()
    process.wait()


def test_the_second_build_says_who_holds_the_store(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    assert is_locked(tmp_path)
    assert describe_lock_holder(tmp_path).startswith(f"process {holder.pid} on ")
    with pytest.raises(LockedError, match=f"process {holder.pid}"), lock_store(tmp_path):
        pass


def test_a_killed_build_lets_go_and_reads_as_stopped(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    Reporter(tmp_path).write(Progress("running", "finding names", 3, 10), at_once=True)
    running = read_progress(tmp_path)
    assert running is not None
    assert (running.state, running.done, running.of) == ("running", 3, 10)
    holder.kill()
    holder.wait()
    stopped = read_progress(tmp_path)
    assert stopped is not None
    assert stopped.state == "stopped"
    assert "Build again" in stopped.message
    with lock_store(tmp_path):
        assert is_locked(tmp_path)


def test_no_build_has_no_progress(tmp_path: Path) -> None:
    assert read_progress(tmp_path) is None


def test_progress_follows_what_is_yielded(tmp_path: Path) -> None:
    with lock_store(tmp_path):
        assert list(Reporter(tmp_path).follow("abc", "reading", 3)) == ["a", "b", "c"]
        first = read_progress(tmp_path)
    assert first is not None
    assert (first.state, first.doing, first.of) == ("running", "reading", 3)


def test_a_build_that_is_asked_to_stop_does_so_when_it_next_tells(tmp_path: Path) -> None:
    reporter = Reporter(tmp_path)
    reporter.write(Progress("running", "reading"), at_once=True)
    request_stop(tmp_path)
    with pytest.raises(StoppedError):
        reporter.write(Progress("running", "reading"), at_once=True)
    reporter.write(Progress("stopped"), at_once=True)
    Reporter(tmp_path).write(Progress("running", "reading again"), at_once=True)
