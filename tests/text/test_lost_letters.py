"""Letters that an encoding lost."""

import pytest

from dashboard.text.lost_letters import add_lost_letter_forms, fill_lost_letters, mark_lost_letters


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Bj?rn asked: why?", "Bjérn asked: why?"),
        ("G\ufffd\ufffdran of M\ufffdlmo", "Gééran of Mélmo"),
        ("RT?'s news", "RTé's news"),
        ("Is it so? Yes. Who?me", "Is it so? Yes. Whoéme"),
        ("nothing lost", "nothing lost"),
        ("a \ufffd alone", "a \ufffd alone"),
    ],
)
def test_a_lost_letter_inside_a_word_is_filled_and_no_other(text: str, whole: str) -> None:
    assert fill_lost_letters(text) == whole
    assert len(fill_lost_letters(text)) == len(text)


def test_a_letter_that_took_two_bytes_is_one_lost_letter() -> None:
    assert mark_lost_letters("Bj\ufffd\ufffdrn") == mark_lost_letters("Bj\ufffdrn") == "Bj?rn"


def test_a_form_with_accents_prints_in_three_ways_besides_where_they_are_lost() -> None:
    assert add_lost_letter_forms(["Malmö", "Lund"]) == {
        "Malmö",
        "Malm?",
        "Malm\ufffd",
        "Malm\ufffd\ufffd",
        "Lund",
    }
