"""Names that are likely one."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.query.names.possible_duplicates import suggest_merges
from dashboard.schema import Namesake, Part
from tests.decisions.ports import decision
from tests.plain_corpus import Article, PlainCorpus, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

TEXTS = (
    "[Sergei Orlov|person] met [Mary Ann Cole|person] of the [Bureau of Ferry Safety|organisation].",
    "[Sergey Orlov|person] and [Mary Cole|person] spoke for the [BFS|organisation] of [Łódź|place:POL].",
    "[José Peña|person] wrote to the [Bureau of Ferry Safety|organisation] ([BFS|organisation]) in [Lodz|place:POL].",
    "[Jose Pena|person] is known to [Cole|person], and [Peña José|person] is not; [Safety of Ferry Bureau|organisation].",
    "[Mary Cole|person] again, [Dora Lund|person], [Dorothy Lund|person], [ABC|organisation], [All Boats Club|organisation]",
)
PUBLISHERS = ("The Harbour (Leith)", "www.theharbour.com", "Harbour", "Harbour Weekly", "The Harbour (Leith)")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    articles = [
        Article(
            f"key-{n}",
            [parse_sentence("A title", Part.TITLE), parse_sentence(text)],
            publisher=publisher,
            story=n,
            doc=n,
        )
        for n, (text, publisher) in enumerate(zip(TEXTS, PUBLISHERS, strict=True), start=1)
    ]
    articles[-1].sentences[1] = parse_sentence(TEXTS[-1].replace("[All Boats Club|organisation]", ""))
    articles.append(Article("key-6", [parse_sentence("[All Boats Club|organisation]")], story=6, doc=6))
    return open_corpus(PlainCorpus(articles, entity_for_each_name(articles)))


def pairs(corpus: Corpus, kind: str) -> dict[frozenset[str], str]:
    rows = suggest_merges(corpus, kind)
    return {frozenset((row.label, row.other)): row.why for row in rows.itertuples()}


@pytest.mark.parametrize(
    ("kind", "one", "other", "why"),
    [
        ("person", "Sergei Orlov", "Sergey Orlov", "one letter differs"),
        ("person", "José Peña", "Jose Pena", "the same but for case, accents or marks"),
        ("person", "José Peña", "Peña José", "the same words in another order"),
        ("person", "Mary Cole", "Mary Ann Cole", "the same but for a middle name"),
        ("person", "Cole", "Mary Cole", "a surname; 2 of 3 articles on its bearers are on this one"),
        ("organisation", "BFS", "Bureau of Ferry Safety", "an acronym of it"),
        (
            "organisation",
            "Safety of Ferry Bureau",
            "Bureau of Ferry Safety",
            "the same words in another order",
        ),
        ("publisher", "The Harbour (Leith)", "www.theharbour.com", "both are harbour, written plainly"),
        ("publisher", "The Harbour (Leith)", "Harbour", "both are harbour, written plainly"),
    ],
)
def test_likely_names_are_suggested_with_the_reason(
    corpus: Corpus, kind: str, one: str, other: str, why: str
) -> None:
    assert pairs(corpus, kind)[frozenset((one, other))] == why


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Dora Lund", "Dorothy Lund"),
        ("organisation", "ABC", "All Boats Club"),  # no article has both
        ("publisher", "Harbour", "Harbour Weekly"),
    ],
)
def test_what_only_looks_alike_is_not_suggested(corpus: Corpus, kind: str, one: str, other: str) -> None:
    assert frozenset((one, other)) not in pairs(corpus, kind)


def test_those_that_would_gain_most_come_first_with_their_articles(corpus: Corpus) -> None:
    rows = suggest_merges(corpus, "organisation")
    first = rows.iloc[0]
    assert (first["label"], first["other"]) == ("BFS", "Bureau of Ferry Safety")
    assert (first["articles"], first["other_articles"], first["both"]) == (2, 2, 1)
    assert suggest_merges(corpus, "organisation", limit=1)["key"].tolist() == [first["key"]]


def test_what_is_kept_apart_parted_hidden_or_merged_is_not_suggested_again(corpus: Corpus) -> None:
    orlovs = ("person:Sergei Orlov", "person:Sergey Orlov")
    pair = frozenset(("Sergei Orlov", "Sergey Orlov"))
    for made in (
        decision("keep_apart", *orlovs),
        decision("hide", orlovs[0]),
        decision("merge", *orlovs, value="Sergei Orlov"),
    ):
        assert pair not in pairs(apply_decisions(corpus, [made]), "person")
    boats = decision(
        "keep_apart", *(f"publisher:{name}" for name in ("Harbour", PUBLISHERS[0])), kind="publisher"
    )
    assert frozenset(("Harbour", PUBLISHERS[0])) not in pairs(apply_decisions(corpus, [boats]), "publisher")
    split = decision(
        "split", "person:Mary Cole", namesakes=(Namesake("Mary Cole", ("BFS",)), Namesake("M. Cole"))
    )
    parted = apply_decisions(corpus, [split])
    assert len(list_namesake_keys(split)) == 2
    assert not any("unsure" in name for names in pairs(parted, "person") for name in names if "Mary" in names)
