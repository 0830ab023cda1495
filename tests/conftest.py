"""The sample corpus, written and opened once."""

from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.corpus import Corpus, open_version
from dashboard.pipeline import build
from dashboard.store import version_folder
from tests.sample_corpus import make_sample_store

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
DISPATCHES = ROOT / "data" / "dispatches"

# A deadline would make a timed test of a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store of the sample; nobody changes it."""
    # A folder of its own: an app that takes the folder above for its home must find no other store there.
    return make_sample_store(tmp_path_factory.mktemp("home") / "sample")


@pytest.fixture(scope="session")
def sample(sample_store: Path) -> Corpus:
    """Return the sample as queries see it."""
    return open_version(sample_store / "versions" / "1", sample_store)


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
