"""Print the tests that mirror the files changed since a commit, one path a line.

A change in dashboard/query/time/changes.py asks for tests/query/time/test_changes.py; where there is no such
file, for the tests of its folder, or of the nearest folder above that has some of its own.
"""

import subprocess
import sys
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]


def main(commit: str) -> None:
    tests = {test for path in changed_files(commit) if (test := test_of(PurePosixPath(path)))}
    folders = {test for test in tests if (ROOT / test).is_dir()}
    print(
        "\n".join(sorted(test for test in tests if not folders & set(map(str, PurePosixPath(test).parents))))
    )


def changed_files(commit: str) -> list[str]:
    """Return the paths that differ from `commit`, and those that git does not know yet."""
    tracked = ["git", "diff", "--name-only", "--diff-filter=d", commit]
    untracked = ["git", "ls-files", "--others", "--exclude-standard"]
    outputs = (
        subprocess.run(c, cwd=ROOT, capture_output=True, text=True, check=True) for c in (tracked, untracked)
    )
    return [path for output in outputs for path in output.stdout.splitlines()]


def test_of(path: PurePosixPath) -> str | None:
    """Return the test file or folder that mirrors a path, None where nothing does."""
    if path.parts[0] == "tests" and path.parts[1] != "browser" and path.name.startswith("test_"):
        return str(path)
    if path.parts[0] != "dashboard" or path.suffix != ".py":
        return None
    mirror = PurePosixPath("tests", *path.parts[1:-1], f"test_{path.name}")
    if (ROOT / mirror).exists():
        return str(mirror)
    folder = next(
        (parent for parent in mirror.parents if any((ROOT / parent).glob("test_*.py"))),
        PurePosixPath("tests"),
    )
    return None if folder == PurePosixPath("tests") else str(folder)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "HEAD")
