"""Selects and arranges pairs of names for a table, a square and a network."""

from collections import Counter

import pandas as pd

PLAIN_HEADINGS = {
    "label": "name",
    "kind": "kind",
    "other": "together with",
    "other_kind": "other kind",
    "articles": "articles",
    "copies_free": "without copies",
    "strength": "closeness",
    "key": "key",
    "other_key": "other key",
}
SQUARE_SIZE = 18
_SIDES = {"key": "other_key", "label": "other", "kind": "other_kind"}


def use_plain_headings(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of `count_together` with the headings of `PLAIN_HEADINGS`, in their order."""
    return pairs.rename(columns=PLAIN_HEADINGS)[list(PLAIN_HEADINGS.values())].reset_index(drop=True)


def build_pair_square(
    pairs: pd.DataFrame, by: str, names: int = SQUARE_SIZE
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the pairs among the most strongly tied names, each pair both ways, and the ordered labels.

    Names are ordered by their strongest ties, so that tied names stand near each other. Names with the same
    label get their kind added to it, or else their key.

    Args:
        pairs: What `count_together` returns.
        by: The column that says how strong a tie is: articles, copies_free or strength.
        names: The most names on a side.
    """
    order = _rank_keys(pairs, by, names)
    included = pairs[pairs["key"].isin(order) & pairs["other_key"].isin(order)]
    labels = _build_unique_labels(included)
    labelled = included.assign(label=included["key"].map(labels), other=included["other_key"].map(labels))
    mirrored = labelled.rename(columns={**_SIDES, **{other: one for one, other in _SIDES.items()}})
    both = pd.concat([labelled, mirrored[list(labelled.columns)]])
    place = {key: at for at, key in enumerate(order)}
    ordered = both.assign(down=both["key"].map(place), across=both["other_key"].map(place))
    return ordered.sort_values(["down", "across"]).drop(columns=["down", "across"]), tuple(
        labels[key] for key in order
    )


def _rank_keys(pairs: pd.DataFrame, by: str, names: int) -> list[str]:
    """Return the keys of at most `names` names, those of the strongest ties first."""
    ranked = pairs.sort_values([by, "articles", "key", "other_key"], ascending=[False, False, True, True])
    order: dict[str, None] = {}
    for pair in zip(ranked["key"], ranked["other_key"], strict=True):
        if len(order.keys() | set(pair)) <= names:
            order.update(dict.fromkeys(pair))
    return list(order)


def _build_unique_labels(pairs: pd.DataFrame) -> dict[str, str]:
    """Return a unique label for each key."""
    others = pairs[list(_SIDES.values())].set_axis(list(_SIDES), axis=1)
    names = pd.concat([pairs[list(_SIDES)], others]).drop_duplicates("key").set_index("key", drop=False)
    for detail in ("kind", "key"):
        is_shared = names["label"].duplicated(keep=False)
        names["label"] = names["label"].where(~is_shared, names["label"] + " (" + names[detail] + ")")
    return {str(key): str(label) for key, label in names["label"].items()}


NETWORK_SIZE, TIES_OF_A_NAME = 40, 3


def select_strongest_ties(
    pairs: pd.DataFrame, by: str = "articles", names: int = NETWORK_SIZE, ties_per_name: int = TIES_OF_A_NAME
) -> pd.DataFrame:
    """Return the pairs that a network draws, strongest first, each among the strongest of one of its names.

    Args:
        pairs: What `count_together` returns.
        by: The column that says how strong a tie is: articles, copies_free or strength.
        names: The most names that the network has.
        ties_per_name: How many ties each name adds at most.
    """
    ranked = pairs.sort_values([by, "articles", "key", "other_key"], ascending=[False, False, True, True])
    ties: Counter[str] = Counter()
    selected: list[int] = []
    for at, one, other in zip(ranked.index, ranked["key"], ranked["other_key"], strict=True):
        new = {one, other} - ties.keys()
        if len(ties) + len(new) > names or min(ties[one], ties[other]) >= ties_per_name:
            continue
        ties.update((one, other))
        selected.append(at)
    return ranked.loc[selected].reset_index(drop=True)
