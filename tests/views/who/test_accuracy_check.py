"""Spot checks on screen: the second person is blind, initials are asked for at their field, nothing is said twice."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions.log.accuracy_checks import (
    RIGHT,
    UNSURE,
    WRONG,
    AccuracyCheck,
    CheckItem,
    append_answer,
    append_check,
    load_checks,
    new_check,
)
from dashboard.views.state.session import widget_key
from dashboard.views.who.accuracy_results import _describe_check
from tests.sample_corpus import make_sample_store
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows, open_app, page_title

FACTS = {"sort": "mentions", "about": "person", "population": "mentions of persons", "size": 9, "seed": 4}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


@pytest.fixture
def check(store: Path) -> AccuracyCheck:
    """A check of four items that AB has answered: two of them right."""
    made = new_check("AB", [CheckItem("gone", f"Name {number}") for number in range(4)], filters="", **FACTS)
    append_check(store, made)
    answer(store, made, "AB", RIGHT, RIGHT, WRONG, WRONG)
    return made


def answer(store: Path, check: AccuracyCheck, who: str, *answers: str) -> None:
    for number, facts in enumerate(answers):
        append_answer(store, check.id, number, who, facts)


def run_checks(store: str, check: str, who: str) -> None:
    from pathlib import Path

    from dashboard.app import draw_page
    from dashboard.views.state import address, session

    address.set_page_tab("Who", "Spot checks")
    session.set_value("open_check", check)
    session.set_value("initials", who)
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
    page_words = seen(store, check.id, "EF")
    assert "1 of 4 answered by EF" in page_words
    assert "0.50" not in page_words
    assert "AB" not in page_words


def test_what_others_found_stays_unseen_when_a_check_is_left_for_later(
    store: Path, check: AccuracyCheck
) -> None:
    answer(store, check, "EF", RIGHT)
    assert "0.50" not in seen(store, "", "EF")
    assert "0.5" in seen(store, "", "CD")


def test_who_has_answered_all_sees_what_both_found(store: Path, check: AccuracyCheck) -> None:
    answer(store, check, "EF", RIGHT, RIGHT, WRONG, RIGHT)
    page_words = seen(store, check.id, "EF")
    assert "Cohen&#x27;s kappa 0.50" in page_words


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
    facts = {**FACTS, "sort": "about", "about": "FRA", "population": "articles about France"}
    assert (
        _describe_check(new_check("AB", items, filters="about France", **facts))
        == "2 of 9 articles about France"
    )
    other = new_check("AB", items, filters="about France; undated", **facts)
    assert _describe_check(other) == "2 of 9 articles about France · undated"


@pytest.fixture
def launched(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_STORE", str(store))
    return store


def answers_of(store: Path, who: str) -> list[str]:
    return [each.answer for each in load_checks(store)[1] if each.who == who]


def test_a_sample_is_judged_item_by_item_and_a_slip_is_put_right(launched: Path) -> None:
    app = open_app("Who", tab=["Spot checks"])
    app.text_input(key="check_who").set_value("GH")
    app.slider(key="check_number").set_value(20)
    app.button(key="draw_check").click().run()
    (check,) = load_checks(launched)[0]
    assert "0 of 20 answered by GH" in words_of(app)
    assert app.button(key="answer_back").disabled
    app.button(key="answer_y").click().run()
    app.button(key="answer_n").click().run()
    app.button(key="answer_back").click().run()
    app.button(key="answer_u").click().run()
    assert answers_of(launched, "GH")[-1] == UNSURE
    for _ in range(len(check.items) - 2):
        app.button(key="answer_y").click().run()
    assert f"{19 / 19:.0%} right" in words_of(app)
    app.button(key="leave_check").click().run()
    assert "Draw a spot check" in words_of(app)


def test_the_passage_that_is_judged_leads_to_its_article(launched: Path) -> None:
    app = open_app("Who", tab=["Spot checks"])
    app.selectbox(key="check_sort").set_value("named").run()
    app.text_input(key="check_who").set_value("GH")
    app.button(key="draw_check").click().run()
    ((check,), _) = load_checks(launched)
    assert check.sort == "named"
    app.button(key="read_passage").click().run()
    assert page_title(app) == "Articles"
    assert app.query_params["article"] == check.items[0].article


def test_articles_about_a_country_are_judged_whole(launched: Path) -> None:
    app = open_app("Who", tab=["Spot checks"])
    app.selectbox(key="check_sort").set_value("about").run()
    app.text_input(key="check_who").set_value("GH")
    app.button(key="draw_check").click().run()
    ((check,), _) = load_checks(launched)
    assert (check.sort, check.items[0].exact) == ("about", "")
    assert "articles about" in words_of(app).casefold()


def test_where_nothing_is_about_a_country_there_is_nothing_to_draw(bare_home: Path) -> None:
    page = open_page(bare_home, "Who", tab=["Spot checks"])
    page.selectbox(key="check_sort").set_value("about").run()
    assert "There is nothing of this under these filters" in words_of(page)
    assert "draw_check" not in [button.key for button in page.button]


def test_a_check_of_nothing_but_doubt_gives_no_precision(store: Path, check: AccuracyCheck) -> None:
    answer(store, check, "GH", UNSURE, UNSURE, UNSURE, UNSURE)
    assert "none could be told" in seen(store, "", "GH")
    assert "% right" not in seen(store, check.id, "GH")


def test_a_second_person_answers_under_their_initials(launched: Path, check: AccuracyCheck) -> None:
    app = open_app("Who", tab=["Spot checks"])
    click_list(app, "check_list", check.id)
    assert ["initials" in each.value for each in app.columns[1].error] == [True]
    app.text_input(key="second_who").set_value("CD").run()
    click_list(app, "check_list", check.id)
    assert "0 of 4 answered by CD" in words_of(app)


def test_where_two_differ_the_passage_can_be_read(launched: Path, check: AccuracyCheck) -> None:
    answer(launched, check, "CD", RIGHT, WRONG, UNSURE, WRONG)
    app = open_app("Who", tab=["Spot checks"])
    key = widget_key("differing", check.id, "AB", "CD")
    (row, *_) = list_rows(app, key)
    assert "AB: right · CD: wrong" in str(row["meta"])
    click_list(app, key, row["id"])
    assert page_title(app) == "Articles"
    assert app.query_params["article"] == "gone"


def test_two_who_share_no_judged_item_are_not_compared(store: Path, check: AccuracyCheck) -> None:
    answer(store, check, "CD", UNSURE, UNSURE, UNSURE, UNSURE)
    assert "kappa" not in seen(store, "", "CD")


def test_a_full_agreement_has_no_kappa_and_no_list(store: Path) -> None:
    made = new_check("AB", [CheckItem("gone", "Name"), CheckItem("gone", "Other")], filters="", **FACTS)
    append_check(store, made)
    for who in ("AB", "CD"):
        answer(store, made, who, RIGHT, RIGHT)
    words = seen(store, "", "CD")
    assert "not defined, as both always say the same" in words
    assert f"differing_{made.id}" not in words
