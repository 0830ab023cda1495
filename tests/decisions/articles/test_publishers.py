"""Publishers: several made one, one called otherwise, and old names that lead to the new."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import count_facet, select
from dashboard.schema import Choice, Decision, Filters
from tests.decisions.ports import decision, keys, ports

MERGED = decision("merge", "publisher:Courier", "publisher:Ledger", kind="publisher", value="The Courier")


@pytest.fixture
def corpus() -> Corpus:
    return ports()


def published_by(corpus: Corpus, publisher: str) -> list[str]:
    return keys(
        corpus, select(corpus, Filters(choices={"publisher": Choice((publisher,))})).articles.nonzero()[0]
    )


def counts(corpus: Corpus) -> dict[str, int]:
    rows = count_facet(corpus, Filters(), "publisher", limit=100)
    return {key: int(n) for key, n in zip(rows["key"], rows["count"], strict=True) if key}


def test_merged_publishers_are_one_and_their_old_names_lead_to_it(corpus: Corpus) -> None:
    before = counts(corpus)
    merged = apply_decisions(corpus, [MERGED])
    assert counts(merged) == {"The Courier": before["Courier"] + before["Ledger"]}
    assert (
        published_by(merged, "Ledger")
        == published_by(merged, "The Courier")
        == published_by(merged, "Courier")
    )
    assert set(merged.articles["publisher"]) == {"The Courier", ""}


def test_a_name_that_was_done_away_with_twice_leads_to_the_last(corpus: Corpus) -> None:
    renamed = decision("rename", "publisher:The Courier", kind="publisher", value="Courier & Ledger")
    after = apply_decisions(corpus, [MERGED, renamed])
    assert published_by(after, "Ledger") == published_by(after, "Courier & Ledger") != []
    assert apply_decisions(corpus, [MERGED, renamed, decision("undo", object=MERGED.id)]).pending == (
        renamed,
    )


def test_an_article_moved_to_another_publisher_leaves_the_merged_one(corpus: Corpus) -> None:
    moved = decision("set_publisher", articles=("one",), value="Gazette")
    after = apply_decisions(corpus, [MERGED, moved])
    assert published_by(after, "Gazette") == ["one"]
    assert "one" not in published_by(after, "Ledger")


@pytest.mark.parametrize(
    "lost",
    [
        decision("merge", "publisher:Courier", kind="publisher", value="Other"),
        decision("rename", "publisher:Nobody", kind="publisher", value="Other"),
        decision("rename", "publisher:Courier", kind="publisher", value="Courier"),
        decision("hide", "publisher:Courier", kind="publisher"),
        decision("keep_apart", "publisher:Courier", "publisher:Nobody", kind="publisher"),
    ],
    ids=lambda lost: lost.verb,
)
def test_what_changes_nothing_is_pending(corpus: Corpus, lost: Decision) -> None:
    assert apply_decisions(corpus, [lost]).pending == (lost,)
