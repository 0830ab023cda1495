"""The section that a file names is a filter, like any further column."""

from pathlib import Path

from dashboard.corpus import open_version
from dashboard.pipeline import build
from dashboard.query import count_facet
from dashboard.schema import Filters
from dashboard.store import version_folder


def test_a_section_is_a_filter(tmp_path: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_text(
        "title,text,category\nRain,Rain fell on the coast all day.,Weather\nWind,Wind blew all night.,Weather\n"
        "Vote,The town voted on a new bridge.,Politics\n",
        encoding="utf-8",
    )
    build([table], tmp_path / "store")
    corpus = open_version(version_folder(tmp_path / "store"), tmp_path / "store")
    assert list(corpus.field_names) == ["section"]
    sections = count_facet(corpus, Filters(), "field:section")
    assert dict(zip(sections["key"], sections["count"], strict=True)) == {"Weather": 2, "Politics": 1}
