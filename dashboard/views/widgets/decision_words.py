"""What was decided, in words: of names, of publishers, of articles and of events."""

from collections.abc import Callable, Iterable, Mapping

from dashboard.corpus import Corpus
from dashboard.corpus.name_keys import is_name_key, parse_name_key
from dashboard.decisions.articles.awaiting_rebuild import LINE
from dashboard.decisions.names.corrections import list_entity_keys
from dashboard.decisions.names.namesakes import list_namesake_keys
from dashboard.schema import Decision, Kind
from dashboard.views.widgets.event_correction import describe_event_decision

KIND_NAMES = {
    Kind.PERSON: "a person",
    Kind.ORGANISATION: "an organisation",
    Kind.PLACE: "a place",
    Kind.PEOPLE: "a people",
}
SpellingNames = Mapping[str, str]


def name_spellings(corpus: Corpus, decisions: Iterable[Decision]) -> dict[str, str]:
    """Return what the keys that splits made, and the codes of countries, are called on screen."""
    called = {str(code): str(name) for code, name in corpus.places["name"].items()}
    for decision in decisions:
        if decision.verb != "split" or not decision.spellings:
            continue
        if decision.namesakes:
            labels = [each.label for each in decision.namesakes]
            called |= zip(list_namesake_keys(decision), labels, strict=True)
        elif decision.articles and decision.value:
            called |= {f"{key}#{decision.id[:8]}": decision.value for key in list_entity_keys(decision)}
    return called


def describe_decision(decision: Decision, called: SpellingNames) -> str:
    """Return a decision in words; `called` is as `name_spellings` makes it.

    >>> given = Decision("1", "", "", "assign", "person", ("person:Flynn#ab", "person:Flynn"), ("one",))
    >>> describe_decision(given, {"person:Flynn#ab": "Flynn (Dublin)"})
    '1 article given to Flynn (Dublin)'
    >>> describe_decision(Decision("1", "", "", "hide", "place", ("place@USA:Georgia",)), {"USA": "United States"})
    'Georgia (United States) is hidden'
    """
    if decision.events:
        return describe_event_decision(decision)
    said = _told_of_names(decision, [_name(spelling, called) for spelling in decision.spellings], called)
    otherwise = f"{decision.verb.replace('_', ' ')}: {', '.join(decision.spellings) or decision.value}"
    return said or describe_article_decision(decision) or otherwise


def describe_taking(decision: Decision) -> str:
    """Return when a decision was taken, by whom and why."""
    reason = f" · {decision.reason}" if decision.reason else ""
    return f"{decision.when[:16].replace('T', ' ')} · {decision.who}{reason}"


def _told_of_names(decision: Decision, named: list[str], called: SpellingNames) -> str:
    """Return a decision on names in words, '' for one on something else."""
    if not named:
        return ""
    names, value = ", ".join(named), decision.value
    parted = " and ".join(each.label for each in decision.namesakes)
    words = {
        "merge": f"{names} are one: {value}",
        "keep_apart": f"{names} are not one",
        "rename": f"{names} is called {value}",
        "hide": f"{names} is hidden",
        "show": f"{names} is on lists and charts again",
        "set_kind": f"{names} is {KIND_NAMES[Kind(value)] if value in set(Kind) else value}",
        "set_country": f"{names} lies in {called.get(value, value) or 'no country'}",
        "split": f"{named[0]} is parted: {parted}" if parted else f"{names} is someone else: {value}",
        "assign": f"{_number(decision)} given to {named[0]}",
    }
    return words.get(decision.verb, "")


def _name(spelling: str, called: SpellingNames) -> str:
    if not is_name_key(spelling):
        return called.get(spelling) or (spelling.partition(":")[2] or spelling).partition("#")[0]
    _, form, home = parse_name_key(spelling)
    where = f" ({called.get(home, home)})" if home else ""
    return called.get(spelling) or form.partition("#")[0] + where


def describe_article_decision(decision: Decision) -> str:
    """Return a decision on articles in words, '' for one on something else.

    >>> describe_article_decision(Decision("1", "", "", "set_day", articles=("a", "b"), value="2017-05-04"))
    '2 articles were published on 2017-05-04'
    """
    said = _WORDS.get(decision.verb)
    return said(decision) if said else ""


def _number(decision: Decision) -> str:
    number = len(decision.articles)
    return f"{number:,} article{'' if number == 1 else 's'}"


def _set_day(decision: Decision) -> str:
    were = "was" if len(decision.articles) == 1 else "were"
    if not decision.value:
        return f"{_number(decision)} {were} published on no day that is known"
    return f"{_number(decision)} {were} published on {decision.value}"


def _put_back(decision: Decision) -> str:
    whose = f"of {decision.object}" if decision.object else "without a publisher"
    what = f"“{decision.value}”" if decision.kind == LINE else f"every {decision.value.lower()}"
    return f"{what} is text again in articles {whose}"


_WORDS: dict[str, Callable[[Decision], str]] = {
    "set_day": _set_day,
    "set_days": lambda decision: f"days of publication of {_number(decision)}",
    "set_title": lambda decision: f"{_number(decision)} called {decision.value}",
    "set_publisher": lambda decision: f"{_number(decision)} published by {decision.value or 'nobody known'}",
    "off_topic": lambda decision: f"{_number(decision)} off topic",
    "on_topic": lambda decision: f"{_number(decision)} on topic again",
    "join_copies": lambda decision: f"{_number(decision)} are copies of each other",
    "split_copies": lambda decision: f"{_number(decision)} no copy of the others",
    "stand_for": lambda _: "an article stands for its copies",
    "put_back": _put_back,
}
