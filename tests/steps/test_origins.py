"""Whose news a text is."""

import pytest

from dashboard.schema import Part, Span
from dashboard.steps.origins import find_origins


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The bridge is closed, the mayor told the Kathmandu Herald.", "Kathmandu Herald"),
        ("It is closed, a clerk told Channel 7 News on Monday.", "Channel 7 News"),
        ("It is closed, according to Delta Broadcasting.", "Delta Broadcasting"),
        ("It is closed, citing the Politika newspaper.", "Politika"),
        ("It is closed, she said in an interview with Serbia's Vreme magazine.", "Vreme"),
        ("It is closed, he told The Voice of the Delta radio.", None),
        ("It is closed, a minister told Russian television.", None),
        ("It is closed, a minister told state television.", None),
        ("It is closed, a minister told Swiss radio.", None),
        ("It is closed, he told Reuters Television.", "Reuters"),
        ("It is closed, she told Ada Berg on Sunday.", None),
        ("It is closed, according to White House Press Secretary Ada Berg.", None),
        ("It is closed, he told the Geneva Press Office.", None),
        ("It is closed, he told a News conference.", None),
    ],
)
def test_a_cited_outlet_in_no_list_is_known_by_its_form(text: str, outlet: str | None) -> None:
    assert [origin.name for origin in find_origins(text, ())] == ([outlet] if outlet else [])


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("The ferry sank, a sailor told Reuters.", [("Reuters", "cited")]),
        ("A sailor told the Associated Press that it sank.", [("Associated Press", "cited")]),
        ("It sank, according to state news agency SANA.", [("SANA", "cited")]),
        ("It sank, according to Russia's Interfax news agency.", [("Interfax", "cited")]),
        ("South Korea's Yonhap reported that it sank.", [("Yonhap", "cited")]),
        ("The Dogan news agency says it sank.", [("Dogan", "cited")]),
        ("The BelaPAN news agency says it sank.", [("BelaPAN", "cited")]),
        ("In an interview with the Financial Times, she denied it.", [("Financial Times", "cited")]),
        ("Kommersant wrote that it sank, citing TASS.", [("Kommersant", "cited"), ("TASS", "cited")]),
        ("It sank. (Reuters, AP)", [("Reuters", "signed off"), ("Associated Press", "signed off")]),
        ("It sank.\njm/kl (dpa, AFP)\nMore below.", [("dpa", "signed off"), ("AFP", "signed off")]),
        ("LIMA (Reuters) - It sank.", [("Reuters", "signed off")]),
        ("The Russian news agency is state-owned.", []),
        ("The news agency said nothing.", []),
        ("The Guardian Council said no.", []),
        ("She reads the Guardian on the train.", []),
        ("AP classes are hard.", []),
        ("The WHO told MPs that it sank.", []),
    ],
)
def test_a_text_names_its_origins(text: str, origins: list[tuple[str, str]]) -> None:
    assert [(origin.name, origin.how) for origin in find_origins(text, ())] == origins


def test_an_agency_of_a_byline_and_a_dateline_counts_and_one_under_a_picture_does_not() -> None:
    text = "By Ada Berg, Associated Press\nLIMA, May 2, AFP - Rain fell.\nA boat, citing Reuters."
    at = [0, text.index("LIMA"), text.index("Rain"), text.index("A boat"), len(text)]
    parts = (
        Span(at[0], at[1] - 1, Part.BYLINE),
        Span(at[1], at[2], Part.DATELINE),
        Span(at[3], at[4], Part.CAPTION),
    )
    origins = [(origin.name, origin.how) for origin in find_origins(text, parts)]
    assert origins == [("Associated Press", "byline"), ("AFP", "dateline")]


def test_an_outlet_in_a_byline_is_no_origin() -> None:
    text = "By Ada Berg, BBC News"
    assert find_origins(text, (Span(0, len(text), Part.BYLINE),)) == []
