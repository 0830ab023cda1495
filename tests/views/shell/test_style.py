"""The styles of the reader."""

from dashboard.views.shell.style import _RULES


def test_the_open_hit_keeps_its_own_colours_inside_the_lit_sentence() -> None:
    # Both classes stand on one span; of two rules that weigh the same, the later one wins.
    assert _RULES.index(".reader .lit {") < _RULES.index(".reader .now {")
