"""An opened corpus: its articles, keys, labels and fields."""

import gc
from pathlib import Path

import pytest

from dashboard.corpus import Corpus, open_version
from tests.plain_corpus import names_of
from tests.sample_corpus import sample_corpus


def test_a_corpus_holds_every_article_and_its_text(sample: Corpus) -> None:
    world = {article.key: article for article in sample_corpus().articles}
    assert set(sample.articles["key"]) == set(world)
    for row, key in enumerate(sample.articles["key"]):
        assert sample.text_of(row) == world[key].text
        assert sample.row_of(key) == row
    assert sample.texts_of([3, 1]) == [sample.text_of(3), sample.text_of(1)]
    assert sample.row_of("no such key") is None


def test_every_spelling_leads_to_its_entity(sample: Corpus) -> None:
    world = sample_corpus()
    for name in names_of(world):
        (entity,) = sample.entities_of_key(f"{name[0]}:{name[1]}")
        assert sample.labels.at(entity) == world.entity[name][1]
        assert sample.entities_of_key(sample.entity_key(entity)) == [entity]


@pytest.mark.parametrize(
    "key", ["person:Nobody", "ship:Elena Markova", "Elena Markova", "", "place:Elena Markova"]
)
def test_a_key_of_nothing_leads_nowhere(sample: Corpus, key: str) -> None:
    assert sample.entities_of_key(key) == []


def test_a_key_is_made_of_the_spelling_that_is_the_label(sample: Corpus) -> None:
    (entity,) = sample.entities_of_key("person:Markova")
    assert sample.entity_key(entity) == "person:Elena Markova"


def test_the_analysts_own_fields_are_named(sample: Corpus) -> None:
    assert sample.field_names == ("desk",)


def test_a_corpus_is_let_go_without_a_collection(sample_store: Path) -> None:
    def opened() -> int:
        return sum(isinstance(each, Corpus) for each in gc.get_objects())

    gc.disable()
    try:
        before = opened()
        corpus = open_version(sample_store / "versions" / "1", sample_store)
        assert opened() == before + 1
        del corpus
        assert opened() == before
    finally:
        gc.enable()
