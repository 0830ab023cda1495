"""Decisions: what they make of a corpus, and the file they are kept in."""

import json
import threading
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from dashboard.corpus import Corpus
from dashboard.corpus.postings import Postings
from dashboard.corpus.string_columns import StringColumn
from dashboard.decisions import (
    FILE,
    append_decisions,
    apply_decisions,
    hash_decisions,
    load_decisions,
    new_decision,
    select_effective,
)
from dashboard.decisions.log.decision_log import BrokenDecisionError
from dashboard.query import (
    count_facet,
    count_names,
    list_articles,
    list_events,
    list_spellings,
    read_article,
    select,
)
from dashboard.schema import Choice, Decision, EventReference, Filters
from tests.oracle.agreement import QUESTIONS
from tests.plain_corpus import PlainCorpus
from tests.plain_decisions import PlainDecisions
from tests.random_corpora import CORPORA, DECISIONS, make_corpus, make_filters, open_corpus

NUMBERS = iter(range(10**6))


def decision(verb: str, *spellings: str, **given: Any) -> Decision:
    return Decision(
        id=f"{next(NUMBERS):08d}",
        when="2017-05-01T09:00:00",
        who="Ada",
        verb=verb,
        spellings=spellings,
        **given,
    )


def merged(*keys: str, label: str = "") -> Decision:
    return decision("merge", *keys, value=label)


def undoing(undone: Decision) -> Decision:
    return decision("undo", object=undone.id)


def to_plain(value: Any) -> Any:
    """Return all that a corpus holds as plain values that can be compared."""
    if isinstance(value, Postings):
        return [value.of(number).tolist() for number in range(value.n_values)]
    if isinstance(value, StringColumn):
        return value.to_numpy().tolist()
    if isinstance(value, pd.DataFrame):
        return value.astype(object).to_numpy().tolist()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, dict):
        return {key: to_plain(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, Decision):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    return value


@pytest.fixture(name="corpus")
def _corpus(sample: Corpus) -> Corpus:
    return sample


def labels_of(corpus: Corpus, kind: str = "person") -> dict[str, int]:
    names = count_names(corpus, Filters(), kind, limit=0)
    return dict(zip(names["label"], names["articles"], strict=True))


# ------------------------------------------------------------------- properties


@settings(max_examples=60, deadline=None)
@given(CORPORA, DECISIONS)
def test_what_finds_no_object_is_pending(world: PlainCorpus, decisions: tuple[Decision, ...]) -> None:
    pending = [each.id for each in apply_decisions(open_corpus(world), decisions).pending]
    assert pending == PlainDecisions(world).decide(decisions).pending


@settings(max_examples=40, deadline=None)
@given(CORPORA, DECISIONS)
def test_deciding_and_undoing_leaves_the_same_arrays(
    world: PlainCorpus, decisions: tuple[Decision, ...]
) -> None:
    corpus = open_corpus(world)
    before = to_plain(corpus)
    undone = [undoing(each) for each in select_effective(decisions)]
    assert to_plain(replace(apply_decisions(corpus, (*decisions, *undone)), pending=())) == before
    assert to_plain(corpus) == before


@settings(max_examples=40, deadline=None)
@given(CORPORA, DECISIONS)
def test_an_undo_in_the_middle_is_as_if_nothing_had_been_decided(
    world: PlainCorpus, decisions: tuple[Decision, ...]
) -> None:
    corpus, extra = open_corpus(world), merged("person:Berg", "person:Eze")
    between = apply_decisions(corpus, (extra, *decisions, undoing(extra)))
    assert to_plain(between) == to_plain(apply_decisions(corpus, decisions))


@settings(max_examples=40, deadline=None)
@given(CORPORA, DECISIONS, DECISIONS)
def test_deciding_more_on_a_decided_corpus_is_as_deciding_all_at_once(
    world: PlainCorpus, first: tuple[Decision, ...], more: tuple[Decision, ...]
) -> None:
    corpus, more = open_corpus(world), select_effective(more)
    one_by_one, at_once = (
        apply_decisions(apply_decisions(corpus, first), more),
        apply_decisions(corpus, (*first, *more)),
    )
    assert to_plain(replace(one_by_one, decisions=(), pending=())) == to_plain(
        replace(at_once, decisions=(), pending=())
    )


def test_unrelated_decisions_commute() -> None:
    corpus = open_corpus(make_corpus(5, 12))
    unrelated = (
        merged("person:Berg", "person:Eze", label="Berg and Eze"),
        decision("hide", "organisation:Port Council"),
        decision("split", "organisation:HW", value="HW of Lagos"),
        decision("set_country", "place:Ankara", value="NGA"),
        decision("off_topic", articles=("key-1",)),
        decision("set_day", articles=("key-2",), value="2017-03-03"),
    )
    there, back = apply_decisions(corpus, unrelated), apply_decisions(corpus, unrelated[::-1])
    oracle = PlainDecisions(make_corpus(5, 12)).decide(unrelated).oracle()
    for seed in range(6):
        for question in QUESTIONS:
            question(there, oracle, make_filters(seed, 1))
            question(back, oracle, make_filters(seed, 1))


def test_a_corpus_shares_what_a_decision_did_not_touch(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [merged("person:Elena Markova", "person:Omar Saleh")])
    assert changed.entities.articles.rows is corpus.entities.articles.rows
    assert changed.mentions is corpus.mentions
    assert changed.articles is corpus.articles
    assert changed.countries is corpus.countries


# ------------------------------------------------------------------- names


def test_a_merge_counts_each_article_once(corpus: Corpus) -> None:
    changed = apply_decisions(
        corpus, [merged("person:Elena Markova", "person:Omar Saleh", label="M. and S.")]
    )
    both = Filters(choices={"person": Choice(("person:Elena Markova", "person:Omar Saleh"))})
    assert labels_of(changed)["M. and S."] == select(corpus, both).n_articles
    assert "Omar Saleh" not in labels_of(changed)


def test_after_a_merge_every_spelling_leads_to_the_entity(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [merged("person:Elena Markova", "person:Omar Saleh")])
    (entity,) = changed.entities_of_key("person:Saleh")
    assert changed.labels.at(entity) == "Elena Markova"
    assert changed.entity_key(entity) == "person:Elena Markova"
    old = Filters(choices={"person": Choice(("person:Omar Saleh",))})
    assert select(changed, old).n_articles == labels_of(changed)["Elena Markova"]


def test_a_merge_takes_the_entity_that_is_called_so(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [merged("person:Saleh", "person:Elena Markova", label="Elena Markova")])
    (entity,) = changed.entities_of_key("person:Saleh")
    assert changed.entity_key(entity) == "person:Elena Markova"


def test_a_split_name_leaves_its_entity(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [decision("split", "person:Okafor")])
    assert labels_of(changed)["Okafor"] > 0
    assert list_spellings(changed, "person:Okafor")["form"].tolist() == ["Okafor"]
    assert list_spellings(changed, "person:David Okafor")["form"].tolist() == ["David Okafor"]
    assert changed.entities_of_key("person:Okafor") != changed.entities_of_key("person:David Okafor")


def test_a_split_in_articles_makes_a_second_name_of_the_spelling(corpus: Corpus) -> None:
    filters = Filters(choices={"person": Choice(("person:Okafor",))})
    keys = list_articles(corpus, filters, limit=0)["key"].tolist()
    spellings = ("person:Okafor", "person:David Okafor")
    changed = apply_decisions(
        corpus, [decision("split", *spellings, articles=(keys[0],), value="Okafor of Kano")]
    )
    assert labels_of(changed)["Okafor of Kano"] == 1
    marks = read_article(changed, keys[0])
    assert marks is not None
    assert "Okafor of Kano" in {mark.label for mark in marks.marks}
    other = next(mark.key for mark in marks.marks if mark.label == "Okafor of Kano")
    assert list_articles(changed, Filters(choices={"person": Choice((other,))}))["key"].tolist() == [keys[0]]


def test_hiding_takes_a_name_off_lists_and_leaves_its_articles(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [decision("hide", "person:Markova")])
    assert "Elena Markova" not in labels_of(changed)
    assert select(changed, Filters()).n_articles == corpus.n
    chosen = Filters(choices={"person": Choice(("person:Markova",))})
    assert select(changed, chosen).n_articles == labels_of(corpus)["Elena Markova"]
    assert "Elena Markova" in labels_of(apply_decisions(changed, [decision("show", "person:Markova")]))


def test_a_later_decision_acts_on_the_result_of_an_earlier_one(corpus: Corpus) -> None:
    decided = [
        merged("person:Markova", "person:Saleh", label="Both"),
        decision("rename", "person:Omar Saleh", value="The two"),
        decision("hide", "person:Elena Markova"),
    ]
    assert "The two" in labels_of(apply_decisions(corpus, decided[:2]))
    assert "The two" not in labels_of(apply_decisions(corpus, decided))


def test_another_kind_moves_a_name_to_the_other_facet(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [decision("set_kind", "person:Saleh", value="organisation")])
    assert "Omar Saleh" in labels_of(changed, "organisation")
    assert "Omar Saleh" not in labels_of(changed)


def test_another_country_moves_its_articles(corpus: Corpus) -> None:
    changed = apply_decisions(corpus, [decision("set_country", "place:Latakia", value="TUR")])
    before, after = (
        dict(count_facet(each, Filters(about=False), "country")[["key", "count"]].itertuples(index=False))
        for each in (corpus, changed)
    )
    assert after["TUR"] > before["TUR"]
    attacks = list_events(changed, Filters(choices={"kind": Choice(("attack",))}), limit=0)
    assert set(attacks["countries"]) == {changed.places.loc["TUR", "name"]}


@pytest.mark.parametrize(
    "nothing",
    [
        merged("person:Nobody", "person:Elena Markova"),
        merged("person:Markova", "person:Elena Markova"),
        decision("split", "person:Nobody"),
        decision("split", "person:Anna Lindqvist"),
        decision("rename", "person:Elena Markova", value="  "),
        decision("set_kind", "person:Elena Markova", value="ship"),
        decision("set_country", "place:Moscow", value="Russia"),
        decision("set_day", articles=("no such key",), value="2017-01-01"),
        decision("set_title", articles=("no such key",), value="x"),
        decision("off_topic"),
        decision("reject_events", events=(EventReference("no such key", "x"),)),
        decision("a verb of a later version", "person:Elena Markova"),
    ],
    ids=lambda each: each.verb.replace(" ", "_"),
)
def test_a_decision_without_an_object_is_kept_as_pending(corpus: Corpus, nothing: Decision) -> None:
    changed = apply_decisions(corpus, [nothing])
    assert changed.pending == (nothing,)
    assert changed.decisions == ()


# ------------------------------------------------------------------- articles


def test_a_day_title_and_publisher_change_at_once(corpus: Corpus) -> None:
    key = str(corpus.articles["key"].iloc[3])
    decided = [
        decision("set_day", articles=(key,), value="2017-09-09"),
        decision("set_title", articles=(key,), value="Called anew"),
        decision("set_publisher", articles=(key,), value="The New Mirror"),
    ]
    (first,) = list_articles(apply_decisions(corpus, decided), Filters(), limit=1).itertuples()
    assert (first.key, first.day, first.title, first.publisher) == (
        key,
        "9 Sep 2017",
        "Called anew",
        "The New Mirror",
    )
    assert (first.source, first.precision) == ("decided", "day")
    mirror = Filters(choices={"publisher": Choice(("The New Mirror",))})
    assert select(apply_decisions(corpus, decided), mirror).n_articles == 1


def test_off_topic_leaves_every_count_and_comes_back(corpus: Corpus) -> None:
    key = str(corpus.articles["key"].iloc[0])
    off = decision("off_topic", articles=(key,))
    changed = apply_decisions(corpus, [off])
    assert select(changed, Filters()).n_total == corpus.n - 1
    assert select(changed, Filters(only_keys=(key,))).n_articles == 0
    assert (
        select(apply_decisions(corpus, [off, decision("on_topic", articles=(key,))]), Filters()).n_total
        == corpus.n
    )


# ------------------------------------------------------------------- the file


def test_decisions_come_back_as_they_were_written(tmp_path: Path) -> None:
    written = [
        merged("person:A", "person:B", label="Ümit"),
        decision("off_topic", articles=("k1", "k2"), reason="=x"),
        decision(
            "date_events", events=(EventReference("k1", "Ümit met\nus.", "a", "b", "2017-05-02", "meeting"),)
        ),
    ]
    for each in written:
        append_decisions(tmp_path, each)
    assert load_decisions(tmp_path) == tuple(written)
    assert len((tmp_path / FILE).read_text(encoding="utf-8").splitlines()) == 3


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert load_decisions(tmp_path) == ()


def test_a_line_that_a_crash_cut_short_does_not_swallow_the_next(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"id": "1", "wh', encoding="utf-8")
    append_decisions(tmp_path, merged("person:A", "person:B"))
    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1])["verb"] == "merge"


@pytest.mark.parametrize("line", ["no json", "[]", '{"verb": "merge"}', '{"id": "1", "colour": "red"}'])
def test_a_broken_line_is_named_and_nothing_is_dropped(tmp_path: Path, line: str) -> None:
    append_decisions(tmp_path, merged("person:A", "person:B"))
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(BrokenDecisionError, match="line 2"):
        load_decisions(tmp_path)


def test_many_writers_lose_no_line(tmp_path: Path) -> None:
    written = [merged("person:A", "person:B") for _ in range(24)]
    threads = [threading.Thread(target=append_decisions, args=(tmp_path, each)) for each in written]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.id for each in load_decisions(tmp_path)} == {each.id for each in written}


def test_an_undo_can_be_undone() -> None:
    first = merged("person:A", "person:B")
    undo = undoing(first)
    assert select_effective([first]) == (first,)
    assert select_effective([first, undo]) == ()
    assert select_effective([first, undo, undoing(undo)]) == (first,)


def test_the_digest_speaks_of_what_holds() -> None:
    first, second = merged("person:A", "person:B"), decision("hide", "person:C")
    assert hash_decisions([first, undoing(first)]) == hash_decisions([])
    assert hash_decisions([first]) != hash_decisions([second])
    assert hash_decisions([first, second, undoing(second)]) == hash_decisions([first])


def test_a_new_decision_has_an_identity_and_a_time() -> None:
    one, other = new_decision("hide", spellings=("person:A",)), new_decision("hide", spellings=("person:A",))
    assert one.id != other.id
    assert one.who
    assert one.when.endswith("+00:00")
