"""How much each mention of a country weighs, by where in its article it stands."""

from typing import Any

import numpy as np

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


# The tenth mention in a body says less than the first.
_GROWTH = 0.6


FloatArray = np.ndarray[Any, np.dtype[np.float64]]


def weigh_mentions(counts: FloatArray) -> FloatArray:
    """Return how much each row of counts weighs, whose columns are those of `WEIGHTS`."""
    weights: FloatArray = counts**_GROWTH @ np.array(list(WEIGHTS.values()))
    return weights
