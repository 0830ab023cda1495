"""The files of a version -> a Corpus."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.corpus.countries import build_country_facets, list_country_codes, load_country_table
from dashboard.corpus.facet_values import FacetValues, build_article_facet, build_event_facet
from dashboard.corpus.figure_tables import read_figures, read_origins
from dashboard.corpus.model import Corpus
from dashboard.corpus.read_tables import (
    Tables,
    read_articles,
    read_country_counts,
    read_days,
    read_entities,
    read_events,
    read_ints,
    read_mentions,
    read_names,
    read_parts,
    read_sentences,
    read_times,
)
from dashboard.corpus.tables import EventTable
from dashboard.corpus.term_tables import Arrays, read_stream, read_terms
from dashboard.corpus.version_files import (
    list_damaged_files,
    map_arrays,
    read_manifest,
    read_meta,
    read_tables,
)
from dashboard.errors import DamagedStoreError
from dashboard.schema import FIELD_PREFIX, FacetSource, facets_of


def open_version(folder: Path, store: Path) -> Corpus:
    """Return the version in `folder`; its texts are read from `store`, its term arrays memory-mapped.

    Raises:
        NotBuiltError: There is no version in the folder.
        OlderStoreError, NewerStoreError: Another Dateline wrote it, in another format.
        DamagedStoreError: Its files are not as they were written.
    """
    manifest = read_manifest(folder, store)
    damaged = list_damaged_files(folder, manifest, whole=False)
    if damaged:
        raise DamagedStoreError(store, damaged)
    try:
        tables, arrays = read_tables(folder, manifest), map_arrays(folder, manifest)
    except (pa.ArrowException, ValueError, OSError) as error:
        raise DamagedStoreError(store, [f"a table or array ({error})"]) from error
    return assemble_corpus(tables, arrays, read_meta(folder), folder, store)


def assemble_corpus(
    tables: Tables, arrays: Arrays, meta: Mapping[str, Any], folder: Path, store: Path
) -> Corpus:
    """Return the corpus that some tables and arrays make."""
    articles, n = tables["articles"], len(tables["articles"])
    codes = list_country_codes(tables)
    mentions, sentences = read_mentions(tables["mentions"]), read_sentences(tables["sentences"])
    events = read_events(tables, codes)
    names = read_names(tables["names"], mentions, events, codes)
    country_rows = read_country_counts(tables["countries"], codes)
    places = load_country_table(codes)
    n_sentences = len(sentences.article)
    countries, regions = build_country_facets(places, country_rows, names, mentions, events, (n, n_sentences))
    story = read_ints(articles, "story")
    return Corpus(
        name=str(meta.get("name", "")),
        version=str(meta.get("version", "")),
        folder=folder,
        store=store,
        n=n,
        articles=read_articles(articles),
        doc=articles["doc"].to_numpy(),
        days=read_days(articles),
        story=story,
        has_copies=(np.bincount(story, minlength=1) > 1)[story],
        is_chosen_copy=np.zeros(n, dtype=np.bool_),
        live=np.ones(n, dtype=np.bool_),
        names=names,
        entities=read_entities(tables["entities"], names, mentions, events, (n, n_sentences)),
        parts=read_parts(tables["parts"]),
        mentions=mentions,
        sentences=sentences,
        times=read_times(tables["times"]),
        events=events,
        figures=read_figures(tables["figures"]),
        origins=read_origins(tables["origins"]),
        terms=read_terms(tables["terms"], arrays),
        stream=read_stream(arrays, n, n_sentences, meta.get("rules", {})),
        country_rows=country_rows,
        places=places,
        countries=countries,
        regions=regions,
        facets=_build_facets(tables, events, n),
        meta=meta,
    )


def _build_facets(tables: Tables, events: EventTable, n: int) -> dict[str, FacetValues]:
    articles, fields = tables["articles"], tables["fields"].to_pandas()
    rows = np.arange(n, dtype=np.int32)
    facets = {
        name: build_article_facet(articles[name].to_pandas(), rows, n)
        for name in facets_of(FacetSource.ARTICLES)
    }
    for name in facets_of(FacetSource.EVENTS):
        facets[name] = build_event_facet(tables["events"][name].to_pandas(), events, n)
    for name, part in fields.groupby("name", sort=True):
        facets[f"{FIELD_PREFIX}{name}"] = build_article_facet(part["value"], part["article"].to_numpy(), n)
    return facets
