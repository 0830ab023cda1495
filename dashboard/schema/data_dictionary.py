"""The data dictionary: every column of every table of a version, in Markdown; run it to print the page."""

from collections.abc import Iterable, Iterator

from dashboard.schema.columns import CATEGORY, DAY, LISTED, TableColumn, list_columns
from dashboard.schema.tables import ARRAYS, RECORDS

_HEAD = """\
# Data dictionary

A version of a corpus is a folder `versions/<number>/` of tables and arrays. This page is made from the record
types in `dashboard/schema/tables.py` and `dashboard/schema/event_tables.py`: change those, then run
`.venv/bin/python -m dashboard.schema.data_dictionary > docs/data_dictionary.md`.

Row numbers count from 0 and hold inside one version only. Days are days since 1970-01-01, and -2147483648
where there is none. Starts and ends count characters of the article's text. *Listed* columns are in the list
of articles and in its files, under the same name.
"""


def format_data_dictionary() -> str:
    """Return the page: a section for each table, a row for each column, then the arrays."""
    return "\n".join([_HEAD, *_list_sections()]).rstrip() + "\n"


def _list_sections() -> Iterator[str]:
    for table, record in RECORDS.items():
        meaning = str(record.__doc__).strip()
        rows = ((f"`{each.name}`", _describe_type(each), each.meaning) for each in list_columns(record))
        yield f"## {table}\n\nA row is: {meaning[0].lower()}{meaning[1:]}\n"
        yield _format_table(("column", "type", "meaning"), rows)
    yield "## Arrays\n\nThe words of the texts as numbers; a term is the number of its row in `terms`.\n"
    yield _format_table(("array", "meaning"), ((f"`{name}`", text) for name, text in ARRAYS.items()))


def _describe_type(column: TableColumn) -> str:
    words = ["day" if DAY in column.marks else str(column.type)]
    words += ["few different words"] if CATEGORY in column.marks else []
    words += [f"row of {column.leads_to.table}"] if column.leads_to is not None else []
    return ", ".join([*words, *(["listed"] if LISTED in column.marks else [])])


def _format_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    print(format_data_dictionary(), end="")
