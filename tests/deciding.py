"""Decisions on a world of plain records, one after another: what patched arrays must equal."""

import copy
import datetime as dt
from dataclasses import replace

from dashboard.schema import Decision
from tests.oracle import Oracle
from tests.records import key_of
from tests.world import Article, NameKey, World

KINDS = ("person", "organisation", "place", "people")


class Decider:
    """A world on which decisions act: names lead to numbered entities, articles are changed in place."""

    def __init__(self, world: World) -> None:
        self.articles = copy.deepcopy(sorted(world.articles, key=lambda article: article.key))
        entities = sorted(set(world.entity.values()))
        self.kind = [kind for kind, _ in entities]
        self.label = [label for _, label in entities]
        self.hidden: set[int] = set()
        self.of: dict[NameKey, int] = {
            name: entities.index(world.entity[name]) for name in sorted(world.entity)
        }
        self.off: set[str] = set()
        self.pending: list[str] = []

    def decide(self, decisions: tuple[Decision, ...]) -> "Decider":
        """Act on every decision that is not undone."""
        known = {decision.id for decision in decisions}
        self.pending = [d.id for d in decisions if d.verb == "undo" and d.object not in known]
        for decision in holding(decisions):
            if not getattr(self, decision.verb, lambda _: False)(decision):
                self.pending.append(decision.id)
        return self

    def oracle(self) -> Oracle:
        """Return what is there now as an oracle."""
        entity = {name: (self.kind[number], self.label[number]) for name, number in self.of.items()}
        hidden = {(self.kind[number], self.label[number]) for number in self.hidden}
        return Oracle(World(self.articles, entity), hidden, set(self.off))

    # ---------------------------------------------------------------- names

    def merge(self, decision: Decision) -> bool:
        merged = self._entities(decision)
        if len(merged) < 2:
            return False
        target = next((e for e in merged if self.label[e] == decision.value), merged[0])
        self.label[target] = decision.value or self.label[target]
        self.of = {name: target if number in merged else number for name, number in self.of.items()}
        return True

    def split(self, decision: Decision) -> bool:
        parted = self._names(decision)
        if decision.articles:
            parted = [second for name in parted if (second := self._second(name, decision))]
        members = {name for name, number in self.of.items() if number in {self.of[part] for part in parted}}
        whole = members == set(parted) and len({self.of[name] for name in members}) == 1
        if not parted or whole:
            return False
        self.kind.append(self.kind[min(self.of[name] for name in parted)])
        self.label.append(decision.value or parted[0][1])
        self.of.update(dict.fromkeys(parted, len(self.kind) - 1))
        return True

    def _second(self, name: NameKey, decision: Decision) -> NameKey | None:
        second = (*name[:3], decision.id[:8])
        moved = False
        for article in self._articles(decision):
            for said in article.sentences:
                moved = moved or any(m.name == name for m in said.mentions)
                said.mentions = [replace(m, name=second) if m.name == name else m for m in said.mentions]
                said.events = [
                    replace(e, roles=tuple((second if n == name else n, role) for n, role in e.roles))
                    for e in said.events
                ]
        if not moved:
            return None
        self.of[second] = self.of[name]  # type: ignore[index]
        return second  # type: ignore[return-value]

    def rename(self, decision: Decision) -> bool:
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
            name: (*name[:2], decision.value, *name[3:])
            for name, number in self.of.items()
            if number in entities
        }
        self.of = {moved.get(name, name): number for name, number in self.of.items()}  # type: ignore[misc]
        for article in self.articles:
            for said in article.sentences:
                if not any(m.name in moved for m in said.mentions):
                    continue
                said.mentions = [replace(m, name=moved.get(m.name, m.name)) for m in said.mentions]
                places = tuple((c, "where") for c in sorted({m.name[2] for m in said.mentions} - {""}))
                said.events = [
                    replace(e, places=places, roles=tuple((moved.get(n, n), role) for n, role in e.roles))
                    for e in said.events
                ]
        return bool(entities)

    # ---------------------------------------------------------------- articles

    def set_day(self, decision: Decision) -> bool:
        try:
            day = dt.date.fromisoformat(decision.value) if decision.value else None
        except ValueError:
            return False
        for article in self._articles(decision):
            article.best = article.first = article.last = day
            article.inferred = False
        return bool(self._articles(decision))

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
            article.stands = article in chosen or (article.stands and article.story not in groups)
        return bool(chosen)

    # ---------------------------------------------------------------- objects

    def _names(self, decision: Decision) -> list[NameKey]:
        return [name for key in decision.spellings for name in self.of if key_of(name) == key]

    def _entities(self, decision: Decision) -> list[int]:
        return list(dict.fromkeys(self.of[name] for name in self._names(decision)))

    def _articles(self, decision: Decision) -> list[Article]:
        return [article for article in self.articles if article.key in decision.articles]


def holding(decisions: tuple[Decision, ...]) -> list[Decision]:
    """Return the decisions that hold: neither undone nor undos; an undo that is undone undoes nothing."""
    undone: set[str] = set()
    for decision in decisions[::-1]:
        if decision.verb == "undo" and decision.id not in undone:
            undone.add(decision.object)
    return [d for d in decisions if d.verb != "undo" and d.id not in undone]
