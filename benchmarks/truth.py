"""The accuracy of the demo corpus: countries, persons, days of publication and dated events.

Builds data/dispatches into a temporary store, or reads the store given, and prints one line a figure. The true
values were written from the facts before any build ran; `--errors` lists each difference from them.
"""

import argparse
import csv
import datetime as dt
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pandas as pd

from dashboard.paths import DATA
from dashboard.pipeline import build
from dashboard.schema import Part, number_to_day
from dashboard.store import version_folder

T = TypeVar("T")
_TRUTH = DATA / "dispatches_truth.csv"
_TEXT_COUNTS = ("n_title", "n_standfirst", "n_lead", "n_body", "n_dateline", "n_label", "n_people")
_CUT_PARTS = (Part.CAPTION, Part.CREDIT, Part.FURNITURE)
_DAYS_IF_NARROW = 20
_AIMS = {"countries": 0.95, "persons": 0.93, "days": 0.90, "events": 0.80}


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event, as it is true or as a build reads it."""

    what: str
    first: dt.date
    last: dt.date
    countries: frozenset[str]
    status: str

    @property
    def is_narrow(self) -> bool:
        """Whether its days are fewer than those of a month."""
        return (self.last - self.first).days < _DAYS_IF_NARROW

    def contains(self, other: "EventFacts") -> bool:
        """Return whether the days of the other event are among the days of this one."""
        return self.first <= other.first and other.last <= self.last

    def can_be_same(self, other: "EventFacts") -> bool:
        """Return whether both can be one event: days, status, and a country where both have one."""
        overlap = self.first <= other.last and other.first <= self.last
        inside = self.contains(other) or other.contains(self)
        shared = not self.countries or bool(self.countries & other.countries)
        return (
            overlap
            and (inside or self.is_narrow == other.is_narrow)
            and shared
            and self.status == other.status
        )

    def __str__(self) -> str:
        return (
            f"{self.first}..{self.last} {'/'.join(sorted(self.countries)) or '-'} {self.status}: {self.what}"
        )


@dataclass(slots=True)
class ArticleFacts:
    """The facts of an article, as they are true or as a build reads them."""

    countries: set[str] = field(default_factory=set)
    persons: set[frozenset[str]] = field(default_factory=set)
    published: str = ""
    events: list[EventFacts] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """The number of hits, of answers of the build and of true values, and a line for each error."""

    hits: int = 0
    answers: int = 0
    true: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, hits: int, answers: int, true: int) -> None:
        """Add the numbers of an article."""
        self.hits += hits
        self.answers += answers
        self.true += true

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.answers + self.true) if self.answers + self.true else 0.0

    def format_line(self, what: str) -> str:
        """Return the figures as they are printed."""
        precision, recall = self.hits / max(1, self.answers), self.hits / max(1, self.true)
        return (
            f"{what:<10} F1 {self.f1:.3f}  precision {precision:.3f}  recall {recall:.3f}"
            f"  ({self.hits} of {self.answers} found, {self.true} true; aim {_AIMS[what]:.2f})"
        )


FactsByFile = dict[str, ArticleFacts]
Scorer = Callable[[str, ArticleFacts, ArticleFacts, Score], None]


def main() -> None:
    """Print the scores of a store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a store already built from the dispatches")
    parser.add_argument("--errors", action="store_true", help="list each error")
    options = parser.parse_args()
    if options.store:
        print_scores(read_truth(_TRUTH), read_version(version_folder(options.store)), errors=options.errors)
        return
    with tempfile.TemporaryDirectory() as folder:
        build([DATA / "dispatches"], Path(folder))
        print_scores(read_truth(_TRUTH), read_version(version_folder(Path(folder))), errors=options.errors)


def print_scores(truth: FactsByFile, built: FactsByFile, *, errors: bool) -> None:
    """Print each score and, with `errors`, the lines of its errors."""
    for what, score in score_all(truth, built).items():
        print(score.format_line(what))
        for line in score.errors if errors else ():
            print(f"    {line}")


def score_all(truth: FactsByFile, built: FactsByFile) -> dict[str, Score]:
    """Return the scores by name; a day is right if the dates agree or if both are missing."""
    return {name: _score(scorer, truth, built) for name, scorer in _SCORERS.items()}


def _score(scorer: Scorer, truth: FactsByFile, built: FactsByFile) -> Score:
    score = Score()
    for name, true in sorted(truth.items()):
        scorer(name, true, built.get(name, ArticleFacts()), score)
    return score


def _score_countries(name: str, true: ArticleFacts, read: ArticleFacts, score: Score) -> None:
    hits = true.countries & read.countries
    score.add(len(hits), len(read.countries), len(true.countries))
    score.errors += [f"{name}: country missed {code}" for code in sorted(true.countries - hits)]
    score.errors += [f"{name}: country not there {code}" for code in sorted(read.countries - hits)]


def _score_persons(name: str, true: ArticleFacts, read: ArticleFacts, score: Score) -> None:
    true_persons, persons = sorted(true.persons, key=sorted), sorted(read.persons, key=sorted)
    pairs = pair_up(true_persons, persons, _can_be_same_person)
    score.add(len(pairs), len(persons), len(true_persons))
    labels = map(_join_spellings, true_persons), map(_join_spellings, persons)
    score.errors += _list_unpaired(f"{name}: person", *labels, pairs)


def _score_days(name: str, true: ArticleFacts, read: ArticleFacts, score: Score) -> None:
    score.add(true.published == read.published, 1, 1)
    if true.published != read.published:
        days = f"{true.published or 'undated'}, read as {read.published or 'undated'}"
        score.errors.append(f"{name}: published {days}")


def _score_events(name: str, true: ArticleFacts, read: ArticleFacts, score: Score) -> None:
    pairs = pair_up(true.events, read.events, EventFacts.can_be_same)
    score.add(len(pairs), len(read.events), len(true.events))
    score.errors += _list_unpaired(f"{name}: event", map(str, true.events), map(str, read.events), pairs)


_SCORERS: dict[str, Scorer] = {
    "countries": _score_countries,
    "persons": _score_persons,
    "days": _score_days,
    "events": _score_events,
}


def _list_unpaired(
    what: str, true: Iterable[str], read: Iterable[str], pairs: dict[int, int]
) -> Iterator[str]:
    for place, label in enumerate(true):
        if place not in pairs:
            yield f"{what} missed {label}"
    for place, label in enumerate(read):
        if place not in pairs.values():
            yield f"{what} not there {label}"


def pair_up(true: Sequence[T], read: Sequence[T], agree: Callable[[T, T], bool]) -> dict[int, int]:
    """Return the largest one-to-one pairing, from places in `true` to places in `read`.

    >>> pair_up([1, 2], [2, 3], lambda one, other: abs(one - other) == 1)
    {0: 0, 1: 1}
    """
    partner_of: dict[int, int] = {}

    def find_partner(place: int, tried: set[int]) -> bool:
        for other, value in enumerate(read):
            if other not in tried and agree(true[place], value):
                tried.add(other)
                if other not in partner_of or find_partner(partner_of[other], tried):
                    partner_of[other] = place
                    return True
        return False

    for place in range(len(true)):
        find_partner(place, set())
    return dict(sorted((place, other) for other, place in partner_of.items()))


def _can_be_same_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of spellings can name one person: one last name, compatible first names."""
    return any(_are_compatible(_fold_words(a), _fold_words(b)) for a in one for b in other)


def _are_compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1] and short[-1] not in long[1:]:
        return False
    return len(short) == 1 or short[0][0] == long[0][0] or set(short) <= set(long)


def _fold_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.replace("-", " ").replace(".", " ").split()


def _join_spellings(spellings: frozenset[str]) -> str:
    return " / ".join(sorted(spellings))


def read_truth(path: Path) -> FactsByFile:
    """Return the true facts of each article, by file name."""
    articles: FactsByFile = defaultdict(ArticleFacts)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            article = articles[row["file"]]
            if row["what"] == "country":
                article.countries.add(row["value"])
            elif row["what"] == "person":
                written = row["note"].removeprefix("written: ")
                article.persons.add(frozenset(name for name in (row["value"], written) if name))
            elif row["what"] == "published":
                article.published = row["value"].removeprefix("undated")
            elif row["what"] == "event" and row["first_day"]:
                article.events.append(_parse_event(row))
    return dict(articles)


def _parse_event(row: dict[str, str]) -> EventFacts:
    first = dt.date.fromisoformat(row["first_day"])
    last = dt.date.fromisoformat(row["last_day"] or row["first_day"])
    return EventFacts(
        row["value"], first, last, frozenset(filter(None, row["countries"].split(";"))), row["status"]
    )


def read_version(folder: Path) -> FactsByFile:
    """Return the facts of each article in a built version, by file name."""
    tables = {
        name: pd.read_parquet(folder / f"{name}.parquet")
        for name in (
            *("articles", "countries", "mentions", "names", "entities"),
            *("events", "event_countries"),
        )
    }
    files = [Path(str(file)).name for file in tables["articles"]["file"]]
    built: FactsByFile = {name: ArticleFacts() for name in files}
    for name, day in zip(files, tables["articles"]["published"], strict=True):
        built[name].published = format_day(day)
    _add_countries(built, files, tables["countries"])
    _add_persons(built, files, tables)
    _add_events(built, files, tables)
    return built


def format_day(number: int) -> str:
    """Return a stored day in ISO form, '' for none."""
    day = number_to_day(int(number))
    return day.isoformat() if day else ""


def _add_countries(built: FactsByFile, files: Sequence[str], countries: pd.DataFrame) -> None:
    named = countries[countries[list(_TEXT_COUNTS)].sum(axis=1) > 0]
    for article, country in zip(named["article"], named["country"], strict=True):
        built[files[article]].countries.add(country)


def _add_persons(built: FactsByFile, files: Sequence[str], tables: dict[str, pd.DataFrame]) -> None:
    names = tables["names"].join(tables["entities"][["label"]], on="entity")
    mentions = tables["mentions"][~tables["mentions"]["part"].isin([int(part) for part in _CUT_PARTS])]
    people = mentions.join(names[["form", "entity", "label"]], on="name").query("kind == 'person'")
    spellings = names.groupby("entity")["form"].agg(set).to_dict()
    once = people.drop_duplicates(["article", "entity"])
    for article, entity, label in once[["article", "entity", "label"]].itertuples(index=False, name=None):
        built[files[article]].persons.add(frozenset({label, *spellings[entity]}))


def _add_events(built: FactsByFile, files: Sequence[str], tables: dict[str, pd.DataFrame]) -> None:
    where = tables["event_countries"].groupby("event")["country"].agg(frozenset).to_dict()
    for number, row in enumerate(tables["events"].to_dict("records")):
        first, last = number_to_day(row["first_day"]), number_to_day(row["last_day"])
        if first and last:
            what = f"{row['kind']} at {row['start']}"
            event = EventFacts(what, first, last, where.get(number, frozenset()), row["status"])
            built[files[row["article"]]].events.append(event)


if __name__ == "__main__":
    main()
