"""Results of accuracy checks: the precision that each person found, and how far two people agree."""

from collections.abc import Mapping
from functools import partial
from itertools import combinations

import pandas as pd
import streamlit as st

from dashboard.decisions.log.accuracy_checks import AccuracyCheck, CheckAnswer, answers_by, is_answered
from dashboard.query.audit.accuracy_samples import quote_item
from dashboard.query.audit.precision import estimate_precision, measure_agreement, shorten_filters
from dashboard.query.selection.drawn_filters import DrawnFilters
from dashboard.schema import Filters
from dashboard.views.state import session
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_title
from dashboard.views.widgets.components import ListRow, draw_list

OPEN, WHO = "open_check", "initials"
_SECOND, _MISSING = "second_who", "initials_missing"


def open_check(check: str, who: str) -> None:
    """Open a check, to answer it under these initials."""
    session.set_value(OPEN, check)
    session.set_value(WHO, who)
    session.set_value("check_at", None)
    session.set_value(_MISSING, "")


def put_error(field: str) -> None:
    """Remember in which field initials are missing."""
    session.set_value(_MISSING, field)


def draw_error(field: str) -> None:
    """Draw an error below a field where initials are missing."""
    if session.get_value(_MISSING) == field:
        st.error("Type your initials first: the answers are kept under them.")


def draw_results(
    context: PageContext, checks: tuple[AccuracyCheck, ...], answers: tuple[CheckAnswer, ...]
) -> None:
    """Draw every check with its results by person, a way to answer it too, and where two people differ."""
    if not checks:
        draw_title("Checked", "nothing yet")
        return
    by_check = {check.id: _visible_answers(check, answers) for check in checks}
    rows = pd.DataFrame([row for check in reversed(checks) for row in _rows(check, by_check[check.id])])
    draw_chart_header(
        context,
        ChartPanel(
            "checks",
            "Checked",
            "precision with its 95 % interval (Wilson); click one to answer it too",
            rows,
            note="each check was drawn under the filters of its own row",
            drawn=DrawnFilters(Filters()),
        ),
    )
    _ask_second()
    list_rows = [
        ListRow(
            check.id, ((_describe_check(check), ""),), ((_summarise_results(check, by_check[check.id]), ""),)
        )
        for check in reversed(checks)
    ]
    draw_list("check_list", list_rows, partial(_answer_too), style="quotes")
    for check in reversed(checks):
        _draw_agreement(context, check, by_check[check.id])


def _ask_second() -> None:
    st.text_input("Answer as (initials)", value=session.get_value(WHO, ""), key=_SECOND, max_chars=12)
    draw_error(_SECOND)


def _visible_answers(
    check: AccuracyCheck, answers: tuple[CheckAnswer, ...]
) -> Mapping[str, Mapping[int, str]]:
    """Return the answers that may be shown: none while the current person has begun and not finished."""
    answers_by_person = answers_by(answers, check.id)
    who = str(session.get_value(WHO) or "")
    return {} if who in answers_by_person and not is_answered(check, answers, who) else answers_by_person


def _answer_too() -> None:
    who = session.typed_text(_SECOND)
    if not who:
        put_error(_SECOND)
        return
    open_check(str(session.event_value("check_list", "opened")), who)


def _describe_check(check: AccuracyCheck) -> str:
    filters = shorten_filters(check.population, check.filters)
    within = f" · {filters}" if filters else ""
    return f"{len(check.items):,} of {check.size:,} {check.population}{within}"


def _summarise_results(check: AccuracyCheck, answers_by_person: Mapping[str, Mapping[int, str]]) -> str:
    results = [
        f"{who}: {_result_of_person(check, given_answers)}"
        for who, given_answers in answers_by_person.items()
    ]
    return " · ".join(
        [check.when[:10], f"seed {check.seed}", *(results or ["nothing to show before all are answered"])]
    )


def _result_of_person(check: AccuracyCheck, given_answers: Mapping[int, str]) -> str:
    """Return the precision that one person found, or how many items they have left."""
    if left := len(check.items) - len(given_answers):
        return f"{left:,} to go"
    estimate = estimate_precision(given_answers)
    if estimate.share is None:
        return "none could be told"
    return f"{estimate.share:.2f} ({estimate.low:.2f} to {estimate.high:.2f})"


def _rows(
    check: AccuracyCheck, answers_by_person: Mapping[str, Mapping[int, str]]
) -> list[dict[str, object]]:
    return [
        {
            "drawn": check.when[:10],
            "population": check.population,
            "filters": check.filters,
            "size": check.size,
            "sample": len(check.items),
            "seed": check.seed,
            "by": who,
            "right": estimate.right,
            "judged": estimate.judged,
            "cannot tell": estimate.unsure,
            "precision": estimate.share,
            "low": estimate.low,
            "high": estimate.high,
        }
        for who, estimate in (
            (who, estimate_precision(given_answers))
            for who, given_answers in answers_by_person.items()
            if len(given_answers) == len(check.items)
        )
    ]


def _draw_agreement(
    context: PageContext, check: AccuracyCheck, answers_by_person: Mapping[str, Mapping[int, str]]
) -> None:
    for (one, given_answers), (other, others) in combinations(sorted(answers_by_person.items()), 2):
        estimate = measure_agreement(one, given_answers, other, others)
        if not estimate.both:
            continue
        kappa = (
            "not defined, as both always say the same" if estimate.kappa is None else f"{estimate.kappa:.2f}"
        )
        results = f"same answer on {estimate.same:,} of {estimate.both:,}; Cohen's kappa {kappa}"
        draw_title(f"{one} and {other} on {check.population}", results)
        rows = [
            ListRow(
                f"{check.items[n].article}@",
                ((_quote(check, n), ""),),
                ((f"{one}: {given_answers[n]} · {other}: {others[n]}", ""),),
            )
            for n in estimate.differing
        ]
        if rows:
            clicked = draw_list(session.widget_key("differing", check.id, one, other), rows, style="quotes")
            if clicked:
                open_sentence(context, clicked)


def _quote(check: AccuracyCheck, item: int) -> str:
    estimate = check.items[item]
    return f"{item + 1}. {quote_item(estimate) if estimate.exact else 'an article'}"
