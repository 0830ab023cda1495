"""Characters that XML cannot hold: they end the program that draws charts, and damage SVG and XLSX."""

import re

_INVALID = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def replace_invalid(text: str) -> str:
    r"""Return a text of the same length with U+FFFD for each control, lone surrogate and non-character.

    Tabs and line ends stay.

    >>> replace_invalid("Ada\x01") == "Ada\ufffd"
    True
    """
    return text if text.isascii() and text.isprintable() else _INVALID.sub("\ufffd", text)


def replace_invalid_within(value: object) -> object:
    """Return a value of JSON with `replace_invalid` applied to every string in it, and to names of fields."""
    if isinstance(value, str):
        return replace_invalid(value)
    if isinstance(value, dict):
        return {replace_invalid_within(name): replace_invalid_within(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        items = map(replace_invalid_within, value)
        return tuple(items) if isinstance(value, tuple) else list(items)
    return value
