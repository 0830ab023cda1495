"""One article to read, and the spellings of one name."""

from hypothesis import given, settings

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions, new_decision
from dashboard.query import list_articles, list_spellings, read_article
from dashboard.query.articles.copies import list_copies
from dashboard.query.articles.read_article import explain_relative_days
from dashboard.schema import Filters, Part
from tests.plain_corpus import PlainCorpus
from tests.random_corpora import CORPORA, open_corpus
from tests.sample_corpus import sample_corpus


def test_every_mark_cuts_its_words_out_of_the_text(sample: Corpus) -> None:
    for article in sample_corpus().articles:
        reading = read_article(sample, article.key)
        assert reading is not None
        assert reading.text == article.text
        names = [mention.name[1] for sentence in article.sentences for mention in sentence.mentions]
        assert sorted(reading.text[mark.start : mark.end] for mark in reading.marks) == sorted(names)
        assert [reading.text[start:end] for start, end in reading.sentences] == [
            s.text for s in article.sentences
        ]
        times = [sentence.text[t.start : t.end] for sentence in article.sentences for t in sentence.times]
        assert [reading.text[time.start : time.end] for time in reading.times] == times
        cuts = [reading.text[span.start : span.end] for span in reading.parts if span.part.is_cut]
        assert cuts == [sentence.text for sentence in article.sentences if sentence.part.is_cut]


def test_a_title_is_a_part_and_marks_lead_to_entities(sample: Corpus) -> None:
    reading = read_article(sample, str(sample.articles["key"].iloc[0]))
    assert reading is not None
    assert reading.parts[0].part is Part.TITLE
    for mark in reading.marks:
        (entity,) = sample.entities_of_key(mark.key)
        assert sample.labels.at(entity) == mark.label


def test_copies_name_each_other(sample: Corpus) -> None:
    listed = list_articles(sample, Filters(), limit=0)
    for row in listed[listed["copies"] > 0].itertuples():
        group = set(list_copies(sample, row.key)["key"])
        assert len(group) == row.copies + 1
        assert all(set(list_copies(sample, key)["key"]) == group for key in group)


def test_days_that_count_from_an_unsure_day_are_marked(sample: Corpus) -> None:
    articles = {article.key: article for article in sample_corpus().articles}
    for row, key in enumerate(sample.articles["key"]):
        sentence = explain_relative_days(sample, row)
        assert ("none to count from" in sentence) == (articles[key].best is None)
        assert ("not sure" in sentence) == articles[key].inferred
    undated = next(key for key, article in articles.items() if article.best is None)
    dated = apply_decisions(sample, [new_decision("set_day", articles=(undated,), value="2017-05-04")])
    row = dated.row_of(undated)
    assert row is not None
    assert "follow with the next build" in explain_relative_days(dated, row)


@settings(max_examples=30, deadline=None)
@given(CORPORA)
def test_a_day_that_counts_from_an_unsure_one_stands_in_brackets(world: PlainCorpus) -> None:
    corpus = open_corpus(world)
    for article in world.articles:
        reading = read_article(corpus, article.key)
        assert reading is not None
        times = [time for sentence in article.sentences for time in sentence.times]
        assert [mark.label.startswith("[") for mark in reading.times] == [
            time.anchor == "published" and bool(article.inferred or article.flags) for time in times
        ]


def test_facts_leave_out_what_is_not_known(sample: Corpus) -> None:
    for key in sample.articles["key"]:
        reading = read_article(sample, key)
        assert reading is not None
        facts = dict(reading.facts)
        assert all(facts.values())
        assert facts["Published"] == "undated" or facts["Known from"] == "metadata"


def test_an_article_that_is_not_there_is_none(sample: Corpus) -> None:
    assert read_article(sample, "no such key") is None


def test_spellings_are_counted_over_the_whole_corpus(sample: Corpus) -> None:
    spellings = list_spellings(sample, "person:Okafor")
    sentence = [s for article in sample_corpus().articles for s in article.sentences if not s.part.is_cut]
    counted = {
        form: sum(m.name == ("person", form, "") for s in sentence for m in s.mentions)
        for form in ("Okafor", "David Okafor")
    }
    assert dict(zip(spellings["form"], spellings["mentions"], strict=True)) == counted
    assert spellings["mentions"].is_monotonic_decreasing


def test_a_spelling_tells_its_rule_and_as_which_other_form(sample: Corpus) -> None:
    spellings = list_spellings(sample, "person:Okafor").set_index("form")[["rule", "joined_to"]]
    assert spellings.loc["David Okafor"].tolist() == ["its own form", ""]
    assert spellings.loc["Okafor"].tolist() == ["surname, hardly anyone else's", "David Okafor"]
