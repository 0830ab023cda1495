"""What is shown before anything is built: the first articles of each file, the columns of tables."""

import zipfile
from pathlib import Path

import pytest

from dashboard.commands.preview import preview_build
from dashboard.schema import DEFAULT_READING, DayOrder, ReadingOptions
from tests.steps.read import files

TABLE = "kop,tekst\n" + "\n".join(f"Ferry {number},The ferry was late again." for number in range(40))
NOTE = "Rain stops the ferries\n\nThe rain fell for three days, and the ferries stayed in the harbour."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as files:
        files.writestr("ferries.csv", TABLE)
        files.writestr("note.txt", NOTE)
    return tmp_path / "all.zip"


def test_a_table_in_an_archive_tells_its_columns(archive: Path) -> None:
    (table,) = preview_build([archive], 10, DEFAULT_READING).tables
    assert [column["name"] for column in table["columns"]] == ["kop", "tekst"]
    assert table["file"] == "all.zip/ferries.csv"
    assert not table["has_text"]


def test_an_archive_shows_the_first_of_each_of_its_files(archive: Path) -> None:
    reading = ReadingOptions(columns=(("kop", "title"), ("tekst", "text")))
    titles = [article["title"] for article in preview_build([archive], 10, reading).articles]
    assert titles[:5] == ["Ferry 0", "Ferry 1", "Ferry 2", "Rain stops the ferries", "Ferry 3"]


def test_an_archive_of_one_table_shows_as_many_as_are_asked_for(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as files:
        files.writestr("ferries.csv", TABLE)
    reading = ReadingOptions(columns=(("kop", "title"), ("tekst", "text")))
    assert len(preview_build([tmp_path / "one.zip"], 10, reading).articles) == 10


def write_days(folder: Path, *days: str) -> Path:
    (folder / "news.csv").write_text("date,text\n" + "".join(f"{day},It rained.\n" for day in days))
    return folder / "news.csv"


def test_a_preview_asks_about_days_that_can_be_read_in_two_ways(tmp_path: Path) -> None:
    first = preview_build([write_days(tmp_path, "03.02.2017", "05.04.2017")], 10, DEFAULT_READING)
    (column,) = first.day_columns
    assert (column["order"], column["examples"]) == ("", ["03.02.2017", "05.04.2017"])
    assert [article["published"] for article in first.articles] == [None, None]


def test_a_preview_reads_days_in_the_order_that_was_chosen(tmp_path: Path) -> None:
    days = ReadingOptions(day_order=DayOrder.MONTH_FIRST)
    first = preview_build([write_days(tmp_path, "03.02.2017", "05.04.2017")], 10, days)
    assert [article["published"] for article in first.articles] == ["2017-03-02", "2017-05-04"]


def test_a_day_far_below_the_first_articles_decides_in_a_preview(tmp_path: Path) -> None:
    days = ["03.02.2017"] * 300 + ["13.02.2017"]
    first = preview_build([write_days(tmp_path, *days)], 10, DEFAULT_READING)
    assert [column["order"] for column in first.day_columns] == ["day first"]
    assert {article["published"] for article in first.articles} == {"2017-02-03"}


def test_a_sheet_of_a_workbook_is_read_in_the_order_of_its_days(tmp_path: Path) -> None:
    sheet = [["date", "text"], ["03.02.2017", "It rained."], ["13.02.2017", "It shone."]]
    (tmp_path / "news.xlsx").write_bytes(files.spreadsheet(A=sheet, B=[["note"], ["none"]]))
    first = preview_build([tmp_path / "news.xlsx"], 10, DEFAULT_READING)
    assert [article["published"] for article in first.articles] == ["2017-02-03", "2017-02-13"]
