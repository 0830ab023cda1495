"""The files of a version -> a Corpus."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.claimed_figures import figures_of, origins_of
from dashboard.corpus.countries import country_codes, country_values, load_places
from dashboard.corpus.facet_postings import entity_postings, event_values, plain_values
from dashboard.corpus.model import (
    KINDS,
    ROLES,
    Array,
    Coded,
    Corpus,
    CountryRows,
    Days,
    Entities,
    Events,
    Mentions,
    Names,
    Parts,
    Sentences,
    Times,
)
from dashboard.corpus.name_keys import alike
from dashboard.corpus.postings import group
from dashboard.corpus.string_column import Strings
from dashboard.corpus.terms import read_stream, read_terms
from dashboard.errors import NotBuiltError
from dashboard.schema import Mode, Part, Precision, Status
from dashboard.schema.country_weights import WEIGHTS

Tables = Mapping[str, pa.Table]
Arrays = Mapping[str, Array]
_MAPPED = (
    *("term_indptr", "term_ids", "term_counts", "post_indptr", "post_rows", "post_counts"),
    *("term_again", "stream_words", "stream_indptr", "stream_sentences"),
)
_TEXTS = ("key", "file", "title", "author", "url", "flags", "sources")
_PLAIN = ("inferred", "confidence", "n_words")
_SPANS = ("title_start", "title_end", "standfirst_start", "standfirst_end")
_FEW = ("publisher", "language", "published_precision", "published_from", "retrieved")


def open_version(folder: Path, store: Path) -> Corpus:
    """Return the version that lies in `folder`, with texts read from `store`; term arrays are mapped.

    Raises:
        NotBuiltError: There is no version in the folder.
    """
    if not (folder / "meta.json").exists():
        raise NotBuiltError(store)
    tables = {path.stem: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))}
    arrays = {
        name: np.load(folder / f"{name}.npy", mmap_mode="r")
        for name in _MAPPED
        if (folder / f"{name}.npy").exists()
    }
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return assemble(tables, arrays, meta, folder, store)


def assemble(tables: Tables, arrays: Arrays, meta: Mapping[str, Any], folder: Path, store: Path) -> Corpus:
    """Return the corpus that some tables and arrays make."""
    articles, n = tables["articles"], len(tables["articles"])
    codes = country_codes(tables)
    mentions, sentences = _mentions(tables["mentions"]), _sentences(tables["sentences"])
    events = _events(tables, codes)
    names = _names(tables, mentions, events, codes)
    country_rows = _country_rows(tables["countries"], codes)
    places = load_places(codes)
    n_sentences = len(sentences.article)
    countries, regions = country_values(places, country_rows, names, mentions, events, (n, n_sentences))
    story = _ints(articles, "story")
    return Corpus(
        name=str(meta.get("name", "")),
        version=str(meta.get("version", "")),
        folder=folder,
        store=store,
        n=n,
        articles=_frame(articles),
        doc=articles["doc"].to_numpy(),
        days=_days(articles),
        story=story,
        shared=(np.bincount(story, minlength=1) > 1)[story],
        stands=np.zeros(n, dtype=np.bool_),
        live=np.ones(n, dtype=np.bool_),
        names=names,
        entities=_entities(tables["entities"], names, mentions, events, (n, n_sentences)),
        parts=_parts(tables["parts"]),
        mentions=mentions,
        sentences=sentences,
        times=_times(tables["times"]),
        events=events,
        figures=figures_of(tables),
        origins=origins_of(tables),
        terms=read_terms(tables["terms"], arrays),
        stream=read_stream(arrays, n, n_sentences, meta.get("rules", {})),
        country_rows=country_rows,
        places=places,
        countries=countries,
        regions=regions,
        facets=_facets(tables, events, n),
        meta=meta,
    )


def _ints(table: pa.Table, column: str) -> Any:
    return np.ascontiguousarray(table[column].to_numpy())


def _days(articles: pa.Table) -> Days:
    return Days(*(_ints(articles, name) for name in ("published", "published_first", "published_last")))


def _codes(table: pa.Table, column: str, words: tuple[str, ...]) -> Any:
    """Return a column of words as small numbers; a word that is not among `words` is -1."""
    encoded = table[column].combine_chunks().dictionary_encode()
    known = {str(word): code for code, word in enumerate(words)}
    codes = np.array([known.get(word, -1) for word in encoded.dictionary.to_pylist()], dtype=np.int16)
    return codes[encoded.indices.to_numpy()]


def _frame(articles: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = articles.select([*_TEXTS, *_PLAIN, *_SPANS, *_FEW]).to_pandas()
    return frame.astype(dict.fromkeys(_FEW, "category"))


def _mentions(table: pa.Table) -> Mentions:
    return Mentions(
        article=_ints(table, "article"),
        sentence=_ints(table, "sentence"),
        start=_ints(table, "start"),
        end=_ints(table, "end"),
        name=_ints(table, "name"),
        counted=_ints(table, "part") <= Part.BODY,
    )


def _parts(table: pa.Table) -> Parts:
    order = np.argsort(_ints(table, "article"), kind="stable")
    return Parts(*(_ints(table, name)[order] for name in ("article", "start", "end", "part")))


def _sentences(table: pa.Table) -> Sentences:
    part = _ints(table, "part")
    places = (_ints(table, "article"), _ints(table, "start"), _ints(table, "end"))
    return Sentences(*places, part=part, counted=part <= Part.BODY)


def _times(table: pa.Table) -> Times:
    return Times(
        article=_ints(table, "article"),
        sentence=_ints(table, "sentence"),
        start=_ints(table, "start"),
        end=_ints(table, "end"),
        first=_ints(table, "first_day"),
        last=_ints(table, "last_day"),
        value=Strings.of(table["value"]),
        anchor=_coded(table, "anchor"),
    )


def _events(tables: Tables, codes: tuple[str, ...]) -> Events:
    table, links, kind = tables["events"], tables["event_names"], _coded(tables["events"], "kind")
    first = _ints(table, "first_day")
    return Events(
        article=_ints(table, "article"),
        sentence=_ints(table, "sentence"),
        start=_ints(table, "start"),
        end=_ints(table, "end"),
        first=first,
        last=_ints(table, "last_day"),
        precision=_codes(table, "precision", tuple(Precision)),
        kind=kind.codes,
        status=_codes(table, "status", tuple(Status)),
        mode=_codes(table, "mode", tuple(Mode)),
        superseded_by=_ints(table, "superseded_by"),
        cluster=_ints(table, "cluster"),
        live=np.ones(len(table), dtype=np.bool_),
        link_event=_ints(links, "event"),
        link_name=_ints(links, "name"),
        link_role=_codes(links, "role", tuple(ROLES)),
        **_event_places(tables["event_countries"], codes),
        sub_kind=_coded(table, "sub_kind"),
        day_from=_coded(table, "day_from"),
        found_first=first,
        found_kind=kind,
    )


def _coded(table: pa.Table, column: str) -> Coded:
    words = tuple(sorted(set(table[column].unique().to_pylist())))
    return Coded(_codes(table, column, words), words)


def _event_places(table: pa.Table, codes: tuple[str, ...]) -> dict[str, Any]:
    """Return the countries of events, those of one country together."""
    country, event = _codes(table, "country", codes).astype(np.int32), _ints(table, "event")
    where = _codes(table, "role", ("named", "where")) == 1
    order = np.lexsort((event, country))
    return {"place_event": event[order], "place_country": country[order], "place_where": where[order]}


def _names(tables: Tables, mentions: Mentions, events: Events, codes: tuple[str, ...]) -> Names:
    table = tables["names"]
    form, n = Strings.of(table["form"]), len(table)
    rows, links = (np.arange(len(each), dtype=np.int32) for each in (mentions.name, events.link_name))
    kind, country = _codes(table, "kind", KINDS), _codes(table, "country", codes)
    return Names(
        kind=kind,
        form=form,
        key=form,
        country=country,
        entity=_ints(table, "entity"),
        mentions=group(mentions.name, rows, n, len(rows)),
        links=group(events.link_name, links, n, len(links)),
        home=country,
        twins=alike(form.base, kind),
    )


def _entities(
    table: pa.Table, names: Names, mentions: Mentions, events: Events, sizes: tuple[int, int]
) -> Entities:
    articles, sentences, of_events = entity_postings(names, mentions, events, len(table), sizes)
    label = Strings.of(table["label"])
    return Entities(
        kind=_codes(table, "kind", KINDS),
        label=label,
        hidden=np.zeros(len(table), dtype=np.bool_),
        name=_representatives(names, table["label"]),
        articles=articles,
        sentences=sentences,
        events=of_events,
        alias={},
        namesakes=alike(label.base),
    )


def _representatives(names: Names, labels: pa.ChunkedArray) -> Any:
    """Return the name that each entity's key is made of: the one spelt as its label, else its first."""
    n = len(names.entity)
    spelt = names.form.to_numpy() == labels.to_numpy()[names.entity] if n else np.zeros(0, dtype=np.bool_)
    order = np.lexsort((np.arange(n), ~spelt, names.entity))
    first = np.ones(n, dtype=np.bool_)
    first[1:] = names.entity[order][1:] != names.entity[order][:-1]
    chosen = np.full(len(labels), -1, dtype=np.int32)
    chosen[names.entity[order[first]]] = order[first]
    return chosen


def _country_rows(table: pa.Table, codes: tuple[str, ...]) -> CountryRows:
    # A version that was built before peoples were counted apart has no column of them.
    none = np.zeros(len(table), dtype=np.int32)
    counts = np.column_stack(
        [_ints(table, name) if name in table.column_names else none for name in WEIGHTS]
    ).astype(np.int32)
    return CountryRows(_ints(table, "article"), _codes(table, "country", codes).astype(np.int32), counts)


def _facets(tables: Tables, events: Events, n: int) -> dict[str, Any]:
    articles, fields = tables["articles"], tables["fields"].to_pandas()
    rows = np.arange(n, dtype=np.int32)
    facets = {name: plain_values(articles[name].to_pandas(), rows, n) for name in ("publisher", "language")}
    facets["kind"] = event_values(tables["events"]["kind"].to_pandas(), events, n)
    facets["status"] = event_values(tables["events"]["status"].to_pandas(), events, n)
    for name, part in fields.groupby("name", sort=True):
        facets[f"field:{name}"] = plain_values(part["value"], part["article"].to_numpy(), n)
    return facets
