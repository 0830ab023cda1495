"""Countries, for maps and tables."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.query.selection.facet_counts import choice_of, counts_alone
from dashboard.query.selection.facets import facet_of
from dashboard.schema import Filters

COLUMNS = ("country", "label", "region", "sub_region", "latitude", "longitude", "count", "chosen")


def count_countries(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """Return every country that counts something or is chosen, the largest first.

    Columns: country (alpha-3), label, region, sub_region, latitude, longitude, count, chosen. A count is
    what a click on the country alone would find, as in `count_facet`.
    """
    facet = facet_of(corpus, "country", about=filters.about)
    counts = counts_alone(corpus, filters, facet)
    codes = corpus.places.index.astype(str)
    chosen = codes.isin(choice_of(filters, "country").values)
    kept = np.flatnonzero((counts > 0) | chosen)
    found = corpus.places.iloc[kept].rename(columns={"name": "label"})
    found = found.assign(country=codes[kept], count=counts[kept], chosen=chosen[kept])
    ranked = found.sort_values(["count", "label", "country"], ascending=[False, True, True])
    return ranked[list(COLUMNS)].reset_index(drop=True)
