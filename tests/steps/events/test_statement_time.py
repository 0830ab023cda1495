"""Whether a time dates a saying or a deed: "said on Thursday" against "arrested on Thursday"."""

import pytest

from dashboard.steps.events.event_kinds import STATEMENT
from tests.steps.events.marked import find_marked_events

STATEMENTS = [
    "Two men were arrested, police said on Thursday.",
    "The ministry said on Thursday that two men had been arrested.",
    "The attack killed four people, a spokesman said late on Thursday.",
    "A spokesman told reporters on Thursday that the convoy had been attacked.",
    "[Lavrov] told a news conference in [Moscow|RUS] on Thursday that no one was hurt.",
    "The group said in a statement on Thursday that its members were detained.",
    '"We were beaten," he told the court\'s visitors, according to a statement issued on Thursday.',
    "The bank announced on Thursday that it had sold the unit.",
    "[Tillerson] said Thursday that the strike was justified.",
    "Officials said early on Thursday that the bridge had collapsed.",
    "On Thursday the ministry said that the men had been released.",
    "On Thursday, a spokeswoman for the army said troops had withdrawn.",
    "The president wrote on Twitter on Thursday that the vote was stolen.",
    "The army confirmed on Thursday that a pilot had died.",
    "She told the agency by telephone on Thursday that her brother had been taken away.",
    "[Putin] told [Erdogan] on Thursday that the talks had failed.",
    "The envoy warned on Thursday that fighting could resume.",
    "The party's leader said in an interview on Thursday that he would resign.",
    "The opposition condemned the killing on Thursday.",
    "[Turkey|TUR] condemned the attack on Thursday.",
    "The mayor urged calm on Thursday.",
    "The union called on Thursday for the release of its members.",
    "[Merkel] praised the agreement on Thursday.",
    "The prime minister welcomed the release of the journalists on Thursday.",
    "The lawyer said on Thursday her client had been charged with treason.",
    "In a statement on Thursday, the group said that it was behind the bombing.",
    "A police officer told the BBC on Thursday that three suspects had been detained.",
    "The minister declared on Thursday that the epidemic was over.",
    "The company said in a report published on Thursday that profits fell.",
    "The commission's head said in [Brussels|BEL] on Thursday that sanctions would stay.",
    "The general insisted on Thursday that the raid was lawful.",
    "The bishop said on Thursday evening that the church had been attacked.",
    "According to the statement on Thursday, four soldiers were killed.",
    "The king told visitors on Thursday that he had signed the law.",
    "The embassy said on Thursday its staff had been expelled.",
    "The agency reported on Thursday that the ship had sunk.",
    "Rescue workers said on Thursday that 12 people had died in the flood.",
    "The judge said on Thursday he had been threatened.",
    "[Trump] tweeted on Thursday that he had fired the director.",
    "The court's clerk said on Thursday that the trial had ended.",
    "On Thursday [Kerry] told senators that the treaty had been signed.",
    "The editor said by e-mail on Thursday that his reporter was abducted.",
    "The family announced on Thursday that the singer had died.",
    '"They shot him," a neighbour said on Thursday.',
    "The foreign ministry rejected the report on Thursday.",
    "The watchdog said on Thursday that 40 people were tortured.",
    "The airline said on Thursday that all flights had been cancelled.",
    "A relative told this newspaper on Thursday that the student had been arrested.",
    "The militia claimed on Thursday that it had shelled the town.",
    "The premier said at a rally in [Budapest|HUN] on Thursday that taxes would fall.",
]
DONE = [
    ("Police said two men were arrested on Thursday.", "arrest"),
    ("Two men were arrested on Thursday, police said.", "arrest"),
    ("Police arrested two men on Thursday.", "arrest"),
    ("On Thursday police arrested two men.", "arrest"),
    ("On Thursday two men were arrested, a spokesman said.", "arrest"),
    ("The ministry said that on Thursday the army shelled the town.", "attack"),
    ("The spokesman said Thursday's attack killed four people.", "attack"),
    ("A bomb exploded on Thursday, officials said.", "attack"),
    ("The journalist was beaten on Thursday by men who said nothing.", "attack"),
    ("[Lavrov] met [Tillerson] on Thursday and said that he was content.", "meeting"),
    ("[Tillerson] said that he met [Lavrov] on Thursday.", "meeting"),
    ("She said her son was released on Thursday.", "release"),
    ("The court sentenced him to four years in prison on Thursday, his lawyer said.", "sentence"),
    ("His lawyer said the court sentenced him on Thursday.", "sentence"),
    ("Witnesses told the agency that soldiers opened fire on Thursday.", "attack"),
    ("The bridge collapsed on Thursday, the mayor said.", "disaster"),
    ("The director resigned on Thursday.", "appointment"),
    ("The company confirmed that its director resigned on Thursday.", "appointment"),
    ("Hundreds protested in [Minsk|BLR] on Thursday.", "protest"),
    ("Officials said hundreds protested in [Minsk|BLR] on Thursday.", "protest"),
    ("[Kerry] arrived in [Kyiv|UKR] on Thursday.", "visit"),
    ("The embassy said [Kerry] arrived in [Kyiv|UKR] on Thursday.", "visit"),
    ("The singer died on Thursday, her family said.", "death"),
    ("Her family said that the singer died on Thursday.", "death"),
    ("The two leaders signed a treaty on Thursday.", "agreement"),
    ("The minister said both sides signed the treaty on Thursday.", "agreement"),
    ("The blogger was charged with libel on Thursday.", "charge"),
    ("Voters elected a new president on Thursday.", "election"),
    ("The editor was kidnapped on Thursday, according to his wife.", "attack"),
    ("His wife said that the editor was kidnapped on Thursday.", "attack"),
    ("The activist was freed on Thursday after the court said that he was innocent.", "release"),
    ("Parliament passed a law on Thursday that bans the party.", "law"),
    ("[Merkel] visited [Ankara|TUR] on Thursday.", "visit"),
    ("Rebels killed four soldiers on Thursday, the army said.", "death"),
    ("The army said that rebels killed four soldiers on Thursday.", "death"),
    ("An earthquake struck the island on Thursday.", "disaster"),
    ("[Trump] phoned [Xi] on Thursday.", "call"),
    ("The palace said [Trump] phoned [Xi] on Thursday.", "call"),
    ("The man was extradited on Thursday.", "transfer"),
    ("Unknown men shot the reporter dead on Thursday.", "attack"),
    ("The mine caught fire on Thursday, the union said.", "disaster"),
    ("Police detained the leader of the party on Thursday.", "arrest"),
    ("The party said police detained its leader on Thursday.", "arrest"),
    ("The trial opened on Thursday.", "hearing"),
    ("He appeared in court on Thursday.", "hearing"),
    ("The court acquitted her on Thursday.", "verdict"),
    ("Troops withdrew from the town on Thursday.", "military"),
    ("The strike on Thursday killed nine people, a doctor said.", "death"),
    ("The two presidents spoke by phone on Thursday.", "call"),
    ("The summit opened on Thursday in [Vienna|AUT].", "meeting"),
]
THURSDAY = "2017-04-13"
assert len(STATEMENTS) + len(DONE) == 100


def on_thursday(sentence: str) -> list[str]:
    return [
        event.kind for event in find_marked_events(sentence).events if event.first_day.isoformat() == THURSDAY
    ]


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_a_saying_is_dated_by_its_day_and_its_deed_is_not(sentence: str) -> None:
    assert set(on_thursday(sentence)) <= {STATEMENT}


def test_sayings_are_told_as_statements() -> None:
    rows = [sentence for sentence in STATEMENTS if STATEMENT in on_thursday(sentence)]
    assert len(rows) / len(STATEMENTS) >= 0.9


@pytest.mark.parametrize(("sentence", "kind"), DONE)
def test_a_deed_is_dated_though_somebody_says_so(sentence: str, kind: str) -> None:
    assert kind in on_thursday(sentence)
