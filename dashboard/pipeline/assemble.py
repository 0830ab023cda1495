"""Articles, in the order of their keys -> the tables of a version."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from scipy import sparse

from dashboard.pipeline.article import Article
from dashboard.pipeline.term_tables import tables_of_words
from dashboard.schema import MOST, NOT_SAID, Kind, Part, Place, to_number
from dashboard.steps.claims import Claim
from dashboard.steps.entities.countries import join_countries
from dashboard.steps.entities.national_bodies import join_bodies
from dashboard.steps.events import MEETS, Told, cluster_events
from dashboard.steps.mentions import Mention, count_countries
from dashboard.steps.metadata.doubtful_dates import CONFIDENCE, FLAG, lie_before_neighbours
from dashboard.steps.near_copies import group
from dashboard.steps.place import Gazetteer
from dashboard.steps.read import COLUMNS, NOTES
from dashboard.steps.resolve import Join, resolve_names, settle_names
from dashboard.steps.terms import StreamWriter
from dashboard.store.tables import Rows
from dashboard.text.tokens import UNSPACED, words

Array = np.ndarray[Any, Any]
NameKey = tuple[Kind, str, str]
_ROLES = ("actor", "participant", "named")


class Assembler:
    """Takes articles one by one and gives the tables; rows are numbered as they come."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        names = ("articles", "fields", "parts", "sentences", "mentions", "countries", "times")
        events = ("events", "event_names", "event_countries", "figures", "origins")
        self._rows = {name: Rows(name) for name in (*names, *events)}
        self._names: dict[NameKey, int] = {}
        self._n_articles: Counter[NameKey] = Counter()
        self._places: dict[NameKey, Place] = {}
        self._told: list[tuple[int, tuple[int, ...], tuple[str, ...], str]] = []
        self._stream = StreamWriter()
        self._languages: list[str] = []
        self._doubtable: list[bool] = []
        self._gazetteer = gazetteer
        self._signatures: dict[str, bytes] = {}

    def add(self, article: Article) -> None:
        """Add an article's rows."""
        row = len(self._rows["articles"])
        self._signatures[article.doc.key] = article.signature
        first_sentence = len(self._rows["sentences"])
        self._add_article(article)
        for span in article.text.sentences:
            self._rows["sentences"].add(row, span.start, span.end, int(span.part))
        for span in article.text.parts:
            if span.part not in (Part.LEAD, Part.BODY):
                self._rows["parts"].add(row, span.start, span.end, int(span.part))
        for name in sorted(set(article.doc.fields) - set(COLUMNS) - set(NOTES)):
            self._rows["fields"].add(row, name, article.doc.fields[name])
        first_mention = len(self._rows["mentions"])
        numbers = self._add_mentions(row, first_sentence, article)
        self._add_countries(row, article.mentions)
        self._add_times(row, first_sentence, article)
        self._add_events(row, first_sentence, article, numbers)
        self._add_figures(row, first_sentence, first_mention, article.claims)
        for origin in article.origins:
            self._rows["origins"].add(row, origin.start, origin.end, origin.name, origin.how)

    def _add_article(self, article: Article) -> None:
        facts, day = article.facts, article.published
        n_words = self._stream.add(article.text.words)
        if facts.language in UNSPACED:
            # Where no blank parts words, letters were numbered, and words are not counted.
            n_words = 0
        self._languages.append(facts.language)
        self._doubtable.append(not day.confirmed and not day.inferred)
        title, standfirst = (_first(article, part) for part in (Part.TITLE, Part.STANDFIRST))
        self._rows["articles"].add(
            article.doc.key,
            article.doc.doc,
            article.doc.file,
            facts.title,
            *title,
            *standfirst,
            facts.author,
            facts.publisher,
            facts.section,
            facts.url,
            facts.retrieved,
            facts.language,
            to_number(day.best),
            to_number(day.first),
            to_number(day.last),
            day.precision.value,
            day.source,
            day.confidence,
            day.inferred,
            ";".join(day.flags),
            json.dumps(_sources(article), ensure_ascii=False, sort_keys=True),
            n_words,
            0,
            article.doc.build,
        )

    def _add_mentions(self, row: int, first_sentence: int, article: Article) -> list[int]:
        numbers = []
        for mention in article.mentions:
            key = (mention.kind, mention.form, mention.country)
            number = self._names.setdefault(key, len(self._names))
            numbers.append(number)
            sentence = first_sentence + mention.sentence if mention.sentence >= 0 else -1
            self._rows["mentions"].add(
                row, sentence, int(mention.part), mention.start, mention.end, mention.kind.value, number
            )
            if place := article.places.get(key[:2]):
                self._places.setdefault(key, place)
        return numbers

    def _add_countries(self, row: int, mentions: Sequence[Mention]) -> None:
        for country, counts in count_countries(mentions).items():
            self._rows["countries"].add(row, country, *counts)

    def _add_times(self, row: int, first_sentence: int, article: Article) -> None:
        starts = np.array([span.start for span in article.text.sentences])
        for time in article.times:
            at = int(np.searchsorted(starts, time.start, side="right")) - 1
            inside = at >= 0 and time.start < article.text.sentences[at].end
            self._rows["times"].add(
                row,
                first_sentence + at if inside else -1,
                time.start,
                time.end,
                time.type,
                time.value,
                to_number(time.first_day),
                to_number(time.last_day),
                time.precision.value,
                time.anchor,
                time.rule,
            )

    def _add_events(self, row: int, first_sentence: int, article: Article, numbers: Sequence[int]) -> None:
        sentences = {span.start: at for at, span in enumerate(article.text.sentences)}
        first_event = len(self._rows["events"])
        for number, event in enumerate(article.events, start=first_event):
            self._rows["events"].add(
                row,
                first_sentence + sentences[event.start],
                event.start,
                event.end,
                to_number(event.first_day),
                to_number(event.last_day),
                event.precision.value,
                event.day_from,
                event.kind,
                event.sub_kind,
                event.mode.value,
                event.status.value,
                first_event + event.superseded_by if event.superseded_by >= 0 else -1,
                0,
            )
            self._add_event_names(number, (event.actors, event.participants, event.named), numbers)
            countries = dict.fromkeys(event.named_countries, "named")
            countries.update(dict.fromkeys(event.where, "where"))
            for country, role in sorted(countries.items()):
                self._rows["event_countries"].add(number, country, role)
            met = event.kind in MEETS or event.kind == "statement"
            telling = (*event.actors, *event.participants, *(() if met else event.named))
            who = {m for m in telling if article.mentions[m].kind is Kind.PERSON}
            told = " ".join(words(article.text.text[event.start : event.end]))
            self._told.append(
                (number, tuple(numbers[m] for m in sorted(who)), event.where or event.named_countries, told)
            )

    def _add_figures(
        self, row: int, first_sentence: int, first_mention: int, claims: Sequence[Claim]
    ) -> None:
        for claim in claims:
            figure, time = claim.figure, claim.time
            self._rows["figures"].add(
                row,
                first_sentence + claim.sentence,
                figure.start,
                figure.end,
                figure.kind,
                *(NOT_SAID if bound is None else min(bound, MOST) for bound in (figure.low, figure.high)),
                figure.bound,
                figure.what,
                claim.speaker,
                first_mention + claim.mention if claim.mention >= 0 else -1,
                to_number(time.first_day if time else None),
                to_number(time.last_day if time else None),
                figure.rule,
            )

    def _add_event_names(self, event: int, roles: Sequence[Sequence[int]], numbers: Sequence[int]) -> None:
        seen: set[int] = set()
        for role, mentions in zip(_ROLES, roles, strict=True):
            for name in dict.fromkeys(numbers[mention] for mention in mentions):
                if name not in seen:
                    self._rows["event_names"].add(event, name, role)
                    seen.add(name)

    def finish(self) -> tuple[dict[str, pa.Table], dict[str, Array]]:
        """Return the tables and arrays of all that was added, its copies grouped and its names joined."""
        rows = {key: row for row, key in enumerate(self._signatures)}
        stories = group(self._signatures, lambda key: self._stream.words_of(rows[key]))
        story_of = np.array([stories[key] for key in rows], dtype=np.int32)
        self._rows["articles"].set_column("story", story_of)
        heard = np.zeros(len(story_of), dtype=np.bool_)
        heard[np.unique(story_of, return_index=True)[1]] = True
        self._count_names(story_of)
        settled = settle_names(self._n_articles)
        order = sorted({settled.get(key, key) for key in self._names})
        numbers = self._renumber(order, settled)
        names, entities, entity_of = self._join_names(order)
        self._cluster(numbers, entity_of, heard)
        matrix_tables, arrays = tables_of_words(self._stream.stream(), self._languages, heard)
        self._flag_days(matrix_tables["terms"]["size"].to_numpy() == 1, arrays, story_of)
        tables = {name: rows.table() for name, rows in self._rows.items()}
        return {**tables, "names": names, "entities": entities, **matrix_tables}, arrays

    def _count_names(self, story_of: Array) -> None:
        """Count in how many articles each name stands, copies once: a copy says nothing new of who is meant."""
        mentions = self._rows["mentions"]
        articles, names = (np.asarray(mentions.column(column)) for column in ("article", "name"))
        pairs = np.unique(np.stack([story_of[articles], names]), axis=1)
        counts = np.bincount(pairs[1], minlength=len(self._names)).tolist()
        self._n_articles = Counter(dict(zip(self._names, counts, strict=True)))

    def _flag_days(self, is_word: Array, arrays: Mapping[str, Array], story_of: Array) -> None:
        """Flag the days that lie before those of all articles that tell the same."""
        rows = self._rows["articles"]
        counts = sparse.csr_matrix(
            (arrays["term_counts"], arrays["term_ids"], arrays["term_indptr"]),
            shape=(len(rows), len(is_word)),
        )
        days, flags = np.asarray(rows.column("published")), rows.column("flags")
        for row in lie_before_neighbours(counts, is_word, days, story_of):
            if self._doubtable[row]:
                flags[row] = ";".join(filter(None, (flags[row], FLAG)))
                rows.column("confidence")[row] = CONFIDENCE

    def _renumber(self, order: Sequence[NameKey], settled: Mapping[NameKey, NameKey]) -> Array:
        """Number names in their final order and return each one's number by its first; kinds follow."""
        for key, other in settled.items():
            self._n_articles[other] += self._n_articles.pop(key)
        place = {key: number for number, key in enumerate(order)}
        numbers = np.empty(len(self._names), dtype=np.int32)
        for key, number in self._names.items():
            numbers[number] = place[settled.get(key, key)]
        for table in ("mentions", "event_names"):
            old = np.asarray(self._rows[table].column("name"), dtype=np.int32)
            self._rows[table].set_column("name", numbers[old])
        if settled:
            names = self._rows["mentions"].column("name")
            self._rows["mentions"].set_column("kind", [order[name][0].value for name in names])
        return numbers

    def _join_names(self, order: Sequence[NameKey]) -> tuple[pa.Table, pa.Table, list[int]]:
        spelt = resolve_names({key: self._n_articles[key] for key in order})
        placed = join_countries(spelt, self._places, self._gazetteer.countries)
        resolved = join_bodies(placed, self._n_articles, self._gazetteer)
        names, entities = Rows("names"), Rows("entities")
        entity_of: dict[NameKey, tuple[int, Join]] = {}
        for number, entity in enumerate(resolved):
            best = max(entity.members, key=lambda key: (self._n_articles[key], key))
            place = self._places.get(best)
            country = entity.country
            entities.add(
                entity.kind.value,
                entity.label,
                country,
                self._gazetteer.countries[country].region if country in self._gazetteer.countries else "",
                place.latitude if place and place.latitude is not None else float("nan"),
                place.longitude if place and place.longitude is not None else float("nan"),
            )
            for key, join in entity.members.items():
                entity_of[key] = (number, join)
        for key in order:
            number, join = entity_of[key]
            names.add(*(key[0].value, key[1], key[2]), number, join.rule, join.to)
        return names.table(), entities.table(), [entity_of[key][0] for key in order]

    def _cluster(self, numbers: Array, entity_of: Sequence[int], heard: Array) -> None:
        events = self._rows["events"]
        first_day, last_day, kind, status = map(events.column, ("first_day", "last_day", "kind", "status"))
        articles = events.column("article")
        told = [
            Told(
                first_day[number],
                last_day[number],
                kind[number],
                status[number],
                tuple(sorted({entity_of[numbers[name]] for name in who})),
                countries,
                sentence,
                not heard[articles[number]],
            )
            for number, who, countries, sentence in self._told
        ]
        events.set_column("cluster", np.asarray(cluster_events(told), dtype=np.int32))


def _sources(article: Article) -> dict[str, str]:
    """Return what each field is known from; of the day of publication all evidence, with the day it gives."""
    evidence = "; ".join(f"{source} {day}" for source, day in article.published.evidence)
    return {**article.facts.sources, **({"published": evidence} if evidence else {})}


def _first(article: Article, part: Part) -> tuple[int, int]:
    return next(((span.start, span.end) for span in article.text.parts if span.part is part), (-1, -1))
