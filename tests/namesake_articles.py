"""Forty articles on two invented people of one name, Daniel Harker: a judge in Cardiff and a goalkeeper in Lisbon."""

import random

JUDGE = (
    "Judge Daniel Harker opened the hearing at the Crown Court in Cardiff shortly before ten.",
    "The prosecutor Megan Lloyd asked Judge Daniel Harker for more time to read the files.",
    "In a short ruling, Daniel Harker said the evidence had been gathered lawfully.",
    "Daniel Harker, who has sat as a judge in Wales for eleven years, adjourned the trial.",
    "The verdict that Daniel Harker read out in Cardiff took forty minutes.",
    "Lawyers in Cardiff had expected Daniel Harker to dismiss the appeal.",
    "Megan Lloyd told the court that Daniel Harker had been fair to both sides.",
)
KEEPER = (
    "The goalkeeper Daniel Harker saved two penalties for Belenenses in Lisbon on Sunday.",
    "Coach Rui Tavares praised Daniel Harker after the match in Lisbon.",
    "Daniel Harker, the goalkeeper of Belenenses, has not conceded a goal since autumn.",
    "A shoulder injury keeps Daniel Harker out of the squad for a fortnight, Rui Tavares said.",
    "Daniel Harker signed for Belenenses two summers ago and learnt Portuguese in a year.",
    "Supporters in Lisbon sang the name of Daniel Harker long after the final whistle.",
    "The goalkeeper trained alone, and Daniel Harker hopes to play in Portugal for years.",
)
COURT_DAYS = (
    "The case concerns a bakery that burned down three winters ago and an insurer that would not pay.",
    "Two witnesses described a lorry without lights on the road above the reservoir.",
    "The jury was sent home early because the heating of the old building had failed.",
    "A clerk carried eleven boxes of paper into the room and stacked them by the window.",
    "The public gallery was full, mostly with retired neighbours who knew the orchard in dispute.",
    "An interpreter was sworn in for the second defendant, a sailor who speaks only Estonian.",
    "The sentence will be read on a later day, once the reports of two doctors are in.",
    "Outside, a brass band rehearsed so loudly that the windows had to be shut.",
)
MATCH_DAYS = (
    "Rain fell through the first half and the ball stopped twice in the puddles by the corner flag.",
    "The visitors had the better chances, but a header struck the post and another went wide.",
    "A late substitution changed the game, and the stand behind the goal shook with drums.",
    "The club sells more scarves than it did when it last won a cup, its treasurer noted.",
    "The bus of the visiting team was late because a bridge had been closed for repairs.",
    "Training begins again on the gravel pitch while new grass is laid in the stadium.",
    "A teenager from the islands played his first minutes and was carried off on shoulders.",
    "The season has nine rounds left, and four teams are within a point of each other.",
)
NEITHER = (
    "Daniel Harker was among the guests at a dinner for the lifeboat crews.",
    "A letter signed by Daniel Harker was read aloud at the opening of the new library.",
)
PLAIN = (
    "The soup was good and the speeches were short, which those who had come before thought unusual.",
    "A choir of carpenters sang, and a raffle brought in enough for a new roof.",
    "It was the first warm evening of the year and the doors stood open to the garden.",
    "Nobody could say who had invited the accordion player, but nobody minded either.",
)


def articles_on_two_harkers() -> dict[str, str]:
    """Return the articles by file name: 20 of the judge, 18 of the goalkeeper, 2 that fit both."""
    drawn = random.Random(40)
    texts = {f"court-{n:02d}.txt": _article(drawn, JUDGE, COURT_DAYS, n) for n in range(20)}
    texts |= {f"match-{n:02d}.txt": _article(drawn, KEEPER, MATCH_DAYS, n) for n in range(18)}
    return texts | {f"other-{n}.txt": _article(drawn, NEITHER[n:] + PLAIN[:2], PLAIN, n) for n in range(2)}


def later_articles_on_two_harkers() -> dict[str, str]:
    """Return five articles more: two of each, and one that fits both."""
    drawn = random.Random(5)
    texts = {f"later-court-{n}.txt": _article(drawn, JUDGE, COURT_DAYS, n + 40) for n in range(2)}
    texts |= {f"later-match-{n}.txt": _article(drawn, KEEPER, MATCH_DAYS, n + 40) for n in range(2)}
    return texts | {"later-other.txt": _article(drawn, NEITHER[:1] + PLAIN[2:], PLAIN, 44)}


def _article(drawn: random.Random, about: tuple[str, ...], around: tuple[str, ...], number: int) -> str:
    """Return a text about one Harker, with drawn sentences and a day of its own."""
    lead = about[number % len(about)] if len(about) > 4 else about[0]
    others = drawn.sample([sentence for sentence in about if sentence != lead], 1)
    body = [*others, *drawn.sample(around, 3)]
    drawn.shuffle(body)
    title = f"Notes of {1 + number % 28} March 2021, number {number}"
    return f"{title}\n\nPublished {1 + number % 28} March 2021\n\n{lead} {' '.join(body)}\n"
