"""Lines that recur across a publisher's articles: furniture that no rule covers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Set

from dashboard.steps.clean.text_lines import split_lines
from dashboard.text.tokens import words

MIN_ARTICLES = 4
"""A line is furniture if it stands in at least this many distinct articles of one publisher."""
_LONGEST_LINE = 200
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")


def fold_line(line: str) -> str:
    """Return a line in the form in which lines are compared: its folded words, without addresses.

    >>> fold_line("Source: Harbour Wire https://wire.example/1") == fold_line("Source: Harbour Wire")
    True
    """
    return " ".join(words(_ADDRESS.sub(" ", line)))


def find_comparable_lines(text: str) -> tuple[str, frozenset[str]]:
    """Return a text's longest line and all its lines that are short enough to be furniture, folded.

    Copies share their longest line. A story that was sent out four times therefore counts once.
    """
    lines = split_lines(text)
    longest = max((line.text for line in lines), key=len, default="")
    folded = (fold_line(line.text) for line in lines if len(line.text) <= _LONGEST_LINE)
    return fold_line(longest), frozenset(line for line in folded if line)


def find_recurring_lines(articles: Iterable[tuple[str, str, Set[str]]]) -> dict[str, dict[str, int]]:
    """Return, for each publisher, its recurring lines and in how many distinct articles each stands.

    Args:
        articles: (publisher, longest line, lines) of each article; the last two from `find_comparable_lines`.
    """
    stories: dict[tuple[str, str], set[int]] = defaultdict(set)
    for publisher, longest, lines in articles:
        story = hash(longest)
        for line in lines:
            stories[publisher, line].add(story)
    recurring: dict[str, dict[str, int]] = defaultdict(dict)
    for (publisher, line), line_stories in sorted(stories.items()):
        if len(line_stories) >= MIN_ARTICLES:
            recurring[publisher][line] = len(line_stories)
    return dict(recurring)
