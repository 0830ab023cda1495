"""Every question answered by plain loops over records: what the fast queries must equal.

Nothing here shares code with `dashboard.query`, and nothing is fast.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from dashboard.schema import Choice, Clock, Filters, Scope, Unit
from dashboard.steps.terms import is_term
from dashboard.steps.terms.word_families import find_dictionary_form
from tests.plain_corpus import Article, PlainCorpus, PlainEvent, PlainTime, Sentence
from tests.plain_rules import (
    MACRO_REGIONS,
    NAMED,
    OF_EVENTS,
    bin_start,
    by_story,
    choices,
    earliest,
    events_of,
    iso,
    key_matches,
    macro_regions_of,
    main_countries,
    marked_places,
    matches_search,
    mentioned_countries,
    needs_event,
    own_key_of,
    passes_days,
    passes_eventless,
    passes_publication,
    rank_of_sentence,
    regions_of,
    stand_in_key,
    stretches,
    with_value,
)

Hit = tuple[str, int]
Side = tuple[int, int, dict[str, tuple[int, int]]]


@dataclass
class Oracle:
    """A world as decisions left it: what is hidden, off topic, and which publishers lead to others."""

    world: PlainCorpus
    hidden: set[tuple[str, str]] = field(default_factory=set)
    off_topic: set[str] = field(default_factory=set)
    called: dict[str, str] = field(default_factory=dict)

    def articles(self) -> list[Article]:
        """Return the articles that count."""
        return [article for article in self.world.articles if article.key not in self.off_topic]

    # ---------------------------------------------------------------- selection

    def select(self, filters: Filters, skip: str = "") -> tuple[set[str], set[Hit]]:
        """Return the keys of selected articles and the selected events, as (key, number in the article).

        `skip` is a facet or clock whose filter is left out.
        """
        chosen: set[str] = set()
        events: set[Hit] = set()
        for article in self.articles():
            if not self._meets(article, filters, skip):
                continue
            tellings = {
                (article.key, number)
                for number, (event, _) in enumerate(events_of(article))
                if self._event_meets(event, filters, skip)
            }
            if not tellings and needs_event(filters, skip) and not passes_eventless(article, filters, skip):
                continue
            chosen.add(article.key)
            events |= tellings
        return chosen, events

    def selected(self, filters: Filters) -> list[Article]:
        """Return the selected articles, by key."""
        keys, _ = self.select(filters)
        return [article for article in self.articles() if article.key in keys]

    def count(self, keys: set[str], unit: Unit) -> int:
        """Return how many articles, or articles without copies, some keys are."""
        if unit is Unit.ARTICLES:
            return len(keys)
        return len({article.story for article in self.world.articles if article.key in keys})

    def _meets(self, article: Article, filters: Filters, skip: str) -> bool:
        return (
            (not filters.only_keys or article.key in filters.only_keys)
            and (not filters.search or matches_search(article, filters.search))
            and passes_publication(article, filters, skip)
            and all(
                self._holds(self.values(article, name, filters.about), choice, name)
                for name, choice in choices(filters)
                if name not in ("kind", "status", skip)
            )
            and (filters.scope is Scope.ARTICLE or self._in_one_sentence(article, filters, skip))
        )

    def _in_one_sentence(self, article: Article, filters: Filters, skip: str) -> bool:
        wanted = [
            name for name, choice in choices(filters) if name in NAMED and choice.values and name != skip
        ]
        return not wanted or any(
            self.names_all(sentence, filters, skip)
            for sentence in article.sentences
            if not sentence.part.is_cut
        )

    def names_all(self, sentence: Sentence, filters: Filters, skip: str = "") -> bool:
        """Return whether a sentence holds all the names and places that are chosen."""
        return all(
            self._holds(self.values_of_sentence(sentence, name), replace(choice, excluded=()), name)
            for name, choice in choices(filters)
            if name in NAMED and choice.values and name != skip
        )

    def _event_meets(self, event: PlainEvent, filters: Filters, skip: str) -> bool:
        for name, choice in choices(filters):
            wanted = name in OF_EVENTS and name != skip
            if wanted and not self._holds(self.values_of_event(event, name), choice, name):
                return False
        if filters.happened and skip != "happened":
            return passes_days(event.first, event.last, filters.happened)
        return True

    def _holds(self, values: set[str], choice: Choice, name: str) -> bool:
        matches = [self._has(values, value, name) for value in choice.values]
        meets = (all(matches) if choice.every else any(matches)) if matches else True
        return meets and not any(self._has(values, value, name) for value in choice.excluded)

    def _has(self, values: set[str], value: str, name: str) -> bool:
        if name == "publisher":
            value = self.publisher_of(value)
        if name not in ("person", "organisation"):
            return value in values if value else not values
        if value:
            return self.entity_of(value) in values
        return not any(matches.startswith(f"{name}:") for matches in values)

    def publisher_of(self, value: str) -> str:
        """Return the publisher that a name leads to: its own, else the one that it was merged into."""
        here = {article.publisher for article in self.world.articles}
        return value if value in here else self.called.get(value, value)

    def entity_of(self, key: str) -> str:
        """Return the "kind:label" that a key of any spelling leads to, or the key itself."""
        article_keys = [entity for name, entity in self.world.entity.items() if key_matches(key, name)]
        return ":".join(article_keys[0]) if article_keys else f"nothing {key}"

    # ---------------------------------------------------------------- values

    def values(self, article: Article, name: str, about: bool) -> set[str]:
        """Return the values of a facet that an article holds; for names, those of every kind."""
        if name in ("publisher", "language"):
            return {getattr(article, name)} - {""}
        if name.startswith("field:"):
            return {value for field_name, value in article.fields if f"field:{field_name}" == name}
        if name in ("kind", "status"):
            return {getattr(event, name) for event, _ in events_of(article)}
        if name == "country":
            return main_countries(article) if about else mentioned_countries(article)
        if name == "region":
            return within_regions(self.values(article, "country", about))
        return {
            matches
            for sentence in article.sentences
            if not sentence.part.is_cut
            for matches in self._entities(sentence)
        }

    def values_of_sentence(self, sentence: Sentence, name: str) -> set[str]:
        """Return the values of a facet that a sentence holds."""
        countries = {mention.name[2] for mention in sentence.mentions} - {""}
        if name in ("country", "region"):
            return countries if name == "country" else within_regions(countries)
        return self._entities(sentence)

    def values_of_event(self, event: PlainEvent, name: str) -> set[str]:
        """Return the values of a facet that an event holds."""
        if name in ("kind", "status"):
            return {getattr(event, name)}
        countries = {country for country, _ in event.places}
        if name in ("country", "region"):
            return countries if name == "country" else within_regions(countries)
        return {":".join(self.world.entity[name]) for name, _ in event.roles}

    def _entities(self, sentence: Sentence) -> set[str]:
        return {":".join(self.world.entity[mention.name]) for mention in sentence.mentions}

    # ---------------------------------------------------------------- counts

    def count_facet(self, filters: Filters, name: str) -> dict[str, int]:
        """Return what a click on each value alone would find, without zeros; "" is the bucket none."""
        article_keys = {
            value: self.count(self.alone(filters, name, value), filters.unit) for value in self._listed(name)
        }
        return {value: n for value, n in article_keys.items() if n}

    def alone(self, filters: Filters, name: str, value: str) -> set[str]:
        """Return the keys of what is found with the filter of one facet replaced by one value."""
        key = self.some_key(value) if name in ("person", "organisation") and value else value
        return self.select(with_value(filters, name, key))[0]

    def some_key(self, value: str) -> str:
        """Return a key that leads to a "kind:label"."""
        return next(
            own_key_of(name) for name, entity in self.world.entity.items() if ":".join(entity) == value
        )

    def _listed(self, name: str) -> set[str]:
        article_keys = {""}
        for article in self.world.articles:
            article_keys |= self.values(article, name, True) | self.values(article, name, False)
        if name == "region":
            article_keys -= MACRO_REGIONS.keys()
        if name in ("person", "organisation"):
            hidden = {":".join(entity) for entity in self.hidden}
            article_keys = {
                v for v in article_keys if v == "" or (v.startswith(f"{name}:") and v not in hidden)
            }
        return article_keys

    def count_by_time(self, filters: Filters, clock: Clock, size: str) -> tuple[dict[dt.date, int], int, int]:
        """Return articles by first day of a bin, what spans several bins, and what has no day."""
        bins, several, undated = self._by_time(filters, clock, size)
        counts = {start: self.count(article_keys, filters.unit) for start, article_keys in bins.items()}
        return counts, self.count(several, filters.unit), self.count(undated, filters.unit)

    def count_in_bins(self, filters: Filters, clock: Clock, size: str, starts: set[dt.date]) -> int:
        """Return how many articles have any of some bins."""
        bins, _, _ = self._by_time(filters, clock, size)
        return self.count({key for start in starts for key in bins[start]}, filters.unit)

    def _by_time(
        self, filters: Filters, clock: Clock, size: str
    ) -> tuple[dict[dt.date, set[str]], set[str], set[str]]:
        keys, events = self.select(filters, skip=str(clock))
        bins: dict[dt.date, set[str]] = {}
        several: set[str] = set()
        undated: set[str] = set()
        for article in self.world.articles:
            if article.key not in keys:
                continue
            days = self._days(article, clock, events)
            if not days and (clock is Clock.PUBLISHED or not list(events_of(article))):
                undated.add(article.key)
            for first, last in days:
                if bin_start(first, size) == bin_start(last, size):
                    bins.setdefault(bin_start(first, size), set()).add(article.key)
                else:
                    several.add(article.key)
        return bins, several, undated

    def _days(self, article: Article, clock: Clock, events: set[Hit]) -> list[tuple[dt.date, dt.date]]:
        if clock is Clock.PUBLISHED:
            return [] if article.first is None or article.last is None else [(article.first, article.last)]
        tellings = enumerate(events_of(article))
        return [
            (event.first, event.last) for number, (event, _) in tellings if (article.key, number) in events
        ]

    def words_of(self, article: Article) -> list[list[str]]:
        """Return the words of each stretch of an article that no cut parts."""
        return [stretch.split() for stretch in stretches(article) if stretch]

    def top_terms(self, filters: Filters, find_families: bool = False) -> dict[str, tuple[int, int]]:
        """Return (articles in the unit, occurrences over all articles) of every term that is told.

        `families` joins the words of one dictionary form, under the name of their family.
        """
        holders, occurrences = self._terms_of(self.selected(filters), find_families)
        return {
            term: (self.count(article_keys, filters.unit), occurrences[term])
            for term, article_keys in holders.items()
        }

    def distinctive(self, filters: Filters, words_only: bool) -> tuple[Side, Side]:
        """Return of the selected articles and of all others: how many, their words, and each term's two counts."""
        chosen = {article.key for article in self.selected(filters)}
        a, b = (
            self.standing([each for each in self.articles() if (each.key in chosen) == inside], filters.unit)
            for inside in (True, False)
        )
        return self._side(a, words_only), self._side(b, words_only)

    def standing(self, articles: list[Article], unit: Unit) -> list[Article]:
        """Return the articles that stand for some: all, or without copies the chosen or earliest of each story."""
        if unit is Unit.ARTICLES:
            return articles
        return [
            min(copies, key=lambda a: (not a.is_chosen_copy, earliest(a)))
            for copies in by_story(articles).values()
        ]

    def _side(self, articles: list[Article], words_only: bool) -> Side:
        holders, occurrences = self._terms_of(articles, find_families=False)
        n_words = sum(len(sentence) for article in articles for sentence in self.words_of(article))
        counts = {
            term: (len(article_keys), occurrences[term])
            for term, article_keys in holders.items()
            if not (words_only and " " in term)
        }
        return len(articles), n_words, counts

    def _terms_of(
        self, articles: list[Article], find_families: bool
    ) -> tuple[dict[str, set[str]], Counter[str]]:
        """Return the articles that hold each term that may be listed, and how often it is told in them."""
        phrases = self.phrases()
        called = self.find_families() if find_families else {}
        holders: dict[str, set[str]] = {}
        occurrences: Counter[str] = Counter()
        for article in articles:
            for stretch in self.words_of(article):
                runs = (
                    " ".join(stretch[at : at + n]) for n in (2, 3, 4) for at in range(len(stretch) - n + 1)
                )
                tellings = [called.get(word, word) for word in stretch] + [
                    run for run in runs if run in phrases
                ]
                for term in tellings:
                    holders.setdefault(term, set()).add(article.key)
                    occurrences[term] += 1
        listed = {
            term: article_keys for term, article_keys in holders.items() if " " in term or is_term(term)
        }
        return listed, occurrences

    def hits(self, filters: Filters, query: str) -> list[tuple[Article, list[str], int, int]]:
        """Return article, stretch, place and number of words of each hit; one article stands for its copies."""
        saying = [article for article in self.selected(filters) if matches_search(article, query)]
        chosen = self.standing(saying, filters.unit)
        return [
            (article, sentence, at, n)
            for article in sorted(chosen, key=lambda article: article.key)
            for sentence in self.words_of(article)
            for at, n in marked_places(sentence, query)
        ]

    def collocates(
        self, filters: Filters, query: str, within: int
    ) -> dict[str, tuple[int, int, int, int, float]]:
        """Return hits beside, before and after, occurrences and log Dice of each word near a query."""
        hits = self.hits(filters, query)
        beside: dict[str, list[set[int]]] = {}
        for number, (_, sentence, at, n) in enumerate(hits):
            near = (sentence[max(0, at - within) : at], sentence[at + n : at + n + within])
            for side, tellings in enumerate(near):
                for word in tellings:
                    beside.setdefault(word, [set(), set()])[side].add(number)
        total = Counter(
            word for a in self.selected(filters) for sentence in self.words_of(a) for word in sentence
        )
        article_keys = {}
        for word, (before, after) in beside.items():
            n = len(before | after)
            dice = 14 + math.log2(2 * n / (len(hits) + total[word]))
            article_keys[word] = (n, len(before), len(after), total[word], dice)
        return article_keys

    def trend(self, filters: Filters, query: str, size: str) -> dict[dt.date, tuple[int, int, int, int]]:
        """Return hits, articles with a hit, words and articles of each bin that has an article."""
        bins: dict[dt.date, list[Article]] = {}
        for article in self.selected(filters):
            if (
                article.first
                and article.last
                and bin_start(article.first, size) == bin_start(article.last, size)
            ):
                bins.setdefault(bin_start(article.first, size), []).append(article)
        return {start: self._bin(articles, query, filters.unit) for start, articles in bins.items()}

    def _bin(self, articles: list[Article], query: str, unit: Unit) -> tuple[int, int, int, int]:
        places = {
            a.key: [p for sentence in self.words_of(a) for p in marked_places(sentence, query)]
            if matches_search(a, query)
            else []
            for a in articles
        }
        return (
            sum(map(len, places.values())),
            self.count({key for key, article_keys in places.items() if article_keys}, unit),
            sum(len(sentence) for a in articles for sentence in self.words_of(a)),
            self.count(set(places), unit),
        )

    def heard(self) -> list[Article]:
        """Return the articles that words are learnt from: the first of each group of copies, as it was built."""
        return [article for article in self.world.articles if article.is_first_copy]

    def find_families(self) -> dict[str, str]:
        """Return the word that the family of each word is called by: its dictionary form, else its commonest."""
        every = {word for a in self.world.articles for sentence in self.words_of(a) for word in sentence}
        total = Counter(word for a in self.heard() for sentence in self.words_of(a) for word in sentence)
        heads = {word: find_dictionary_form(word, self._language(word)) for word in every}
        forms: dict[str, list[str]] = {}
        for word, head in heads.items():
            forms.setdefault(head, []).append(word)
        return {
            word: head if head in every else min(forms[head], key=lambda form: (-total[form], form))
            for word, head in heads.items()
        }

    def _language(self, word: str) -> str:
        tellings = [a for a in self.world.articles if any(word in sentence for sentence in self.words_of(a))]
        languages = Counter(a.language for a in tellings if a.is_first_copy) or Counter(
            a.language for a in tellings
        )
        return min(languages, key=lambda language: (-languages[language], language))

    def phrases(self) -> set[str]:
        """Return the runs of two to four words that are phrases."""
        matches: dict[str, set[str]] = {}
        times: Counter[str] = Counter()
        total = 0
        for article in self.heard():
            for sentence in self.words_of(article):
                total += len(sentence)
                for n in (1, 2, 3, 4):
                    for at in range(len(sentence) - n + 1):
                        run = " ".join(sentence[at : at + n])
                        times[run] += 1
                        matches.setdefault(run, set()).add(article.key)
        return {
            run
            for run, keys in matches.items()
            if " " in run and len(keys) >= 5 and _association(run.split(), times, total) >= 0.5 - 1e-12
        }

    def count_names(self, filters: Filters, kind: str) -> dict[str, tuple[int, int, int, int, str, str]]:
        """Return spellings, articles, those without copies, mentions, first and last day of each "kind:label"."""
        holders: dict[tuple[str, ...], list[Article]] = {}
        for article in self.selected(filters):
            for sentence in article.sentences:
                for mention in sentence.mentions if not sentence.part.is_cut else ():
                    entity = self.world.entity[mention.name]
                    if entity[0] == kind and entity not in self.hidden:
                        holders.setdefault(entity, []).append(article)
        return {
            ":".join(entity): self._name_row(entity, article_keys) for entity, article_keys in holders.items()
        }

    def _name_row(self, entity: tuple[str, ...], named: list[Article]) -> tuple[int, int, int, int, str, str]:
        keys = {article.key for article in named}
        firsts = [article.first.isoformat() for article in named if article.first is not None]
        lasts = [article.last.isoformat() for article in named if article.last is not None]
        return (
            sum(each == entity for each in self.world.entity.values()),
            len(keys),
            self.count(keys, Unit.WITHOUT_COPIES),
            len(named),
            min(firsts, default=""),
            max(lasts, default=""),
        )

    # ---------------------------------------------------------------- lists

    def list_articles(self, filters: Filters) -> list[tuple[str, str, str, str, int]]:
        """Return key, title, publisher, day and copies of what stands in the list, the newest first."""
        chosen = self.selected(filters)
        if filters.unit is Unit.WITHOUT_COPIES:
            groups = by_story(chosen).values()
            chosen = [min(copies, key=lambda a: (not a.is_chosen_copy, earliest(a))) for copies in groups]
        newest = sorted(chosen, key=lambda a: (a.best is None, -(a.best or dt.date.min).toordinal(), a.key))
        stories = Counter(article.story for article in self.articles())
        return [(a.key, a.title, a.publisher, iso(a.best), stories[a.story] - 1) for a in newest]

    def list_events(self, filters: Filters) -> dict[int, tuple[int, int, int, str, str]]:
        """Return articles, those without copies, those undated, first day and sentence shown of each cluster."""
        _, events = self.select(filters)
        clusters: dict[int, list[tuple[Article, PlainEvent, Sentence]]] = {}
        for article in self.articles():
            for number, (event, sentence) in enumerate(events_of(article)):
                if (article.key, number) in events:
                    clusters.setdefault(event.cluster, []).append((article, event, sentence))
        return {cluster: self._event_row(tellings) for cluster, tellings in clusters.items()}

    def _event_row(
        self, tellings: list[tuple[Article, PlainEvent, Sentence]]
    ) -> tuple[int, int, int, str, str]:
        keys = {article.key for article, _, _ in tellings}
        undated = {article.key for article, _, _ in tellings if article.first is None}
        _, event, sentence = self.best_of(tellings)
        return len(keys), self.count(keys, Unit.WITHOUT_COPIES), len(undated), iso(event.first), sentence.text

    def best_of(
        self, tellings: list[tuple[Article, PlainEvent, Sentence]]
    ) -> tuple[Article, PlainEvent, Sentence]:
        """Return the event shown for a cluster: of those like the one that stands for it, the most telling."""
        best = min(tellings, key=lambda each: rank_of_sentence(*each))
        alike = [each for each in tellings if stand_in_key(*each[1:]) == stand_in_key(*best[1:])]
        sentences = {(article.key, id(sentence)): sentence for article, _, sentence in tellings}
        return min(
            alike,
            key=lambda each: (
                -self._telling(each[2], sentences),
                each is not best,
                *rank_of_sentence(*each)[4:],
            ),
        )

    def _telling(self, sentence: Sentence, sentences: dict[tuple[str, int], Sentence]) -> float:
        holding = Counter(
            name for each in sentences.values() if not each.part.is_cut for name in self._entities(each)
        )
        named = set() if sentence.part.is_cut else self._entities(sentence)
        shared = sum((holding[name] - 1) * self._rarity(name) for name in named)
        return round(shared / math.sqrt(len(sentence.text) + 60), 6)

    def _rarity(self, name: str) -> float:
        naming = [article for article in self.world.articles if name in self.values(article, "person", True)]
        return math.log(len(self.world.articles) / len(naming))

    def rank_days(self, filters: Filters) -> dict[str, tuple[int, int, float]]:
        """Return articles, those without copies and salience of every whole day that is told."""
        holders: dict[dt.date, list[Article]] = {}
        for article, sentence, time in self._times(filters):
            whole = time.first == time.last and passes_days(time.first, time.last, filters.happened)
            if whole and not sentence.part.is_cut and self.names_all(sentence, filters):
                holders.setdefault(time.first, []).append(article)
        return {iso(day): self._day_row(day, article_keys, filters) for day, article_keys in holders.items()}

    def _times(self, filters: Filters) -> Iterator[tuple[Article, Sentence, PlainTime]]:
        for article in self.selected(filters):
            for sentence in article.sentences:
                for time in sentence.times:
                    yield article, sentence, time

    def _day_row(self, day: dt.date, named: list[Article], filters: Filters) -> tuple[int, int, float]:
        keys = {article.key for article in named}
        tellings = {article.key for article in named if article.best is None or article.best >= day}
        whole, of_all = self.count(tellings, filters.unit), self.count(keys, filters.unit)
        salience = whole + (of_all - whole) / 2
        return len(keys), self.count(keys, Unit.WITHOUT_COPIES), float(salience)

    def list_sentences(self, filters: Filters) -> list[tuple[str, str]]:
        """Return (key, sentence) of the first sentence an article that names what is chosen, the earliest first."""
        article_keys = [
            (
                article,
                next(
                    (s.text for s in article.sentences if not s.part.is_cut and self.names_all(s, filters)),
                    None,
                ),
            )
            for article in sorted(self.selected(filters), key=earliest)
        ]
        tellings = [(article, text) for article, text in article_keys if text is not None]
        if filters.unit is Unit.WITHOUT_COPIES:
            seen = by_story([article for article, _ in tellings])
            tellings = [(article, text) for article, text in tellings if seen[article.story][0] is article]
        return [(article.key, text) for article, text in tellings]

    # ---------------------------------------------------------------- together

    def count_together(
        self, filters: Filters, kinds: tuple[str, ...]
    ) -> dict[frozenset[str], tuple[int, int, float]]:
        """Return articles, those without copies and cosine of every two values that stand together.

        Values are country codes and "kind:label"; in one sentence where the filters say so, else in the article.
        """
        alone: dict[str, set[str]] = {}
        both: dict[frozenset[str], set[str]] = {}
        for article in self.selected(filters):
            for matches in self._places_together(article, filters, kinds):
                for value in matches:
                    alone.setdefault(value, set()).add(article.key)
                for one, other in combinations(sorted(matches), 2):
                    both.setdefault(frozenset((one, other)), set()).add(article.key)
        return {pair: self._tie(keys, [alone[v] for v in pair], filters.unit) for pair, keys in both.items()}

    def _places_together(
        self, article: Article, filters: Filters, kinds: tuple[str, ...]
    ) -> Iterator[set[str]]:
        hidden = {":".join(entity) for entity in self.hidden}
        if filters.scope is Scope.ARTICLE:
            matches = {
                v for kind in kinds for v in self.values(article, kind, filters.about) if _is_of(v, kind)
            }
            yield matches - hidden
            return
        for sentence in article.sentences:
            if not sentence.part.is_cut:
                matches = {
                    v for kind in kinds for v in self.values_of_sentence(sentence, kind) if _is_of(v, kind)
                }
                yield matches - hidden

    def _tie(self, keys: set[str], alone: list[set[str]], unit: Unit) -> tuple[int, int, float]:
        one, other = (self.count(each, unit) for each in alone)
        cosine = self.count(keys, unit) / math.sqrt(one * other)
        return len(keys), self.count(keys, Unit.WITHOUT_COPIES), round(cosine, 4)


def _association(run: list[str], times: Counter[str], total: int) -> float:
    """Return the least normalised mutual information of any two parts of a run of words."""
    whole = times[" ".join(run)] / total
    parts = [(times[" ".join(run[:n])], times[" ".join(run[n:])]) for n in range(1, len(run))]
    return min(math.log(whole * total**2 / (a * b)) / -math.log(whole) for a, b in parts)


def within_regions(countries: set[str]) -> set[str]:
    """Return the regions and macro-regions that countries lie in."""
    return regions_of(countries) | macro_regions_of(countries)


def _is_of(value: str, kind: str) -> bool:
    """Return whether a value is of a facet: names of all kinds come together."""
    return kind == "country" or value.startswith(f"{kind}:")
