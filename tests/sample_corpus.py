"""A small corpus with an example of everything, as a store: views and exports are tested with it."""

import datetime as dt
import hashlib
import random
from pathlib import Path

from dashboard.schema import Part
from tests.plain_corpus import (
    Article,
    NameKey,
    PlainCorpus,
    PlainEvent,
    entity_for_each_name,
    parse_sentence,
    write_store,
)

_MARKOVA: NameKey = ("person", "Elena Markova", "")
_OKAFOR: NameKey = ("person", "David Okafor", "")
_LINDQVIST: NameKey = ("person", "Anna Lindqvist", "")
_SALEH: NameKey = ("person", "Omar Saleh", "")
_WATCH: NameKey = ("organisation", "Harbour Watch", "")
_COUNCIL: NameKey = ("organisation", "Council of Ports", "")

# What happened: kind, sentence, who with which role, where. DAY is said as an analyst would read it.
_HAPPENINGS: tuple[tuple[str, str, tuple[tuple[NameKey, str], ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "meeting",
        "[Elena Markova|person] met [David Okafor|person] in [Moscow|place:RUS] on {DAY} to speak about wheat.",
        ((_MARKOVA, "actor"), (_OKAFOR, "participant")),
        (("RUS", "where"),),
    ),
    (
        "arrest",
        "Police in [Istanbul|place:TUR] arrested twelve members of [Harbour Watch|organisation] on {DAY}.",
        ((_WATCH, "named"),),
        (("TUR", "where"),),
    ),
    (
        "visit",
        "[Okafor|person] flew from [Lagos|place:NGA] to [Stockholm|place:SWE] on {DAY} with [Anna Lindqvist|person].",
        ((("person", "Okafor", ""), "actor"), (_LINDQVIST, "participant")),
        (("SWE", "where"), ("NGA", "named")),
    ),
    (
        "attack",
        "Shells fell on the harbour of [Latakia|place:SYR] on {DAY}, said [Omar Saleh|person], a doctor there.",
        ((_SALEH, "actor"),),
        (("SYR", "where"),),
    ),
    (
        "statement",
        "The [Council of Ports|organisation] said on {DAY} that [Syrian|people:SYR] wheat would reach [Turkey|place:TUR].",
        ((_COUNCIL, "actor"),),
        (("TUR", "named"), ("SYR", "named")),
    ),
)
_FILLERS = (
    "The ships waited outside the harbour for a third week, and the price of bread rose again.",
    "[Markova|person] told reporters that [Russia|place:RUS] would keep its ports open through the winter.",
    "Nobody at the [Council of Ports|organisation] answered the telephone.",
    "In [Nigeria|place:NGA] the news was read out on the radio twice.",
    '"We count sacks, not promises," said a clerk in [Stockholm|place:SWE].',
    "[Saleh|person] has worked in [Syria|place:SYR] since {2011|2011}.",
    "The rains of {March 2017|2017-03} had spoiled much of the harvest.",
)
_TITLES = {
    "meeting": "Ministers meet in [Moscow|place:RUS] over wheat",
    "arrest": "Arrests in [Turkey|place:TUR] alarm harbour workers",
    "visit": "[Okafor|person] visits [Sweden|place:SWE]",
    "attack": "Harbour of [Latakia|place:SYR] shelled",
    "statement": "Ports council speaks of wheat for [Turkey|place:TUR]",
}
_PUBLISHERS = ("Port Gazette", "Northern Wire", "The Evening Quay", "")
_JOINED = {"Markova": "Elena Markova", "Okafor": "David Okafor", "Saleh": "Omar Saleh"}


def make_sample_store(folder: Path) -> Path:
    """Write the sample corpus into `folder` as a store and return it."""
    write_store(sample_corpus(), folder, "Harbour sample")
    return folder


def sample_corpus(n: int = 60) -> PlainCorpus:
    """Return the sample: `n` articles, a fifth of them copies, one in eight undated, some days imprecise."""
    chance = random.Random(7)
    articles: list[Article] = []
    for number in range(n):
        original = chance.choice(articles) if articles and chance.random() < 0.2 else None
        made = _article(chance, number) if original is None else _copy(original, number)
        articles.append(made)
    entity = entity_for_each_name(articles)
    for form, label in _JOINED.items():
        entity[("person", form, "")] = ("person", label)
    return PlainCorpus(articles, entity)


def _key(number: int) -> str:
    return hashlib.sha256(f"sample {number}".encode()).hexdigest()[:32]


def _article(chance: random.Random, number: int) -> Article:
    published = dt.date(2017, 2, 1) + dt.timedelta(days=chance.randrange(100))
    happenings = [_happening(chance, published) for _ in range(chance.randint(1, 2))]
    sentences = [parse_sentence(_TITLES[happenings[0][0]], Part.TITLE)]
    if chance.random() < 0.3:
        sentences.append(parse_sentence("By a correspondent in [Geneva|place:CHE]", Part.BYLINE))
    body = [sentence for _, sentence in happenings] + [
        parse_sentence(text) for text in chance.sample(_FILLERS, 3)
    ]
    body[0].part = Part.LEAD
    sentences += body
    if chance.random() < 0.2:
        caption = f"The harbour, {{{_format_day(published)}|{published}}}. Photograph: Port Gazette"
        sentences.append(parse_sentence(caption, Part.CAPTION))
    if chance.random() < 0.4:
        sentences.append(parse_sentence("Sign up for our letter from the harbour", Part.FURNITURE))
    made = Article(_key(number), sentences, chance.choice(_PUBLISHERS), story=number)
    chance.choice(("World", "Trade"))
    made.url = f"https://example.org/{number}"
    made.fields = [("desk", chance.choice(("north", "south")))] if number % 3 else []
    _publish(made, published, chance)
    return made


def _publish(article: Article, published: dt.date, chance: random.Random) -> None:
    dice = chance.random()
    if dice < 0.125:
        return
    article.best = article.first = article.last = published
    if dice < 0.25:
        article.first = published - dt.timedelta(days=3)
        article.last = published + dt.timedelta(days=3)
        article.inferred = True


def _happening(chance: random.Random, published: dt.date) -> tuple[str, object]:
    number = chance.randrange(len(_HAPPENINGS))
    kind, text, roles, places = _HAPPENINGS[number]
    day = published - dt.timedelta(days=7 * chance.randrange(4))
    day = dt.date.fromordinal(day.toordinal() - day.toordinal() % 3)
    status = chance.choice(("reported", "reported", "reported", "planned", "denied"))
    event = PlainEvent(day, day, kind, status, day.toordinal() * 10 % 100_000 + number, roles, places)
    if kind == "meeting":
        event = PlainEvent(day, day, kind, status, event.cluster, roles, places, mode="in person")
    return kind, parse_sentence(text.replace("{DAY}", f"{{{_format_day(day)}|{day}}}"), events=(event,))


def _format_day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _copy(original: Article, number: int) -> Article:
    made = Article(_key(number), list(original.sentences), "Northern Wire", story=original.story)
    made.best, made.first, made.last = original.best, original.first, original.last
    made.inferred, made.url = original.inferred, f"https://example.net/{number}"
    return made
