"""Keys that are joined are one group; groups are numbered by their smallest keys."""

from dashboard.steps.connected_groups import ConnectedGroups


def test_joins_are_transitive_and_groups_are_numbered_by_their_smallest_keys() -> None:
    groups = ConnectedGroups(["e", "d", "c", "b", "a"])
    groups.join("e", "c")
    groups.join("b", "e")
    assert groups.are_joined("b", "c")
    assert not groups.are_joined("a", "c")
    assert groups.number_groups() == {"a": 0, "b": 1, "c": 1, "d": 2, "e": 1}
