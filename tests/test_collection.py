"""Every test file on disk is run: pytest passes over folders of some names, such as build, without a word."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_test_file_on_disk_is_collected() -> None:
    # No marker is left out, so that browser tests count as collected too.
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "browser or not browser"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    collected = {line.partition("::")[0] for line in listed.splitlines() if "::" in line}
    on_disk = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert on_disk - collected == set()
