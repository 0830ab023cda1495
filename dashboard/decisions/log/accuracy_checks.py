"""checks.jsonl: spot checks that were drawn, and what each analyst answered; one line each, only ever added to."""

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dashboard.decisions.log.json_lines import append_lines, read_lines
from dashboard.errors import DashboardError

FILE = "checks.jsonl"
RIGHT, WRONG, UNSURE = "right", "wrong", "cannot tell"
ANSWERS = (RIGHT, WRONG, UNSURE)


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to judge, named for good: its article's key, its exact words with up to 32 characters around them."""

    article: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class AccuracyCheck:
    """A sample that was drawn: what is asked of each item, out of which population, how, and by whom.

    `population` and `filters` are in words; `about` is the key of the kind, name or country asked about; `size` is
    how many the population had when `items` were drawn from it with `seed`.
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
    """What someone said of an item of a check; a later answer of the same person replaces an earlier one."""

    check: str
    item: int
    who: str
    answer: str
    when: str


class BrokenCheckError(DashboardError):
    """A line of checks.jsonl cannot be read; nothing is dropped."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}. Mend or remove this line; nothing was changed.")


def new_check(who: str, items: Iterable[CheckItem], **said: Any) -> AccuracyCheck:
    """Return a check of now with an id of its own."""
    return AccuracyCheck(id=uuid.uuid4().hex, when=_now(), who=who, items=tuple(items), **said)


def append_check(store: Path, check: AccuracyCheck) -> None:
    """Keep a sample that was drawn."""
    append_lines(store / FILE, [{"record": "check", **asdict(check)}])


def append_answer(store: Path, check: str, item: int, who: str, answer: str) -> None:
    """Keep what someone says of an item."""
    append_lines(
        store / FILE, [{"record": "answer", **asdict(CheckAnswer(check, item, who, answer, _now()))}]
    )


def load_checks(store: Path) -> tuple[tuple[AccuracyCheck, ...], tuple[CheckAnswer, ...]]:
    """Return every check and every answer of a store, in order.

    Raises:
        BrokenCheckError: A line is neither.
    """
    path = store / FILE
    checks: list[AccuracyCheck] = []
    answers: list[CheckAnswer] = []
    for number, line in read_lines(path):
        try:
            said = json.loads(line.decode("utf-8"))
            record = said.pop("record")
            if record == "check":
                checks.append(_check(said))
            else:
                answers.append(_answer(said))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BrokenCheckError(path, number, f"is no spot check ({error})") from error
    return tuple(checks), tuple(answers)


def answers_by(answers: Iterable[CheckAnswer], check: str) -> Mapping[str, Mapping[int, str]]:
    """Return what each person said of the items of a check, by person and item; the last answer holds."""
    found: dict[str, dict[int, str]] = {}
    for answer in answers:
        if answer.check == check:
            found.setdefault(answer.who, {})[answer.item] = answer.answer
    return found


def is_answered(check: AccuracyCheck, answers: Iterable[CheckAnswer], who: str) -> bool:
    """Return whether one person has answered every item of a check."""
    return len(answers_by(answers, check.id).get(who, {})) == len(check.items)


def _check(said: dict[str, Any]) -> AccuracyCheck:
    items = tuple(CheckItem(**item) for item in said.pop("items"))
    made = AccuracyCheck(**said, items=items)
    numbers = isinstance(made.size, int) and isinstance(made.seed, int)
    words = (made.id, made.when, made.who, made.sort, made.about, made.population, made.filters)
    if not numbers or not all(
        isinstance(word, str) for item in items for word in (*words, *asdict(item).values())
    ):
        raise TypeError("a field is not of the right type")
    return made


def _answer(said: dict[str, Any]) -> CheckAnswer:
    made = CheckAnswer(**said)
    if made.answer not in ANSWERS or not isinstance(made.item, int) or not isinstance(made.who, str):
        raise TypeError("an answer is not of the right type")
    return made


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
