"""The spellings of one name, and why each is the same."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from dashboard.corpus.model import Corpus

COLUMNS = ("form", "mentions", "articles", "rule", "key")
# The rules of `steps.resolve`, as an analyst reads them; one that is not here reads as it is called.
_WORDS = {
    "": "its own form",
    "itself": "its own form",
    "decided": "decided by hand",
    "spelling": "the same but for case, accents or marks",
    "list of bodies": "on the list of bodies and their short names",
    "surname": "the surname of one person, or nearly so",
    "first name": "a first name that one person bears",
    "plural": "a plural or possessive of it",
    "country": "another name of the same country",
    "initials": "its initials",
    "longer name": "a longer form that only this name begins",
    "middle name": "the same but for a middle name",
    "transliteration": "another way to write the same letters",
    "nick name": "a short form of the first name",
    "misspelt": "one letter differs, in far fewer articles",
    "national": "the body of that name in the same country",
    "acronym": "its acronym, told by a text that has both",
}


def list_spellings(corpus: Corpus, key: str) -> pd.DataFrame:
    """Return the spellings that lead to an entity, in columns form, mentions, articles, rule and key.

    All articles of the corpus count, the spelling used most first; `rule` says why it is the same name, `key` is
    what a decision calls the spelling.
    """
    entities = corpus.entities_of_key(key)
    names = np.flatnonzero(np.isin(corpus.names.entity, entities)).tolist()
    rules = pq.read_table(corpus.folder / "names.parquet", columns=["rule", "entity"])
    rows: list[tuple[str, int, int, str, str]] = [
        (
            corpus.names.form.at(name),
            *_counts(corpus, name),
            _rule(corpus, rules, name),
            corpus.key_of_name(name),
        )
        for name in names
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _counts(corpus: Corpus, name: int) -> tuple[int, int]:
    mentions = corpus.names.mentions.of(int(name))
    counted = mentions[corpus.mentions.counted[mentions]]
    return len(counted), len(np.unique(corpus.mentions.article[counted]))


def _rule(corpus: Corpus, rules: Any, name: int) -> str:
    built = rules["entity"]
    if name >= len(built) or built[int(name)].as_py() != int(corpus.names.entity[name]):
        return _WORDS["decided"]
    rule = str(rules["rule"][int(name)].as_py())
    return _WORDS.get(rule, rule)
