"""Stores that tests of pages share; a test that decides on something makes a store of its own."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.schema import Part
from tests.plain_corpus import Article, PlainCorpus, PlainEvent, Sentence, parse_sentence, write_store

N_PLANS = 27


@pytest.fixture
def sample_home(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the store of the sample, as the corpus that the app opens; nobody changes it."""
    open_first(sample_store, monkeypatch)
    return sample_store


@pytest.fixture(scope="session")
def bare_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of articles without a name, a day, an event or a publisher."""
    texts = ("Bread is dear.", "Bread was dear again.", "The price of bread rose.")
    articles = [
        Article(f"k{number}", [parse_sentence(text)], story=number) for number, text in enumerate(texts)
    ]
    store = tmp_path_factory.mktemp("bare") / "bare"
    write_store(PlainCorpus(articles, {}), store, "Bare")
    return store


@pytest.fixture
def bare_home(bare_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the store of the bare articles, as the corpus that the app opens."""
    open_first(bare_store, monkeypatch)
    return bare_store


@pytest.fixture(scope="session")
def plans_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of plans whose days passed without a report, and of one event that two sentences tell."""
    march, may = dt.date(2017, 3, 1), dt.date(2017, 5, 1)
    articles = []
    for number in range(N_PLANS):
        day = march + dt.timedelta(days=number + 1)
        plan = PlainEvent(day, day, "meeting", "planned", number + 1)
        sentences = [
            parse_sentence(f"Plan {number}", Part.TITLE),
            parse_sentence("They will meet.", events=(plan,)),
        ]
        articles.append(make_article(f"p{number:02}", sentences, march))
    day = march + dt.timedelta(days=2)
    second = PlainEvent(day, day, "meeting", "planned", 2)
    articles.append(make_article("q1", [parse_sentence("They are to meet then.", events=(second,))], march))
    fire = PlainEvent(march, march, "attack", cluster=99)
    twice = [
        parse_sentence(text, events=(fire,)) for text in ("A shed was set on fire.", "The shed burnt down.")
    ]
    articles.append(make_article("q2", twice, may))
    store = tmp_path_factory.mktemp("plans") / "plans"
    write_store(PlainCorpus(articles, {}), store, "Plans")
    return store


def make_article(key: str, sentences: list[Sentence], published: dt.date) -> Article:
    """Return an article of a day of publication."""
    made = Article(key, sentences, "Courier", story=sum(map(ord, key)))
    made.best = made.first = made.last = published
    return made


def open_first(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a store the one that the app opens."""
    monkeypatch.setenv("DATELINE_HOME", str(store.parent))
    monkeypatch.setenv("DATELINE_STORE", str(store))
