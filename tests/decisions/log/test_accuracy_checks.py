"""checks.jsonl: what is drawn and answered is kept, and a broken line is told."""

from pathlib import Path

import pytest

from dashboard.decisions.log.accuracy_checks import (
    FILE,
    RIGHT,
    WRONG,
    CheckItem,
    answers_by,
    append_answer,
    append_check,
    load_checks,
    new_check,
)
from dashboard.errors import DashboardError

FIELDS = {
    "sort": "mentions",
    "about": "person",
    "population": "mentions of persons",
    "filters": "",
    "size": 9,
    "seed": 4,
}


def test_checks_and_answers_are_read_as_they_were_written(tmp_path: Path) -> None:
    assert load_checks(tmp_path) == ((), ())
    check = new_check("AB", [CheckItem("one", "Ada “Berg”", "met ", "\nin"), CheckItem("two")], **FIELDS)
    append_check(tmp_path, check)
    append_answer(tmp_path, check.id, 0, "AB", RIGHT)
    append_answer(tmp_path, check.id, 1, "AB", RIGHT)
    append_answer(tmp_path, check.id, 1, "AB", WRONG)
    append_answer(tmp_path, "another", 0, "CD", RIGHT)
    checks, answers = load_checks(tmp_path)
    assert checks == (check,)
    assert answers_by(answers, check.id) == {"AB": {0: RIGHT, 1: WRONG}}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"record": "check"}',
        '{"record": "answer", "check": "1", "item": 0, "who": "A", "answer": "maybe", "when": ""}',
        '{"record": "answer", "check": "1", "item": "0", "who": "A", "answer": "right", "when": ""}',
    ],
)
def test_a_broken_line_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    append_check(tmp_path, new_check("AB", [], **FIELDS))
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(DashboardError, match="line 2"):
        load_checks(tmp_path)
