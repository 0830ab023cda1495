"""Spot checks that were drawn: what each person found, and how far two people agree."""

from collections.abc import Mapping
from functools import partial
from itertools import combinations

import pandas as pd
import streamlit as st

from dashboard.decisions.checks import Answer, Check, answers_by
from dashboard.query.precision import agreement_of, precision_of
from dashboard.views import address
from dashboard.views.components import Row, draw_rows
from dashboard.views.drawing import escaped, head, title_line
from dashboard.views.frame import Frame
from dashboard.views.overview import open_in_reader

OPEN, WHO = "open_check", "initials"


def open_check(check: str, who: str) -> None:
    """Turn to a check, to answer it under these initials."""
    address.put(OPEN, check)
    address.put(WHO, who)
    address.put("check_at", None)


def draw_kept(frame: Frame, checks: tuple[Check, ...], answers: tuple[Answer, ...]) -> None:
    """Draw every check with what each person found, a way to answer it too, and where two people differ."""
    if error := address.get("check_error"):
        st.error(escaped(error))
    if not checks:
        title_line("Checked", "nothing yet")
        return
    by_check = {check.id: answers_by(answers, check.id) for check in checks}
    rows = pd.DataFrame([row for check in reversed(checks) for row in _rows(check, by_check[check.id])])
    head(
        frame,
        "checks",
        "Checked",
        "precision with its 95 % interval (Wilson); click one to answer it too",
        rows,
    )
    _ask_second()
    listed = [
        Row(check.id, ((_called(check), ""),), ((_told(check, by_check[check.id]), ""),))
        for check in reversed(checks)
    ]
    draw_rows("check_list", listed, partial(_answer_too), style="quotes")
    for check in reversed(checks):
        _draw_agreement(frame, check, by_check[check.id])


def _ask_second() -> None:
    st.text_input("Answer as (initials)", value=address.get(WHO, ""), key="second_who", max_chars=12)


def _answer_too() -> None:
    who = str(address.get("second_who") or "").strip()
    if not who:
        address.put("check_error", "Type your initials first: the answers are kept under them.")
        return
    address.put("check_error", "")
    open_check(str(address.said("check_list", "opened")), who)


def _called(check: Check) -> str:
    within = f" · {check.filters}" if check.filters else ""
    return f"{len(check.items):,} of {check.size:,} {check.population}{within}"


def _told(check: Check, said: Mapping[str, Mapping[int, str]]) -> str:
    told = []
    for who, answered in said.items():
        found = precision_of(answered)
        share = "" if found.share is None else f" {found.share:.2f} ({found.low:.2f} to {found.high:.2f})"
        left = "" if len(answered) == len(check.items) else f", {len(check.items) - len(answered):,} to go"
        told.append(f"{who}:{share}{left}")
    return " · ".join([check.when[:10], f"seed {check.seed}", *told])


def _rows(check: Check, said: Mapping[str, Mapping[int, str]]) -> list[dict[str, object]]:
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
        for who, found in ((who, precision_of(answered)) for who, answered in said.items())
    ]


def _draw_agreement(frame: Frame, check: Check, said: Mapping[str, Mapping[int, str]]) -> None:
    for (one, answered), (other, others) in combinations(sorted(said.items()), 2):
        found = agreement_of(one, answered, other, others)
        if not found.both:
            continue
        kappa = "not defined, as both always say the same" if found.kappa is None else f"{found.kappa:.2f}"
        told = f"same answer on {found.same:,} of {found.both:,}; Cohen's kappa {kappa}"
        title_line(f"{one} and {other} on {check.population}", told)
        rows = [
            Row(
                f"{check.items[n].article}@",
                ((_quoted(check, n), ""),),
                ((f"{one}: {answered[n]} · {other}: {others[n]}", ""),),
            )
            for n in found.differing
        ]
        if rows:
            clicked = draw_rows(f"differing_{check.id}_{one}_{other}", rows, style="quotes")
            if clicked:
                open_in_reader(frame, clicked)


def _quoted(check: Check, item: int) -> str:
    found = check.items[item]
    return (
        f"{item + 1}. … {found.prefix}{found.exact}{found.suffix} …"
        if found.exact
        else f"{item + 1}. an article"
    )
