"""Countries and regions of a corpus: their names and places, and where articles speak of them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.about import about_mask
from dashboard.corpus.model import CountryRows, Events, Mentions, Names, Values
from dashboard.corpus.postings import Ints, Mask, Postings, group
from dashboard.paths import DATA


@cache
def _table() -> pd.DataFrame:
    frame = pd.read_csv(
        DATA / "gazetteer" / "countries.tsv", sep="\t", keep_default_na=False, dtype={"code": str}
    )
    return frame.set_index("code")[["name", "region", "sub_region", "latitude", "longitude"]]


@cache
def macro_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the regions that people speak of ("Middle East", "Sahel"), each as the codes of its countries."""
    rows = pd.read_csv(DATA / "gazetteer" / "macro_regions.tsv", sep="\t", keep_default_na=False, dtype=str)
    return {str(row["name"]): tuple(row["countries"].split(";")) for _, row in rows.iterrows()}


def country_codes(tables: Mapping[str, pa.Table]) -> tuple[str, ...]:
    """Return every country code that a corpus may speak of, in order."""
    seen: set[str] = set(_table().index)
    for name in ("names", "countries", "event_countries"):
        seen.update(tables[name]["country"].unique().to_pylist())
    return tuple(sorted(seen - {""}))


def load_places(codes: tuple[str, ...]) -> pd.DataFrame:
    """Return names, regions and coordinates of countries; a code that is not known is its own name."""
    places = _table().reindex(list(codes))
    places["name"] = places["name"].fillna(places.index.to_series())
    return places.fillna({"region": "", "sub_region": ""})


def country_values(
    places: pd.DataFrame,
    rows: CountryRows,
    names: Names,
    mentions: Mentions,
    events: Events,
    sizes: tuple[int, int],
) -> tuple[dict[bool, Values], dict[bool, Values]]:
    """Return the values of countries and of regions: under True what articles are about, under False all."""
    n_articles, n_sentences = sizes
    n = len(places)
    about, named = _article_postings(rows, places.index, n_articles)
    sentences = _sentence_postings(names, mentions, n, n_sentences)
    of_events = group(events.place_country, events.place_event, n, len(events.article))
    codes, labels = tuple(map(str, places.index)), tuple(map(str, places["name"]))
    countries = {
        True: Values(codes, labels, about, sentences, of_events),
        False: Values(codes, labels, named, sentences, of_events),
    }
    return countries, {kept: _by_region(values, places) for kept, values in countries.items()}


def _article_postings(
    rows: CountryRows, codes: "pd.Index[str]", n_articles: int
) -> tuple[Postings, Postings]:
    about, weights = about_mask(rows.frame(codes))
    return _kept(rows, about, len(codes), n_articles), _kept(rows, weights > 0, len(codes), n_articles)


def _kept(rows: CountryRows, keep: Mask, n: int, n_articles: int) -> Postings:
    return group(rows.country[keep], rows.article[keep], n, n_articles)


def _sentence_postings(names: Names, mentions: Mentions, n: int, n_sentences: int) -> Postings:
    country: Ints = names.country[mentions.name].astype(np.int32)
    kept = (country >= 0) & mentions.counted & (mentions.sentence >= 0)
    return group(country[kept], mentions.sentence[kept], n, n_sentences)


def _by_region(values: Values, places: pd.DataFrame) -> Values:
    codes, regions = pd.factorize(places["region"].to_numpy(dtype=object), sort=True)
    known = np.array([region != "" for region in regions], dtype=np.bool_)
    shift = int((~known).sum())
    words = tuple(str(region) for region in regions[shift:])
    parts: list[Any] = [
        None if postings is None else _raised(postings, codes - shift, len(words))
        for postings in (values.articles, values.sentences, values.events)
    ]
    return Values(words, words, *parts)


def _raised(postings: Postings, region: Any, n_regions: int) -> Postings:
    """Return the postings of regions: the union of those of their countries."""
    country, rows = postings.pairs(np.ones(postings.n_rows, dtype=np.bool_))
    of_region = region[country]
    kept = of_region >= 0
    return group(of_region[kept].astype(np.int32), rows[kept], n_regions, postings.n_rows)
