"""Every damage to every file of a store is noticed, said in words and, where that is promised, mended."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands.check import find_faults, store_digest
from dashboard.corpus import open_version
from dashboard.decisions import append_decisions, new_decision
from dashboard.decisions.log.accuracy_checks import CheckItem, append_check, new_check
from dashboard.decisions.log.notes import append_note, new_note
from dashboard.decisions.log.stop_words import StopWordChanges, save_stop_words
from dashboard.errors import DashboardError
from dashboard.pipeline import build, rebuild
from dashboard.store import list_corpora, list_source_paths, read_progress, save_upload, version_folder
from dashboard.store.damaged_files import accept_files
from tests.conftest import DISPATCHES

# Files whose content no number, name or decision depends on, and why.
IRRELEVANT = {
    "lock": "held by the system, not by what is in it",
    "files.lock": "held by the system, not by what is in it",
    "lock.holder": "names the process of a build, for a message",
    "progress.json": "how far the last build came; the next one writes it anew",
    "topics.json": "topics suggested by the words; they can be suggested again",
}
MENDED = ("versions/", "tagged/", "CURRENT", "checksums.json")


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_junk(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 4)


DAMAGES: tuple[Callable[[Path], None], ...] = (flip, cut, empty, fill_with_junk, Path.unlink)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store with every kind of file."""
    folder = tmp_path_factory.mktemp("home")
    texts, store = folder / "texts", folder / "home" / "ports"
    texts.mkdir()
    for path in sorted(DISPATCHES.glob("00[1-4]*.txt")):
        shutil.copy(path, texts / path.name)
    build([texts], store)
    append_decisions(store, new_decision("hide", kind="person", spellings=("Ada Berg",), reason="a test"))
    append_note(store, new_note("topic", name="Ports", query="port"))
    words = dict.fromkeys(("sort", "about", "population", "filters"), "names")
    append_check(store, new_check("me", [CheckItem("a")], **words, size=3, seed=1))
    save_stop_words(store, StopWordChanges(("port",)))
    with (texts / path.name).open("rb") as content:
        save_upload(store, "more.txt", content)
    (texts / "late.txt").write_text("Snow in Oslo\n\nSnow fell in Oslo on 4 May 2014, and then it stopped.\n")
    build([texts], store)
    assert find_faults(store) == []
    return store


def list_files(store: Path) -> list[str]:
    """Return the files of a store but the empty log and the index beside it that SQLite makes to read."""
    names = (str(path.relative_to(store)) for path in store.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.endswith(("-wal", "-shm")))


@contextmanager
def damaged(path: Path, damage: Callable[[Path], None]) -> Iterator[None]:
    before = path.read_bytes()
    if before or damage is not flip:
        damage(path)
    yield
    path.write_bytes(before)


def test_the_store_has_every_kind_of_file(whole: Path) -> None:
    files = list_files(whole)
    for name in ("decisions.jsonl", "notes.jsonl", "checks.jsonl", "stop_words.json", "reading.json"):
        assert name in files
    assert {name.partition("/")[0] for name in files} > {"versions", "tagged", "uploads", "texts.sqlite"}
    assert "versions/1/manifest.json" in files


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_any_file_is_noticed_in_words(damage: Callable[[Path], None], whole: Path) -> None:
    unnoticed = []
    for name in list_files(whole):
        with damaged(whole / name, damage):
            unnoticed += [] if find_faults(whole) else [name]
    assert set(unnoticed) <= set(IRRELEVANT)
    assert find_faults(whole) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_damage_brings_a_traceback_to_the_app_or_harms_another_corpus(
    damage: Callable[[Path], None], whole: Path, tmp_path: Path
) -> None:
    shutil.copytree(whole, tmp_path / "broken")
    shutil.copytree(whole, tmp_path / "sound")
    store = tmp_path / "broken"
    for name in list_files(store):
        with damaged(store / name, damage):
            listed = {info.path.name: info for info in list_corpora(tmp_path)}
            assert (listed["sound"].fault, listed["sound"].articles, len(listed)) == ("", 5, 2)
            read_progress(store)
            try:
                open_version(version_folder(store), store)
                list_source_paths(store)
            except DashboardError as error:
                assert str(error)


@pytest.mark.parametrize("part", MENDED)
def test_build_again_mends_what_it_says_it_mends(part: str, whole: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(whole, store)
    digest = store_digest(store)
    for name in list_files(store):
        if name.startswith(part) and name not in IRRELEVANT:
            flip(store / name)
    faults = find_faults(store)
    assert faults
    assert all("build again" in fault.lower() or "dateline rebuild" in fault for fault in faults)
    rebuild(store)
    assert find_faults(store) == []
    assert store_digest(store) == digest


def test_a_damaged_index_of_the_texts_is_made_anew(whole: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(whole, store)
    with closing(sqlite3.connect(store / "texts.sqlite")) as file, file:
        file.execute("INSERT INTO words (words) VALUES ('delete-all')")
    assert find_faults(store) == ["texts.sqlite is not as it was written: build again."]
    rebuild(store)
    assert find_faults(store) == []
    with closing(sqlite3.connect(store / "texts.sqlite")) as file:
        assert file.execute("SELECT count(*) FROM words WHERE words MATCH 'snow'").fetchone() == (1,)


def test_what_was_changed_by_hand_can_be_accepted(whole: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(whole, store)
    path = store / "decisions.jsonl"
    path.write_text(path.read_text().replace("a test", "a rest"))
    append_decisions(store, new_decision("hide", kind="person", spellings=("Eze",)))
    (fault,) = find_faults(store)
    assert "decisions.jsonl is not as Dateline wrote it" in fault
    accept_files(store)
    assert find_faults(store) == []


def test_the_command_says_each_fault_and_exits_with_one(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    shutil.copytree(whole, store)
    assert main(["check", str(store)]) == 0
    fill_with_junk(store / "texts.sqlite")
    flip(store / "notes.jsonl")
    assert main(["check", str(store)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("texts.sqlite: ") and "Restore it" in line for line in lines)
    assert any("notes.jsonl" in line for line in lines)
    assert not any("Traceback" in line for line in lines)
