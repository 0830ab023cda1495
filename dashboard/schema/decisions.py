"""The record types of decisions.jsonl: a decision, and the events and namesakes it refers to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventReference:
    """A lasting reference to an event: its sentence, and what separates it from others in the same words.

    `exact` is the sentence, `prefix` and `suffix` up to 32 characters before and after it, as in the W3C's
    TextQuoteSelector. `day` and `kind` are the event's first day and kind before any decision.
    """

    article: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    day: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several persons or places of the same name, and the cues of their articles.

    A cue is a word or phrase in an article, or the key of another name ("place:Kazan") in it; one cue is
    enough. `articles` are the keys of articles that an analyst assigned by hand.
    """

    label: str
    cues: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of an analyst; one line of decisions.jsonl.

    `verb` is merge, split, assign, keep_apart, rename, hide, show, set_kind, set_country, set_day, set_days,
    set_title, set_publisher, off_topic, on_topic, join_copies, split_copies, stand_for, put_back or undo;
    for `events` it is reject_events, date_events, place_events, set_event_kind, set_event_status, set_actors,
    join_events or part_events. `object` is the id of the decision that an undo takes back, or the publisher
    of a put_back. `kind` is the kind of a name, or publisher. A split with `namesakes` divides a name among
    them.
    """

    id: str
    when: str
    who: str
    verb: str
    kind: str = ""
    spellings: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    value: str = ""
    object: str = ""
    reason: str = ""
    events: tuple[EventReference, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
