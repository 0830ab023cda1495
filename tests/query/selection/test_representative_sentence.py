"""Which sentence is shown: the one that tells what the others tell of too."""

import datetime as dt

from dashboard.query import list_events, list_sentences, rank_days
from dashboard.query.events.source_sentences import SentenceOptions
from dashboard.schema import Filters
from tests.plain_corpus import Article, PlainCorpus, PlainEvent, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

DAY = dt.date(2017, 5, 4)
BESIDE = "[Kofi Eze|person] was asked about it as he came home late on {Thursday|2017-05-04}."
WHOLE = "[Ada Berg|person] met [Omar Saleh|person] in [Lagos|place:NGA] on {Thursday|2017-05-04}."
PART = "The talks with [Omar Saleh|person] in the harbour were held on {Thursday|2017-05-04}."
OTHER = "[Ada Berg|person] flew home after the talks that ended on {Thursday|2017-05-04}."
ELSEWHERE = "Nobody in the harbour town has said a word about the summer so far."


def world(*sentences: str, days_after: int = 1) -> PlainCorpus:
    event = PlainEvent(DAY, DAY, "meeting")
    published = DAY + dt.timedelta(days=days_after)
    articles = [
        Article(
            f"a{n}",
            [parse_sentence(words, events=(event,))],
            doc=n,
            best=published,
            first=published,
            last=published,
        )
        for n, words in enumerate(sentences, start=1)
    ]
    rest = [Article(f"b{n}", [parse_sentence(ELSEWHERE)], doc=100 + n) for n in range(5)]
    return PlainCorpus([*articles, *rest], entity_for_each_name(articles))


def test_an_event_is_shown_by_the_sentence_whose_names_the_others_share() -> None:
    corpus = open_corpus(world(BESIDE, PART, OTHER, WHOLE))
    (sentence,) = list_events(corpus, Filters())["sentence"]
    assert sentence.startswith("Ada Berg met Omar Saleh in Lagos")


def test_a_day_is_shown_by_the_sentence_whose_names_the_others_share() -> None:
    corpus = open_corpus(world(BESIDE, PART, OTHER, WHOLE))
    (sentence,) = rank_days(corpus, Filters())["sentence"]
    assert sentence.startswith("Ada Berg met Omar Saleh in Lagos")


def test_a_plan_does_not_tell_a_day_that_reports_tell_of() -> None:
    plan, report = world(WHOLE, PART, OTHER, days_after=-3), world(BESIDE)
    report.articles[0].doc, report.articles[0].key = 50, "later"
    both = PlainCorpus([*plan.articles, report.articles[0]], {**plan.entity, **report.entity})
    (sentence,) = rank_days(open_corpus(both), Filters())["sentence"]
    assert sentence.startswith("Kofi Eze was asked")


def test_one_sentence_alone_is_shown() -> None:
    (sentence,) = list_events(open_corpus(world(BESIDE)), Filters())["sentence"]
    assert sentence.startswith("Kofi Eze")


def test_the_sentences_of_a_day_begin_with_the_most_telling_where_that_is_asked() -> None:
    corpus = open_corpus(world(BESIDE, PART, OTHER, WHOLE))
    in_order = list_sentences(corpus, Filters(), day=DAY.isoformat())["sentence"].tolist()
    telling = list_sentences(
        corpus, Filters(), day=DAY.isoformat(), options=SentenceOptions(best_first=True)
    )["sentence"].tolist()
    assert in_order[0].startswith("Kofi Eze")
    assert telling[0].startswith("Ada Berg met Omar Saleh in Lagos")
    assert sorted(telling) == sorted(in_order)
