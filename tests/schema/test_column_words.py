"""Columns in words: never two of one table alike, and each told apart from its raw name."""

import importlib
import pkgutil

import pytest

import dashboard.query
from dashboard.schema.column_words import describe_columns

TABLES = {
    f"{module.name}.{name}": columns
    for module in pkgutil.walk_packages(dashboard.query.__path__, "dashboard.query.")
    for name, columns in vars(importlib.import_module(module.name)).items()
    if name.endswith("COLUMNS") and isinstance(columns, tuple)
}


@pytest.mark.parametrize("table", TABLES)
def test_no_two_columns_of_a_table_are_called_alike(table: str) -> None:
    words = describe_columns(TABLES[table])
    assert len(set(words)) == len(words)
    assert not [word for word in words if "_" in word]
