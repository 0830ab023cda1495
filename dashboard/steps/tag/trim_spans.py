"""A span of the model trimmed to the name: no article, title, possessive, quote or line break."""

import re
from enum import StrEnum

from dashboard.steps.tag.cue_words import NEWSPAPERS, NO_NAMES, OPENERS, RANKS, SAYING, TITLES, WEB_WORDS
from dashboard.steps.tag.known_organisations import load_forms_with_lost_end
from dashboard.text.given_names import is_given_name

_OUTER_MARKS = " \t\u00a0\"'“”‘’«»()[]{}<>,;:!?*•|/\\–—-_=+~`"
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’´`]s|(?<=s)['’])$")
_ABBREVIATED = re.compile(r"(?<=\b(?:Ltd|Inc|Pvt))\.$|(?<=\bCorp)\.$")
_BREAK = re.compile(r"\n| [-–—]+ | [/|] | \((?![^()]*\))|\.?[-–—]+ |-?\[|[.,;:!?)]*[\"”]\?+")
_WORD = re.compile(r"\S+")
# What stands before a name by chance: the letter of a question or answer, a number of a list, a stray "Mr".
_STRAY_BEFORE = re.compile(r"(?:[QA][.:]|\d+[.)]?|[\w’'-]+ (?:Mr|Mrs|Ms|Miss)\b\.?)\s+")
_STRAY_AFTER = re.compile(r"(?:\s+[a-z]+-|-era)$")
# The verb in 'Said Ada: "It rains"'. Elsewhere Said is a given name.
_LEADING_VERB = re.compile(r"Said (?=[A-Z])")
_QUOTING = re.compile(r"[,:]\s?[\"“‘']")
_MONTH_AS_SURNAME = re.compile(r"([A-Z][a-z]+) (?:May|March|June|August)\b(?!,? \d)")
_PARTICLE = re.compile(
    r"(?:al|el|ul|bin|bint|ben|ibn|abu|von|van|der|den|de|da|di|do|du|dos|das|del|della|la|le|los|las|ter|"
    r"ten|af|zu|y|e|d)\b|[a-z]['’][A-Z]"
)
# Where a legislator was elected: "D-Springfield".
_SEAT_OF_PARTY = re.compile(r"(?:[DRI]|DFL)-(?=[A-Z][a-z.])")
_LONGEST_GIVEN_NAME = 14
# The verb that begins a question: "Will Georgia join?"
_QUESTION = re.compile(
    r"(?:Will|Can|Could|Would|Should|Do|Does|Did|Is|Are|Was|Were|Has|Have|Why|How|When) (?=[A-Z])"
)
_SRI_LANKA = ("Sri Lanka", "Sri Lankan")
_NO_NAME = re.compile(r"https?:|www\.|^CC[ -]BY|@|\\|[{}<>=]|\.(?:com|org|net)\b")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
_SCRIPT_CONTEXT = 24
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]|[^\W\d_a-zß-öø-ÿ]")


class Label(StrEnum):
    """The model's label in our words; OTHER is the name of something that we do not list."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PEOPLE = "people"
    OTHER = "other"


_LABELS = {
    "PERSON": Label.PERSON,
    "ORG": Label.ORGANISATION,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PLACE,
    "NORP": Label.PEOPLE,
    "PRODUCT": Label.OTHER,
    "EVENT": Label.OTHER,
    "LAW": Label.OTHER,
    "WORK_OF_ART": Label.OTHER,
}

LabelledSpan = tuple[int, int, Label]


def trim_span(text: str, start: int, end: int, model_label: str) -> LabelledSpan | None:
    """Return the name within a span of the model, or None where there is none."""
    label = _LABELS.get(model_label)
    if label is None:
        return _month_as_surname(text, start, end)
    start, end = _with_lost_end(text, *_trim_marks(text, *_longest_piece(text, start, end)))
    if seat := _SEAT_OF_PARTY.match(text, start, end):
        start, label = seat.end(), Label.PLACE
    # "Sri" is a rank before a person, but not in this country.
    is_sri_lanka = text[start:end].startswith(_SRI_LANKA)
    if is_sri_lanka:
        label = Label.PEOPLE if text[start:end].endswith("n") else Label.PLACE
    if not is_sri_lanka and label is not Label.PERSON and _begins_with_rank(text[start:end]):
        label = Label.PERSON
    if label is Label.PLACE and (verb := _QUESTION.match(text, start, end)):
        start = verb.end()
    if label is Label.PERSON:
        start, end = _without_small_words(text, *_without_stray_words(text, start, end))
        start = _after_titles(text, start, end)
    if start >= end or not is_name(text[start:end]):
        return None
    return start, end, label


def _month_as_surname(text: str, start: int, end: int) -> LabelledSpan | None:
    """Return the person in a span that the model takes for a date: "Theresa May"."""
    for match in _MONTH_AS_SURNAME.finditer(text, max(0, start - _LONGEST_GIVEN_NAME), end):
        if match.end() > start and is_given_name(match[1]):
            return match.start(), match.end(), Label.PERSON
    return None


def is_name(form: str) -> bool:
    """Whether a form can name something: it has a capital, and is no month, number, pronoun or address."""
    return (
        len(form) > 1
        and _CAPITAL.search(form) is not None
        and form.casefold() not in NO_NAMES
        and _NO_NAME.search(form) is None
        and WEB_WORDS.isdisjoint(form.casefold().split())
    )


def is_other_script(text: str, start: int, end: int) -> bool:
    """Whether a span has no Latin letter but stands in Latin text, as a name that is given twice."""
    if _LATIN.search(text, start, end):
        return False
    around = (text[max(0, start - _SCRIPT_CONTEXT) : start], text[end : end + _SCRIPT_CONTEXT])
    return sum(len(_LATIN.findall(piece)) for piece in around) >= _SCRIPT_CONTEXT // 2


def _without_stray_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a person's span without what stands before or after it by chance."""
    if before := _STRAY_BEFORE.match(text, start, end):
        start = before.end()
    if (verb := _LEADING_VERB.match(text, start, end)) and _QUOTING.match(text, end):
        start = verb.end()
    if after := _STRAY_AFTER.search(text, start, end):
        end = after.start()
    return start, end


def _without_small_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a person's span without the small words at its ends: "said Ada Sample", "Sample crude"."""
    words = [(word.start(), word.end()) for word in _WORD.finditer(text, start, end)]
    while len(words) > 1 and _is_small(text[slice(*words[0])]):
        words.pop(0)
    while len(words) > 1 and _is_small(text[slice(*words[-1])]):
        words.pop()
    return (words[0][0], words[-1][1]) if words else (start, end)


def _is_small(word: str) -> bool:
    """Whether a word has no capital and is neither a particle, as in "de Mistura", nor a given name."""
    if word in SAYING or word.casefold() in OPENERS:
        return True
    return word[0].islower() and not _PARTICLE.match(word) and not is_given_name(word.capitalize())


def _longest_piece(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the longest piece of a span between line breaks, dashes and open brackets.

    A piece that begins with a small letter is no name: 'snow,"?Ada'.
    """
    pieces, at = [], start
    for gap in _BREAK.finditer(text, start, end):
        pieces.append((at, gap.start()))
        at = gap.end()
    return max(
        [*pieces, (at, end)],
        key=lambda piece: (not text[piece[0] : piece[1]][:1].islower(), piece[1] - piece[0]),
    )


def _trim_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without quotes and brackets around it, an article before it, a possessive after it."""
    start, end = _strip(text, start, end)
    article = _ARTICLE.match(text, start, end)
    if article and not _is_newspaper(text[start:end]):
        start = article.end()
    for tail in (_POSSESSIVE, _ABBREVIATED):
        if match := tail.search(text, start, end):
            end = match.start()
    return _strip(text, start, end)


def _with_lost_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the sign for a lost last letter: "RT?" is RTÉ, and no question."""
    longer = (end + length for length in (2, 1) if text[start : end + length] in load_forms_with_lost_end())
    return start, next(longer, end)


def _is_newspaper(form: str) -> bool:
    return form.startswith("The ") and form.rpartition(" ")[2].casefold() in NEWSPAPERS


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _OUTER_MARKS:
        start += 1
    # A closing bracket whose opening is inside belongs to the name.
    while (
        start < end
        and text[end - 1] in _OUTER_MARKS
        and not (text[end - 1] == ")" and "(" in text[start:end])
    ):
        end -= 1
    return start, end


def _begins_with_rank(form: str) -> bool:
    words = form.split()
    return 1 < len(words) < 4 and words[0].rstrip(".").casefold() in RANKS and words[-1][0].isupper()


def _after_titles(text: str, start: int, end: int) -> int:
    """Return where a person's name begins, after titles and roles; the last word is always a name."""
    words = [(word.start(), word.group()) for word in _WORD.finditer(text, start, end)]
    names = (at for at, word in words if word.rstrip(".,").casefold() not in TITLES)
    return next(names, words[-1][0] if words else end)
