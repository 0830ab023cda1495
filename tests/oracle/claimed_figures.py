"""Claimed figures, origins and comparisons answered by plain loops over records."""

import datetime as dt

from dashboard.schema import Filters, Scope, Unit
from dashboard.text.tokens import words
from tests.oracle.answers import Oracle
from tests.plain_corpus import Article
from tests.plain_rules import COUNTRIES, bin_start, by_story, earliest, iso

Figure = tuple[str, str, int, int, str, str, str]


def standing(oracle: Oracle, filters: Filters) -> list[Article]:
    """Return the selected articles, or without copies the one of each group that stands for it."""
    chosen = oracle.selected(filters)
    if filters.unit is Unit.ARTICLES:
        return chosen
    groups = by_story(sorted(chosen, key=lambda article: (not article.is_chosen_copy, earliest(article))))
    return [article for article in chosen if groups[article.story][0] is article]


def figures(oracle: Oracle, filters: Filters) -> list[Figure]:
    """Return (key, kind, low, high, who says so, where, when) of every figure of the selected articles."""
    answer = []
    for article in standing(oracle, filters):
        for sentence in article.sentences:
            if filters.scope is Scope.SENTENCE and (
                sentence.part.is_cut or not oracle.names_all(sentence, filters)
            ):
                continue
            where = sorted(COUNTRIES[code]["name"] for code in oracle.values_of_sentence(sentence, "country"))
            for figure in sentence.figures:
                who = figure.speaker
                if figure.mention >= 0:
                    who = oracle.world.entity[sentence.mentions[figure.mention].name][1]
                claim = (who, ", ".join(where), iso(figure.day) if figure.day else "")
                answer.append((article.key, figure.kind, figure.low, figure.high, *claim))
    return sorted(answer)


def origins(oracle: Oracle, filters: Filters) -> dict[str, tuple[int, int, tuple[int, ...]]]:
    """Return how many articles name each origin, how many without copies, and how many in each way."""
    chosen = oracle.selected(filters)
    answer = {}
    for name in sorted({name for article in chosen for name, _ in article.origins}):
        keys = {article.key for article in chosen if name in {each for each, _ in article.origins}}
        ways = (
            {article.key for article in chosen if (name, how) in article.origins}
            for how in ("dateline", "byline", "signed off", "cited")
        )
        counts = tuple(oracle.count(way, filters.unit) for way in ways)
        answer[name] = (oracle.count(keys, Unit.ARTICLES), oracle.count(keys, Unit.WITHOUT_COPIES), counts)
    return answer


def sides(oracle: Oracle, a: Filters, b: Filters | None, same: bool) -> tuple[set[str], set[str]]:
    """Return the keys of A and of B."""
    of_a = {article.key for article in oracle.selected(a)}
    everything = {article.key for article in oracle.articles()}
    of_b = everything - of_a if b is None else {article.key for article in oracle.selected(b)}
    if not same:
        return of_a, of_b
    publisher = {article.key: article.publisher for article in oracle.articles()}
    shared = {publisher[key] for key in of_a} & {publisher[key] for key in of_b} - {""}
    return tuple({key for key in side if publisher[key] in shared} for side in (of_a, of_b))  # type: ignore[return-value]


def shares(oracle: Oracle, side: set[str], unit: Unit) -> float:
    """Return 100 divided by how many articles the publishers of a side have in all."""
    publishers = {article.publisher for article in oracle.articles() if article.key in side}
    theirs = {article.key for article in oracle.articles() if article.publisher in publishers}
    n = oracle.count(theirs, unit)
    return 100 / n if n else 0.0


def followed(oracle: Oracle, filters: Filters) -> list[tuple[str, str, bool]]:
    """Return (publisher, day, whether its first) of the dated articles, publishers by their first day."""
    dated = [article for article in standing_of(oracle, filters) if article.best is not None]
    dated.sort(key=lambda article: (article.best, article.key))
    order = list(dict.fromkeys(article.publisher for article in dated))
    answer = []
    for publisher in order:
        theirs = [article for article in dated if article.publisher == publisher]
        answer += [(publisher or "no publisher", iso(a.best), a is theirs[0]) for a in theirs]
    return answer


def standing_of(oracle: Oracle, filters: Filters) -> list[Article]:
    """Return what stands for the selected articles that are dated."""
    chosen = [article for article in oracle.selected(filters) if article.best is not None]
    if filters.unit is Unit.ARTICLES:
        return chosen
    groups = by_story(sorted(chosen, key=lambda article: (not article.is_chosen_copy, earliest(article))))
    return [article for article in chosen if groups[article.story][0] is article]


def n_words(oracle: Oracle, side: set[str]) -> int:
    """Return how many words the articles of a side have, without cuts."""
    claim = [article for article in oracle.articles() if article.key in side]
    return sum(
        len(words(sentence.text))
        for article in claim
        for sentence in article.sentences
        if not sentence.part.is_cut
    )


def holding(oracle: Oracle, side: set[str], facet: str, about: bool, unit: Unit) -> dict[str, int]:
    """Return how many articles of a side hold each value of a facet."""
    holders: dict[str, set[str]] = {}
    for article in oracle.articles():
        if article.key in side:
            for value in oracle.values(article, facet, about):
                holders.setdefault(value, set()).add(article.key)
    return {value: oracle.count(keys, unit) for value, keys in holders.items() if value}


def over_time(oracle: Oracle, side: set[str], size: str, unit: Unit) -> tuple[dict[dt.date, int], int, int]:
    """Return how many articles of a side lie in each bin, in several, and are undated."""
    bins: dict[dt.date, set[str]] = {}
    several, undated = set(), set()
    for article in oracle.articles():
        if article.key not in side:
            continue
        if article.first is None or article.last is None:
            undated.add(article.key)
        elif bin_start(article.first, size) == bin_start(article.last, size):
            bins.setdefault(bin_start(article.first, size), set()).add(article.key)
        else:
            several.add(article.key)
    counts = {day: oracle.count(keys, unit) for day, keys in bins.items()}
    return counts, oracle.count(several, unit), oracle.count(undated, unit)
