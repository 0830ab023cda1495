"""The cost of names, aliases and places over the model alone, and how well spellings of persons are joined.

    python benchmarks/names.py [STORE]     STORE: a built store; the sample dispatches where none is given

The cost is processor time on the same texts, so that a busy machine changes the ratio little; the aim is 1.10.
With the store of the news demo (`dateline demo news`), the 300 labelled spellings of tests/gold are scored too.
"""

import argparse
import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pandas as pd
from timing import processor_seconds

from dashboard.paths import DATA
from dashboard.schema import Kind, Span
from dashboard.steps.clean import find_parts
from dashboard.steps.place import (
    find_body_countries,
    find_containing_areas,
    find_known_names,
    find_missed_towns,
    find_places,
    load_gazetteer,
)
from dashboard.steps.resolve import find_fullest_forms, resolve_names
from dashboard.steps.tag import Tagger, load_tagger, merge_names, tag_texts
from dashboard.steps.tag.spacy_model import find_model_spans
from dashboard.steps.tag.tag_texts import make_model_input
from dashboard.store import TextStore, version_folder

LABELS = Path(__file__).parents[1] / "tests" / "gold" / "person_spellings.tsv"
_MOST_TEXTS = 400
_PLACED = (Kind.PLACE, Kind.PEOPLE, Kind.ORGANISATION)
Text = tuple[str, Sequence[Span]]


def main() -> None:
    """Print the ratio of the costs and, for a store, the scores of the labelled spellings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path, nargs="?")
    store = parser.parse_args().store
    texts = (
        read_texts(store)
        if store
        else [split_text(path.read_text("utf-8", "replace")) for path in list_dispatches()]
    )
    print_costs(load_tagger(), texts)
    if store:
        print_aliases(store)


def list_dispatches() -> list[Path]:
    """Return the files of the sample corpus."""
    return sorted((DATA / "dispatches").glob("*.txt"))


def split_text(text: str, *, title_given: bool = False) -> Text:
    """Return a text and the parts that are not body."""
    return text, find_parts(text, title_given, frozenset())


def read_texts(store: Path) -> list[Text]:
    """Return texts of a store, evenly spread over it."""
    with TextStore(store) as texts:
        docs = [doc for _, doc in texts.list_articles()]
        step = max(1, len(docs) // _MOST_TEXTS)
        return [split_text(doc.text, title_given=doc.title_given) for doc in texts.read(docs[::step])]


def print_costs(tagger: Tagger, texts: Sequence[Text]) -> None:
    """Print the processor time of the model alone and of all that Dateline does about names."""
    load_gazetteer()
    find_all_names(tagger, texts[:10])
    alone = processor_seconds(
        lambda: list(find_model_spans(tagger, ((make_model_input(*text), None) for text in texts), 48))
    )
    whole = processor_seconds(lambda: find_all_names(tagger, texts))
    words = sum(len(text.split()) for text, _ in texts)
    print(f"{len(texts)} texts, {words:,} words")
    print(f"the model alone   {alone:7.2f} s  {words / alone:8,.0f} words/s")
    print(f"names and places  {whole:7.2f} s  {words / whole:8,.0f} words/s")
    print(f"ratio             {whole / alone:7.3f}    (aim 1.10 at most)")


def find_all_names(tagger: Tagger, texts: Sequence[Text]) -> None:
    """Find the names of texts as a build does: tag, add those of the gazetteer, place and join them."""
    gazetteer, counts = load_gazetteer(), Counter[tuple[Kind, str, str]]()
    for (text, _), tagged in zip(texts, tag_texts(tagger, texts), strict=True):
        names = merge_names(tagged, find_known_names(text, gazetteer), text)
        forms = find_fullest_forms([(text[name.start : name.end], name.kind) for name in names])
        keys = [(name.kind, form) for name, form in zip(names, forms, strict=True)]
        placed = [key for key in keys if key[0] in _PLACED]
        places = find_places(placed, gazetteer, find_containing_areas(text, names, forms))
        list(find_missed_towns(text, names, places.values(), gazetteer))
        lands = [places[key].country if key in places else "" for key in keys]
        find_body_countries(text, names, forms, lands, Counter(lands), gazetteer)
        counts.update({(*key, places[key].country if key in places else "") for key in keys})
    resolve_names(counts)


def print_aliases(store: Path) -> None:
    """Print precision, recall and F1 over all pairs of the labelled spellings, whole and by half.

    A label applies to a spelling where no fuller form of it is in the same article. Where each article has
    a fuller form, the spelling counts as the person whom most of these forms name. Where the tagger splits a
    spelling in another way now, the last name inside it counts.
    """
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    person_of = {row["spelling"]: row["person"] for row in rows}
    counts = count_articles(version_folder(store))
    filled = {
        form: fuller for form, fuller in find_fuller_forms(store, person_of).items() if form not in counts
    }
    left = {row["spelling"]: int(row["articles"]) for row in rows if row["spelling"] not in filled}
    entity_of = join_spellings(left | counts)
    entity_of |= {form: entity_of[fuller] for form, fuller in filled.items()}
    for half, spellings in split_halves(person_of).items():
        print(f"{len(spellings)} spellings, {half}: {score(spellings, person_of, entity_of)}")


def find_fuller_forms(store: Path, spellings: Iterable[str]) -> dict[str, str]:
    """Return, for each spelling in the texts, the fullest form that most of its articles use."""
    version = version_folder(store)
    articles, names = (pd.read_parquet(version / f"{table}.parquet") for table in ("articles", "names"))
    mentions = pd.read_parquet(version / "mentions.parquet").query("kind == 'person'")
    form = names["form"].to_numpy()[mentions["name"]]
    with TextStore(store) as texts:
        text_of = [doc.text for doc in texts.read([int(doc) for doc in articles["doc"]])]
    forms: dict[str, set[tuple[int, str]]] = defaultdict(set)
    ends: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for article, start, end, fuller in zip(
        mentions["article"], mentions["start"], mentions["end"], form, strict=True
    ):
        forms[" ".join(text_of[article][start:end].split())].add((article, fuller))
        ends[article].append((end, fuller))
    for spelling in set(spellings) - set(forms):
        for article, text in enumerate(text_of):
            end = text.find(spelling) + len(spelling)
            forms[spelling].update(
                (article, name) for at, name in ends[article] if at == end >= len(spelling)
            )
    return {
        spelling: Counter(fuller for _, fuller in uses).most_common(1)[0][0]
        for spelling, uses in forms.items()
        if uses
    }


def count_articles(version: Path) -> dict[str, int]:
    """Return the number of articles of a version in which each spelling of a person is used."""
    names = pd.read_parquet(version / "names.parquet", columns=["kind", "form"])
    mentions = pd.read_parquet(version / "mentions.parquet", columns=["article", "name"])
    articles = mentions.drop_duplicates().groupby("name").size()
    persons = names[names["kind"] == Kind.PERSON.value]
    return dict(zip(persons["form"], articles.reindex(persons.index, fill_value=1), strict=True))


def join_spellings(counts: dict[str, int]) -> dict[str, int]:
    """Return a number for each spelling, the same for those of one person."""
    entities = resolve_names({(Kind.PERSON, form, ""): n for form, n in counts.items()})
    return {key[1]: number for number, entity in enumerate(entities) for key in entity.members}


def split_halves(person_of: dict[str, str]) -> dict[str, list[str]]:
    """Return all spellings, those that rules were tuned on and those held out, by a hash of the person."""
    test_half = {form for form, person in person_of.items() if hashlib.sha1(person.encode()).digest()[0] & 1}
    return {
        "all": list(person_of),
        "tuned": sorted(set(person_of) - test_half),
        "held out": sorted(test_half),
    }


def score(spellings: Iterable[str], person_of: dict[str, str], entity_of: dict[str, int]) -> str:
    """Return the scores over pairs, as they print."""
    hits = n_joined = n_same = 0
    for one, other in combinations(spellings, 2):
        same, joined = person_of[one] == person_of[other], entity_of[one] == entity_of[other]
        hits, n_joined, n_same = hits + (same and joined), n_joined + joined, n_same + same
    f1 = 2 * hits / (n_joined + n_same)
    return f"F1 {f1:.3f}  precision {hits / n_joined:.3f}  recall {hits / n_same:.3f}"


if __name__ == "__main__":
    main()
