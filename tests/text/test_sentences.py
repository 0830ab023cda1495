import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.sentences import split_sentences

# A bar stands where one sentence ends and the next begins.
CASES = [
    "Rain fell.|The bridge held.",
    "Rain fell",
    "Who came?|Nobody did.",
    "Stop!|They ran.",
    "The ferry sank off the coast. (25.02.2017)|The bridge held.",
    "The ferry (built in 1990) sank.|It was found on (25.02.2017) by chance.",
    "He left the U.S. on Friday.|She stayed.",
    "He left the U.S.|The talks went on.",
    "The U.S. Secretary of State spoke.",
    "The U.S. State Department spoke.|It said little.",
    "They met at the U.N. Security Council.",
    "They left the U.N.|But others stayed.",
    "Gen. Ada Byrne spoke.|Col. Finn listened.",
    "Mr. Byrne met Mrs. Finn and Dr. Vale.",
    "Sen. J. Byrne and Gov. K. Finn met.",
    "Rex W. Tillerson arrived.|He spoke.",
    "George H. W. Vale came.|He left.",
    "A. B. Finn wrote it.",
    "They chose plan B.|The rest is known.",
    "He took vitamin C.|It did not help.",
    "It opened at 9 a.m. on Monday.",
    "It closed at 6 p.m.|The guards left.",
    "It closed at 6 p.m. Tuesday.",
    "It rose 3.5 percent.|Then it fell.",
    "Version 2.0 came.|All was well.",
    "The firm, Vale Inc., grew.|Nobody knew why.",
    "It was sold to Vale Inc.|The price was low.",
    "It was sold to Vale Corp. Chairman Finn.",
    "Vale & Co. Ltd. said so.",
    "He met Finn Jr. Sunday.|They ate.",
    "It came on Sept. 11.|It rained.",
    "It came in Sept.|The rain stayed.",
    "On Jan. 3 it snowed.",
    "It happened on Mon.|Nobody slept.",
    "No. 7 won.|No. 8 lost.",
    "He said no.|They went on.",
    "She said No.|The room was still.",
    "“We will go.”|They went.",
    '"We will go."|They went.',
    "“Will you go?” he asked.|She nodded.",
    "“Go!” she said.",
    "(It rained.)|They stayed in.",
    "It rained [at length].|They stayed.",
    "He waited... and waited.",
    "He waited...|Nobody came.",
    "He waited…|Nobody came.",
    "What?!|He left.",
    "First line|\nSecond line",
    "One.|\n\nTwo.",
    "1. Bread and milk",
    "It began in 2017.|It ended in 2018.",
    "It cost $5.|He paid.",
    "It cost $1.5 million.",
    "They live in St. Ives.|He does not.",
    "She walked down Downing St.|The door was shut.",
    "See Fig. 3 and pp. 4 to 6.",
    "Finn v. Vale was heard.",
    "Finn vs. Vale was heard.",
    "It sells bread, milk, etc.|The shop is small.",
    "It sells milk (bread, etc.) and eggs.",
    "Write to e.g. Ada or i.e. Finn.",
    "They went to Washington, D.C.|They saw snow.",
    "They went to Washington, D.C., in snow.",
    "The sun shone in Tucson, Ariz. Mayor Finn spoke.",
    "He met his friend Al.|They spoke.",
    "He sat in the sun.|Clouds came.",
    "Go to example.org today.",
    "Yahoo! said so.|It did.",
    "雨が降った。|橋は残った。",
    "Prof. Vale, Ph.D., spoke.|He was heard.",
    "Lt. Gov. Ada Byrne spoke.",
    "She, too.|They, not.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = "".join(
        part if i == 0 or part.startswith("\n") or marked[0] == "雨" else " " + part
        for i, part in enumerate(marked.split("|"))
    )
    assert [text[start:end] for start, end in split_sentences(text)] == [p.strip() for p in marked.split("|")]


def test_offsets_count_in_the_whole_text() -> None:
    text = "Skipped. Kept one.  Kept two. Cut off here."
    assert split_sentences(text, 9, 29) == [(9, 18), (20, 29)]


@given(st.text(alphabet=st.sampled_from("aB. \n!?”\"'U.S.Mr。 1")))
def test_sentences_are_in_order_trimmed_and_lose_nothing(text: str) -> None:
    end = 0
    for first, last in split_sentences(text):
        assert not text[end:first].strip()
        assert text[first:last] == text[first:last].strip() != ""
        assert "\n" not in text[first:last]
        end = last
    assert not text[end:].strip()
