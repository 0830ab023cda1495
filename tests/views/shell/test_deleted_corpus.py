"""A corpus that is deleted leaves nothing on the disk: every file is searched for a word of its articles."""

import contextlib
import subprocess
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.__main__ import main
from dashboard.decisions import append_decisions, new_decision
from dashboard.decisions.log.notes import TOPIC, append_note, new_note
from dashboard.error_report import report_error
from dashboard.paths import ROOT
from dashboard.store.uploads import save_upload
from dashboard.views.state.session import widget_key
from tests.test_app import ENTRY, SLOW
from tests.views.preview_output import start_page

WORD = "zyxomarka"


def find_word(folder: Path) -> list[str]:
    """Return the files below a folder whose name or content holds the word, in either of two encodings."""
    marks = [WORD.encode(), WORD.encode("utf-16-le")]
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if WORD in path.name.casefold()
        or (path.is_file() and any(mark in path.read_bytes().lower() for mark in marks))
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of a user who has nothing yet: corpora, settings and temporary files lie below it."""
    for variable, folder in (("HOME", ""), ("DATELINE_HOME", "corpora"), ("TMPDIR", "temporary")):
        (tmp_path / "home" / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(tmp_path / "home" / folder))
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    return tmp_path / "home"


def test_a_deleted_corpus_leaves_nothing_on_the_disk(home: Path, tmp_path: Path) -> None:
    texts, store = tmp_path / "articles", home / "corpora" / WORD
    texts.mkdir()
    for number in range(2):
        (texts / f"{number}.txt").write_text(
            f"Rain {number}\n\n{WORD.title()} Markova of {WORD} spoke in Lyon, France, on {number + 3} May 2014.\n"
        )
    assert main(["build", str(texts), "--into", str(store), "--name", WORD]) == 0
    command = [str(ROOT / ".venv" / "bin" / "python"), "-m", "dashboard", "preview", str(texts)]
    with contextlib.suppress(FileNotFoundError):
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    append_decisions(store, new_decision("rename", kind="person", spellings=(f"person:{WORD}",), value=WORD))
    append_note(store, new_note(TOPIC, name=WORD, query=WORD))
    with (texts / "0.txt").open("rb") as file:
        save_upload(store, f"{WORD}.txt", file)
    report_error(ValueError(WORD))
    app = AppTest.from_file(str(ENTRY), default_timeout=SLOW)
    app.query_params["corpus"] = [WORD]
    assert not app.run().exception
    before = find_word(home)
    assert {Path(name).name for name in before} >= {"texts.sqlite", "decisions.jsonl", "errors.log"}
    page = start_page()
    page.button(key=widget_key("delete", WORD)).click().run()
    assert not page.exception
    assert find_word(home) == []
    assert len(find_word(texts)) == 2
