"""Layer 3: versions are whole, immutable, and the same however they came about."""

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import NotBuiltError
from dashboard.schema.tables import RECORDS, SCHEMAS, ArticleRow, SetAsideRow
from dashboard.store.table_rows import TableRows, build_table
from dashboard.store.versions import (
    current_version,
    hash_version,
    list_damaged_files,
    read_meta,
    read_tables,
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
    tables, arrays = read_tables(folder)
    assert tables["set_aside"].equals(TABLES["set_aside"])
    assert arrays["term_ids"].tolist() == [1, 2, 3]
    assert read_meta(folder)["digest"] == hash_version(tables, arrays) == hash_version(TABLES, ARRAYS)
    assert list_damaged_files(folder) == []


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
    assert sorted(list_damaged_files(folder)) == ["furniture.tsv", "term_ids.npy"]


def test_the_digest_does_not_know_how_an_article_came_in() -> None:
    def articles(doc: int, file: str, added: int, title: str = "Rain"):
        row = make_row(ArticleRow, doc=doc, file=file, added=added, title=title)
        return {"articles": build_table(ArticleRow, [row])}

    assert hash_version(articles(1, "a.txt", 1), {}) == hash_version(articles(9, "b/c.txt", 4), {})
    assert hash_version(articles(1, "a.txt", 1), {}) != hash_version(articles(1, "a.txt", 1, "Snow"), {})


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_has_its_columns(name: str) -> None:
    assert TableRows(RECORDS[name]).table().schema.equals(SCHEMAS[name])
