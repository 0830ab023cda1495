"""An article in another language is kept, counted and searchable, and no English rule speaks on it."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.corpus import open_version
from dashboard.pipeline import build
from dashboard.pipeline import text_annotations as say
from dashboard.query.search.find_articles import find_articles
from dashboard.store import version_folder
from dashboard.text.parsed_text import parse_text

FRENCH = (
    "Pluie sur le port\n\nLa pluie est tombée sur le port de Brest pendant trois jours, le 3 mai 2014, et les bateaux sont "
    "restés à quai. Le maire Jean Exemple a dit lundi à Paris que personne n’avait été blessé dans la ville.\n"
)
CHINESE = (
    "港口的雨\n\n"
    + "大雨在港口連續下了三天，渡輪都停在碼頭，港務長說沒有人受傷，船隻將在風向轉變後再次啟航。" * 3
    + "\n"
)
ENGLISH = (
    "Rain on the harbour\n\nJohn Example met fishermen in Brest, France, on 3 May 2014. Example said in Paris that nobody "
    "had been hurt.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    texts = folder / "texts"
    texts.mkdir()
    for name, text in (("fr.txt", FRENCH), ("zh.txt", CHINESE), ("en.txt", ENGLISH)):
        (texts / name).write_text(text, encoding="utf-8")
    build([texts], folder / "store")
    return folder / "store"


def table(store: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(version_folder(store) / f"{name}.parquet")


def test_names_times_and_events_are_found_in_english_alone(store: Path) -> None:
    articles = table(store, "articles")
    english = set(articles.index[articles["language"] == "en"])
    assert sorted(articles["language"]) == ["en", "fr", "zh"]
    for name in ("mentions", "times", "countries", "events"):
        assert set(table(store, name)["article"]) == english, name


def test_words_are_counted_where_blanks_part_them(store: Path) -> None:
    words = table(store, "articles").set_index("language")["n_words"]
    assert words["fr"] > 30
    assert words["zh"] == 0


@pytest.mark.parametrize(("query", "file"), [("pluie", "fr.txt"), ("渡輪", "zh.txt"), ("rain", "en.txt")])
def test_each_can_be_searched(store: Path, query: str, file: str) -> None:
    corpus = open_version(version_folder(store), store)
    (row,) = find_articles(corpus, query).nonzero()[0]
    assert corpus.articles["file"].iloc[int(row)].endswith(file)


def test_a_model_of_another_language_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    languages: list[str] = []
    monkeypatch.setattr(say.tag, "list_other_models", lambda: {"fr": ("fr_core_news_sm", "3.8.0")})
    monkeypatch.setattr(say, "_load_tagger", lambda language: languages.append(language))
    monkeypatch.setattr(say.tag, "tag_texts", lambda tagger, texts: [[] for _ in texts])
    seen = [
        parse_text(text, (), language)
        for text, language in ((FRENCH, "fr"), (ENGLISH, "en"), (CHINESE, "zh"))
    ]
    results = say._run_steps({"names": seen, "times": seen})
    assert languages == ["fr", "en"]
    assert results["times"][seen[0].hash] == []
    assert results["times"][seen[1].hash] != []
