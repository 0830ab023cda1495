"""How a name could be parted: the company and the roles that tell two bearers apart."""

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.query.audit.decision_effects import (
    count_changed_articles,
    list_decision_effects,
    list_unassigned_articles,
)
from dashboard.query.names.split_proposals import propose_split
from dashboard.schema import Part
from dashboard.views.widgets.decision_words import label_cues
from tests.decisions.ports import decision
from tests.namesake_articles import articles_on_two_harkers
from tests.plain_corpus import Article, PlainCorpus, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

NAMES = {"Daniel Harker": "person", "Megan Lloyd": "person", "Rui Tavares": "person"}
PLACES = {"Cardiff": "GBR", "Lisbon": "PRT"}


def corpus_of(texts: dict[str, str]) -> Corpus:
    articles = []
    for number, (name, text) in enumerate(texts.items()):
        sentences = [parse_sentence(_marked(line) + ".") for line in text.splitlines()[-1].split(". ")]
        title = parse_sentence(f"Notes {number}", Part.TITLE)
        articles.append(Article(name, [title, *sentences], story=number, doc=number + 1))
    return open_corpus(PlainCorpus(articles, entity_for_each_name(articles)))


def _marked(line: str) -> str:
    for name, kind in NAMES.items():
        line = line.replace(name, f"[{name}|{kind}]")
    for place, country in PLACES.items():
        line = line.replace(place, f"[{place}|place:{country}]")
    return line


def test_two_bearers_are_parted_by_company_and_roles() -> None:
    corpus = corpus_of(articles_on_two_harkers())
    proposal = propose_split(corpus, "person:Daniel Harker")
    assert proposal is not None
    assert proposal.clear
    split = decision("split", "person:Daniel Harker", namesakes=proposal.namesakes)
    parted = apply_decisions(corpus, [split])
    shares = [
        set(corpus.articles["key"].iloc[parted.entities.articles.of(parted.entities_of_key(key)[0])])
        for key in list_namesake_keys(split)
    ]
    judge, keeper = sorted(shares, key=lambda keys: min(keys))
    assert {key[:5] for key in judge} == {"court"}
    assert {key[:5] for key in keeper} == {"match"}
    assert (len(shares[0]), len(shares[1])) == proposal.articles
    assert sum(proposal.articles) + proposal.unsure == 40
    assert len(judge) >= 16
    assert len(keeper) >= 14
    assert "Cardiff" in label_cues(corpus, [cue for each in proposal.namesakes for cue in each.cues])


def test_one_bearer_is_not_clearly_two() -> None:
    one = corpus_of(
        {name: text for name, text in articles_on_two_harkers().items() if name.startswith("court")}
    )
    proposal = propose_split(one, "person:Daniel Harker")
    assert proposal is None or not proposal.clear
    assert propose_split(one, "person:Nobody") is None


def test_what_a_split_changes_is_told_before_it_is_taken_and_what_is_left_is_listed() -> None:
    corpus = corpus_of(articles_on_two_harkers())
    proposal = propose_split(corpus, "person:Daniel Harker")
    assert proposal is not None
    split = decision("split", "person:Daniel Harker", namesakes=proposal.namesakes)
    parted = apply_decisions(corpus, [split])
    rows = list_decision_effects(corpus, parted)
    cues = {row.after or row.before: (row.articles_before, row.articles_after) for row in rows.itertuples()}
    assert cues["Daniel Harker (unsure which)"] == (40, proposal.unsure)
    assert [cues[each.label] for each in proposal.namesakes] == [(0, n) for n in proposal.articles]
    assert count_changed_articles(corpus, parted) == sum(proposal.articles)
    assert list_unassigned_articles(parted)[["label", "articles"]].to_numpy().tolist() == [
        ["Daniel Harker (unsure which)", proposal.unsure]
    ]
    assert list_unassigned_articles(corpus).empty
    assert list_decision_effects(corpus, corpus).empty


def test_changes_of_countries_and_publishers_are_told_too() -> None:
    corpus = corpus_of(articles_on_two_harkers())
    moved = apply_decisions(corpus, [decision("set_country", "place:Lisbon", value="BRA")])
    rows = {
        row.before or row.after: (row.articles_before, row.articles_after)
        for row in list_decision_effects(corpus, moved).itertuples()
    }
    lisbon = rows["Portugal"][0]
    assert rows == {"Portugal": (lisbon, 0), "Brazil": (0, lisbon)}
    assert count_changed_articles(corpus, moved) == lisbon
    renamed = apply_decisions(
        corpus, [decision("set_publisher", articles=("court-00.txt",), value="Gazette")]
    )
    assert list_decision_effects(corpus, renamed)[
        ["kind", "after", "articles_after"]
    ].to_numpy().tolist() == [["publisher", "Gazette", 1]]
    assert count_changed_articles(corpus, renamed) == 1
