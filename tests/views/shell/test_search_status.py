"""What is said of a search while it is typed."""

from pathlib import Path

import pytest

from dashboard.corpus import Corpus
from dashboard.schema import Choice, Filters, Unit
from dashboard.views.shell import search_status
from dashboard.views.shell.search_status import count_typed_search
from dashboard.views.state.cached import OpenedCorpus, add_search_answer
from tests.test_app import count_of, open_page, words_of
from tests.views.browser_events import send_state


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("telephone", "articles: press Enter"),
        ("zebra", "0 articles: press Enter"),
        ("/tele.hone/", "press Enter: this reads the articles"),
        ('rain "sn', "A quotation mark is never closed"),
    ],
)
def test_a_search_is_counted_as_it_is_typed(sample: Corpus, typed: str, status: str) -> None:
    assert status in count_typed_search(OpenedCorpus(("typed", 1, ""), sample), Filters(), typed)


def test_an_error_names_the_character(sample: Corpus, tmp_path: Path) -> None:
    assert count_typed_search(OpenedCorpus(("typed", 1, ""), sample), Filters(), 'rain "sn').endswith(
        "(character 6)"
    )


def test_the_count_is_under_the_other_filters_and_in_the_unit(sample: Corpus) -> None:
    opened = OpenedCorpus(("typed", 1, ""), sample)
    whole, asia, rest = (
        int(count_typed_search(opened, filters, "the").split()[0])
        for filters in (
            Filters(),
            Filters(choices={"region": Choice(("Asia",))}),
            Filters(unit=Unit.WITHOUT_COPIES),
        )
    )
    assert 0 < asia < whole
    assert rest < whole


def test_what_a_search_found_is_known_to_the_corpus_of_the_next_run(sample: Corpus) -> None:
    progress: list[tuple[int, int]] = []
    opened = OpenedCorpus(("answered", 1, ""), sample)
    for _ in range(2):
        known = add_search_answer(opened, "/tele.hone/", lambda done, of: progress.append((done, of)))
        assert known.corpus.search_masks["/tele.hone/"].any()
        assert not opened.corpus.search_masks
    assert len(progress) == 1


def test_no_more_than_the_last_few_searches_are_kept(sample: Corpus) -> None:
    progress: list[tuple[int, int]] = []
    opened = OpenedCorpus(("many answers", 1, ""), sample)
    for query in ("/tele.hone/", *(f"rain{number}" for number in range(40)), "/tele.hone/"):
        add_search_answer(opened, query, lambda done, of: progress.append((done, of)))
    assert len(progress) == 2


class SlowClock:
    """A clock on which each reading is a second after the one before: a search that takes long."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 1.0
        return self.now


def test_only_a_search_that_takes_long_draws_its_progress(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    draw = search_status._draw_progress_bar
    monkeypatch.setattr(
        search_status, "_draw_progress_bar", lambda place: drawn.append(draw(place)) or drawn[-1]
    )
    assert 0 < count_of(open_page(sample_home, "Overview", q=["/tele.hone/"])) < 60
    assert drawn == []
    monkeypatch.setattr(search_status, "time", SlowClock())
    assert 0 < count_of(open_page(sample_home, "Overview", q=["/whe.t/"])) < 60
    assert len(drawn) == 1


def test_what_is_typed_is_counted_beside_the_box(sample_home: Path) -> None:
    page = open_page(sample_home, "Corpus", q=["wheat"])
    send_state(page, "typed", {"typed": "wheat"})
    assert ": press Enter" not in words_of(page).replace("\\", "")
    send_state(page, "typed", {"typed": "telephone"})
    assert "articles: press Enter" in words_of(page).replace("\\", "")


@pytest.mark.parametrize("typed", ["(rain", "colour:red"])
def test_a_mistake_leaves_the_page_as_it_was_and_says_so_under_the_box(sample_home: Path, typed: str) -> None:
    page = open_page(sample_home, "Overview", q=["telephone"])
    before = count_of(page)
    page.text_input(key="search").set_value(typed).run()
    assert not page.exception
    assert (count_of(page), page.query_params["q"]) == (before, "telephone")
    assert page.text_input(key="search").value == typed
    assert "The page is as it was before" in words_of(page)
    page.text_input(key="search").set_value("wheat").run()
    assert page.query_params["q"] == "wheat"
    assert "The page is as it was before" not in words_of(page)


def test_a_mistake_is_over_when_the_search_changes_elsewhere(sample_home: Path) -> None:
    page = open_page(sample_home, "Overview")
    page.text_input(key="search").set_value("(rain").run()
    page.query_params["q"] = "telephone"
    page.run()
    assert page.text_input(key="search").value == "telephone"
