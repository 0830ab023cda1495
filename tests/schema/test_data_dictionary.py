"""The data dictionary says what the record types say."""

from pathlib import Path

from dashboard.schema.columns import list_columns
from dashboard.schema.data_dictionary import format_data_dictionary
from dashboard.schema.tables import ARRAYS, RECORDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data_dictionary.md"


def test_the_page_is_as_the_record_types_make_it() -> None:
    hint = "run: .venv/bin/python -m dashboard.schema.data_dictionary > docs/data_dictionary.md"
    assert PAGE.read_text(encoding="utf-8") == format_data_dictionary(), hint


def test_every_column_has_a_meaning_that_is_a_line() -> None:
    page = format_data_dictionary()
    for table, record in RECORDS.items():
        assert f"## {table}\n" in page
        for column in list_columns(record):
            assert column.meaning
            assert "|" not in column.meaning
            assert "\n" not in column.meaning
    assert all(f"`{name}`" in page for name in ARRAYS)
