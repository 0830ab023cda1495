"""Stop words: by the language of the word, with an analyst's changes, kept beside the corpus."""

from pathlib import Path

import pytest

from dashboard.decisions.log.stop_words import (
    FILE,
    BrokenStopWordsError,
    StopWordChanges,
    load_stop_words,
    save_stop_words,
)
from dashboard.query.words.stop_words import mark_stop_words
from dashboard.text.folding import fold_word
from dashboard.text.stop_words import load_stop_word_lists
from dashboard.text.tokens import words
from tests.plain_corpus import Article, PlainCorpus, Sentence
from tests.random_corpora import open_corpus


def stopped(changes: StopWordChanges = StopWordChanges(), *texts: tuple[str, str]) -> set[str]:  # noqa: B008
    articles = [
        Article(f"key-{n}", [Sentence(text)], language=language, story=n, doc=n + 1)
        for n, (language, text) in enumerate(texts)
    ]
    terms = open_corpus(PlainCorpus(articles, {})).terms
    return set(terms.word.filter(mark_stop_words(terms, changes)).to_pylist())


def test_a_word_goes_by_the_list_of_its_language() -> None:
    texts = [("de", "die Wahl war gut"), ("en", "the men die at war"), ("de", "die war da")]
    stop_words = stopped(StopWordChanges(), *texts)
    assert {"die", "the", "war"} <= stop_words
    assert not {"wahl", "men"} & stop_words
    english = stopped(StopWordChanges(), texts[1])
    assert "die" not in english
    assert "war" not in english


def test_an_unknown_language_goes_by_the_english_list() -> None:
    assert stopped(StopWordChanges(), ("", "the ferry and the harbour")) == {"the", "and"}


def test_words_are_added_and_taken_off() -> None:
    changes = StopWordChanges(added=("ferry",), removed=("the",))
    assert stopped(changes, ("en", "the ferry and the harbour")) == {"ferry", "and"}


def test_a_phrase_that_begins_or_ends_in_one_is_left_out() -> None:
    texts = [("en", f"the white house said no {n}") for n in range(5)]
    # Each part also stands alone, or only the whole would be a phrase.
    texts += [
        ("en", part) for part in ("the white", "white house", "house said", "said no") for _ in range(2)
    ]
    stop_words = stopped(StopWordChanges(), *texts)
    assert {"the white", "house said"} <= stop_words
    assert "white house" not in stop_words


def test_every_listed_word_is_as_the_tokenizer_leaves_it() -> None:
    assert len(load_stop_word_lists()) > 50
    for language in ("en", "fr", "ru", "ar", "de"):
        for word in load_stop_word_lists()[language]:
            assert words(word) == [word] == [fold_word(word)], (language, word)


def test_changes_are_kept(tmp_path: Path) -> None:
    assert load_stop_words(tmp_path) == StopWordChanges()
    save_stop_words(tmp_path, StopWordChanges(("b", "a", "a"), ("the",)))
    assert load_stop_words(tmp_path) == StopWordChanges(("a", "b"), ("the",))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"added": []}', '{"added": 1, "removed": []}'])
def test_a_broken_file_is_said_to_be_broken(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BrokenStopWordsError, match="Mend or remove"):
        load_stop_words(tmp_path)
