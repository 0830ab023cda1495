"""An opened corpus: its columns, postings, keys and what articles are about."""

import gc
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus import Corpus, mark_main_countries, open_version
from dashboard.corpus.columns import StringColumn
from dashboard.corpus.postings import build_postings
from dashboard.errors import NotBuiltError
from dashboard.schema.country_weights import WEIGHTS
from dashboard.text.tokens import VERSION as TOKENS
from tests.plain_corpus import names_of
from tests.sample_corpus import sample_corpus

PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=40)


def arrays(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    values, rows = zip(*pairs, strict=True) if pairs else ((), ())
    return np.array(values, dtype=np.int32), np.array(rows, dtype=np.int32)


@given(PAIRS)
def test_postings_hold_each_pair_once_and_in_order(pairs: list[tuple[int, int]]) -> None:
    postings = build_postings(*arrays(pairs), 6, 10)
    for value in range(6):
        assert postings.of(value).tolist() == sorted({row for key, row in pairs if key == value})


@given(
    PAIRS,
    st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 9)), max_size=4),
    st.sets(st.integers(0, 9)),
)
def test_patched_postings_answer_as_if_made_anew(
    pairs: list[tuple[int, int]], patches: dict[int, set[int]], wanted: set[int]
) -> None:
    sorted_rows = {value: np.array(sorted(rows), dtype=np.int32) for value, rows in patches.items()}
    patched = build_postings(*arrays(pairs), 6, 10).changed(sorted_rows, 8)
    unpatched = [(value, row) for value, row in pairs if value not in patches]
    anew = build_postings(
        *arrays(unpatched + [(value, row) for value, rows in patches.items() for row in rows]), 8, 10
    )
    mask = np.isin(np.arange(10), list(wanted))
    assert patched.count(mask).tolist() == anew.count(mask).tolist()
    assert sorted(zip(*patched.pairs(mask), strict=True)) == sorted(zip(*anew.pairs(mask), strict=True))
    for some in ([0], [2, 5], [1, 6, 7]):
        assert patched.mask_of(some).tolist() == anew.mask_of(some).tolist()
        marked = np.isin(np.arange(8), some)
        assert patched.mask_of_all(marked).tolist() == anew.mask_of_all(marked).tolist()


@given(
    st.lists(st.text(max_size=3), max_size=8),
    st.dictionaries(st.integers(0, 9), st.text(max_size=3), max_size=4),
)
def test_changed_strings_are_a_changed_list(values: list[str], changes: dict[int, str]) -> None:
    added = range(len(values), 10) if any(row >= len(values) for row in changes) else range(0)
    changes = {**dict.fromkeys(added, "new"), **changes}
    expected = [changes.get(row, old) for row, old in enumerate([*values, *("" for _ in added)])]
    changed = StringColumn.of(values).changed(changes)
    assert changed.to_numpy().tolist() == expected
    assert changed.take(range(len(expected))) == expected
    assert StringColumn.of(values).to_numpy().tolist() == values
    for value in expected:
        assert changed.rows_of(value) == [row for row, text in enumerate(expected) if text == value]


def test_a_folder_without_a_version_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError):
        open_version(tmp_path, tmp_path)


def test_a_corpus_holds_every_article_and_its_text(sample: Corpus) -> None:
    world = {article.key: article for article in sample_corpus().articles}
    assert set(sample.articles["key"]) == set(world)
    for row, key in enumerate(sample.articles["key"]):
        assert sample.text_of(row) == world[key].text
        assert sample.row_of(key) == row
    assert sample.texts_of([3, 1]) == [sample.text_of(3), sample.text_of(1)]
    assert sample.row_of("no such key") is None


def test_every_spelling_leads_to_its_entity(sample: Corpus) -> None:
    world = sample_corpus()
    for name in names_of(world):
        (entity,) = sample.entities_of_key(f"{name[0]}:{name[1]}")
        assert sample.labels.at(entity) == world.entity[name][1]
        assert sample.entities_of_key(sample.entity_key(entity)) == [entity]


@pytest.mark.parametrize(
    "key", ["person:Nobody", "ship:Elena Markova", "Elena Markova", "", "place:Elena Markova"]
)
def test_a_key_of_nothing_leads_nowhere(sample: Corpus, key: str) -> None:
    assert sample.entities_of_key(key) == []


def test_a_key_is_made_of_the_spelling_that_is_the_label(sample: Corpus) -> None:
    (entity,) = sample.entities_of_key("person:Markova")
    assert sample.entity_key(entity) == "person:Elena Markova"


def test_the_analysts_own_fields_are_named(sample: Corpus) -> None:
    assert sample.field_names == ("desk",)


def test_a_corpus_is_let_go_without_a_collection(sample_store: Path) -> None:
    def opened() -> int:
        return sum(isinstance(each, Corpus) for each in gc.get_objects())

    gc.disable()
    try:
        before = opened()
        corpus = open_version(sample_store / "versions" / "1", sample_store)
        assert opened() == before + 1
        del corpus
        assert opened() == before
    finally:
        gc.enable()


def counts(article: int, country: str = "TUR", **named: int) -> dict[str, int | str]:
    return {
        "article": article,
        "country": country,
        **dict.fromkeys(WEIGHTS, 0),
        **{f"n_{part}": n for part, n in named.items()},
    }


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ([counts(0, "HKG", title=1, body=9), counts(0, "CHN", body=1)], [True, True]),
        ([counts(0, "HKG", title=1, body=9), counts(1, "CHN", body=1)], [True, True]),
        ([counts(0, "HKG", title=1, body=9), counts(0, "GBR", body=1)], [True, False]),
        ([counts(0, "FRA", people=1), counts(0, "TUR", lead=1)], [False, True]),
        ([counts(0, title=1)], [True]),
        ([counts(0, body=1)], [True]),
        ([counts(0, other=5)], [False]),
        ([counts(0, title=1, body=4), counts(0, "NGA", body=1)], [True, False]),
        ([counts(0, title=1), counts(0, "NGA", lead=1)], [True, True]),
        ([counts(0, title=1, lead=2, body=9), counts(1, body=1)], [True, True]),
        ([counts(0, body=1), counts(0, "NGA", body=1)], [True, True]),
        ([], []),
    ],
)
def test_what_an_article_is_about(rows: list[dict[str, int | str]], about: list[bool]) -> None:
    frame = pd.DataFrame(rows, columns=["article", "country", *WEIGHTS])
    assert mark_main_countries(frame)[0].tolist() == about


def test_what_an_article_tells_of_a_territory_counts_for_its_state_where_it_names_that() -> None:
    rows = [counts(0, "PRI", title=1, body=9), counts(0, "USA", body=1), counts(1, "PRI", body=10)]
    _, (territory, state, alone) = mark_main_countries(pd.DataFrame(rows))
    assert state > territory
    assert alone == mark_main_countries(pd.DataFrame(rows[2:]))[1]


def test_a_version_built_before_peoples_were_counted_apart_opens(sample_store: Path, tmp_path: Path) -> None:
    older = tmp_path / "versions" / "1"
    shutil.copytree(sample_store / "versions" / "1", older)
    table = pq.read_table(older / "countries.parquet").drop_columns(["n_people"])
    pq.write_table(table, older / "countries.parquet")
    assert (
        open_version(older, sample_store).country_rows.counts[:, list(WEIGHTS).index("n_people")].max() == 0
    )


def test_a_version_built_before_there_were_phrases_opens_without_them(
    sample: Corpus, sample_store: Path, tmp_path: Path
) -> None:
    older = tmp_path / "versions" / "1"
    shutil.copytree(sample_store / "versions" / "1", older)
    for name in ("term_again", "stream_words", "stream_indptr", "stream_sentences"):
        (older / f"{name}.npy").unlink()
    table = pq.read_table(older / "terms.parquet").drop_columns(
        ["size", "first", "last", "family", "language"]
    )
    pq.write_table(table, older / "terms.parquet")
    corpus = open_version(older, sample_store)
    assert not corpus.stream.is_available
    assert sample.stream.is_available
    assert corpus.terms.family.tolist() == list(range(len(table)))
    assert corpus.terms.n_occurrences.tolist() == sample.terms.n_occurrences.tolist()


@pytest.mark.parametrize(("rules", "known"), [("tokens-0-1", False), (f"{TOKENS}-1", True), (TOKENS, True)])
def test_words_that_another_tokenizer_found_are_not_read(
    sample_store: Path, tmp_path: Path, rules: str, known: bool
) -> None:
    older = tmp_path / "versions" / "1"
    shutil.copytree(sample_store / "versions" / "1", older)
    meta = json.loads((older / "meta.json").read_text(encoding="utf-8"))
    (older / "meta.json").write_text(json.dumps({**meta, "rules": {"words": rules}}), encoding="utf-8")
    assert open_version(older, sample_store).stream.is_available is known
