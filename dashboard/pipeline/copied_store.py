"""Files inside a store, such as dropped ones or a demo's archive: a copied store reads its own."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.store.texts import FILE, TextStore


def follow_copied_store(texts: TextStore, paths: Sequence[Path], store: Path) -> list[Path]:
    """Return the paths to read, each once, those inside a copied store in the copy; its roots follow too."""
    for root in texts.roots():
        own = str(find_own_path(Path(root), store))
        if own != root:
            texts.move_root(root, own)
    return list(dict.fromkeys(find_own_path(path, store) for path in paths))


def find_own_path(path: Path, store: Path) -> Path:
    """Return where a file or folder that was read lies now.

    A copy of a store names files of the store that it was copied from. Read from there and from the copy,
    every article would count twice, so the copy's own file stands for the other. Other paths stay.
    """
    path, store = path.resolve(), store.resolve()
    if path.is_relative_to(store):
        return path
    for folder in path.parents:
        own = store / path.relative_to(folder)
        if own.exists() and ((folder / FILE).exists() or not folder.exists()):
            return own
    return path
