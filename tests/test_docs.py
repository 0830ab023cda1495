"""What is written about Dateline is true of it."""

import doctest
import re
import tomllib
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from dashboard.__main__ import main
from dashboard.app import PAGES
from dashboard.command_arguments import make_parser

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_line_in_the_readme(page: str) -> None:
    assert re.search(rf"^\| {page} \|", README, re.MULTILINE)


@pytest.mark.parametrize(
    "command", ["open", "build", "annotate", "timeline", "topics", "check", "demo", "serve"]
)
def test_every_command_is_in_the_readme_and_explains_itself(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"`dateline {command}" in README
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert "usage: dateline" in capsys.readouterr().out


def test_the_parser_knows_no_command_that_the_readme_lacks() -> None:
    (commands,) = [
        action.choices for action in make_parser()._actions if action.choices and action.dest == "command"
    ]
    assert {command for command in commands if f"`dateline {command}" not in README} == set()


def test_every_option_of_the_theme_has_a_comment() -> None:
    lines = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8").splitlines()
    options = [line for line in lines if re.match(r"^\w+ = ", line)]
    bare = [
        line
        for line in options
        if "  # " not in line and not line.startswith(("family", "url", "weight", "style", "unicodeRange"))
    ]
    assert bare == []


def test_the_app_stays_on_this_machine_and_sends_nothing() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False


def test_pins_have_hashes_and_no_address() -> None:
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in pins
    for name in re.findall(r"^([a-z0-9][\w.-]*)==", pins, re.MULTILINE):
        assert re.search(rf"^{re.escape(name)}==[^\n]*\\\n\s+--hash=sha256:", pins, re.MULTILINE), name


def test_the_changelog_and_the_package_speak_of_one_project() -> None:
    assert (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").startswith("# Changelog")
    assert version("dateline")


def test_all_that_ships_as_data_has_its_source() -> None:
    documented = set(
        re.findall(r"^\| `([^`/]+)/?` \|", (ROOT / "data" / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    lying = {path.name for path in (ROOT / "data").iterdir() if path.name not in {"README.md", "__pycache__"}}
    assert documented == lying


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_in_a_page_for_developers_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:dashboard|data|tests|docs|benchmarks|\.ci)/[^`<> ]*)`", text))
    linked = set(re.findall(r"\]\(([^)#:]+)\)", text))
    assert named | linked
    assert {path for path in named | linked if not (ROOT / path).exists()} == set()


def test_every_reason_has_its_link_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    reasons = {f"docs/decisions/{path.name}" for path in (ROOT / "docs" / "decisions").glob("*.md")}
    assert reasons == set(re.findall(r"\((docs/decisions/[^)]+)\)", text))


def test_every_package_says_what_may_not_be_in_it() -> None:
    # A folder without this file is no package: the import contracts would not see its modules.
    folders = {path.parent for path in (ROOT / "dashboard").rglob("*.py")}
    packages = [folder / "__init__.py" for folder in folders]
    assert [str(path) for path in packages if not path.exists()] == []
    assert [str(path) for path in packages if not path.read_text(encoding="utf-8").startswith('"""')] == []


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/privacy.md"])
def test_every_test_that_a_page_of_promises_names_is_there(page: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [path for path in named if "def test_" not in (ROOT / path).read_text(encoding="utf-8")] == []


def test_the_page_on_privacy_names_every_file_that_a_corpus_leaves() -> None:
    page = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    for name in ("texts.sqlite", "tagged/", "versions/", "uploads/", "decisions.jsonl", "notes.jsonl"):
        assert f"`{name}`" in page, name


def test_a_server_in_the_files_of_deployment_has_no_rights() -> None:
    folder = ROOT / "docs" / "deploy"
    assert "User=dateline" in (folder / "dateline.service").read_text(encoding="utf-8")
    container = (folder / "Containerfile").read_text(encoding="utf-8")
    assert container.index("USER dateline") < container.index("ENTRYPOINT")


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((ROOT / "dashboard").rglob("*.py")) if ">>> " in path.read_text("utf-8")],
    ids=lambda path: path.stem,
)
def test_the_examples_in_docstrings_are_true(path: Path) -> None:
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    # Of NumPy's numbers an example shows the value alone.
    with np.printoptions(legacy="1.25"):
        result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
