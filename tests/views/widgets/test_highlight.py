import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.widgets.highlight import TextMark, highlight

MARKS = st.lists(
    st.builds(TextMark, st.integers(0, 40), st.integers(0, 40), st.sampled_from(["person", "time"]))
)


def words_of(markup: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", "", markup))


@given(st.text(max_size=40), MARKS)
def test_the_text_is_all_there_and_nothing_of_it_is_markup(text: str, marks: list[TextMark]) -> None:
    markup = highlight(text, marks)
    assert words_of(markup) == text
    assert set(re.findall(r"</?(\w+)", markup)) <= {"span"}


def test_marks_that_overlap_share_their_stretch() -> None:
    assert highlight("on Monday", [TextMark(0, 9, "lit"), TextMark(3, 9, "time", "13 Feb")]) == (
        '<span class="lit">on </span><span class="lit time" title="13 Feb">Monday</span>'
    )


def test_a_hint_cannot_leave_its_attribute() -> None:
    assert '"><' not in highlight("a", [TextMark(0, 1, "person", '"><script>')])


def test_a_part_of_a_text_is_cut_out_with_its_marks() -> None:
    assert highlight("abc def", [TextMark(2, 6, "x")], 1, 4) == 'b<span class="x">c </span>'
