"""A copied store that holds the files that it was read from, as a demo's archive or dropped files."""

import shutil
import zipfile
from pathlib import Path

import pytest

from dashboard.pipeline import build
from dashboard.pipeline.copied_store import find_own_path
from dashboard.store import list_source_paths, read_meta, version_folder
from dashboard.store.uploads import FOLDER


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store that was built from an archive inside it."""
    folder = tmp_path / "original"
    folder.mkdir()
    with zipfile.ZipFile(folder / "articles.zip", "w") as archive:
        for number in range(3):
            archive.writestr(
                f"{number}.txt", f"Rain {number}\n\nIt rained in Lyon on {number + 1} May 2014.\n"
            )
    build([folder / "articles.zip"], folder)
    return folder


def count_articles(store: Path) -> int:
    return int(read_meta(version_folder(store))["counts"]["articles"])


@pytest.mark.parametrize("original_stays", [True, False])
@pytest.mark.parametrize("built_from", ["its own archive", "what the app lists"])
def test_a_copied_store_that_holds_its_own_demo_archive_reads_every_article_twice(
    store: Path, tmp_path: Path, original_stays: bool, built_from: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(store, copy)
    paths = [copy / "articles.zip"] if built_from == "its own archive" else list_source_paths(copy)
    if not original_stays:
        shutil.rmtree(store)
    build(paths, copy)
    assert count_articles(copy) == 3
    assert list_source_paths(copy) == [copy / "articles.zip"]


def test_files_that_were_dropped_into_the_original_are_those_of_the_copy(store: Path, tmp_path: Path) -> None:
    (store / FOLDER).mkdir()
    (store / FOLDER / "001-a.txt").write_text("Snow\n\nIt snowed in Oslo on 5 May 2014.\n")
    build([store / "articles.zip", store / FOLDER], store)
    copy = tmp_path / "copy"
    shutil.copytree(store, copy)
    build(list_source_paths(copy), copy)
    assert count_articles(copy) == 4
    assert all(path.is_relative_to(copy) for path in list_source_paths(copy))


def test_files_outside_a_store_stay_where_they_are(store: Path, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("articles.zip", "other", "uploads"):
        assert find_own_path(tmp_path / "articles" / name, store) == tmp_path / "articles" / name
    assert find_own_path(tmp_path / "gone" / "other", store) == tmp_path / "gone" / "other"
