"""Furniture inside a line: share buttons and credits that were saved as part of a sentence's line."""

import re
from collections.abc import Iterator

from dashboard.schema import Part

_BUTTON = (
    r"(?:facebook(?: messenger)?|twitter|google ?\+|google plus|whats ?app|tumblr|linked ?in|stumble(?:upon)?"
    r"|digg|reddit|newsvine|pinterest|telegram|flipboard|messenger|instapaper|pocket|delicious|myspace|vk|weibo"
    r"|line|skype|e-?mail|print|permalink|copy (?:this )?link|send|share(?: this(?: with| on| via)?)?|save"
    r"|media playback is unsupported on your device)"
)
# No sentence contains four buttons in a row.
_BUTTONS = re.compile(
    rf"(?:share (?:this )?(?:with|on|via) )?{_BUTTON}(?:[\s,|/•·]+{_BUTTON}){{3,}}(?:\s+https?://\S+)?(?!\w)",
    re.IGNORECASE,
)
_ANY_BUTTON = re.compile(r"digg|reddit|tumblr|whats ?app|pinterest|newsvine|linked ?in", re.IGNORECASE)
_SOURCE = re.compile(r"(?<=[.!?\"”'’)\]\-\s])\s*\bSource\s?:\s?-?\s?[A-Z][^.!?:]{1,60}$")
_MOST_SOURCE_WORDS = 9


def find_inline_furniture(line: str) -> Iterator[tuple[int, int, Part]]:
    """Yield (start, end, part) of each piece of a line that is not article text, in order.

    >>> list(find_inline_furniture("Rain. Send Facebook Twitter Digg Permalink http://a.example/1 Snow."))
    [(6, 61, <Part.FURNITURE: 10>)]
    """
    if _ANY_BUTTON.search(line):
        for match in _BUTTONS.finditer(line):
            yield *match.span(), Part.FURNITURE
    source = _SOURCE.search(line, max(0, len(line) - 90)) if "ource" in line[-90:] else None
    if source is not None and source.group().count(" ") <= _MOST_SOURCE_WORDS:
        start = source.end() - len(source.group().lstrip())
        yield start, source.end(), Part.CREDIT
