"""A build in which articles were copied counts, without copies, what it counted before."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.pipeline import build
from dashboard.schema import Choice, Filters, Unit
from dashboard.store import version_folder
from tests.conftest import DISPATCHES
from tests.counts_without_copies import counts_without_copies


@pytest.fixture(scope="module")
def both(dispatches_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Corpus]:
    """The dispatches, and the same with twenty of them copied ten times."""
    folder = tmp_path_factory.mktemp("copied")
    more, copies = folder / "store", folder / "copies"
    shutil.copytree(dispatches_store, more)
    copies.mkdir()
    for path in random.Random(24).sample(sorted(DISPATCHES.glob("*.txt")), 20):
        for number in range(10):
            shutil.copy(path, copies / f"{path.stem}-{number}.txt")
    build([DISPATCHES, copies], more)
    return tuple(open_version(version_folder(store), store) for store in (dispatches_store, more))


@pytest.mark.parametrize("country", ["", "RUS", "SYR"])
def test_no_number_without_copies_changes_when_articles_are_copied(both, country: str) -> None:
    filters = Filters(unit=Unit.WITHOUT_COPIES)
    with_country = (
        replace(filters, choices={**filters.choices, "country": Choice((country,))}) if country else filters
    )
    once, copied = both
    assert copied.n == once.n + 200
    before, after = (counts_without_copies(corpus, with_country) for corpus in both)
    assert {name: after[name] for name in before if after[name] != before[name]} == {}
