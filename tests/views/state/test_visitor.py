"""Who is let in, as what, and to which corpora."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import list_corpora
from dashboard.views.state.corpus_choice import filter_by_visitor
from dashboard.views.state.visitor import (
    Visitor,
    VisitorError,
    VisitorRole,
    current_visitor,
    find_visitor,
    read_visitors,
    require_editor,
)
from tests.sample_corpus import make_sample_store
from tests.test_app import ENTRY, SLOW, words_of

FILE = """
["anna@example.org"]
role = "editor"

["ben@example.org"]
role = "reader"
corpora = ["harbour"]
"""


@pytest.fixture
def visitors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of visitors that the server was started with."""
    path = tmp_path / "visitors.toml"
    path.write_text(FILE, encoding="utf-8")
    monkeypatch.setenv("DATELINE_VISITORS", str(path))
    return path


def sign_in(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the proxy pass on a name."""
    monkeypatch.setattr("dashboard.views.state.visitor.read_proxy_name", lambda: name)


def test_the_one_user_of_a_computer_is_an_editor_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_VISITORS", raising=False)
    assert current_visitor() == Visitor("", VisitorRole.EDITOR, None)
    assert require_editor().may_open(Path("anything"))


def test_a_visitor_has_the_role_and_the_corpora_of_the_file(
    visitors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in("anna@example.org", monkeypatch)
    assert require_editor() == Visitor("anna@example.org")
    sign_in("ben@example.org", monkeypatch)
    assert current_visitor() == Visitor("ben@example.org", VisitorRole.READER, frozenset({"harbour"}))
    with pytest.raises(VisitorError, match="You may read here"):
        require_editor()


@pytest.mark.parametrize("name", ["", "eve@example.org", "ANNA@example.org", "*"])
def test_nobody_else_is_let_in(name: str, visitors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(name, monkeypatch)
    with pytest.raises(VisitorError):
        current_visitor()


def test_a_star_stands_for_every_name_but_for_none(visitors: Path) -> None:
    visitors.write_text(FILE + '["*"]\nrole = "reader"\n', encoding="utf-8")
    known = read_visitors(visitors)
    assert find_visitor(known, "eve@example.org") == Visitor("eve@example.org", VisitorRole.READER)
    with pytest.raises(VisitorError, match="does not say who you are"):
        find_visitor(known, "")


@pytest.mark.parametrize(
    "junk",
    [
        "not toml",
        '["a"]\nrole = "owner"',
        '["a"]\ncorpora = ["b"]',
        '["a"]\nrole = "reader"\ncorpora = "b"',
        '["a"]\nrole = "reader"\nmore = 1',
        'a = "reader"',
    ],
)
def test_a_file_that_cannot_be_read_lets_nobody_in(
    junk: str, visitors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitors.write_text(junk, encoding="utf-8")
    sign_in("a", monkeypatch)
    with pytest.raises(VisitorError, match="cannot be read"):
        current_visitor()


def test_no_visitor_opens_a_corpus_of_others(
    visitors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    for name in ("harbour", "secret"):
        make_sample_store(home / name)
    sign_in("ben@example.org", monkeypatch)
    assert [info.path.name for info in filter_by_visitor(list_corpora(home))] == ["harbour"]
    app = AppTest.from_file(str(ENTRY), default_timeout=SLOW)
    app.query_params["corpus"] = ["secret"]
    app.run()
    assert not app.exception
    assert app.session_state["store"] == str(home / "harbour")
    sign_in("eve@example.org", monkeypatch)
    stranger = AppTest.from_file(str(ENTRY), default_timeout=SLOW).run()
    assert "is not among the visitors" in words_of(stranger)
    assert "60 articles" not in words_of(stranger)
