"""A decision in words: on names, publishers, articles or events."""

from collections.abc import Callable, Iterable, Mapping

from dashboard.corpus import Corpus
from dashboard.corpus.name_keys import is_name_key, parse_name_key
from dashboard.decisions.articles.awaiting_rebuild import LINE
from dashboard.decisions.names.corrections import list_entity_keys
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.schema import Decision, Kind
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.result_rows import shorten_sentence

KIND_NAMES = {
    Kind.PERSON: "a person",
    Kind.ORGANISATION: "an organisation",
    Kind.PLACE: "a place",
    Kind.PEOPLE: "a people",
}
SpellingNames = Mapping[str, str]
"""What the keys of split names, and the codes of countries, are called on screen."""


def name_spellings(corpus: Corpus, decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the name on screen of each country code, and of each key that a split made."""
    names = {str(code): str(name) for code, name in corpus.places["name"].items()}
    for decision in decisions:
        if decision.verb != "split" or not decision.spellings:
            continue
        if decision.namesakes:
            labels = [each.label for each in decision.namesakes]
            names |= zip(list_namesake_keys(decision), labels, strict=True)
        elif decision.articles and decision.value:
            names |= {f"{key}#{decision.id[:8]}": decision.value for key in list_entity_keys(decision)}
    return names


def describe_decision(decision: Decision, names: SpellingNames) -> str:
    """Return a decision in words; `names` is as `name_spellings` returns it.

    >>> given = Decision("1", "", "", "assign", "person", ("person:Flynn#ab", "person:Flynn"), ("one",))
    >>> describe_decision(given, {"person:Flynn#ab": "Flynn (Dublin)"})
    '1 article given to Flynn (Dublin)'
    >>> hidden = Decision("1", "", "", "hide", "place", ("place@USA:Georgia",))
    >>> describe_decision(hidden, {"USA": "United States"})
    'Georgia (United States) is hidden'
    """
    if decision.events:
        return describe_event_decision(decision)
    words = _describe_name_decision(decision, names) or _describe_article_decision(decision)
    return words or f"{decision.verb.replace('_', ' ')}: {', '.join(decision.spellings) or decision.value}"


def describe_event_decision(decision: Decision) -> str:
    """Return a decision on events in words: the sentence of the event, and what was decided."""
    value = decision.value or ", ".join(spelling.partition(":")[2] for spelling in decision.spellings)
    words = {
        "reject_events": "not an event",
        "date_events": f"day: {value}",
        "place_events": f"country: {value or 'not known'}",
        "set_event_kind": f"kind: {value.replace('/', ': ')}",
        "set_event_status": f"told as {value}",
        "set_actors": f"took part: {value or 'nobody named'}",
        "join_events": "the same event as another",
        "part_events": "an event of its own",
    }
    sentence = shorten_sentence(decision.events[0].exact) if decision.events else ""
    return f"“{sentence}” {words.get(decision.verb, decision.verb)}"


def describe_taking(decision: Decision) -> str:
    """Return when a decision was taken, by whom and why."""
    reason = f" · {decision.reason}" if decision.reason else ""
    return f"{decision.when[:16].replace('T', ' ')} · {decision.who}{reason}"


def _describe_name_decision(decision: Decision, names: SpellingNames) -> str:
    """Return a decision on names in words, '' for one on something else."""
    labels = [_label_of(spelling, names) for spelling in decision.spellings]
    if not labels:
        return ""
    label, value = ", ".join(labels), decision.value
    bearers = " and ".join(each.label for each in decision.namesakes)
    words = {
        "merge": f"{label} are one: {value}",
        "keep_apart": f"{label} are not one",
        "rename": f"{label} is called {value}",
        "hide": f"{label} is hidden",
        "show": f"{label} is on lists and charts again",
        "set_kind": f"{label} is {KIND_NAMES[Kind(value)] if value in set(Kind) else value}",
        "set_country": f"{label} lies in {names.get(value, value) or 'no country'}",
        "split": f"{labels[0]} is parted: {bearers}" if bearers else f"{label} is someone else: {value}",
        "assign": f"{_count_articles(decision)} given to {labels[0]}",
    }
    return words.get(decision.verb, "")


def _label_of(spelling: str, names: SpellingNames) -> str:
    if named := names.get(spelling):
        return named
    if not is_name_key(spelling):
        return (spelling.partition(":")[2] or spelling).partition("#")[0]
    _, form, home = parse_name_key(spelling)
    where = f" ({names.get(home, home)})" if home else ""
    return form.partition("#")[0] + where


def _describe_article_decision(decision: Decision) -> str:
    """Return a decision on articles in words, '' for one on something else.

    >>> _describe_article_decision(Decision("1", "", "", "set_day", articles=("a", "b"), value="2017-05-04"))
    '2 articles were published on 2017-05-04'
    """
    describe = _ARTICLE_WORDS.get(decision.verb)
    return describe(decision) if describe else ""


def _count_articles(decision: Decision) -> str:
    number = len(decision.articles)
    return format_count(number, "article")


def _describe_day(decision: Decision) -> str:
    were = "was" if len(decision.articles) == 1 else "were"
    day = f"on {decision.value}" if decision.value else "on no day that is known"
    return f"{_count_articles(decision)} {were} published {day}"


def _describe_put_back(decision: Decision) -> str:
    whose = f"of {decision.object}" if decision.object else "without a publisher"
    lines = f"“{decision.value}”" if decision.kind == LINE else f"every {decision.value.lower()}"
    return f"{lines} is text again in articles {whose}"


def _describe_publisher(decision: Decision) -> str:
    return f"{_count_articles(decision)} published by {decision.value or 'nobody known'}"


_ARTICLE_WORDS: dict[str, Callable[[Decision], str]] = {
    "set_day": _describe_day,
    "set_days": lambda decision: f"days of publication of {_count_articles(decision)}",
    "set_title": lambda decision: f"{_count_articles(decision)} called {decision.value}",
    "set_publisher": _describe_publisher,
    "off_topic": lambda decision: f"{_count_articles(decision)} off topic",
    "on_topic": lambda decision: f"{_count_articles(decision)} on topic again",
    "join_copies": lambda decision: f"{_count_articles(decision)} are copies of each other",
    "split_copies": lambda decision: f"{_count_articles(decision)} no copy of the others",
    "stand_for": lambda _: "an article stands for its copies",
    "put_back": _describe_put_back,
}


def label_cues(corpus: Corpus, cues: Iterable[str]) -> list[str]:
    """Return cues as an analyst reads them: names by their labels, words unchanged."""
    return [
        corpus.label_of(entities[0]) if ":" in cue and (entities := corpus.entities_of_key(cue)) else cue
        for cue in cues
    ]
