"""The passages of spot checks: whole words, and what names the country asked about."""

from pathlib import Path

import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.decisions.log.accuracy_checks import Item
from dashboard.query.audit.sample_passages import find_passage, quoted
from dashboard.store import version_folder
from tests.sample import sample_world
from tests.world import World, sentence, write_world

FILLER = "The ships waited outside for a third week and the price of bread rose again. "


def open_one(folder: Path, *sentences: str) -> tuple[Corpus, str]:
    world = sample_world(1)
    (article,) = world.articles
    article.sentences[:] = [sentence(said) for said in sentences]
    store = folder / "one"
    entities = {
        key: (key[0], key[1]) for said in article.sentences for key in (m.name for m in said.mentions)
    }
    write_world(World(world.articles, {**world.entity, **entities}), store, "One")
    corpus = open_version(version_folder(store), store)
    return corpus, str(corpus.articles["key"].iloc[0])


def test_no_passage_begins_or_ends_inside_a_word(tmp_path: Path) -> None:
    corpus, key = open_one(tmp_path, FILLER * 4, "Then [Ada Berg|person] spoke.", FILLER * 4)
    text = corpus.text_of(0)
    passage = find_passage(corpus, Item(key, "Ada Berg"))
    assert passage is not None
    assert passage.before.startswith("… ")
    assert passage.after.endswith(" …")
    known = set(text.split())
    shown = f"{passage.before}{passage.exact}{passage.after}".replace("…", " ")
    assert set(shown.split()) <= known


@pytest.mark.parametrize("before", [0, 20])
def test_what_names_the_country_is_marked_even_far_down(tmp_path: Path, before: int) -> None:
    corpus, key = open_one(tmp_path, *[FILLER] * before, "Crowds filled [Ankara|place:TUR] at dawn.", FILLER)
    passage = find_passage(corpus, Item(key), "TUR")
    assert passage is not None
    assert [passage.after[start:end] for start, end, _ in passage.named] == ["Ankara"]
    assert [kind for *_, kind in passage.named] == ["place"]
    assert passage.told.endswith("1 name in it is of this country")
    other = find_passage(corpus, Item(key), "FRA")
    assert other is not None
    assert other.named == ()
    assert other.told.endswith("no name in it is of this country")


def test_words_around_a_quoted_item_are_whole() -> None:
    item = Item("key", "Ada Berg", "untry's standing. Then came one ", " said that nobody had been told.")
    assert quoted(item) == "… standing. Then came one Ada Berg said that nobody had been …"
    assert quoted(Item("key", "Ada", "Then ", " left.")) == "… Then Ada left. …"
