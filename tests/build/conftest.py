"""Builds that several tests look at."""

from pathlib import Path

import pytest

from dashboard.build import build
from dashboard.store import version_folder

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
DISPATCHES = ROOT / "data" / "dispatches"


@pytest.fixture(scope="session")
def seed_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The version built from the seed alone."""
    folder = tmp_path_factory.mktemp("seed")
    texts, store = folder / "texts", folder / "store"
    texts.mkdir()
    (path,) = SEEDS.glob("*.txt")
    (texts / path.name).write_bytes(path.read_bytes())
    build([texts], store)
    return version_folder(store)


@pytest.fixture(scope="session")
def dispatches_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the demo corpus."""
    store = tmp_path_factory.mktemp("dispatches") / "store"
    build([DISPATCHES], store)
    return store
