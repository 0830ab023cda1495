"""Corpora that hypothesis makes: with copies, undated, imprecise, many-valued articles, names in cuts."""

import datetime as dt
import random
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from dashboard.corpus import Corpus
from dashboard.corpus.opening import assemble
from dashboard.schema import Choice, Days, Decision, Filters, Part, Scope, Undated, Unit
from dashboard.tokens import INDEX_TOKENIZER, fts_text
from tests.world import Article, Happening, Mention, NameKey, Sentence, Told, World, to_tables

PERSONS: list[NameKey] = [
    ("person", form, "") for form in ("Ada Berg", "A. Berg", "Berg", "Omar Saleh", "Eze")
]
BODIES: list[NameKey] = [("organisation", form, "") for form in ("Harbour Watch", "HW", "Port Council")]
PLACES: list[NameKey] = [
    ("place", "Moscow", "RUS"),
    ("place", "Russia", "RUS"),
    ("place", "Lagos", "NGA"),
    ("people", "Syrian", "SYR"),
    ("place", "Ankara", "TUR"),
    ("place", "Atlantis", ""),
]
NAMES = [*PERSONS, *BODIES, *PLACES]
ENTITY = {name: (name[0], name[1]) for name in NAMES} | {
    PERSONS[1]: ("person", "Ada Berg"),
    BODIES[1]: ("organisation", "Harbour Watch"),
    PLACES[1]: ("place", "Moscow"),
}
REGIONS = {"RUS": "Europe", "NGA": "Africa", "SYR": "Asia", "TUR": "Asia"}
KINDS = ("meeting", "arrest", "attack")
STATUSES = ("reported", "planned", "denied")
PUBLISHERS = ("", "Courier", "Ledger")
TOPICS = ("grain", "ports", "fish")
WORDS = ("rain", "harbour", "wheat", "ferry", "Ferries", "re-open", "a", "7")
FIRST = dt.date(2017, 1, 1)
PARTS = (Part.TITLE, Part.LEAD, Part.BODY, Part.BODY, Part.BODY, Part.CAPTION, Part.DATELINE, Part.FURNITURE)


def make_world(seed: int, n_articles: int) -> World:
    """Return a corpus drawn with a seed: about a fifth copies, a quarter undated, some days imprecise."""
    drawn = random.Random(seed)
    articles = [_article(drawn, number) for number in range(n_articles)]
    for article in articles:
        if article.story and drawn.random() < 0.3:
            article.story = drawn.randrange(article.story)
    return World(articles, dict(ENTITY))


def _article(drawn: random.Random, number: int) -> Article:
    first, last = _interval(drawn) if drawn.random() < 0.75 else (None, None)
    return Article(
        key=f"key-{number}",
        sentences=[_sentence(drawn, part) for part in sorted(drawn.choices(PARTS, k=drawn.randint(1, 5)))],
        publisher=drawn.choice(PUBLISHERS),
        language=drawn.choice(("en", "en", "fr", "")),
        best=first,
        first=first,
        last=last,
        inferred=drawn.random() < 0.2,
        story=number,
        doc=number + 1,
        fields=[("topic", topic) for topic in drawn.sample(TOPICS, drawn.choice((0, 1, 1, 2)))],
    )


def _interval(drawn: random.Random) -> tuple[dt.date, dt.date]:
    first = FIRST + dt.timedelta(days=drawn.randrange(40))
    return first, first + dt.timedelta(days=drawn.choice((0, 0, 0, 6, 30)))


def _sentence(drawn: random.Random, part: Part) -> Sentence:
    said = Sentence(" ".join(drawn.choices(WORDS, k=drawn.randint(1, 3))), part)
    for name in drawn.sample(NAMES, drawn.randint(0, 3)):
        said.text += " "
        said.mentions.append(Mention(len(said.text), len(said.text) + len(name[1]), name))
        said.text += name[1]
    if drawn.random() < 0.5:
        first, last = _interval(drawn)
        said.text += " "
        said.times.append(Told(len(said.text), len(said.text) + 4, first, last))
        said.text += "then"
        if drawn.random() < 0.7:
            said.events.append(_event(drawn, said, first, last))
    return said


def _event(drawn: random.Random, said: Sentence, first: dt.date, last: dt.date) -> Happening:
    names = [mention.name for mention in said.mentions]
    return Happening(
        first,
        last,
        drawn.choice(KINDS),
        drawn.choice(STATUSES),
        cluster=drawn.randrange(6),
        superseded=drawn.random() < 0.2,
        mode=drawn.choice(("", "in person")),
        roles=tuple((name, "actor") for name in names if name[0] in ("person", "organisation")),
        places=tuple((country, "where") for country in sorted({name[2] for name in names} - {""})),
    )


def open_world(world: World) -> Corpus:
    """Return a world as the queries see it: tables from memory, texts from a small file that is soon gone."""
    tables, arrays = to_tables(world)
    meta = {"name": "test", "version": 1, "counts": {}, "models": {}}
    return assemble(tables, arrays, meta, _FOLDER, _write_texts(world))


_TEMPORARY = TemporaryDirectory(prefix="dateline-tests-")
_FOLDER = Path(_TEMPORARY.name)
_NUMBERS = count()


def _write_texts(world: World) -> Path:
    """Write the texts of a world and their index; the files of the worlds before the last few are removed."""
    number = next(_NUMBERS)
    store = _FOLDER / str(number)
    store.mkdir()
    shutil.rmtree(_FOLDER / str(number - 200), ignore_errors=True)
    with closing(sqlite3.connect(store / "texts.sqlite")) as file:
        file.execute("PRAGMA synchronous=OFF")
        file.execute("CREATE TABLE docs (doc INTEGER PRIMARY KEY, text TEXT)")
        file.execute(
            f"CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize=\"{INDEX_TOKENIZER}\")"
        )
        texts = [(article.doc, article.text) for article in world.articles]
        file.executemany("INSERT INTO docs VALUES (?, ?)", texts)
        file.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)", [(doc, fts_text(text)) for doc, text in texts]
        )
        file.commit()
    return store


def _keys(names: list[NameKey]) -> list[str]:
    return [f"{name[0]}:{name[1]}" for name in names]


_VALUES = {
    "region": ["Europe", "Asia", "", "Nowhere"],
    "country": ["RUS", "SYR", "NGA", ""],
    "person": [*_keys(PERSONS), "", "person:Nobody"],
    "organisation": [*_keys(BODIES), ""],
    "kind": list(KINDS),
    "status": list(STATUSES),
    "publisher": list(PUBLISHERS),
    "language": ["en", "fr", ""],
    "field": [*TOPICS, ""],
}
SEARCHES = (
    "rain", "wheat OR ferry", '"rain harbour"', "ferr*", "rain near/2 wheat", "title:harbour", "-rain",
    "wheat (ferry OR NOT 7)", '"wheat Ada"', "re-open", "a", "7 -a", "zebra", 'title:"rain wheat"', "ferr* near/0 rain",
)  # fmt: skip


def make_filters(seed: int, n: int) -> Filters:
    """Return filters drawn with a seed: `n` of them on."""
    drawn = random.Random(seed)
    made = {name: _choice(drawn, values) for name, values in _VALUES.items()}
    topic = made.pop("field")
    made |= {"fields": (("topic", topic),), "published": _days(drawn), "happened": _days(drawn)}
    made |= {"search": drawn.choice(SEARCHES)}
    chosen = drawn.sample(sorted(made), min(n, len(made)))
    if drawn.random() < 0.05:
        made["only_keys"] = tuple(f"key-{number}" for number in range(3))
        chosen.append("only_keys")
    return Filters(
        **{name: made[name] for name in chosen},
        undated=drawn.choice(list(Undated)),
        about=drawn.random() < 0.5,
        scope=drawn.choice(list(Scope)),
        unit=drawn.choice(list(Unit)),
    )


def _choice(drawn: random.Random, values: list[str]) -> Choice:
    chosen = tuple(drawn.sample(values, drawn.choice((0, 1, 1, 2))))
    excluded = tuple(drawn.sample(values, drawn.choice((0, 0, 1))))
    return Choice(chosen, excluded, drawn.random() < 0.4)


def _days(drawn: random.Random) -> Days:
    first = FIRST + dt.timedelta(days=drawn.randrange(30))
    last = first + dt.timedelta(days=drawn.randrange(25))
    return Days(drawn.choice((first, first, None)), drawn.choice((last, last, None)), drawn.random() < 0.4)


def make_decisions(seed: int, n: int) -> tuple[Decision, ...]:
    """Return decisions drawn with a seed; some find nothing to act on, some are undone."""
    drawn = random.Random(seed)
    made: list[Decision] = []
    for number in range(n):
        made.append(_decision(drawn, number, made))
    return tuple(made)


def _decision(drawn: random.Random, number: int, before: list[Decision]) -> Decision:
    verb = drawn.choice(VERBS)
    names = drawn.choice((PERSONS, PERSONS, BODIES, PLACES))
    spelt = drawn.sample(names, drawn.choice((1, 2, 2, 3)) if verb in ("merge", "split") else 1)
    keys = drawn.sample([f"key-{article}" for article in range(8)], drawn.randint(1, 3))
    value = {
        "merge": drawn.choice(("", f"Merged {number}")),
        "split": f"Split {number}",
        "rename": f"Renamed {number}",
        "set_kind": drawn.choice(("organisation", "person")),
        "set_country": drawn.choice(("TUR", "NGA", "")),
        "set_day": drawn.choice(("2017-01-09", "2017-02-01", "", "soon")),
        "set_title": drawn.choice(("rain Called", "Ferries")),
        "set_publisher": drawn.choice(("Ledger", "Mirror", "")),
        "put_back": "rain",
    }.get(verb, "")
    on_names = verb in ("merge", "split", "rename", "hide", "show", "set_kind", "set_country")
    in_articles = not on_names or (verb == "split" and drawn.random() < 0.5)
    undone = drawn.choice(before).id if verb == "undo" and before else ""
    return Decision(
        id=f"{seed_of(drawn)}-{number}",
        when="2017-03-01T10:00:00",
        who="Ada",
        verb=verb,
        kind=spelt[0][0] if on_names else "",
        spellings=tuple(f"{kind}:{form}" for kind, form, _ in spelt) if on_names else (),
        articles=tuple(keys) if in_articles else (),
        value=value,
        object=drawn.choice(("Courier", "Nobody")) if verb == "put_back" else undone,
    )


def seed_of(drawn: random.Random) -> str:
    """Return eight hex digits for an identity."""
    return f"{drawn.getrandbits(32):08x}"


VERBS = (
    "merge", "merge", "merge", "split", "split", "rename", "hide", "show", "set_kind", "set_country", "set_day",
    "set_title", "set_publisher", "off_topic", "on_topic", "join_copies", "split_copies", "stand_for", "put_back",
    "undo",
)  # fmt: skip

SEEDS = st.integers(0, 1_000_000)
WORLDS = st.builds(make_world, SEEDS, st.integers(1, 12))
FILTERS = st.builds(make_filters, SEEDS, st.integers(0, 4))
DECISIONS = st.builds(make_decisions, SEEDS, st.integers(0, 6))
