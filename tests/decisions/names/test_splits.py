"""Splitting: names leave their entity, or the name does in named articles only."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import count_names, select
from dashboard.schema import Choice, Filters
from tests.decisions.ports import arrays, decision, entity, keys, naming, ports, row


@pytest.fixture
def corpus() -> Corpus:
    return ports()


def test_a_split_name_forms_a_new_entity_with_its_own_rows(corpus: Corpus) -> None:
    parted = apply_decisions(corpus, [decision("split", "person:A. Berg", value="Alma Berg")])
    assert (naming(parted, "person:A. Berg"), naming(parted, "person:Ada Berg")) == (["two"], ["one", "two"])
    assert parted.labels.at(entity(parted, "person:A. Berg")) == "Alma Berg"
    events = parted.entities.events
    assert [len(events.of(entity(parted, f"person:{form}"))) for form in ("A. Berg", "Ada Berg")] == [1, 1]


def test_what_is_left_keeps_a_key_of_its_own(corpus: Corpus) -> None:
    parted = apply_decisions(corpus, [decision("split", "person:Ada Berg", value="Ada the Elder")])
    keys = [parted.entity_key(entity(parted, f"person:{form}")) for form in ("Ada Berg", "A. Berg")]
    assert keys == ["person:Ada Berg", "person:A. Berg"]


def test_names_of_several_entities_leave_them_for_one(corpus: Corpus) -> None:
    parted = apply_decisions(corpus, [decision("split", "person:A. Berg", "person:Berg", value="Alma Berg")])
    assert naming(parted, "person:Berg") == ["five", "one", "two"]
    assert entity(parted, "person:Berg") == entity(parted, "person:A. Berg")
    assert naming(parted, "person:Ada Berg") == ["one", "two"]


def test_in_named_articles_a_second_name_takes_their_mentions_links_and_rows(corpus: Corpus) -> None:
    split = decision("split", "person:Omar Saleh", articles=("one", "five"), value="Omar Saleh (consul)")
    parted = apply_decisions(corpus, [split])
    second = f"person:Omar Saleh#{split.id[:8]}"
    assert naming(parted, second) == ["five", "one"]
    assert naming(parted, "person:Omar Saleh") == ["three", "two"]
    of = {key: entity(parted, key) for key in (second, "person:Omar Saleh")}
    assert [len(parted.entities.events.of(each)) for each in of.values()] == [1, 0]
    mentions = [parted.names.mentions.of(parted.names_of_key(key)[0]) for key in of]
    assert [keys(parted, parted.mentions.article[each]) for each in mentions] == [
        ["five", "one"],
        ["three", "two"],
    ]
    assert parted.names.form.at(parted.names_of_key(second)[0]) == "Omar Saleh"


def test_a_second_name_is_listed_filtered_and_decided_on_as_any_other(corpus: Corpus) -> None:
    split = decision("split", "person:Omar Saleh", articles=("one",), value="The consul")
    second = f"person:Omar Saleh#{split.id[:8]}"
    parted = apply_decisions(corpus, [split, decision("merge", second, "person:Berg", value="The consul")])
    listed = count_names(parted, Filters(), "person").set_index("label")["articles"]
    assert listed.to_dict() == {"Omar Saleh": 3, "The consul": 2, "Ada Berg": 2}
    assert select(parted, Filters(choices={"person": Choice((second,))})).n_articles == 2


def test_a_place_split_in_an_article_can_be_moved_there_alone(corpus: Corpus) -> None:
    split = decision("split", "place:Moscow", articles=("six",), value="Moscow, Idaho")
    moved = apply_decisions(
        corpus, [split, decision("set_country", f"place:Moscow#{split.id[:8]}", value="USA")]
    )
    values = moved.countries[False]
    assert keys(moved, values.articles.of(values.keys.index("USA"))) == ["six"]
    assert keys(moved, values.articles.of(values.keys.index("RUS"))) == ["one", "three"]


def test_a_split_leaves_the_corpus_alone(corpus: Corpus) -> None:
    before = arrays(corpus)
    split = decision("split", "person:Omar Saleh", articles=("one",), value="The consul")
    assert arrays(apply_decisions(corpus, [split, decision("undo", object=split.id)])) == before
    assert apply_decisions(corpus, [split]).mentions.name.tolist() != corpus.mentions.name.tolist()
    assert arrays(corpus) == before


@pytest.mark.parametrize(
    "lost",
    [
        decision("split", "person:Berg", value="Berg (town)"),
        decision("split", "person:Ada Berg", "person:A. Berg", value="Both"),
        decision("split", "person:Nobody", value="Somebody"),
        decision("split", "person:Berg", articles=("two",), value="Not named there"),
        decision("split", "person:Berg", articles=("gone",), value="Not there"),
    ],
    ids=lambda lost: lost.value,
)
def test_a_split_that_parts_nothing_is_pending(corpus: Corpus, lost: object) -> None:
    after = apply_decisions(corpus, [lost])
    assert after.pending == (lost,)
    assert arrays(after) == arrays(corpus)


def test_the_last_article_of_a_name_may_leave_it_too(corpus: Corpus) -> None:
    split = decision("split", "person:Berg", articles=("one", "five"), value="Berg (town)")
    parted = apply_decisions(corpus, [split])
    assert naming(parted, "person:Berg") == []
    assert row(parted, "one") in parted.entities.articles.of(entity(parted, f"person:Berg#{split.id[:8]}"))
