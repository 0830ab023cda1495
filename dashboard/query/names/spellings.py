"""Lists the spellings of one name, with the reason why each is the same name."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.version_files import read_table

COLUMNS = ("form", "mentions", "articles", "rule", "joined_to", "key")
_OWN_FORM = "its own form"
# The rules of `steps.resolve` in words, written before the other form. A rule not listed keeps its own name.
_RULE_WORDS = {
    "": _OWN_FORM,
    "decided": "decided by hand",
    "spelling": "case, accents or marks differ",
    "title": "another title, number or Jr.",
    "stray words": "words cling to it",
    "list of bodies": "other name on the list of bodies",
    "legal form": "The, Inc. or the like differs",
    "most articles": "nearly always that country's",
    "surname": "surname, hardly anyone else's",
    "first name": "first name, hardly anyone else's",
    "full name": "fuller name",
    "plural": "plural",
    "country": "other name of the country",
    "initials": "initials",
    "longer name": "longer form of it alone",
    "shorter name": "shorter form of it alone",
    "middle name": "a middle name more or less",
    "transliteration": "other way to write the letters",
    "nick name": "short form of the first name",
    "full first name": "first name in full",
    "misspelt": "one letter differs, far rarer",
    "spelt right": "one letter differs, far more frequent",
    "national": "other name of the same body",
}


def list_spellings(corpus: Corpus, key: str) -> pd.DataFrame:
    """Return the spellings of an entity, most used first.

    Columns are form, mentions, articles, rule, joined_to and key. All articles of the corpus count. `rule`
    says why the spelling is the same name as `joined_to`, which is '' for the name's own form and in old
    builds. `key` is the key of the spelling in decisions.
    """
    entities = corpus.entities_of_key(key)
    names = np.flatnonzero(np.isin(corpus.names.entity, entities)).tolist()
    joins = _explain_joins(corpus, names)
    rows = [
        (_format_spelling(corpus, name), *_count_uses(corpus, name), *joins[name], corpus.key_of_name(name))
        for name in names
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _format_spelling(corpus: Corpus, name: int) -> str:
    """Return a spelling as written, with its country where it exists in several countries."""
    form, home = corpus.names.form.at(name), int(corpus.names.country_as_built[name])
    if name not in corpus.names.same_key:
        return form
    return f"{form} ({corpus.places['name'].iloc[home] if home >= 0 else 'no country'})"


def _explain_joins(corpus: Corpus, names: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return for each spelling the reason in words, and the form that it was joined to."""
    built = read_table(corpus.folder, corpus.store, "names", ["entity", "rule", "joined_to"])
    labels = read_table(corpus.folder, corpus.store, "entities", ["label"])["label"]
    joins = {}
    for name in names:
        entity = built["entity"][name].as_py() if name < len(built) else None
        if entity != int(corpus.names.entity[name]):
            joins[name] = _RULE_WORDS["decided"], ""
        elif corpus.names.form.at(name) == labels[entity].as_py():
            joins[name] = _OWN_FORM, ""
        else:
            rule = str(built["rule"][name].as_py())
            joins[name] = _RULE_WORDS.get(rule, rule), str(built["joined_to"][name].as_py())
    return joins


def _count_uses(corpus: Corpus, name: int) -> tuple[int, int]:
    mentions = corpus.names.mentions.of(int(name))
    counted = mentions[corpus.mentions.counted[mentions]]
    return len(counted), len(np.unique(corpus.mentions.article[counted]))
