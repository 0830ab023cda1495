"""A colleague's decisions beside one's own: what is new, what is the same, and what says otherwise of the same thing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.decisions.articles.corrections import DAY_VERBS, parse_decided_days
from dashboard.decisions.log.decision_log import make_undo, select_effective
from dashboard.decisions.names.corrections import list_entity_keys
from dashboard.schema import Decision

MINE, THEIRS, BOTH = "keep mine", "take theirs", "keep both"
# What a verb decides of its objects: two decisions can only differ where they decide the same.
_DECIDES = {
    "merge": {"who it is", "label"},
    "split": {"who it is"},
    "assign": {"who it is"},
    "keep_apart": {"who it is"},
    "rename": {"label"},
    "hide": {"hidden"},
    "show": {"hidden"},
    "off_topic": {"topic"},
    "on_topic": {"topic"},
    "join_copies": {"copies"},
    "split_copies": {"copies"},
    "stand_for": {"stands for"},
    "reject_events": {"rejected"},
    "join_events": {"cluster"},
    "part_events": {"cluster"},
}
# What says the contrary of the same thing: one of the two holds.
_CONTRARY = (
    {"merge", "keep_apart"},
    {"merge", "split"},
    {"hide", "show"},
    {"off_topic", "on_topic"},
    {"join_copies", "split_copies"},
    {"join_events", "part_events"},
)
# Verbs that give nothing a value: of other objects, two of one verb add up.
_ADD_UP = {"merge", "keep_apart", "reject_events", *(verb for pair in _CONTRARY[2:] for verb in pair)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision of a colleague, and those of one's own that say otherwise of the same thing."""

    mine: tuple[Decision, ...]
    theirs: Decision

    def choices(self) -> tuple[str, ...]:
        """Return how it can be settled; `BOTH` only where both can hold."""
        both = all(_can_both_hold(each, self.theirs) for each in self.mine)
        return (MINE, THEIRS, BOTH) if both else (MINE, THEIRS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a colleague's file holds, in its order: decisions that one has too, new ones, conflicts, and empty ones."""

    same: tuple[Decision, ...]
    new: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    empty: tuple[Decision, ...] = ()


def compare_decisions(ours: Iterable[Decision], theirs: Iterable[Decision]) -> Comparison:
    """Return how a colleague's decisions stand to one's own; only what holds on either side counts.

    Where one side has undone what the other still holds, that is a conflict too.
    """
    ours, theirs = tuple(ours), tuple(theirs)
    mine = select_effective(ours)
    held, undone = {each.id for each in mine}, {each.object: each for each in ours if each.verb == "undo"}
    same: list[Decision] = []
    new: list[Decision] = []
    conflicts: list[Conflict] = []
    held_by_them = select_effective(theirs)
    empty = tuple(each for each in held_by_them if is_empty(each))
    for decision in held_by_them:
        if decision in empty:
            continue
        clashing = tuple(each for each in mine if _clash(each, decision))
        if decision.id in held or any(_says(each) == _says(decision) for each in mine):
            same.append(decision)
        elif decision.id in undone:
            conflicts.append(Conflict((undone[decision.id],), decision))
        elif clashing:
            conflicts.append(Conflict(clashing, decision))
        else:
            new.append(decision)
    taken_back = {each.object: each for each in theirs if each.verb == "undo"}
    still_theirs = {each.id for each in held_by_them}
    conflicts += [
        Conflict((each,), taken_back[each.id])
        for each in mine
        if each.id in taken_back and each.id not in still_theirs
    ]
    return Comparison(tuple(same), tuple(new), tuple(conflicts), empty)


def is_empty(decision: Decision) -> bool:
    """Return whether a decision speaks of nothing, or gives a name no name."""
    if decision.verb == "put_back":
        return not decision.value
    nameless = decision.verb == "rename" and not decision.value.strip()
    return nameless or not (decision.spellings or decision.articles or decision.events)


def resolve_conflict(conflict: Conflict, choice: str) -> list[Decision]:
    """Return the decisions to add so that a conflict is settled as chosen: `MINE`, `THEIRS` or `BOTH`."""
    if choice == MINE:
        return []
    if choice == BOTH or conflict.theirs.verb == "undo":
        return [conflict.theirs]
    # An undo of one's own is taken back by an undo of the undo, which brings their decision back too.
    taken_back = [make_undo(each) for each in conflict.mine if not _is_overlaid(each, conflict.theirs)]
    return taken_back if conflict.mine[0].object == conflict.theirs.id else [*taken_back, conflict.theirs]


def _is_overlaid(mine: Decision, theirs: Decision) -> bool:
    """Return whether theirs, coming later, gives another value to a part of what mine speaks of: the rest stays."""
    gives_a_value = mine.verb == theirs.verb and mine.verb not in _DECIDES
    return (gives_a_value or _both_give_days(mine, theirs)) and bool(_objects(mine) - _objects(theirs))


def _both_give_days(mine: Decision, theirs: Decision) -> bool:
    return mine.verb in DAY_VERBS and theirs.verb in DAY_VERBS


def _can_both_hold(mine: Decision, theirs: Decision) -> bool:
    verbs = {mine.verb, theirs.verb}
    if "undo" in verbs or verbs in _CONTRARY or _both_give_days(mine, theirs):
        return False
    if verbs == {"assign"}:
        return not set(mine.articles) & set(theirs.articles)
    return len(verbs) == 2 or (mine.verb in _ADD_UP and _objects(mine) != _objects(theirs))


def _clash(mine: Decision, theirs: Decision) -> bool:
    if _both_give_days(mine, theirs):
        days = parse_decided_days(theirs)
        return any(days.get(key, day) != day for key, day in parse_decided_days(mine).items())
    if not _decides(mine) & _decides(theirs):
        return False
    shared = _objects(mine) & _objects(theirs)
    # Two names kept apart say nothing of either alone.
    least = 2 if "keep_apart" in (mine.verb, theirs.verb) else 1
    return len(shared) >= least and _says(mine) != _says(theirs)


def _decides(decision: Decision) -> set[str]:
    return _DECIDES.get(decision.verb, {decision.verb})


def _objects(decision: Decision) -> set[object]:
    """Return what a decision speaks of: events, names (a part of one in its articles only), or articles."""
    if decision.events:
        return {replace(event, prefix="", suffix="") for event in decision.events}
    if decision.spellings and decision.verb not in DAY_VERBS:
        return set(list_entity_keys(decision))
    return set(decision.articles)


def _says(decision: Decision) -> tuple[object, ...]:
    """Return all that a decision says, whoever says it and why."""
    return (
        decision.verb,
        frozenset(_objects(decision)),
        decision.spellings if decision.verb in DAY_VERBS else (),
        frozenset(decision.articles),
        decision.value,
        decision.namesakes,
        decision.object if decision.verb != "undo" else "",
    )
