"""What an analyst decided: a line of decisions.jsonl and what it refers to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventReference:
    """What names an event for good: the words that tell it, and what tells it from others in the same words.

    `exact` is its sentence, `prefix` and `suffix` up to 32 characters before and after it, as in the W3C's
    TextQuoteSelector; `day` is its first day and `kind` its kind as the build found them.
    """

    article: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    day: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several who bear a name, and what tells where it is theirs.

    A cue is a word or phrase that an article says, or the key of another name ("place:Kazan") that it names;
    any cue will do. `articles` are the keys of those that an analyst gave them by hand.
    """

    label: str
    cues: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided; one line of decisions.jsonl.

    `verb` is merge, split, assign, keep_apart, rename, hide, show, set_kind, set_country, set_day, set_days,
    set_title, set_publisher, off_topic, on_topic, join_copies, split_copies, stand_for, put_back, undo (whose `object` is
    the id of the decision undone), or, for `events`, reject_events, date_events, place_events, set_event_kind,
    set_event_status, set_actors, join_events or part_events. `kind` is that of a name, or publisher. A split
    with `namesakes` parts a name among these.
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
