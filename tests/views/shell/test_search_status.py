"""What is said of a search while it is typed."""

from pathlib import Path

import pytest

from dashboard.corpus import Corpus
from dashboard.schema import Choice, Filters, Unit
from dashboard.views.shell.search_status import count_typed
from dashboard.views.state.cached import OpenedCorpus, with_search_answer


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("telephone", "articles: press Enter"),
        ("zebra", "0 articles: press Enter"),
        ("/tele.hone/", "press Enter: this reads the articles"),
        ('rain "sn', "A quotation mark is never closed"),
    ],
)
def test_a_search_is_counted_as_it_is_typed(sample: Corpus, typed: str, said: str) -> None:
    assert said in count_typed(OpenedCorpus(("typed", 1, ""), sample), Filters(), typed)


def test_an_error_names_the_character(sample: Corpus, tmp_path: Path) -> None:
    assert count_typed(OpenedCorpus(("typed", 1, ""), sample), Filters(), 'rain "sn').endswith(
        "(character 6)"
    )


def test_the_count_is_under_the_other_filters_and_in_the_unit(sample: Corpus) -> None:
    opened = OpenedCorpus(("typed", 1, ""), sample)
    whole, asia, rest = (
        int(count_typed(opened, filters, "the").split()[0])
        for filters in (Filters(), Filters(region=Choice(("Asia",))), Filters(unit=Unit.WITHOUT_COPIES))
    )
    assert 0 < asia < whole
    assert rest < whole


def test_what_a_search_found_is_known_to_the_corpus_of_the_next_run(sample: Corpus) -> None:
    told: list[tuple[int, int]] = []
    opened = OpenedCorpus(("answered", 1, ""), sample)
    for _ in range(2):
        known = with_search_answer(opened, "/tele.hone/", lambda done, of: told.append((done, of)))
        assert known.corpus.search_masks["/tele.hone/"].any()
        assert not opened.corpus.search_masks
    assert len(told) == 1


def test_no_more_than_the_last_few_searches_are_kept(sample: Corpus) -> None:
    told: list[tuple[int, int]] = []
    opened = OpenedCorpus(("many answers", 1, ""), sample)
    for query in ("/tele.hone/", *(f"rain{number}" for number in range(40)), "/tele.hone/"):
        with_search_answer(opened, query, lambda done, of: told.append((done, of)))
    assert len(told) == 2
