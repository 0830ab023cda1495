"""Merging, renaming, hiding and kinds: the labels follow at once, and every old spelling still leads there."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import count_facet, count_names, select
from dashboard.schema import Choice, Filters
from tests.decisions.ports import arrays, decision, entity, naming, ports

BERGS = ("person:Ada Berg", "person:Berg")


@pytest.fixture
def corpus() -> Corpus:
    return ports()


def test_a_merged_name_has_the_union_of_the_rows_and_never_their_sum(corpus: Corpus) -> None:
    assert (naming(corpus, BERGS[0]), naming(corpus, BERGS[1])) == (["one", "two"], ["five", "one"])
    merged = apply_decisions(corpus, [decision("merge", *BERGS)])
    assert naming(merged, BERGS[0]) == ["five", "one", "two"]
    people = count_names(merged, Filters(), "person").set_index("label")
    assert people.loc["Ada Berg", ["articles", "mentions", "spellings"]].tolist() == [3, 5, 3]
    assert set(people.index) == {"Ada Berg", "Omar Saleh"}


def test_every_spelling_leads_to_the_merged_name(corpus: Corpus) -> None:
    merged = apply_decisions(corpus, [decision("merge", *BERGS, value="Ada Berg MP")])
    entities = {entity(merged, f"person:{form}") for form in ("Ada Berg", "A. Berg", "Berg")}
    assert [merged.labels.at(each) for each in entities] == ["Ada Berg MP"]
    old = select(merged, Filters(choices={"person": Choice(("person:Berg",))}))
    assert old.n_articles == 3


def test_a_merged_name_is_called_as_one_of_them_and_becomes_that_one(corpus: Corpus) -> None:
    merged = apply_decisions(corpus, [decision("merge", "person:Berg", "person:Ada Berg", value="Ada Berg")])
    assert merged.entity_key(entity(merged, "person:Berg")) == "person:Ada Berg"
    unnamed = apply_decisions(corpus, [decision("merge", "person:Berg", "person:Ada Berg")])
    assert unnamed.labels.at(entity(unnamed, "person:Ada Berg")) == "Berg"


def test_the_kind_may_be_told_once_for_all_spellings(corpus: Corpus) -> None:
    once = apply_decisions(corpus, [decision("merge", "Ada Berg", "Berg", kind="person")])
    assert naming(once, "person:Ada Berg") == ["five", "one", "two"]


def test_a_merge_shares_all_that_it_does_not_touch(corpus: Corpus) -> None:
    merged = apply_decisions(corpus, [decision("merge", *BERGS)])
    for name in (
        "articles",
        "mentions",
        "sentences",
        "events",
        "terms",
        "countries",
        "facets",
        "days",
        "live",
    ):
        assert getattr(merged, name) is getattr(corpus, name)
    assert merged.entities.articles.rows is corpus.entities.articles.rows


def test_a_merge_undone_leaves_the_same_arrays(corpus: Corpus) -> None:
    before = arrays(corpus)
    merge = decision("merge", *BERGS, value="Ada Berg MP")
    assert arrays(apply_decisions(corpus, [merge])) != before
    assert arrays(apply_decisions(corpus, [merge, decision("undo", object=merge.id)])) == before
    assert arrays(corpus) == before


def test_names_of_two_kinds_can_be_one(corpus: Corpus) -> None:
    merged = apply_decisions(corpus, [decision("merge", "organisation:HW", "person:Berg", value="Harbour")])
    assert naming(merged, "person:Berg") == ["five", "one", "three"]
    assert "Harbour" in count_facet(merged, Filters(), "organisation")["label"].tolist()


def test_a_renamed_name_bears_its_new_label(corpus: Corpus) -> None:
    renamed = apply_decisions(corpus, [decision("rename", "person:A. Berg", value=" Ada B. ")])
    assert renamed.labels.at(entity(renamed, "person:Ada Berg")) == "Ada B."
    assert renamed.entity_key(entity(renamed, "person:A. Berg")) == "person:Ada Berg"


def test_a_hidden_name_is_off_the_lists_and_its_articles_stay(corpus: Corpus) -> None:
    hide = decision("hide", "person:Omar Saleh")
    hidden = apply_decisions(corpus, [hide])
    assert "Omar Saleh" not in count_facet(hidden, Filters(), "person")["label"].tolist()
    assert "Omar Saleh" not in count_names(hidden, Filters(), "person")["label"].tolist()
    assert select(hidden, Filters()).n_articles == 6
    assert select(hidden, Filters(choices={"person": Choice(("person:Omar Saleh",))})).n_articles == 4
    visible = apply_decisions(corpus, [hide, decision("show", "person:Omar Saleh")])
    assert arrays(visible) == arrays(corpus)


def test_a_name_of_another_kind_is_listed_there_and_found_by_both_keys(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [decision("set_kind", "person:Berg", value="organisation")])
    assert "Berg" in count_facet(moved, Filters(), "organisation")["label"].tolist()
    assert "Berg" not in count_facet(moved, Filters(), "person")["label"].tolist()
    assert entity(moved, "organisation:Berg") == entity(moved, "person:Berg")
    then = [decision("set_kind", "person:Berg", value="organisation"), decision("hide", "organisation:Berg")]
    assert apply_decisions(corpus, then).pending == ()


def test_a_key_of_another_kind_never_hides_the_name_that_has_it() -> None:
    corpus = apply_decisions(ports(), [decision("set_kind", "organisation:Harbour Watch", value="person")])
    twice = apply_decisions(ports(), [decision("set_kind", "person:Berg", value="person")])
    assert corpus.entities_of_key("person:Harbour Watch") == corpus.entities_of_key(
        "organisation:Harbour Watch"
    )
    assert twice.entities.alias == {}


@pytest.mark.parametrize(
    "lost",
    [
        decision("merge", "person:Ada Berg", "person:A. Berg"),
        decision("merge", "person:Ada Berg", "person:Nobody"),
        decision("rename", "person:Nobody", value="Somebody"),
        decision("rename", "person:Berg", value=" "),
        decision("hide", "person:Nobody"),
        decision("show", "Berg"),
        decision("set_kind", "person:Berg", value="animal"),
        decision("undo", object="never made"),
        decision("paint", "person:Berg", value="red"),
    ],
    ids=lambda lost: lost.id,
)
def test_what_finds_no_object_is_kept_as_pending_and_changes_nothing(corpus: Corpus, lost: object) -> None:
    after = apply_decisions(corpus, [lost])
    assert after.pending == (lost,)
    assert after.decisions == ()
    assert arrays(after) == arrays(corpus)


def test_a_later_decision_acts_on_the_result_of_the_earlier_ones(corpus: Corpus) -> None:
    chain = [
        decision("merge", *BERGS, value="The Bergs"),
        decision("merge", "person:A. Berg", "person:Omar Saleh", value="All"),
        decision("split", "person:Berg", value="Berg (town)"),
        decision("hide", "person:Ada Berg"),
    ]
    after = apply_decisions(corpus, chain)
    assert after.decisions == tuple(chain)
    assert naming(after, "person:Ada Berg") == ["five", "one", "three", "two"]
    assert naming(after, "person:Berg") == ["five", "one"]
    assert count_names(after, Filters(), "person")["label"].tolist() == ["Berg (town)"]
