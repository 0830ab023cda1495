"""No name is known by heart: under other persons and countries the same structure comes out."""

import random
import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard.pipeline import build
from dashboard.store import version_folder
from tests.conftest import DISPATCHES

# Invented persons stand for those of the dispatches, and countries for others of the same shape of name.
GIVEN = ["Arthur", "Thomas", "Victor", "Daniel", "Martin", "Edward", "Robert", "Philip", "Gordon", "Leonard"]
SURNAMES = [
    "Whitcombe",
    "Harrington",
    "Petersen",
    "Lindqvist",
    "Abernathy",
    "Fitzgerald",
    "Montgomery",
    "Castellan",
    "Rutherford",
    "Donovan",
]
COUNTRIES = {
    "Mexico": "Portugal",
    "Mexican": "Portuguese",
    "Mexico City": "Lisbon",
    "Germany": "Poland",
    "German": "Polish",
    "Bonn": "Krakow",
    "Turkey": "Norway",
    "Turkish": "Norwegian",
    "Ankara": "Oslo",
}


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Ten dispatches as they are, and renamed."""
    root = tmp_path_factory.mktemp("renamed")
    paths = [path for path in sorted(DISPATCHES.glob("0*.txt")) if path.stat().st_size > 900][:10]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    table = _table(
        sorted(
            set(
                re.findall(
                    r"\b(?:Rex Tillerson|Sergei Lavrov|Vladimir Putin|John Kelly|Luis Videgaray)\b",
                    " ".join(texts.values()),
                )
            )
        )
    )
    folders = []
    for name, table_of_names in (("as they are", {}), ("renamed", table)):
        folder = root / name / "texts"
        folder.mkdir(parents=True)
        for file, text in texts.items():
            (folder / file).write_text(_renamed(text, table_of_names), encoding="utf-8")
        build([folder], root / name / "store")
        folders.append(version_folder(root / name / "store"))
    return folders[0], folders[1]


def _table(persons: list[str]) -> dict[str, str]:
    drawn = random.Random(2017)
    given, surnames = drawn.sample(GIVEN, len(GIVEN)), drawn.sample(SURNAMES, len(SURNAMES))
    table = dict(COUNTRIES)
    for number, person in enumerate(persons):
        first, last = person.split()
        table |= {person: f"{given[number]} {surnames[number]}", last: surnames[number], first: given[number]}
    return table


def _renamed(text: str, table: dict[str, str]) -> str:
    if not table:
        return text
    names = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return re.sub(rf"\b(?:{names})\b", lambda match: table[match.group()], text)


def _by_file(folder: Path, table: str, **columns: str) -> pd.Series:
    files = pd.read_parquet(folder / "articles.parquet")["file"].str.split("/").str[-1]
    rows = pd.read_parquet(folder / f"{table}.parquet")
    for column, value in columns.items():
        rows = rows[rows[column] == value]
    return rows["article"].map(files).value_counts()


def _agreement(one: pd.Series, other: pd.Series) -> float:
    both = pd.concat([one, other], axis=1).fillna(0)
    return float(both.min(axis=1).sum() / both.max(axis=1).sum())


@pytest.mark.parametrize(
    ("table", "columns"),
    [("times", {}), ("countries", {}), ("mentions", {"kind": "person"}), ("events", {}), ("parts", {})],
)
def test_an_article_has_as_many_rows_under_other_names(versions, table, columns) -> None:
    one, other = (_by_file(folder, table, **columns) for folder in versions)
    assert _agreement(one, other) >= 0.9


def test_days_of_publication_do_not_depend_on_names(versions) -> None:
    one, other = (pd.read_parquet(folder / "articles.parquet").set_index("file") for folder in versions)
    assert one["published"].to_dict() == other["published"].to_dict()
    assert one["published_from"].to_dict() == other["published_from"].to_dict()


def test_there_are_as_many_persons_under_other_names(versions) -> None:
    counts = [
        pd.read_parquet(folder / "entities.parquet").query("kind == 'person'")["label"].nunique()
        for folder in versions
    ]
    assert abs(counts[0] - counts[1]) <= 2
