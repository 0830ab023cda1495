"""The one kind of each form in a document, by the evidence of all its mentions.

The weights are in `name_evidence.tsv`, a row for each cue and a column for each kind. They were fitted on
half of a public set of labelled news and rounded. A text's own cues decide, so they suit other news too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log1p

from simplemma import is_known

from dashboard.paths import DATA
from dashboard.steps.tag.cue_words import OFFICES, ORGANISATION_WORDS, PLACE_WORDS, WORKS
from dashboard.steps.tag.kind_cues import (
    find_cues_around,
    find_cues_in_form,
    load_big_cities,
    load_place_sorts,
)
from dashboard.steps.tag.repeated_mentions import PossibleName, drop_suffix
from dashboard.steps.tag.trim_spans import Label

Evidence = dict[str, float]
_LOWER_WORD = re.compile(r"\b[a-z]{3,}\b")
_LIST_GAPS = frozenset({" and ", " or ", ", and ", " & "})
_NONE = "none"
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n]|[.!?:;][\"”’']?) ?[\"“‘']?$")
_CUES_OF_PERSONS = frozenset(
    {"after a rank", "surname here", "first name here", "before said", "given name", "possessive"}
)
_NEVER_PERSONS = ORGANISATION_WORDS | PLACE_WORDS


def choose_kinds(text: str, mentions: Sequence[PossibleName]) -> dict[str, str | None]:
    """Return the kind of each form of the mentions, None for a form that names nothing of our kinds."""
    evidence = weigh_forms(text, mentions)
    kinds = {form: correct_kind(form, _likeliest_kind(cues), cues) for form, cues in evidence.items()}
    alone = {form for form, kind in kinds.items() if kind == Label.PERSON and " " not in form}
    return kinds | dict.fromkeys(_only_capitalised_words(text, mentions, alone), None)


def correct_kind(form: str, kind: str | None, evidence: Evidence) -> str | None:
    """Return the kind of a form, corrected by the form itself: a country is no people, a prize no body."""
    if kind == Label.PEOPLE and load_place_sorts().get(form) in ("place", "country"):
        return Label.PLACE
    if kind == Label.ORGANISATION and form.rpartition(" ")[2].casefold() in WORKS:
        return None
    if (
        kind in (None, Label.ORGANISATION)
        and "before administration or family" in evidence
        and "known country" not in evidence
    ):
        return Label.PERSON
    if kind == Label.PERSON and form in load_big_cities() and not _CUES_OF_PERSONS & evidence.keys():
        return Label.PLACE
    if kind == Label.PERSON and form.casefold() in _NEVER_PERSONS:
        return None
    if kind in (Label.PERSON, Label.ORGANISATION) and _is_office(form):
        return None
    return kind


def _is_office(form: str) -> bool:
    """Whether a form is an office without the person who has it: "Department Spokesperson"."""
    words = form.casefold().split()
    return words[-1] in OFFICES and "of" not in words


def _only_capitalised_words(text: str, mentions: Sequence[PossibleName], forms: set[str]) -> set[str]:
    """Return the forms that are plain words with a capital only because they begin a sentence: "Snow"."""
    doubtful = {form for form in forms if is_known(form.casefold(), lang="en")} if forms else set()
    named = {
        text[start:end]
        for start, end, _ in mentions
        if text[start:end] in doubtful
        and (
            not _SENTENCE_START.search(text, max(0, start - 3), start) or _has_cue_of_person(text, start, end)
        )
    }
    return doubtful - named


def _has_cue_of_person(text: str, start: int, end: int) -> bool:
    return bool(_CUES_OF_PERSONS.intersection(find_cues_around(text, start, end)))


def weigh_forms(text: str, mentions: Sequence[PossibleName]) -> dict[str, Evidence]:
    """Return the strength of each cue, for each form.

    A cue at k of a form's n mentions counts by its share k/n and, growing slowly, by its number k.
    """
    labels: dict[str, Counter[Label]] = defaultdict(Counter)
    n_mentions: Counter[str] = Counter()
    cues: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in mentions:
        form = text[start:end]
        n_mentions[form] += 1
        if label is not None:
            labels[form][label] += 1
        cues[form].update(find_cues_around(text, start, end))
    best = {form: counted.most_common(1)[0][0] for form, counted in labels.items()}
    for form, cue in _cues_of_neighbours(text, mentions, best):
        cues[form][cue] += 1
    full_names = [form for form, label in best.items() if label is Label.PERSON and " " in form]
    persons = [drop_suffix(form).split() for form in full_names]
    ends, starts = {words[-1] for words in persons}, {words[0] for words in persons}
    longer = _words_of_longer(best)
    lower_words = set(_LOWER_WORD.findall(text))
    evidence: dict[str, Evidence] = {}
    for form, n in n_mentions.items():
        strengths = {cue: log1p(k) / 2 + k / n for cue, k in cues[form].items()}
        strengths |= dict.fromkeys(find_cues_in_form(form, lower_words), 1.0)
        strengths |= dict.fromkeys(_cues_of_bearers(form, ends, starts), 1.0)
        if " " not in form and form in longer:
            strengths[f"within {longer[form]}"] = 1.0
        evidence[form] = strengths | _cues_of_labels(labels[form], n)
    return evidence


def _words_of_longer(best: Mapping[str, Label]) -> dict[str, Label]:
    """Return for each word of the names of several words the label of such a name."""
    longer: dict[str, Label] = {}
    for form, label in best.items():
        if " " in form:
            longer.update(dict.fromkeys(drop_suffix(form).split(), label))
    return longer


def _cues_of_labels(counted: Counter[Label], n_mentions: int) -> Evidence:
    """Return the model's labels of a form as cues: how often, in which share, and of how many mentions."""
    total = counted.total()
    strengths = {f"said {label} of all": n / total for label, n in counted.items()}
    strengths |= {f"said {label}": log1p(n) for label, n in counted.items()}
    return strengths | {"seen": total / n_mentions, "any": 1.0}


def _cues_of_bearers(form: str, ends: set[str], starts: set[str]) -> Iterator[str]:
    """Yield a cue where a word ends or begins the full name of a person of the document."""
    if form in ends:
        yield "surname here"
    if form in starts:
        yield "first name here"


def _cues_of_neighbours(
    text: str, mentions: Sequence[PossibleName], best: Mapping[str, Label]
) -> Iterator[tuple[str, str]]:
    """Yield for each form a cue from its neighbour in a list: "Gaza and Lebanon", "Lyon, France"."""
    for (start, end, _), (next_start, next_end, _) in pairwise(mentions):
        gap = text[end:next_start] if next_start - end < 6 else ""
        one, other = text[start:end], text[next_start:next_end]
        if gap in _LIST_GAPS:
            yield one, f"listed with {best.get(other, _NONE)}"
            yield other, f"listed with {best.get(one, _NONE)}"
        elif gap == ", ":
            yield one, f"comma, then {best.get(other, _NONE)}"
            yield other, f"comma, after {best.get(one, _NONE)}"


def _likeliest_kind(evidence: Evidence) -> str | None:
    kinds, weights = _load_weights()
    totals = [0.0] * len(kinds)
    for cue, strength in evidence.items():
        for at, weight in enumerate(weights.get(cue, ())):
            totals[at] += strength * weight
    best = kinds[max(range(len(kinds)), key=totals.__getitem__)]
    return None if best == _NONE else best


@lru_cache(maxsize=1)
def _load_weights() -> tuple[list[str], dict[str, list[float]]]:
    """Return the kinds in the order of the table's columns, and the weights of each cue for them."""
    lines = (DATA / "name_evidence.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return lines[0].split("\t")[1:], {row[0]: [float(weight) for weight in row[1:]] for row in rows}
