"""The file of decisions: what is written is read, nothing is lost, a broken line is told."""

import getpass
import json
import threading
from pathlib import Path

import pytest

from dashboard.decisions import (
    FILE,
    append_decisions,
    hash_decisions,
    load_decisions,
    make_undo,
    new_decision,
    select_effective,
)
from dashboard.errors import DashboardError
from dashboard.schema import Decision, Namesake


def test_a_store_without_decisions_has_none(tmp_path: Path) -> None:
    assert load_decisions(tmp_path) == ()


def test_decisions_are_read_as_they_were_written(tmp_path: Path) -> None:
    made = [
        new_decision(
            "merge", spellings=("person:Ada Berg", "person:Bērg"), value="Ada\nBerg", reason="“same”"
        ),
        new_decision("off_topic", articles=("one",)),
        new_decision("split", namesakes=(Namesake("A", ("rain",), ("one",)), Namesake("B"))),
    ]
    for each in made:
        append_decisions(tmp_path, each)
    assert load_decisions(tmp_path) == tuple(made)
    assert (tmp_path / FILE).read_bytes().count(b"\n") == 3


def test_hole_1_a_rename_or_a_reason_holds_nothing_that_xml_cannot(tmp_path: Path) -> None:
    append_decisions(tmp_path, new_decision("rename", value="Ada\ufffe", reason="\x01\ud800"))
    (made,) = load_decisions(tmp_path)
    assert (made.value, made.reason) == ("Ada\ufffd", "\ufffd\ufffd")
    line = (tmp_path / FILE).read_text("utf-8").replace("Ada\ufffd", "Ada\\u0001\\ufffe")
    (tmp_path / FILE).write_text(line, encoding="utf-8")
    assert load_decisions(tmp_path)[0].value == "Ada\ufffd\ufffd"


def test_a_decision_tells_who_and_when() -> None:
    made = new_decision("hide", spellings=("person:Ada Berg",))
    assert made.who == getpass.getuser()
    assert made.when.endswith("+00:00")
    assert len(made.id) == 32
    assert made.id != new_decision("hide").id


def test_nobody_is_logged_in_where_the_system_knows_no_user(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert new_decision("hide").who == ""


@pytest.mark.parametrize(
    "broken",
    [
        b"{",
        b"[]",
        b"7",
        b"\xff\xfe",
        b'{"id": "1"}',
        b'{"id": "1", "when": "", "who": "", "verb": "hide", "colour": "red"}',
        b'{"id": "1", "when": "", "who": "", "verb": "hide", "spellings": "person:Ada Berg"}',
        b'{"id": "1", "when": "", "who": "", "verb": "hide", "articles": [1]}',
        b'{"id": "1", "when": "", "who": "", "verb": 7}',
        b'{"id": "1", "when": "", "who": "", "verb": "split", "namesakes": {}}',
        b'{"id": "1", "when": "", "who": "", "verb": "split", "namesakes": [{"cues": []}]}',
        b'{"id": "1", "when": "", "who": "", "verb": "split", "namesakes": [{"label": "A", "cues": "rain"}]}',
        b'{"id": "1", "when": "", "who": "", "verb": "split", "namesakes": ["A"]}',
    ],
)
def test_a_broken_line_is_told_by_its_number_and_nothing_is_dropped(tmp_path: Path, broken: bytes) -> None:
    append_decisions(tmp_path, new_decision("hide"))
    with (tmp_path / FILE).open("ab") as file:
        file.write(broken + b"\n")
    append_decisions(tmp_path, new_decision("show"))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(DashboardError, match="line 2") as error:
        load_decisions(tmp_path)
    assert not any(word in str(error.value) for word in ("char", "delimiter", "__init__", "Error", "codec"))
    assert (tmp_path / FILE).read_bytes() == before


def test_a_line_cut_short_does_not_swallow_the_next(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"id": "1", "wh')
    whole = new_decision("show")
    append_decisions(tmp_path, whole)
    lines = (tmp_path / FILE).read_bytes().splitlines()
    assert lines[0] == b'{"id": "1", "wh'
    assert json.loads(lines[1])["id"] == whole.id


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    made = [new_decision("hide", value="x" * 5000) for _ in range(24)]
    threads = [threading.Thread(target=append_decisions, args=(tmp_path, each)) for each in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(load_decisions(tmp_path), key=lambda each: each.id) == sorted(
        made, key=lambda each: each.id
    )


def test_an_undo_takes_back_and_can_be_taken_back() -> None:
    first, second = new_decision("hide"), new_decision("show")
    undo = make_undo(first)
    assert (undo.verb, undo.object) == ("undo", first.id)
    assert select_effective([first, second, undo]) == (second,)
    assert select_effective([first, second, undo, make_undo(undo)]) == (first, second)


def test_the_digest_is_of_the_decisions_that_hold() -> None:
    first, second = new_decision("hide"), new_decision("show")
    assert hash_decisions([]) == hash_decisions([first, make_undo(first)])
    assert hash_decisions([first]) == hash_decisions([first, second, make_undo(second)])
    assert (
        len({hash_decisions(each) for each in ([], [first], [second], [first, second], [second, first])}) == 5
    )


def test_a_decision_says_all_that_its_line_says(tmp_path: Path) -> None:
    line = {"id": "1", "when": "then", "who": "Ada", "verb": "hide"}
    (tmp_path / FILE).write_text(json.dumps(line) + "\r\n\n", encoding="utf-8")
    assert load_decisions(tmp_path) == (Decision("1", "then", "Ada", "hide"),)
