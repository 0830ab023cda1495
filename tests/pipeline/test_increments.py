"""A store is the same however it came about, and articles keep their keys through moves and changed rules."""

import contextlib
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from dashboard.commands.check import find_faults, store_digest
from dashboard.errors import LockedError, MissingRootError, NothingToReadError
from dashboard.pipeline import Options, build
from dashboard.store import TextStore, lock_store, read_progress, version_folder
from dashboard.store.progress import Reporter
from tests.conftest import DISPATCHES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve dispatches, two of them equal to the letter."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for path in [*sorted(DISPATCHES.glob("00[1-9]*.txt")), *sorted(DISPATCHES.glob("06[01]*.txt"))]:
        shutil.copy(path, texts / path.name)
    return texts


def articles(store: Path) -> pd.DataFrame:
    return pd.read_parquet(version_folder(store) / "articles.parquet")


def test_one_by_one_in_any_order_gives_the_digest_of_all_at_once(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "at once")
    growing = tmp_path / "growing" / folder.name
    growing.mkdir(parents=True)
    paths = sorted(folder.iterdir())
    random.Random(7).shuffle(paths)
    for path in paths[:3]:
        shutil.copy(path, growing / path.name)
        build([growing], tmp_path / "one by one")
    for path in paths[3:]:
        shutil.copy(path, growing / path.name)
    build([growing], tmp_path / "one by one")
    assert store_digest(tmp_path / "one by one") == store_digest(tmp_path / "at once")


def test_an_interrupted_build_goes_on_to_the_same_digest(folder: Path, tmp_path: Path, monkeypatch) -> None:
    build([folder], tmp_path / "whole")
    calls = iter(range(100))

    def stop_at_the_third(self: Reporter, *arguments: object, **named: object) -> None:
        if next(calls) == 17:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Reporter, "write", stop_at_the_third)
        with pytest.raises(KeyboardInterrupt):
            build([folder], tmp_path / "stopped")
    build([folder], tmp_path / "stopped")
    assert store_digest(tmp_path / "stopped") == store_digest(tmp_path / "whole")


def test_nothing_new_makes_no_new_version(folder: Path, tmp_path: Path) -> None:
    assert build([folder], tmp_path / "store") == build([folder], tmp_path / "store") == 1


def test_a_renamed_and_moved_folder_keeps_every_key(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([folder], store)
    before = articles(store)
    moved = tmp_path / "elsewhere" / "renamed"
    moved.parent.mkdir()
    folder.rename(moved)
    (moved / "older.txt").write_text(
        "Rain in Lyon\n\nIt rained in Lyon on 3 May 2014, and then it stopped.\n"
    )
    build([moved], store)
    after = articles(store)
    assert set(before["key"]) < set(after["key"])
    assert len(after) == len(before) + 1
    assert find_faults(store) == []


def test_a_missing_root_stops_the_build_until_it_is_confirmed(folder: Path, tmp_path: Path) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    build([folder], store)
    shutil.rmtree(folder)
    other.mkdir()
    (other / "a.txt").write_text("Snow fell in Oslo on 4 May 2014.\n")
    with pytest.raises(MissingRootError, match="--remove"):
        build([other], store)
    assert len(articles(store)) == 11
    build([other], store, Options(remove=True))
    assert len(articles(store)) == 1


def test_an_unreadable_file_is_set_aside_with_its_reason_and_the_rest_goes_on(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 4)
    build([folder], tmp_path / "store")
    aside = pd.read_parquet(version_folder(tmp_path / "store") / "set_aside.parquet")
    assert sorted(path.split("/")[-1] for path in aside["file"]) == ["empty.txt", "noise.txt"]
    assert all(aside["reason"])
    assert len(articles(tmp_path / "store")) == 11


def test_nothing_readable_says_so_and_leaves_no_version(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "empty.txt").write_text("")
    with pytest.raises(NothingToReadError, match=r"empty\.txt"):
        build([tmp_path / "texts"], tmp_path / "store")
    failed = read_progress(tmp_path / "store")
    assert failed is not None
    assert failed.state == "failed"


def test_two_builds_at_once_the_second_is_turned_away(folder: Path, tmp_path: Path) -> None:
    with lock_store(tmp_path / "store"), pytest.raises(LockedError):
        build([folder], tmp_path / "store")


def test_copies_are_one_story_and_keep_keys_of_their_own(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "store")
    rows = articles(tmp_path / "store")
    pair = rows[rows["file"].str.contains("06[01]_")]
    assert len(pair) == 2
    assert pair["story"].nunique() == 1
    assert pair["key"].nunique() == 2


def test_a_changed_cleaning_rule_keeps_keys_and_only_redoes_what_it_changed(
    folder: Path, tmp_path: Path, monkeypatch
) -> None:
    from dashboard.pipeline import text_annotations as say

    store = tmp_path / "store"
    build([folder], store)
    before = set(articles(store)["key"])
    seen: list[int] = []
    real = say._find_names
    monkeypatch.setitem(say._STEPS, "names", lambda batch: seen.append(len(batch)) or real(batch))
    build([folder], store, Options(cleaning=False))
    assert set(articles(store)["key"]) == before
    seen.clear()
    build([folder], store)
    assert seen == []
    assert set(articles(store)["key"]) == before


def test_check_finds_a_lost_text(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([folder], store)
    assert find_faults(store) == []
    with TextStore(store) as texts:
        texts._file.execute("DELETE FROM docs WHERE doc = 1")
        texts._file.commit()
    assert any("no text" in fault for fault in find_faults(store))


def test_articles_copied_ten_times_change_no_number_without_copies(folder: Path, tmp_path: Path) -> None:
    def stories(store: Path) -> set[frozenset[str]]:
        rows = articles(store)
        records = rows["key"].str.partition("-")[0]
        return {frozenset(records[rows["story"] == story]) for story in rows["story"].unique()}

    store = tmp_path / "store"
    build([folder], store)
    before = stories(store)
    for path in sorted(folder.glob("00[1-5]*.txt")):
        for number in range(10):
            shutil.copy(path, folder / f"{path.stem}_{number}.txt")
    build([folder], store)
    assert len(articles(store)) == 11 + 5 * 10
    assert stories(store) == before


def test_a_build_that_is_killed_at_any_moment_loses_nothing(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "whole")
    store, chance = tmp_path / "killed", random.Random(11)
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "build", str(folder), "--into", str(store)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.5, 4.0))
        process.kill()
        process.wait()
    build([folder], store)
    assert store_digest(store) == store_digest(tmp_path / "whole")
    assert find_faults(store) == []
