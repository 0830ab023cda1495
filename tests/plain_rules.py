"""The rules of the oracle for single records, in plain loops."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dashboard.paths import DATA
from dashboard.schema import Choice, DayFilter, DayRange, Filters, Kind, Part
from dashboard.text.tokens import words
from tests.plain_corpus import Article, PlainEvent, Sentence, countries_of

WEIGHTS = {
    Part.TITLE: 4.0,
    Part.STANDFIRST: 3.0,
    Part.LEAD: 2.0,
    Part.BODY: 1.0,
    Part.DATELINE: 2.0,
    Part.LABEL: 3.0,
    Kind.PEOPLE: 1.5,
}
NAMED = ("region", "country", "person", "organisation")
OF_EVENTS = (*NAMED, "kind", "status")

with (DATA / "gazetteer" / "countries.tsv").open(encoding="utf-8") as _file:
    COUNTRIES = {row["code"]: row for row in csv.DictReader(_file, delimiter="\t")}

with (DATA / "gazetteer" / "macro_regions.tsv").open(encoding="utf-8") as _file:
    MACRO_REGIONS = {
        row["name"]: set(row["countries"].split(";")) for row in csv.DictReader(_file, delimiter="\t")
    }


with (DATA / "gazetteer" / "territories.tsv").open(encoding="utf-8") as _file:
    SOVEREIGNS = {row["territory"]: row["sovereign"] for row in csv.DictReader(_file, delimiter="\t")}


def needs_event(filters: Filters, skip: str = "") -> bool:
    """Return whether the filters ask for an event."""
    of_events = any(name in filters.choices and skip != name for name in ("kind", "status"))
    return of_events or (bool(filters.happened) and skip != "happened")


def passes_eventless(article: Article, filters: Filters, skip: str) -> bool:
    """Return whether an article passes a filter on days of events because it has no event."""
    other_filters = any(name in filters.choices and skip != name for name in ("kind", "status"))
    adds_undated = filters.happened.undated and skip != "happened"
    return adds_undated and not other_filters and not list(events_of(article))


def passes_publication(article: Article, filters: Filters, skip: str) -> bool:
    """Return whether an article passes the filter on its day of publication."""
    days = filters.published
    if skip == "published" or not (days.ranges or days.excluded or days.undated):
        return True
    if article.first is None or article.last is None:
        return days.undated
    return passes_days(article.first, article.last, days)


def matches_search(article: Article, query: str) -> bool:
    """Return whether an article matches a search of `tests.random_corpora.SEARCHES`, by reading it."""
    all_stretches = stretches(article)
    title = " ".join(words(article.title))

    def word(pattern: str) -> bool:
        return any(f" {pattern} " in f" {stretch} " for stretch in all_stretches)

    def start(prefix: str) -> bool:
        return any(each.startswith(prefix) for stretch in all_stretches for each in stretch.split())

    def near(left: str, right: str, within: int, prefix: bool = False) -> bool:
        for stretch in all_stretches:
            run = stretch.split()
            a = [at for at, each in enumerate(run) if each == left or (prefix and each.startswith(left))]
            b = [at for at, each in enumerate(run) if each == right]
            if any(0 < abs(x - y) <= within + 1 for x in a for y in b):
                return True
        return False

    answers = {
        "rain": word("rain"),
        "wheat OR ferry": word("wheat") or word("ferry"),
        '"rain harbour"': word("rain harbour"),
        "ferr*": start("ferr"),
        "rain near/2 wheat": near("rain", "wheat", 2),
        "title:harbour": " harbour " in f" {title} ",
        "-rain": not word("rain"),
        "wheat (ferry OR NOT 7)": word("wheat") and (word("ferry") or not word("7")),
        '"wheat Ada"': word("wheat ada"),
        "re-open": word("re-open"),
        "a": word("a"),
        "7": word("7"),
        "7 -a": word("7") and not word("a"),
        "zebra": word("zebra"),
        'title:"rain wheat"': " rain wheat " in f" {title} ",
        "ferr* near/0 rain": near("ferr", "rain", 0, prefix=True),
    }
    return answers[query]


MARKED = ("rain", "7", "a", '"rain harbour"', "ferr*", "wheat OR ferry", "rain near/2 wheat", "zebra", "7 -a")
"""Those of `tests.random_corpora.SEARCHES` whose hits `marked_places` finds."""


def marked_places(stretch: list[str], query: str) -> list[tuple[int, int]]:
    """Return place and number of words of each hit of a query in a stretch."""
    if query == "rain near/2 wheat":
        return _near_places(stretch)
    if query == "ferr*":
        return [(at, 1) for at, word in enumerate(stretch) if word.startswith("ferr")]
    if query.startswith('"'):
        run = query.strip('"').split()
        return [(at, len(run)) for at in range(len(stretch)) if stretch[at : at + len(run)] == run]
    wanted = {"wheat OR ferry": {"wheat", "ferry"}, "7 -a": {"7"}}.get(query, {query})
    return [(at, 1) for at, word in enumerate(stretch) if word in wanted]


def _near_places(run: list[str]) -> list[tuple[int, int]]:
    """Return each rain with the next wheat, each wheat with the next rain, at most two words apart."""
    places = {}
    for at, word in enumerate(run):
        other = {"rain": "wheat", "wheat": "rain"}.get(word)
        ahead = [place for place in range(at + 1, min(at + 4, len(run))) if run[place] == other]
        if ahead:
            places[at] = ahead[0] - at + 1
    return sorted(places.items())


def stretches(article: Article) -> list[str]:
    """Return the folded words of each stretch of an article that no cut interrupts."""
    stretch_words: list[list[str]] = [[]]
    for sentence in article.sentences:
        if sentence.part.is_cut:
            stretch_words.append([])
        else:
            stretch_words[-1] += words(sentence.text)
    return [" ".join(stretch) for stretch in stretch_words]


def rank_of_sentence(article: Article, event: PlainEvent, sentence: Sentence) -> tuple[object, ...]:
    """Return the sort key of a sentence; the one with the least key is displayed."""
    number = [each for each, _ in events_of(article)].index(event)
    return (
        *(sentence.part.is_cut, event.superseded, not is_readable(sentence), -len(event.roles)),
        *(*earliest(article), number),
    )


def stand_in_key(event: PlainEvent, sentence: Sentence) -> tuple[object, ...]:
    """Return what two events must share so that one can be displayed for the other."""
    days = (event.first, event.last, event.day_from)
    facts = (*days, event.kind, event.status, event.superseded)
    return (*facts, sentence.part.is_cut, is_readable(sentence))


def is_readable(sentence: Sentence) -> bool:
    """Return whether a sentence is neither too short nor too long to be read alone."""
    return 40 <= len(sentence.text) <= 320


def with_value(filters: Filters, name: str, value: str) -> Filters:
    """Return filters with the choice of one facet replaced by one value."""
    return replace(filters, choices={**filters.choices, name: Choice((value,))})


def events_of(article: Article) -> Iterator[tuple[PlainEvent, Sentence]]:
    """Yield the events of an article with their sentences, in order, without rejected ones."""
    for sentence in article.sentences:
        for event in sentence.events:
            if not event.rejected:
                yield event, sentence


def choices(filters: Filters) -> Iterator[tuple[str, Choice]]:
    """Yield every choice that is not empty."""
    for name, choice in filters.choices.items():
        if choice.values or choice.excluded:
            yield name, choice


def passes_days(first: dt.date, last: dt.date, days: DayFilter) -> bool:
    """Return whether an interval passes a filter on days: in one of its ranges and in none of those excluded."""
    if any(lies_inside(first, last, each, days.overlaps) for each in days.excluded):
        return False
    if not days.ranges:
        return bool(days.excluded) or not days.undated
    return any(lies_inside(first, last, each, days.overlaps) for each in days.ranges)


def lies_inside(first: dt.date, last: dt.date, days: DayRange, overlaps: bool) -> bool:
    """Return whether an interval lies inside a range of days, or overlaps it."""
    begins, ends = (last, first) if overlaps else (first, last)
    return (days.first is None or begins >= days.first) and (days.last is None or ends <= days.last)


def bin_start(day: dt.date, size: str) -> dt.date:
    """Return the first day of the bin that a day lies in."""
    return {
        "day": day,
        "week": day - dt.timedelta(days=day.weekday()),
        "month": day.replace(day=1),
        "year": day.replace(month=1, day=1),
        "decade": dt.date(day.year // 10 * 10, 1, 1),
    }[size]


def earliest(article: Article) -> tuple[bool, dt.date, str]:
    """Return the sort key of an article: the earliest first, the undated last."""
    return article.best is None, article.best or dt.date.min, article.key


def by_story(articles: list[Article]) -> dict[int, list[Article]]:
    """Return articles grouped with their copies, in the order given."""
    groups: dict[int, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.story, []).append(article)
    return groups


def key_of(name: tuple[str, ...]) -> str:
    """Return the key of a name; a second name of a spelling has the suffix of its decision."""
    return f"{name[0]}:{spelt_of(name)}"


def own_key_of(name: tuple[str, ...]) -> str:
    """Return the key of a name with its country as built, for spellings in several countries."""
    return f"{name[0]}@{home_of(name)}:{spelt_of(name)}"


def spelt_of(name: tuple[str, ...]) -> str:
    """Return the spelling of a name, with the suffix of the decision that split it off."""
    return name[1] + (f"#{name[3]}" if len(name) > 3 and name[3] else "")


def home_of(name: tuple[str, ...]) -> str:
    """Return the country of a name as built; a moved or split name has it as its last word."""
    return name[4] if len(name) > 4 else name[2]


def key_matches(key: str, name: tuple[str, ...]) -> bool:
    """Return whether a key means a name: by its spelling, or by spelling and country."""
    return key in (key_of(name), own_key_of(name))


def iso(day: dt.date | None) -> str:
    """Return a day as 2017-04-12, or ''."""
    return "" if day is None else day.isoformat()


def regions_of(countries: set[str]) -> set[str]:
    """Return the regions that countries lie in."""
    return {COUNTRIES[country]["region"] for country in countries} - {""}


def macro_regions_of(countries: set[str]) -> set[str]:
    """Return the macro-regions that hold any of some countries."""
    return {name for name, members in MACRO_REGIONS.items() if countries & members}


def mentioned_countries(article: Article) -> set[str]:
    """Return the countries that an article names outside captions, credits and furniture."""
    return {c for c, parts in countries_of(article).items() if any(parts[part] for part in WEIGHTS)}


def main_countries(article: Article) -> set[str]:
    """Return the countries that an article is about."""
    named = countries_of(article)
    counts = {
        state: sum(
            (parts for land, parts in named.items() if state in (land, SOVEREIGNS.get(land))), Counter()
        )
        for state in named
    }
    weights = {
        country: sum(weight * parts[part] ** 0.6 for part, weight in WEIGHTS.items())
        for country, parts in counts.items()
    }
    heaviest = max(weights.values(), default=0.0)
    least = min(2.0, heaviest)
    return {c for c, w in weights.items() if w > 0 and w >= least and w >= 0.25 * heaviest}
