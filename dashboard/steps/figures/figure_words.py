"""List the words of claimed figures: who is counted, what happened to them, and pieces of patterns."""

import re
from typing import Final

from dashboard.steps.figures.quantities import QUANTITY

_PEOPLE: Final = (
    "people persons person individuals men man women woman children child boys girls boy girl babies infants adults teenagers youths "
    "civilians residents villagers citizens nationals foreigners locals passengers travellers travelers tourists "
    "pilgrims worshippers worshipers refugees migrants families inhabitants households relatives others victims survivors casualties "
    "protesters protestors demonstrators marchers activists supporters opponents members followers fans spectators "
    "students pupils teachers workers miners employees staff journalists reporters doctors nurses medics lawyers "
    "judges officials prisoners detainees inmates suspects hostages captives soldiers troops servicemen personnel guards officers "
    "policemen police firefighters rescuers peacekeepers fighters militants rebels insurgents gunmen terrorists attackers bombers "
    "extremists jihadists combatants guerrillas sailors marines airmen pilots crew americans russians turks syrians "
    "palestinians israelis iraqis afghans britons chinese muslims christians jews kurds coptics copts shias sunnis "
    "miners farmers fishermen drivers cyclists climbers skiers aides associates allies leaders politicians lawmakers mps "
    "deputies candidates voters participants attendees mourners shoppers patients trainees recruits cadets conscripts "
    "nationalists separatists loyalists immigrants expatriates evacuees strikers unionists monks priests nuns imams clerics "
    "bystanders pedestrians commuters motorists homeowners parishioners scientists engineers contractors diplomats peasants"
).split()
# Words that may precede those who are counted: "Turkish soldiers", "US-backed fighters", "al-Qaeda militants".
_ADJECTIVES: Final = (
    r"(?: (?!(?:and|or|was|were|have|had|has|who|whose|whom|where|which|that|to|in|on|at|by|from|as|after|when|than|years?|days?|"
    r"miles?|killed|died|wounded|injured|dead|arrested|detained|hours?|months?|weeks?)\b)[\w’'.-]+){0,3}?"
)
# "<WHO>": those who are counted, if the text names them.
WHO: Final = rf"(?P<what>(?:(?: other| more| further| additional| of them| of those| of the| of its| of his)*{_ADJECTIVES} (?:{'|'.join(sorted(set(_PEOPLE), key=lambda word: (-len(word), word)))})\b)|(?: of them| of others| others| more)\b)"

# What was done to those who are counted, by kind: participles, as in "were killed".
_PASSIVE_VERBS: Final = {
    "killed": "killed|dead|murdered|shot dead|massacred|slain|executed|hanged|beheaded|assassinated|gunned down|put to death|slaughtered|lynched|confirmed dead|feared dead",
    "injured": "injured|wounded|hurt|maimed|hospitali[sz]ed|taken to hospitals?|treated for injuries",
    "arrested": "arrested|detained|held|taken into custody|rounded up|jailed|imprisoned|apprehended|put in custody|in custody|behind bars|in detention",
    "displaced": "displaced|uprooted|evacuated|left homeless|made homeless|homeless|forced (?:to flee|to leave|out|from)|driven (?:out|from)",
    "missing": "missing|unaccounted for|still missing|disappeared|abducted|kidnapped|taken hostage",
}
# "Held" and "hurt" are too common to count with nothing but a number before them.
_TOO_COMMON: Final = re.compile(r"\|(?:held|hurt|forced \(\?:to flee\|to leave\|out\|from\)|disappeared)\b")
_ACTIVE_VERBS: Final = {
    "killed": "kill(?:ed|s|ing)?|murder(?:ed|ing)|massacred|execut(?:ed|ing)|hanged|claim(?:ed|s|ing) the lives of|t(?:ook|aken|aking) the lives of|(?:deaths?|killings?|murders?|loss|massacre|execution) of",
    "injured": "injur(?:ed|es|ing)|wound(?:ed|s|ing)|hurt(?:ing)?",
    "arrested": "arrest(?:ed|s|ing)?|detain(?:ed|s|ing)?|rounded up|jail(?:ed|s|ing)|imprison(?:ed|ing)|(?:the )?(?:arrests?|detentions?|detainment) of",
    "displaced": "displac(?:ed|es|ing)|uproot(?:ed|ing)|evacuat(?:ed|es|ing)|(?:the )?(?:displacement|evacuation) of",
    "missing": "abduct(?:ed|s|ing)|kidnap(?:ped|s|ping)|(?:the )?(?:abduction|kidnapping|disappearance) of",
}
_OWN_VERBS: Final = {
    "killed": "died|perished|drowned|lost their lives|froze to death|burn(?:ed|t) to death|suffocated|starved to death",
    "displaced": "fled|have fled|had fled|lost their homes|left their homes|left homeless",
    "missing": "disappeared|vanished|went missing|go missing",
    "crowd": (
        "(?:had |have |has )?(?:(?:gather|march|protest|demonstrat|assembl|mass|participat|converg)(?:ed|ing)|rallied|rallying|"
        "turn(?:ed)? (?:out|up)|(?:took|taken|take|taking) part|(?:took|taken|take|taking) to (?:the )?streets|"
        "(?:pour|stream|flock|fill|lin|pack|throng|block)(?:ed|ing) (?:\\w+ ){0,3}?(?:streets?|squares?|avenues?|parks?|stadiums?|plazas?|bridges?)|"
        "(?:attend|join)(?:ed|ing) (?:\\w+ ){0,3}?(?:rall(?:y|ies)|march(?:es)?|protests?|demonstrations?|funerals?|vigils?|"
        "ceremony|concert|strikes?|processions?))"
    ),
}
_NOUNS: Final = {
    "killed": "deaths?|fatalities|dead bodies|bodies|dead",
    "injured": "injuries|wounded|injured",
    "arrested": "arrests|detentions|detainees",
    "displaced": "displaced(?: (?:people|persons))?|internally displaced(?: (?:people|persons))?|evacuees|IDPs",
}
_AUX: Final = (
    r"(?: (?:have|has|had|was|were|been|being|be|are|is|got|reportedly|allegedly|also|later|since|confirmed|either|both|"
    r"(?:are |were |is )?(?:believed|thought|known|said|reported|understood|feared)(?: to)?(?: have)?|to have|now|still|"
    r"currently|all|unlawfully|brutally|seriously|badly|critically|severely|lightly|slightly|mortally|fatally|already|"
    r"briefly|so far|officially))*"
)
_AUXILIARY: Final = r"(?:was|were|been|are|is|have|has|had|got|being|be|reportedly|believed|thought|feared|also|to have|still|since)"
# Words between those who are counted and the verb, without a verb of speech or another clause.
_GAP: Final = (
    r"(?:,? (?:including|among|most|many|mostly|some|all|a|an|aged|between|from|in|at|on|near|with|who|and|both|mainly|"
    r"outside|across|inside|living|along|around|throughout|nearly|almost|more|about|under|believed|accused|suspected|linked)\b"
    r"(?:(?!\b(?:said|says|say|told|after|when|because|but|while|killed|injured|wounded|arrested|detained|died)\b)[^.;:!?\"“”]){0,90}?,?)?"
)
_WITHOUT_OBJECT: Final = (
    rf"(?! (?:(?:the|a|an|his|her|their|its|him|them|another|each other|himself|themselves)\b|{QUANTITY}))"
)


def _join_kinds(words_by_kind: dict[str, str], is_bare: bool = False) -> str:
    patterns = {
        kind: _TOO_COMMON.sub("", f"|{words}")[1:] if is_bare else words
        for kind, words in words_by_kind.items()
    }
    return "(?:" + "|".join(rf"(?P<{kind}>(?:{words})\b)" for kind, words in patterns.items()) + ")"


PIECES: Final = {
    "N": f"(?P<n>{QUANTITY})",
    "WHO": WHO,
    "GAP": _GAP,
    "AUX": _AUX,
    "VERB": _AUXILIARY,
    "DONE": _join_kinds(_PASSIVE_VERBS) + _WITHOUT_OBJECT,
    "BARE": _join_kinds(_PASSIVE_VERBS, is_bare=True) + _WITHOUT_OBJECT,
    "DID": _join_kinds(_ACTIVE_VERBS),
    "SELF": _join_kinds(_OWN_VERBS),
    "NOUN": _join_kinds(_NOUNS),
    "STOP": r"(?=[.,;:)!?\"”]|$| (?:and|in|on|at|after|when|during|since|as|overnight|by|near|across|from|so far|including|before|while|over|with|last|this|throughout)\b)",
}


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern, with <N>, <WHO> and the like replaced by their pieces."""
    for name, piece in PIECES.items():
        pattern = pattern.replace(f"<{name}>", piece)
    return re.compile(pattern, re.IGNORECASE)
