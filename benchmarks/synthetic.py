"""A seeded corpus of any size as version files: Zipf words and names, bursts, near-copies, undated articles."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.corpus.countries import country_codes
from dashboard.schema import NO_DAY, Part
from dashboard.store.tables import SCHEMAS
from dashboard.store.versions import write_version

Array = np.ndarray[Any, Any]

SHARE_COPIES, SHARE_UNDATED, SHARE_IN_BURSTS, SHARE_CHANGED = 0.2, 0.05, 0.3, 0.05
FIRST_DAY, N_DAYS, N_BURSTS = 16_436, 1_461, 300
N_WORDS, N_SENTENCES, SENTENCE_LENGTH = 150_000, 11, 120
N_NAMES = {"person": 80_000, "organisation": 30_000, "place": 5_000}
MENTIONS_AN_ARTICLE = {"person": 4.0, "organisation": 3.0, "place": 4.0}
EVENT_KINDS = ("arrest", "attack", "election", "meeting", "protest", "statement", "verdict", "visit")
STATUSES = ("reported", "reported", "reported", "planned", "denied")
PUBLISHERS = 200
# The part that each sentence of an article plays: a title, a lead, a body, and a caption that is cut.
_PARTS = np.array([Part.TITLE, Part.LEAD, *[Part.BODY] * (N_SENTENCES - 3), Part.CAPTION], dtype=np.int8)


@dataclass(frozen=True)
class Articles:
    """Where each article comes from: itself, or the one it copies; its burst (-1 for none) and its day."""

    source: Array
    burst: Array
    day: Array
    published: Array


def write_corpus(store: Path, n: int, seed: int = 7) -> Path:
    """Write a corpus of `n` articles as a version of `store` and return the version's folder."""
    drawn = np.random.default_rng(seed)
    articles = _draw_articles(drawn, n)
    names, country = _names(drawn)
    mentions = _mentions(drawn, articles)
    tables = {"names": names, "entities": _entities(names), "mentions": _mention_table(mentions)}
    tables |= _plain_tables(drawn, articles) | _events(drawn, articles, mentions, country)
    tables["countries"] = _countries(mentions, country)
    tables["terms"], arrays = _terms(drawn, articles)
    meta = {"name": "synthetic", "built": "2017-06-01T00:00:00", "models": {}, "counts": {}}
    number = write_version(store, tables, arrays, {}, meta)
    return store / "versions" / str(number)


def _draw_articles(drawn: np.random.Generator, n: int) -> Articles:
    rows = np.arange(n)
    is_copy = (drawn.random(n) < SHARE_COPIES) & (rows > 0)
    originals = np.flatnonzero(~is_copy)
    before = np.cumsum(~is_copy) - (~is_copy)
    source = np.where(is_copy, originals[(drawn.random(n) * np.maximum(before, 1)).astype(int)], rows)
    burst = np.where(drawn.random(n) < SHARE_IN_BURSTS, drawn.integers(0, N_BURSTS, n), -1)[source]
    began = drawn.integers(0, N_DAYS, N_BURSTS)
    usual = drawn.integers(0, N_DAYS, n)
    day = np.where(burst >= 0, began[burst] + drawn.geometric(0.2, n), usual)[source]
    day = FIRST_DAY + day + np.where(source != rows, drawn.integers(0, 3, n), 0)
    published = np.where(drawn.random(n) < SHARE_UNDATED, NO_DAY, day)
    return Articles(source, burst, day.astype(np.int32), published.astype(np.int32))


def _zipf(drawn: np.random.Generator, n_values: int, size: int) -> Array:
    """Return numbers of which the first are common and the last rare."""
    weights = 1.0 / (np.arange(n_values) + 2.7) ** 1.05
    shares = np.cumsum(weights) / weights.sum()
    return np.minimum(np.searchsorted(shares, drawn.random(size)), n_values - 1)


def _ranges(starts: Array, sizes: Array) -> Array:
    """Return the numbers of all ranges, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - (ends - sizes), sizes)


def _drawn_lists(
    drawn: np.random.Generator, articles: Articles, sizes: Array, n_values: int
) -> tuple[Array, Array]:
    """Return (article, value) pairs: Zipf, a fifth from an article's burst, a copy's nearly those of its source."""
    indptr = np.concatenate([[0], np.cumsum(sizes)])
    values = _zipf(drawn, n_values, int(indptr[-1]))
    burst = np.repeat(articles.burst, sizes)
    of_burst = drawn.integers(0, n_values, (N_BURSTS, 12))
    swapped = (burst >= 0) & (drawn.random(len(values)) < 0.2)
    values[swapped] = of_burst[burst[swapped], drawn.integers(0, 12, int(swapped.sum()))]
    taken = sizes[articles.source]
    copied = values[_ranges(indptr[articles.source], taken)]
    article = np.repeat(np.arange(len(sizes)), taken)
    changed = (articles.source != np.arange(len(sizes)))[article] & (
        drawn.random(len(copied)) < SHARE_CHANGED
    )
    copied[changed] = _zipf(drawn, n_values, int(changed.sum()))
    return article, copied


def _terms(drawn: np.random.Generator, articles: Articles) -> tuple[pa.Table, dict[str, Array]]:
    sizes = drawn.integers(120, 420, len(articles.day))
    article, word = _drawn_lists(drawn, articles, sizes, N_WORDS)
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


def _names(drawn: np.random.Generator) -> tuple[pa.Table, Array]:
    """Return the names, a tenth of them a second spelling of a more common one; and their country codes."""
    codes = np.array(country_codes({name: pa.table({"country": ["FRA"]}) for name in _WITH_COUNTRY}))
    kind = np.repeat(list(N_NAMES), list(N_NAMES.values()))
    form = np.array([f"{kind[row].title()} {row:06d}" for row in range(len(kind))])
    entity, begin = np.arange(len(kind)), 0
    for size in N_NAMES.values():
        second = begin + 1 + np.flatnonzero(drawn.random(size - 1) < 0.1)
        entity[second] = entity[begin + (drawn.random(len(second)) * (second - begin)).astype(int)]
        begin += size
    _, entity = np.unique(entity, return_inverse=True)
    country = np.where(kind == "place", codes[_zipf(drawn, len(codes), len(kind))], "")
    blank = [""] * len(kind)
    columns = {
        "kind": kind,
        "form": form,
        "country": country,
        "entity": entity,
        "rule": blank,
        "joined_to": blank,
    }
    return _table("names", columns), country


_WITH_COUNTRY = ("names", "countries", "event_countries")


def _entities(names: pa.Table) -> pa.Table:
    entity = names["entity"].to_numpy()
    _, first = np.unique(entity, return_index=True)
    kind, label = (names[column].take(pa.array(first)) for column in ("kind", "form"))
    nothing = np.full(len(first), np.nan, dtype=np.float32)
    blank = [""] * len(first)
    columns = {"kind": kind, "label": label, "country": blank, "region": blank}
    return _table("entities", {**columns, "latitude": nothing, "longitude": nothing})


def _mentions(drawn: np.random.Generator, articles: Articles) -> dict[str, Array]:
    """Return the mentions, in order: article, sentence (row), start, kind and name."""
    found: dict[str, list[Array]] = {"article": [], "name": [], "kind": []}
    begin = 0
    for number, (kind, size) in enumerate(N_NAMES.items()):
        sizes = 1 + drawn.poisson(MENTIONS_AN_ARTICLE[kind] - 1, len(articles.day))
        article, name = _drawn_lists(drawn, articles, sizes, size)
        for column, values in (
            ("article", article),
            ("name", begin + name),
            ("kind", np.full(len(name), number)),
        ):
            found[column].append(values)
        begin += size
    whole = {column: np.concatenate(values) for column, values in found.items()}
    inside = drawn.integers(0, N_SENTENCES, len(whole["article"]))
    whole["sentence"] = whole["article"] * N_SENTENCES + inside
    whole["start"] = inside * SENTENCE_LENGTH + drawn.integers(0, SENTENCE_LENGTH - 20, len(inside))
    order = np.lexsort((whole["start"], whole["sentence"]))
    return {column: values[order] for column, values in whole.items()}


def _mention_table(mentions: dict[str, Array]) -> pa.Table:
    part = _PARTS[mentions["sentence"] % N_SENTENCES]
    kind = pa.array(np.array(list(N_NAMES))[mentions["kind"]])
    places = {"part": part, "start": mentions["start"], "end": mentions["start"] + 15}
    whole = {"article": mentions["article"], "sentence": mentions["sentence"], **places, "kind": kind}
    return _table("mentions", {**whole, "name": mentions["name"]})


def _countries(mentions: dict[str, Array], country: Array) -> pa.Table:
    codes, of_name = np.unique(country, return_inverse=True)
    rows = np.flatnonzero(country[mentions["name"]] != "")
    pairs = mentions["article"][rows] * len(codes) + of_name[mentions["name"][rows]]
    distinct, at = np.unique(pairs, return_inverse=True)
    part = _PARTS[mentions["sentence"][rows] % N_SENTENCES]
    columns = {"article": distinct // len(codes), "country": codes[distinct % len(codes)]}
    counted = {"n_title": Part.TITLE, "n_lead": Part.LEAD, "n_body": Part.BODY, "n_other": Part.CAPTION}
    for name in (
        "n_title",
        "n_standfirst",
        "n_lead",
        "n_body",
        "n_dateline",
        "n_label",
        "n_people",
        "n_other",
    ):
        held = part == counted[name] if name in counted else np.zeros(len(part), dtype=bool)
        columns[name] = np.bincount(at[held], minlength=len(distinct))
    return _table("countries", columns)


def _plain_tables(drawn: np.random.Generator, articles: Articles) -> dict[str, pa.Table]:
    n = len(articles.day)
    sentence = np.arange(n * N_SENTENCES)
    start = sentence % N_SENTENCES * SENTENCE_LENGTH
    spans = {"article": sentence // N_SENTENCES, "start": start, "end": start + SENTENCE_LENGTH - 1}
    sentences = _table("sentences", {**spans, "part": np.tile(_PARTS, n)})
    cut = _PARTS[sentence % N_SENTENCES] > Part.BODY
    parts = {name: values[cut] for name, values in spans.items()} | {"part": np.tile(_PARTS, n)[cut]}
    desk = {
        "article": np.arange(n),
        "name": ["desk"] * n,
        "value": [f"desk {d}" for d in drawn.integers(0, 9, n)],
    }
    return {
        "articles": _article_table(drawn, articles),
        "sentences": sentences,
        "parts": _table("parts", parts),
        "fields": _table("fields", desk),
        "set_aside": _table("set_aside", {"file": [], "line": [], "reason": []}),
    }


def _article_table(drawn: np.random.Generator, articles: Articles) -> pa.Table:
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
        "publisher": [f"Publisher {p:03d}" for p in _zipf(drawn, PUBLISHERS, n)],
        "language": ["en"] * n,
        "published_precision": np.where(undated, "unknown", "day"),
        "published_from": np.where(undated, "", "metadata"),
        "confidence": np.ones(n, dtype=np.float32),
        "inferred": np.zeros(n, dtype=bool),
        "sources": ["{}"] * n,
        "n_words": drawn.integers(120, 420, n),
        "story": articles.source,
        "added": np.ones(n, dtype=int),
    }
    return _table("articles", {**columns, **days, **none, **blank})


def _events(
    drawn: np.random.Generator, articles: Articles, mentions: dict[str, Array], country: Array
) -> dict[str, pa.Table]:
    """Return events, the times they are told by, and who and where their sentences name."""
    n = len(articles.day)
    article = np.repeat(np.arange(n), drawn.poisson(1.2, n))
    sentence = article * N_SENTENCES + drawn.integers(1, N_SENTENCES - 1, len(article))
    order = np.argsort(sentence, kind="stable")
    article, sentence = article[order], sentence[order]
    first = articles.day[article] - drawn.geometric(0.1, len(article)) + 1
    last = first + np.where(drawn.random(len(article)) < 0.1, 30, 0)
    start = sentence % N_SENTENCES * SENTENCE_LENGTH
    place = {"article": article, "sentence": sentence, "start": start, "end": start + SENTENCE_LENGTH - 1}
    days = {"first_day": first, "last_day": last, "precision": np.where(first == last, "day", "month")}
    _, cluster = np.unique(articles.source[article] * 100_000 + first, return_inverse=True)
    told = {
        "kind": np.array(EVENT_KINDS)[_zipf(drawn, len(EVENT_KINDS), len(article))],
        "status": np.array(STATUSES)[drawn.integers(0, len(STATUSES), len(article))],
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
        "events": _table("events", {**place, **days, **told, **blank}),
        "times": _table("times", {**place, **days, **time, "rule": blank["sub_kind"]}),
        **_event_links(sentence, mentions, country),
    }


def _event_links(sentence: Array, mentions: dict[str, Array], country: Array) -> dict[str, pa.Table]:
    begins, ends = (np.searchsorted(mentions["sentence"], sentence, side) for side in ("left", "right"))
    event = np.repeat(np.arange(len(sentence)), ends - begins)
    name = mentions["name"][_ranges(begins, ends - begins)]
    where = country[name]
    is_place = where != ""
    actors = {"event": event[~is_place], "name": name[~is_place], "role": ["named"] * int((~is_place).sum())}
    places = {"event": event[is_place], "country": where[is_place], "role": ["where"] * int(is_place.sum())}
    return {
        "event_names": _table("event_names", actors),
        "event_countries": _table("event_countries", places),
    }


def _table(name: str, columns: dict[str, Any]) -> pa.Table:
    schema = SCHEMAS[name]
    typed = []
    for field in schema:
        values = columns[field.name]
        typed.append(
            values.cast(field.type) if hasattr(values, "cast") else pa.array(values).cast(field.type)
        )
    return pa.Table.from_arrays(typed, schema=schema)
