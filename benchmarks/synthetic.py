"""A seeded corpus of any size as version files, with bursts of news, near-copies and undated articles."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus import mark_main_countries
from dashboard.corpus.countries import list_country_codes
from dashboard.schema import NO_DAY, Part
from dashboard.schema.tables import SCHEMAS
from dashboard.store.versions import write_version

Array = np.ndarray
Column = Array | list[str] | pa.Array | pa.ChunkedArray

SHARE_COPIES, SHARE_UNDATED, SHARE_IN_BURSTS, SHARE_CHANGED = 0.2, 0.05, 0.3, 0.05
FIRST_DAY, N_DAYS, N_BURSTS = 16_436, 1_461, 300
N_WORDS, N_SENTENCES, SENTENCE_LENGTH = 150_000, 11, 120
N_NAMES = {"person": 80_000, "organisation": 30_000, "place": 5_000}
MENTIONS_AN_ARTICLE = {"person": 4.0, "organisation": 3.0, "place": 4.0}
EVENT_KINDS = ("arrest", "attack", "election", "meeting", "protest", "statement", "verdict", "visit")
STATUSES = ("reported", "reported", "reported", "planned", "denied")
PUBLISHERS = 200
# The part of each sentence of an article: a title, a lead, a body, and a caption that is cut.
_PARTS = np.array([Part.TITLE, Part.LEAD, *[Part.BODY] * (N_SENTENCES - 3), Part.CAPTION], dtype=np.int8)


@dataclass(frozen=True)
class ArticleSources:
    """For each article: the row of the one it copies (else its own), its burst (-1 for none) and its day."""

    source: Array
    burst: Array
    day: Array
    published: Array


def write_corpus(store: Path, n: int, seed: int = 7) -> Path:
    """Write a corpus of `n` articles as a version of `store` and return the version's folder."""
    random = np.random.default_rng(seed)
    articles = _draw_articles(random, n)
    names, country = _make_names(random)
    mentions = _draw_mentions(random, articles)
    tables = {"names": names, "entities": _make_entities(names), "mentions": _make_mention_table(mentions)}
    tables |= _make_plain_tables(random, articles) | _make_events(random, articles, mentions, country)
    tables["countries"] = _make_countries(mentions, country)
    tables["terms"], arrays = _make_terms(random, articles)
    meta = {"name": "synthetic", "built": "2017-06-01T00:00:00", "models": {}, "counts": {}}
    number = write_version(store, tables, arrays, {}, meta)
    return store / "versions" / str(number)


def _draw_articles(random: np.random.Generator, n: int) -> ArticleSources:
    rows = np.arange(n)
    is_copy = (random.random(n) < SHARE_COPIES) & (rows > 0)
    originals = np.flatnonzero(~is_copy)
    before = np.cumsum(~is_copy) - (~is_copy)
    source = np.where(is_copy, originals[(random.random(n) * np.maximum(before, 1)).astype(int)], rows)
    burst = np.where(random.random(n) < SHARE_IN_BURSTS, random.integers(0, N_BURSTS, n), -1)[source]
    first_day = random.integers(0, N_DAYS, N_BURSTS)
    usual = random.integers(0, N_DAYS, n)
    day = np.where(burst >= 0, first_day[burst] + random.geometric(0.2, n), usual)[source]
    day = FIRST_DAY + day + np.where(source != rows, random.integers(0, 3, n), 0)
    published = np.where(random.random(n) < SHARE_UNDATED, NO_DAY, day)
    return ArticleSources(source, burst, day.astype(np.int32), published.astype(np.int32))


def _draw_zipf(random: np.random.Generator, n_values: int, size: int) -> Array:
    """Return numbers below `n_values`: the lower, the more frequent."""
    weights = 1.0 / (np.arange(n_values) + 2.7) ** 1.05
    shares = np.cumsum(weights) / weights.sum()
    return np.minimum(np.searchsorted(shares, random.random(size)), n_values - 1)


def _list_ranges(starts: Array, sizes: Array) -> Array:
    """Return the numbers of all ranges, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - (ends - sizes), sizes)


def _draw_lists(
    random: np.random.Generator, articles: ArticleSources, sizes: Array, n_values: int
) -> tuple[Array, Array]:
    """Return the articles and values of pairs: a fifth of a burst's, and nearly the source's for a copy."""
    indptr = np.concatenate([[0], np.cumsum(sizes)])
    values = _draw_zipf(random, n_values, int(indptr[-1]))
    burst = np.repeat(articles.burst, sizes)
    of_burst = random.integers(0, n_values, (N_BURSTS, 12))
    swapped = (burst >= 0) & (random.random(len(values)) < 0.2)
    values[swapped] = of_burst[burst[swapped], random.integers(0, 12, int(swapped.sum()))]
    taken = sizes[articles.source]
    copied = values[_list_ranges(indptr[articles.source], taken)]
    article = np.repeat(np.arange(len(sizes)), taken)
    changed = (articles.source != np.arange(len(sizes)))[article] & (
        random.random(len(copied)) < SHARE_CHANGED
    )
    copied[changed] = _draw_zipf(random, n_values, int(changed.sum()))
    return article, copied


def _make_terms(random: np.random.Generator, articles: ArticleSources) -> tuple[pa.Table, dict[str, Array]]:
    sizes = random.integers(120, 420, len(articles.day))
    article, word = _draw_lists(random, articles, sizes, N_WORDS)
    cells, counts = np.unique(article * N_WORDS + word, return_counts=True)
    used, ids = np.unique(cells % N_WORDS, return_inverse=True)
    rows, ids = (cells // N_WORDS).astype(np.int32), ids.astype(np.int32)
    by_term = np.argsort(ids, kind="stable")
    n_articles = np.bincount(ids)
    table = pa.table(
        {
            "term": pa.array([f"word{number:06d}" for number in used]),
            "n_articles": pa.array(n_articles.astype(np.int32)),
            "n_occurrences": pa.array(np.bincount(ids, weights=counts).astype(np.int32)),
        }
    )
    counts = counts.astype(np.uint16)
    by_article = {"term_indptr": _pointers(np.bincount(rows, minlength=len(sizes))), "term_ids": ids}
    by_word = {
        "post_indptr": _pointers(n_articles),
        "post_rows": rows[by_term],
        "post_counts": counts[by_term],
    }
    return table, {**by_article, "term_counts": counts, **by_word}


def _pointers(sizes: Array) -> Array:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])


def _make_names(random: np.random.Generator) -> tuple[pa.Table, Array]:
    """Return the names, a tenth of them a second spelling of a more common one; and their country codes."""
    codes = np.array(list_country_codes({name: pa.table({"country": ["FRA"]}) for name in _WITH_COUNTRY}))
    kind = np.repeat(list(N_NAMES), list(N_NAMES.values()))
    form = np.array([f"{kind[row].title()} {row:06d}" for row in range(len(kind))])
    entity, begin = np.arange(len(kind)), 0
    for size in N_NAMES.values():
        second = begin + 1 + np.flatnonzero(random.random(size - 1) < 0.1)
        entity[second] = entity[begin + (random.random(len(second)) * (second - begin)).astype(int)]
        begin += size
    _, entity = np.unique(entity, return_inverse=True)
    country = np.where(kind == "place", codes[_draw_zipf(random, len(codes), len(kind))], "")
    blank = [""] * len(kind)
    columns = {
        "kind": kind,
        "form": form,
        "country": country,
        "entity": entity,
        "rule": blank,
        "joined_to": blank,
    }
    return _make_table("names", columns), country


_WITH_COUNTRY = ("names", "countries", "event_countries")


def _make_entities(names: pa.Table) -> pa.Table:
    entity = names["entity"].to_numpy()
    _, first = np.unique(entity, return_index=True)
    kind, label = (names[column].take(pa.array(first)) for column in ("kind", "form"))
    nothing = np.full(len(first), np.nan, dtype=np.float32)
    blank = [""] * len(first)
    columns = {"kind": kind, "label": label, "country": blank, "region": blank}
    return _make_table("entities", {**columns, "latitude": nothing, "longitude": nothing})


def _draw_mentions(random: np.random.Generator, articles: ArticleSources) -> dict[str, Array]:
    """Return the columns of the mentions, in order of sentence and start."""
    columns: dict[str, list[Array]] = {"article": [], "name": [], "kind": []}
    begin = 0
    for number, (kind, size) in enumerate(N_NAMES.items()):
        sizes = 1 + random.poisson(MENTIONS_AN_ARTICLE[kind] - 1, len(articles.day))
        article, name = _draw_lists(random, articles, sizes, size)
        columns["article"].append(article)
        columns["name"].append(begin + name)
        columns["kind"].append(np.full(len(name), number))
        begin += size
    mentions = {column: np.concatenate(values) for column, values in columns.items()}
    inside = random.integers(0, N_SENTENCES, len(mentions["article"]))
    mentions["sentence"] = mentions["article"] * N_SENTENCES + inside
    mentions["start"] = inside * SENTENCE_LENGTH + random.integers(0, SENTENCE_LENGTH - 20, len(inside))
    order = np.lexsort((mentions["start"], mentions["sentence"]))
    return {column: values[order] for column, values in mentions.items()}


def _make_mention_table(mentions: dict[str, Array]) -> pa.Table:
    part = _PARTS[mentions["sentence"] % N_SENTENCES]
    kind = pa.array(np.array(list(N_NAMES))[mentions["kind"]])
    places = {"part": part, "start": mentions["start"], "end": mentions["start"] + 15}
    whole = {"article": mentions["article"], "sentence": mentions["sentence"], **places, "kind": kind}
    return _make_table("mentions", {**whole, "name": mentions["name"]})


def _make_countries(mentions: dict[str, Array], country: Array) -> pa.Table:
    codes, of_name = np.unique(country, return_inverse=True)
    rows = np.flatnonzero(country[mentions["name"]] != "")
    pairs = mentions["article"][rows] * len(codes) + of_name[mentions["name"][rows]]
    distinct, pair = np.unique(pairs, return_inverse=True)
    part = _PARTS[mentions["sentence"][rows] % N_SENTENCES]
    columns = {"article": distinct // len(codes), "country": codes[distinct % len(codes)]}
    counted = {"n_title": Part.TITLE, "n_lead": Part.LEAD, "n_body": Part.BODY, "n_other": Part.CAPTION}
    for name in "n_title n_standfirst n_lead n_body n_dateline n_label n_people n_other".split():
        in_part = part == counted[name] if name in counted else np.zeros(len(part), dtype=bool)
        columns[name] = np.bincount(pair[in_part], minlength=len(distinct))
    columns["about"] = mark_main_countries(pd.DataFrame(columns))[0]
    return _make_table("countries", columns)


def _make_plain_tables(random: np.random.Generator, articles: ArticleSources) -> dict[str, pa.Table]:
    n = len(articles.day)
    sentence = np.arange(n * N_SENTENCES)
    start = sentence % N_SENTENCES * SENTENCE_LENGTH
    spans = {"article": sentence // N_SENTENCES, "start": start, "end": start + SENTENCE_LENGTH - 1}
    sentences = _make_table("sentences", {**spans, "part": np.tile(_PARTS, n)})
    cut = _PARTS[sentence % N_SENTENCES] > Part.BODY
    parts = {name: values[cut] for name, values in spans.items()} | {"part": np.tile(_PARTS, n)[cut]}
    desk = {
        "article": np.arange(n),
        "name": ["desk"] * n,
        "value": [f"desk {d}" for d in random.integers(0, 9, n)],
    }
    return {
        "articles": _make_article_table(random, articles),
        "sentences": sentences,
        "parts": _make_table("parts", parts),
        "fields": _make_table("fields", desk),
        "set_aside": _make_table("set_aside", {"file": [], "line": [], "reason": []}),
    }


def _make_article_table(random: np.random.Generator, articles: ArticleSources) -> pa.Table:
    n = len(articles.day)
    rows = np.arange(n)
    undated = articles.published == NO_DAY
    days = dict.fromkeys(("published", "published_first", "published_last"), articles.published)
    none = dict.fromkeys(("title_start", "title_end", "standfirst_start", "standfirst_end"), np.full(n, -1))
    blank = dict.fromkeys(("author", "url", "retrieved", "flags"), [""] * n)
    columns = {
        "key": [f"{row:032x}" for row in rows],
        "doc": rows + 1,
        "file": [f"{row}.txt" for row in rows],
        "title": [f"Article number {row}" for row in rows],
        "publisher": [f"Publisher {p:03d}" for p in _draw_zipf(random, PUBLISHERS, n)],
        "language": ["en"] * n,
        "published_precision": np.where(undated, "unknown", "day"),
        "published_from": np.where(undated, "", "metadata"),
        "confidence": np.ones(n, dtype=np.float32),
        "inferred": np.zeros(n, dtype=bool),
        "sources": ["{}"] * n,
        "n_words": random.integers(120, 420, n),
        "story": articles.source,
        "added": np.ones(n, dtype=int),
    }
    return _make_table("articles", {**columns, **days, **none, **blank})


def _make_events(
    random: np.random.Generator, articles: ArticleSources, mentions: dict[str, Array], country: Array
) -> dict[str, pa.Table]:
    """Return the events, their times, and the names and countries in their sentences."""
    n = len(articles.day)
    article = np.repeat(np.arange(n), random.poisson(1.2, n))
    sentence = article * N_SENTENCES + random.integers(1, N_SENTENCES - 1, len(article))
    order = np.argsort(sentence, kind="stable")
    article, sentence = article[order], sentence[order]
    first = articles.day[article] - random.geometric(0.1, len(article)) + 1
    last = first + np.where(random.random(len(article)) < 0.1, 30, 0)
    start = sentence % N_SENTENCES * SENTENCE_LENGTH
    place = {"article": article, "sentence": sentence, "start": start, "end": start + SENTENCE_LENGTH - 1}
    days = {"first_day": first, "last_day": last, "precision": np.where(first == last, "day", "month")}
    _, cluster = np.unique(articles.source[article] * 100_000 + first, return_inverse=True)
    facts = {
        "kind": np.array(EVENT_KINDS)[_draw_zipf(random, len(EVENT_KINDS), len(article))],
        "status": np.array(STATUSES)[random.integers(0, len(STATUSES), len(article))],
        "superseded_by": np.full(len(article), -1),
        "cluster": cluster,
    }
    blank = {
        "day_from": ["text"] * len(article),
        "sub_kind": [""] * len(article),
        "mode": [""] * len(article),
    }
    time = {"type": ["DATE"] * len(article), "value": ["2017"] * len(article), "anchor": blank["sub_kind"]}
    return {
        "events": _make_table("events", {**place, **days, **facts, **blank}),
        "times": _make_table("times", {**place, **days, **time, "rule": blank["sub_kind"]}),
        **_link_events(sentence, mentions, country),
    }


def _link_events(sentence: Array, mentions: dict[str, Array], country: Array) -> dict[str, pa.Table]:
    begins, ends = (np.searchsorted(mentions["sentence"], sentence, side) for side in ("left", "right"))
    event = np.repeat(np.arange(len(sentence)), ends - begins)
    name = mentions["name"][_list_ranges(begins, ends - begins)]
    where = country[name]
    is_place = where != ""
    actors = {"event": event[~is_place], "name": name[~is_place], "role": ["named"] * int((~is_place).sum())}
    places = {"event": event[is_place], "country": where[is_place], "role": ["where"] * int(is_place.sum())}
    return {
        "event_names": _make_table("event_names", actors),
        "event_countries": _make_table("event_countries", places),
    }


def _make_table(name: str, columns: Mapping[str, Column]) -> pa.Table:
    schema = SCHEMAS[name]
    arrays = [_as_array(columns[field.name]).cast(field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _as_array(values: Column) -> pa.Array | pa.ChunkedArray:
    return values if isinstance(values, (pa.Array, pa.ChunkedArray)) else pa.array(values)
