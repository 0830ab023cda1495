"""Opening a version: missing, or by another tokenizer."""

import json
import shutil
from pathlib import Path

import pytest

from dashboard.corpus import open_version
from dashboard.corpus.version_files import write_manifest
from dashboard.errors import NotBuiltError
from dashboard.text.tokens import VERSION as TOKENS


def test_a_folder_without_a_version_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError):
        open_version(tmp_path / "versions" / "1", tmp_path)


@pytest.mark.parametrize(("rules", "known"), [("tokens-0-1", False), (f"{TOKENS}-1", True), (TOKENS, True)])
def test_words_that_another_tokenizer_found_are_not_read(
    sample_store: Path, tmp_path: Path, rules: str, known: bool
) -> None:
    older = tmp_path / "versions" / "1"
    shutil.copytree(sample_store / "versions" / "1", older)
    meta = json.loads((older / "meta.json").read_text(encoding="utf-8"))
    (older / "meta.json").write_text(json.dumps({**meta, "rules": {"words": rules}}), encoding="utf-8")
    write_manifest(older)
    assert open_version(older, sample_store).stream.is_available is known
