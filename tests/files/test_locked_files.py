"""Small files are whole, synced and written by one at a time."""

import json
import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from dashboard.decisions.log.decision_log import append_decisions, load_decisions, new_decision
from dashboard.files import atomic_writes, locked_files
from dashboard.files.atomic_writes import make_temporary_path, read_json, write_text
from dashboard.files.checksums import is_list_damaged, list_changed_files
from dashboard.files.locked_files import append_bytes, change_json, lock_files, write_locked

THREADS, PROCESSES, CHANGES = 8, 4, 100


def add_one(store: Path, writer: str, number: int) -> None:
    change_json(store / "list.json", lambda facts: {**facts, f"{writer}-{number}": number})


def add_many(store: str, writer: int) -> None:
    for number in range(CHANGES):
        add_one(Path(store), str(writer), number)


def append_many(store: str, writer: int) -> None:
    for number in range(CHANGES):
        append_decisions(Path(store), new_decision("hide", value=f"{writer}-{number}"))


def in_threads(work) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))


def in_processes(work) -> None:
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=work, args=(writer,)) for writer in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0


@pytest.fixture
def no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock is asked here, not the disk."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.mark.usefixtures("no_sync")
@pytest.mark.parametrize(("run", "writers"), [(in_threads, THREADS), (in_processes, PROCESSES)])
def test_no_change_of_a_list_is_lost(run, writers: int, tmp_path: Path) -> None:
    run(partial(add_many, str(tmp_path)))
    assert len(read_json(tmp_path / "list.json")) == writers * CHANGES
    assert list(list_changed_files(tmp_path)) == []


@pytest.mark.usefixtures("no_sync")
@pytest.mark.parametrize(("run", "writers"), [(in_threads, THREADS), (in_processes, PROCESSES)])
def test_no_decision_is_lost(run, writers: int, tmp_path: Path) -> None:
    run(partial(append_many, str(tmp_path)))
    assert len({decision.value for decision in load_decisions(tmp_path)}) == writers * CHANGES
    assert list(list_changed_files(tmp_path)) == []


def test_the_lock_ends_with_the_process_that_held_it(tmp_path: Path) -> None:
    holder = os.fork()
    if holder == 0:
        with lock_files(tmp_path):
            os._exit(9)
    os.waitpid(holder, 0)
    write_locked(tmp_path / "a.json", b"{}")
    assert (tmp_path / "a.json").read_bytes() == b"{}"


def test_temporary_names_are_unique_to_each_call(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with ThreadPoolExecutor(THREADS) as pool:
        names = list(pool.map(lambda _: make_temporary_path(path), range(500)))
    assert len(set(names)) == 500


def test_a_file_is_synced_before_its_name_and_the_folder_after(tmp_path: Path, monkeypatch) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda descriptor: done.append("sync") or sync(descriptor))
    monkeypatch.setattr(Path, "replace", lambda self, to: done.append("rename") or replace(self, to))
    write_text(tmp_path / "a.txt", "Rain")
    assert done == ["sync", "rename", "sync"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch) -> None:
    write_text(tmp_path / "a.txt", "old")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_writes.os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write_text(tmp_path / "a.txt", "new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_half_a_line_that_a_full_disk_took_is_taken_back(tmp_path: Path, monkeypatch) -> None:
    append_bytes(tmp_path / "a.jsonl", b"{}\n")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(locked_files.os, "fsync", refuse)
        with pytest.raises(OSError, match="No space"):
            append_bytes(tmp_path / "a.jsonl", b'{"a": 1}\n')
    assert (tmp_path / "a.jsonl").read_bytes() == b"{}\n"
    assert list(list_changed_files(tmp_path)) == []


def test_a_line_never_joins_one_that_a_crash_cut(tmp_path: Path) -> None:
    append_bytes(tmp_path / "a.jsonl", b'{"a": 1}\n')
    (tmp_path / "a.jsonl").write_bytes(b'{"a"')
    append_bytes(tmp_path / "a.jsonl", b'{"b": 2}\n')
    assert (tmp_path / "a.jsonl").read_bytes() == b'{"a"\n{"b": 2}\n'
    assert list(list_changed_files(tmp_path)) == [("a.jsonl", True)]


def test_a_changed_list_of_checksums_is_noticed(tmp_path: Path) -> None:
    write_locked(tmp_path / "a.json", b"{}")
    assert not is_list_damaged(tmp_path)
    path = tmp_path / "checksums.json"
    payload = json.loads(path.read_text())
    payload["files"]["b.json"] = ["0" * 64]
    path.write_text(json.dumps(payload))
    assert is_list_damaged(tmp_path)
