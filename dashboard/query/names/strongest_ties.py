"""Which ties a readable network keeps: the strongest of each name, among so many names."""

from collections import Counter

import pandas as pd

NAMES, TIES_OF_A_NAME = 40, 3


def strongest_ties(
    pairs: pd.DataFrame, by: str = "articles", names: int = NAMES, each: int = TIES_OF_A_NAME
) -> pd.DataFrame:
    """Return the pairs that a network draws, strongest first: each is among the first ties of one of its two names.

    Args:
        pairs: What `count_together` returns.
        by: The column that says how strong a tie is: articles, copies_free or strength.
        names: The most names that the network has.
        each: How many ties a name may bring.
    """
    ranked = pairs.sort_values([by, "articles", "key", "other_key"], ascending=[False, False, True, True])
    ties: Counter[str] = Counter()
    kept: list[int] = []
    for at, one, other in zip(ranked.index, ranked["key"], ranked["other_key"], strict=True):
        new = {one, other} - ties.keys()
        if len(ties) + len(new) > names or min(ties[one], ties[other]) >= each:
            continue
        ties.update((one, other))
        kept.append(at)
    return ranked.loc[kept].reset_index(drop=True)
