"""A store as a Dateline before manifests and checksums wrote it."""

import hashlib
import json
from pathlib import Path

from dashboard.store import version_folder


def make_older(store: Path) -> Path:
    """Change a store into one of format 1, and return it: no manifest, no checksums beside the versions."""
    folder = version_folder(store)
    (folder / "manifest.json").unlink()
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    del meta["format"]
    files = [path for path in folder.iterdir() if path.name != "meta.json"]
    meta["checksums"] = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    for name in ("checksums.json", "corpus.json", "reading.json"):
        (store / name).unlink()
    return store
