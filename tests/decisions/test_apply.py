"""Any decisions: the patched rows are those that plain loops find, undoing undoes, and order does not matter."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from dashboard.corpus import Corpus
from dashboard.corpus.countries import build_country_facets
from dashboard.decisions import apply_decisions
from dashboard.schema import Decision
from tests.decisions.ports import MEETING, SINKING, SPEECH, arrays, decision, list_facts, ports
from tests.plain_corpus import PlainCorpus
from tests.random_corpora import CORPORA, DECISIONS, SEEDS, open_corpus, with_event_words

MANY = settings(max_examples=120, deadline=None)

UNRELATED = (
    decision("merge", "person:Ada Berg", "person:Berg", value="The Bergs"),
    decision("merge", "organisation:HW", "organisation:Harbour Watch"),
    decision("rename", "organisation:Port Council", value="Council of Ports"),
    decision("hide", "place:Ankara"),
    decision("set_kind", "place:Atlantis", value="organisation"),
    decision("split", "person:Omar Saleh", articles=("three", "five"), value="The other Saleh"),
    decision("set_country", "place:Lagos", value="TUR"),
    decision("set_country", "place:Russia", value="UKR"),
    decision("set_country", "place:Moscow", value="USA"),
    decision("set_day", articles=("two",), value="2017-05-09"),
    decision("set_title", articles=("two",), value="Called otherwise"),
    decision("set_publisher", articles=("three",), value="Mirror"),
    decision("set_publisher", articles=("four",), value="Gazette"),
    decision("off_topic", articles=("five",)),
    decision("reject_events", events=(MEETING,)),
    decision("date_events", events=(SINKING,), value="2017-05-04"),
    decision("set_event_status", events=(SINKING,), value="planned"),
    decision("set_event_kind", events=(SPEECH,), value="meeting/talks"),
    decision("place_events", events=(SPEECH,), value="TUR"),
    decision("set_actors", "organisation:HW", events=(SINKING,)),
    decision("join_events", events=(SINKING, SPEECH)),
)


@MANY
@given(world=CORPORA, decisions=DECISIONS)
def test_the_rows_of_every_entity_are_those_that_loops_find(
    world: PlainCorpus, decisions: tuple[Decision, ...]
) -> None:
    corpus = apply_decisions(open_corpus(world), with_event_words(world, decisions))
    for number in range(len(corpus.entities.kind)):
        rows = entity_rows(corpus, number)
        entities = corpus.entities
        assert entities.articles.of(number).tolist() == sorted(rows["articles"])
        assert entities.sentences.of(number).tolist() == sorted(rows["sentences"])
        assert entities.events.of(number).tolist() == sorted(rows["events"])
    for name in range(len(corpus.names.entity)):
        mentions = [at for at, each in enumerate(corpus.mentions.name.tolist()) if each == name]
        links = [at for at, each in enumerate(corpus.events.link_name.tolist()) if each == name]
        assert corpus.names.mentions.of(name).tolist() == mentions
        assert corpus.names.links.of(name).tolist() == links


def entity_rows(corpus: Corpus, entity: int) -> dict[str, set[int]]:
    """Return the articles, sentences and events that name an entity, mention by mention and link by link."""
    rows: dict[str, set[int]] = {"articles": set(), "sentences": set(), "events": set()}
    mentions = corpus.mentions
    for at in range(len(mentions.name)):
        if mentions.counted[at] and corpus.names.entity[mentions.name[at]] == entity:
            rows["articles"].add(int(mentions.article[at]))
            rows["sentences"] |= {int(mentions.sentence[at])} - {-1}
    for event, name in zip(corpus.events.link_event.tolist(), corpus.events.link_name.tolist(), strict=True):
        if corpus.names.entity[name] == entity:
            rows["events"].add(event)
    return rows


@MANY
@given(world=CORPORA, decisions=DECISIONS)
def test_patched_countries_and_regions_are_those_counted_anew(
    world: PlainCorpus, decisions: tuple[Decision, ...]
) -> None:
    corpus = apply_decisions(open_corpus(world), with_event_words(world, decisions))
    sizes = (corpus.n, len(corpus.sentences.article))
    fresh = build_country_facets(
        corpus.places, corpus.country_rows, corpus.names, corpus.mentions, corpus.events, sizes
    )
    for patched, anew in zip((corpus.countries, corpus.regions), fresh, strict=True):
        assert {about: without_empty(patched[about]) for about in patched} == {
            about: without_empty(anew[about]) for about in anew
        }


def without_empty(values: object) -> dict[str, dict[str, list[int]]]:
    """Return the rows of every value of a facet that has any."""
    plain = arrays(values)
    keys = values.keys  # type: ignore[attr-defined]
    return {
        name: {key: rows for key, rows in zip(keys, plain[name], strict=True) if rows}
        for name in ("articles", "sentences", "events")
    }


@MANY
@given(world=CORPORA, decisions=DECISIONS)
def test_decisions_all_undone_leave_the_same_arrays(
    world: PlainCorpus, decisions: tuple[Decision, ...]
) -> None:
    corpus, decisions = open_corpus(world), with_event_words(world, decisions)
    before = arrays(corpus)
    others = [each for each in decisions if each.verb != "undo"]
    undone = [replace(decision("undo", object=each.id), id=f"undo {each.id}") for each in others]
    assert arrays(apply_decisions(corpus, [*others, *undone])) == before
    apply_decisions(corpus, decisions)
    assert arrays(corpus) == before


@MANY
@given(world=CORPORA, decisions=DECISIONS)
def test_every_decision_is_done_or_pending(world: PlainCorpus, decisions: tuple[Decision, ...]) -> None:
    after = apply_decisions(open_corpus(world), with_event_words(world, decisions))
    undone = {each.object for each in decisions if each.verb == "undo"}
    seen = {each.id for each in (*after.decisions, *after.pending)}
    assert {each.id for each in decisions if each.verb != "undo" and each.id not in undone} <= seen
    assert len(seen) == len(after.decisions) + len(after.pending)


@pytest.mark.parametrize(
    "pair", list(combinations(UNRELATED, 2)), ids=lambda pair: f"{pair[0].id} / {pair[1].id}"[:70]
)
def test_the_order_of_unrelated_decisions_does_not_matter(pair: tuple[Decision, Decision]) -> None:
    corpus = ports()
    there, back = apply_decisions(corpus, pair), apply_decisions(corpus, pair[::-1])
    assert there.pending == back.pending == ()
    assert list_facts(there) == list_facts(back)


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_all_unrelated_decisions_together_are_the_same_in_any_order(seed: int) -> None:
    corpus = ports()
    shuffled = random.Random(seed).sample(UNRELATED, len(UNRELATED))
    assert list_facts(apply_decisions(corpus, shuffled)) == list_facts(apply_decisions(corpus, UNRELATED))


@pytest.mark.parametrize("each", UNRELATED, ids=lambda each: each.id[:60])
def test_each_of_these_decisions_is_seen(each: Decision) -> None:
    corpus = ports()
    assert list_facts(apply_decisions(corpus, [each])) != list_facts(corpus)
