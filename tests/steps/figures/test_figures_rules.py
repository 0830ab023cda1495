"""The examples in the table of rules are its tests; what holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.steps.figures import KINDS, find_figures
from dashboard.steps.figures.figure_rules import RULES, FigureRule
from dashboard.steps.figures.quantities import Quantity, read_quantity

EXAMPLES = [(rule, text, value) for rule in RULES for text, value in rule.examples]


@pytest.mark.parametrize(
    ("rule", "text", "value"), EXAMPLES, ids=[f"{rule.name}: {text}" for rule, text, _ in EXAMPLES]
)
def test_a_rule_reads_its_examples(rule: FigureRule, text: str, value: str) -> None:
    figures = find_figures(text, 0, len(text))
    summaries = [f"{f.kind} {f.bound} {f.high if f.low is None else f.low}" for f in figures]
    assert "; ".join(summaries) == value
    assert not value or rule.name in {figure.rule for figure in figures}


def test_no_two_rules_share_a_name() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("12", Quantity(12, 12, "exactly")),
        ("1,250", Quantity(1250, 1250, "exactly")),
        ("twenty-one", Quantity(21, 21, "exactly")),
        ("two hundred thousand", Quantity(200_000, 200_000, "exactly")),
        ("a hundred and six", Quantity(106, 106, "exactly")),
        ("2.5 million", Quantity(2_500_000, 2_500_000, "exactly")),
        ("a dozen", Quantity(12, 12, "exactly")),
        ("three dozen", Quantity(36, 36, "exactly")),
        ("at least some 40", Quantity(40, None, "at least")),
        ("no fewer than 9", Quantity(9, None, "at least")),
        ("as many as 300", Quantity(None, 300, "at most")),
        ("nearly 80", Quantity(80, 80, "about")),
        ("50 or so", Quantity(50, 50, "about")),
        ("50 or more", Quantity(50, None, "at least")),
        ("10–15", Quantity(10, 15, "between")),
        ("between 700 and 1,000", Quantity(700, 1000, "between")),
        ("scores", Quantity(40, None, "vague")),
        ("tens of thousands", Quantity(20_000, None, "vague")),
        ("4.2", None),
        ("rain", None),
    ],
)
def test_a_quantity_is_read(words: str, quantity: Quantity | None) -> None:
    assert read_quantity(words) == quantity


PIECES = st.sampled_from(
    "about at least 500 1,000 people men were been killed and wounded arrested said police , . “ ” according to the crowd of "
    "dozens two of them fled more than hundred million in 2016 : 14:30 % $ \u202e café".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_a_figure_lies_in_its_sentence_and_no_two_overlap(pieces: list[str]) -> None:
    text = "Before. " + " ".join(pieces)
    at = 8
    for figure in find_figures(text, 8, len(text)):
        assert at <= figure.start < figure.end <= len(text)
        assert figure.kind in KINDS
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.speaker_start == -1 or 8 <= figure.speaker_start < figure.speaker_end <= len(text)
        at = figure.end
