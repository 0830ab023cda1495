"""List the rules for claimed figures: a name, a pattern and examples, which serve as tests."""

import re
from dataclasses import dataclass
from typing import Final

from dashboard.steps.figures.figure_words import compile_pattern

KINDS: Final = ("killed", "injured", "arrested", "displaced", "missing", "crowd")

Example = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A named rule: group `n` is the number, `what` those who are counted, a group named as a kind sets the kind.

    A rule whose pattern begins with the number is only tried where a number stands.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]
    kind: str = ""
    number_first: bool = False


def _make_rule(name: str, pattern: str, *examples: Example, kind: str = "") -> FigureRule:
    return FigureRule(name, compile_pattern(pattern), examples, kind, pattern.startswith("<N>"))


RULES: Final[tuple[FigureRule, ...]] = (
    _make_rule(
        "did to some",
        r"(?<!was )(?<!were )(?<!been )(?<!be )\b<DID>(?: another| a further| a total of| also)?,? <N>(?:<WHO>|<STOP>)",
        ("Officers arrested 43 activists.", "arrested exactly 43"),
        ("The bomb killed at least nine and wounded dozens more.", "killed at least 9; injured vague 24"),
        ("The war has displaced more than two million people.", "displaced more than 2000000"),
        ("The storm killed two birds.", ""),
        ("Two men killed five others.", "killed exactly 5"),
        ("He was arrested 10 years ago.", ""),
    ),
    _make_rule(
        "done to some",
        "<N>(?:<WHO><GAP>)? <VERB>\\b<AUX> <DONE>",
        ("About 500 people were arrested in the port.", "arrested about 500"),
        ("Eight people, including two soldiers, have been killed.", "killed exactly 8"),
        ("Rights groups say 1,000 were taken into custody.", "arrested exactly 1000"),
        ("A total of 12 houses were painted.", ""),
        ("Two men were killing time.", ""),
    ),
    _make_rule(
        "some did",
        "<N>(?:<WHO><GAP>)?<AUX> <SELF>",
        ("At least 13 people died in the blast.", "killed at least 13"),
        ("Tens of thousands of people have fled their homes.", "displaced vague 20000"),
        ("More than 3,000 civilians are believed to have died.", "killed more than 3000"),
        ("Some 3,000 protesters marched through the rain.", "crowd about 3000"),
        ("Two ships joined.", ""),
    ),
    _make_rule(
        "some, done to",
        "<N><WHO>? <BARE>",
        ("One person was killed and 35 injured.", "killed exactly 1; injured exactly 35"),
        ("The fire left 15 people dead.", "killed exactly 15"),
        ("Police spoke of 700 people detained.", "arrested exactly 700"),
    ),
    _make_rule(
        "forced from home",
        r"\b(?:forc(?:ed|es|ing)|driv(?:en|es|ing)|drove|sent) <N><WHO>? (?:to (?:flee|leave|evacuate|abandon)|from (?:their|its) homes?|out of (?:their|the)|into (?:exile|camps|shelters))",
        ("Floods forced nearly 300,000 residents from their homes.", "displaced about 300000"),
        kind="displaced",
    ),
    _make_rule(
        "so many deaths",
        "<N>(?: (?:civilian|confirmed|reported|new|more|further|related|other|violent|mass))* <NOUN>(?! (?:per|a year|penal|row|threat|sentence|warrant))",
        ("The inquiry counted 31 deaths.", "killed exactly 31"),
        ("There were 112 arrests overnight.", "arrested exactly 112"),
        ("There are 4.2 deaths per 100,000 people.", ""),
    ),
    _make_rule(
        "the toll",
        r"\b(?:(?P<killed>death toll|toll|number of (?:the )?(?:dead|deaths|fatalities|(?:people|those|civilians) killed)|body count)"
        r"|(?P<injured>number of (?:the )?(?:injured|wounded|people (?:injured|wounded)|those (?:injured|wounded)))"
        r"|(?P<arrested>(?:official )?(?:number|count) of (?:arrests|detainees|detained|(?:people|those|protesters) (?:arrested|detained)))"
        r"|(?P<displaced>number of (?:the )?(?:displaced|displaced people|people displaced|those displaced|refugees)))\b"
        r"(?:(?! (?:was|from) )[^.;\"“”]){0,60}? (?:at|to|was|is|of|reached|exceeded|passed|topped|exceeds|stood at|stands at|hit|has reached) <N>",
        ("The death toll has risen to 72.", "killed exactly 72"),
        ("The ministry put the number of those arrested at 500.", "arrested exactly 500"),
        ("The number of the injured stood at about 40.", "injured about 40"),
    ),
    _make_rule(
        "a crowd of",
        r"\b(?:crowds?|rally|march|protest|demonstration|gathering|audience|procession|turnout|attendance|mob|vigil)\b"
        r"(?: \w+){0,4}? (?:of|drew|attracted|drawing|attended by|numbering|estimated at|numbered|by|put at|at) <N>",
        ("A crowd of some 8,000 stood on the quay.", "crowd about 8000"),
        ("The vigil drew 300 people.", "crowd exactly 300"),
        ("The march was attended by 2,500 teachers.", "crowd exactly 2500"),
        kind="crowd",
    ),
    _make_rule(
        "so many strong",
        r"<N>(?:[- ](?:strong|person)) (?:crowd|rally|march|protest|demonstration|gathering)",
        ("A 5,000-strong crowd sang.", "crowd exactly 5000"),
        kind="crowd",
    ),
    _make_rule(
        "brought out",
        r"\b(?:brought|drew|draws?|bringing|drawing|brings?) (?:out )?<N><WHO>? (?:onto|on|to|into|out) (?:the )?(?:streets|square|capital|rally|park)",
        ("The call brought 20,000 people onto the streets.", "crowd exactly 20000"),
        kind="crowd",
    ),
    _make_rule(
        "put higher",
        r"\b(?P<arrested>(?:arrests|detentions))\b[^.;\"“”]{0,40}? (?:at|to|reached|exceeded|numbered|totalled|totaled) <N>",
        ("Arrests across the region reached 1,030.", "arrested exactly 1030"),
    ),
)
