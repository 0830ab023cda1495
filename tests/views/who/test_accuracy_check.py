"""Spot checks on screen: the second person is blind, initials are asked for at their field, nothing is said twice."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions.log.accuracy_checks import (
    RIGHT,
    WRONG,
    AccuracyCheck,
    CheckItem,
    append_answer,
    append_check,
    load_checks,
    new_check,
)
from dashboard.views.who.accuracy_results import _describe_check
from tests.sample_corpus import make_sample_store
from tests.test_app import open_page, words_of

SAID = {"sort": "mentions", "about": "person", "population": "mentions of persons", "size": 9, "seed": 4}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


@pytest.fixture
def check(store: Path) -> AccuracyCheck:
    """A check of four items that AB has answered: two of them right."""
    made = new_check("AB", [CheckItem("gone", f"Name {number}") for number in range(4)], filters="", **SAID)
    append_check(store, made)
    answer(store, made, "AB", RIGHT, RIGHT, WRONG, WRONG)
    return made


def answer(store: Path, check: AccuracyCheck, who: str, *answers: str) -> None:
    for number, said in enumerate(answers):
        append_answer(store, check.id, number, who, said)


def run_checks(store: str, check: str, who: str) -> None:
    from pathlib import Path

    from dashboard.app import draw_page
    from dashboard.views.state import address, session

    address.set_page_tab("Who", "Spot checks")
    session.put("open_check", check)
    session.put("initials", who)
    draw_page(Path(store), "Who", {"tab": ["Spot checks"]})


def seen(store: Path, check: str, who: str) -> str:
    page = AppTest.from_function(run_checks, args=(str(store), check, who), default_timeout=30)
    page.query_params["tab"] = "Spot checks"
    page.run()
    assert not page.exception, page.exception
    rows = [repr(each.value.to_dict()) for each in page.dataframe]
    lists = [str(each.proto) for each in page.get("bidi_component")]
    return " ".join([words_of(page), *rows, *lists])


def test_who_answers_sees_neither_what_others_found_nor_a_running_figure(
    store: Path, check: AccuracyCheck
) -> None:
    answer(store, check, "EF", RIGHT)
    told = seen(store, check.id, "EF")
    assert "1 of 4 answered by EF" in told
    assert "0.50" not in told
    assert "AB" not in told


def test_what_others_found_stays_unseen_when_a_check_is_left_for_later(
    store: Path, check: AccuracyCheck
) -> None:
    answer(store, check, "EF", RIGHT)
    assert "0.50" not in seen(store, "", "EF")
    assert "0.5" in seen(store, "", "CD")


def test_who_has_answered_all_sees_what_both_found(store: Path, check: AccuracyCheck) -> None:
    answer(store, check, "EF", RIGHT, RIGHT, WRONG, RIGHT)
    told = seen(store, check.id, "EF")
    assert "Cohen&#x27;s kappa 0.50" in told


def test_missing_initials_are_asked_for_at_their_field(store: Path) -> None:
    page = open_page(store, "Who", tab=["Spot checks"])
    page.button(key="draw_check").click().run()
    assert ["initials" in each.value for each in page.columns[0].error] == [True]
    assert load_checks(store) == ((), ())
    page.text_input(key="check_who").set_value("AB").run()
    page.button(key="draw_check").click().run()
    assert not page.error
    assert len(load_checks(store)[0]) == 1


def test_a_check_does_not_say_its_population_twice() -> None:
    items = [CheckItem("one"), CheckItem("two")]
    said = {**SAID, "sort": "about", "about": "FRA", "population": "articles about France"}
    assert (
        _describe_check(new_check("AB", items, filters="about France", **said))
        == "2 of 9 articles about France"
    )
    other = new_check("AB", items, filters="about France; undated", **said)
    assert _describe_check(other) == "2 of 9 articles about France · undated"
