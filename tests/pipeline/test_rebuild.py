"""A store is built anew from its texts and what was found in them: an older one, a newer one, a damaged one."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.commands.check import find_faults, store_digest
from dashboard.corpus import open_version
from dashboard.decisions import append_decisions, apply_decisions, load_decisions, new_decision
from dashboard.decisions.log.accuracy_checks import CheckItem, append_check, load_checks, new_check
from dashboard.decisions.log.notes import append_note, load_notes, new_note
from dashboard.errors import DamagedTextsError, NewerStoreError, NotBuiltError, OlderStoreError
from dashboard.pipeline import build, rebuild
from dashboard.store import current_version, is_older, version_folder
from tests.conftest import DISPATCHES
from tests.older_store import make_older


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rebuild")
    (folder / "texts").mkdir()
    for path in sorted(DISPATCHES.glob("00[1-6]*.txt")):
        shutil.copy(path, folder / "texts")
    build([folder / "texts"], folder / "store")
    return folder / "store"


@pytest.fixture
def no_files(built: Path) -> Iterator[None]:
    """The files of the articles are out of reach."""
    (built.parent / "texts").rename(built.parent / "elsewhere")
    yield
    (built.parent / "elsewhere").rename(built.parent / "texts")


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "store"))


@pytest.mark.usefixtures("no_files")
def test_an_older_store_is_built_anew_and_no_decision_note_or_check_is_lost(store: Path, monkeypatch) -> None:
    from dashboard.pipeline import text_annotations

    label = open_version(version_folder(store), store).entities.label.at(0)
    kind, digest = "person", store_digest(store)
    append_decisions(store, new_decision("rename", kind=kind, spellings=(label,), value="Another"))
    append_note(store, new_note("topic", name="Ports", query="port"))
    words = dict.fromkeys(("sort", "about", "population", "filters"), "names")
    append_check(store, new_check("me", [CheckItem("a")], **words, size=3, seed=1))
    make_older(store)
    before = load_decisions(store), load_notes(store), load_checks(store)
    assert is_older(store)
    with pytest.raises(OlderStoreError):
        open_version(version_folder(store), store)
    assert any("earlier version" in fault for fault in find_faults(store))
    tagged: list[object] = []
    for step in text_annotations._STEPS:
        monkeypatch.setitem(text_annotations._STEPS, step, lambda batch: tagged.extend(batch) or [])
    assert rebuild(store) == 2
    assert tagged == []
    assert find_faults(store) == []
    assert store_digest(store) == digest
    assert (load_decisions(store), load_notes(store), load_checks(store)) == before
    corpus = open_version(version_folder(store), store)
    assert apply_decisions(corpus, load_decisions(store)).n == corpus.n == 6


def test_an_older_store_is_built_anew_when_articles_are_added(store: Path, tmp_path: Path) -> None:
    make_older(store)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text(
        "Snow in Oslo\n\nSnow fell in Oslo on 4 May 2014, then stopped.\n"
    )
    build([tmp_path / "more"], store)
    assert not is_older(store)
    assert open_version(version_folder(store), store).n == 7


def test_a_newer_store_is_refused_and_stays_as_it_is(store: Path) -> None:
    path = version_folder(store) / "manifest.json"
    path.write_text(json.dumps({"format": 99}))
    before = {each: each.read_bytes() for each in store.rglob("*.sqlite")}
    with pytest.raises(NewerStoreError, match="later version"):
        rebuild(store)
    assert current_version(store) == 1
    assert {each: each.read_bytes() for each in store.rglob("*.sqlite")} == before


def test_texts_that_are_not_those_that_were_read_stop_a_build(store: Path) -> None:
    path = store / "texts.sqlite"
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE docs SET text = text || '.' WHERE doc = 1")
    with pytest.raises(DamagedTextsError, match="1 of its texts"):
        rebuild(store)
    path.unlink()
    with pytest.raises(DamagedTextsError, match="missing"):
        rebuild(store)


def test_what_was_never_built_cannot_be_built_anew(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError):
        rebuild(tmp_path / "nowhere")
