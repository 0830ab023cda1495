"""Two places of one name are two: their keys, labels and counts, and what a decision on the one does to the other."""

from pathlib import Path

import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.decisions import apply_decisions
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.query import count_names, list_spellings, select
from dashboard.query.names.names_beside import add_name_filter
from dashboard.query.names.possible_duplicates import suggest_merges
from dashboard.schema import Decision, Filters, Namesake
from tests.decisions.ports import decision, entity, naming
from tests.plain_corpus import Article, PlainCorpus, entity_for_each_name, parse_sentence, write_store
from tests.random_corpora import open_corpus

TEXTS = {
    "one": "Ferries left [Georgia|place:GEO] for [Arden|place].",
    "two": "[Georgia|place:GEO] and [Turkey|place:TUR] talked.",
    "three": "Voters in [Georgia|place:USA] queued, and in [Arden|place:GBR] they did not.",
    "four": "[HW|organisation] wrote, and [HW|organisation:TUR] answered.",
}
GEORGIA_COUNTRY, GEORGIA_STATE = "place@GEO:Georgia", "place@USA:Georgia"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    articles = [
        Article(key, [parse_sentence(text)], story=n, doc=n) for n, (key, text) in enumerate(TEXTS.items(), 1)
    ]
    entity = {
        name: (kind, label, name[2]) if label in ("Georgia", "Arden") else (kind, label)
        for name, (kind, label) in entity_for_each_name(articles).items()
    }
    return open_corpus(PlainCorpus(articles, entity))


def places(corpus: Corpus) -> dict[str, tuple[str, int]]:
    rows = count_names(corpus, Filters(), "place")
    return {row.key: (row.label, row.articles) for row in rows.itertuples()}


def test_two_places_of_one_name_have_keys_labels_and_counts_of_their_own(corpus: Corpus) -> None:
    assert places(corpus) == {
        GEORGIA_COUNTRY: ("Georgia (the country)", 2),
        GEORGIA_STATE: ("Georgia (United States)", 1),
        "place@:Arden": ("Arden (no country)", 1),
        "place@GBR:Arden": ("Arden (United Kingdom)", 1),
        "place:Turkey": ("Turkey", 1),
    }
    assert (naming(corpus, GEORGIA_COUNTRY), naming(corpus, GEORGIA_STATE)) == (["one", "two"], ["three"])
    for key, (_, number) in places(corpus).items():
        assert select(corpus, add_name_filter(corpus, Filters(), "place", key)).n_articles == number


def test_a_body_of_two_spellings_alike_has_a_plain_key_and_each_spelling_its_own(corpus: Corpus) -> None:
    assert corpus.entity_key(entity(corpus, "organisation:HW")) == "organisation:HW"
    assert corpus.label_of(entity(corpus, "organisation:HW")) == "HW"
    spelt = [corpus.key_of_name(name) for name in corpus.names_of_key("organisation:HW")]
    assert spelt == ["organisation@:HW", "organisation@TUR:HW"]


def test_a_key_without_a_country_means_all_that_are_spelt_so(corpus: Corpus) -> None:
    assert len(corpus.entities_of_key("place:Georgia")) == 2
    assert corpus.entities_of_key("place@FRA:Georgia") == []
    hidden = apply_decisions(corpus, [decision("hide", "place:Georgia")])
    assert not {GEORGIA_COUNTRY, GEORGIA_STATE} & places(hidden).keys()


def test_what_is_decided_on_one_leaves_the_other(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [decision("set_country", GEORGIA_STATE, value="ARM")])
    assert places(moved)[GEORGIA_STATE] == ("Georgia (Armenia)", 1)
    assert places(moved)[GEORGIA_COUNTRY] == ("Georgia (the country)", 2)
    renamed = apply_decisions(corpus, [decision("rename", GEORGIA_STATE, value="Georgia State")])
    assert (places(renamed)[GEORGIA_STATE][0], places(renamed)[GEORGIA_COUNTRY][0]) == (
        "Georgia State",
        "Georgia",
    )
    hidden = apply_decisions(corpus, [decision("hide", GEORGIA_STATE)])
    assert GEORGIA_COUNTRY in places(hidden) and GEORGIA_STATE not in places(hidden)


def test_two_that_are_merged_are_one_and_both_keys_lead_there(corpus: Corpus) -> None:
    merged = apply_decisions(corpus, [decision("merge", GEORGIA_COUNTRY, GEORGIA_STATE)])
    assert places(merged)["place:Georgia"] == ("Georgia", 3)
    assert entity(merged, GEORGIA_COUNTRY) == entity(merged, GEORGIA_STATE) == entity(merged, "place:Georgia")


def test_one_is_parted_among_namesakes_and_the_other_stays(corpus: Corpus) -> None:
    bearers = (
        Namesake("Georgia of the ferries", ("ferries",)),
        Namesake("Georgia of the talks", ("talked",)),
    )
    split = Decision(
        "a1b2c3d4-1", "", "", "split", kind="place", spellings=(GEORGIA_COUNTRY,), namesakes=bearers
    )
    parted = apply_decisions(corpus, [split])
    assert [naming(parted, key) for key in list_namesake_keys(split)] == [["one"], ["two"]]
    assert naming(parted, GEORGIA_STATE) == ["three"]


def test_the_parts_of_both_can_be_told_apart_again(corpus: Corpus) -> None:
    split = Decision("a1b2c3d4-2", "", "", "split", "place", ("place:Georgia",), ("one", "three"), "Ours")
    parted = apply_decisions(corpus, [split])
    assert naming(parted, "place:Georgia#a1b2c3d4") == ["one", "three"]
    then = decision("split", "place@USA:Georgia#a1b2c3d4", value="Theirs")
    assert naming(apply_decisions(corpus, [split, then]), "place@GEO:Georgia#a1b2c3d4") == ["one"]


def test_places_of_one_name_in_two_countries_are_not_suggested_as_one(corpus: Corpus) -> None:
    pairs = {frozenset((row.key, row.other_key)) for row in suggest_merges(corpus, "place").itertuples()}
    assert pairs == {frozenset(("place@:Arden", "place@GBR:Arden"))}


def test_a_renamed_name_that_is_called_as_another_says_its_country(corpus: Corpus) -> None:
    renamed = apply_decisions(corpus, [decision("rename", "place:Turkey", value="Arden")])
    assert places(renamed)["place:Turkey"][0] == "Arden (Turkey)"


def test_a_spelling_that_stands_in_several_countries_says_which(tmp_path: Path) -> None:
    articles = [Article("one", [parse_sentence("[HW|organisation] wrote to [HW|organisation:TUR].")], doc=1)]
    folder = write_store(PlainCorpus(articles, entity_for_each_name(articles)), tmp_path / "two", "Two")
    corpus = open_version(folder, tmp_path / "two")
    spellings = list_spellings(corpus, "organisation:HW")[["form", "key"]].to_numpy().tolist()
    assert spellings == [["HW (Turkey)", "organisation@TUR:HW"], ["HW (no country)", "organisation@:HW"]]
