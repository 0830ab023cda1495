"""Which countries an article is about, told from where and how often it names them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.paths import DATA

# What one mention weighs, by where it stands. A mention in a caption or in furniture weighs nothing; a people says who
# acts more often than where, and weighs the same wherever it stands.
WEIGHTS = {
    "n_title": 4.0,
    "n_standfirst": 3.0,
    "n_lead": 2.0,
    "n_body": 1.0,
    "n_dateline": 2.0,
    "n_label": 3.0,
    "n_people": 1.5,
    "n_other": 0.0,
}
# An article is about a country that weighs this much, and this share of the weightiest one it names.
LEAST_WEIGHT = 2.0
LEAST_SHARE = 0.25
# The tenth mention in a body says less than the first.
_GROWTH = 0.6
Counts = np.ndarray[Any, np.dtype[np.float64]]


def about_mask(countries: pd.DataFrame) -> tuple[np.ndarray[Any, np.dtype[np.bool_]], Counts]:
    """Return for each row of countries whether its article is about it, and how much it weighs there.

    Args:
        countries: One row an (article, country), with the columns article, country and those of `WEIGHTS`.
    """
    weights = weigh(_with_territories(countries))
    heaviest = pd.Series(weights).groupby(countries["article"].to_numpy()).transform("max").to_numpy()
    # The one country that an article names is what it is about, however lightly.
    least = np.minimum(LEAST_WEIGHT, heaviest)
    return (weights > 0) & (weights >= least) & (weights >= LEAST_SHARE * heaviest), weights


def weigh(counts: Counts) -> Counts:
    """Return how much each row of counts weighs, whose columns are those of `WEIGHTS`."""
    weights: Counts = counts**_GROWTH @ np.array(list(WEIGHTS.values()))
    return weights


@cache
def sovereigns() -> Mapping[str, str]:
    """Return the state that governs each territory with a code of its own, as China governs Hong Kong."""
    rows = pd.read_csv(DATA / "gazetteer" / "territories.tsv", sep="\t", keep_default_na=False, dtype=str)
    return dict(zip(rows["territory"], rows["sovereign"], strict=True))


def _with_territories(countries: pd.DataFrame) -> Counts:
    """Return the counts, where what an article names of a territory counts for its state too if it names that."""
    counts = countries[list(WEIGHTS)].to_numpy(dtype=np.float64)
    named = countries[["article", "country"]].assign(row=np.arange(len(countries)))
    territories = named.assign(country=named["country"].map(sovereigns())).dropna(subset="country")
    states = named[named["article"].isin(territories["article"])]
    pairs = territories.merge(states, on=["article", "country"], suffixes=("", "_of_state"))
    added = np.zeros_like(counts)
    np.add.at(added, pairs["row_of_state"].to_numpy(), counts[pairs["row"].to_numpy()])
    return counts + added
