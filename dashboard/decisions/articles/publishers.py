"""Decisions on publishers: several are one, or one is called otherwise."""

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles.corrections import replace_publisher
from dashboard.schema import Decision

KIND = "publisher"


def find_publishers(corpus: Corpus, decision: Decision) -> list[str]:
    """Return the publishers that a decision speaks of, in the order it names them, each once."""
    values = corpus.facets[KIND]
    asked = [spelling.removeprefix(f"{KIND}:") for spelling in decision.spellings]
    found = [values.keys[number] for publisher in asked for number in values.find(publisher)]
    return list(dict.fromkeys(found))


def merge(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Make several publishers one, or call one otherwise; links with an old name lead to the new one."""
    found = find_publishers(corpus, decision)
    label = decision.value.strip() or next(iter(found), "")
    if not found or found == [label] or (decision.verb == "merge" and len(found) < 2):
        return None
    values = corpus.facets[KIND]
    rows = np.concatenate([values.articles.of(values.keys.index(publisher)) for publisher in found])
    known = {old: label for old, new in values.alias.items() if new in found}
    gone = dict.fromkeys((publisher for publisher in found if publisher != label), label)
    return replace_publisher(corpus, rows, label, {**known, **gone})


def keep_apart(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Leave several publishers as they are."""
    return corpus if len(find_publishers(corpus, decision)) > 1 else None
