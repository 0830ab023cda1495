"""Random corpora, filters and decisions for hypothesis, with copies, undated articles and names in cuts."""

import datetime as dt
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from dashboard.corpus import Corpus
from dashboard.corpus.open_version import assemble_corpus
from dashboard.schema import (
    Choice,
    DayFilter,
    DayRange,
    Decision,
    EventReference,
    Filters,
    Namesake,
    Part,
    Scope,
    Unit,
)
from dashboard.text.tokens import INDEX_TOKENIZER, make_index_text
from tests.plain_corpus import (
    Article,
    Mention,
    NameKey,
    PlainCorpus,
    PlainEvent,
    PlainFigure,
    PlainTime,
    Sentence,
    mark_first_copies,
    to_tables,
)
from tests.plain_rules import key_of, own_key_of

PERSONS: list[NameKey] = [
    ("person", form, "") for form in ("Ada Berg", "A. Berg", "Berg", "Omar Saleh", "Eze")
]
BODIES: list[NameKey] = [("organisation", form, "") for form in ("Harbour Watch", "HW", "Port Council")]
PLACES: list[NameKey] = [
    ("place", "Moscow", "RUS"),
    ("place", "Russia", "RUS"),
    ("place", "Lagos", "NGA"),
    ("place", "Lagos", "TUR"),
    ("people", "Syrian", "SYR"),
    ("place", "Ankara", "TUR"),
    ("place", "Atlantis", ""),
]
NAMES = [*PERSONS, *BODIES, *PLACES]
ENTITY = {name: (name[0], name[1]) for name in NAMES} | {
    PERSONS[1]: ("person", "Ada Berg"),
    BODIES[1]: ("organisation", "Harbour Watch"),
    PLACES[1]: ("place", "Moscow"),
    PLACES[3]: ("place", "Lagos", "TUR"),
}
REGIONS = {"RUS": "Europe", "NGA": "Africa", "SYR": "Asia", "TUR": "Asia"}
KINDS = ("meeting", "arrest", "attack")
STATUSES = ("reported", "planned", "denied")
ROLES = ("actor", "actor", "participant", "named")
PUBLISHERS = ("", "Courier", "Ledger")
TOPICS = ("grain", "ports", "fish")
WORDS = ("rain", "harbour", "wheat", "ferry", "Ferries", "re-open", "a", "7")
FIRST = dt.date(2017, 1, 1)
ORIGINS = ("Reuters", "Yonhap", "SANA")
HOW = ("dateline", "byline", "signed off", "cited")
FIGURES = ("killed", "arrested", "crowd")
PARTS = (Part.TITLE, Part.LEAD, Part.BODY, Part.BODY, Part.BODY, Part.CAPTION, Part.DATELINE, Part.FURNITURE)


def make_corpus(seed: int, n_articles: int) -> PlainCorpus:
    """Return a corpus drawn with a seed: about a fifth copies, a quarter undated, some days imprecise."""
    drawn = random.Random(seed)
    articles = [_article(drawn, number) for number in range(n_articles)]
    for article in articles:
        if article.story and drawn.random() < 0.3:
            article.story = drawn.randrange(article.story)
    _claim(random.Random(seed + 1), articles)
    plain = PlainCorpus(articles, dict(ENTITY))
    mark_first_copies(plain)
    return plain


def _claim(drawn: random.Random, articles: list[Article]) -> None:
    """Add claimed figures to some sentences and origins to some articles."""
    for article in articles:
        named = [(drawn.choice(ORIGINS), drawn.choice(HOW)) for _ in range(drawn.choice((0, 0, 1, 2)))]
        article.origins = named
        for sentence in article.sentences:
            if not sentence.part.is_cut and drawn.random() < 0.6:
                sentence.figures.append(_figure(drawn, sentence))


def _figure(drawn: random.Random, sentence: Sentence) -> PlainFigure:
    speakers = [at for at, m in enumerate(sentence.mentions) if m.name[0] in ("person", "organisation")]
    mention = drawn.choice(speakers) if speakers and drawn.random() < 0.7 else -1
    low = drawn.choice((-1, 3, 40, 500))
    high = drawn.choice((low, 600, -1)) if low >= 0 else 700
    bound = (
        "between" if 0 <= low < high else "about" if low == high else "at least" if high < 0 else "at most"
    )
    speaker = sentence.mentions[mention].name[1] if mention >= 0 else drawn.choice(("", "a clerk"))
    day = FIRST + dt.timedelta(days=drawn.randrange(20)) if drawn.random() < 0.5 else None
    return PlainFigure(0, 1, drawn.choice(FIGURES), low, high, bound, "people", speaker, mention, day)


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
        flags=drawn.choice(("", "", "", "stamp disagrees with address")),
        story=number,
        doc=number + 1,
        fields=[("topic", topic) for topic in drawn.sample(TOPICS, drawn.choice((0, 1, 1, 2)))],
    )


def _interval(drawn: random.Random) -> tuple[dt.date, dt.date]:
    first = FIRST + dt.timedelta(days=drawn.randrange(40))
    return first, first + dt.timedelta(days=drawn.choice((0, 0, 0, 6, 30)))


def _sentence(drawn: random.Random, part: Part) -> Sentence:
    sentence = Sentence(" ".join(drawn.choices(WORDS, k=drawn.randint(1, 3))), part)
    for name in drawn.sample(NAMES, drawn.randint(0, 3)):
        sentence.text += " "
        sentence.mentions.append(Mention(len(sentence.text), len(sentence.text) + len(name[1]), name))
        sentence.text += name[1]
    if drawn.random() < 0.5:
        first, last = _interval(drawn)
        sentence.text += " "
        anchor = drawn.choice(("calendar", "published", "published"))
        sentence.times.append(PlainTime(len(sentence.text), len(sentence.text) + 4, first, last, anchor))
        sentence.text += "then"
        if drawn.random() < 0.7:
            sentence.events.append(_event(drawn, sentence, first, last))
        if drawn.random() < 0.1:
            sentence.events.append(_event(drawn, sentence, *_interval(drawn)))
    return sentence


def _event(drawn: random.Random, sentence: Sentence, first: dt.date, last: dt.date) -> PlainEvent:
    names = [mention.name for mention in sentence.mentions]
    return PlainEvent(
        first,
        last,
        drawn.choice(KINDS),
        drawn.choice(STATUSES),
        cluster=drawn.randrange(6),
        superseded=drawn.random() < 0.2,
        mode=drawn.choice(("", "in person")),
        roles=tuple((name, drawn.choice(ROLES)) for name in names if name[0] in ("person", "organisation")),
        places=tuple(
            (country, drawn.choice(("where", "where", "named")))
            for country in sorted({name[2] for name in names} - {""})
        ),
        sub_kind=drawn.choice(("", "talks")),
        day_from=drawn.choice(("text", "text", "published")),
    )


def open_corpus(plain: PlainCorpus) -> Corpus:
    """Return the corpus that queries see: tables in memory, texts in a small temporary file."""
    tables, arrays = to_tables(plain)
    meta = {"name": "test", "version": 1, "counts": {}, "models": {}}
    return assemble_corpus(tables, arrays, meta, _FOLDER, _write_texts(plain))


_TEMPORARY = TemporaryDirectory(prefix="dateline-tests-")
_FOLDER = Path(_TEMPORARY.name)
_NUMBERS = count()


def _write_texts(plain: PlainCorpus) -> Path:
    """Write the texts and their index; files older than the last thousand are removed."""
    number = next(_NUMBERS)
    store = _FOLDER / str(number)
    store.mkdir()
    shutil.rmtree(_FOLDER / str(number - 1000), ignore_errors=True)
    with closing(sqlite3.connect(store / "texts.sqlite")) as file:
        file.execute("PRAGMA synchronous=OFF")
        file.execute("CREATE TABLE docs (doc INTEGER PRIMARY KEY, text TEXT)")
        file.execute(
            f"CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize=\"{INDEX_TOKENIZER}\")"
        )
        texts = [(article.doc, article.text) for article in plain.articles]
        file.executemany("INSERT INTO docs VALUES (?, ?)", texts)
        file.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            [(doc, make_index_text(text)) for doc, text in texts],
        )
        file.commit()
    return store


def _keys(names: list[NameKey]) -> list[str]:
    return [f"{name[0]}:{name[1]}" for name in names]


_VALUES = {
    "region": ["Europe", "Asia", "", "Nowhere", "Middle East", "Former Soviet Union"],
    "country": ["RUS", "SYR", "NGA", ""],
    "person": [*_keys(PERSONS), "", "person:Nobody"],
    "organisation": [*_keys(BODIES), ""],
    "kind": list(KINDS),
    "status": list(STATUSES),
    "publisher": list(PUBLISHERS),
    "language": ["en", "fr", ""],
    "field:topic": [*TOPICS, ""],
}
SEARCHES = (
    "rain", "wheat OR ferry", '"rain harbour"', "ferr*", "rain near/2 wheat", "title:harbour", "-rain",
    "wheat (ferry OR NOT 7)", '"wheat Ada"', "re-open", "a", "7 -a", "zebra", 'title:"rain wheat"', "ferr* near/0 rain",
)  # fmt: skip


def make_filters(seed: int, n: int) -> Filters:
    """Return filters drawn with a seed: `n` of them on."""
    drawn = random.Random(seed)
    choices = {name: _choice(drawn, values) for name, values in _VALUES.items()}
    others: dict[str, object] = {
        "published": _days(drawn),
        "happened": _days(drawn),
        "search": drawn.choice(SEARCHES),
    }
    on = drawn.sample(sorted((*choices, *others)), min(n, len(choices) + len(others)))
    if drawn.random() < 0.05:
        others["only_keys"] = tuple(f"key-{number}" for number in range(3))
        on.append("only_keys")
    return Filters(
        choices={name: choice for name, choice in choices.items() if name in on},
        **{name: value for name, value in others.items() if name in on},  # type: ignore[arg-type]
        about=drawn.random() < 0.5,
        scope=drawn.choice(list(Scope)),
        unit=drawn.choice(list(Unit)),
    )


def _choice(drawn: random.Random, values: list[str]) -> Choice:
    chosen = tuple(drawn.sample(values, drawn.choice((0, 1, 1, 2))))
    excluded = tuple(drawn.sample(values, drawn.choice((0, 0, 1))))
    return Choice(chosen, excluded, drawn.random() < 0.4)


def _days(drawn: random.Random) -> DayFilter:
    return DayFilter(
        ranges=tuple(_range(drawn) for _ in range(drawn.choice((0, 1, 1, 1, 2)))),
        excluded=tuple(_range(drawn) for _ in range(drawn.choice((0, 0, 0, 1)))),
        overlaps=drawn.random() < 0.4,
        undated=drawn.random() < 0.4,
    )


def _range(drawn: random.Random) -> DayRange:
    first = FIRST + dt.timedelta(days=drawn.randrange(30))
    last = first + dt.timedelta(days=drawn.randrange(25))
    return DayRange(drawn.choice((first, first, None)), drawn.choice((last, last, None)))


def make_decisions(seed: int, n: int) -> tuple[Decision, ...]:
    """Return decisions drawn with a seed; some match nothing, some are undone."""
    drawn = random.Random(seed)
    made: list[Decision] = []
    for number in range(n):
        made.append(_decision(drawn, number, made))
    return tuple(made)


def _decision(drawn: random.Random, number: int, before: list[Decision]) -> Decision:
    verb = drawn.choice(VERBS)
    names = drawn.choice((PERSONS, PERSONS, BODIES, PLACES))
    many = ("merge", "split", "split among", "keep_apart")
    spelt = drawn.sample(names, 2 if verb == "assign" else drawn.choice((1, 2, 2, 3)) if verb in many else 1)
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
        "date_events": drawn.choice(("2017-01-09", "2017-01-03/2017-01-12", "2017-02", "2016", "soon")),
        "place_events": drawn.choice(("TUR", "NGA RUS", "", "XYZ")),
        "set_event_kind": drawn.choice(("meeting/talks", "call", "arrest", "strike", "")),
        "set_event_status": drawn.choice(("reported", "planned", "hypothetical", "unsure")),
    }.get(verb, "")
    if verb.endswith(" publishers"):
        spellings = tuple(f"publisher:{each}" for each in drawn.sample(["Courier", "Ledger", "Mirror"], 2))
        label = drawn.choice(("", "Mirror", f"Press {number}"))
        made = {"kind": "publisher", "spellings": spellings, "value": label}
        return Decision(f"{seed_of(drawn)}-{number}", "2017-03-01T10:00:00", "Ada", verb.split()[0], **made)
    on_names = verb in (*many, "assign", "rename", "hide", "show", "set_kind", "set_country")
    on_events = verb in EVENT_VERBS
    by_article = not (on_names or on_events) or verb == "assign"
    in_articles = by_article or (verb == "split" and drawn.random() < 0.5)
    undone = drawn.choice(before).id if verb == "undo" and before else ""
    acting = drawn.sample(_keys(PERSONS + BODIES), drawn.choice((0, 1, 2))) if verb == "set_actors" else []
    return Decision(
        id=f"{seed_of(drawn)}-{number}",
        when="2017-03-01T10:00:00",
        who="Ada",
        verb=verb.split()[0],
        namesakes=_namesakes(drawn, number, keys) if verb == "split among" else (),
        kind=spelt[0][0] if on_names else "",
        spellings=tuple(key_of(name) if drawn.random() < 0.5 else own_key_of(name) for name in spelt)
        if on_names
        else _days_for(drawn, keys)
        if verb == "set_days"
        else tuple(acting),
        articles=tuple(keys) if in_articles else (),
        value=value,
        object=drawn.choice(("Courier", "Nobody")) if verb == "put_back" else undone,
        events=_unnamed_events(drawn) if on_events else (),
    )


def _unnamed_events(drawn: random.Random) -> tuple[EventReference, ...]:
    """Return references to events by number; `with_event_words` gives them their sentences."""
    return tuple(
        EventReference(f"key-{drawn.randrange(8)}", f"#{drawn.randrange(3)}")
        for _ in range(drawn.choice((1, 2, 3)))
    )


def with_event_words(plain: PlainCorpus, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Return the decisions with numbered events replaced by references with their sentences."""
    articles = {article.key: article for article in plain.articles}
    return tuple(
        replace(decision, events=tuple(_aimed(articles, name) for name in decision.events))
        for decision in decisions
    )


def _aimed(articles: dict[str, Article], name: EventReference) -> EventReference:
    article = articles.get(name.article)
    events = [] if article is None else [(s, start, e) for s, start, _ in article.spans() for e in s.events]
    if article is None or not name.exact.startswith("#") or not events:
        return name
    sentence, start, event = events[int(name.exact[1:]) % len(events)]
    end = start + len(sentence.text)
    around = (article.text[max(0, start - 32) : start], article.text[end : end + 32])
    return EventReference(article.key, sentence.text, *around, event.first.isoformat(), event.kind)


CUES = ("rain", "ferry", "wheat ada", "zebra", "person:Omar Saleh", "place:Russia", "organisation:HW")


def _namesakes(drawn: random.Random, number: int, keys: list[str]) -> tuple[Namesake, ...]:
    """Return two or three namesakes; some share a cue, some have an article by hand."""
    return tuple(
        Namesake(
            f"Namesake {number}.{each}",
            tuple(drawn.sample(CUES, drawn.choice((0, 1, 2, 3)))),
            tuple(drawn.sample(keys, drawn.choice((0, 0, 1)))),
        )
        for each in range(drawn.choice((2, 2, 3)))
    )


def _days_for(drawn: random.Random, keys: list[str]) -> tuple[str, ...]:
    return tuple(drawn.choice(("2017-01-09", "2017-02-01", "", "soon")) for _ in keys)


def seed_of(drawn: random.Random) -> str:
    """Return eight hex digits for an identity."""
    return f"{drawn.getrandbits(32):08x}"


VERBS = (
    "merge", "merge", "merge", "split", "split", "split among", "split among", "assign", "keep_apart",
    "merge publishers", "rename publishers", "rename", "hide", "show", "set_kind", "set_country", "set_day", "set_days",
    "set_title", "set_publisher", "off_topic", "on_topic", "join_copies", "split_copies", "stand_for", "put_back",
    "undo", "undo",
)  # fmt: skip
EVENT_VERBS = (
    "reject_events", "date_events", "place_events", "set_event_kind", "set_event_status", "set_actors",
    "join_events", "part_events",
)  # fmt: skip
VERBS = (*VERBS, *EVENT_VERBS)

SEEDS = st.integers(0, 1_000_000)
CORPORA = st.builds(make_corpus, SEEDS, st.integers(1, 12))
FILTERS = st.builds(make_filters, SEEDS, st.integers(0, 4))
DECISIONS = st.builds(make_decisions, SEEDS, st.integers(0, 6))
