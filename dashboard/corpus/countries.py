"""Countries and regions of a corpus: their names and coordinates, and the articles that name them."""

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.postings import Array, Ints, Mask, Postings, build_postings
from dashboard.corpus.tables import CountryCounts, EventTable, MentionTable, NameTable
from dashboard.paths import DATA


@cache
def _gazetteer() -> pd.DataFrame:
    frame = pd.read_csv(
        DATA / "gazetteer" / "countries.tsv", sep="\t", keep_default_na=False, dtype={"code": str}
    )
    return frame.set_index("code")[["name", "region", "sub_region", "latitude", "longitude"]]


@cache
def load_macro_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the regions of common speech ("Middle East", "Sahel"), each as the codes of its countries."""
    rows = pd.read_csv(DATA / "gazetteer" / "macro_regions.tsv", sep="\t", keep_default_na=False, dtype=str)
    return {str(row["name"]): tuple(row["countries"].split(";")) for _, row in rows.iterrows()}


def list_country_codes(tables: Mapping[str, pa.Table]) -> tuple[str, ...]:
    """Return every country code of the gazetteer and of a corpus, in order."""
    codes: set[str] = set(_gazetteer().index)
    for name in ("names", "countries", "event_countries"):
        codes.update(tables[name]["country"].unique().to_pylist())
    return tuple(sorted(codes - {""}))


def load_country_table(codes: tuple[str, ...]) -> pd.DataFrame:
    """Return names, regions and coordinates of countries; an unknown code is its own name."""
    places = _gazetteer().reindex(list(codes))
    places["name"] = places["name"].fillna(places.index.to_series())
    return places.fillna({"region": "", "sub_region": ""})


def build_country_facets(
    places: pd.DataFrame,
    rows: CountryCounts,
    names: NameTable,
    mentions: MentionTable,
    events: EventTable,
    sizes: tuple[int, int],
) -> tuple[dict[bool, FacetValues], dict[bool, FacetValues]]:
    """Return the facets of countries and of regions: under True the main countries, under False all named."""
    n_articles, n_sentences = sizes
    n = len(places)
    main, named = _article_postings(rows, n, n_articles)
    sentences = _sentence_postings(names, mentions, n, n_sentences)
    of_events = build_postings(events.place_country, events.place_event, n, len(events.article))
    codes, labels = tuple(map(str, places.index)), tuple(map(str, places["name"]))
    countries = {
        True: FacetValues(codes, labels, main, sentences, of_events),
        False: FacetValues(codes, labels, named, sentences, of_events),
    }
    return countries, {about: _group_by_region(values, places) for about, values in countries.items()}


def _article_postings(rows: CountryCounts, n: int, n_articles: int) -> tuple[Postings, Postings]:
    def postings_of(mask: Mask) -> Postings:
        return build_postings(rows.country[mask], rows.article[mask], n, n_articles)

    return postings_of(rows.about), postings_of(rows.in_text)


def _sentence_postings(names: NameTable, mentions: MentionTable, n: int, n_sentences: int) -> Postings:
    country: Ints = names.country[mentions.name].astype(np.int32)
    inside = (country >= 0) & mentions.counted & (mentions.sentence >= 0)
    return build_postings(country[inside], mentions.sentence[inside], n, n_sentences)


def _group_by_region(values: FacetValues, places: pd.DataFrame) -> FacetValues:
    codes, regions = pd.factorize(places["region"].to_numpy(dtype=object), sort=True)
    # The empty word sorts first: it is the region of countries that have none.
    shift = sum(region == "" for region in regions)
    words = tuple(str(region) for region in regions[shift:])

    def unite(postings: Postings) -> Postings:
        return _unite_by_region(postings, codes - shift, len(words))

    sentences, events = values.sentences, values.events
    return FacetValues(
        words,
        words,
        unite(values.articles),
        None if sentences is None else unite(sentences),
        None if events is None else unite(events),
    )


def _unite_by_region(postings: Postings, region: Array, n_regions: int) -> Postings:
    """Return the postings of regions: the union of those of their countries."""
    country, rows = postings.pairs(np.ones(postings.n_rows, dtype=np.bool_))
    of_region = region[country]
    inside = of_region >= 0
    return build_postings(of_region[inside].astype(np.int32), rows[inside], n_regions, postings.n_rows)
