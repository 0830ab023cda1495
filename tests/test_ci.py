"""The tools of CI: which tests mirror a change, and the shares by package."""

import runpy
from pathlib import Path, PurePosixPath

import pytest

CI = Path(__file__).resolve().parents[1] / ".ci"


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("dashboard/query/words/keyness.py", "tests/query/words/test_keyness.py"),
        ("dashboard/steps/times/ranges.py", "tests/steps/times"),
        ("tests/query/words/test_keyness.py", "tests/query/words/test_keyness.py"),
        ("README.md", None),
    ],
)
def test_a_change_asks_for_the_tests_that_mirror_it(changed: str, tests: str | None) -> None:
    test_of = runpy.run_path(str(CI / "changed_tests.py"))["test_of"]
    assert test_of(PurePosixPath(changed)) == tests
