"""Decisions on publishers: merging several, renaming one, keeping several apart."""

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles.corrections import replace_publisher
from dashboard.decisions.log.decision_log import PUBLISHER
from dashboard.schema import Decision


def find_publishers(corpus: Corpus, decision: Decision) -> list[str]:
    """Return the publishers of a decision, in its order, each once."""
    values = corpus.facets[PUBLISHER]
    spellings = [spelling.removeprefix(f"{PUBLISHER}:") for spelling in decision.spellings]
    publishers = [values.keys[number] for publisher in spellings for number in values.find(publisher)]
    return list(dict.fromkeys(publishers))


def merge_publishers(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Merge several publishers or rename one; links with an old name lead to the new one."""
    publishers = find_publishers(corpus, decision)
    label = decision.value.strip() or next(iter(publishers), "")
    if not publishers or publishers == [label] or (decision.verb == "merge" and len(publishers) < 2):
        return None
    values = corpus.facets[PUBLISHER]
    rows = np.concatenate([values.articles.of(values.keys.index(publisher)) for publisher in publishers])
    redirected = {old: label for old, new in values.alias.items() if new in publishers}
    merged = dict.fromkeys((publisher for publisher in publishers if publisher != label), label)
    return replace_publisher(corpus, rows, label, {**redirected, **merged})


def keep_publishers_apart(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Keep several publishers apart: nothing changes."""
    return corpus if len(find_publishers(corpus, decision)) > 1 else None
