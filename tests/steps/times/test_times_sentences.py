"""Sentences of our own and every time in them, for a Friday, 7 April 2017, unless another day is named."""

import datetime as dt

import pytest

from dashboard.schema import AnchoredTime
from dashboard.steps.times import anchor_times, find_times

FRIDAY = dt.date(2017, 4, 7)


def read_times(text: str, published: dt.date | None = FRIDAY, mode: str | None = None) -> list[AnchoredTime]:
    """Return the times of a text."""
    return anchor_times(text, find_times(text), published, mode)


def format_times(text: str, published: dt.date | None = FRIDAY, mode: str | None = None) -> str:
    """Return the times of a text as "words = value; words = value"."""
    return "; ".join(
        f"{text[time.start : time.end]} = {time.value}" for time in read_times(text, published, mode)
    )


DATES = [
    ("The treaty was signed on 4 April 1949.", "4 April 1949 = 1949-04-04"),
    ("The treaty was signed on April 4, 1949.", "April 4, 1949 = 1949-04-04"),
    ("It opened on the 3rd of March 2016.", "the 3rd of March 2016 = 2016-03-03"),
    ("Ministers meet on Tuesday, 11 April 2017.", "Tuesday, 11 April 2017 = 2017-04-11"),
    ("Ministers met on Mon, Jan 9, 2017.", "Mon, Jan 9, 2017 = 2017-01-09"),
    ("It was filed on 2016-11-08.", "2016-11-08 = 2016-11-08"),
    ("Logged 2016-11-08T14:05Z by the clerk.", "2016-11-08T14:05Z = 2016-11-08T14:05"),
    ("The form says 3/15/2017.", "3/15/2017 = 2017-03-15"),
    ("The form says 15/3/2017.", "15/3/2017 = 2017-03-15"),
    ("Das Treffen war am 05.06.2016.", "05.06.2016 = 2016-06-05"),
    ("The law of 30 February 2016 is a joke.", ""),
    ("A decree of 31 April was never made.", ""),
    ("29 February 2016 was a Monday.", "29 February 2016 = 2016-02-29; Monday = 2017-04-03"),
    ("He was born in June 1962.", "June 1962 = 1962-06"),
    ("The reform began in early May 2015.", "early May 2015 = 2015-05"),
    ("The ministry was founded in 1871.", "1871 = 1871"),
    ("A charter of 1215 is kept here.", "1215 = 1215"),
    ("They have argued since 1996.", "1996 = 1996"),
    ("By the end of 2018 it will be built.", "the end of 2018 = 2018"),
    ("The 1960s were different.", "The 1960s = 196"),
    ("She grew up in the late '80s.", "the late '80s = 198"),
    ("The roaring twenties ended badly.", "twenties = 192"),
    ("In the 19th century the canal was dug.", "the 19th century = 18"),
    ("The city fell in 480 BC.", "480 BC = BC0480"),
    ("The war lasted from 264 to 241 BC.", "264 = BC0264; 241 BC = BC0241"),
    ("The poet died in 19 B.C. in Brundisium.", "19 B.C. = BC0019"),
    ("In nineteen eighty-four nobody laughed.", "nineteen eighty-four = 1984"),
    ("The class of '68 met again.", "'68 = 1968"),
    ("In fiscal 2016 the deficit grew.", "fiscal 2016 = 2016"),
    ("The Sept. 11 attacks changed the law.", "Sept. 11 = 2001-09-11"),
    ("The week of March 6 was quiet.", "The week of March 6 = 2017-W10"),
    ("On January 24 of the same year he resigned.", "January 24 of the same year = 2017-01-24"),
]

WITHOUT_YEAR = [
    ("Talks began on 4 April.", "4 April = 2017-04-04"),
    ("Talks will begin on 11 April.", "11 April = 2017-04-11"),
    ("He was jailed in June for theft.", "June = 2016-06"),
    ("On 9 July she left the court in tears.", "9 July = 2016-07-09"),
    ("Since she took office in August, prices have fallen.", "August = 2016-08"),
    ("He was found dead near his house, with his dog, on 3 June.", "3 June = 2016-06-03"),
    ("He won the vote last July 1.", "July 1 = 2016-07-01"),
    ("They have organised a great meeting in Cork in June.", "June = 2017-06"),
    ("The hearing was set for 12 April.", "12 April = 2017-04-12"),
    ("He was arrested on 30 December.", "30 December = 2016-12-30"),
    ("He was arrested on Dec. 30.", "Dec. 30 = 2016-12-30"),
    ("The vote is due on May 7.", "May 7 = 2017-05-07"),
    ("The vote was held on 6 November.", "6 November = 2016-11-06"),
    ("The vote will be held on 6 November.", "6 November = 2017-11-06"),
    ("The fiscal year ended Jan. 31.", "The fiscal year = 2017; Jan. 31 = 2017-01-31"),
    ("The trial starts in September.", "September = 2017-09"),
    ("The court ruled in February.", "February = 2017-02"),
    ("The court ruled in December.", "December = 2016-12"),
    ("In October last year the bank failed.", "October last year = 2016-10"),
    ("An election follows in May of next year.", "May of next year = 2018-05"),
    ("Last November he resigned.", "Last November = 2016-11"),
    ("Next June the lease ends.", "Next June = 2017-06"),
    ("They met in mid-March.", "mid-March = 2017-03"),
    ("They met in early March.", "early March = 2017-03"),
    ("Nothing moved between March and May.", "March = 2017-03; May = 2017-05"),
]

RANGES = [
    ("The summit of 22-25 April 1951 failed.", "22 = 1951-04-22; 25 April 1951 = 1951-04-25"),
    ("From 10 to 12 April the port is shut.", "10 = 2017-04-10; 12 April = 2017-04-12"),
    ("Rain fell between 3 and 5 April.", "3 = 2017-04-03; 5 April = 2017-04-05"),
    ("They fought on May 6 and 7, 1954.", "May 6 = 1954-05-06; 7, 1954 = 1954-05-07"),
    ("The fair runs June 1-4.", "June 1 = 2017-06-01; 4 = 2017-06-04"),
    ("On April 3 and 5 people died.", "April 3 = 2017-04-03"),
    ("The war of 1955-1957 was short.", "1955 = 1955; 1957 = 1957"),
    ("In the 1998-99 season they won.", "1998 = 1998; 99 = 1999"),
    ("It began on 2 April and ended on the 4th.", "2 April = 2017-04-02; the 4th = 2017-04-04"),
    ("In August and September 1914 armies marched.", "August = 1914-08; September 1914 = 1914-09"),
]

WEEKDAYS = [
    ("He spoke on Tuesday.", "Tuesday = 2017-04-04"),
    ("He will speak on Tuesday.", "Tuesday = 2017-04-11"),
    ("He is expected to speak on Tuesday.", "Tuesday = 2017-04-11"),
    ("The strike was called off Thursday.", "Thursday = 2017-04-06"),
    ("The minister said on Friday that rain fell.", "Friday = 2017-04-07"),
    ("A deadline of Monday was set.", "Monday = 2017-04-10"),
    ("He rejected Monday's vote.", "Monday = 2017-04-03"),
    ("Last Friday the bridge fell.", "Last Friday = 2017-03-31"),
    ("Next Friday the bridge opens.", "Next Friday = 2017-04-14"),
    ("They met on Monday last week.", "Monday last week = 2017-03-27"),
    ("They will meet on Wednesday next week.", "Wednesday next week = 2017-04-12"),
    ("Police searched the house on Wednesday night.", "Wednesday night = 2017-04-05TNI"),
    ("On the night of Wednesday police came.", "the night of Wednesday = 2017-04-05TNI"),
    ("At noon Thursday the sirens sounded.", "noon Thursday = 2017-04-06T12:00"),
    ("The polls close at 8 p.m. on Sunday.", "8 p.m. on Sunday = 2017-04-02T20:00"),
    ("The polls will close at 8 p.m. on Sunday.", "8 p.m. on Sunday = 2017-04-09T20:00"),
    ("Over the weekend two villages burned.", "the weekend = 2017-W13-WE"),
    ("Next weekend the fair opens.", "Next weekend = 2017-W15-WE"),
    ("Sun Yat-sen wrote it.", ""),
    ("The sun rose and they sat down.", ""),
]

NEAR = [
    ("He left yesterday.", "yesterday = 2017-04-06"),
    ("He is leaving today.", "today = 2017-04-07"),
    ("He leaves tomorrow.", "tomorrow = 2017-04-08"),
    ("He left the day before yesterday.", "the day before yesterday = 2017-04-05"),
    ("Snow fell yesterday morning.", "yesterday morning = 2017-04-06TMO"),
    ("Curfew starts tonight.", "tonight = 2017-04-07TNI"),
    ("Curfew started last night.", "last night = 2017-04-06TNI"),
    ("This morning the road was open.", "This morning = 2017-04-07TMO"),
    ("Last week the road was shut.", "Last week = 2017-W13"),
    ("This week the road is shut.", "This week = 2017-W14"),
    ("Next week the road opens.", "Next week = 2017-W15"),
    ("Earlier this month he was freed.", "Earlier this month = 2017-04"),
    ("Last month he was held.", "Last month = 2017-03"),
    ("Next year he runs again.", "Next year = 2018"),
    ("The budget of last year was cut.", "last year = 2016"),
    ("By the end of the year it is done.", "the end of the year = 2017"),
    ("It was the driest winter of the decade.", "winter = 2016-WI"),
    ("In the first quarter exports fell.", "the first quarter = 2017-Q1"),
    ("In the third quarter of 2016 exports rose.", "the third quarter of 2016 = 2016-Q3"),
    ("This quarter may be better.", "This quarter = 2017-Q2"),
    ("The first half of 2016 was dry.", "The first half of 2016 = 2016-H1"),
    ("Last summer he was in Rome.", "Last summer = 2016-SU"),
    ("Next winter will be hard.", "Next winter = 2017-WI"),
    ("In the spring of 1918 the line broke.", "the spring of 1918 = 1918-SP"),
    ("Last fall he was in Rome.", "Last fall = 2016-FA"),
    ("The fall of the government was sudden.", ""),
    ("Prices fall when supply grows.", ""),
    ("He was pardoned at Christmas.", "Christmas = 2016-12-25"),
    ("Easter Sunday fell early in 2016.", "Easter Sunday = 2017-04-16; early in 2016 = 2016"),
    ("On Thanksgiving 2015 it snowed.", "Thanksgiving 2015 = 2015-11-26"),
    ("On New Year's Eve shots were fired.", "New Year's Eve = 2016-12-31"),
]

COUNTED = [
    ("Two weeks ago he was free.", "Two weeks ago = 2017-W12"),
    ("Three days ago he was free.", "Three days ago = 2017-04-04"),
    ("Six months ago he was free.", "Six months ago = 2016-10"),
    ("About ten years ago he was free.", "About ten years ago = 2007"),
    ("A century ago the dam was built.", "A century ago = 19"),
    ("Several years ago he was free.", "Several years ago = PAST_REF"),
    ("Five years from now he may be free.", "Five years from now = 2022"),
    (
        "On 3 March she was arrested; three days later she was freed.",
        "3 March = 2017-03-03; three days later = 2017-03-06",
    ),
    (
        "On 3 March she was arrested; three weeks later she was freed.",
        "3 March = 2017-03-03; three weeks later = 2017-W12",
    ),
    ("On 3 March he fell ill; the next day he died.", "3 March = 2017-03-03; the next day = 2017-03-04"),
    ("He was tried on 3 March and freed on the same day.", "3 March = 2017-03-03; the same day = 2017-03-03"),
    (
        "He arrived on Tuesday and left the following day.",
        "Tuesday = 2017-04-04; the following day = 2017-04-05",
    ),
    (
        "On 5 March 2015 he was elected; the day before, rain fell.",
        "5 March 2015 = 2015-03-05; the day before = 2015-03-04",
    ),
    ("Three weeks later he was freed.", "Three weeks later = FUTURE_REF"),
    (
        "Profit rose in the first quarter from a year earlier.",
        "the first quarter = 2017-Q1; a year earlier = 2016-Q1",
    ),
    ("A year earlier the firm had lost money.", "A year earlier = 2016"),
]

AMOUNTS = [
    ("The siege lasted three days.", "three days = P3D"),
    ("A two-week truce was agreed.", "two-week = P2W"),
    ("He served two and a half years.", "two and a half years = P2Y6M"),
    ("He waited for 2 1/2 years.", "2 1/2 years = P2Y6M"),
    ("She was held for 214 days.", "214 days = P214D"),
    ("For decades they traded.", "decades = PXE"),
    ("After weeks of talks they signed.", "weeks = PXW"),
    ("In recent weeks prices rose.", "recent weeks = PXW"),
    ("Over the past 20 years it grew.", "the past 20 years = P20Y"),
    ("It took half an hour.", "half an hour = PT30M"),
    ("He spoke for ninety minutes.", "ninety minutes = PT90M"),
    ("A day-long meeting ended.", "A day-long = P1D"),
    ("He is 34 years old.", ""),
    ("A 5-year-old boy was hurt.", ""),
    ("The 62-year-old minister resigned.", ""),
    ("Wait a second.", ""),
    ("She came second in the second round.", ""),
    ("A quarter of the voters stayed home.", ""),
    ("Three-quarters of the grain was lost.", ""),
    ("They pay 30 cents a day.", "a day = P1D"),
    ("He earns $900 a month.", "a month = P1M"),
    ("Ships carry 400 tons per day.", "per day = P1D"),
    ("The council meets every week.", "every week = P1W"),
    ("The council meets every two weeks.", "every two weeks = P2W"),
    ("The council meets every Monday.", "every Monday = XXXX-WXX-1"),
    ("The council meets twice a year.", "twice a year = P1Y"),
    ("Floods come each spring.", "each spring = XXXX-SP"),
    ("The report is published annually.", "annually = P1Y"),
]

TRAPS = [
    ("He may resign, and they may march.", ""),
    ("May Day was quiet.", ""),
    ("The March on Rome was staged.", ""),
    ("Theresa May will meet him in May.", "May = 2017-05"),
    ("Mrs May spoke; a letter to May and Hammond was leaked.", ""),
    ("Protesters began to march on Monday.", "Monday = 2017-04-03"),
    ("On 4 April, at 6:30 a.m., planes took off.", "4 April = 2017-04-04; 6:30 a.m. = 2017-04-04T06:30"),
    ("It struck at 6:30 a.m. near the base.", "6:30 a.m. = 2017-04-07T06:30"),
    ("They won 3:2 after extra time.", ""),
    ("At 0735 GMT the ship left.", "0735 GMT = 2017-04-07T07:35"),
    ("At 5 p.m. on April 4 the talks ended.", "5 p.m. on April 4 = 2017-04-04T17:00"),
    ("Resolution 1973 was adopted.", ""),
    ("Flight 2009 was late.", ""),
    ("Some 1500 people fled and 1800 soldiers came.", ""),
    ("It cost $2000 and weighs 1990 kg.", ""),
    ("The number is 555-1234-2016.", ""),
    ("Version 2016.1 was released.", ""),
    ("Order 12/40/2017 was lost.", ""),
    ("He scored in the 1900th minute.", ""),
    ("They are on the 4th floor.", ""),
    ("In the last minute he scored.", ""),
    ("He wants his second term to be the first of many.", ""),
    ("Today's youth reads less.", "Today = PRESENT_REF"),
    ("They now agree.", "now = PRESENT_REF"),
    ("Mumbai, now known as such, is large.", ""),
    ("They recently agreed.", "recently = PAST_REF"),
    ("It may happen in the near future.", "the near future = FUTURE_REF"),
    ("The Seven Years' War.", "The Seven Years' = P7Y"),
    ("He met Jan in Augusta.", ""),
    ("Dec and Ant sang; Mar sang too.", ""),
    ("April Jones and June Smith testified.", ""),
    ("", ""),
]

TABLES = [*DATES, *WITHOUT_YEAR, *RANGES, *WEEKDAYS, *NEAR, *COUNTED, *AMOUNTS, *TRAPS]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on Cork's Today programme.",
        "The clip was shown by Russia Today.",
        "They broke the Good Friday Agreement.",
        "He hosted Saturday Night Live.",
        "The Sunday Times printed it.",
        "They cook for the Spring Festival.",
        "The imperial summer palace is closed.",
    ],
)
def test_a_day_inside_a_name_is_no_day(text: str) -> None:
    assert format_times(text) == ""


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Two days before Tuesday's vote they met.", "Two days = P2D; Tuesday = 2017-04-04"),
        ("He resigned the day before Smith's trial.", ""),
        (
            "The office released its score on Wednesday -- indicating that the bill will cost more.",
            "Wednesday = 2017-04-05",
        ),
        (
            "He closed the show Wednesday night by saying that he wanted more.",
            "Wednesday night = 2017-04-05TNI",
        ),
        (
            "He resigned on 6 March. The following Monday she testified.",
            "6 March = 2017-03-06; The following Monday = 2017-03-13",
        ),
        (
            "Beijing will host the ninth summit of the leaders of all five lands in November.",
            "November = 2017-11",
        ),
        ("It is unclear if he will run because of a ruling in February.", "February = 2017-02"),
        ("She plans to go tough on him during Wednesday's hearing.", "Wednesday = 2017-04-12"),
        ("Britons decided in a June 23 referendum to leave.", "June 23 = 2016-06-23"),
        ("They headed to the coast the next day.", "the next day = FUTURE_REF"),
        ("She had met him the day before.", "the day before = 2017-04-06"),
        (
            "The spending of the fiscal year starting on Oct. 1 is low.",
            "the fiscal year = 2017; Oct. 1 = 2017-10-01",
        ),
        ("It began to crumble beginning on February 17th.", "February 17th = 2017-02-17"),
        ("Asked to respond on Thursday, the lawyer laughed.", "Thursday = 2017-04-06"),
        ("They left Monday, a day earlier than normal.", "Monday = 2017-04-03; a day = P1D"),
        ("The visit was moved back to Monday because of snow.", "Monday = 2017-04-10"),
        (
            "On Tuesday the head of the farmers' union and the deputy head of its largest branch, both of them"
            " from the south, will meet the minister.",
            "Tuesday = 2017-04-11",
        ),
    ],
)
def test_a_day_counts_from_what_its_sentence_says(text: str, times: str) -> None:
    assert format_times(text) == times


@pytest.mark.parametrize(("text", "times"), TABLES)
def test_every_time_of_a_sentence_has_its_span_and_value(text: str, times: str) -> None:
    assert format_times(text) == times


STORY = (
    "The revolt began in 1848. In February 1848 crowds filled the square. On 24 February the king fled. "
    "The next day a republic was declared. In May an assembly met. The charter would last until 1852. "
    "On 23 June the barricades rose. Four days later it was over. In December 1848 a president was elected. "
    "In January he took office. Later that year Rome fell."
)
STORY_TIMES = [
    ("1848", "1848"),
    ("February 1848", "1848-02"),
    ("24 February", "1848-02-24"),
    ("The next day", "1848-02-25"),
    ("May", "1848-05"),
    ("1852", "1852"),
    ("23 June", "1848-06-23"),
    ("Four days later", "1848-06-27"),
    ("December 1848", "1848-12"),
    ("January", "1849-01"),
    ("Later that year", "1849"),
]


def test_a_narrative_goes_on_from_the_days_before() -> None:
    times = read_times(STORY, FRIDAY, "narrative")
    assert [(STORY[time.start : time.end], time.value) for time in times] == STORY_TIMES


def test_today_in_a_diary_is_the_day_of_its_entry() -> None:
    diary = "Monday, 13 March.\nToday we sailed. On Sunday we slept.\n15 March: We landed yesterday."
    assert format_times(diary) == (
        "Monday, 13 March = 2017-03-13; Today = 2017-03-13; Sunday = 2017-03-12;"
        " 15 March = 2017-03-15; yesterday = 2017-03-14"
    )
    assert format_times("13 March.\nToday we sailed.") == "13 March = 2017-03-13; Today = 2017-04-07"


def test_the_anchor_is_recorded() -> None:
    times = read_times("On 3 March 2016 she was held; the next day she was freed. She left yesterday.")
    assert [time.anchor for time in times] == ["calendar", "told", "published"]


SUNDAY = dt.date(2017, 4, 9)
ON_OTHER_DAYS = [
    ("Last week he resigned.", SUNDAY, "Last week = 2017-W14"),
    ("He resigned on Sunday.", SUNDAY, "Sunday = 2017-04-09"),
    ("He resigned on Monday.", SUNDAY, "Monday = 2017-04-03"),
    ("In December he resigned.", dt.date(2017, 1, 2), "December = 2016-12"),
    ("The talks start on 3 January.", dt.date(2016, 12, 30), "3 January = 2017-01-03"),
    ("The talks were on 30 December.", dt.date(2017, 1, 2), "30 December = 2016-12-30"),
    ("On 29 February he resigned.", dt.date(2016, 3, 2), "29 February = 2016-02-29"),
    ("Yesterday he resigned.", dt.date(1, 1, 1), "Yesterday = PAST_REF"),
    ("Tomorrow he resigns.", dt.date(9999, 12, 31), "Tomorrow = FUTURE_REF"),
    ("Ten thousand years ago ice lay here.", dt.date(1871, 5, 2), "Ten thousand years ago = PAST_REF"),
    ("On Tuesday the king died.", dt.date(1820, 2, 3), "Tuesday = 1820-02-01"),
    ("The Sept. 11 attacks were told.", dt.date(1997, 9, 20), "Sept. 11 = 1997-09-11"),
]


@pytest.mark.parametrize(("text", "published", "times"), ON_OTHER_DAYS)
def test_times_count_from_the_day_of_publication(text: str, published: dt.date, times: str) -> None:
    assert format_times(text, published) == times


UNDATED = [
    ("He left on 7 April.", "7 April = XXXX-04-07"),
    ("He left on April 7.", "April 7 = XXXX-04-07"),
    ("He left in April.", "April = XXXX-04"),
    ("He left on Tuesday.", "Tuesday = XXXX-WXX-2"),
    ("He left on Tuesday night.", "Tuesday night = XXXX-WXX-2TNI"),
    ("He left yesterday.", "yesterday = PAST_REF"),
    ("He leaves tomorrow.", "tomorrow = FUTURE_REF"),
    ("He leaves today.", "today = PRESENT_REF"),
    ("He left last month.", "last month = PAST_REF"),
    ("He leaves next year.", "next year = FUTURE_REF"),
    ("He left two weeks ago.", "two weeks ago = PAST_REF"),
    ("He left last summer.", "last summer = XXXX-SU"),
    ("He left over the weekend.", "the weekend = XXXX-WXX-WE"),
    ("He left in the third quarter.", "the third quarter = XXXX-Q3"),
    ("He left at 6:30 a.m. and ate.", "6:30 a.m. = XXXX-XX-XXT06:30"),
    ("He left at Christmas.", "Christmas = XXXX-12-25"),
    ("He left on Easter Sunday.", "Easter Sunday = XXXX-XX-XX"),
    ("He left at noon.", "noon = XXXX-XX-XXT12:00"),
    ("The next day he left.", "The next day = FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "times"), UNDATED)
def test_without_a_day_of_publication_no_day_is_made_up(text: str, times: str) -> None:
    assert format_times(text, None) == times
    assert [(time.first_day, time.last_day, time.anchor) for time in read_times(text, None)] == [
        (None, None, "")
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("in 1848", "1848"), ("on 4 May 1949", "1949-05-04"), ("the 1960s", "196")]
)
def test_a_full_date_needs_no_day_of_publication(text: str, value: str) -> None:
    (time,) = read_times(text, None)
    assert (time.value, time.anchor) == (value, "calendar")
    assert time.first_day is not None
