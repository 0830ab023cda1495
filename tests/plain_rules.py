"""What single records are and hold, read by plain loops: the rules that the oracle goes by."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dashboard.paths import DATA
from dashboard.schema import Choice, DayRange, Filters, Kind, Part, Undated
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
    """Return whether an article must tell an event that the filters keep."""
    return any(getattr(filters, name) and skip != name for name in ("happened", "kind", "status"))


def passes_eventless(article: Article, filters: Filters, skip: str) -> bool:
    """Return whether an article passes a filter on days of happening because it tells no event at all."""
    told = any(getattr(filters, name) and skip != name for name in ("kind", "status"))
    on = bool(filters.happened) and skip != "happened"
    return on and not told and filters.undated is not Undated.LEAVE_OUT and not list(events_of(article))


def passes_publication(article: Article, filters: Filters, skip: str) -> bool:
    """Return whether an article meets what is asked of its day of publication."""
    if skip == "published" or (filters.happened and not filters.published):
        return True
    if article.first is None or article.last is None:
        return filters.undated is not Undated.LEAVE_OUT
    return filters.undated is not Undated.ONLY and lies_inside(article.first, article.last, filters.published)


def matches_search(article: Article, query: str) -> bool:
    """Return whether an article meets a search of `tests.random_corpora.SEARCHES`, by reading it."""
    told = stretches(article)
    title = " ".join(words(article.title))

    def word(pattern: str) -> bool:
        return any(f" {pattern} " in f" {stretch} " for stretch in told)

    def start(prefix: str) -> bool:
        return any(said.startswith(prefix) for stretch in told for said in stretch.split())

    def near(left: str, right: str, within: int, prefix: bool = False) -> bool:
        for stretch in told:
            said = stretch.split()
            a = [at for at, each in enumerate(said) if each == left or (prefix and each.startswith(left))]
            b = [at for at, each in enumerate(said) if each == right]
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


def marked_places(said: list[str], query: str) -> list[tuple[int, int]]:
    """Return where the hits of a query stand in a stretch and how many words each has, by reading it."""
    if query == "rain near/2 wheat":
        return _near_places(said)
    if query == "ferr*":
        return [(at, 1) for at, word in enumerate(said) if word.startswith("ferr")]
    if query.startswith('"'):
        run = query.strip('"').split()
        return [(at, len(run)) for at in range(len(said)) if said[at : at + len(run)] == run]
    asked = {"wheat OR ferry": {"wheat", "ferry"}, "7 -a": {"7"}}.get(query, {query})
    return [(at, 1) for at, word in enumerate(said) if word in asked]


def _near_places(said: list[str]) -> list[tuple[int, int]]:
    """Return each rain with the next wheat, and each wheat with the next rain, with at most two words between."""
    found = {}
    for at, word in enumerate(said):
        other = {"rain": "wheat", "wheat": "rain"}.get(word)
        ahead = [place for place in range(at + 1, min(at + 4, len(said))) if said[place] == other]
        if ahead:
            found[at] = ahead[0] - at + 1
    return sorted(found.items())


def stretches(article: Article) -> list[str]:
    """Return the folded words of each stretch of an article that no cut interrupts."""
    found: list[list[str]] = [[]]
    for said in article.sentences:
        if said.part.is_cut:
            found.append([])
        else:
            found[-1] += words(said.text)
    return [" ".join(stretch) for stretch in found]


def _worse(article: Article, event: PlainEvent, said: Sentence) -> tuple[object, ...]:
    """Return what a sentence is ranked by; the least is shown."""
    number = [each for each, _ in events_of(article)].index(event)
    return (
        *(said.part.is_cut, event.superseded, not is_readable(said), -len(event.roles)),
        *(*earliest(article), number),
    )


def stand_in_key(event: PlainEvent, said: Sentence) -> tuple[object, ...]:
    """Return what two events have alike where one can be shown in the place of the other."""
    days = (event.first, event.last, event.day_from)
    told = (*days, event.kind, event.status, event.superseded)
    return (*told, said.part.is_cut, is_readable(said))


def is_readable(said: Sentence) -> bool:
    """Return whether a sentence is of a length that can stand alone."""
    return 40 <= len(said.text) <= 320


def with_value(filters: Filters, name: str, value: str) -> Filters:
    """Return filters with the choice of one facet replaced by one value."""
    if name.startswith("field:"):
        return replace(filters, fields=((name.removeprefix("field:"), Choice((value,))),))
    return replace(filters, **{name: Choice((value,))})


def events_of(article: Article) -> Iterator[tuple[PlainEvent, Sentence]]:
    """Yield the events of an article with their sentences, in order; rejected ones are not there."""
    for said in article.sentences:
        for event in said.events:
            if not event.rejected:
                yield event, said


def choices(filters: Filters) -> Iterator[tuple[str, Choice]]:
    """Yield every choice that is on."""
    for name in (*OF_EVENTS, "publisher", "language"):
        choice = getattr(filters, name)
        if choice.values or choice.excluded:
            yield name, choice
    for name, choice in filters.fields:
        if choice.values or choice.excluded:
            yield f"field:{name}", choice


def lies_inside(first: dt.date, last: dt.date, days: DayRange) -> bool:
    """Return whether an interval lies inside a filter on days, or touches it where the filter says so."""
    begins, ends = (last, first) if days.overlaps else (first, last)
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
    """Return what articles are ranked by, the earliest first, the undated last."""
    return article.best is None, article.best or dt.date.min, article.key


def by_story(articles: list[Article]) -> dict[int, list[Article]]:
    """Return articles grouped with their copies, in the order given."""
    groups: dict[int, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.story, []).append(article)
    return groups


def key_of(name: tuple[str, ...]) -> str:
    """Return the key of a name; a second name of the same spelling has the mark of its decision."""
    return f"{name[0]}:{spelt_of(name)}"


def own_key_of(name: tuple[str, ...]) -> str:
    """Return the key that tells a name from those of its spelling in other countries, as they were found."""
    return f"{name[0]}@{home_of(name)}:{spelt_of(name)}"


def spelt_of(name: tuple[str, ...]) -> str:
    """Return the spelling of a name, with the mark of the decision that made it a second one."""
    return name[1] + (f"#{name[3]}" if len(name) > 3 and name[3] else "")


def home_of(name: tuple[str, ...]) -> str:
    """Return the country of a name as it was found: the last word of one that was moved or parted since."""
    return name[4] if len(name) > 4 else name[2]


def key_matches(key: str, name: tuple[str, ...]) -> bool:
    """Return whether a key speaks of a name: of all that are spelt so, or of the one in a country."""
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
