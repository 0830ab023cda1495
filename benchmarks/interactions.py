"""The interactions of the app whose speed is measured: a page, and the address that a click on it leads to.

A word in braces in a parameter stands for a value of the corpus that was not chosen before: {country}, {person},
{organisation}, {publisher}, {word}, {other}, {month}, {later}, {article}.
"""

from typing import NamedTuple


class Interaction(NamedTuple):
    """A click: the page it is on, what it does, and the parameters of the address that it leads to.

    `is_slow` marks what needs the texts themselves, such as a regular expression, and is listed apart.
    """

    page: str
    name: str
    params: dict[str, str]
    is_slow: bool = False


PAGES = "Overview Timeline Places Who Words Compare Articles Corpus".split()
_COUNTRY, _PERSON = {"country": "{country}"}, {"person": "{person}"}
_MONTH = {"published": "{month}..{later}"}

COUNTRY_CLICKS = tuple(Interaction(page, "a country", _COUNTRY) for page in PAGES)

INTERACTIONS = (
    *COUNTRY_CLICKS,
    Interaction("Overview", "a person", _PERSON),
    Interaction("Overview", "an organisation", {"organisation": "{organisation}"}),
    Interaction("Overview", "a publisher", {"publisher": "{publisher}"}),
    Interaction("Overview", "a section and a country", {"f:section": "health", **_COUNTRY}),
    Interaction("Overview", "a kind of event and a country", {"kind": "attack", **_COUNTRY}),
    Interaction("Overview", "a status and a country", {"status": "planned", **_COUNTRY}),
    Interaction("Overview", "days of publication", _MONTH),
    Interaction("Overview", "days of happening", {"happened": "{month}..{later}"}),
    Interaction("Overview", "without copies, a country", {"copies": "without", **_COUNTRY}),
    Interaction("Overview", "without copies, a person", {"copies": "without", **_PERSON}),
    Interaction("Overview", "not a country", {"not:country": "{country}"}),
    Interaction("Overview", "countries mentioned", {"countries": "mentioned", **_COUNTRY}),
    Interaction(
        "Overview", "a person and a country in one sentence", {"together": "sentence", **_COUNTRY, **_PERSON}
    ),
    Interaction("Overview", "undated only, a country", {"undated": "only", **_COUNTRY}),
    Interaction("Overview", "clock of happening, a country", {"clock": "happened", **_COUNTRY}),
    Interaction("Overview", "search: a word", {"q": "{word}"}),
    Interaction("Overview", "search: two words", {"q": "{word} {other}"}),
    Interaction("Overview", "search: a phrase", {"q": '"{word} {other}"'}),
    Interaction("Overview", "search: the beginning of a word", {"q": "{prefix}*"}),
    Interaction("Overview", "search: near", {"q": "{word} near/10 {other}"}),
    Interaction("Overview", "search: or, not", {"q": "{word} or {other} -minister"}),
    Interaction("Overview", "search: a regular expression", {"q": "/{word}[a-z]* (the|a)/"}, is_slow=True),
    Interaction("Timeline", "Days, a country", {"tab": "Days", **_COUNTRY}),
    Interaction("Timeline", "Meetings, a country", {"tab": "Meetings", **_COUNTRY}),
    Interaction("Timeline", "Due, a country", {"tab": "Due", **_COUNTRY}),
    Interaction("Timeline", "Calendar, a country", {"tab": "Calendar", **_COUNTRY}),
    Interaction("Timeline", "What changed, a country", {"tab": "What changed", **_COUNTRY}),
    Interaction("Timeline", "days of happening", {"happened": "{month}..{later}"}),
    Interaction("Timeline", "without copies, a country", {"copies": "without", **_COUNTRY}),
    Interaction("Places", "a person", _PERSON),
    Interaction("Places", "without copies, a month", {"copies": "without", **_MONTH}),
    Interaction("Who", "a person", _PERSON),
    Interaction("Who", "Named together, a country", {"tab": "Named together", **_COUNTRY}),
    Interaction("Who", "without copies, a country", {"copies": "without", **_COUNTRY}),
    Interaction("Words", "Over time, a country", {"tab": "Over time", **_COUNTRY}),
    Interaction("Words", "Distinctive, a country", {"tab": "Distinctive", **_COUNTRY}),
    Interaction("Words", "In context, a word", {"tab": "In context", "ask:words": "{word}"}),
    Interaction("Words", "Beside, a word", {"tab": "Beside", "ask:words": "{word}"}),
    Interaction("Words", "without copies, a country", {"copies": "without", **_COUNTRY}),
    Interaction(
        "Compare", "two countries", {"country": "{country}", "other.country": "{second}", "side": "a"}
    ),
    Interaction("Articles", "search: a word", {"q": "{word}"}),
    Interaction("Articles", "an open article", {"article": "{article}"}),
    Interaction("Articles", "Claimed figures, a country", {"tab": "Claimed figures", **_COUNTRY}),
    Interaction("Articles", "Origins, a country", {"tab": "Origins", **_COUNTRY}),
    Interaction("Articles", "Topics, a country", {"tab": "Topics", **_COUNTRY}, is_slow=True),
)
