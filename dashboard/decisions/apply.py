"""Decisions -> a changed Corpus, decision by decision, each acting on the result of the one before."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles import awaiting_rebuild as following
from dashboard.decisions.articles import copies, publishers
from dashboard.decisions.articles import corrections as articles
from dashboard.decisions.events import corrections as events
from dashboard.decisions.events import links as event_links
from dashboard.decisions.log.decision_log import find_dangling_undos, select_effective
from dashboard.decisions.names import corrections as names
from dashboard.decisions.names import countries, namesakes, splits
from dashboard.schema import Decision

# Each returns the changed corpus, or None where it finds nothing to act on.
Verb = Callable[[Corpus, Decision], Corpus | None]

VERBS: dict[str, Verb] = {
    "merge": names.merge,
    "keep_apart": names.keep_apart,
    "rename": names.rename,
    "hide": names.hide,
    "show": names.show,
    "set_kind": names.set_kind,
    "set_country": countries.set_country,
    "split": splits.split,
    "assign": namesakes.assign,
    "set_title": articles.set_title,
    "set_publisher": articles.set_publisher,
    "off_topic": articles.off_topic,
    "on_topic": articles.on_topic,
    "join_copies": copies.join_copies,
    "split_copies": copies.split_copies,
    "stand_for": copies.stand_for,
    "put_back": following.put_back,
    "reject_events": events.reject,
    "date_events": events.date,
    "set_event_kind": events.set_kind,
    "set_event_status": events.set_status,
    "join_events": events.join,
    "part_events": events.part,
    "place_events": event_links.place,
    "set_actors": event_links.set_actors,
}
OF_PUBLISHERS: dict[str, Verb] = {
    "merge": publishers.merge,
    "rename": publishers.merge,
    "keep_apart": publishers.keep_apart,
}


def apply(corpus: Corpus, decisions: Iterable[Decision]) -> Corpus:
    """Return the corpus as the decisions make it; those that find no object are kept as pending.

    Args:
        corpus: A corpus without decisions, as `open_version` gives it; it is left as it is.
        decisions: Every decision, in order, undos among them.
    """
    every = tuple(decisions)
    done, pending = [], list(find_dangling_undos(every))
    for of_days, run in groupby(
        select_effective(every), lambda decision: decision.verb in articles.DAY_VERBS
    ):
        decided = tuple(run)
        corpus, found = articles.set_days(corpus, decided) if of_days else _one_by_one(corpus, decided)
        done += [decision for decision, acted in zip(decided, found, strict=True) if acted]
        pending += [decision for decision, acted in zip(decided, found, strict=True) if not acted]
    return replace(corpus, decisions=tuple(done), pending=tuple(pending))


def _one_by_one(corpus: Corpus, decisions: Iterable[Decision]) -> tuple[Corpus, list[bool]]:
    """Return the corpus as some decisions make it, and which of them found something to act on."""
    found = []
    for decision in decisions:
        verb = _verb(decision)
        changed = verb(corpus, decision) if verb is not None else None
        found.append(changed is not None)
        corpus = corpus if changed is None else changed
    return corpus, found


def _verb(decision: Decision) -> Verb | None:
    if decision.kind == publishers.KIND:
        return OF_PUBLISHERS.get(decision.verb)
    if decision.verb == "split" and decision.namesakes:
        return namesakes.split_among
    return VERBS.get(decision.verb)
