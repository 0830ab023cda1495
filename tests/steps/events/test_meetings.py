"""Who met whom: participants apart from persons merely named, and meetings that did not take place."""

from dashboard.schema import Event, Mode, Status
from dashboard.steps.events.event_kinds import MEETING_KINDS
from tests.steps.events.marked import find_marked_events

REPORTED, PLANNED, DENIED = Status.REPORTED, Status.PLANNED, Status.DENIED

MEETINGS = [
    ("[Tillerson] met [Lavrov] in [Moscow|RUS] on Tuesday.", "Tillerson Lavrov", REPORTED),
    ("On Tuesday [Tillerson] met [Lavrov] and [Putin] in [Moscow|RUS].", "Tillerson Lavrov Putin", REPORTED),
    (
        "[Tillerson] met Foreign Minister [Lavrov] on Tuesday to discuss [Assad].",
        "Tillerson Lavrov",
        REPORTED,
    ),
    ("On Tuesday [Kerry] held talks with [Zarif] about [Syria|SYR].", "Kerry Zarif", REPORTED),
    ("[Kerry] and [Zarif] met in [Vienna|AUT] on 11 April.", "Kerry Zarif", REPORTED),
    ("[Merkel] met [Macron] on Wednesday ahead of a visit by [Trump].", "Merkel Macron", REPORTED),
    ("[Merkel] met [Macron], who succeeded [Hollande], on Wednesday.", "Merkel Macron", REPORTED),
    ("[Xi] received [Duterte] in [Beijing|CHN] on 10 April.", "Xi Duterte", REPORTED),
    ("[Duterte] was received by [Xi] in [Beijing|CHN] on 10 April.", "Duterte Xi", REPORTED),
    ("On 10 April [Pence] sat down with [Hwang] in [Seoul|KOR].", "Pence Hwang", REPORTED),
    ("On Monday [Abe], [Moon] and [Li] held a meeting in [Tokyo|JPN].", "Abe Moon Li", REPORTED),
    (
        "[Pompeo] met King [Salman] and Crown Prince [Mohammed bin Salman] on Monday.",
        "Pompeo Salman Mohammed_bin_Salman",
        REPORTED,
    ),
    ("[Pompeo] met the foreign minister, [Adel al-Jubeir], on Monday.", "Pompeo Adel_al-Jubeir", REPORTED),
    ("The foreign minister, [Adel al-Jubeir], met [Pompeo] on Monday.", "Adel_al-Jubeir Pompeo", REPORTED),
    (
        "[Pompeo] was in [Riyadh|SAU] on Monday, where he met [Adel al-Jubeir].",
        "Pompeo Adel_al-Jubeir",
        REPORTED,
    ),
    (
        "In [Riyadh|SAU] on Monday [Pompeo] met [Salman] over the case of [Khashoggi].",
        "Pompeo Salman",
        REPORTED,
    ),
    ("[Pompeo] met [Salman] on Monday about the killing of [Khashoggi].", "Pompeo Salman", REPORTED),
    (
        "[Boris Johnson] met [Tillerson] in [London|GBR] on Friday and signed a book for the victims.",
        "Boris_Johnson Tillerson",
        REPORTED,
    ),
    ("On Friday [May] hosted [Erdogan] in [London|GBR].", "May Erdogan", REPORTED),
    (
        "[Tillerson] attended a meeting of [NATO|] ministers in [Brussels|BEL] on 31 March.",
        "Tillerson",
        REPORTED,
    ),
    ("On 31 March [Tillerson] took part in a summit in [Brussels|BEL].", "Tillerson", REPORTED),
    (
        "[Tillerson] and [Freeland] co-hosted a conference in [Vancouver|CAN] on 12 April.",
        "Tillerson Freeland",
        REPORTED,
    ),
    ("[Trump]'s adviser [Kushner] met [Netanyahu] on Wednesday.", "Kushner Netanyahu", REPORTED),
    ("[Netanyahu] met [Trump]'s adviser [Kushner] on Wednesday.", "Netanyahu Kushner", REPORTED),
    (
        "[Lavrov] met [Wang Yi] on Wednesday, a day after [Putin] praised the deal.",
        "Lavrov Wang_Yi",
        REPORTED,
    ),
    ("On Wednesday the pope met [Abbas] in the [Vatican|VAT].", "Abbas", REPORTED),
    ("[Abbas] had an audience with [Francis] on Wednesday.", "Abbas Francis", REPORTED),
    ("On 5 April [Obama] conferred with [Renzi] in [Rome|ITA].", "Obama Renzi", REPORTED),
    (
        "[Steinmeier] met [Poroshenko] in [Kyiv|UKR] on Monday and [Lukashenko] in [Minsk|BLR] on Tuesday.",
        "Steinmeier Poroshenko",
        REPORTED,
    ),
    (
        "On Monday [Steinmeier] met [Poroshenko] in [Kyiv|UKR], on Tuesday he met [Lukashenko] in [Minsk|BLR].",
        "Steinmeier Poroshenko",
        REPORTED,
    ),
    ("[Guterres] met [Sarraj] on Sunday to prepare for talks with [Haftar].", "Guterres Sarraj", REPORTED),
    ("[Guterres] met [Sarraj] on Sunday without [Haftar].", "Guterres Sarraj", REPORTED),
    ("[Guterres] met [Sarraj], but not [Haftar], on Sunday.", "Guterres Sarraj", REPORTED),
    ("On Sunday [Guterres] met [Sarraj] instead of [Haftar].", "Guterres Sarraj", REPORTED),
    ("[Ghani] met [Modi] on Sunday despite the protests of [Sharif].", "Ghani Modi", REPORTED),
    ("[Ghani] met [Modi] on Sunday, according to [Rahul Sharma].", "Ghani Modi", REPORTED),
    ("The talks between [Ghani] and [Modi] took place on Sunday.", "Ghani Modi", REPORTED),
    ("A meeting between [Ghani] and [Modi] was held on Sunday in [Delhi|IND].", "Ghani Modi", REPORTED),
    (
        "[Aung San Suu Kyi] and [Min Aung Hlaing] met [Tillerson] on Sunday.",
        "Aung_San_Suu_Kyi Min_Aung_Hlaing Tillerson",
        REPORTED,
    ),
    (
        "[Tillerson] met [Aung San Suu Kyi], the state counsellor, and [Min Aung Hlaing], the commander-in-chief, on Sunday.",
        "Tillerson Aung_San_Suu_Kyi Min_Aung_Hlaing",
        REPORTED,
    ),
    ("[Trump] spoke by phone with [Putin] on Sunday.", "Trump Putin", REPORTED),
    ("[Trump] telephoned [Peña Nieto] on Sunday.", "Trump Peña_Nieto", REPORTED),
    ("[Trump] and [Turnbull] held a phone call on Sunday.", "Trump Turnbull", REPORTED),
    ("[Trump] called President [Duterte] on Sunday.", "Trump Duterte", REPORTED),
    ("On Sunday [Trump] discussed sanctions with [Abe] in a telephone call.", "Trump Abe", REPORTED),
    ("[Tillerson] accompanied [Trump] to [Riyadh|SAU] on Sunday.", "Tillerson Trump", REPORTED),
    ("[Pence] visited [Jakarta|IDN] on Sunday and met [Widodo].", "Pence Widodo", REPORTED),
    ("[Pence] travelled to [Jakarta|IDN] on Sunday.", "Pence", REPORTED),
    ("On Sunday [Pence] arrived in [Sydney|AUS].", "Pence", REPORTED),
    ("[Pence] flew to [Sydney|AUS] on Sunday, leaving [Widodo] with a promise.", "Pence", REPORTED),
    ("[Tillerson] met [Lavrov]. On Sunday he met [Wang Yi].", "Tillerson Wang_Yi", REPORTED),
    ("[Kerry] left [Geneva|CHE]. On Sunday he met [Hammond] in [London|GBR].", "Kerry Hammond", REPORTED),
    ("[Mogherini] came home. She met [Tusk] on Sunday.", "Mogherini Tusk", REPORTED),
    (
        "Secretary of State [Kerry] left [Geneva|CHE]. On Sunday the secretary met [Hammond] in [London|GBR].",
        "Kerry Hammond",
        REPORTED,
    ),
    (
        "[Kerry], the secretary of state, was tired. The American secretary met [Hammond] in [London|GBR] on Sunday.",
        "Kerry Hammond",
        REPORTED,
    ),
    ("[Tillerson] will meet [Lavrov] on 20 April.", "Tillerson Lavrov", PLANNED),
    ("[Tillerson] is to meet [Lavrov] in [Moscow|RUS] on 20 April.", "Tillerson Lavrov", PLANNED),
    ("[Tillerson] is due in [Ankara|TUR] on 20 April.", "Tillerson", PLANNED),
    ("A meeting between [Tillerson] and [Lavrov] is scheduled for 20 April.", "Tillerson Lavrov", PLANNED),
    ("[Merkel] plans to visit [Rabat|MAR] on 20 April.", "Merkel", PLANNED),
    ("[Merkel] is expected to receive [Macron] on 20 April.", "Merkel Macron", PLANNED),
    ("[Merkel] was due to meet [Macron] on Monday.", "Merkel Macron", PLANNED),
    ("On 20 April [Putin] will host [Abe] in [Sochi|RUS].", "Putin Abe", PLANNED),
    ("[Abe] intends to meet [Putin] on 20 April.", "Abe Putin", PLANNED),
    ("[Mattis] will travel to [Doha|QAT] next week.", "Mattis", PLANNED),
    ("[Mattis] said he would meet [Ghani] on 20 April.", "Mattis Ghani", PLANNED),
    ("Talks with [Ghani] are planned for 20 April, [Mattis] said.", "Ghani", PLANNED),
    ("[Mattis]'s next stop, on 20 April, is [Kabul|AFG].", "", PLANNED),
    ("The two ministers, [Gabriel] and [Ayrault], are to meet on 20 April.", "Gabriel Ayrault", PLANNED),
    ("[Tillerson] did not meet [Navalny] on Tuesday.", "", DENIED),
    ("[Tillerson] didn't meet [Navalny] in [Moscow|RUS] on Tuesday.", "", DENIED),
    ("[Tillerson] has not met [Navalny] this week.", "", DENIED),
    ("On Tuesday [Tillerson] made no stop in [Kyiv|UKR].", "", DENIED),
    ("[Tillerson] made no stop in [Canada|CAN] in February.", "", DENIED),
    ("No meeting with [Assad] took place on Tuesday.", "", DENIED),
    ("The meeting with [Assad] on Tuesday was cancelled.", "", DENIED),
    ("[Kerry] cancelled his meeting with [Zarif] on Tuesday.", "", DENIED),
    ("[Kerry] called off a visit to [Cairo|EGY] on Tuesday.", "", DENIED),
    ("[Peña Nieto] declined to meet [Trump] on Tuesday.", "", DENIED),
    ("[Abbas] refused to receive [Pence] on Tuesday.", "", DENIED),
    ("[Putin] never met [Le Pen] in 2016.", "", DENIED),
    ("Neither [May] nor [Johnson] met [Barnier] on Tuesday.", "", DENIED),
    ("[May] left [Brussels|BEL] on Tuesday without meeting [Barnier].", "May", REPORTED),
    ("[Rouhani] denied that he had met [Trump] on Tuesday.", "", DENIED),
    ("[Rouhani] denied meeting [Trump] on Tuesday.", "", DENIED),
    ("The visit of [Rouhani] to [Paris|FRA] on Tuesday did not take place.", "", DENIED),
    ("[Rouhani] skipped a meeting with [Hollande] on Tuesday.", "", DENIED),
    ("[Tillerson] was not in [Kabul|AFG] on Tuesday.", "", DENIED),
    ("[Tillerson] did not travel to [Pyongyang|PRK] in March.", "", DENIED),
    ("[Tillerson] never visited [Ukraine|UKR] in March.", "", DENIED),
    ("At no time in March did [Tillerson] stop in [Bahrain|BHR].", "", DENIED),
    ("Nor did [Tillerson] meet [Kim] in March.", "", DENIED),
    ("[Tillerson] failed to meet [Kim] in March.", "", DENIED),
    ("[Tillerson] decided not to meet [Kim] in March.", "", DENIED),
    ("[Tillerson] went home on Tuesday rather than meet [Kim].", "Tillerson", REPORTED),
    ("[Kim] has yet to meet [Moon], who took office in March.", "", DENIED),
    ("There was no call between [Kim] and [Moon] on Tuesday.", "", DENIED),
    ("[Moon] will not meet [Kim] on 20 April.", "", DENIED),
    ("[Moon] won't visit [Pyongyang|PRK] on 20 April.", "", DENIED),
    (
        "[Tillerson] did not only meet [Lavrov] on Tuesday, he also saw President [Putin].",
        "Tillerson Lavrov Putin",
        REPORTED,
    ),
]
assert len(MEETINGS) == 100


def meetings_of(sentence: str) -> tuple[list[Event], list[set[str]]]:
    telling = find_marked_events(sentence)
    met = [event for event in telling.events if event.kind in MEETING_KINDS]
    return met, [telling.who(event) for event in met]


def is_exact(sentence: str, names: str, status: Status) -> bool:
    met, who = meetings_of(sentence)
    wanted = {name.replace("_", " ") for name in names.split()}
    return any(event.status is status and persons == wanted for event, persons in zip(met, who, strict=True))


def is_denied(sentence: str) -> bool:
    """Whether a meeting that did not take place is told as denied, and never as one that did."""
    met, _ = meetings_of(sentence)
    return all(event.status is Status.DENIED for event in met)


def test_participants_are_exact() -> None:
    rows = [row for row in MEETINGS if row[2] is not DENIED]
    wrong = [sentence for sentence, names, status in rows if not is_exact(sentence, names, status)]
    assert len(wrong) <= 0.15 * len(rows), wrong


def test_what_did_not_take_place_is_denied() -> None:
    rows = [sentence for sentence, _, status in MEETINGS if status is DENIED]
    wrong = [sentence for sentence in rows if not is_denied(sentence)]
    assert len(wrong) <= 0.10 * len(rows), wrong


def test_most_denials_are_told_and_not_only_left_out() -> None:
    rows = [sentence for sentence, _, status in MEETINGS if status is DENIED]
    assert sum(bool(meetings_of(sentence)[0]) for sentence in rows) >= 0.9 * len(rows)


def test_a_call_is_no_meeting_in_person() -> None:
    (call,) = find_marked_events("[Trump] spoke by phone with [Putin] on Sunday.").events
    (meeting,) = find_marked_events("[Trump] met [Putin] on Sunday.").events
    assert (call.mode, meeting.mode) == (Mode.CALL, Mode.IN_PERSON)
