"""Which countries an article is about, told from where and how often it names them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.paths import DATA
from dashboard.schema.country_weights import WEIGHTS, Counts, weigh

# An article is about a country that weighs this much, and this share of the weightiest one it names.
LEAST_WEIGHT = 2.0
LEAST_SHARE = 0.25


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
