"""Six articles about ports that every test of decisions acts on, and what a corpus says, as plain values."""

import datetime as dt
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.corpus import Corpus
from dashboard.corpus.postings import Postings
from dashboard.corpus.string_columns import StringColumn
from dashboard.schema import Decision, EventReference, Part
from tests.plain_corpus import Article, NameKey, PlainCorpus, PlainEvent, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

BERG: NameKey = ("person", "Ada Berg", "")
SALEH: NameKey = ("person", "Omar Saleh", "")
MAY_2, MAY_3 = dt.date(2017, 5, 2), dt.date(2017, 5, 3)
MET = "Ada Berg met Omar Saleh in Moscow on 2 May, and a ferry sank off Lagos on 3 May."
MEETING = EventReference(
    "one", MET, "Talks in Moscow\n", "\nBerg praised the Port Council.", "2017-05-02", "meeting"
)
SINKING = replace(MEETING, day="2017-05-03", kind="accident")
SPEECH = EventReference(
    "two",
    "A. Berg spoke in Lagos on 3 May.",
    "",
    "\nOmar Saleh and Ada Berg listene",
    "2017-05-03",
    "statement",
)
_MEETING = PlainEvent(
    MAY_2,
    MAY_2,
    "meeting",
    cluster=0,
    roles=((BERG, "actor"), (SALEH, "participant")),
    places=(("RUS", "where"),),
)
_SINKING = PlainEvent(MAY_3, MAY_3, "accident", cluster=1, places=(("NGA", "where"),))
_SPEECH = PlainEvent(
    MAY_3,
    MAY_3,
    "statement",
    cluster=2,
    roles=((("person", "A. Berg", ""), "actor"),),
    places=(("NGA", "where"),),
)


def articles() -> list[Article]:
    """Return the articles."""
    return [
        Article(
            "one",
            [
                parse_sentence("Talks in [Moscow|place:RUS]", Part.TITLE),
                parse_sentence(
                    "[Ada Berg|person] met [Omar Saleh|person] in [Moscow|place:RUS] on {2 May|2017-05-02}, "
                    "and a ferry sank off [Lagos|place:NGA] on {3 May|2017-05-03}.",
                    Part.LEAD,
                    (_MEETING, _SINKING),
                ),
                parse_sentence("[Berg|person] praised the [Port Council|organisation]."),
            ],
            publisher="Courier",
            best=MAY_3,
            first=MAY_3,
            last=MAY_3,
            story=0,
        ),
        Article(
            "two",
            [
                parse_sentence(
                    "[A. Berg|person] spoke in [Lagos|place:NGA] on {3 May|2017-05-03}.", Part.LEAD, (_SPEECH,)
                ),
                parse_sentence("[Omar Saleh|person] and [Ada Berg|person] listened."),
            ],
            publisher="Ledger",
            story=1,
        ),
        Article(
            "three",
            [parse_sentence("[Omar Saleh|person] left [Russia|place:RUS] for [Atlantis|place]."), parse_sentence("[HW|organisation] stayed.")],
            publisher="Ledger",
            story=1,
        ),
        Article("four", [parse_sentence("Rain."), parse_sentence("[Ada Berg|person] in [Lagos|place:NGA].", Part.CAPTION)], story=3),
        Article("five", [parse_sentence("[Berg|person] is a town, said [Omar Saleh|person]."), parse_sentence("[Harbour Watch|organisation]")], story=4),
        Article("six", [parse_sentence("[Moscow|place:RUS] and [Ankara|place:TUR].")], story=5),
    ]  # fmt: skip


def ports() -> Corpus:
    """Return the articles as a corpus in which A. Berg is Ada Berg, and every other name itself."""
    made = articles()
    for doc, article in enumerate(made, start=1):
        article.doc = doc
    world = PlainCorpus(made, entity_for_each_name(made))
    world.entity[("person", "A. Berg", "")] = ("person", "Ada Berg")
    return open_corpus(world)


def decision(verb: str, *spellings: str, **given: Any) -> Decision:
    """Return a decision; its id is made of what it says."""
    number = "-".join((verb, *spellings, *map(str, given.values())))
    return Decision(id=number, when="2017-06-01T00:00:00", who="Ada", verb=verb, spellings=spellings, **given)


def row(corpus: Corpus, key: str) -> int:
    """Return the row of an article."""
    row = corpus.row_of(key)
    assert row is not None
    return row


def entity(corpus: Corpus, key: str) -> int:
    """Return the one entity that a key leads to."""
    (entity,) = corpus.entities_of_key(key)
    return entity


def naming(corpus: Corpus, key: str) -> list[str]:
    """Return the keys of the articles that name an entity."""
    return keys(corpus, corpus.entities.articles.of(entity(corpus, key)))


def keys(corpus: Corpus, rows: Any) -> list[str]:
    """Return the keys of some articles."""
    return sorted(corpus.articles["key"].iloc[rows])


def of_country(corpus: Corpus, code: str, about: bool) -> list[str]:
    """Return the keys of the articles that are about a country, or mention it."""
    values = corpus.countries[about]
    return keys(corpus, values.articles.of(values.keys.index(code)))


def arrays(thing: Any) -> Any:
    """Return all that a corpus holds, down to its last array, as lists that can be compared."""
    if isinstance(thing, Postings):
        return [thing.of(value).tolist() for value in range(thing.n_values)]
    if isinstance(thing, StringColumn):
        return thing.to_numpy().tolist()
    if is_dataclass(thing):
        skipped = ("decisions", "pending")
        return {
            each.name: arrays(getattr(thing, each.name)) for each in fields(thing) if each.name not in skipped
        }
    if isinstance(thing, dict):
        return {key: arrays(value) for key, value in thing.items()}
    if isinstance(thing, pd.DataFrame):
        return {name: thing[name].astype(str).tolist() for name in thing}
    return thing.tolist() if isinstance(thing, np.ndarray) else repr(thing)


def list_facts(corpus: Corpus) -> dict[str, Any]:
    """Return what a corpus says, whatever numbers its names and entities bear and in whatever order rows stand."""
    facts = {
        name: arrays(getattr(corpus, name))
        for name in ("articles", "days", "live", "countries", "regions", "facets")
    }
    name_facts = ("live", "first", "last", "precision", "kind", "status", "mode", "cluster")
    facts["events"] = {name: getattr(corpus.events, name).tolist() for name in name_facts}
    facts["links"] = sorted(
        zip(
            corpus.events.link_event.tolist(),
            [corpus.names.key.at(name) for name in corpus.events.link_name],
            corpus.events.link_role.tolist(),
            strict=True,
        )
    )
    facts["places"] = sorted(
        zip(corpus.events.place_event.tolist(), corpus.events.place_country.tolist(), strict=True)
    )
    counted = corpus.country_rows
    facts["rows"] = sorted(
        zip(*(arrays(each) for each in (counted.article, counted.country, counted.counts)), strict=True)
    )
    members: dict[int, list[str]] = {}
    for name, number in enumerate(corpus.names.entity.tolist()):
        members.setdefault(number, []).append(f"{corpus.names.kind[name]}:{corpus.names.key.at(name)}")
    facts["entities"] = sorted((sorted(names), _entity(corpus, number)) for number, names in members.items())
    return facts


def _entity(corpus: Corpus, number: int) -> list[Any]:
    entities = corpus.entities
    rows = [
        postings.of(number).tolist() for postings in (entities.articles, entities.sentences, entities.events)
    ]
    return [int(entities.kind[number]), entities.label.at(number), bool(entities.hidden[number]), *rows]
