"""Pairs of names as they are shown: in plain words, and as a square of the names that are tied most strongly."""

import pandas as pd

SAID = {
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
IN_SQUARE = 18
_SIDES = {"key": "other_key", "label": "other", "kind": "other_kind"}


def said_plainly(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return what `count_together` returns under headings of plain words, those of `SAID`, in their order."""
    return pairs.rename(columns=SAID)[list(SAID.values())].reset_index(drop=True)


def square(pairs: pd.DataFrame, by: str, names: int = IN_SQUARE) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the pairs among the names of the strongest ties, each pair both ways, and the labels in their order.

    Names come as the strongest ties bring them, so that what belongs together stands together; two of one label are
    told apart by their kind, else by their key.

    Args:
        pairs: What `count_together` returns.
        by: The column that says how strong a tie is: articles, copies_free or strength.
        names: The most names on a side.
    """
    order = _strongest(pairs, by, names)
    kept = pairs[pairs["key"].isin(order) & pairs["other_key"].isin(order)]
    labels = _told_apart(kept)
    called = kept.assign(label=kept["key"].map(labels), other=kept["other_key"].map(labels))
    turned = called.rename(columns={**_SIDES, **{other: one for one, other in _SIDES.items()}})
    both = pd.concat([called, turned[list(called.columns)]])
    place = {key: at for at, key in enumerate(order)}
    ordered = both.assign(down=both["key"].map(place), across=both["other_key"].map(place))
    return ordered.sort_values(["down", "across"]).drop(columns=["down", "across"]), tuple(
        labels[key] for key in order
    )


def _strongest(pairs: pd.DataFrame, by: str, names: int) -> list[str]:
    """Return the keys of so many names at most, those of the strongest ties first."""
    ranked = pairs.sort_values([by, "articles", "key", "other_key"], ascending=[False, False, True, True])
    order: dict[str, None] = {}
    for pair in zip(ranked["key"], ranked["other_key"], strict=True):
        if len(order.keys() | set(pair)) <= names:
            order.update(dict.fromkeys(pair))
    return list(order)


def _told_apart(pairs: pd.DataFrame) -> dict[str, str]:
    """Return a label for each key, none twice."""
    others = pairs[list(_SIDES.values())].set_axis(list(_SIDES), axis=1)
    names = pd.concat([pairs[list(_SIDES)], others]).drop_duplicates("key").set_index("key", drop=False)
    for more in ("kind", "key"):
        shared = names["label"].duplicated(keep=False)
        names["label"] = names["label"].where(~shared, names["label"] + " (" + names[more] + ")")
    return {str(key): str(label) for key, label in names["label"].items()}
