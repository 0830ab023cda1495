"""A hundred sentences, each with the figures that it claims: kind, bound, number (or two), who is counted, who says so."""

import pytest

from dashboard.steps.figures import find_figures

NOTHING: tuple[str, ...] = ()
SENTENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # ---- killed
    ("At least 13 people died when the ferry sank.", ("killed at least 13 people",)),
    ("The shelling killed nine civilians.", ("killed exactly 9 civilians",)),
    ("Twenty-three miners were killed, the company said.", ("killed exactly 23 miners, says the company",)),
    (
        "Four children have died of measles, according to the health ministry.",
        ("killed exactly 4 children, says the health ministry",),
    ),
    ("The death toll has risen to 72.", ("killed exactly 72",)),
    (
        "The death toll now stands at more than 1,200, the Red Crescent said.",
        ("killed more than 1200, says the Red Crescent",),
    ),
    ("Rescuers have confirmed 31 deaths.", ("killed exactly 31, says Rescuers",)),
    ("The fire left 15 people dead.", ("killed exactly 15 people",)),
    ("Some 300 soldiers are believed to have been killed.", ("killed about 300 soldiers",)),
    ("Up to 200 villagers were killed in the landslide.", ("killed at most 200 villagers",)),
    (
        "Fewer than 50 fighters were killed, the general told reporters.",
        ("killed fewer than 50 fighters, says the general",),
    ),
    ("Between 40 and 60 passengers drowned.", ("killed between 40-60 passengers",)),
    ("Between 40 to 60 passengers drowned.", ("killed between 40-60 passengers",)),
    ("The war has claimed the lives of half a million people.", ("killed exactly 500000 people",)),
    ("Dozens of people were killed overnight.", ("killed vague 24 people",)),
    ("Hundreds of thousands have died since the war began.", ("killed vague 200000",)),
    ("He was charged with the murders of three teenagers.", ("killed exactly 3 teenagers",)),
    ("The toll could reach 40.", NOTHING),
    ("Harbour Watch puts the number of dead at 61.", ("killed exactly 61, says Harbour Watch",)),
    ("Two of them were killed on the spot.", ("killed exactly 2",)),
    (
        "Sixty-six Turkish troops have been killed there, the agency says.",
        ("killed exactly 66 Turkish troops, says the agency",),
    ),
    ("Car bomb kills 48 in market", ("killed exactly 48",)),
    ("One and a half million people perished in the famine.", ("killed exactly 1500000 people",)),
    ("More than 3.5 million people died.", ("killed more than 3500000 people",)),
    # ---- injured
    ("Thirty-five people were injured.", ("injured exactly 35 people",)),
    (
        "About 40 passengers were slightly hurt, the operator said.",
        ("injured about 40 passengers, says the operator",),
    ),
    ("The blast wounded dozens more.", ("injured vague 24",)),
    ("One person was killed and 35 injured.", ("killed exactly 1 person", "injured exactly 35")),
    (
        "It killed 12 and wounded at least 56, police said.",
        ("killed exactly 12, says police", "injured at least 56, says police"),
    ),
    ("There were more than 150 injuries.", ("injured more than 150",)),
    ("The number of the injured rose to 310.", ("injured exactly 310",)),
    ("Five guards were killed and six wounded.", ("killed exactly 5 guards", "injured exactly 6")),
    ("Medics say 20 protesters were hospitalised.", ("injured exactly 20 protesters, says Medics",)),
    ("The accident injured two nurses and a driver.", ("injured exactly 2 nurses",)),
    # ---- arrested
    (
        "About 500 people were arrested in the port, according to Interfax.",
        ("arrested about 500 people, says Interfax",),
    ),
    (
        "More than 600 people, including the organiser, were detained on Sunday.",
        ("arrested more than 600 people",),
    ),
    (
        "Police say 500 people were arrested, while rights groups say 1,000 were taken into custody.",
        ("arrested exactly 500 people, says Police", "arrested exactly 1000, says rights groups"),
    ),
    (
        "The group Harbour Watch put the number higher, at more than 700 people detained.",
        ("arrested more than 700 people, says Harbour Watch",),
    ),
    (
        "The ministry has put the number of those arrested at 500, but monitors say between 700 and 1,000 people were detained.",
        ("arrested exactly 500, says The ministry", "arrested between 700-1000 people, says monitors"),
    ),
    ("Officers arrested 43 activists.", ("arrested exactly 43 activists",)),
    ("Seventeen of his associates were also arrested.", ("arrested exactly 17 associates",)),
    ("There were 112 arrests overnight.", ("arrested exactly 112",)),
    (
        "The interior minister said that nearly 800 suspects had been rounded up.",
        ("arrested about 800 suspects, says The interior minister",),
    ),
    ("Three are currently in custody.", ("arrested exactly 3",)),
    (
        "Six journalists have been detained, local media reported on Monday.",
        ("arrested exactly 6 journalists, says local media",),
    ),
    ("Officials reported the arrest of 30 students.", ("arrested exactly 30 students, says Officials",)),
    ("The raids led to the detention of over 160 migrants.", ("arrested more than 160 migrants",)),
    (
        "Some 1,400 prisoners are held without charge, Amnesty says.",
        ("arrested about 1400 prisoners, says Amnesty",),
    ),
    ("He was arrested 10 years ago.", NOTHING),
    ("She was arrested on 12 May 2016.", NOTHING),
    ("Jailed 2014, freed 2016.", NOTHING),
    # ---- displaced
    ("The fighting has displaced more than two million people.", ("displaced more than 2000000 people",)),
    ("Tens of thousands of families have fled their homes.", ("displaced vague 20000 families",)),
    ("Floods forced nearly 300,000 residents from their homes.", ("displaced about 300000 residents",)),
    (
        "The UN says 97,000 people were displaced in a month.",
        ("displaced exactly 97000 people, says The UN",),
    ),
    (
        "More than 400 people have been killed and 200,000 displaced.",
        ("killed more than 400 people", "displaced exactly 200000"),
    ),
    (
        "About 1,500 villagers were evacuated, the governor said.",
        ("displaced about 1500 villagers, says the governor",),
    ),
    ("The storm left 4,000 people homeless.", ("displaced exactly 4000 people",)),
    ("An estimated 60,000 refugees fled across the river.", ("displaced about 60000 refugees",)),
    # ---- missing
    ("Seven sailors are still missing.", ("missing exactly 7 sailors",)),
    (
        "Three people have been killed and at least seven are missing.",
        ("killed exactly 3 people", "missing at least 7"),
    ),
    ("Gunmen kidnapped two engineers.", ("missing exactly 2 engineers",)),
    ("At least 60,000 people disappeared in those years.", ("missing at least 60000 people",)),
    # ---- a crowd
    ("Some 3,000 protesters marched through the rain.", ("crowd about 3000 protesters",)),
    ("Around 25,000 demonstrators gathered in the square.", ("crowd about 25000 demonstrators",)),
    ("Thousands of people took to the streets.", ("crowd vague 2000 people",)),
    ("A crowd of about 8,000 stood on the quay.", ("crowd about 8000",)),
    ("The vigil drew 300 people.", ("crowd exactly 300",)),
    ("The march was attended by 2,500 teachers.", ("crowd exactly 2500",)),
    ("A 5,000-strong crowd sang.", ("crowd exactly 5000",)),
    (
        "The call brought 20,000 people onto the streets, organisers said.",
        ("crowd exactly 20000 people, says organisers",),
    ),
    (
        "Organisers said 50,000 people took part, but police put the crowd at 12,000.",
        ("crowd exactly 50000 people, says Organisers", "crowd exactly 12000, says police"),
    ),
    ("Half a million citizens protested on Sunday.", ("crowd exactly 500000 citizens",)),
    ("Between 7,000 and 30,000 people demonstrated in the capital.", ("crowd between 7000-30000 people",)),
    ("Two ministers attended a rally.", NOTHING),
    ("Eight more shops have joined the strike.", NOTHING),
    # ---- who says so
    (
        '"We have counted 14 dead," said Omar Saleh, a doctor at the hospital.',
        ("killed exactly 14, says Omar Saleh",),
    ),
    (
        "According to Anna Lindqvist of Harbour Watch, 12 workers were arrested.",
        ("arrested exactly 12 workers, says Anna Lindqvist of Harbour Watch",),
    ),
    (
        "State television reported that 40 rebels had been killed.",
        ("killed exactly 40 rebels, says State television",),
    ),
    ("He said 23 of them had been killed.", ("killed exactly 23, says He",)),
    (
        "Acting spokesman David Okafor said on Friday that six people were missing.",
        ("missing exactly 6 people, says David Okafor",),
    ),
    (
        "Elena Markova, who runs the shelter, says 90 women were injured.",
        ("injured exactly 90 women, says Elena Markova",),
    ),
    (
        "Eleven people were killed, Reuters reported, citing a police officer.",
        ("killed exactly 11 people, says a police officer",),
    ),
    (
        "The militants claimed responsibility for an attack that killed 20 people.",
        ("killed exactly 20 people",),
    ),
    (
        "Earlier, the mayor tweeted that three firefighters had been hurt.",
        ("injured exactly 3 firefighters, says the mayor",),
    ),
    (
        "At least 48 people were killed in the blast, security and medical sources say.",
        ("killed at least 48 people, says security and medical sources",),
    ),
    (
        "The U.K.-based Observatory says 13 children died.",
        ("killed exactly 13 children, says The U.K.-based Observatory",),
    ),
    # ---- what is no claim
    ("A strike could kill 200 people.", NOTHING),
    ("If 40 people were arrested, the jail would be full.", NOTHING),
    ("The disease kills 400 people a year.", NOTHING),
    ("The 12-year-old was killed.", NOTHING),
    ("Deaths fell to 4.2 per 100,000.", NOTHING),
    ("One of his friends was killed.", NOTHING),
    ("It cost $300 and hurt nobody.", NOTHING),
    ("The dead heat lasted 20 seconds.", NOTHING),
    ("Prices rose 15% and killed demand.", NOTHING),
    ("The storm killed two birds.", NOTHING),
    ("Fewer children under 15 died last year.", NOTHING),
    ("A mother of five was killed.", NOTHING),
    ("She met three residents whose relatives were killed.", NOTHING),
    ("The strike killed dozens of militants who had gathered for a meeting.", ("killed vague 24 militants",)),
    ("Several dozen deaths were reported.", ("killed about 36",)),
    ("Even as the rally began at 14:00, people kept coming.", NOTHING),
    ("Ri Jae, 57, a clerk, fled to the coast.", NOTHING),
    ("The rally of 1968 is remembered.", NOTHING),
    ("A deal was signed in 2013 and nobody died.", NOTHING),
)


def said_in(sentence: str) -> tuple[str, ...]:
    summaries = []
    for figure in find_figures(sentence, 0, len(sentence)):
        low, high = figure.low, figure.high
        number = f"{low}-{high}" if figure.bound == "between" else str(high if low is None else low)
        speaker = sentence[figure.speaker_start : figure.speaker_end] if figure.speaker_start >= 0 else ""
        words = " ".join(part for part in (figure.kind, figure.bound, number, figure.what) if part)
        summaries.append(f"{words}, says {speaker}" if speaker else words)
    return tuple(summaries)


@pytest.mark.parametrize(("sentence", "figures"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_a_sentence_claims(sentence: str, figures: tuple[str, ...]) -> None:
    assert said_in(sentence) == figures


def test_there_are_a_hundred() -> None:
    assert len({sentence for sentence, _ in SENTENCES}) >= 100
