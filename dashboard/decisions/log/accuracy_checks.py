"""checks.jsonl: random samples to judge, and the answers of each analyst; one a line, append-only."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dashboard.decisions.log.json_lines import (
    BrokenLineError,
    append_lines,
    current_time,
    parse_line,
    read_lines,
)

FILE = "checks.jsonl"
RIGHT, WRONG, UNSURE = "right", "wrong", "cannot tell"
ANSWERS = (RIGHT, WRONG, UNSURE)


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One item to judge: its article's key, its exact words, and up to 32 characters before and after."""

    article: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class AccuracyCheck:
    """A random sample: the question about each item, the population, the filters and who drew it.

    `population` and `filters` are in words. `about` is the key of the kind, name or country in question.
    `size` is the size of the population when `items` were drawn from it with `seed`.
    """

    id: str
    when: str
    who: str
    sort: str
    about: str
    population: str
    filters: str
    size: int
    seed: int
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The judgement of a person on an item; a later answer of the same person replaces an earlier one."""

    check: str
    item: int
    who: str
    answer: str
    when: str


class BrokenCheckError(BrokenLineError):
    """A line of checks.jsonl cannot be read; nothing is dropped."""


def new_check(who: str, items: Iterable[CheckItem], **given: Any) -> AccuracyCheck:
    """Return a check of this moment, with an id of its own."""
    return AccuracyCheck(id=uuid.uuid4().hex, when=current_time(), who=who, items=tuple(items), **given)


def append_check(store: Path, check: AccuracyCheck) -> None:
    """Store a sample."""
    append_lines(store / FILE, [{"record": "check", **asdict(check)}])


def append_answer(store: Path, check: str, item: int, who: str, answer: str) -> None:
    """Store the answer of a person on an item."""
    append_lines(
        store / FILE, [{"record": "answer", **asdict(CheckAnswer(check, item, who, answer, current_time()))}]
    )


def load_checks(store: Path) -> tuple[tuple[AccuracyCheck, ...], tuple[CheckAnswer, ...]]:
    """Return all checks and all answers of a store, in order.

    Raises:
        BrokenCheckError: A line is neither of them.
    """
    path = store / FILE
    checks: list[AccuracyCheck] = []
    answers: list[CheckAnswer] = []
    for number, line in read_lines(path):
        try:
            payload = parse_line(line)
            record = payload.pop("record")
            if record == "check":
                checks.append(_parse_check(payload))
            else:
                answers.append(_parse_answer(payload))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BrokenCheckError(path, number, f"is no spot check ({error})") from error
    return tuple(checks), tuple(answers)


def answers_by(answers: Iterable[CheckAnswer], check: str) -> Mapping[str, Mapping[int, str]]:
    """Return the answers of each person on a check, by person and item; the last answer counts."""
    by_person: dict[str, dict[int, str]] = {}
    for answer in answers:
        if answer.check == check:
            by_person.setdefault(answer.who, {})[answer.item] = answer.answer
    return by_person


def is_answered(check: AccuracyCheck, answers: Iterable[CheckAnswer], who: str) -> bool:
    """Return whether a person has answered every item of a check."""
    return len(answers_by(answers, check.id).get(who, {})) == len(check.items)


def _parse_check(payload: dict[str, Any]) -> AccuracyCheck:
    items = tuple(CheckItem(**item) for item in payload.pop("items"))
    check = AccuracyCheck(**payload, items=items)
    numbers = isinstance(check.size, int) and isinstance(check.seed, int)
    words = (check.id, check.when, check.who, check.sort, check.about, check.population, check.filters)
    if not numbers or not all(
        isinstance(word, str) for item in items for word in (*words, *asdict(item).values())
    ):
        raise TypeError("a field is not of the right type")
    return check


def _parse_answer(payload: dict[str, Any]) -> CheckAnswer:
    answer = CheckAnswer(**payload)
    if answer.answer not in ANSWERS or not isinstance(answer.item, int) or not isinstance(answer.who, str):
        raise TypeError("an answer is not of the right type")
    return answer
