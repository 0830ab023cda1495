"""What lasts, what counts from another event, and what was moved: 120 sentences, for Friday, 14 April 2017."""

from dashboard.schema import Event, Status
from tests.steps.events.marked import find_marked_events

# The days of the state, from the day that it began to the day of publication.
SINCE = [
    ("[Navalny] has been held since last autumn.", "2016-09-01..2017-04-14"),
    ("[Navalny] has been held in jail since 27 March.", "2017-03-27..2017-04-14"),
    ("She has been detained since January.", "2017-01-01..2017-04-14"),
    ("The editor has been in custody since 3 April.", "2017-04-03..2017-04-14"),
    ("Two teachers have been jailed since 2015.", "2015-01-01..2017-04-14"),
    ("The opposition leader has been under house arrest since March 2011.", "2011-03-01..2017-04-14"),
    ("He has been imprisoned since last month.", "2017-03-01..2017-04-14"),
    ("The students have been in police custody since Monday.", "2017-04-10..2017-04-14"),
    ("Since 1 March the blogger has been held in solitary confinement.", "2017-03-01..2017-04-14"),
    ("[Lisov], detained since 13 January, denies the charges.", "2017-01-13..2017-04-14"),
    ("The prisoner has been on hunger strike since 2 April.", "2017-04-02..2017-04-14"),
    ("Forty detainees have been on hunger strike since last week.", "2017-04-03..2017-04-14"),
    ("The journalist has been missing since 9 February.", "2017-02-09..2017-04-14"),
    ("The priest, kidnapped in 2013, has been missing since.", "2013-01-01..2013-12-31"),
    ("The paper has been banned since December.", "2016-12-01..2017-04-14"),
    ("The website has been blocked since Tuesday.", "2017-04-11..2017-04-14"),
    ("The town has been under siege since July 2016.", "2016-07-01..2017-04-14"),
    ("The port has been occupied since 5 March.", "2017-03-05..2017-04-14"),
    ("The doctors have been on strike since 5 December.", "2016-12-05..2017-04-14"),
    ("The former minister has lived in exile since 2014.", "2014-01-01..2017-04-14"),
    (
        "He is being held at a prison in the north and has been there since 20 March.",
        "2017-03-20..2017-04-14",
    ),
    ("Her brother has been detained without charge since the summer of 2016.", "2016-06-01..2017-04-14"),
    ("The union's treasurer has been remanded since 30 March.", "2017-03-30..2017-04-14"),
    ("Since Easter 2016 the poet has been held incommunicado.", "2016-03-27..2017-04-14"),
    ("The market has been closed since Wednesday.", "2017-04-12..2017-04-14"),
]
# Lengths: up to publication where the state goes on, from a day that was told where it does not.
FOR = [
    ("He has been detained for ten days.", "2017-04-04..2017-04-14"),
    ("She has been held for three weeks.", "2017-03-24..2017-04-14"),
    ("The reporters have been jailed for two years.", "2015-04-14..2017-04-14"),
    ("The lawyer has been in custody for six months.", "2016-10-14..2017-04-14"),
    ("He has been on hunger strike for 40 days.", "2017-03-05..2017-04-14"),
    ("For the past two weeks the singer has been under house arrest.", "2017-03-31..2017-04-14"),
    ("The engineer has been imprisoned for more than a year.", "2016-04-14..2017-04-14"),
    ("The valley has been under siege for three months.", "2017-01-14..2017-04-14"),
    ("Four sailors have been missing for five days.", "2017-04-09..2017-04-14"),
    ("The station has been shut down for a week.", "2017-04-07..2017-04-14"),
    ("Nurses have been on strike for nine days.", "2017-04-05..2017-04-14"),
    ("He was arrested on 3 March and held for ten days.", "2017-03-03..2017-03-13"),
    ("Police detained her on 20 March and held her for four days.", "2017-03-20..2017-03-24"),
    ("He was arrested on 1 February. He was held for two weeks.", "2017-02-01..2017-02-15"),
    ("The activist was arrested on 10 January and spent 30 days in custody.", "2017-01-10..2017-02-09"),
    ("The two men have been held in a secret prison for 18 months.", "2015-10-14..2017-04-14"),
    ("She has been detained for the last five weeks.", "2017-03-10..2017-04-14"),
    ("The teacher has now been held for 100 days.", "2017-01-04..2017-04-14"),
    ("[Badawi] has been behind bars for nearly four years.", "2013-04-14..2017-04-14"),
    ("The miners have been occupying the shaft for six days.", "2017-04-08..2017-04-14"),
]
# Counted from a day that was told before, never from publication.
LATER = [
    ("She was arrested on 3 March. She was released three weeks later.", "2017-03-20..2017-03-26"),
    ("He was arrested on 3 March and released two days later.", "2017-03-05..2017-03-05"),
    ("He was detained on 28 February; a week later he was charged.", "2017-03-06..2017-03-12"),
    ("On 10 January the court convicted him. Four days later he was sentenced.", "2017-01-14..2017-01-14"),
    ("They were abducted on 5 February. They were freed a month later.", "2017-03-01..2017-03-31"),
    ("The bomb exploded on 1 April. The next day police arrested two men.", "2017-04-02..2017-04-02"),
    ("He was shot on 30 March and died the following day.", "2017-03-31..2017-03-31"),
    ("The strike began on 6 March. It ended ten days later.", "2017-03-16..2017-03-16"),
    ("She was sentenced in May 2015. Two years earlier she had been arrested.", "2013-01-01..2013-12-31"),
    ("The protest began on 2 April. On that day police arrested 40 people.", "2017-04-02..2017-04-02"),
    ("He was elected on 8 November. The previous August he had resigned.", "2016-08-01..2016-08-31"),
    ("They met on 9 March. The day before, [Kerry] had arrived in [Geneva|CHE].", "2017-03-08..2017-03-08"),
    ("He was attacked on 14 March and died three days later.", "2017-03-17..2017-03-17"),
    ("The ship sank on 20 March; the same day the crew was rescued.", "2017-03-20..2017-03-20"),
    ("She was charged on 2 March and acquitted three weeks after that.", "2017-03-20..2017-03-26"),
    ("The law was passed on 1 March. It took effect a fortnight later.", "2017-03-13..2017-03-19"),
    (
        "The vote was held on 5 March. The result was annulled five days later, and the party protested.",
        "2017-03-10..2017-03-10",
    ),
    (
        "He fled on 11 February 2014. A week later parliament removed him from office.",
        "2014-02-17..2014-02-23",
    ),
    ("The talks opened on 23 February and ended eight days later.", "2017-02-23..2017-03-03"),
    ("The treaty was signed on 12 January 2010 and ratified two months later.", "2010-03-01..2010-03-31"),
]
# Counted from an event that the article dates.
AFTER = [
    ("He was arrested on 1 February. He was released 40 days after his arrest.", "2017-03-13..2017-03-13"),
    (
        "Police arrested her on 10 August 2016. She was freed 214 days after her arrest.",
        "2017-03-12..2017-03-12",
    ),
    (
        "The trial began on 6 March. Ten days after the trial began, the judge resigned.",
        "2017-03-16..2017-03-16",
    ),
    ("He was released 12 days after his arrest on 1 March.", "2017-03-13..2017-03-13"),
    (
        "The attack took place on 20 March. Three days after the attack, two men were arrested.",
        "2017-03-23..2017-03-23",
    ),
    (
        "[Babchenko] was released on 4 March. Two weeks after his release he left the country.",
        "2017-03-13..2017-03-19",
    ),
    (
        "The election was held on 5 March. A day after the election, crowds protested.",
        "2017-03-06..2017-03-06",
    ),
    (
        "She was sentenced on 10 January. Two months after the verdict she was pardoned.",
        "2017-03-01..2017-03-31",
    ),
    (
        "He was killed on 27 February 2015. Two years after his murder, thousands marched.",
        "2017-01-01..2017-12-31",
    ),
    ("He died on 2 April. Five days before his death he had been arrested.", "2017-03-28..2017-03-28"),
    (
        "The ceasefire was signed on 30 December. Two days after the ceasefire, planes bombed the valley.",
        "2017-01-01..2017-01-01",
    ),
    (
        "They were kidnapped on 9 March. Eleven days after their abduction they were freed.",
        "2017-03-20..2017-03-20",
    ),
    (
        "The quake struck on 24 March. A week after the earthquake, the army evacuated the town.",
        "2017-03-27..2017-04-02",
    ),
    ("He was convicted on 3 February. A month after his conviction he appealed.", "2017-03-01..2017-03-31"),
    (
        "[Park] was impeached on 9 December. Three months after her impeachment she was arrested.",
        "2017-03-01..2017-03-31",
    ),
    (
        "The bombing killed nine people on 3 April. Four days after the bombing, police detained a student.",
        "2017-04-07..2017-04-07",
    ),
    ("A day after his detention on 4 April, the blogger was charged.", "2017-04-05..2017-04-05"),
    (
        "The summit ended on 8 July 2016. One day after the summit, [Kerry] flew to [Kyiv|UKR].",
        "2016-07-09..2016-07-09",
    ),
    (
        "She was transferred on 6 April. Three days after the transfer she was found dead.",
        "2017-04-09..2017-04-09",
    ),
    ("Six days after the raid on 30 March, the paper was closed.", "2017-04-05..2017-04-05"),
]
# A plan that was moved: the first of the two is overtaken by the second.
MOVED = [
    ("The trial was due on 5 May, but was postponed to 12 June.", "2017-05-05", "2017-06-12"),
    ("The hearing, due on 20 April, was postponed to 4 May.", "2017-04-20", "2017-05-04"),
    ("The election was postponed from 7 May to 4 June.", "2017-05-07", "2017-06-04"),
    ("The vote was moved from 20 April to 27 April.", "2017-04-20", "2017-04-27"),
    ("The verdict was expected on 2 May; it has been delayed until 16 May.", "2017-05-02", "2017-05-16"),
    ("The summit was scheduled for 1 May and has been rescheduled for 8 May.", "2017-05-01", "2017-05-08"),
    (
        "[Merkel]'s visit to [Cairo|EGY], planned for 21 April, was put off until 9 May.",
        "2017-04-21",
        "2017-05-09",
    ),
    ("The trial is due on 5 May. It was postponed to 12 June.", "2017-05-05", "2017-06-12"),
    ("The referendum, originally set for 23 April, was pushed back to 30 April.", "2017-04-23", "2017-04-30"),
    ("The execution was brought forward from 27 April to 20 April.", "2017-04-27", "2017-04-20"),
    ("The talks were to begin on 18 April but were delayed to 25 April.", "2017-04-18", "2017-04-25"),
    ("The hearing was adjourned from 18 April to 3 May.", "2017-04-18", "2017-05-03"),
    ("The protest was planned for 22 April. Organisers moved it to 29 April.", "2017-04-22", "2017-04-29"),
    ("The inauguration was due on 19 January but was postponed to 26 January.", "2017-01-19", "2017-01-26"),
    ("The launch was scheduled for Tuesday but was delayed until Thursday.", "2017-04-18", "2017-04-20"),
    ("The court postponed the hearing from 19 April to 10 May.", "2017-04-19", "2017-05-10"),
    ("The sentence was due on Monday and has been deferred to 28 April.", "2017-04-17", "2017-04-28"),
    ("The march, set for 1 May, was rescheduled to 6 May.", "2017-05-01", "2017-05-06"),
    ("Parliament shifted the vote from 24 April to 2 May.", "2017-04-24", "2017-05-02"),
    (
        "The meeting of [Abe] and [Putin] was due on 27 April but was moved to 11 May.",
        "2017-04-27",
        "2017-05-11",
    ),
]
# From one day to another.
UNTIL = [
    ("He was remanded in custody until 2 May.", "2017-04-14..2017-05-02"),
    ("On Tuesday the court remanded her until 25 April.", "2017-04-11..2017-04-25"),
    ("The two will be held until 20 April.", "2017-04-14..2017-04-20"),
    ("She was held from 3 to 17 March.", "2017-03-03..2017-03-17"),
    ("He was detained from January to March.", "2017-01-01..2017-03-31"),
    ("Between 6 and 9 April the opposition protested.", "2017-04-06..2017-04-09"),
    ("The strike lasted from 3 April until 7 April.", "2017-04-03..2017-04-07"),
    ("She was imprisoned between 2012 and 2014.", "2012-01-01..2014-12-31"),
    ("The talks began on Monday and ended on Wednesday.", "2017-04-10..2017-04-12"),
    ("The siege began on 3 March and lasted until 21 March.", "2017-03-03..2017-03-21"),
    ("[Kerry] was in [Paris|FRA] on 11 and 12 April.", "2017-04-11..2017-04-12"),
    ("The minister will be in [Tokyo|JPN] from 18 to 20 April.", "2017-04-18..2017-04-20"),
    ("His detention was extended until 30 June.", "2017-04-14..2017-06-30"),
    ("The curfew was imposed on 1 April and the army patrolled until 5 April.", "2017-04-01..2017-04-05"),
    ("The journalist was jailed from May 2014 to June 2016.", "2014-05-01..2016-06-30"),
]
assert sum(map(len, (SINCE, FOR, LATER, AFTER, MOVED, UNTIL))) == 120


def days_of(event: Event) -> str:
    return f"{event.first_day}..{event.last_day}"


def is_moved(sentence: str, before: str, after: str) -> bool:
    events = find_marked_events(sentence).events
    return any(
        str(event.first_day) == before
        and event.superseded_by >= 0
        and str(events[event.superseded_by].first_day) == after
        and events[event.superseded_by].superseded_by < 0
        for event in events
    )


def test_states_that_last_and_what_counts_from_them_have_their_days() -> None:
    rows = [*SINCE, *FOR, *LATER, *AFTER, *UNTIL]
    wrong = [(text, days) for text, days in rows if days not in map(days_of, find_marked_events(text).events)]
    wrong += [(text, f"{one} > {other}") for text, one, other in MOVED if not is_moved(text, one, other)]
    assert len(wrong) <= 0.15 * 120, "\n".join(f"{days}  {text}" for text, days in wrong)


def test_what_was_moved_is_a_plan_on_both_days() -> None:
    first, second = find_marked_events("The trial was due on 5 May, but was postponed to 12 June.").events
    assert (first.kind, first.status) == (second.kind, second.status) == ("hearing", Status.PLANNED)


def test_a_day_on_which_somebody_postponed_something_is_no_plan() -> None:
    events = find_marked_events("The court on Tuesday postponed the trial to 12 June.").events
    assert all(event.superseded_by < 0 for event in events)
    assert "2017-06-12..2017-06-12" in map(days_of, events)


def test_without_a_day_of_publication_a_state_has_no_end() -> None:
    events = find_marked_events("[Navalny] has been held since 27 March 2017.", published=None).events
    assert [days_of(event) for event in events] == ["2017-03-27..2017-03-27"]
    assert find_marked_events("He has been held for ten days.", published=None).events == []
