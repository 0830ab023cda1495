"""A colleague's decisions compared with one's own: the same, new, and contradicting ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.decisions.articles.corrections import DAY_VERBS, parse_decided_days
from dashboard.decisions.log.decision_log import make_undo, select_effective
from dashboard.decisions.names.corrections import list_entity_keys
from dashboard.schema import Decision

MINE, THEIRS, BOTH = "keep mine", "take theirs", "keep both"
# The aspects that a verb decides: two decisions can contradict each other only in the same aspect.
_ASPECTS = {
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
# Opposite verbs: only one of the two can be in force.
_OPPOSITES = (
    {"merge", "keep_apart"},
    {"merge", "split"},
    {"hide", "show"},
    {"off_topic", "on_topic"},
    {"join_copies", "split_copies"},
    {"join_events", "part_events"},
)
# Verbs that set no value: two decisions with such a verb on different objects can both be in force.
_CUMULATIVE = {"merge", "keep_apart", "reject_events", *(verb for pair in _OPPOSITES[2:] for verb in pair)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision of a colleague, and one's own decisions that contradict it."""

    mine: tuple[Decision, ...]
    theirs: Decision

    def choices(self) -> tuple[str, ...]:
        """Return the possible choices; `BOTH` only where both decisions can be in force."""
        both = all(_can_both_hold(each, self.theirs) for each in self.mine)
        return (MINE, THEIRS, BOTH) if both else (MINE, THEIRS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The decisions of a colleague's file, in its order: the same as one's own, new, in conflict, empty."""

    same: tuple[Decision, ...]
    new: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    empty: tuple[Decision, ...] = ()


def compare_decisions(ours: Iterable[Decision], theirs: Iterable[Decision]) -> Comparison:
    """Return a comparison of a colleague's decisions with one's own; only decisions in force count.

    It is a conflict too if one side has undone what is in force on the other.
    """
    ours, theirs = tuple(ours), tuple(theirs)
    mine, others = select_effective(ours), select_effective(theirs)
    undone = {each.object: each for each in ours if each.verb == "undo"}
    same: list[Decision] = []
    new: list[Decision] = []
    conflicts: list[Conflict] = []
    for decision in others:
        if is_empty(decision):
            continue
        clashing = tuple(each for each in mine if _contradict(each, decision))
        if any(each.id == decision.id or _get_content(each) == _get_content(decision) for each in mine):
            same.append(decision)
        elif decision.id in undone:
            conflicts.append(Conflict((undone[decision.id],), decision))
        elif clashing:
            conflicts.append(Conflict(clashing, decision))
        else:
            new.append(decision)
    conflicts += _undone_by_them(mine, theirs, others)
    return Comparison(tuple(same), tuple(new), tuple(conflicts), tuple(filter(is_empty, others)))


def _undone_by_them(
    mine: tuple[Decision, ...], theirs: tuple[Decision, ...], others: tuple[Decision, ...]
) -> list[Conflict]:
    """Return a conflict for each decision of one's own that the colleague has undone."""
    undos = {each.object: each for each in theirs if each.verb == "undo"}
    in_force = {each.id for each in others}
    return [
        Conflict((each,), undos[each.id]) for each in mine if each.id in undos and each.id not in in_force
    ]


def is_empty(decision: Decision) -> bool:
    """Return whether a decision has no object, or renames something to nothing."""
    if decision.verb == "put_back":
        return not decision.value
    nameless = decision.verb == "rename" and not decision.value.strip()
    return nameless or not (decision.spellings or decision.articles or decision.events)


def resolve_conflict(conflict: Conflict, choice: str) -> list[Decision]:
    """Return the decisions to add that settle a conflict as chosen: `MINE`, `THEIRS` or `BOTH`."""
    if choice == MINE:
        return []
    if choice == BOTH or conflict.theirs.verb == "undo":
        return [conflict.theirs]
    # An undo of one's own undo also brings their decision back.
    undos = [make_undo(each) for each in conflict.mine if not _is_partly_replaced(each, conflict.theirs)]
    return undos if conflict.mine[0].object == conflict.theirs.id else [*undos, conflict.theirs]


def _is_partly_replaced(mine: Decision, theirs: Decision) -> bool:
    """Return whether theirs, the later one, sets a new value for only some objects of mine."""
    sets_value = mine.verb == theirs.verb and mine.verb not in _ASPECTS
    return (sets_value or _both_give_days(mine, theirs)) and bool(_list_objects(mine) - _list_objects(theirs))


def _both_give_days(mine: Decision, theirs: Decision) -> bool:
    return mine.verb in DAY_VERBS and theirs.verb in DAY_VERBS


def _can_both_hold(mine: Decision, theirs: Decision) -> bool:
    verbs = {mine.verb, theirs.verb}
    if "undo" in verbs or verbs in _OPPOSITES or _both_give_days(mine, theirs):
        return False
    if verbs == {"assign"}:
        return not set(mine.articles) & set(theirs.articles)
    return len(verbs) == 2 or (mine.verb in _CUMULATIVE and _list_objects(mine) != _list_objects(theirs))


def _contradict(mine: Decision, theirs: Decision) -> bool:
    if _both_give_days(mine, theirs):
        days = parse_decided_days(theirs)
        return any(days.get(key, day) != day for key, day in parse_decided_days(mine).items())
    if not _list_aspects(mine) & _list_aspects(theirs):
        return False
    shared = _list_objects(mine) & _list_objects(theirs)
    # Keeping two names apart decides nothing about one of them alone.
    least = 2 if "keep_apart" in (mine.verb, theirs.verb) else 1
    return len(shared) >= least and _get_content(mine) != _get_content(theirs)


def _list_aspects(decision: Decision) -> set[str]:
    return _ASPECTS.get(decision.verb, {decision.verb})


def _list_objects(decision: Decision) -> set[object]:
    """Return the objects of a decision: events, names or articles."""
    if decision.events:
        return {replace(event, prefix="", suffix="") for event in decision.events}
    if decision.spellings and decision.verb not in DAY_VERBS:
        return set(list_entity_keys(decision))
    return set(decision.articles)


def _get_content(decision: Decision) -> tuple[object, ...]:
    """Return the content of a decision, without its author, time and reason."""
    return (
        decision.verb,
        frozenset(_list_objects(decision)),
        decision.spellings if decision.verb in DAY_VERBS else (),
        frozenset(decision.articles),
        decision.value,
        decision.namesakes,
        decision.object if decision.verb != "undo" else "",
    )
