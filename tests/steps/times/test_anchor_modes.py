"""Each time of a text counts from its story or from publication, by the dates and words around it."""

import datetime as dt

import pytest

from dashboard.steps.times import anchor_times, find_times

PUBLISHED = dt.date(2017, 4, 7)
HISTORY = (
    "The quarry of Orr was opened in 1871. A second pit followed in 1880. The war of 1884 closed both.\n"
    "Work began again in 1890. In 1901 the men asked for Sundays off."
)


def _values(text: str) -> list[str]:
    return [time.value for time in anchor_times(text, find_times(text), PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # A story inside news lasts as long as its dates follow each other closely.
        ("He was jailed on 12 May 2011 and freed on 3 June.", ["2011-05-12", "2011-06-03"]),
        ("She left Oran in August 2002 and came to Lyon in October.", ["2002-08", "2002-10"]),
        ("In 1996 she took leave; she was back in September.", ["1996", "1996-09"]),
        ("In May 1994 there was war; in July it was over.", ["1994-05", "1994-07"]),
        # Another paragraph, a plan, or a word of today ends it.
        ("He was jailed on 12 May 2011.\n\nOn 3 April he spoke.", ["2011-05-12", "2017-04-03"]),
        ("They joined in July 1997 and will meet on 12 May.", ["1997-07", "2017-05-12"]),
        (
            "He was born on 12 May 1961. Last month he fell; in May he turns 56.",
            ["1961-05-12", "2017-03", "2017-05"],
        ),
        # These years open no story.
        ("Profits have grown since 1980. In March it bought a rival.", ["1980", "2017-03"]),
        ("The party took office in 2014. On 6 March the country voted.", ["2014", "2017-03-06"]),
        ("It was freed under the 1991 truce, in February officials said.", ["1991", "2017-02"]),
        ("The film (Hale, 1979) was shown on 3 March.", ["1979", "2017-03-03"]),
        ("Exports fell to 4 in March 2015. In March they rose again.", ["2015-03", "2017-03"]),
        ("It fell in the 1996/97 season that ended in February.", ["1997", "2017-02"]),
    ],
)
def test_a_date_in_news_goes_on_a_story_only_close_to_its_year(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On 3 May they struck. The smiths joined on 9 June.", ["1901-05-03", "1901-06-09"]),
        ("In the autumn of 1903 it rained. In December the pit flooded.", ["1903-FA", "1903-12"]),
        (
            "On 8 May 1922 the firemen stayed away. The drivers followed on Wednesday.",
            ["1922-05-08", "1922-05-10"],
        ),
        ("In 1922 it was sold.\nThe museum opens next month.", ["1922", "2017-05"]),
        (
            "In 1922 it was sold.\nThe pit is currently shut, until 15 May.",
            ["1922", "PRESENT_REF", "2017-05-15"],
        ),
        ("In 1924 it was sold.\nThe feast is on Sunday, 23 April.", ["1924", "2017-04-23"]),
        ("In 1922 it was sold.\nThe hall will open on 3 May.", ["1922", "2017-05-03"]),
    ],
)
def test_a_history_goes_on_until_it_comes_to_today(text: str, values: list[str]) -> None:
    assert _values(HISTORY + "\n" + text)[-len(values) :] == values


def test_a_chronicle_goes_on_from_the_year_that_heads_its_entry() -> None:
    text = "1861: A road is begun in April.\n1862: On 2 May a patrol halts it.\n1863: Talks fail in June.\n1864: Peace."
    assert _values(text) == ["1861", "1861-04", "1862", "1862-05-02", "1863", "1863-06", "1864"]


def test_a_year_that_opens_its_sentence_is_of_the_story_though_full_dates_pass_it_by() -> None:
    text = "It was signed on 14 May 1527. In 1526 the crop failed; in June they rose. He died on 3 May 1529."
    assert _values(HISTORY + "\n" + text)[-4:] == ["1527-05-14", "1526", "1526-06", "1529-05-03"]


def test_news_that_names_old_years_counts_from_publication() -> None:
    text = (
        "The strike goes on, the union said on Tuesday. It said the same last week, and yesterday.\n"
        "The mine, opened in 1890, was closed in 1921, in 1947 and in 1984.\nTalks broke down on 3 March."
    )
    assert _values(text)[-1] == "2017-03-03"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on Monday, 3 April.", ["2017-04-03"]),
        # 1 May was a Sunday in 2016.
        ("They will meet again as on Sunday, 1 May.", ["2016-05-01"]),
        ("They met on Easter Monday 1916.", ["1916-04-24"]),
        ("He wed in May 1928; she was born on 9 March of the following year.", ["1928-05", "1929-03-09"]),
        ("It was cut at 1930 CDT on 1 June 2010.", ["2017-04-07T19:30", "2010-06-01"]),
        ("On 3 April he fell ill. He died two days after.", ["2017-04-03", "2017-04-05"]),
    ],
)
def test_what_stands_with_a_date_tells_its_year(text: str, values: list[str]) -> None:
    assert _values(text) == values
