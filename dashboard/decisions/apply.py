"""Decisions -> a changed Corpus; each decision acts on the result of the one before."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles import awaiting_rebuild, copies, publishers
from dashboard.decisions.articles import corrections as articles
from dashboard.decisions.events import corrections as events
from dashboard.decisions.events import countries_and_actors as event_links
from dashboard.decisions.log.decision_log import PUBLISHER, find_dangling_undos, select_effective
from dashboard.decisions.names import corrections as names
from dashboard.decisions.names import countries, splits
from dashboard.schema import Decision

# Each returns the changed corpus, or None where nothing in the corpus matches the decision.
Verb = Callable[[Corpus, Decision], Corpus | None]

VERBS: dict[str, Verb] = {
    "merge": names.merge_entities,
    "keep_apart": names.keep_entities_apart,
    "rename": names.rename_entity,
    "hide": names.hide_entity,
    "show": names.unhide_entity,
    "set_kind": names.set_entity_kind,
    "set_country": countries.set_entity_country,
    "split": splits.split_off_names,
    "assign": splits.assign_mentions,
    "set_title": articles.set_title,
    "set_publisher": articles.set_publisher,
    "off_topic": articles.mark_off_topic,
    "on_topic": articles.mark_on_topic,
    "join_copies": copies.join_copies,
    "split_copies": copies.split_copies,
    "stand_for": copies.choose_main_article,
    "put_back": awaiting_rebuild.put_back_cuts,
    "reject_events": events.reject_events,
    "date_events": events.date_events,
    "set_event_kind": events.set_event_kind,
    "set_event_status": events.set_event_status,
    "join_events": events.join_events,
    "part_events": events.separate_events,
    "place_events": event_links.set_event_countries,
    "set_actors": event_links.set_event_actors,
}
PUBLISHER_VERBS: dict[str, Verb] = {
    "merge": publishers.merge_publishers,
    "rename": publishers.merge_publishers,
    "keep_apart": publishers.keep_publishers_apart,
}


def apply_decisions(corpus: Corpus, decisions: Iterable[Decision]) -> Corpus:
    """Return the corpus after all decisions; `pending` has those that match nothing in it.

    Args:
        corpus: A corpus without decisions, as `open_version` returns it; it does not change.
        decisions: Every decision, in order, undos among them.
    """
    every = tuple(decisions)
    done: list[Decision] = []
    pending = list(find_dangling_undos(every))
    for of_days, run in groupby(
        select_effective(every), lambda decision: decision.verb in articles.DAY_VERBS
    ):
        decided = tuple(run)
        corpus, matched = (
            articles.set_days(corpus, decided) if of_days else _apply_one_by_one(corpus, decided)
        )
        for decision, has_match in zip(decided, matched, strict=True):
            (done if has_match else pending).append(decision)
    return replace(corpus, decisions=tuple(done), pending=tuple(pending))


def _apply_one_by_one(corpus: Corpus, decisions: Iterable[Decision]) -> tuple[Corpus, list[bool]]:
    """Return the corpus after some decisions, and which of them matched something in it."""
    matched = []
    for decision in decisions:
        verb = _get_function(decision)
        changed = verb(corpus, decision) if verb is not None else None
        matched.append(changed is not None)
        corpus = corpus if changed is None else changed
    return corpus, matched


def _get_function(decision: Decision) -> Verb | None:
    if decision.kind == PUBLISHER:
        return PUBLISHER_VERBS.get(decision.verb)
    if decision.verb == "split" and decision.namesakes:
        return splits.split_among_namesakes
    return VERBS.get(decision.verb)
