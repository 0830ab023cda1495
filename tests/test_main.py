"""The command line: what it prints, and how it fails."""

import errno
import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.__main__ import _folder_name, main
from dashboard.commands import demo
from dashboard.errors import DashboardError
from dashboard.store import read_corpus_name


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Rain in Lyon\n\nIt rained in Lyon, France, on 3 May 2014, and then it stopped for good.\n"
    )
    return folder


def test_build_check_and_digest(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store"
    assert main(["build", str(texts), "--into", str(store), "--name", "Rain"]) == 0
    assert "version 1: 1 articles" in capsys.readouterr().out
    assert read_corpus_name(store) == "Rain"
    assert main(["check", str(store)]) == 0
    assert "is sound" in capsys.readouterr().out
    assert main(["check", str(store), "--digest"]) == 0
    assert len(capsys.readouterr().out.strip()) == 64


def test_an_unsound_store_exits_with_1_and_says_what_to_do(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    main(["build", str(texts), "--into", str(store)])
    (store / "versions" / "1" / "events.parquet").write_bytes(b"nonsense")
    assert main(["check", str(store)]) == 1
    assert "build again" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", [["check", "nowhere"], ["check", "nowhere", "--digest"], ["build", "nowhere", "--into", "x"]]
)
def test_what_a_user_can_act_on_is_one_line(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    printed = capsys.readouterr().err
    assert "nowhere" in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_tracebacks_reach_users_of_a_disk_that_refuses(
    code: int,
    texts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code), "corpus.json")

    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(os, "fsync", refuse)
    assert main(["build", str(texts), "--into", str(tmp_path / "store"), "--name", "Rain"]) == 1
    printed = capsys.readouterr().err
    assert "saved before is safe" in printed
    assert "errors.log" in printed
    assert "Traceback" not in printed


def test_the_folder_of_corpora_is_for_its_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "new" / "corpora"))
    assert main(["check", "nowhere"]) == 1
    assert (tmp_path / "new" / "corpora").stat().st_mode & 0o077 == 0


def test_a_bug_exits_with_70_and_its_traceback_is_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Path) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setattr("dashboard.commands.check.find_faults", fail)
    assert main(["check", "somewhere"]) == 70
    assert "Traceback" not in capsys.readouterr().err
    assert "ZeroDivisionError: a bug" in (tmp_path / "errors.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("articles", "articles"),
        ("My articles (2024)", "My-articles-2024"),
        ("x/news.jsonl.gz", "news"),
        ("...", "corpus"),
    ],
)
def test_a_corpus_is_kept_under_a_plain_name(path: str, name: str) -> None:
    assert _folder_name(Path(path)) == name


def test_a_news_demo_that_cannot_be_fetched_says_so_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    failed = SimpleNamespace(returncode=1, stderr="ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", stdout="")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(DashboardError, match="HASHES"):
        demo.build_news()
    assert not list(tmp_path.rglob("NewsArticles.zip"))
