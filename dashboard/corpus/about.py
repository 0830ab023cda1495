"""Which countries an article is about, told from where and how often it names them."""

from typing import Any

import numpy as np
import pandas as pd

# What one mention weighs, by where it stands. A mention in a caption or in furniture weighs nothing.
WEIGHTS = {
    "n_title": 4.0,
    "n_standfirst": 3.0,
    "n_lead": 2.0,
    "n_body": 1.0,
    "n_dateline": 2.0,
    "n_label": 3.0,
    "n_other": 0.0,
}
# An article is about a country that weighs this much, and this share of the weightiest one it names.
LEAST_WEIGHT = 2.0
LEAST_SHARE = 0.25


def about_mask(
    countries: pd.DataFrame,
) -> tuple[np.ndarray[Any, np.dtype[np.bool_]], np.ndarray[Any, np.dtype[np.float64]]]:
    """Return for each row of countries whether its article is about it, and how much it weighs there.

    Args:
        countries: One row an (article, country), with the columns article and those of `WEIGHTS`.
    """
    # The tenth mention in a body says less than the first.
    counts = np.sqrt(countries[list(WEIGHTS)].to_numpy(dtype=np.float64))
    weights = counts @ np.array(list(WEIGHTS.values()))
    heaviest = pd.Series(weights).groupby(countries["article"].to_numpy()).transform("max").to_numpy()
    # The one country that an article names is what it is about, however lightly.
    least = np.minimum(LEAST_WEIGHT, heaviest)
    return (weights > 0) & (weights >= least) & (weights >= LEAST_SHARE * heaviest), weights
