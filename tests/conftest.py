"""The sample corpus, written and opened once."""

from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.corpus import Corpus, open_version
from tests.sample import make_sample_store

# A deadline would make a timed test of a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store of the sample; nobody changes it."""
    return make_sample_store(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample(sample_store: Path) -> Corpus:
    """Return the sample as queries see it."""
    return open_version(sample_store / "versions" / "1", sample_store)
