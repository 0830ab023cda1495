"""The tools of CI: which tests mirror a change, and the shares by package."""

import json
import re
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


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("GPL-3.0-only", False),
        ("MIT AND AGPL-3.0-only", False),
        ("Other/Proprietary License", False),
        ("", False),
    ],
)
def test_a_licence_that_is_unknown_or_not_compatible_fails(licence: str, allowed: bool) -> None:
    assert runpy.run_path(str(CI / "licences.py"))["is_allowed"](licence) is allowed


def test_every_pinned_dependency_is_in_the_sbom_with_its_licence(tmp_path: Path) -> None:
    assert runpy.run_path(str(CI / "licences.py"))["main"](tmp_path / "sbom.json") == 0
    sbom = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    components = {component["name"]: component for component in sbom["components"]}
    assert sbom["bomFormat"] == "CycloneDX"
    assert components["streamlit"]["licenses"] == [{"expression": "Apache-2.0"}]
    pins = (CI.parent / "requirements.txt").read_text(encoding="utf-8")
    assert set(components) == set(re.findall(r"^([A-Za-z0-9][\w.-]*)==", pins, re.MULTILINE))


def test_a_changed_file_of_the_model_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    script = runpy.run_path(str(CI / "model_files.py"))
    assert script["main"]() == 0
    changed = dict.fromkeys(script["hash_model_files"](), "0" * 64)
    script["main"].__globals__["hash_model_files"] = lambda: changed
    assert script["main"]() == len(changed)
    assert "ner/model: not the file" in capsys.readouterr().err
