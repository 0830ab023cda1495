"""Find triggers, the words that state what kind of event happened, by the table data/event_kinds.tsv.

The kinds and sub-kinds follow the codebooks of PLOVER and ACLED where these have one. Users may edit
the table.
"""

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.paths import DATA

VERSION = "events-7"
OTHER = ("other", "")
STATEMENT = "statement"
_COMMON_KINDS = frozenset({STATEMENT, "business", "publication"})
_COMMON_NOUNS = frozenset({"law", "aid", "sanction", "agreement"})
MEETING_KINDS = frozenset({"meeting", "call", "visit"})
_TABLE = DATA / "event_kinds.tsv"
# "Was in Moscow" is a stay; "was in power" and "is in line" are not.
_STAY = "stay"
_NOT_A_PLACE = re.compile(
    r"(?<=\s(?:in|at|to))\s+(?!(?:(?:the|[a-z]+ern|nearby|neighbou?ring|central)\s+)?(?:[A-Z]"
    r"|(?:capital|city|town|village|country|region|"
    r"province|crowd|delegation|hospital|jail|prison|custody|court|exile|detention|hiding|area|hotel"
    r"|audience)\b))"
)
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z][\w-]*")
_LOOK_AHEAD = re.compile(r"\(\?([=!])")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase at `start:end` that states what kind of event happened."""

    start: int
    end: int
    kind: str
    sub_kind: str
    is_verb: bool

    @property
    def is_weak(self) -> bool:
        """Whether its word is too common to report an event without a day of its own."""
        return self.kind in _COMMON_KINDS or (self.kind in _COMMON_NOUNS and not self.is_verb)


@dataclass(frozen=True, slots=True)
class _TriggerPattern:
    pattern: re.Pattern[str]
    kind: str
    sub_kind: str
    is_verb: bool


def find_triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    """Yield the triggers in `text[start:end]`, in order; where several match at one place, the longest."""
    lexicon = _load_lexicon()
    last_end = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < last_end:
            continue
        for form in lexicon.get(word.group().lower(), ()):
            # A look-ahead of the table may look beyond the clause; the words themselves may not.
            match = form.pattern.match(text, word.start())
            if match is not None and match.end() <= end and not _is_state(text, form, match.end()):
                last_end = match.end()
                yield Trigger(match.start(), match.end(), form.kind, form.sub_kind, form.is_verb)
                break


def _is_state(text: str, form: _TriggerPattern, end: int) -> bool:
    return form.sub_kind == _STAY and bool(_NOT_A_PLACE.match(text, end))


def load_first_words() -> frozenset[str]:
    """Return the first word of each phrase in the table."""
    return frozenset(_load_lexicon())


def drop_triggers_in_names(
    triggers: Sequence[Trigger], names: Sequence[tuple[int, int]], meetings: Sequence[tuple[int, int]]
) -> list[Trigger]:
    """Return the triggers that are not part of a name.

    Args:
        triggers: The triggers of a clause.
        names: Start and end of each name.
        meetings: Those that may name a meeting, as "G-7 Foreign Ministers Meeting" does.
    """

    def is_free(trigger: Trigger) -> bool:
        name = next((name for name in names if name[0] <= trigger.start < name[1]), None)
        return name is None or (name in meetings and trigger.kind == "meeting" and not trigger.is_verb)

    return [trigger for trigger in triggers if is_free(trigger)]


def fingerprint() -> str:
    """Return a string that changes whenever the rules or the table of events change."""
    return f"{VERSION}-{hashlib.sha256(_TABLE.read_bytes()).hexdigest()[:12]}"


@cache
def _load_lexicon() -> Mapping[str, Sequence[_TriggerPattern]]:
    """Return the patterns of the table by their first word, the longest first."""
    forms: dict[str, list[tuple[str, _TriggerPattern]]] = defaultdict(list)
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for words in row["words"].split(" | "):
                form = _TriggerPattern(
                    _compile_pattern(words.strip()), row["kind"], row["sub_kind"], row["form"] == "verb"
                )
                first = _WORD.match(words)
                if first is not None:
                    forms[first.group().lower()].append((words, form))
    return {
        first: [form for _, form in sorted(listed, key=lambda one: -len(_drop_look_ahead(one[0])))]
        for first, listed in forms.items()
    }


def _drop_look_ahead(words: str) -> str:
    return _LOOK_AHEAD.split(words)[0].strip()


def _compile_pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of some words, in any case; their look-ahead keeps its case."""
    plain = r"\s+".join(re.escape(word) for word in _SPACES.split(_drop_look_ahead(words)))
    look_ahead = _LOOK_AHEAD.search(words)
    follows = rf"(?{look_ahead[1]}\s+(?:{words[look_ahead.end() : -1]}))" if look_ahead else ""
    return re.compile(rf"(?i:{plain})(?![\w-]){follows}")
