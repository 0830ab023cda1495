"""Namesakes: a name parted by what articles say, the rest left open, single articles given by hand."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.query import count_names
from dashboard.schema import Filters, Namesake
from tests.decisions.ports import arrays, decision, entity, naming, ports

PARTED = decision(
    "split",
    "person:Omar Saleh",
    namesakes=(Namesake("Saleh the envoy", ("place:Moscow",)), Namesake("Saleh the skipper", ("HW stayed",))),
)


@pytest.fixture
def corpus() -> Corpus:
    return ports()


def shares(corpus: Corpus, split: object = PARTED) -> list[list[str]]:
    return [naming(corpus, key) for key in (*list_namesake_keys(split), "person:Omar Saleh")]  # type: ignore[arg-type]


def test_each_article_goes_to_the_one_whose_cue_it_holds_and_the_rest_is_unsure(corpus: Corpus) -> None:
    parted = apply_decisions(corpus, [PARTED])
    # "three" names Moscow as Russia, which is another spelling of its own here, and says "HW stayed".
    assert shares(parted) == [["one"], ["three"], ["five", "two"]]
    labels = set(count_names(parted, Filters(), "person")["label"])
    assert {"Saleh the envoy", "Saleh the skipper", "Omar Saleh (unsure which)"} <= labels


def test_an_article_with_the_cues_of_two_is_unsure(corpus: Corpus) -> None:
    both = decision(
        "split", "person:Omar Saleh", namesakes=(Namesake("A", ("Ada Berg",)), Namesake("B", ("Lagos", "HW")))
    )
    assert shares(apply_decisions(corpus, [both]), both) == [[], ["three"], ["five", "one", "two"]]


def test_an_article_given_by_hand_is_not_asked_for_its_cues(corpus: Corpus) -> None:
    given = decision(
        "split",
        "person:Omar Saleh",
        namesakes=(Namesake("A", ("place:Moscow",), ("three", "two")), Namesake("B", ("HW",), ("five",))),
    )
    assert shares(apply_decisions(corpus, [given]), given) == [["one", "three", "two"], ["five"], []]


def test_what_is_unsure_is_given_to_one_of_them_article_by_article(corpus: Corpus) -> None:
    first, _ = list_namesake_keys(PARTED)
    given = decision("assign", first, "person:Omar Saleh", articles=("two",))
    parted = apply_decisions(corpus, [PARTED, given])
    assert shares(parted) == [["one", "two"], ["three"], ["five"]]
    assert shares(apply_decisions(corpus, [PARTED, given, decision("undo", object=given.id)])) == [
        ["one"],
        ["three"],
        ["five", "two"],
    ]


def test_a_namesake_that_no_article_names_yet_has_a_key_and_can_be_given_articles(corpus: Corpus) -> None:
    waiting = decision(
        "split", "person:Omar Saleh", namesakes=(Namesake("A", ("HW",)), Namesake("B", ("zebra",)))
    )
    _, second = list_namesake_keys(waiting)
    parted = apply_decisions(
        corpus, [waiting, decision("assign", second, "person:Omar Saleh", articles=("one",))]
    )
    assert shares(parted, waiting) == [["three"], ["one"], ["five", "two"]]
    assert parted.labels.at(entity(parted, second)) == "B"


def test_every_spelling_of_the_entity_is_parted(corpus: Corpus) -> None:
    merged = decision("merge", "person:Ada Berg", "person:A. Berg", "person:Berg", value="Ada Berg")
    split = decision(
        "split", "person:Berg", namesakes=(Namesake("The town", ("town",)), Namesake("Ada", ("Omar",)))
    )
    parted = apply_decisions(corpus, [merged, split])
    assert [naming(parted, key) for key in list_namesake_keys(split)] == [[], ["one", "two"]]
    assert entity(parted, f"person:Ada Berg#{split.id[:8]}.2") == entity(parted, list_namesake_keys(split)[1])
    # "five" says both.
    assert naming(parted, "person:Berg") == ["five"]


def test_parting_and_taking_it_back_leaves_the_corpus_as_it_was(corpus: Corpus) -> None:
    before = arrays(corpus)
    assert arrays(apply_decisions(corpus, [PARTED, decision("undo", object=PARTED.id)])) == before
    assert arrays(corpus) == before


@pytest.mark.parametrize(
    "lost",
    [
        decision("split", "person:Nobody", namesakes=(Namesake("A", ("rain",)),)),
        decision("split", "person:Omar Saleh", namesakes=(Namesake("A", ("zebra",)), Namesake("B", ("",)))),
        decision("assign", "person:Ada Berg", articles=("one",)),
        decision("assign", "person:Ada Berg", "person:Omar Saleh", articles=("six",)),
        decision("keep_apart", "person:Ada Berg", "person:Nobody"),
    ],
)
def test_what_parts_nothing_is_pending(corpus: Corpus, lost: object) -> None:
    after = apply_decisions(corpus, [lost])
    assert after.pending == (lost,)
    assert arrays(after) == arrays(corpus)
