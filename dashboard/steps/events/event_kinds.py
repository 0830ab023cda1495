"""The words that say what kind of thing happened, from the editable table data/event_kinds.tsv.

The kinds and sub-kinds follow the PLOVER and ACLED codebooks where these have one.
"""

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.paths import DATA

VERSION = "events-6"
OTHER = ("other", "")
STATEMENT = "statement"
_COMMON = frozenset({STATEMENT, "business", "publication"})
_COMMON_NOUNS = frozenset({"law", "aid", "sanction", "agreement"})
MEETS = frozenset({"meeting", "call", "visit"})
_TABLE = DATA / "event_kinds.tsv"
# "Was in Moscow" is a stay; "was in power", "is in line" are none.
_STAY = "stay"
_IN_A_STATE = re.compile(
    r"(?<=\s(?:in|at|to))\s+(?!(?:(?:the|[a-z]+ern|nearby|neighbou?ring|central)\s+)?(?:[A-Z]"
    r"|(?:capital|city|town|village|country|region|"
    r"province|crowd|delegation|hospital|jail|prison|custody|court|exile|detention|hiding|area|hotel"
    r"|audience)\b))"
)
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z][\w-]*")
_GUARD = re.compile(r"\(\?([=!])")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase at `start:end` that says what kind of thing happened."""

    start: int
    end: int
    kind: str
    sub_kind: str
    is_verb: bool

    @property
    def is_weak(self) -> bool:
        """Whether its word is too common to make an event of a month, or of a day that is only carried over."""
        return self.kind in _COMMON or (self.kind in _COMMON_NOUNS and not self.is_verb)


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    kind: str
    sub_kind: str
    is_verb: bool


def find_triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    """Yield the triggers that lie in `text[start:end]`, in order, the longest first, none overlapping."""
    lexicon = _load_lexicon()
    taken = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < taken:
            continue
        for form in lexicon.get(word.group().lower(), ()):
            # The look-aheads of the table may look past the clause, the words themselves may not.
            found = form.pattern.match(text, word.start())
            if found is not None and found.end() <= end and not _is_a_state(text, form, found.end()):
                taken = found.end()
                yield Trigger(found.start(), found.end(), form.kind, form.sub_kind, form.is_verb)
                break


def _is_a_state(text: str, form: _Form, end: int) -> bool:
    return form.sub_kind == _STAY and bool(_IN_A_STATE.match(text, end))


def kind_words() -> frozenset[str]:
    """Return the words that the forms of the table begin with."""
    return frozenset(_load_lexicon())


def without_names(
    triggers: Sequence[Trigger], names: Sequence[tuple[int, int]], meetings: Sequence[tuple[int, int]]
) -> list[Trigger]:
    """Return the triggers that are no part of a name.

    Args:
        triggers: What `find_triggers` found.
        names: Where names stand.
        meetings: Those of them that may be a meeting's own, as "G-7 Foreign Ministers Meeting" is.
    """

    def is_free(trigger: Trigger) -> bool:
        inside = next((name for name in names if name[0] <= trigger.start < name[1]), None)
        return inside is None or (inside in meetings and trigger.kind == "meeting" and not trigger.is_verb)

    return [trigger for trigger in triggers if is_free(trigger)]


def fingerprint() -> str:
    """Return what changes when the rules or the table of events change."""
    return f"{VERSION}-{hashlib.sha256(_TABLE.read_bytes()).hexdigest()[:12]}"


@cache
def _load_lexicon() -> Mapping[str, Sequence[_Form]]:
    """Return the forms of the table by their first word, the longest first."""
    forms: dict[str, list[tuple[str, _Form]]] = defaultdict(list)
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for words in row["words"].split(" | "):
                form = _Form(_pattern(words.strip()), row["kind"], row["sub_kind"], row["form"] == "verb")
                first = _WORD.match(words)
                if first is not None:
                    forms[first.group().lower()].append((words, form))
    return {
        first: [form for _, form in sorted(listed, key=lambda one: -len(_plain(one[0])))]
        for first, listed in forms.items()
    }


def _plain(words: str) -> str:
    return _GUARD.split(words)[0].strip()


def _pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of a form: its words in any case, what a look-ahead asks for or forbids as it is written."""
    plain = r"\s+".join(re.escape(word) for word in _SPACES.split(_plain(words)))
    guard = _GUARD.search(words)
    follows = rf"(?{guard[1]}\s+(?:{words[guard.end() : -1]}))" if guard else ""
    return re.compile(rf"(?i:{plain})(?![\w-]){follows}")
