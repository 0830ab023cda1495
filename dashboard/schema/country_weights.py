"""The weight of each mention of a country, by its part of the article."""

import numpy as np
from numpy.typing import NDArray

# The weight of one mention by its part. A mention in a caption or in furniture weighs nothing. A people more
# often acts than is a place, and weighs the same in every part.
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

# The tenth mention in a body adds less than the first.
_GROWTH = 0.6


FloatArray = NDArray[np.float64]


def weigh_mentions(counts: FloatArray) -> FloatArray:
    """Return the weight of each row of counts; their columns are those of `WEIGHTS`."""
    weights: FloatArray = counts**_GROWTH @ np.array(list(WEIGHTS.values()))
    return weights
