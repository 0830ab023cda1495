"""Transcripts: the labels that say who speaks what follows ("MS. JONES:"), and directions ("(Laughter.)")."""

import re
from collections import Counter
from collections.abc import Sequence

from simplemma import is_known

from dashboard.schema import Part, Span
from dashboard.steps.clean.text_lines import TextLine
from dashboard.text.given_names import is_given_name

_TITLES = frozenset("mr mrs ms miss dr sir dame the".split())
_OFFICES = frozenset(
    """
    ambassador minister president secretary senator chairman chairwoman chair spokesperson spokesman
    spokeswoman governor mayor general admiral premier chancellor commissioner director judge justice
    representative congressman congresswoman professor reporter official das prime deputy assistant acting
    foreign vice under senior
""".split()
)
# Who speaks without a name.
_SPEAKERS = frozenset(
    """
    q a question answer moderator operator interviewer journalist reporter host presenter compere interpreter
    translator participant speaker audience caller staff voice media press
""".split()
)
# What forms and announcements put before a colon in capitals: no transcript.
_FORM_WORDS = frozenset(
    """
    who what when where why how date dates time times place venue location subject subjects topic topics note
    contact contacts re from to event media price status update updated watch read more also live photo photos
    video tags tag source sources email e-mail tel phone fax web website address background action summary
    title author editor published posted breaking exclusive related warning correction http https cc bcc attn
""".split()
)
_MOST_LABEL_CHARS = 60
_MOST_LABEL_WORDS = 7
_FEWEST_LABELS = 3
_FEWEST_SPEAKERS = 2
# Labels stand before sentences; the lines of a form do not end as sentences do.
_SENTENCES_SHARE = 0.5
_SMALL_WORDS = frozenset("in at on the a for to by with from is".split())
_COLON = re.compile(r"([^:\n]{1,60}):(?=\s|$)")
_REMARK_IN_LABEL = re.compile(r"[(\[][^()\[\]]{0,40}[)\]]$")
# "Q" without a colon, and the surname in capitals with a dot of a record of a hearing: "Mr. MEEKS. I came".
_BARE_Q = re.compile(r"Q(?=[ \t\xa0]+[\"“(\[]?[A-Z])")
_HEARING = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|The|Senator|Ambassador|Secretary|General|Chairman|Chairwoman)\.? "
    r"[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)?\.(?=\s[\"“(\[]?[A-Z])"
)
_LABEL_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_DIRECTION = re.compile(r"[(\[][^()\[\]\n]{3,60}[)\]]")
_DIRECTION_WORDS = re.compile(
    r"\b(?:laughter|laughs|laughing|applause|inaudible|crosstalk|cross-talk|chuckles|cheers|indiscernible"
    r"|unintelligible|off[- ]mi[ck]e?|as interpreted|(?:via|through) (?:an )?(?:interpreter|translation)"
    r"|speaks in [a-z]+|in progress)\b",
    re.IGNORECASE,
)
_MOST_DIRECTION_WORDS = 5
_CLOCK_LINE = re.compile(
    r"(?:(?:END|Start|Begin)\s+)?\d{1,2}[:.]\d\d\s?[AaPp]\.?[Mm]\.?(?:\s\(?[A-Z]{2,4}\)?)?"
    r"|\(?(?:The )?(?:briefing|call|event|interview|meeting|press conference|remarks)\b.{0,40}"
    r"\b(?:concluded|ended|began|begun)\b.{0,30}"
)


def find_transcript_cuts(lines: Sequence[TextLine]) -> dict[int, list[Span]]:
    """Return the labels of speakers, stage directions and clock lines, by the number of their line.

    Labels and clock lines are looked for in transcripts only: texts in which several labels recur.
    """
    labels = _find_labels(lines)
    cuts: dict[int, list[Span]] = {
        number: [Span(lines[number].start, lines[number].start + length, Part.SPEAKER)]
        for number, length in labels.items()
    }
    for number, line in enumerate(lines):
        if labels and line.n_words <= _MOST_LABEL_WORDS * 2 and _CLOCK_LINE.fullmatch(line.text):
            cuts[number] = [Span(line.start, line.end, Part.DIRECTION)]
        elif "(" in line.text or "[" in line.text:
            begin = labels.get(number, 0)
            cuts.setdefault(number, []).extend(
                Span(line.start + match.start(), line.start + match.end(), Part.DIRECTION)
                for match in _DIRECTION.finditer(line.text, begin)
                if _is_direction(match.group())
            )
    return {number: spans for number, spans in cuts.items() if spans}


def _is_direction(bracket: str) -> bool:
    return bracket.count(" ") < _MOST_DIRECTION_WORDS and _DIRECTION_WORDS.search(bracket) is not None


def _find_labels(lines: Sequence[TextLine]) -> dict[int, int]:
    """Return the length of the label at the beginning of each line that has one, by the line's number."""
    lengths = {number: length for number, line in enumerate(lines) if (length := _label_length(line.text))}
    n_sentences = sum(lines[number].ends_sentence for number in lengths)
    if len(lengths) < _FEWEST_LABELS or n_sentences < _SENTENCES_SHARE * len(lengths):
        return {}
    labels = {number: _fold_label(lines[number].text[:length]) for number, length in lengths.items()}
    clear = {
        number: label for number, label in labels.items() if _is_clear(lines[number].text[: lengths[number]])
    }
    counts = Counter(clear.values())
    names = Counter(label for number, label in labels.items() if number not in clear and _can_name(label))
    recurring = {label for label, n in names.items() if n > 1}
    is_transcript = counts.total() >= _FEWEST_LABELS and max(counts.values()) > 1
    if not is_transcript and len(recurring) + (counts.total() > 1) < _FEWEST_SPEAKERS:
        return {}
    chosen = clear.keys() if is_transcript else set()
    return {number: lengths[number] for number in labels if number in chosen or labels[number] in recurring}


def _label_length(text: str) -> int:
    """Return how long what may be the label of a speaker at the beginning of a line is, 0 for none."""
    if (other := _BARE_Q.match(text) or _HEARING.match(text)) is not None:
        return other.end()
    colon = _COLON.match(text)
    if colon is None:
        return 0
    words = _words_of(colon[1])
    is_label = (
        0 < len(words) <= _MOST_LABEL_WORDS
        and all(_LABEL_WORD.fullmatch(word) for word in words)
        and not _FORM_WORDS & {word.casefold() for word in words}
        and words[0][0].isupper()
        and (words[-1][0].isupper() or len(words) == 1)
        and _SMALL_WORDS.isdisjoint(words)
    )
    return colon.end() if is_label else 0


def _can_name(label: str) -> bool:
    """Whether a folded label of one word is no word of the language: "Joe", but not "Oil"."""
    return " " in label or is_given_name(label.capitalize()) or not is_known(label, lang="en")


def _words_of(label: str) -> list[str]:
    return _REMARK_IN_LABEL.sub("", label.strip().rstrip(":")).split()


def _fold_label(label: str) -> str:
    return " ".join(word.rstrip(".:").casefold() for word in _words_of(label))


def _is_clear(label: str) -> bool:
    """Whether a label is a speaker's by its form: in capitals, with an office or title, or "Question"."""
    words = [word.rstrip(".:") for word in _words_of(label)]
    named = [word for word in words if word.casefold() not in _TITLES]
    first = words[0].casefold()
    return (
        (len(words) == 1 and first in _SPEAKERS)
        or (bool(named) and all(word.isupper() for word in named) and len("".join(named)) > 1)
        or (len(words) > 1 and first in _TITLES | _OFFICES and all(word[0].isupper() for word in words))
    )
