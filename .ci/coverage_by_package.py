"""Print the share of lines and branches that the tests reach, by package, and fail below a least share.

Reads the .coverage file that `coverage combine` leaves. `--least views=90 query=90` gives the least share of
branches, in percent.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath

COLUMNS = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--least", nargs="*", default=[], metavar="PACKAGE=PERCENT")
    least = dict(each.split("=") for each in parser.parse_args().least)
    packages = read_packages()
    too_low = []
    for name, counts in sorted(packages.items()):
        lines = 100 * counts["covered_lines"] / max(1, counts["num_statements"])
        branches = 100 * counts["covered_branches"] / max(1, counts["num_branches"])
        print(f"{name:<12} lines {lines:5.1f} %   branches {branches:5.1f} % of {counts['num_branches']:,}")
        if branches < float(least.get(name, 0)):
            too_low.append(
                f"{name}: {branches:.1f} % of its branches are reached, the least is {least[name]} %"
            )
    print("\n".join(too_low), file=sys.stderr)
    return 1 if too_low else 0


def read_packages() -> dict[str, Counter[str]]:
    """Return the counts of `COLUMNS` by package of dashboard, and of all."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", str(file)], check=True)
        files = json.loads(file.read_text(encoding="utf-8"))["files"]
    packages: dict[str, Counter[str]] = defaultdict(Counter)
    for path, report in files.items():
        counts = {column: report["summary"][column] for column in COLUMNS}
        package = PurePosixPath(path).with_suffix("").parts[1]
        packages[package].update(counts)
        packages["all"].update(counts)
    return packages


if __name__ == "__main__":
    sys.exit(main())
