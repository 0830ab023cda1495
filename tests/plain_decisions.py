"""Decisions applied to plain records, one by one: the results that the arrays must equal."""

import copy
import datetime as dt
from dataclasses import replace

from dashboard.schema import Decision, EventReference, Namesake
from dashboard.text.tokens import words
from tests.oracle.answers import Oracle
from tests.plain_corpus import Article, NameKey, PlainCorpus, PlainEvent, Sentence
from tests.plain_rules import COUNTRIES, home_of, key_matches, stretches

KINDS = ("person", "organisation", "place", "people")


class PlainDecisions:
    """A corpus that decisions change: names lead to numbered entities, articles change in place."""

    def __init__(self, plain: PlainCorpus) -> None:
        self.articles = copy.deepcopy(sorted(plain.articles, key=lambda article: article.key))
        entities = sorted(set(plain.entity.values()))
        self.kind = [kind for kind, *_ in entities]
        self.label = [label for _, label, *_ in entities]
        self.apart = {number: entity[2:] for number, entity in enumerate(entities)}
        self.hidden: set[int] = set()
        self.of: dict[NameKey, int] = {
            name: entities.index(plain.entity[name]) for name in sorted(plain.entity)
        }
        self.off: set[str] = set()
        self.called: dict[str, str] = {}
        self.pending: list[str] = []
        for article in self.articles:
            for sentence in article.sentences:
                sentence.events = [
                    replace(e, as_built=(e.first.isoformat(), e.kind)) for e in sentence.events
                ]

    def decide(self, decisions: tuple[Decision, ...]) -> "PlainDecisions":
        """Apply every decision that is not undone."""
        ids = {decision.id for decision in decisions}
        self.pending = [d.id for d in decisions if d.verb == "undo" and d.object not in ids]
        for decision in decisions_in_force(decisions):
            if not getattr(self, decision.verb, lambda _: False)(decision):
                self.pending.append(decision.id)
        return self

    def oracle(self) -> Oracle:
        """Return the present state as an oracle."""
        entity = {name: self._entity_of(number) for name, number in self.of.items()}
        hidden = {self._entity_of(number) for number in self.hidden}
        return Oracle(PlainCorpus(self.articles, entity), hidden, set(self.off), dict(self.called))

    def _entity_of(self, number: int) -> tuple[str, ...]:
        return (self.kind[number], self.label[number], *self.apart.get(number, ()))

    # ---------------------------------------------------------------- names

    def merge(self, decision: Decision) -> bool:
        if decision.kind == "publisher":
            return self._merge_publishers(decision)
        merged = self._entities(decision)
        if len(merged) < 2:
            return False
        target = next((e for e in merged if self.label[e] == decision.value), merged[0])
        self.label[target] = decision.value or self.label[target]
        self.of = {name: target if number in merged else number for name, number in self.of.items()}
        return True

    def keep_apart(self, decision: Decision) -> bool:
        if decision.kind == "publisher":
            publishers = {key.removeprefix("publisher:") for key in decision.spellings}
            return len(publishers & {article.publisher for article in self.articles}) > 1
        return len(self._entities(decision)) > 1

    def split(self, decision: Decision) -> bool:
        if decision.namesakes:
            return self._split_among(decision)
        parted = self._names(decision)
        if decision.articles:
            mark, own = decision.id[:8], self._articles(decision)
            parted = [second for name in parted if (second := self._second(name, own, mark))]
        members = {name for name, number in self.of.items() if number in {self.of[part] for part in parted}}
        whole = members == set(parted) and len({self.of[name] for name in members}) == 1
        if not parted or whole:
            return False
        self.kind.append(self.kind[self.of[parted[0]]])
        self.label.append(decision.value or parted[0][1])
        self.of.update(dict.fromkeys(parted, len(self.kind) - 1))
        return True

    def _split_among(self, decision: Decision) -> bool:
        """Give each article to the only namesake whose cue it has, or to the one chosen by hand."""
        spelt = self._names(decision)
        sources = {self.of[name] for name in spelt}
        members = [name for name, number in self.of.items() if number in sources]
        holders = [
            a for a in self.articles if any(m.name in members for s in a.sentences for m in s.mentions)
        ]
        shares = [
            [a for a in holders if self._bearer(a, decision.namesakes) == n]
            for n in range(len(decision.namesakes))
        ]
        if not any(shares):
            return False
        kind = self.kind[self.of[spelt[0]]]
        for number in sources:
            self.label[number] += " (unsure which)"
        for number, (namesake, own) in enumerate(zip(decision.namesakes, shares, strict=True)):
            mark = decision.id[:8] + (f".{number + 1}" if number else "")
            self.kind.append(kind)
            self.label.append(namesake.label)
            for name in members:
                second = self._second(name, own, mark)
                if second is None and name == spelt[0]:
                    second = (*name[:3], mark, home_of(name))
                if second is not None:
                    self.of[second] = len(self.kind) - 1  # type: ignore[index]
        return True

    def _bearer(self, article: Article, namesakes: tuple[Namesake, ...]) -> int:
        by_hand = [n for n, each in enumerate(namesakes) if article.key in each.articles]
        fitting = [n for n, each in enumerate(namesakes) if any(self._has_cue(article, c) for c in each.cues)]
        return by_hand[-1] if by_hand else fitting[0] if len(fitting) == 1 else -1

    def _has_cue(self, article: Article, cue: str) -> bool:
        if cue.partition(":")[0].partition("@")[0] not in KINDS:
            return any(f" {' '.join(words(cue))} " in f" {stretch} " for stretch in stretches(article))
        numbers = {number for name, number in self.of.items() if key_matches(cue, name)}
        return any(
            self.of[mention.name] in numbers
            for sentence in article.sentences
            for mention in sentence.mentions
            if not sentence.part.is_cut
        )

    def assign(self, decision: Decision) -> bool:
        entities = self._entities(decision)
        moved = False
        for name in [name for name, number in self.of.items() if number in entities[1:]]:
            second = self._second(name, self._articles(decision), decision.id[:8])
            if second is not None:
                self.of[second] = entities[0]
                moved = True
        return moved

    def _second(self, name: NameKey, articles: list[Article], mark: str) -> NameKey | None:
        second = (*name[:3], mark, home_of(name))
        moved = False
        for article in articles:
            for sentence in article.sentences:
                moved = moved or any(m.name == name for m in sentence.mentions)
                sentence.mentions = [
                    replace(m, name=second) if m.name == name else m for m in sentence.mentions
                ]
                sentence.events = [
                    replace(e, roles=tuple((second if n == name else n, role) for n, role in e.roles))
                    for e in sentence.events
                ]
        if not moved:
            return None
        self.of[second] = self.of[name]  # type: ignore[index]
        return second  # type: ignore[return-value]

    def rename(self, decision: Decision) -> bool:
        if decision.kind == "publisher":
            return self._merge_publishers(decision)
        for entity in self._entities(decision):
            self.label[entity] = decision.value
        return bool(self._entities(decision))

    def hide(self, decision: Decision) -> bool:
        self.hidden |= set(self._entities(decision))
        return bool(self._entities(decision))

    def show(self, decision: Decision) -> bool:
        self.hidden -= set(self._entities(decision))
        return bool(self._entities(decision))

    def set_kind(self, decision: Decision) -> bool:
        if decision.value not in KINDS:
            return False
        for entity in self._entities(decision):
            self.kind[entity] = decision.value
        return bool(self._entities(decision))

    def set_country(self, decision: Decision) -> bool:
        entities = self._entities(decision)
        moved = {
            name: (*name[:2], decision.value, name[3] if len(name) > 3 else "", home_of(name))
            for name, number in self.of.items()
            if number in entities and name[2] != decision.value
        }
        self.of = {moved.get(name, name): number for name, number in self.of.items()}  # type: ignore[misc]
        for article in self.articles:
            for sentence in article.sentences:
                left = {m.name[2] for m in sentence.mentions if m.name in moved}
                sentence.mentions = [replace(m, name=moved.get(m.name, m.name)) for m in sentence.mentions]
                still = {m.name[2] for m in sentence.mentions}
                sentence.events = [
                    replace(
                        e,
                        places=_moved_places(e, left, still, decision.value) if left else e.places,
                        roles=tuple((moved.get(n, n), role) for n, role in e.roles),
                    )
                    for e in sentence.events
                ]
        return bool(entities)

    # ---------------------------------------------------------------- events

    def reject_events(self, decision: Decision) -> bool:
        return self._change(decision, rejected=True)

    def date_events(self, decision: Decision) -> bool:
        days = {
            "2017-01-09": (dt.date(2017, 1, 9), dt.date(2017, 1, 9)),
            "2017-01-03/2017-01-12": (dt.date(2017, 1, 3), dt.date(2017, 1, 12)),
            "2017-02": (dt.date(2017, 2, 1), dt.date(2017, 2, 28)),
            "2016": (dt.date(2016, 1, 1), dt.date(2016, 12, 31)),
        }.get(decision.value)
        return days is not None and self._change(decision, first=days[0], last=days[1], day_from="decided")

    def set_event_kind(self, decision: Decision) -> bool:
        kind, _, sub_kind = decision.value.partition("/")
        return bool(kind) and self._change(decision, kind=kind, sub_kind=sub_kind)

    def set_event_status(self, decision: Decision) -> bool:
        is_status = decision.value in ("reported", "planned", "denied", "hypothetical")
        return is_status and self._change(decision, status=decision.value)

    def place_events(self, decision: Decision) -> bool:
        where = decision.value.split()
        if not set(where) <= set(COUNTRIES):
            return False
        for sentence, event in self._events(decision):
            named = [(c, role) for c, role in event.places if role == "named" and c not in where]
            self._put(sentence, event, places=tuple(sorted([*named, *((c, "where") for c in where)])))
        return bool(self._events(decision))

    def set_actors(self, decision: Decision) -> bool:
        named = [[name for name in self.of if key_matches(key, name)] for key in decision.spellings]
        if not all(named):
            return False
        acting: dict[int, NameKey] = {}
        for name in (name for names in named for name in names):
            acting.setdefault(self.of[name], name)
        for sentence, event in self._events(decision):
            roles = []
            for name, role in event.roles:
                acts = self.of[name] in acting
                roles.append((name, ("actor" if role == "named" else role) if acts else "named"))
            linked = {self.of[name] for name, _ in event.roles}
            roles += [(name, "actor") for number, name in acting.items() if number not in linked]
            self._put(sentence, event, roles=tuple(roles))
        return bool(self._events(decision))

    def join_events(self, decision: Decision) -> bool:
        clusters = {event.cluster for _, event in self._events(decision)}
        if len(clusters) < 2:
            return False
        for article in self.articles:
            for sentence in article.sentences:
                sentence.events = [
                    replace(e, cluster=min(clusters)) if e.cluster in clusters else e for e in sentence.events
                ]
        return True

    def part_events(self, decision: Decision) -> bool:
        named = self._events(decision)
        every = [
            event for article in self.articles for sentence in article.sentences for event in sentence.events
        ]
        clusters = {event.cluster for _, event in named}
        together = [event for event in every if event.cluster in clusters]
        if not named or (len(clusters) == 1 and len(together) == len(named)):
            return False
        return self._change(decision, cluster=max(event.cluster for event in every) + 1)

    def _change(self, decision: Decision, **changes: object) -> bool:
        events = self._events(decision)
        for sentence, event in events:
            self._put(sentence, event, **changes)
        return bool(events)

    def _put(self, sentence: Sentence, event: PlainEvent, **changed: object) -> None:
        at = next(number for number, each in enumerate(sentence.events) if each is event)
        sentence.events[at] = replace(event, **changed)

    def _events(self, decision: Decision) -> list[tuple[Sentence, PlainEvent]]:
        """Return the events of a decision, each once."""
        events: list[tuple[Sentence, PlainEvent]] = []
        for name in decision.events:
            for article in self.articles:
                if article.key == name.article:
                    events += [
                        each for each in _named(article, name) if all(each[1] is not e for _, e in events)
                    ]
        return events

    # ---------------------------------------------------------------- articles

    def _merge_publishers(self, decision: Decision) -> bool:
        present = {article.publisher for article in self.articles} - {""}
        publishers = [key.removeprefix("publisher:") for key in decision.spellings]
        publishers = [each if each in present else self.called.get(each, each) for each in publishers]
        merged = [each for each in dict.fromkeys(publishers) if each in present]
        label = decision.value or next(iter(merged), "")
        if not merged or merged == [label] or (decision.verb == "merge" and len(merged) < 2):
            return False
        self.called = {old: label if new in merged else new for old, new in self.called.items()}
        for article in self.articles:
            if article.publisher in merged:
                article.publisher = label
        self.called |= dict.fromkeys(set(merged) - {label}, label)
        return True

    def set_day(self, decision: Decision) -> bool:
        try:
            day = dt.date.fromisoformat(decision.value) if decision.value else None
        except ValueError:
            return False
        for article in self._articles(decision):
            article.best = article.first = article.last = day
            article.inferred, article.flags = False, ""
        return bool(self._articles(decision))

    def set_days(self, decision: Decision) -> bool:
        given = dict(zip(decision.articles, decision.spellings, strict=False))
        dated = False
        for article in self.articles:
            value = given.get(article.key)
            try:
                day = dt.date.fromisoformat(value) if value else None
            except ValueError:
                continue
            if value is not None:
                article.best = article.first = article.last = day
                article.inferred, article.flags = False, ""
                dated = True
        return dated

    def set_title(self, decision: Decision) -> bool:
        for article in self._articles(decision):
            article.called = decision.value
        return bool(self._articles(decision))

    def set_publisher(self, decision: Decision) -> bool:
        for article in self._articles(decision):
            article.publisher = decision.value
        return bool(self._articles(decision))

    def off_topic(self, decision: Decision) -> bool:
        self.off |= {article.key for article in self._articles(decision)}
        return bool(self._articles(decision))

    def on_topic(self, decision: Decision) -> bool:
        self.off -= {article.key for article in self._articles(decision)}
        return bool(self._articles(decision))

    def put_back(self, decision: Decision) -> bool:
        return any(article.publisher == decision.object for article in self.articles)

    # ---------------------------------------------------------------- copies

    def join_copies(self, decision: Decision) -> bool:
        groups = {article.story for article in self._articles(decision)}
        if len(groups) < 2:
            return False
        for article in self.articles:
            article.story = min(groups) if article.story in groups else article.story
        return True

    def split_copies(self, decision: Decision) -> bool:
        parted = self._articles(decision)
        groups = {article.story for article in parted}
        if all(article in parted for article in self.articles if article.story in groups):
            return False
        number = max(article.story for article in self.articles) + 1
        for article in parted:
            article.story = number
        return True

    def stand_for(self, decision: Decision) -> bool:
        chosen = self._articles(decision)
        groups = {article.story for article in chosen}
        for article in self.articles:
            article.is_chosen_copy = article in chosen or (
                article.is_chosen_copy and article.story not in groups
            )
        return bool(chosen)

    # ---------------------------------------------------------------- objects

    def _names(self, decision: Decision) -> list[NameKey]:
        return [name for key in decision.spellings for name in self.of if key_matches(key, name)]

    def _entities(self, decision: Decision) -> list[int]:
        return list(dict.fromkeys(self.of[name] for name in self._names(decision)))

    def _articles(self, decision: Decision) -> list[Article]:
        return [article for article in self.articles if article.key in decision.articles]


def _moved_places(
    event: PlainEvent, left: set[str], still: set[str], country: str
) -> tuple[tuple[str, str], ...]:
    """Return the countries of an event after names moved from `left` to another one."""
    had = {c: role for c, role in event.places if c in left}
    roles = {c: role for c, role in event.places if c not in left or c in still}
    if country and (had or "" in left):
        where = "where" in had.values() or not had or roles.get(country) == "where"
        roles[country] = "where" if where else "named"
    return tuple(sorted(roles.items()))


def _named(article: Article, name: EventReference) -> list[tuple[Sentence, PlainEvent]]:
    """Return the events with the words of a reference; of several, those that match the rest of it."""
    matches = [(s, start, e) for s, start, _ in article.spans() for e in s.events if s.text == name.exact]

    def in_place(sentence: Sentence, start: int) -> bool:
        before, after = article.text[:start], article.text[start + len(sentence.text) :]
        return before.endswith(name.prefix) and after.startswith(name.suffix)

    if len(matches) > 1:
        matches = [each for each in matches if in_place(each[0], each[1])] or matches
    if len(matches) > 1:
        matches = [each for each in matches if each[2].as_built == (name.day, name.kind)] or matches
    return [(sentence, event) for sentence, _, event in matches]


def decisions_in_force(decisions: tuple[Decision, ...]) -> list[Decision]:
    """Return the decisions in force: neither undone nor undos. An undone undo has no effect."""
    undone: set[str] = set()
    for decision in decisions[::-1]:
        if decision.verb == "undo" and decision.id not in undone:
            undone.add(decision.object)
    return [d for d in decisions if d.verb != "undo" and d.id not in undone]
