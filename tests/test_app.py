"""The app on the sample corpus: every page, with something to show, with nothing, and with what cannot be drawn."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app import PAGES
from dashboard.decisions import append_decisions, load_decisions, new_decision, select_effective
from tests.sample_corpus import make_sample_store

ENTRY = Path(__file__).parent.parent / "dashboard" / "app.py"
SLOW = 30
NO_MATCH = {"country": ["ISL"], "person": ["person:Nobody"]}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample_store(tmp_path_factory.mktemp("home") / "sample")


@pytest.fixture(autouse=True)
def home(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(store.parent))
    monkeypatch.setenv("DATELINE_STORE", str(store))


def run_page(store: str, title: str) -> None:
    from pathlib import Path

    from dashboard.app import draw_page

    draw_page(Path(store), title, {})


def open_page(store: Path, title: str, **params: list[str]) -> AppTest:
    page = AppTest.from_function(run_page, args=(str(store), title), default_timeout=SLOW)
    for name, values in params.items():
        page.query_params[name] = values
    page.run()
    assert not page.exception, page.exception
    return page


def words_of(page: AppTest) -> str:
    bodies = [element.proto.body for element in page.get("html")]
    return " ".join([*bodies, *(text.value for text in [*page.markdown, *page.caption, *page.error])])


def count_of(page: AppTest) -> int:
    return int(re.findall(r"<b>([\d,]+) articles?</b>", words_of(page))[0].replace(",", ""))


@pytest.mark.parametrize("title", PAGES)
def test_every_page_draws_under_its_name(title: str, store: Path) -> None:
    page = open_page(store, title)
    assert count_of(page) == 60
    assert f'<h1 class="unseen">{title}</h1>' in words_of(page)


@pytest.mark.parametrize("title", PAGES)
def test_a_page_on_which_nothing_matches_offers_the_way_out(title: str, store: Path) -> None:
    page = open_page(store, title, **NO_MATCH)
    assert count_of(page) == 0
    assert not page.get("vega_lite_chart")
    if title != "Corpus":
        assert "No articles match" in words_of(page)
        page.button(key="way_out_0").click().run()
        page.button(key="remove_all").click().run()
        assert count_of(page) == 60


@pytest.mark.parametrize("title", PAGES)
def test_a_page_of_undated_articles_draws_without_a_line(title: str, store: Path) -> None:
    page = open_page(store, title, **{"published:undated": ["1"]})
    assert 0 < count_of(page) < 60


def test_a_search_that_cannot_be_read_leaves_the_search_box() -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=SLOW)
    app.query_params["q"] = ['"unclosed']
    app.run()
    assert not app.exception
    assert "<b>&quot;</b>unclosed" in words_of(app)
    assert "A quotation mark is never closed" in words_of(app)
    assert app.sidebar.text_input(key="search").value == '"unclosed'


def test_the_app_opens_the_corpus_that_the_launcher_names() -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=SLOW).run()
    assert not app.exception
    assert "Harbour sample" in words_of(app)
    assert "Articles a day, published" in words_of(app)


def test_a_search_narrows_every_count(store: Path) -> None:
    page = open_page(store, "Overview")
    page.sidebar.text_input(key="search").set_value("telephone").run()
    assert count_of(page) < 60
    page.sidebar.text_input(key="search").set_value("").run()
    assert count_of(page) == 60


def test_under_a_filter_the_overview_tells_what_sets_the_articles_apart(store: Path) -> None:
    assert "Words used most" in words_of(open_page(store, "Overview"))
    filtered = words_of(open_page(store, "Overview", country=["SYR"]))
    assert "Words that set these apart" in filtered
    assert "Words used most" not in filtered


def test_without_copies_fewer_are_counted_and_the_page_says_so(store: Path) -> None:
    page = open_page(store, "Overview", copies=["without"])
    assert count_of(page) < 60
    assert "without copies" in words_of(page)


def test_what_an_article_says_is_never_markup(store: Path) -> None:
    key = first_key(store)
    page = open_page(store, "Articles", article=[key])
    (reader,) = [e.proto.body for e in page.get("html") if 'class="reader"' in e.proto.body]
    assert "<script" not in reader
    assert 'class="person"' in reader or 'class="place"' in reader


def test_cuts_are_shown_on_request(store: Path) -> None:
    page = open_page(store, "Articles", article=[first_key(store, "Sign up for our letter")])
    assert "Sign up for our letter" not in words_of(page)
    page.toggle(key="with_cuts").set_value(True).run()
    assert "Sign up for our letter" in words_of(page)
    assert "cut: furniture of the page" in words_of(page)


def first_key(store: Path, words: str = "") -> str:
    from dashboard.corpus import open_version
    from dashboard.store import version_folder

    corpus = open_version(version_folder(store), store)
    row = next(row for row in range(corpus.n) if words in corpus.text_of(row))
    return str(corpus.articles["key"].iloc[row])


def test_an_article_that_is_gone_is_said_to_be_gone(store: Path) -> None:
    assert "not in the corpus any more" in words_of(open_page(store, "Articles", article=["nothing"]))


def test_a_decision_is_listed_and_changes_the_names(tmp_path: Path) -> None:
    store = make_sample_store(tmp_path / "merged")
    names = ("person:Elena Markova", "person:Omar Saleh")
    append_decisions(
        store, new_decision("merge", kind="person", spellings=names, value="Elena Markova", reason="a test")
    )
    page = open_page(store, "Who")
    assert "Decided" in words_of(page)
    assert len(select_effective(load_decisions(store))) == 1


def test_an_empty_installation_builds_the_demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[str] = []
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.delenv("DATELINE_STORE")
    monkeypatch.setattr(
        "dashboard.views.widgets.build_progress.subprocess.Popen",
        lambda command, **_: started.append(command[-2]),
    )
    app = AppTest.from_file(str(ENTRY), default_timeout=SLOW).run()
    app.run()
    assert not app.exception
    assert started == ["dispatches"]
    assert "Welcome to Dateline" in words_of(app)
