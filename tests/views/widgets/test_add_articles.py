"""What may be gone through, which column is what, and days from a file."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import load, select_effective
from dashboard.store import read_reading_options
from dashboard.views.widgets.folder_browser import _is_loopback, check_path
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import SLOW

COLUMNS = [
    {"name": "kop", "field": "", "sample": "Ferry <b>late"},
    {"name": "tekst", "field": "", "sample": "The ferry"},
    {"name": "date", "field": "published", "sample": "2017-05-04"},
]


@pytest.mark.parametrize(
    ("name", "is_here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("192.168.1.2", False),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
    ],
)
def test_only_names_of_this_computer_are_this_computer(name: str, is_here: bool) -> None:
    assert _is_loopback(name) is is_here


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "texts",
        "/",
        "{root}/..",
        "{root}/../other",
        "{root}/out",
        "{root}/gone",
        "~nobody-here/a",
        "{root}/a\0b",
    ],
)
def test_what_is_typed_never_leads_out_of_the_roots(tmp_path: Path, typed: str) -> None:
    root = tmp_path / "root"
    (tmp_path / "other").mkdir()
    root.mkdir()
    (root / "out").symlink_to(tmp_path / "other")
    path, wrong = check_path(typed.replace("{root}", str(root)), [root])
    assert path is None
    assert wrong


def test_what_lies_in_a_root_is_found(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert check_path(str(tmp_path / "texts"), [tmp_path]) == (tmp_path / "texts", "")


def run_columns(store: str, columns: list[dict[str, str]]) -> None:
    from pathlib import Path

    from dashboard.store import read_reading_options
    from dashboard.views.widgets.column_mapping import ask_columns

    said = dict(read_reading_options(Path(store)).columns)
    told = [{**column, "field": said.get(column["name"], column["field"])} for column in columns]
    ask_columns(Path(store), {"file": "a.csv", "columns": told})


def test_a_column_is_said_left_out_and_given_back(tmp_path: Path) -> None:
    page = AppTest.from_function(run_columns, args=(str(tmp_path), COLUMNS), default_timeout=SLOW).run()
    assert [box.value for box in page.selectbox] == ["own", "own", "published"]
    assert "<b>" not in " ".join(text.value.replace("\\<b\\>", "") for text in page.markdown)
    page.selectbox[1].set_value("text").run()
    assert dict(read_reading_options(tmp_path).columns) == {"tekst": "text"}
    page.selectbox[0].set_value("text").run()
    assert dict(read_reading_options(tmp_path).columns) == {"kop": "text"}
    page.selectbox[2].set_value("out").run()
    assert dict(read_reading_options(tmp_path).columns) == {"kop": "text", "date": ""}
    page.selectbox[0].set_value("own").run()
    assert dict(read_reading_options(tmp_path).columns) == {"date": ""}


def run_import(store: str, content: str) -> None:
    from pathlib import Path

    from dashboard.query.articles.date_import import compare_imported_days
    from dashboard.schema import Filters
    from dashboard.views.corpus.import_dates import _draw_compared
    from dashboard.views.state.cached import ask_corpus, open_corpus
    from dashboard.views.state.page_context import make_page_context

    opened = open_corpus(Path(store), 1)
    context = make_page_context(Path(store), opened, Filters(), {})
    _draw_compared(context, ask_corpus(opened, compare_imported_days, content.encode()))


def test_days_from_a_file_are_taken_new_ones_first(tmp_path: Path) -> None:
    store = make_sample_store(tmp_path / "ports")
    articles = sample_corpus().articles
    undated = next(article.key for article in articles if article.best is None)
    dated = next(article.key for article in articles if article.best is not None)
    content = f"key,day\n{undated},2017-05-04\n{dated},1999-01-01\nnobody,2017-05-04\n"
    page = AppTest.from_function(run_import, args=(str(store), content), default_timeout=SLOW).run()
    assert "1 new, 1 differs, 1 no such article" in page.caption[0].value
    page.button(key="take_new").click().run()
    (decision,) = select_effective(load(store))
    assert (decision.articles, decision.spellings) == ((undated,), ("2017-05-04",))
    page.button(key="take_all").click().run()
    assert select_effective(load(store))[-1].articles == (dated,)
