"""A query or a decision that is changed by one sign is found out: each mutant below fails a question."""

import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import FunctionType
from typing import Any

import pytest
from coverage import Coverage

from dashboard.corpus import copy_groups as groups
from dashboard.corpus import facet_values as counted
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Postings
from dashboard.decisions import apply_decisions
from dashboard.decisions.articles import publishers
from dashboard.decisions.events import corrections as deciding_events
from dashboard.decisions.events import countries_and_actors as event_links
from dashboard.decisions.names import corrections as names
from dashboard.decisions.names import splits
from dashboard.query.articles import news_origins as origins
from dashboard.query.articles import publication_dates as dating
from dashboard.query.compare import compare_selections as compare
from dashboard.query.events import claimed_figures as figures
from dashboard.query.events import event_lanes as lanes
from dashboard.query.events import event_list as events
from dashboard.query.events import meetings
from dashboard.query.events import overdue_events as due
from dashboard.query.events import source_sentences as passages
from dashboard.query.names import named_together as together
from dashboard.query.search import word_lookup as search_words
from dashboard.query.selection import article_list as listed
from dashboard.query.selection import calendar, sieve
from dashboard.query.selection import facet_counts as facets
from dashboard.query.selection import facets as choices
from dashboard.query.selection import value_counts as tally
from dashboard.query.selection import visible_events as visible
from dashboard.query.time import articles_over_time as over_time
from dashboard.query.time import published_and_event_months as two_clocks
from dashboard.query.time import recent_changes as changes
from dashboard.query.time import salient_days as salient
from dashboard.query.words import collocates, concordance, term_counts
from dashboard.query.words import query_hits as hits
from dashboard.query.words import term_trends as trends
from dashboard.query.words import top_terms as terms
from tests.oracle.agreement import QUESTIONS, drawn
from tests.oracle.answers import Oracle
from tests.plain_decisions import PlainDecisions
from tests.random_corpora import open_corpus

MOST_SEEDS = 300
SOUND_SEEDS = 60
# The package's own name for it is the function.


@dataclass(frozen=True)
class Mutant:
    """What goes wrong, in which function, and the words that are changed for others."""

    wrong: str
    function: Any
    old: str
    new: str
    opens: bool = False


MUTANTS = (
    Mutant("a union made a sum", names._unite_postings, "np.unique(", "np.sort("),
    Mutant(
        "only the first name merged",
        names.merge_entities,
        "np.isin(entity, merged)",
        "np.isin(entity, merged[:1])",
    ),
    Mutant(
        "two places of one name made one",
        Corpus.names_of_key,
        "if country is None or country ==",
        "if country != 0 or country ==",
    ),
    Mutant("a split that leaves its rows behind", splits.move_names, "[*left, target]", "[target]"),
    Mutant("what two namesakes claim given to the first", splits.choose_namesakes, "== 1", ">= 1"),
    Mutant("articles given by hand forgotten", splits.choose_namesakes, "= number", "= chosen[0]"),
    Mutant(
        "one spelling parted of several",
        splits.split_among_namesakes,
        "members = find_member_names(corpus, sources)",
        "members = find_member_names(corpus, sources)[:1]",
    ),
    Mutant(
        "given to the wrong namesake",
        splits.assign_mentions,
        "second, entities[0])",
        "second, entities[-1])",
    ),
    Mutant(
        "a merged publisher's old name lost",
        publishers.merge_publishers,
        "{**redirected, **merged}",
        "redirected",
    ),
    Mutant(
        "a patched value kept beside its patch",
        Postings.pairs,
        "keep = ~patched[values]",
        "keep = patched[values] | True",
    ),
    Mutant("a patch that does not count", Postings.count, "in self.patches.items()", "in ()"),
    Mutant(
        "names in cuts counted",
        counted.build_entity_postings,
        "mentions.counted)",
        "mentions.counted | True)",
        opens=True,
    ),
    Mutant(
        "the first day left out",
        sieve._match_any_range,
        "from_day >= day_to_number",
        "from_day > day_to_number",
    ),
    Mutant(
        "the last day left out", sieve._match_any_range, "to_day <= day_to_number", "to_day < day_to_number"
    ),
    Mutant("overlapping made inside", sieve._match_any_range, "if overlaps", "if False"),
    Mutant("only the last range", sieve._match_any_range, "matches |= inside", "matches = inside"),
    Mutant("days left out made chosen", sieve.match_days, "mask &= ~_match", "mask &= _match"),
    Mutant("only undated made all", sieve.match_days, "if days.only_undated", "if False"),
    Mutant("the undated dropped", sieve.match_publication, "if days.undated", "if False"),
    Mutant("the undated always added", sieve.match_publication, "if days.undated", "if True"),
    Mutant("no event always passes", sieve._match_happened, "if days.undated", "if True"),
    Mutant("no event passes a kind", sieve._join_matches, "and all(", "and any("),
    Mutant("off topic counted", sieve._join_matches, "corpus.live.copy()", "corpus.live | True"),
    Mutant(
        "articles without a selected event kept", sieve.combine_masks, "articles & with_event", "articles"
    ),
    Mutant(
        "articles without any event dropped", sieve.combine_masks, "with_event |= masks.eventless", "pass"
    ),
    Mutant(
        "events of articles that are not selected",
        sieve.combine_masks,
        "masks.events & articles",
        "masks.events | articles",
    ),
    Mutant("sentences ignored", sieve.match_one_sentence, "with_sentence & masks.articles", "masks.articles"),
    Mutant("all made any", choices.match_included, "if choice.every", "if False"),
    Mutant("any made all", choices.match_included, "if choice.every", "if True"),
    Mutant("excluded made chosen", choices.match_choice, "~match_value(", "match_value("),
    Mutant("copies counted twice", tally.count_by_value, "return counts - repeats", "return counts"),
    Mutant("copies counted never", groups.CopyGroups.count_repeats, "n_rows - (n_rows > 0)", "n_rows"),
    Mutant("stories of another value", tally.count_value_pairs, "* n_stories +", "* 0 +"),
    Mutant("a facet's own filter kept", facets.count_each_value, "sieve.masks(facet.name)", "sieve.masks()"),
    Mutant(
        "eventless articles dropped from a facet",
        facets._find_with_event,
        "mask |= masks.eventless",
        "mask |= False & masks.eventless",
    ),
    Mutant("hidden names listed", facets.find_listable_values, "mask &= ~facet.hidden", "pass"),
    Mutant("what spans several bins counted in one", over_time._assign_bins, "first != last", "first > last"),
    Mutant("a clock's own filter kept", over_time._list_published, "skip=Clock.PUBLISHED", 'skip=""'),
    Mutant("weeks begin on Sunday", calendar.number_bins, "+ 3) // 7", "+ 4) // 7"),
    Mutant(
        "the latest copy shown",
        listed.choose_listed_articles,
        "rank_publication_days(corpus)[rows]",
        "-rank_publication_days(corpus)[rows]",
    ),
    Mutant(
        "overtaken reports shown",
        events._choose_events,
        "events.superseded[rows]",
        "~events.superseded[rows]",
    ),
    Mutant("the day itself taken for a plan", salient._score_days, ">= days[values]", "> days[values]"),
    Mutant(
        "words of the rest counted",
        term_counts.count_terms,
        "terms.n_articles[:n] - rest[0]",
        "terms.n_articles[:n]",
    ),
    Mutant(
        "articles of neither side counted in B",
        term_counts.count_terms_on_both_sides,
        "~neither, n",
        "a | ~a, n",
    ),
    Mutant(
        "rows cut after their first phrase",
        term_counts._find_row_ends,
        "terms.ids[middle] < n",
        "terms.ids[middle] <= n",
    ),
    Mutant(
        "the search for terms ended early",
        terms._rank_without_copies,
        "< sorted(counted)",
        "<= 10**6 + sorted(counted)",
    ),
    Mutant(
        "forms of a word counted twice", term_counts.count_families, "minlength=n) - repeats", "minlength=n)"
    ),
    Mutant(
        "a family made its first form", term_counts.find_articles_with_term, "in members)", "in members[:1])"
    ),
    Mutant(
        "a macro-region made its first country",
        choices.match_value,
        "groups[value])",
        "groups[value][:1])",
    ),
    Mutant("a tie counted once a sentence", together._list_pairs, "list_distinct((", "np.sort(("),
    Mutant("a name tied to itself", together._list_pairs, "company.col > name", "company.col >= name"),
    Mutant("words in cuts found", search_words._search_index, "mask[row] = any", "any"),
    Mutant("a phrase of other words", hits._find_phrase, "at[_make_lookup(", "at[~_make_lookup("),
    Mutant("nearer than asked", hits._find_near, "<= within", "< within"),
    Mutant("hits of copies", hits.find_hits, "filters.unit", "Filters().unit"),
    Mutant(
        "the last word before a hit missed", concordance._read_words, "number * step", "(number + 1) * step"
    ),
    Mutant("a word near a hit counted twice", collocates._pair_with_neighbours, "np.unique(", "np.sort("),
    Mutant("one word too near", collocates._pair_with_neighbours, "step * within", "step * (within + 1)"),
    Mutant(
        "several days in one bin", trends._make_bins, "np.where(begins == ends,", "np.where(begins <= ends,"
    ),
    Mutant(
        "copies of a sentence shown",
        passages._keep_one_per_article,
        "if unit is Unit.WITHOUT_COPIES",
        "if False",
    ),
    Mutant("inferred days kept", visible.find_visible_events, "mask & ~find_inferred_days(corpus)", "mask"),
    Mutant(
        "only those who are named",
        visible._find_selected,
        "sieve_of(corpus, unnamed)",
        "sieve_of(corpus, filters)",
    ),
    Mutant("a bar made a dot", lanes._make_marks, "is_bar = begins != ends", "is_bar = begins > ends"),
    Mutant(
        "every event among others",
        lanes._add_rest,
        "np.setdiff1d(with_value, placed.event[in_top])",
        "with_value",
    ),
    Mutant(
        "what only touches a window left out",
        lanes.list_lanes,
        "last >= day_to_number",
        "first >= day_to_number",
    ),
    Mutant("the named take part", meetings._list_people, "!= _NAMED", "!= 99"),
    Mutant("days spelt out inferred", visible.find_inferred_days, "& ~from_words", "& (from_words | True)"),
    Mutant("a late report is none", due._ReportIndex._any, "plan.last + REPORT_DELAY_DAYS", "plan.last"),
    Mutant(
        "a report before the day",
        due._ReportIndex._any,
        "self._published[reports] >= plan.first",
        "self._published[reports] >= 0",
    ),
    Mutant(
        "overtaken plans are due", due._find_open_plans, "& ~events.superseded", "& (events.cluster >= 0)"
    ),
    Mutant(
        "plans of the past are due", due._find_open_plans, "published <= events.last", "published <= 10**9"
    ),
    Mutant("five are too few", changes.list_changes, ">= LEAST_ARTICLES)", "> LEAST_ARTICLES)"),
    Mutant("a multiple of a small base", changes._compare, "counts[1] >= LEAST_BEFORE and", "counts[1] and"),
    Mutant(
        "a year in one month",
        two_clocks.count_by_both_months,
        "single_bin = event_bins == ",
        "single_bin = event_bins <= ",
    ),
    Mutant("what agrees contradicts", events._format_contradiction, "o != days and", "False and"),
    Mutant(
        "all days are the article's",
        visible.find_inferred_days,
        "counted & find_unsure_articles",
        "find_unsure_articles",
    ),
    Mutant(
        "a sure day is unsure",
        visible.find_inferred_days,
        "counted & find_unsure_articles(corpus)[events.article]",
        "counted",
    ),
    Mutant("a flagged day is sure", dating.find_unsure_articles, " | (articles", " & (articles"),
    Mutant(
        "joined in part",
        deciding_events.join_events,
        "np.isin(cluster, clusters)",
        "np.isin(cluster, clusters[:1])",
    ),
    Mutant(
        "kept in its old country",
        event_links.set_event_countries,
        "table.happened_there | np",
        "False & table.happened_there | np",
    ),
    Mutant(
        "kept as one who acts", event_links._set_actors_of_event, "current), _NAMED)", "current), current)"
    ),
    Mutant(
        "left in its old kind",
        deciding_events._set_facet_word,
        "{*np.unique(codes[rows]).tolist(), keys.index(word)}",
        "{keys.index(word)}",
    ),
    Mutant(
        "who spoke before a merge",
        figures._list_speakers,
        "labels[entity] if mention >= 0 else corpus.figures.speaker.at(row)",
        "corpus.figures.speaker.at(row)",
    ),
    Mutant("all that name none", origins.summarise_origins, "articles & ~named", "~named"),
    Mutant("the first of all alone", origins.list_publication_order, "prepend=-1) != 0", "prepend=-1) < 0"),
    Mutant("the rest holds A too", compare.select_both_sides, "corpus.live & ~mask", "corpus.live.copy()"),
    Mutant("publishers of one side", compare.select_both_sides, " > 0) & (publishers", " > 0) | (publishers"),
    Mutant("both counted in A only", compare.count_overlap, "pair.a & ~pair.b", "pair.a"),
    Mutant("a share of the side", compare.get_scale_factor, "of_publishers & corpus.live", "side"),
    Mutant(
        "spans counted in their first bin",
        compare._count_by_bin,
        "in_one_bin = first == last",
        "in_one_bin = first == first",
    ),
)

# The corpus that first shows a mutant which few of them show: the search begins there.
SHOWN_BY = {
    "a clock's own filter kept": 11,
    "a facet's own filter kept": 5,
    "a family made its first form": 15,
    "a flagged day is sure": 6,
    "a late report is none": 74,
    "a merged publisher's old name lost": 16,
    "a name tied to itself": 2,
    "a phrase of other words": 10,
    "a report before the day": 34,
    "a share of the side": 11,
    "a split that leaves its rows behind": 6,
    "a sure day is unsure": 1,
    "a tie counted once a sentence": 55,
    "a union made a sum": 27,
    "all days are the article's": 16,
    "all made any": 3,
    "all that name none": 1,
    "any made all": 23,
    "articles given by hand forgotten": 16,
    "articles of neither side counted in B": 7,
    "articles without any event dropped": 5,
    "copies counted twice": 11,
    "copies of a sentence shown": 24,
    "days left out made chosen": 14,
    "days spelt out inferred": 55,
    "given to the wrong namesake": 149,
    "hidden names listed": 16,
    "hits of copies": 17,
    "inferred days kept": 10,
    "joined in part": 43,
    "kept as one who acts": 130,
    "kept in its old country": 168,
    "left in its old kind": 81,
    "nearer than asked": 42,
    "no event passes a kind": 9,
    "off topic counted": 32,
    "one spelling parted of several": 14,
    "only the first name merged": 6,
    "only the last range": 75,
    "only those who are named": 12,
    "only undated made all": 5,
    "overlapping made inside": 14,
    "plans of the past are due": 1,
    "rows cut after their first phrase": 11,
    "sentences ignored": 6,
    "several days in one bin": 2,
    "the day itself taken for a plan": 21,
    "the latest copy shown": 24,
    "the named take part": 1,
    "the search for terms ended early": 4,
    "the undated dropped": 22,
    "what agrees contradicts": 15,
    "what only touches a window left out": 21,
    "what two namesakes claim given to the first": 10,
    "who spoke before a merge": 16,
    "words in cuts found": 67,
    "words of the rest counted": 17,
}


@pytest.fixture(autouse=True)
def unmeasured() -> Iterator[None]:
    """Leave mutants out of the measured coverage: they ask what tests of the oracle ask, and take twice as long."""
    coverage = Coverage.current()
    if coverage is not None:
        coverage.stop()
    yield
    if coverage is not None:
        coverage.start()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.wrong.replace(" ", "_"))
def test_a_mutant_fails_a_question(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutant.function, "__code__", mutated(mutant).__code__)
    seeds = (SHOWN_BY.get(mutant.wrong, 0), *range(MOST_SEEDS))
    assert any(fails(seed, mutant.opens) for seed in seeds), f"nothing noticed: {mutant.wrong}"


def test_without_a_mutant_no_question_fails() -> None:
    assert not any(fails(seed, opens=True) for seed in range(SOUND_SEEDS))


def mutated(mutant: Mutant) -> FunctionType:
    """Return the function with the words changed, compiled anew."""
    source = textwrap.dedent(inspect.getsource(mutant.function))
    assert source.count(mutant.old) == 1, (
        f"{mutant.wrong}: its words are there {source.count(mutant.old)} times"
    )
    made: dict[str, Any] = dict(mutant.function.__globals__)
    exec(compile(source.replace(mutant.old, mutant.new), "<mutant>", "exec"), made)
    function: FunctionType = made[mutant.function.__name__]
    return function


def fails(seed: int, opens: bool) -> bool:
    """Return whether any question on a seeded corpus is answered otherwise than by the oracle."""
    world, decisions, filters = drawn(seed)
    try:
        corpus = apply_decisions(open_corpus(world) if opens else replace(opened(seed)), decisions)
        for question in QUESTIONS:
            question(corpus, oracle_of(seed), filters)
    except (AssertionError, ArithmeticError, LookupError, ValueError):
        return True
    return False


@cache
def opened(seed: int) -> Any:
    """Return the corpus of a seed, opened before anything was mutated."""
    return open_corpus(drawn(seed)[0])


@cache
def oracle_of(seed: int) -> Oracle:
    """Return the oracle of a seed."""
    world, decisions, _ = drawn(seed)
    return PlainDecisions(world).decide(decisions).oracle()
