"""Which bearer of a name each article would go to, and the words that show it."""

import pytest

from dashboard.query.names.split_proposals import assign_articles
from tests.plain_corpus import Article, PlainCorpus, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

KEY = "person:Ada Sample"
NAME = "[Ada Sample|person]"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"{NAME} spoke of wheat.", "Ada Sample spoke of wheat."),
        (f"Then {NAME} spoke.", "Then Ada Sample spoke."),
        (f"“{NAME} spoke.”", "“Ada Sample spoke.”"),
        (
            f"The harbour board, which had met for the third time in a week, heard {NAME} speak.",
            "… time in a week, heard Ada Sample speak.",
        ),
    ],
)
def test_a_sentence_is_shown_from_a_few_whole_words_before_the_name(text: str, quote: str) -> None:
    articles = [Article("a", [parse_sentence("The harbour is shut."), parse_sentence(text)])]
    shares = assign_articles(open_corpus(PlainCorpus(articles, entity_for_each_name(articles))), KEY, ())
    assert shares["sentence"].tolist() == [quote]


def test_of_two_sentences_that_hold_the_name_the_first_is_shown() -> None:
    articles = [Article("a", [parse_sentence(f"First {NAME} spoke."), parse_sentence(f"{NAME} left.")])]
    shares = assign_articles(open_corpus(PlainCorpus(articles, entity_for_each_name(articles))), KEY, ())
    assert shares["sentence"].tolist() == ["First Ada Sample spoke."]
