"""Recognise the lines below a picture: captions and photo credits."""

import re

from dashboard.schema import Part
from dashboard.steps.clean.text_lines import TextLine
from dashboard.steps.clean.written_days import MONTH_PATTERN

_AGENCY = (
    r"(?:Reuters|AFP|EPA|Getty(?: Images)?|Xinhua|AP|Associated Press|TASS|Sputnik|Anadolu"
    r"|Shutterstock|iStock\w*|Alamy)"
)
_CREDIT = re.compile(
    r"(?:^|(?<=[\s.(]))(?:"
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:(?:19|20)\d\d\s*)?[A-Z@][^.!?]{1,60}"
    r"|\(?(?:[Ff]ile )?(?:Photo(?:graph)?s?|Pictures?|Images?|Illustration|PHOTO|IMAGE)"
    r"(?:s? courtesy(?: of)?| credits?)?\s*(?:by|of|:|/)\s*[^!?]{2,60}"
    r"|(?:Photo )?[Cc]redits?:\s*[^!?]{2,80}"
    rf"|\(?{_AGENCY}\s*(?:/|\s-\s)\s*[A-Z][^!?]{{1,50}}|\(?REUTERS/[A-Z][^!?]{{1,50}}"
    rf"|\(?[A-Z][\w.'’ -]{{2,30}}/\s*{_AGENCY}(?: Images| Photo)?(?: via [A-Z][\w ]+)?"
    r"|\(?(?:AP|AFP|EPA) (?:Photo|Images?)\b[^!?]{0,50}|\(?Getty Images"
    r"|\(?[Ff]ile (?:photo|picture|image|pic)|\((?:[Hh]andout|[Cc]ourtesy)[^)]{0,40}"
    r")\s*[).]*$"
)
# A caption without a credit is in the present tense and ends with its day:
# "The envoy arrives in Lima, Peru, May 2, 2017."
_SCENE = re.compile(
    r"\b(?:attends?|arrives?|speaks?|walks?|shakes?|shake|looks?|stands?|meets?|holds?|waves?|gestures?|listens?|poses?|"
    r"seen|pictured|leaves?|addresses|greets?|gathers?|sits?|watch(?:es)?|carr(?:y|ies)|march(?:es)?|queues?|waits?)\b"
)
_ENDS_WITH_DAY = re.compile(
    rf"(?:,|\bon|\bin)\s(?:{MONTH_PATTERN} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH_PATTERN},? \d{{4}})\.?$"
)
_FILE_PHOTO = re.compile(
    r"\b(?:in|on) this .{0,40}\b(?:file )?(?:photo|picture|image|handout)\b"
    r"|\bis (?:seen|pictured) (?:in|on|at)\b"
)
_LABELLED = re.compile(r"(?:caption|photo|image|picture|pictured|above|below)\s*:\s*\S", re.IGNORECASE)
_MOST_WORDS = 90


def find_caption(line: TextLine) -> Part | None:
    """Return CAPTION or CREDIT if a line belongs to a picture, else None."""
    if line.n_words > _MOST_WORDS:
        return None
    credit = _CREDIT.search(line.text, max(0, len(line.text) - 120))
    if credit is not None and credit.group().count(" ") < 10:
        before = line.text[: credit.start()]
        return Part.CAPTION if before.count(" ") >= 4 else Part.CREDIT
    return Part.CAPTION if _describes_scene(line) else None


def _describes_scene(line: TextLine) -> bool:
    if line.n_words > 45:
        return False
    if _LABELLED.match(line.text) and line.n_words > 3:
        return True
    if _ENDS_WITH_DAY.search(line.text[-30:]):
        return _SCENE.search(line.text) is not None
    return _FILE_PHOTO.search(line.text) is not None and line.text.count(". ") == 0
