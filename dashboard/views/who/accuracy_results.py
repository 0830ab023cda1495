"""Spot checks that were drawn: what each person found, and how far two people agree."""

from collections.abc import Mapping
from functools import partial
from itertools import combinations

import pandas as pd
import streamlit as st

from dashboard.decisions.log.accuracy_checks import AccuracyCheck, CheckAnswer, answers_by, is_answered
from dashboard.query.audit.accuracy_samples import quote_item
from dashboard.query.audit.precision import estimate_precision, measure_agreement, shorten_filters
from dashboard.views.state import session
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.widgets.chart_panel import ChartPanel, draw_chart_header, draw_title
from dashboard.views.widgets.components import ListRow, draw_list

OPEN, WHO = "open_check", "initials"
_SECOND, _MISSING = "second_who", "initials_missing"


def open_check(check: str, who: str) -> None:
    """Turn to a check, to answer it under these initials."""
    session.put(OPEN, check)
    session.put(WHO, who)
    session.put("check_at", None)
    session.put(_MISSING, "")


def put_error(field: str) -> None:
    """Remember in which field initials are missing."""
    session.put(_MISSING, field)


def draw_error(field: str) -> None:
    """Say below a field that initials are missing in it, where they were."""
    if session.get(_MISSING) == field:
        st.error("Type your initials first: the answers are kept under them.")


def draw_kept(
    context: PageContext, checks: tuple[AccuracyCheck, ...], answers: tuple[CheckAnswer, ...]
) -> None:
    """Draw every check with what each person found, a way to answer it too, and where two people differ."""
    if not checks:
        draw_title("Checked", "nothing yet")
        return
    by_check = {check.id: _shown(check, answers) for check in checks}
    rows = pd.DataFrame([row for check in reversed(checks) for row in _rows(check, by_check[check.id])])
    draw_chart_header(
        context,
        ChartPanel(
            "checks", "Checked", "precision with its 95 % interval (Wilson); click one to answer it too", rows
        ),
    )
    _ask_second()
    listed = [
        ListRow(check.id, ((_called(check), ""),), ((_told(check, by_check[check.id]), ""),))
        for check in reversed(checks)
    ]
    draw_list("check_list", listed, partial(_answer_too), style="quotes")
    for check in reversed(checks):
        _draw_agreement(context, check, by_check[check.id])


def _ask_second() -> None:
    st.text_input("Answer as (initials)", value=session.get(WHO, ""), key=_SECOND, max_chars=12)
    draw_error(_SECOND)


def _shown(check: AccuracyCheck, answers: tuple[CheckAnswer, ...]) -> Mapping[str, Mapping[int, str]]:
    """Return the answers that may be seen: none of a check that whoever is here has begun and not finished."""
    said = answers_by(answers, check.id)
    who = str(session.get(WHO) or "")
    return {} if who in said and not is_answered(check, answers, who) else said


def _answer_too() -> None:
    who = str(session.get(_SECOND) or "").strip()
    if not who:
        put_error(_SECOND)
        return
    open_check(str(session.event_value("check_list", "opened")), who)


def _called(check: AccuracyCheck) -> str:
    filters = shorten_filters(check.population, check.filters)
    within = f" · {filters}" if filters else ""
    return f"{len(check.items):,} of {check.size:,} {check.population}{within}"


def _told(check: AccuracyCheck, said: Mapping[str, Mapping[int, str]]) -> str:
    told = [f"{who}: {_found(check, answered)}" for who, answered in said.items()]
    return " · ".join(
        [check.when[:10], f"seed {check.seed}", *(told or ["nothing to show before all are answered"])]
    )


def _found(check: AccuracyCheck, answered: Mapping[int, str]) -> str:
    """Return the precision that one person found; how many items are left as long as any is."""
    if left := len(check.items) - len(answered):
        return f"{left:,} to go"
    found = estimate_precision(answered)
    if found.share is None:
        return "none could be told"
    return f"{found.share:.2f} ({found.low:.2f} to {found.high:.2f})"


def _rows(check: AccuracyCheck, said: Mapping[str, Mapping[int, str]]) -> list[dict[str, object]]:
    return [
        {
            "drawn": check.when[:10],
            "population": check.population,
            "filters": check.filters,
            "size": check.size,
            "sample": len(check.items),
            "seed": check.seed,
            "by": who,
            "right": found.right,
            "judged": found.judged,
            "cannot tell": found.unsure,
            "precision": found.share,
            "low": found.low,
            "high": found.high,
        }
        for who, found in (
            (who, estimate_precision(answered))
            for who, answered in said.items()
            if len(answered) == len(check.items)
        )
    ]


def _draw_agreement(
    context: PageContext, check: AccuracyCheck, said: Mapping[str, Mapping[int, str]]
) -> None:
    for (one, answered), (other, others) in combinations(sorted(said.items()), 2):
        found = measure_agreement(one, answered, other, others)
        if not found.both:
            continue
        kappa = "not defined, as both always say the same" if found.kappa is None else f"{found.kappa:.2f}"
        told = f"same answer on {found.same:,} of {found.both:,}; Cohen's kappa {kappa}"
        draw_title(f"{one} and {other} on {check.population}", told)
        rows = [
            ListRow(
                f"{check.items[n].article}@",
                ((_quoted(check, n), ""),),
                ((f"{one}: {answered[n]} · {other}: {others[n]}", ""),),
            )
            for n in found.differing
        ]
        if rows:
            clicked = draw_list(f"differing_{check.id}_{one}_{other}", rows, style="quotes")
            if clicked:
                open_sentence(context, clicked)


def _quoted(check: AccuracyCheck, item: int) -> str:
    found = check.items[item]
    return f"{item + 1}. {quote_item(found) if found.exact else 'an article'}"
