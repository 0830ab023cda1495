"""Copies joined and parted by an analyst, and which one stands for its group."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import count_facet, list_articles, select
from dashboard.schema import Filters, Unit
from tests.decisions.ports import arrays, decision, ports, row

WITHOUT_COPIES = Filters(unit=Unit.WITHOUT_COPIES)


@pytest.fixture
def corpus() -> Corpus:
    """Return six articles in five groups: two and three are copies."""
    return ports()


def test_articles_that_are_joined_count_once(corpus: Corpus) -> None:
    joined = apply_decisions(corpus, [decision("join_copies", articles=("one", "two"))])
    assert select(corpus, Filters()).n_copies_free == 5
    assert select(joined, Filters()).n_copies_free == 4
    copies = list_articles(joined, Filters()).set_index("key")["copies"].to_dict()
    assert copies == {"one": 2, "two": 2, "three": 2, "four": 0, "five": 0, "six": 0}


def test_articles_that_are_parted_count_each(corpus: Corpus) -> None:
    parted = apply_decisions(corpus, [decision("split_copies", articles=("three",))])
    assert select(parted, Filters()).n_copies_free == 6
    publishers = count_facet(parted, WITHOUT_COPIES, "publisher").set_index("key")["count"].to_dict()
    assert publishers["Ledger"] == 2
    assert not parted.has_copies.any()


def test_parted_articles_stay_copies_of_each_other(corpus: Corpus) -> None:
    joined = decision("join_copies", articles=("one", "two", "six"))
    parted = apply_decisions(corpus, [joined, decision("split_copies", articles=("two", "six"))])
    assert parted.story[row(parted, "two")] == parted.story[row(parted, "six")]
    assert parted.story[row(parted, "one")] == parted.story[row(parted, "three")]
    assert select(parted, Filters()).n_copies_free == 4


def test_the_chosen_one_stands_for_its_copies(corpus: Corpus) -> None:
    before = set(list_articles(corpus, WITHOUT_COPIES)["key"])
    (other,) = {"two", "three"} - before
    chosen = apply_decisions(corpus, [decision("stand_for", articles=(other,))])
    assert other in set(list_articles(chosen, WITHOUT_COPIES)["key"])
    back = apply_decisions(chosen, [decision("stand_for", articles=tuple({"two", "three"} - {other}))])
    assert set(list_articles(back, WITHOUT_COPIES)["key"]) == before


def test_where_the_chosen_one_is_not_selected_another_stands(corpus: Corpus) -> None:
    chosen = apply_decisions(corpus, [decision("stand_for", articles=("three",))])
    filters = Filters(unit=Unit.WITHOUT_COPIES, only_keys=("two",))
    assert list_articles(chosen, filters)["key"].tolist() == ["two"]


@pytest.mark.parametrize(
    "lost",
    [
        decision("join_copies", articles=("two", "three")),
        decision("join_copies", articles=("one", "gone")),
        decision("split_copies", articles=("two", "three")),
        decision("split_copies", articles=("gone",)),
        decision("stand_for", articles=("gone",)),
        decision("stand_for"),
    ],
    ids=lambda lost: lost.id,
)
def test_what_changes_no_group_is_pending(corpus: Corpus, lost: object) -> None:
    after = apply_decisions(corpus, [lost])
    assert after.pending == (lost,)
    assert arrays(after) == arrays(corpus)
