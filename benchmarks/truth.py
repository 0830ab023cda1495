"""The demo corpus against what is true of it: countries, persons, days of publication and dated events.

Builds data/dispatches into a store of its own, or reads the store given, and prints one line a figure. The
truth was written from the facts before any build ran; `--errors` lists whatever differs from it.
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
from dashboard.schema import Part, to_day
from dashboard.store import version_folder

T = TypeVar("T")
_T = TypeVar("_T")
_TRUTH = DATA / "dispatches_truth.csv"
_TEXT_COUNTS = ("n_title", "n_standfirst", "n_lead", "n_body", "n_dateline", "n_label", "n_people")
_NOT_TOLD = (Part.CAPTION, Part.CREDIT, Part.FURNITURE)
_LONGEST_DAYS = 20
_AIMS = {"countries": 0.95, "persons": 0.93, "days": 0.90, "events": 0.80}


@dataclass(frozen=True, slots=True)
class Told:
    """An event, as the truth or as a build tells it."""

    what: str
    first: dt.date
    last: dt.date
    countries: frozenset[str]
    status: str

    @property
    def is_narrow(self) -> bool:
        """Whether it is told by the day, not by the month."""
        return (self.last - self.first).days < _LONGEST_DAYS

    def holds(self, other: "Told") -> bool:
        """Return whether the other's days lie within these."""
        return self.first <= other.first and other.last <= self.last

    def agrees(self, other: "Told") -> bool:
        """Return whether both can be one event: days, status, and a country where both have one."""
        overlap = self.first <= other.last and other.first <= self.last
        inside = self.holds(other) or other.holds(self)
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
class Article:
    """What is true of an article, or what a build says of it."""

    countries: set[str] = field(default_factory=set)
    persons: set[frozenset[str]] = field(default_factory=set)
    published: str = ""
    events: list[Told] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """Hits, what was found, what is true, and each error as a line."""

    hits: int = 0
    found: int = 0
    true: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.true) if self.found + self.true else 0.0

    def line(self, what: str) -> str:
        """Return the figures as they print."""
        precision, recall = self.hits / max(1, self.found), self.hits / max(1, self.true)
        return (
            f"{what:<10} F1 {self.f1:.3f}  precision {precision:.3f}  recall {recall:.3f}"
            f"  ({self.hits} of {self.found} found, {self.true} true; aim {_AIMS[what]:.2f})"
        )


Articles = dict[str, Article]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a store already built from the dispatches")
    parser.add_argument("--errors", action="store_true", help="list each error")
    said = parser.parse_args()
    if said.store:
        report(read_truth(_TRUTH), read_version(version_folder(said.store)), errors=said.errors)
        return
    with tempfile.TemporaryDirectory() as folder:
        build([DATA / "dispatches"], Path(folder))
        report(read_truth(_TRUTH), read_version(version_folder(Path(folder))), errors=said.errors)


def report(truth: Articles, made: Articles, *, errors: bool) -> None:
    """Print each score, and its errors where they are asked for."""
    for what, score in score_all(truth, made).items():
        print(score.line(what))
        for line in score.errors if errors else ():
            print(f"    {line}")


def score_all(truth: Articles, made: Articles) -> dict[str, Score]:
    """Return the scores by name; days count articles, dated ones right and undated ones undated."""
    return {name: _score(scorer, truth, made) for name, scorer in _SCORERS.items()}


def _score(scorer: Callable[[str, Article, Article, Score], None], truth: Articles, made: Articles) -> Score:
    score = Score()
    for name, want in sorted(truth.items()):
        scorer(name, want, made.get(name, Article()), score)
    return score


def _score_countries(name: str, want: Article, have: Article, score: Score) -> None:
    hits = want.countries & have.countries
    _count(score, len(hits), len(have.countries), len(want.countries))
    score.errors += [f"{name}: country missed {code}" for code in sorted(want.countries - hits)]
    score.errors += [f"{name}: country not there {code}" for code in sorted(have.countries - hits)]


def _score_persons(name: str, want: Article, have: Article, score: Score) -> None:
    true, found = sorted(want.persons, key=sorted), sorted(have.persons, key=sorted)
    pairs = pair_up(true, found, _same_person)
    _count(score, len(pairs), len(found), len(true))
    score.errors += _left(name, "person", map(_shown, true), map(_shown, found), pairs)


def _score_days(name: str, want: Article, have: Article, score: Score) -> None:
    _count(score, want.published == have.published, 1, 1)
    if want.published != have.published:
        score.errors.append(
            f"{name}: published {want.published or 'undated'}, said {have.published or 'undated'}"
        )


def _score_events(name: str, want: Article, have: Article, score: Score) -> None:
    pairs = pair_up(want.events, have.events, Told.agrees)
    _count(score, len(pairs), len(have.events), len(want.events))
    score.errors += _left(name, "event", map(str, want.events), map(str, have.events), pairs)


_SCORERS: dict[str, Callable[[str, Article, Article, Score], None]] = {
    "countries": _score_countries,
    "persons": _score_persons,
    "days": _score_days,
    "events": _score_events,
}


def _count(score: Score, hits: int, found: int, true: int) -> None:
    score.hits += hits
    score.found += found
    score.true += true


def _left(
    name: str, what: str, true: Iterable[str], found: Iterable[str], pairs: dict[int, int]
) -> Iterator[str]:
    """Yield a line for each that was left alone."""
    for at, each in enumerate(true):
        if at not in pairs:
            yield f"{name}: {what} missed {each}"
    for at, each in enumerate(found):
        if at not in pairs.values():
            yield f"{name}: {what} not there {each}"


def pair_up(true: Sequence[_T], found: Sequence[_T], agree: Callable[[_T, _T], bool]) -> dict[int, int]:
    """Return the largest one-to-one pairing, from places in `true` to places in `found`.

    >>> pair_up([1, 2], [2, 3], lambda one, other: abs(one - other) == 1)
    {0: 0, 1: 1}
    """
    taken: dict[int, int] = {}

    def finds(at: int, tried: set[int]) -> bool:
        for to, each in enumerate(found):
            if to not in tried and agree(true[at], each):
                tried.add(to)
                if to not in taken or finds(taken[to], tried):
                    taken[to] = at
                    return True
        return False

    for at in range(len(true)):
        finds(at, set())
    return dict(sorted((at, to) for to, at in taken.items()))


# ---------------------------------------------------------------- persons


def _same_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of spellings can mean one person: the same last name, first names that do not clash."""
    return any(_compatible(_folded(a), _folded(b)) for a in one for b in other)


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1] and short[-1] not in long[1:]:
        return False
    return len(short) == 1 or short[0][0] == long[0][0] or set(short) <= set(long)


def _folded(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.replace("-", " ").replace(".", " ").split()


def _shown(spellings: frozenset[str]) -> str:
    return " / ".join(sorted(spellings))


# ---------------------------------------------------------------- the truth and the version


def read_truth(path: Path) -> Articles:
    """Return what the file of truth says, by file name."""
    articles: Articles = defaultdict(Article)
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
                article.events.append(_true_event(row))
    return dict(articles)


def _true_event(row: dict[str, str]) -> Told:
    first = dt.date.fromisoformat(row["first_day"])
    last = dt.date.fromisoformat(row["last_day"] or row["first_day"])
    return Told(
        row["value"], first, last, frozenset(filter(None, row["countries"].split(";"))), row["status"]
    )


def read_version(folder: Path) -> Articles:
    """Return what a built version says, by file name."""
    tables = {
        name: pd.read_parquet(folder / f"{name}.parquet")
        for name in (
            *("articles", "countries", "mentions", "names", "entities"),
            *("events", "event_countries"),
        )
    }
    files = [Path(str(file)).name for file in tables["articles"]["file"]]
    made: Articles = {name: Article() for name in files}
    for name, day in zip(files, tables["articles"]["published"], strict=True):
        made[name].published = day_label(day)
    _add_countries(made, files, tables["countries"])
    _add_persons(made, files, tables)
    _add_events(made, files, tables)
    return made


def day_label(number: int) -> str:
    """Return a stored day in ISO form, '' for none."""
    day = to_day(int(number))
    return day.isoformat() if day else ""


def _add_countries(made: Articles, files: Sequence[str], countries: pd.DataFrame) -> None:
    told = countries[countries[list(_TEXT_COUNTS)].sum(axis=1) > 0]
    for article, country in zip(told["article"], told["country"], strict=True):
        made[files[article]].countries.add(country)


def _add_persons(made: Articles, files: Sequence[str], tables: dict[str, pd.DataFrame]) -> None:
    names = tables["names"].join(tables["entities"][["label"]], on="entity")
    told = tables["mentions"][~tables["mentions"]["part"].isin([int(part) for part in _NOT_TOLD])]
    people = told.join(names[["form", "entity", "label"]], on="name").query("kind == 'person'")
    spellings = names.groupby("entity")["form"].agg(set).to_dict()
    once = people.drop_duplicates(["article", "entity"])
    for article, entity, label in once[["article", "entity", "label"]].itertuples(index=False, name=None):
        made[files[article]].persons.add(frozenset({label, *spellings[entity]}))


def _add_events(made: Articles, files: Sequence[str], tables: dict[str, pd.DataFrame]) -> None:
    where = tables["event_countries"].groupby("event")["country"].agg(frozenset).to_dict()
    for number, row in enumerate(tables["events"].to_dict("records")):
        first, last = to_day(row["first_day"]), to_day(row["last_day"])
        if first and last:
            what = f"{row['kind']} at {row['start']}"
            told = Told(what, first, last, where.get(number, frozenset()), row["status"])
            made[files[row["article"]]].events.append(told)


if __name__ == "__main__":
    main()
