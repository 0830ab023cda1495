"""The corpus for measuring: the same from one seed, like news, and every page of the app opens on it."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from news_corpus import assemble_corpus, read_sources, write_articles
from sentence_templates import SourceArticle, shift_date
from streamlit.testing.v1 import AppTest

from dashboard.app import PAGES
from dashboard.commands.check import find_faults
from dashboard.corpus import Corpus, open_version
from dashboard.schema import NO_DAY
from dashboard.steps import tag

N = 500
SLOW = 60


@pytest.fixture(scope="module")
def sources(dispatches_store: Path) -> list[SourceArticle]:
    return read_sources(dispatches_store)


@pytest.fixture(scope="module")
def store(sources: list[SourceArticle], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home") / "generated"
    write_articles(sources, folder, N)
    with pytest.MonkeyPatch.context() as patch:
        # A text whose names were not written would be tagged, which costs a hundred times as much.
        patch.setattr(tag, "tag_texts", lambda *_: pytest.fail("a text was tagged"))
        assemble_corpus(folder)
    return folder


@pytest.fixture(scope="module")
def corpus(store: Path) -> Corpus:
    return open_version(store / "versions" / "1", store)


def read_files(store: Path) -> list[dict[str, str]]:
    paths = sorted((store / "articles").glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def test_one_seed_gives_the_same_articles_and_another_seed_others(
    sources: list[SourceArticle], store: Path, tmp_path: Path
) -> None:
    for name, seed in (("again", 7), ("other", 8)):
        write_articles(sources, tmp_path / name, N, seed)
    assert read_files(tmp_path / "again") == read_files(store)
    assert read_files(tmp_path / "other") != read_files(store)


def test_a_smaller_corpus_needs_no_more_than_its_number(sources: list[SourceArticle], tmp_path: Path) -> None:
    write_articles(sources, tmp_path, 7)
    assert len(read_files(tmp_path)) == 7


def test_the_names_of_every_text_are_written_where_they_stand(store: Path, corpus: Corpus) -> None:
    mentions, names = corpus.mentions, corpus.names
    with closing(sqlite3.connect(store / "tagged" / "names.sqlite")) as file:
        (n_texts,) = file.execute("SELECT count(*) FROM said").fetchone()
    assert 0 < n_texts <= N
    for article in range(0, N, 25):
        text = corpus.text_of(article)
        for row in np.flatnonzero(mentions.article == article).tolist():
            mention = text[mentions.start[row] : mentions.end[row]]
            assert mention[0].isalnum() and mention[-1] in f"{mention.rstrip()}."
            if names.kind[mentions.name[row]] == 0:
                assert set(mention.split()) & set(names.form.at(mentions.name[row]).split())


def test_the_corpus_has_copies_undated_articles_publishers_and_years_like_news(corpus: Corpus) -> None:
    days = corpus.days.best[corpus.days.best != NO_DAY]
    n_stories = len(np.unique(corpus.story))
    assert 0.1 < 1 - n_stories / N < 0.3
    assert 0.01 < 1 - len(days) / N < 0.1
    assert 30 <= len(np.unique(corpus.articles["publisher"])) <= 40
    assert 900 < days.max() - days.min() < 1_200
    assert set(corpus.field_names) == {"desk", "edition", "section"}


def test_the_corpus_has_persons_countries_events_figures_and_origins(corpus: Corpus) -> None:
    counts = corpus.meta["counts"]
    assert all(counts[table] > N / 10 for table in ("names", "countries", "events", "figures", "times"))
    assert len(corpus.origins.article) > 0
    clusters = Counter(corpus.events.cluster.tolist())
    assert clusters.most_common(1)[0][1] >= 3


@pytest.mark.parametrize("title", PAGES)
def test_every_page_opens_on_it(title: str, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(store.parent))

    def run_page(store: str, title: str) -> None:
        from pathlib import Path

        from dashboard.app import draw_page

        draw_page(Path(store), title, {})

    page = AppTest.from_function(run_page, args=(str(store), title), default_timeout=SLOW).run()
    assert not page.exception
    assert not page.error


def test_the_store_is_sound(store: Path) -> None:
    assert find_faults(store) == []


@pytest.mark.parametrize(
    ("words", "months", "shifted"),
    [
        ("March 31, 2017", -2, "January 28, 2017"),
        ("March 3", 12, "March 3"),
        ("December 2016", 1, "January 2017"),
        ("nothing", 5, "nothing"),
    ],
)
def test_dates_move_with_their_article(words: str, months: int, shifted: str) -> None:
    assert shift_date(words, months) == shifted
