from pathlib import Path

import pytest

from dashboard.store import Progress, begin_corpus
from dashboard.views.builds import told_of


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (Progress("running"), "Working"),
        (Progress("running", "reading", 40, 0, a_second=0.5), "Reading: 40, 30 a minute"),
        (
            Progress("running", "finding names", 120, 3824, 95.0),
            "Finding names: 120 of 3,824, about 2 minutes left",
        ),
        (
            Progress("running", "finding names", 3800, 3824, 0.2, 39.6),
            "Finding names: 3,800 of 3,824, 40 a second, about 1 second left",
        ),
    ],
)
def test_a_build_says_what_it_does_and_how_long_it_takes(progress: Progress, told: str) -> None:
    assert told_of(progress) == told


@pytest.mark.parametrize("name", ["../../etc", "a/b", "C:\\x", "..", "~", "a b"])
def test_no_name_leads_out_of_the_folder_of_corpora(name: str, tmp_path: Path) -> None:
    first, second = begin_corpus(tmp_path, name), begin_corpus(tmp_path, name)
    assert first.parent == second.parent == tmp_path
    assert first != second
    assert not set(first.name) & set("/\\.:~ ")
