"""Each text is parsed once in a build: its parts, its sentences and its words are never made twice."""

from collections import Counter
from pathlib import Path

import pytest

from dashboard.pipeline import build, cut_and_parse, furniture
from dashboard.text import parsed_text

TEXTS = {
    "with_publisher.txt": "https://www.example.org/a\nMiners strike in Kiruna\n\nMiners went on strike in Kiruna on 4 May 2021.",
    "without_publisher.txt": "Ferry is late\n\nThe ferry to Gotland was late on 5 May 2021. Nobody was hurt.",
    "other.txt": "Bridge opens\n\nA bridge opened in Umea on 6 May 2021. The mayor, Eva Lind, spoke.",
}


def test_each_text_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: dict[str, Counter[str]] = {"parts": Counter(), "sentences": Counter(), "words": Counter()}

    def counting(name: str, real):  # type: ignore[no-untyped-def]
        def counted(text: str, *rest, **options):  # type: ignore[no-untyped-def]
            calls[name][text] += 1
            return real(text, *rest, **options)

        return counted

    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    find_parts = counting("parts", cut_and_parse.find_parts)
    monkeypatch.setattr(cut_and_parse, "find_parts", find_parts)
    monkeypatch.setattr(furniture, "find_parts", find_parts)
    monkeypatch.setattr(
        parsed_text, "find_sentence_spans", counting("sentences", parsed_text.find_sentence_spans)
    )
    monkeypatch.setattr(parsed_text, "words", counting("words", parsed_text.words))
    build([folder], tmp_path / "store")
    assert len(calls["parts"]) == len(TEXTS)
    assert set(calls["parts"].values()) == {1}
    assert len(calls["sentences"]) == len(TEXTS)
    assert set(calls["sentences"].values()) == {1}
    assert set(calls["words"].values()) == {1}
