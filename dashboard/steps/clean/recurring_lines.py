"""Lines that recur across a publisher's articles: the furniture that no rule knows."""

from collections import defaultdict
from collections.abc import Iterable, Set

from dashboard.steps.clean.text_lines import split_lines
from dashboard.text.tokens import words

RECURS_IN = 4
"""In how many distinct articles of a publisher a line must stand to be its furniture."""
_LONGEST = 200


def fold_line(line: str) -> str:
    """Return a line as lines are compared: its folded words."""
    return " ".join(words(line))


def seen_lines(text: str) -> tuple[str, frozenset[str]]:
    """Return what tells a text from its copies, and its folded lines that are short enough to be furniture.

    Copies share their longest line, so that lines of a story that was sent out four times count once.
    """
    lines = split_lines(text)
    witness = max((line.text for line in lines), key=len, default="")
    folded = (fold_line(line.text) for line in lines if len(line.text) <= _LONGEST)
    return fold_line(witness), frozenset(line for line in folded if line)


def recurring_lines(articles: Iterable[tuple[str, str, Set[str]]]) -> dict[str, dict[str, int]]:
    """Return, by publisher, the folded lines that are its furniture, and in how many articles they stand.

    Args:
        articles: (publisher, witness, lines) of each article, the last two from `seen_lines`.
    """
    seen: dict[tuple[str, str], set[int]] = defaultdict(set)
    for publisher, witness, lines in articles:
        mark = hash(witness)
        for line in lines:
            seen[publisher, line].add(mark)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (publisher, line), marks in sorted(seen.items()):
        if len(marks) >= RECURS_IN:
            found[publisher][line] = len(marks)
    return dict(found)
