"""What changes a corpus is for editors, and stands in the audit log."""

import ast
import json
from pathlib import Path

import pytest

from dashboard.decisions import load_decisions, new_decision
from dashboard.store import create_corpus as create_corpus_unguarded
from dashboard.views.state import corpus_changes as changes
from dashboard.views.state.visitor import Visitor, VisitorError, VisitorRole

VIEWS = Path(changes.__file__).parents[1]
CHANGING = {name for name in vars(changes) if hasattr(vars(changes)[name], "__wrapped__")}
# An address that is too long is saved for readers too, and the corpus that was opened last is remembered.
EXCEPTIONS = {("saved_addresses.py", "append_note")}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return create_corpus_unguarded(tmp_path, "harbour")


def become(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.state.visitor.current_visitor", lambda: visitor)
    monkeypatch.setattr("dashboard.views.state.corpus_changes.current_visitor", lambda: visitor)


def read_audit(folder: Path) -> list[dict[str, object]]:
    path = folder / changes.AUDIT_LOG
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


def test_an_editor_s_change_is_in_the_audit_log(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become(Visitor("anna"), monkeypatch)
    decision = new_decision("rename", kind="person", spellings=("person:A",), value="B")
    changes.append_decisions(store, decision)
    (line,) = read_audit(store)
    assert (line["who"], line["action"], line["objects"]) == ("anna", "append_decisions", [decision.id])
    assert str(line["when"]).startswith("20")


def test_a_reader_changes_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become(Visitor("ben", VisitorRole.READER), monkeypatch)
    with pytest.raises(VisitorError, match="You may read here"):
        changes.append_decisions(store, new_decision("hide", kind="person", spellings=("person:A",)))
    with pytest.raises(VisitorError):
        changes.delete_corpus(store)
    assert load_decisions(store) == ()
    assert store.exists()
    assert read_audit(store) == []


def test_an_editor_of_some_corpora_makes_no_other(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become(Visitor("ben", VisitorRole.EDITOR, frozenset({"harbour"})), monkeypatch)
    with pytest.raises(VisitorError, match="cannot make a new one"):
        changes.create_corpus(store.parent, "another")
    assert not (store.parent / "another").exists()


def test_the_deletion_of_a_corpus_stands_beside_all_corpora(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(Visitor("anna"), monkeypatch)
    changes.delete_corpus(store)
    (line,) = read_audit(store.parent)
    assert (line["corpus"], line["action"]) == ("harbour", "delete_corpus")


def test_an_exported_file_is_in_the_audit_log_once_it_is_made(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(Visitor("ben", VisitorRole.READER), monkeypatch)
    monkeypatch.setattr("dashboard.views.state.session.get_value", lambda _: str(store))
    make = changes.record_export("names.csv", lambda: b"rows")
    assert read_audit(store) == []
    assert make() == b"rows"
    (line,) = read_audit(store)
    assert (line["who"], line["action"], line["objects"]) == ("ben", "export", ["names.csv"])


def test_the_one_user_of_a_computer_has_no_audit_log(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become(Visitor(), monkeypatch)
    changes.append_decisions(store, new_decision("hide", kind="person", spellings=("person:A",)))
    assert len(load_decisions(store)) == 1
    assert read_audit(store) == []


def test_no_view_changes_a_corpus_past_the_guard() -> None:
    assert len(CHANGING) > 15
    past = [
        (path.name, name.name)
        for path in VIEWS.rglob("*.py")
        if path.name != "changes.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module != "dashboard.views.state.corpus_changes"
        for name in node.names
        if name.name in CHANGING
    ]
    assert set(past) - EXCEPTIONS == set()


def test_every_export_is_recorded() -> None:
    for path in VIEWS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "download_button":
                data = next(keyword.value for keyword in node.keywords if keyword.arg == "data")
                assert isinstance(data, ast.Call), path
                assert getattr(data.func, "id", "") == "record_export", path
