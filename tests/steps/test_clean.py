"""What is cut from a text, and what must never be: a body sentence wrongly cut is worse than furniture kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import Part, Span
from dashboard.steps.clean import (
    MIN_ARTICLES,
    find_comparable_lines,
    find_parts,
    find_recurring_lines,
    find_uncut_spans,
    fold_line,
)

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DISPATCHES = Path(__file__).resolve().parents[2] / "data" / "dispatches"
BODY = (
    "Rain fell on the harbour for a third day on Monday, and the ferries stayed where they were.\n\n"
    "The harbour master said that nobody had been hurt, and that the boats would sail once the wind turned."
)


def part_of(line: str, text: str, **options: object) -> Part:
    """Return the part that a line of a text plays; BODY where no span holds it."""
    at = text.index(line)
    spans = find_parts(text, False, **options)  # type: ignore[arg-type]
    return next((span.part for span in spans if span.start <= at < span.end), Part.BODY)


def test_the_seed_is_parted_as_its_readers_see_it() -> None:
    (path,) = SEEDS.glob("*.txt")
    text = path.read_text(encoding="utf-8")
    parts = [(span.part, text[span.start : span.end]) for span in find_parts(text, False)]
    assert (Part.TITLE, "The Wrong Time for Tillerson to Freeze Out Russia’s Independent Groups") in parts
    assert (Part.STANDFIRST, "Bypassing Meetings With Russian Rights Groups Sends Dangerous Message") in parts
    cut = [line for part, line in parts if part is Part.FURNITURE]
    assert cut[0] == "Skip to main content"
    assert any(line.startswith("Your tax deductible gift") for line in cut)
    assert "Region / Country" in cut
    (caption,) = [line for part, line in parts if part is Part.CAPTION]
    assert caption.startswith("U.S. Secretary of State Rex Tillerson attends")


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Home | World | Politics | Sport",
        "Share this article on Facebook",
        "Tweet",
        "Print",
        "Sign up for our newsletter",
        "Donate now",
        "Your gift can help us protect the harbour.",
        "Related Content",
        "Most read",
        "E&OE",
        "For immediate release",
        "Media Release",
        "Read more: Three days of rain",
        "Region / Country",
        "© 2017 The Harbour Courier. All rights reserved.",
        "We use cookies to improve your visit.",
        "Advertisement",
        "Tags: rain, harbour, ferries",
        "Follow us on Twitter",
        "Subscribe",
        "Comments (12)",
        "Privacy policy",
    ],
)
def test_web_furniture_is_cut(line: str) -> None:
    assert part_of(line, f"Rain on the harbour\n\n{BODY}\n\n{line}") is Part.FURNITURE


@pytest.mark.parametrize("line", [
    "A tax-deductible gift goes far.", "Your donation will help us.", "Make a gift today.", "Donate now to the fund.", "Please donate what you can.",
    "Become a member of the club.", "Subscribe and get our alerts for free.", "News sent to your inbox.", "The site uses cookies.",
    "By using this site you agree to it.", "It may not be reproduced.", "We are not responsible for the content of others.", "Follow the paper on Facebook.",
    "Find us on Facebook.", "Get our free app.", "Enable JavaScript to see it.", "Your browser does not support it.", "(c) 2014 The Courier",
    "We welcome comments on our page.", "Already a subscriber? Come in.", "Create an account for more.", "Log in to leave a comment.",
    "The paper reserves the right to remove it.", "The views expressed by them are their own.", "Only with the written permission of the paper.",
    "To read on constitutes acceptance of it.", "All comments are moderated by us.", "This form is protected by a guard.",
])  # fmt: skip
def test_what_no_article_says_of_itself_is_cut_wherever_it_stands_in_a_line(line: str) -> None:
    first, second = BODY.split("\n\n")
    sentence = f"So it goes in the town of the ferries: {line}" if not line.startswith("(c)") else line
    assert part_of(sentence, f"Rain on the harbour\n\n{first}\n\n{sentence}\n\n{second}") is Part.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "The minister asked people to share their food with the new arrivals.",
        "He told reporters to print what they had seen, and left.",
        "Related families had lived on the island for two hundred years.",
        "She said: follow the road to the river, and do not turn back.",
        "Donations from three towns paid for the bridge.",
        "Two days later, on 4 May 2014, the court met again.",
        "Comments by the king were not recorded.",
        "“We will subscribe to no such plan,” the mayor said.",
        "More than forty people were on the boat when it sank.",
        "Home is where the boats are, the saying goes in that harbour.",
    ],
)
def test_a_sentence_of_the_body_is_never_cut(line: str) -> None:
    first, second = BODY.split("\n\n")
    assert not part_of(line, f"Rain on the harbour\n\n{first}\n\n{line}\n\n{second}").is_cut


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("The ferry at the quay in Lyon, May 2, 2014.  © 2014 Sample Pictures", Part.CAPTION),
        ("The mayor speaks to fishermen in the harbour of Brest, France, May 2, 2014.", Part.CAPTION),
        ("Photo: A. Sample", Part.CREDIT),
        ("By Ann Sample", Part.BYLINE),
        ("By Ann Sample | 2 May 2014", Part.BYLINE),
        ("By the Courier's Corrections Desk | 2 May 2014", Part.BYLINE),
        ("Friday, May 2, 2014, 6:45 PM EDT", Part.STAMP),
        ("Published 2 May 2014 18:45 GMT", Part.STAMP),
    ],
)
def test_what_stands_beside_the_text_is_known_for_what_it_is(line: str, part: Part) -> None:
    assert part_of(line, f"Rain on the harbour\n\n{line}\n\n{BODY}") is part


@pytest.mark.parametrize(
    "dateline",
    [
        "BREST, May 5 (Sample Service) - ",
        "BREST, France (Sample) — ",
        "LYON, May 5, 2014 (Northern Wire) - ",
        "BREST, May 5. /NORTHERN/. ",
    ],
)
def test_a_dateline_is_cut_out_of_its_line(dateline: str) -> None:
    text = f"Rain on the harbour\n\n{dateline}{BODY}"
    (dateline_span,) = [span for span in find_parts(text, False) if span.part is Part.DATELINE]
    assert text[dateline_span.start : dateline_span.end].strip() == dateline.strip()
    assert text[dateline_span.end :].lstrip().startswith("Rain fell")


BUTTONS = (
    "Send Facebook Twitter Google+ Whatsapp Tumblr linkedin Digg reddit Permalink http://short.example/2"
)


@pytest.mark.parametrize(
    ("glued", "part"),
    [
        (BUTTONS, Part.FURNITURE),
        ("Source:-Northern Wire and news agencies", Part.CREDIT),
        ("Source: News agencies", Part.CREDIT),
    ],
)
def test_what_is_glued_to_a_sentence_is_cut_out_of_its_line(glued: str, part: Part) -> None:
    first, second = BODY.split("\n\n")
    text = f"{first} {second} {glued}"
    cut = [(text[s.start : s.end], s.part) for s in find_parts(text, False) if s.part.is_cut]
    assert cut == [(glued, part)]
    assert uncut_text(text).split() == f"{first} {second}".split()


def test_buttons_amid_a_line_leave_both_sides() -> None:
    first, second = BODY.split("\n\n")
    assert uncut_text(f"{first} {BUTTONS} {second}").split() == f"{first} {second}".split()


@pytest.mark.parametrize(
    "line",
    [
        "He sold Facebook, Twitter and Google+ to send a message, and moved to Reddit.",
        "They asked for the source: it was never found in all those years.",
    ],
)
def test_a_sentence_that_names_sites_is_text(line: str) -> None:
    assert not any(span.part.is_cut for span in find_parts(f"{BODY}\n\n{line}", False))


def test_plain_text_keeps_every_word() -> None:
    uncut = " ".join(BODY[span.start : span.end] for span in find_uncut_spans(BODY, find_parts(BODY, False)))
    assert uncut.split() == BODY.split()


def test_the_page_label_is_told_from_its_heading() -> None:
    text = f"Rain on the harbour\n\n{BODY}\n\nRegion / Country\n\nFrance"
    assert part_of("Region / Country", text) is Part.FURNITURE
    assert part_of("France", text) is Part.LABEL


def test_without_cuts_only_title_standfirst_and_lead_are_found() -> None:
    text = f"Skip to main content\n\nRain on the harbour\n\n{BODY}"
    assert {span.part for span in find_parts(text, False, with_cuts=False)} <= {
        Part.TITLE,
        Part.STANDFIRST,
        Part.LEAD,
    }


def test_a_line_in_enough_articles_of_a_publisher_is_its_furniture_and_a_copied_story_counts_once() -> None:
    def article(number: int, line: str) -> str:
        return f"Title {number}\n\n{line}\n\nStory number {number} tells of rain, of the harbour and of much else besides."

    distinct = [
        ("Courier", *find_comparable_lines(article(n, "Paid for by our readers")))
        for n in range(MIN_ARTICLES)
    ]
    assert fold_line("Paid for by our readers") in find_recurring_lines(distinct)["Courier"]
    copies = [("Courier", *find_comparable_lines(article(1, "It rained and rained"))) for _ in range(9)]
    assert find_recurring_lines(copies) == {}
    others = [(f"Paper {n}", *find_comparable_lines(article(n, "Paid for by our readers"))) for n in range(9)]
    assert find_recurring_lines(others) == {}


def test_a_publishers_own_lines_are_cut_when_they_are_known() -> None:
    line = "Lantern of the quays since the old days"
    text = f"Rain on the harbour\n\n{BODY}\n\n{line}"
    assert part_of(line, text) is Part.BODY
    assert part_of(line, text, furniture={fold_line(line)}) is Part.FURNITURE


MENU = "\n".join(f"Section {number}" for number in range(20))
WRAPPED = (
    "Rain fell on the harbour for a third day\non Monday, and the ferries of the town\nstayed where they were.\n"
    "The harbour master said that nobody\nhad been hurt."
)


@pytest.mark.parametrize("body", [BODY, WRAPPED])
def test_of_a_whole_saved_page_the_prose_is_kept_and_the_menus_are_cut(body: str) -> None:
    text = f"{MENU}\nRain on the harbour\n{body}\n12 comments\nAnn wrote:\nI like rain.\nReply\n{MENU}"
    uncut = "\n".join(text[span.start : span.end] for span in find_uncut_spans(text, find_parts(text, False)))
    assert body.split() == [word for line in uncut.split("\n") for word in line.split()]


def uncut_text(text: str) -> str:
    return "\n".join(text[span.start : span.end] for span in find_uncut_spans(text, find_parts(text, False)))


@pytest.mark.parametrize(
    "interruption",
    [
        "for (tide in tides) {\n  print(tide);\n}\nlet port = 'Brest';\nport.open()\n</script>\n$ sail --now;\n}",
        "See also\nThree Towns Ask for Help\nThe Market Hall Is Full Again",
        "Related\nThree Towns Ask for Help\nIs There No End to the Rain in This Town?",
    ],
)
def test_what_stands_amid_an_article_does_not_part_it(interruption: str) -> None:
    first, second = BODY.split("\n\n")
    uncut = uncut_text(f"{MENU}\nRain on the harbour\n{first}\n{interruption}\n{second}\n{MENU}")
    assert first in uncut
    assert second in uncut
    assert "Three Towns" not in uncut


def test_the_article_ends_where_another_begins_below_its_byline() -> None:
    teasers = "\n".join(
        f"Story number {n}\nby Ann Sample\nThis is another story, number {n}, of which only a first sentence is told here."
        for n in range(9)
    )
    uncut = uncut_text(f"{MENU}\nRain on the harbour\nBy Ben Sample\n{BODY}\n{teasers}\n{MENU}")
    assert BODY.split("\n\n")[1] in uncut
    assert "another story" not in uncut


def test_what_readers_wrote_below_is_not_the_article() -> None:
    remarks = "\n".join(
        f"Reader {n}\n{n} days ago\nI was there in the year {n} and it rained all day." for n in range(2, 9)
    )
    uncut = uncut_text(f"{MENU}\nRain on the harbour\n{BODY}\n{remarks}\n{MENU}")
    assert BODY.split("\n\n")[1] in uncut
    assert "I was there" not in uncut


def test_what_a_page_marks_is_cut_but_its_byline_is_known_as_one() -> None:
    text = f"Rain on the harbour\nBy Ann Sample\n{BODY}\nThree towns ask for help with their nets."
    marked = tuple(
        Span(text.index(line), text.index(line) + len(line), Part.FURNITURE)
        for line in ("By Ann Sample", "Three towns ask for help with their nets.")
    )
    spans = find_parts(text, False, marked=marked)
    cut = {text[span.start : span.end]: span.part for span in spans if span.part.is_cut}
    assert cut == {
        "By Ann Sample": Part.BYLINE,
        "Three towns ask for help with their nets.": Part.FURNITURE,
    }


def test_a_list_of_short_lines_in_an_article_is_no_menu() -> None:
    stops = "\n".join(f"May {day}: the town of Sample, {day} people" for day in range(1, 21))
    text = f"Twenty towns in May\n\n{BODY}\n\n{stops}"
    assert not any(span.part.is_cut for span in find_parts(text, False))


def test_every_dispatch_keeps_its_sentences_and_loses_its_sample_line() -> None:
    for path in sorted(DISPATCHES.glob("0*.txt")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        parts = find_parts(text, False)
        n_words = sum(len(text[s.start : s.end].split()) for s in find_uncut_spans(text, parts))
        assert n_words >= 0.6 * len(text.split()), path.name


@given(st.text(alphabet=st.sampled_from("ab AB.\n\n©|:?!(),20147")), st.booleans(), st.booleans())
def test_parts_lie_in_the_text_in_order_and_never_overlap(
    text: str, title_given: bool, with_cuts: bool
) -> None:
    spans = find_parts(text, title_given, with_cuts=with_cuts)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        end = span.end
    assert spans == find_parts(text, title_given, with_cuts=with_cuts)
    uncut = list(find_uncut_spans(text, spans))
    assert all(isinstance(span, Span) and not span.part.is_cut for span in uncut)
