"""Opening a version: missing, older, by another tokenizer."""

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.errors import NotBuiltError
from dashboard.schema.country_weights import WEIGHTS
from dashboard.text.tokens import VERSION as TOKENS


def test_a_folder_without_a_version_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError):
        open_version(tmp_path, tmp_path)


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
