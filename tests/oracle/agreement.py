"""A corpus and its oracle, asked the same questions: each function fails where they do not agree."""

import datetime as dt
import math
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Any

import numpy as np

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import (
    count_by_time,
    count_countries,
    count_facet,
    count_names,
    count_together,
    list_articles,
    list_events,
    list_sentences,
    rank_days,
    rank_terms,
    select,
)
from dashboard.query.names.names_beside import add_name_filter, count_names_beside
from dashboard.query.words.collocates import CollocateOptions, rank_collocates
from dashboard.query.words.concordance import ORDERS, group_by_article, list_contexts, sort_hits
from dashboard.query.words.keyness import compare_with_rest
from dashboard.query.words.query_hits import Hits, find_hits
from dashboard.query.words.term_trends import Scale, TrendOptions, count_trends
from dashboard.query.words.top_terms import TermOptions, TermRanking
from dashboard.schema import FACETS, FIELD_PREFIX, NO_DAY, Clock, DayRange, Decision, Filters, Scope, Unit
from dashboard.text.tokens import words
from tests.oracle.agreement_events import EVENT_QUESTIONS
from tests.oracle.agreement_figures import CLAIM_QUESTIONS
from tests.oracle.answers import Oracle
from tests.oracle.events import g2
from tests.plain_corpus import PlainCorpus
from tests.plain_decisions import PlainDecisions
from tests.plain_rules import COUNTRIES, MACRO_REGIONS, MARKED, choices, with_value
from tests.random_corpora import make_corpus, make_decisions, make_filters, open_corpus, with_event_words

FACET_KEYS = (*(record.key for record in FACETS), f"{FIELD_PREFIX}topic")
SIZES = ("day", "week", "month", "year", "decade")


def decided(world: PlainCorpus, decisions: tuple[Decision, ...]) -> tuple[Corpus, Oracle]:
    """Return a corpus with decisions, and the oracle of the same."""
    made = with_event_words(world, decisions)
    return apply_decisions(open_corpus(world), made), PlainDecisions(world).decide(made).oracle()


def agree_on_selection(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The masks and numbers of a selection."""
    keys, events = oracle.select(filters)
    answer = select(corpus, filters)
    assert set(corpus.articles["key"][answer.articles]) == keys
    assert answer.n_articles == len(keys)
    assert answer.n_copies_free == oracle.count(keys, Unit.WITHOUT_COPIES)
    assert answer.n_total == len(oracle.articles())
    assert answer.n_events == len(events) == int(answer.events.sum())
    assert set(corpus.articles["key"].iloc[corpus.events.article[answer.events]]) == {
        key for key, _ in events
    }


def agree_on_facets(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The counts of every facet, which of its values are chosen, and that a limit cuts the same list."""
    for facet in FACET_KEYS:
        rows = count_facet(corpus, filters, facet, limit=1000)
        named = facet in ("person", "organisation")
        values = [oracle.entity_of(key) if named and key else key for key in rows["key"]]
        counts = {value: n for value, n in zip(values, rows["count"], strict=True) if n}
        expected = oracle.count_facet(filters, facet)
        hidden = {":".join(entity) for entity in oracle.hidden} if named else set()
        choice = dict(choices(filters)).get(facet)
        value_of = oracle.entity_of if named else oracle.publisher_of if facet == "publisher" else str
        chosen = {value_of(v) if v else v for v in (choice.values if choice else ())}
        excluded = {value_of(v) if v else v for v in (choice.excluded if choice else ())}
        assert {v: n for v, n in counts.items() if v not in (chosen | excluded)} == {
            v: n for v, n in expected.items() if v not in (chosen | excluded)
        }, facet
        for value, n in counts.items():
            assert n == oracle.count(oracle.alone(filters, facet, value), filters.unit), (facet, value)
        assert {v for v, on in zip(values, rows["chosen"], strict=True) if on} == {
            v for v in chosen if v in values
        }
        assert {v for v, on in zip(values, rows["excluded"], strict=True) if on} == {
            v for v in excluded if v in values
        }
        assert {v for v in chosen if v in expected or v in hidden & set(counts)} <= set(values)
        few = count_facet(corpus, filters, facet, limit=2)
        assert few["key"].tolist() == [k for k in rows["key"] if k in set(few["key"])]
        rest = rows[~rows["chosen"] & ~rows["excluded"] & (rows["key"] != "")]["count"].tolist()
        least = few[~few["chosen"] & ~few["excluded"] & (few["key"] != "")]["count"].tolist()
        assert least == rest[: len(least)]
        assert rest == sorted(rest, reverse=True)


def agree_on_macro_regions(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Every macro-region, as the choice of its countries that it is."""
    rows = count_facet(corpus, filters, "region", limit=1000, include_groups=True)
    counts = {key: n for key, n in zip(rows["key"], rows["count"], strict=True) if key in MACRO_REGIONS and n}
    answer = {
        name: oracle.count(oracle.alone(filters, "region", name), filters.unit) for name in MACRO_REGIONS
    }
    assert counts == {name: n for name, n in answer.items() if n}


def agree_on_countries(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The table of countries."""
    rows = count_countries(corpus, filters)
    expected = {key: n for key, n in oracle.count_facet(filters, "country").items() if key}
    assert {
        row.country: row.count_ for row in rows.rename(columns={"count": "count_"}).itertuples() if row.count_
    } == expected
    assert {row.country: row.label for row in rows.itertuples()} == {
        c: COUNTRIES[c]["name"] for c in rows["country"]
    }
    assert set(rows["country"][rows["chosen"]]) == {
        value for value in filters.choice("country").values if value
    }


def agree_on_time(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The bins of both clocks in every size, and that a click on a bin finds what it counts."""
    for clock in Clock:
        for size in SIZES:
            rows = count_by_time(corpus, filters, clock, size)
            bins = rows[rows["bucket"] == "bin"]
            days, several, undated = oracle.count_by_time(filters, clock, size)
            starts = [dt.date.fromisoformat(start) for start in bins["start"]]
            assert {day: n for day, n in zip(starts, bins["count"], strict=True) if n} == days, (clock, size)
            assert rows["count"][rows["bucket"] == "several"].tolist() == [several]
            assert rows["count"][rows["bucket"] == "undated"].tolist() == [undated]
            assert bins["start"].tolist()[1:] == bins["stop"].tolist()[:-1]
            within = DayRange(dt.date(2017, 1, 10), dt.date(2017, 1, 20))
            part = count_by_time(corpus, filters, clock, size, within=within)
            inner = part[part["bucket"] == "bin"]
            beyond = set(days) - {dt.date.fromisoformat(start) for start in inner["start"]}
            assert part["count"][part["bucket"] == "outside"].tolist() == [
                oracle.count_in_bins(filters, clock, size, beyond)
            ]
            assert set(inner["start"]) == {
                row.start
                for row in bins.itertuples()
                if row.start <= "2017-01-20" and row.stop > "2017-01-10"
            }


def agree_on_terms(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Every term with its counts, and the head of the list; the same of word families."""
    for families in (False, True):
        every = TermOptions(stop=False, families=families)
        rows = rank_terms(corpus, filters, 5000, every)
        expected = oracle.top_terms(filters, families)
        assert {row.term: (row.articles, row.occurrences) for row in rows.itertuples()} == expected
        ranked = sorted(
            expected, key=lambda term: (-expected[term][0], -expected[term][1], " " in term, term)
        )
        assert rows["term"].tolist() == ranked
        assert rank_terms(corpus, filters, 3, every)["term"].tolist() == ranked[:3]
    often = rank_terms(corpus, filters, 5000, TermOptions(stop=False, measure=TermRanking.OCCURRENCES))
    assert often["occurrences"].tolist() == sorted(often["occurrences"], reverse=True)
    n_words = sum(
        len(sentence) for article in oracle.selected(filters) for sentence in oracle.words_of(article)
    )
    for row in often.itertuples():
        assert round(row.per_million * n_words / 1e6) == row.occurrences


def agree_on_distinctive_words(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Every word that sets the articles apart, whatever chance allows, with its counts and sizes."""
    for phrases in (False, True):
        answer = compare_with_rest(corpus, filters, TermOptions(phrases=phrases, stop=False), chance=_ANY)
        (n_a, words_a, in_a), (n_b, words_b, in_b) = oracle.distinctive(filters, words_only=not phrases)
        assert (answer.a.articles, answer.a.words, answer.b.articles, answer.b.words) == (
            n_a,
            words_a,
            n_b,
            words_b,
        )
        assert answer.compared == len({*in_a, *in_b})
        listed = {row.term: row for row in answer.rows.itertuples()}
        for term in {*in_a, *in_b} if words_a and words_b else ():
            (articles_a, a), (articles_b, b) = (side.get(term, (0, 0)) for side in (in_a, in_b))
            apart = math.log2(max(a, 0.5) * words_b) - math.log2(max(b, 0.5) * words_a)
            row = listed.pop(term, None)
            assert (row is None) or math.isclose(row.log_ratio, apart, abs_tol=1e-9)
            sure = g2(a, b, words_a, words_b)
            assert (
                abs(sure - answer.threshold) < 1e-9
                or abs(apart) < 1e-9
                or (row is None) == (sure < answer.threshold)
            )
            expected_rows = row and (row.articles_a, row.articles_b, row.occurrences_a, row.occurrences_b)
            assert expected_rows in (None, (articles_a, articles_b, a, b)), term
        assert not listed


# So likely a word may be there by chance that nearly none is left out.
_ANY = 0.999999


def agree_on_names_as_terms(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Names among the terms count as the names do, whatever was merged."""
    rows = rank_terms(corpus, filters, 5000, TermOptions(words=False, phrases=False, names=True, stop=False))
    for kind in ("person", "organisation", "place", "people"):
        expected = {
            value: (row[2 if filters.unit is Unit.WITHOUT_COPIES else 1], row[3])
            for value, row in oracle.count_names(filters, kind).items()
        }
        answer = rows[rows["kind"] == kind]
        assert {
            oracle.entity_of(row.key): (row.articles, row.occurrences) for row in answer.itertuples()
        } == expected


def some(options: Sequence[Any], filters: Filters, n: int) -> list[Any]:
    """Return a few of many, others for other filters."""
    return random.Random(repr(filters)).sample(list(options), n)


def agree_on_hits(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Every hit with the words on both sides, in every order; grouped, the hits of an article are together."""
    for query in some(MARKED, filters, 2):
        hits = find_hits(corpus, filters, query)
        expected = [
            (a.key, sentence[max(0, at - 2) : at], sentence[at : at + n], sentence[at + n : at + n + 2])
            for a, sentence, at, n in oracle.hits(filters, query)
        ]
        rows = list_contexts(corpus, hits, 2)
        expected_rows = [
            (row.key, words(row.before), words(row.hit), words(row.after)) for row in rows.itertuples()
        ]
        assert expected_rows == expected, query
        for row in rows.itertuples():
            text = corpus.text_of(corpus.row_of(row.key))
            assert " ".join(text[row.start : row.end].split()) == row.hit
        for order in some(ORDERS, filters, 2):
            agree_on_order(corpus, hits, order)
        grouped = group_by_article(sort_hits(corpus, hits, "after")).article.tolist()
        assert len([*groupby(grouped)]) == len(set(grouped)) == hits.n_articles


def agree_on_order(corpus: Corpus, hits: Hits, order: str) -> None:
    """The rows of an order, by what each row says."""
    rows = list_contexts(corpus, sort_hits(corpus, hits, order), 3)
    days = {key: int(day) for key, day in zip(corpus.articles["key"], corpus.days.best, strict=True)}
    sentence = {
        "before": lambda row: words(row.before)[::-1],
        "after": lambda row: words(row.after),
        "hit": lambda row: [words(row.hit)[0], *words(f"{' '.join(words(row.hit)[1:])} {row.after}")[:3]],
        "day": lambda row: (days[row.key] == NO_DAY, days[row.key]),
        "country": lambda row: row.country,
        "publisher": lambda row: row.publisher,
        "corpus": lambda row: (row.key, row.start),
    }[order]
    expected_rows = [sentence(row) for row in rows.itertuples()]
    assert expected_rows == sorted(expected_rows), order
    assert len(rows) == len(hits)


def agree_on_collocates(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The words near a query with all their counts."""
    articles = select(corpus, filters).articles
    remaining = np.ones(len(corpus.terms.size), dtype=np.bool_)
    for query in some(MARKED, filters, 1):
        for within in (1, 3):
            rows = rank_collocates(
                corpus, find_hits(corpus, filters, query), articles, remaining, CollocateOptions(within, 1, 0)
            )
            expected = oracle.collocates(filters, query, within)
            answer = {row[0]: row[1:] for row in rows.itertuples(index=False, name=None)}
            assert set(answer) == set(expected)
            for word, numbers in expected.items():
                assert answer[word][:4] == numbers[:4], (query, word)
                assert math.isclose(answer[word][4], numbers[4]), (query, word)
            assert rows["log_dice"].tolist() == sorted(rows["log_dice"], reverse=True)


def agree_on_trends(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Each term in each bin, the bins without articles, and what lies in no bin."""
    queries = tuple(some(MARKED, filters, 2))
    for size in some(SIZES, filters, 2):
        made = count_trends(corpus, filters, queries, TrendOptions(Scale.OCCURRENCES, size))
        for query in queries:
            rows = made.rows[made.rows["term"] == query]
            expected = oracle.trend(filters, query, size)
            answer = {
                dt.date.fromisoformat(row.start): (
                    row.occurrences,
                    row.articles,
                    row.words_in_bin,
                    row.articles_in_bin,
                )
                for row in rows.itertuples()
            }
            assert {day: row for day, row in answer.items() if any(row)} == {
                day: row for day, row in expected.items() if any(row)
            }
            every = len(oracle.hits(replace(filters, unit=Unit.ARTICLES), query))
            assert rows["occurrences"].sum() + made.outside[query] == every
            assert rows["start"].tolist()[1:] == rows["stop"].tolist()[:-1]
    for scale, part, whole, of in (
        (Scale.PER_MILLION, "occurrences", "words_in_bin", 1e6),
        (Scale.SHARE, "articles", "articles_in_bin", 100),
    ):
        for row in count_trends(corpus, filters, ("rain",), TrendOptions(scale, "week")).rows.itertuples():
            base = getattr(row, whole)
            assert math.isclose(row.value, of * getattr(row, part) / base if base else 0)


def agree_on_names(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The table of names."""
    for kind in ("person", "organisation", "place", "people"):
        rows = count_names(corpus, filters, kind, limit=0)
        values = [oracle.entity_of(key) for key in rows["key"]]
        counts = {value: tuple(row)[3:] for value, row in zip(values, rows.itertuples(), strict=True)}
        assert counts == oracle.count_names(filters, kind)
        assert all(len(corpus.entities_of_key(key)) == 1 for key in rows["key"])
        called = [value.split(":")[1] for value in values]
        assert [label.partition(" (")[0] for label in rows["label"]] == [n.partition(" (")[0] for n in called]
        for letters in ("berg", "SALEH", "our w", "zebra"):
            answer = count_names(corpus, filters, kind, limit=0, containing=letters)
            spelt = {
                ":".join(entity)
                for name, entity in oracle.world.entity.items()
                if letters.lower() in name[1].lower() or letters.lower() in entity[1].lower()
            }
            assert [oracle.entity_of(key) for key in answer["key"]] == [v for v in values if v in spelt]
        also = tuple(rows["key"].tail(1))
        assert count_names(corpus, filters, kind, limit=1, required=also)["key"].tolist() == [
            *rows["key"].head(1), *(key for key in also if key not in rows["key"].head(1).tolist())
        ]  # fmt: skip
        for row in rows.head(3).itertuples():
            near = add_name_filter(corpus, filters, kind, row.key)
            assert select(corpus, near).n_articles == row.articles
            beside = count_names_beside(corpus, filters, kind, row.key, "person", limit=0)
            company = {oracle.entity_of(r.key): tuple(r)[3:] for r in beside.itertuples()}
            expected = oracle.count_names(replace(near, scope=Scope.ARTICLE), "person")
            own = oracle.entity_of(row.key)
            assert company == {
                value: expected_rows for value, expected_rows in expected.items() if value != own
            }


def agree_on_articles(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The list of articles, row by row, and that its pages are the list."""
    rows = list_articles(corpus, filters, limit=0)
    columns = ["key", "title", "publisher", "published", "copies"]
    assert list(rows[columns].itertuples(index=False, name=None)) == oracle.list_articles(filters)
    pages = [
        list_articles(corpus, filters, offset=at, limit=3)["key"].tolist() for at in range(0, len(rows), 3)
    ]
    assert [*chain.from_iterable(pages)] == rows["key"].tolist()


def agree_on_events(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The list of events, their counts and the sentence of each, and that each opens what it counts."""
    for order in ("day", "most written"):
        rows = list_events(corpus, filters, order, limit=0)
        columns = ["articles", "copies_free", "undated_count", "first_day", "sentence"]
        answer = dict(zip(rows["cluster"], rows[columns].itertuples(index=False, name=None), strict=True))
        assert answer == oracle.list_events(filters)
    ranked = rows["copies_free" if filters.unit is Unit.WITHOUT_COPIES else "articles"].tolist()
    assert ranked == sorted(ranked, reverse=True)
    for row in rows.itertuples():
        assert (
            len(list_sentences(corpus, replace(filters, unit=Unit.ARTICLES), row.cluster, limit=0))
            == row.articles
        )


def agree_on_days(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The days most written about."""
    rows = rank_days(corpus, filters, limit=0)
    columns = ["articles", "copies_free", "salience"]
    answer = dict(zip(rows["day"], rows[columns].itertuples(index=False, name=None), strict=True))
    assert answer == oracle.rank_days(filters)
    assert rows["salience"].tolist() == sorted(rows["salience"], reverse=True)


def agree_on_sentences(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """The sentences that name what is chosen."""
    rows = list_sentences(corpus, filters, limit=0)
    assert list(zip(rows["key"], rows["sentence"], strict=True)) == oracle.list_sentences(filters)


def agree_on_ties(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """Who stands together with whom, and that the shortest list is the head of the longest."""
    kinds = ("person", "organisation", "country")
    rows = count_together(corpus, filters, kinds, most_names=0)
    counts = ["articles", "copies_free", "strength"]
    answer = {
        frozenset(
            key if kind == "country" else oracle.entity_of(key)
            for key, kind in ((row.key, row.kind), (row.other_key, row.other_kind))
        ): (row.articles, row.copies_free, row.strength)
        for row in rows.itertuples()
    }
    # A country in a sentence may be one that its article is not about.
    expected = oracle.count_together(filters, kinds)
    listed = {value for kind in kinds for value in _listed(oracle, filters, kind)}
    assert answer == {pair: tie for pair, tie in expected.items() if pair <= listed}
    ranked = counts[filters.unit is Unit.WITHOUT_COPIES]
    assert rows[ranked].tolist() == sorted(rows[ranked], reverse=True)
    assert count_together(corpus, filters, kinds, most_names=0, limit=2).equals(rows.head(2))


def _listed(oracle: Oracle, filters: Filters, kind: str) -> set[str]:
    """Return the values of a facet that some selected article holds."""
    return {v for a in oracle.selected(filters) for v in oracle.values(a, kind, filters.about)}


def agree_on_clicks(corpus: Corpus, oracle: Oracle, filters: Filters) -> None:
    """That filtering by a facet's value finds what its bar said."""
    for facet in FACET_KEYS:
        for key, n in count_facet(corpus, filters, facet)[["key", "count"]].itertuples(index=False):
            clicked = select(corpus, with_value(filters, facet, key))
            ranked = clicked.n_copies_free if filters.unit is Unit.WITHOUT_COPIES else clicked.n_articles
            assert ranked == n, (facet, key)


QUESTIONS = (
    agree_on_selection,
    agree_on_facets,
    agree_on_macro_regions,
    agree_on_countries,
    agree_on_time,
    agree_on_terms,
    agree_on_distinctive_words,
    agree_on_names_as_terms,
    agree_on_hits,
    agree_on_collocates,
    agree_on_trends,
    agree_on_names,
    agree_on_articles,
    agree_on_events,
    agree_on_days,
    agree_on_sentences,
    agree_on_ties,
    agree_on_clicks,
    *EVENT_QUESTIONS,
    *CLAIM_QUESTIONS,
)


def drawn(seed: int) -> tuple[PlainCorpus, tuple[Decision, ...], Filters]:
    """Return a world, decisions and filters drawn with one seed."""
    chance = random.Random(seed)
    world = make_corpus(chance.randrange(10**6), chance.randint(4, 12))
    decisions = make_decisions(chance.randrange(10**6), chance.choice((0, 3, 5, 8)))
    return (
        world,
        with_event_words(world, decisions),
        make_filters(chance.randrange(10**6), chance.choice((0, 0, 1, 1, 2, 3))),
    )
