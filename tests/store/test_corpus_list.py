"""The corpora of a machine: listed with their size, renamed, deleted with all that was made of them."""

import io
from pathlib import Path

import pytest

from dashboard.errors import LockedError
from dashboard.store import (
    delete_corpus,
    delete_uploads,
    list_corpora,
    lock_store,
    rename_corpus,
    save_upload,
)
from dashboard.store.uploads import make_safe_file_name
from tests.sample_corpus import make_sample_store


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    make_sample_store(tmp_path / "home" / "ports")
    return tmp_path / "home"


def test_a_corpus_is_listed_with_its_size(home: Path) -> None:
    (info,) = list_corpora(home)
    assert info.size == sum(path.stat().st_size for path in info.path.rglob("*") if path.is_file())
    rename_corpus(info.path, "Ports <b>")
    assert [info.name for info in list_corpora(home)] == ["Ports <b>"]


def test_a_corpus_goes_with_all_that_was_made_of_it(home: Path) -> None:
    save_upload(home / "ports", "a.txt", io.BytesIO(b"Rain."))
    (home / "ports" / "notes.jsonl").write_text("{}\n", encoding="utf-8")
    delete_corpus(home / "ports")
    assert list(home.iterdir()) == []


def test_a_folder_of_someones_own_keeps_what_dateline_did_not_make(home: Path, tmp_path: Path) -> None:
    store = make_sample_store(tmp_path / "mine")
    (store / "thesis.docx").write_bytes(b"years of work")
    delete_corpus(store)
    assert [path.name for path in store.iterdir() if path.name != "lock"] == ["thesis.docx"]


def test_a_corpus_that_is_being_built_is_not_deleted(home: Path) -> None:
    with lock_store(home / "ports"), pytest.raises(LockedError):
        delete_corpus(home / "ports")
    assert list_corpora(home)


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("articles.zip", "articles.zip"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\news items.CSV", "news-items.csv"),
        ("..", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("a\0b\n<c>.txt", "a-b-c.txt"),
        ("x" * 300 + ".html", "x" * 60 + ".html"),
        ("dump.tar.gz", "dump.tar.gz"),
        ("v1.2 final.pdf", "v1-2-final.pdf"),
        ("статьи.txt", "статьи.txt"),
    ],
)
def test_a_dropped_file_gets_a_name_of_our_making(name: str, ours: str) -> None:
    assert make_safe_file_name(name) == ours


def test_equal_names_are_kept_apart(tmp_path: Path) -> None:
    first = save_upload(tmp_path, "a.txt", io.BytesIO(b"one"))
    second = save_upload(tmp_path, "a.txt", io.BytesIO(b"two"))
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert {first.parent, second.parent} == {tmp_path / "uploads"}
    delete_uploads(tmp_path, [first, tmp_path / "elsewhere.txt"])
    third = save_upload(tmp_path, "a.txt", io.BytesIO(b"three"))
    assert not first.exists()
    assert third.read_bytes() == b"three" != second.read_bytes()


def test_a_corpus_that_a_command_built_is_listed_by_its_folder(home: Path) -> None:
    (home / "ports" / "corpus.json").unlink(missing_ok=True)
    assert [info.name for info in list_corpora(home)] == ["ports"]
