"""A colleague's decisions beside one's own."""

import pytest

from dashboard.decisions import select_effective
from dashboard.decisions.import_conflicts import BOTH, MINE, THEIRS, compare_decisions, resolve_conflict
from dashboard.schema import Decision, EventReference, Namesake
from tests.decisions.ports import decision

ADA, A, BERG, OMAR = "person:Ada Berg", "person:A. Berg", "person:Berg", "person:Omar Saleh"


def by(who: str, verb: str, *spellings: str, **given: object) -> Decision:
    made = decision(verb, *spellings, **given)
    return Decision(
        **{**{name: getattr(made, name) for name in Decision.__slots__}, "id": f"{who} {made.id}", "who": who}
    )


MERGED = by("ab", "merge", ADA, A, value="Ada Berg")
EVENT = EventReference("one", "A ferry sank.", "before", "after", "2017-05-03", "accident")


@pytest.mark.parametrize(
    ("mine", "theirs", "clash"),
    [
        (MERGED, by("cd", "merge", A, ADA, value="Ada Berg"), None),
        (MERGED, by("cd", "merge", ADA, A, value="A. Berg"), True),
        (MERGED, by("cd", "merge", A, BERG, value="A. Berg"), True),
        (MERGED, by("cd", "keep_apart", ADA, A), True),
        (MERGED, by("cd", "keep_apart", ADA, BERG), False),
        (MERGED, by("cd", "rename", ADA, value="Ada B."), True),
        (MERGED, by("cd", "hide", ADA), False),
        (MERGED, by("cd", "split", A, value="Alma Berg"), True),
        (MERGED, by("cd", "merge", OMAR, BERG, value="Omar"), False),
        (by("ab", "hide", ADA), by("cd", "show", ADA), True),
        (by("ab", "set_country", "place:Georgia", value="GEO"), by("cd", "set_country", "place:Georgia", value="USA"), True),
        (by("ab", "set_day", articles=("one",), value="2017-01-01"), by("cd", "set_day", articles=("one", "two"), value="2017-01-02"), True),
        (by("ab", "set_day", articles=("one",), value="2017-01-01"), by("cd", "set_title", articles=("one",), value="A"), False),
        (by("ab", "off_topic", articles=("one",)), by("cd", "on_topic", articles=("one",)), True),
        (by("ab", "set_event_kind", events=(EVENT,), value="meeting"), by("cd", "set_event_kind", events=(EVENT,), value="call"), True),
        (
            by("ab", "split", OMAR, namesakes=(Namesake("A", ("rain",)), Namesake("B"))),
            by("cd", "split", OMAR, namesakes=(Namesake("A", ("snow",)), Namesake("B"))),
            True,
        ),
    ],
)  # fmt: skip
def test_what_says_otherwise_of_the_same_thing_conflicts(
    mine: Decision, theirs: Decision, clash: bool | None
) -> None:
    comparison = compare_decisions([mine], [theirs])
    assert [len(part) for part in (comparison.same, comparison.new, comparison.conflicts)] == [
        clash is None,
        clash is False,
        clash is True,
    ]
    if clash:
        assert (comparison.conflicts[0].mine, comparison.conflicts[0].theirs) == ((mine,), theirs)


def test_a_file_of_ones_own_has_nothing_to_take() -> None:
    ours = [MERGED, by("ab", "hide", BERG), by("ab", "undo", object=MERGED.id)]
    comparison = compare_decisions(ours, ours)
    assert (comparison.new, comparison.conflicts) == ((), ())


def test_what_one_side_has_undone_and_the_other_holds_conflicts() -> None:
    undo = by("cd", "undo", object=MERGED.id)
    (conflict,) = compare_decisions([MERGED], [MERGED, undo]).conflicts
    assert (conflict.mine, conflict.theirs) == ((MERGED,), undo)
    assert select_effective([MERGED, *resolve_conflict(conflict, THEIRS)]) == ()
    (conflict,) = compare_decisions([MERGED, undo], [MERGED]).conflicts
    assert (conflict.mine, conflict.theirs) == ((undo,), MERGED)
    assert select_effective([MERGED, undo, *resolve_conflict(conflict, THEIRS)]) == (MERGED,)


def test_a_conflict_is_settled_as_chosen() -> None:
    theirs = by("cd", "merge", ADA, A, value="A. Berg")
    (conflict,) = compare_decisions([MERGED], [theirs]).conflicts
    assert resolve_conflict(conflict, MINE) == []
    assert select_effective([MERGED, *resolve_conflict(conflict, THEIRS)]) == (theirs,)
    assert select_effective([MERGED, *resolve_conflict(conflict, BOTH)]) == (MERGED, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (MERGED, by("cd", "keep_apart", ADA, A), False),
        (MERGED, by("cd", "split", A, value="Alma Berg"), False),
        (MERGED, by("cd", "merge", ADA, A, value="A. Berg"), False),
        (MERGED, by("cd", "merge", A, BERG, value="A. Berg"), True),
        (MERGED, by("cd", "rename", ADA, value="Ada B."), True),
        (by("ab", "rename", ADA, value="Ada"), by("cd", "rename", ADA, value="Ada B."), False),
        (by("ab", "hide", ADA), by("cd", "show", ADA), False),
        (by("ab", "assign", ADA, BERG, articles=("one",)), by("cd", "assign", ADA, BERG, articles=("two",)), True),
        (by("ab", "assign", ADA, BERG, articles=("one",)), by("cd", "assign", OMAR, BERG, articles=("one",)), False),
        (by("ab", "set_day", articles=("one",), value="2017-01-01"), by("cd", "set_day", articles=("one",), value="2017-01-02"), False),
    ],
)  # fmt: skip
def test_both_are_kept_only_where_both_can_hold(mine: Decision, theirs: Decision, both: bool) -> None:
    (conflict,) = compare_decisions([mine], [theirs]).conflicts
    assert (BOTH in conflict.choices()) is both


def test_what_was_undone_cannot_be_kept_and_undone() -> None:
    (conflict,) = compare_decisions([MERGED], [MERGED, by("cd", "undo", object=MERGED.id)]).conflicts
    assert conflict.choices() == (MINE, THEIRS)


def test_a_decision_that_speaks_of_nothing_is_left_out() -> None:
    empty = (by("cd", "set_publisher", value="Gazette"), by("cd", "rename", ADA, value=" "))
    complete = (by("cd", "hide", BERG), by("cd", "put_back", kind="part", value="Captions"))
    comparison = compare_decisions([], [*empty, *complete])
    assert (comparison.empty, comparison.new) == (empty, complete)


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        (by("cd", "set_days", "2017-01-01", articles=("three",)), False),
        (by("cd", "set_days", "2017-01-01", "2017-01-09", articles=("one", "three")), False),
        (by("cd", "set_days", "2017-01-02", articles=("one",)), True),
        (by("cd", "set_day", articles=("one", "three"), value="2017-01-01"), False),
        (by("cd", "set_day", articles=("two",), value="2017-01-01"), True),
    ],
)
def test_days_conflict_where_an_article_gets_another(theirs: Decision, clash: bool) -> None:
    mine = by("ab", "set_days", "2017-01-01", "2017-01-02", articles=("one", "two"))
    comparison = compare_decisions([mine], [theirs])
    assert (len(comparison.new), len(comparison.conflicts)) == (not clash, clash)
    assert all(BOTH not in each.choices() for each in comparison.conflicts)


def test_what_they_say_of_one_article_leaves_ones_own_day_of_another() -> None:
    mine = by("ab", "set_day", articles=("one", "two"), value="2017-01-01")
    theirs = by("cd", "set_day", articles=("one",), value="2017-01-02")
    (conflict,) = compare_decisions([mine], [theirs]).conflicts
    assert resolve_conflict(conflict, THEIRS) == [theirs]
    (conflict,) = compare_decisions([theirs], [mine]).conflicts
    assert select_effective([theirs, *resolve_conflict(conflict, THEIRS)]) == (mine,)
