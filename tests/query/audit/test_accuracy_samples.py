"""Spot checks: samples that can be drawn again, from a population that is counted; what the answers say."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from dashboard.corpus import Corpus, open_version
from dashboard.decisions.log.accuracy_checks import RIGHT, UNSURE, WRONG, CheckItem, new_check
from dashboard.query.audit.accuracy_samples import (
    ABOUT,
    MENTIONS,
    ONE_NAME,
    Population,
    count_population,
    draw_items,
    find_passage,
    list_countries_to_check,
    quote_item,
)
from dashboard.query.audit.precision import (
    estimate_kappa,
    estimate_precision,
    estimate_wilson_interval,
    format_note,
    format_notes,
    measure_agreement,
)
from dashboard.schema import Choice, Filters
from dashboard.store import version_folder
from tests.plain_corpus import PlainCorpus, parse_sentence, write_store
from tests.random_corpora import CORPORA, SEEDS, open_corpus
from tests.sample_corpus import sample_corpus

POPULATIONS = (
    Population(MENTIONS, "person"),
    Population(ONE_NAME, "person:Elena Markova"),
    Population(ABOUT, "TUR"),
)


@pytest.mark.parametrize("population", POPULATIONS, ids=lambda each: each.sort)
def test_the_same_seed_draws_the_same_and_each_item_is_found_in_its_article(
    sample: Corpus, population: Population
) -> None:
    filters = Filters(choices={"region": Choice(("Asia", "Europe"))})
    size = count_population(sample, filters, population)
    drawn = draw_items(sample, filters, population, 20, 11)
    assert drawn == draw_items(sample, filters, population, 20, 11)
    assert len(drawn) == len(set(drawn)) == min(20, size)
    assert drawn != draw_items(sample, filters, population, 20, 12)
    for item in drawn:
        passage = find_passage(sample, item)
        assert passage is not None
        assert passage.exact == item.exact
        assert sample.text_of(sample.row_of(item.article) or 0)[passage.start :].startswith(item.exact)
        assert population.format_question(sample, item).endswith("?")


@settings(max_examples=25, deadline=None)
@given(CORPORA, SEEDS)
def test_a_population_is_every_mention_outside_cuts(world: PlainCorpus, seed: int) -> None:
    corpus = open_corpus(world)
    expected = sum(
        world.entity[mention.name][0] == "person"
        for article in world.articles
        for sentence in article.sentences
        if not sentence.part.is_cut
        for mention in sentence.mentions
    )
    population = Population(MENTIONS, "person")
    assert count_population(corpus, Filters(), population) == expected
    assert len(draw_items(corpus, Filters(), population, 10**6, seed)) == expected


def test_a_passage_that_is_gone_is_none(sample: Corpus) -> None:
    key = str(sample.articles["key"].iloc[0])
    assert find_passage(sample, CheckItem("nothing", "Ada")) is None
    assert find_passage(sample, CheckItem(key, "no such words")) is None


def test_populations_are_told_in_words(sample: Corpus) -> None:
    descriptions = [population.describe(sample) for population in POPULATIONS]
    assert descriptions == ["mentions of persons", "mentions of Elena Markova", "articles about Turkey"]
    listed = list_countries_to_check(sample, Filters())
    assert "Turkey" in set(listed["label"])


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(0, 20, 0.0, 0.161), (20, 20, 0.839, 1.0), (10, 20, 0.299, 0.701), (81, 100, 0.722, 0.875)],
)
def test_the_interval_is_that_of_wilson(right: int, judged: int, low: float, high: float) -> None:
    assert estimate_wilson_interval(right, judged) == (
        pytest.approx(low, abs=5e-4),
        pytest.approx(high, abs=5e-4),
    )


def test_kappa_is_that_of_cohen() -> None:
    # Two who judge 50 items: both right 20, both wrong 15, one right and the other wrong 5 and 10.
    one = "r" * 20 + "r" * 5 + "w" * 10 + "w" * 15
    other = "r" * 20 + "w" * 5 + "r" * 10 + "w" * 15
    assert estimate_kappa(one, other) == pytest.approx(0.4)
    assert estimate_kappa("", "") is None
    assert estimate_kappa("rrr", "rrr") is None


def test_what_cannot_be_told_is_left_out_and_counted() -> None:
    result = estimate_precision({0: RIGHT, 1: WRONG, 2: UNSURE, 3: RIGHT})
    assert (result.right, result.judged, result.unsure) == (2, 3, 1)
    assert estimate_precision({0: UNSURE}).share is None


def test_two_people_are_compared_on_what_both_judged() -> None:
    result = measure_agreement(
        "AB", {0: RIGHT, 1: WRONG, 2: UNSURE, 3: RIGHT}, "CD", {0: RIGHT, 1: RIGHT, 2: RIGHT}
    )
    assert (result.both, result.same, result.differing) == (2, 1, (1,))


def test_a_methods_card_has_the_finished_checks() -> None:
    sentence = {
        "sort": "mentions",
        "about": "person",
        "population": "mentions of persons",
        "filters": "Russia",
        "size": 900,
        "seed": 4,
    }
    check = new_check("AB", [CheckItem("one", "Ada"), CheckItem("two", "Eze")], **sentence)
    from dashboard.decisions.log.accuracy_checks import CheckAnswer

    answers = [
        CheckAnswer(check.id, 0, "AB", RIGHT, ""),
        CheckAnswer(check.id, 1, "AB", WRONG, ""),
        CheckAnswer(check.id, 0, "CD", RIGHT, ""),
    ]
    (note,) = format_notes([check], answers)
    assert "1 of 2 right, precision 0.50 (95 % interval 0.09 to 0.91, Wilson)" in note
    assert "drawn from 900 mentions of persons under Russia, seed 4; says nothing of what was missed" in note
    assert "none of 2 could be judged" in format_note(check, "AB", estimate_precision({0: UNSURE, 1: UNSURE}))


FILLER = "The ships waited outside for a third week and the price of bread rose again. "


def open_one(folder: Path, *sentences: str) -> tuple[Corpus, str]:
    world = sample_corpus(1)
    (article,) = world.articles
    article.sentences[:] = [parse_sentence(sentence) for sentence in sentences]
    store = folder / "one"
    entities = {
        key: (key[0], key[1]) for sentence in article.sentences for key in (m.name for m in sentence.mentions)
    }
    write_store(PlainCorpus(world.articles, {**world.entity, **entities}), store, "One")
    corpus = open_version(version_folder(store), store)
    return corpus, str(corpus.articles["key"].iloc[0])


def test_no_passage_begins_or_ends_inside_a_word(tmp_path: Path) -> None:
    corpus, key = open_one(tmp_path, FILLER * 4, "Then [Ada Berg|person] spoke.", FILLER * 4)
    text = corpus.text_of(0)
    passage = find_passage(corpus, CheckItem(key, "Ada Berg"))
    assert passage is not None
    assert passage.before.startswith("… ")
    assert passage.after.endswith(" …")
    known = set(text.split())
    passage_text = f"{passage.before}{passage.exact}{passage.after}".replace("…", " ")
    assert set(passage_text.split()) <= known


@pytest.mark.parametrize("before", [0, 20])
def test_what_names_the_country_is_marked_even_far_down(tmp_path: Path, before: int) -> None:
    corpus, key = open_one(tmp_path, *[FILLER] * before, "Crowds filled [Ankara|place:TUR] at dawn.", FILLER)
    passage = find_passage(corpus, CheckItem(key), "TUR")
    assert passage is not None
    assert [passage.after[start:end] for start, end, _ in passage.country_names] == ["Ankara"]
    assert [kind for *_, kind in passage.country_names] == ["place"]
    assert passage.source_line.endswith("1 name in it is of this country")
    other = find_passage(corpus, CheckItem(key), "FRA")
    assert other is not None
    assert other.country_names == ()
    assert other.source_line.endswith("no name in it is of this country")


def test_words_around_a_quoted_item_are_whole() -> None:
    item = CheckItem(
        "key", "Ada Berg", "untry's standing. Then came one ", " said that nobody had been told."
    )
    assert quote_item(item) == "… standing. Then came one Ada Berg said that nobody had been …"
    assert quote_item(CheckItem("key", "Ada", "Then ", " left.")) == "… Then Ada left. …"
