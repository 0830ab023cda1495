"""Layer 3: versions are whole, immutable, and the same however they came about."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dashboard.corpus import open_version
from dashboard.corpus.version_files import (
    FORMAT,
    list_damaged_files,
    map_arrays,
    read_manifest,
    read_meta,
    read_tables,
)
from dashboard.errors import DamagedStoreError, NewerStoreError, NotBuiltError, OlderStoreError
from dashboard.files.checksums import add_own_checksum
from dashboard.schema.tables import RECORDS, SCHEMAS, ArticleRow, SetAsideRow
from dashboard.store.table_rows import TableRows, build_table
from dashboard.store.versions import (
    current_version,
    hash_version,
    is_older,
    is_whole,
    version_folder,
    write_version,
)
from tests.plain_corpus import make_row

TABLES = {"set_aside": build_table(SetAsideRow, [SetAsideRow("a.txt", 0, "is empty")])}
ARRAYS = {"term_ids": np.array([1, 2, 3], dtype=np.int32)}


def write(store: Path, **meta: object) -> int:
    return write_version(store, TABLES, ARRAYS, {"furniture.tsv": "publisher\n"}, meta)


def test_nothing_built_says_what_to_do(tmp_path: Path) -> None:
    assert current_version(tmp_path) is None
    with pytest.raises(NotBuiltError, match="dateline build"):
        version_folder(tmp_path)


def test_a_version_reads_back_as_it_was_written(tmp_path: Path) -> None:
    number = write(tmp_path, name="News")
    folder = version_folder(tmp_path, number)
    manifest = read_manifest(folder, tmp_path)
    tables, arrays = read_tables(folder, manifest), map_arrays(folder, manifest)
    assert tables["set_aside"].equals(TABLES["set_aside"])
    assert arrays["term_ids"].tolist() == [1, 2, 3]
    assert read_meta(folder)["digest"] == hash_version(tables, arrays) == hash_version(TABLES, ARRAYS)
    assert list_damaged_files(folder, manifest) == []
    assert is_whole(tmp_path, number)


def test_the_previous_version_is_kept_and_older_ones_go(tmp_path: Path) -> None:
    assert [write(tmp_path) for _ in range(4)] == [1, 2, 3, 4]
    assert sorted(folder.name for folder in (tmp_path / "versions").iterdir()) == ["3", "4"]
    assert current_version(tmp_path) == 4


def test_a_half_written_version_is_never_the_current_one(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "versions" / ".2.partial").mkdir()
    assert current_version(tmp_path) == 1
    assert write(tmp_path) == 2


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    folder = version_folder(tmp_path, write(tmp_path))
    path = folder / "term_ids.npy"
    path.write_bytes(path.read_bytes()[:-1] + b"\x07")
    (folder / "furniture.tsv").unlink()
    damaged = list_damaged_files(folder, read_manifest(folder, tmp_path))
    assert sorted(damaged) == ["furniture.tsv", "term_ids.npy"]
    assert not is_whole(tmp_path, 1)
    with pytest.raises(DamagedStoreError, match="dateline rebuild"):
        open_version(folder, tmp_path)


def test_a_table_is_all_its_segments(tmp_path: Path) -> None:
    folder = version_folder(tmp_path, write(tmp_path))
    manifest = read_manifest(folder, tmp_path)
    twice = replace(manifest, tables={"set_aside": manifest.tables["set_aside"] * 2})
    assert read_tables(folder, twice)["set_aside"].num_rows == 2


def test_a_version_without_a_manifest_is_an_older_one(tmp_path: Path) -> None:
    folder = version_folder(tmp_path, write(tmp_path))
    (folder / "manifest.json").unlink()
    with pytest.raises(DamagedStoreError):
        open_version(folder, tmp_path)
    (folder / "meta.json").write_text("{}")
    assert is_older(tmp_path)
    with pytest.raises(OlderStoreError, match="no file is read again"):
        open_version(folder, tmp_path)


def test_a_newer_format_is_refused_whatever_its_manifest_holds(tmp_path: Path) -> None:
    folder = version_folder(tmp_path, write(tmp_path))
    (folder / "manifest.json").write_text(json.dumps({"format": FORMAT + 1}))
    for opens in (is_older, lambda store: open_version(folder, store)):
        with pytest.raises(NewerStoreError, match="Update Dateline"):
            opens(tmp_path)


def test_a_version_with_other_columns_is_an_older_one(tmp_path: Path) -> None:
    folder = version_folder(tmp_path, write(tmp_path))
    payload = json.loads((folder / "manifest.json").read_text())
    del payload["checksum"]
    (folder / "manifest.json").write_text(json.dumps(add_own_checksum({**payload, "columns": "others"})))
    assert is_older(tmp_path)


@pytest.mark.parametrize("current", ["", "junk", "7\n"])
def test_where_current_is_damaged_the_newest_version_opens(tmp_path: Path, current: str) -> None:
    write(tmp_path)
    (tmp_path / "CURRENT").write_text(current)
    assert current_version(tmp_path) == 1


def test_the_digest_does_not_know_how_an_article_came_in() -> None:
    def articles(doc: int, file: str, added: int, title: str = "Rain"):
        row = make_row(ArticleRow, doc=doc, file=file, added=added, title=title)
        return {"articles": build_table(ArticleRow, [row])}

    assert hash_version(articles(1, "a.txt", 1), {}) == hash_version(articles(9, "b/c.txt", 4), {})
    assert hash_version(articles(1, "a.txt", 1), {}) != hash_version(articles(1, "a.txt", 1, "Snow"), {})


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_has_its_columns(name: str) -> None:
    assert TableRows(RECORDS[name]).table().schema.equals(SCHEMAS[name])
