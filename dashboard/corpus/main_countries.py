"""The main countries of an article: those that it is about, by where and how often it names them."""

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.paths import DATA
from dashboard.schema.country_weights import WEIGHTS, FloatArray, weigh_mentions

# An article is about a country with at least this weight, and this share of its heaviest country's weight.
LEAST_WEIGHT = 2.0
LEAST_SHARE = 0.25


def mark_main_countries(countries: pd.DataFrame) -> tuple[NDArray[np.bool_], FloatArray]:
    """Return for each row whether the article is about the country, and the weight of the country there.

    Args:
        countries: One row for each article and country, with the columns article, country and `WEIGHTS`.
    """
    weights = weigh_mentions(_add_territories(countries))
    heaviest = pd.Series(weights).groupby(countries["article"].to_numpy()).transform("max").to_numpy()
    # If an article names only one country, it is about that one, however small the weight.
    least = np.minimum(LEAST_WEIGHT, heaviest)
    return (weights > 0) & (weights >= least) & (weights >= LEAST_SHARE * heaviest), weights


@cache
def load_sovereigns() -> Mapping[str, str]:
    """Return the state that governs each territory with a code of its own, as China governs Hong Kong."""
    rows = pd.read_csv(DATA / "gazetteer" / "territories.tsv", sep="\t", keep_default_na=False, dtype=str)
    return dict(zip(rows["territory"], rows["sovereign"], strict=True))


def _add_territories(countries: pd.DataFrame) -> FloatArray:
    """Return the counts, with a territory's counts added to its state's if the article names both."""
    counts = countries[list(WEIGHTS)].to_numpy(dtype=np.float64)
    named = countries[["article", "country"]].assign(row=np.arange(len(countries)))
    # Where no country is a territory, pandas would make a column of numbers.
    sovereigns = named["country"].map(load_sovereigns()).astype(named["country"].dtype)
    territories = named.assign(country=sovereigns).dropna(subset="country")
    states = named[named["article"].isin(territories["article"])]
    pairs = territories.merge(states, on=["article", "country"], suffixes=("", "_of_state"))
    added = np.zeros_like(counts)
    np.add.at(added, pairs["row_of_state"].to_numpy(), counts[pairs["row"].to_numpy()])
    return counts + added
