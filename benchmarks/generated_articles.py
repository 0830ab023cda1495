"""Articles like news, one after the other from one seed: names exchanged, days in bursts, near-copies among them."""

import datetime as dt
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from random import Random

from invented_names import (
    Person,
    draw_rank,
    find_country,
    list_countries,
    make_organisation,
    make_person,
    make_publishers,
    make_word,
)
from sentence_templates import Slot, SourceArticle, Template, make_template, shift_date

from dashboard.schema import Kind, Name

FIRST_DAY, N_DAYS, N_PUBLISHERS = dt.date(2015, 1, 1), 1_096, 40
SHARE_COPIES, SHARE_UNDATED, SHARE_IN_BURSTS, SHARE_WITH_DATELINE = 0.2, 0.05, 0.3, 0.35
N_WORDS = 200_000
_ARTICLES_A_BURST = 120
_RECENT = 500
_SHORTEST_PARAGRAPH = 205
"""Lines of 200 characters and less that recur would be cut as furniture."""
_SECTIONS = "world politics business courts health science sport culture".split()
_DESKS = "north south foreign city".split()
_AGENCIES = "Reuters|AFP|Associated Press|dpa".split("|")
_PERSON, _TOWN, _BODY, _LAND = Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.PLACE
_SLOTS_OF_STORY = {
    "person": _PERSON,
    "other": _PERSON,
    "town": _TOWN,
    "body": _BODY,
    "country": _LAND,
}
_STORY_SENTENCES = tuple(
    make_template(text, **_SLOTS_OF_STORY)
    for text in (
        "{person} met {other} in {town} on {day} to discuss trade and security.",
        "At least {number} people were killed in {town} on {day}, police said, when a bomb went off in a market.",
        "{person} was arrested in {town} on {day} together with {number} members of the {body}.",
        "About {number} protesters marched through {town} on {day} against the {body}.",
        "{person} visited {town} on {day} and spoke with {other} of the {body}.",
        "A court in {town} sentenced {person} to eight years in prison on {day}.",
        "{person} said on {day} that {country} would hold an election before the end of the year.",
        "Soldiers shelled the outskirts of {town} on {day}, and {number} people were wounded, the {body} said.",
    )
)
_STORY_TITLES = tuple(
    make_template(text, **_SLOTS_OF_STORY)
    for text in (
        "{person} and {other} meet in {town}",
        "{number} killed in {town}",
        "Arrests in {town} alarm the {body}",
        "Protest in {town} against the {body}",
        "{person} visits {country}",
        "Court in {town} sentences {person}",
        "{country} to vote, says {person}",
        "Shelling near {town} wounds {number}",
    )
)


@dataclass(frozen=True)
class Story:
    """What some articles report: who, where, when; its kind is the number of its sentence and its title."""

    kind: int
    source: int
    countries: tuple[str, ...]
    town: str
    persons: tuple[Person, ...]
    bodies: tuple[str, ...]
    number: int
    day: dt.date

    def name(self, slot: str) -> str:
        """Return what stands in a slot of the story's sentence."""
        if slot in ("person", "other"):
            return " ".join(self.persons[slot == "other"])
        if slot == "day":
            return f"{self.day:%B} {self.day.day}"
        names = {"town": self.town, "body": self.bodies[0], "country": find_country(self.countries[0]).name}
        return names.get(slot, str(self.number))


@dataclass(frozen=True)
class GeneratedArticle:
    """An article's title, paragraphs and fields, and where the names stand in each of them."""

    title: str
    title_names: tuple[Name, ...]
    sentences: tuple[tuple[str, tuple[Name, ...]], ...]
    fields: dict[str, str]
    day: dt.date
    section: str

    def text_and_names(self) -> tuple[str, list[Name]]:
        """Return the title, a blank line and the paragraphs as one text, with the names in it."""
        text, names = f"{self.title}\n\n", list(self.title_names)
        for number, (sentence, inside) in enumerate(self.sentences):
            names += [Name(len(text) + name.start, len(text) + name.end, name.kind) for name in inside]
            text += sentence + self._separator(number, len(text) - text.rfind("\n") - 1 + len(sentence))
        return text.rstrip(), names

    def _separator(self, number: int, length: int) -> str:
        """Return what follows a sentence: a new paragraph where this one and the rest are long enough."""
        rest = sum(len(sentence) + 1 for sentence, _ in self.sentences[number + 1 :])
        return "\n\n" if min(length, rest) > _SHORTEST_PARAGRAPH else " "


@dataclass
class _Casting:
    """Who and what stands for the names of the sources in one article, always the same for the same name."""

    chance: Random
    story: Story
    pool_sizes: dict[str, int]
    months: int = 0
    cast: dict[tuple[str, str], str | Person] = field(default_factory=dict)

    def fill(self, template: Template) -> tuple[str, tuple[Name, ...]]:
        """Return a template with its slots filled, and where the names stand."""
        text, names = "", []
        for piece in template:
            filled = piece if isinstance(piece, str) else self._exchange(piece)
            if isinstance(piece, Slot) and piece.kind is not None:
                names.append(Name(len(text), len(text) + len(filled), piece.kind))
            text += filled
        return text, tuple(names)

    def _exchange(self, slot: Slot) -> str:
        match slot.sort:
            case "story":
                return self.story.name(slot.value)
            case "month":
                return shift_date(slot.text, self.months)
            case "word":
                return make_word(draw_rank(self.chance, N_WORDS)) if self.chance.random() < 0.5 else slot.text
            case "country" | "people":
                country = find_country(str(self._cast("country", slot.value)))
                return country.name if slot.sort == "country" else country.people
            case "person":
                person = self._cast("person", slot.text.split()[-1])
                return " ".join(person) if " " in slot.text else str(person[-1])
            case "organisation" | "town":
                return str(self._cast(slot.sort, slot.text))
        return slot.text

    def _cast(self, sort: str, name: str) -> str | Person:
        key = (sort, name)
        if key not in self.cast:
            self.cast[key] = self._choose(sort, sum(other == sort for other, _ in self.cast))
        return self.cast[key]

    def _choose(self, sort: str, n_before: int) -> str | Person:
        """Return those of the story first, then others by their rank."""
        chance, story = self.chance, self.story
        if sort == "town":
            country = find_country(story.countries[n_before % len(story.countries)])
            return country.towns[draw_rank(chance, len(country.towns))]
        of_story: Sequence[str | Person] = {
            "country": story.countries,
            "person": story.persons,
            "organisation": story.bodies,
        }[sort]
        return of_story[n_before] if n_before < len(of_story) else self._draw(sort)

    def _draw(self, sort: str) -> str | Person:
        rank = draw_rank(self.chance, self.pool_sizes[sort])
        if sort == "country":
            return list_countries()[rank].code
        return make_person(rank) if sort == "person" else make_organisation(rank)


class ArticleGenerator:
    """Draws articles from one seed: the same sources, number and seed give the same articles."""

    def __init__(self, sources: Sequence[SourceArticle], n: int, seed: int) -> None:
        self._sources, self._n = sources, n
        self._chance = Random(seed)
        self._pool = [(s, sentence) for s, source in enumerate(sources) for sentence in source.sentences]
        self._pool_sizes = {
            "person": max(200, n // 8),
            "organisation": max(100, n // 20),
            "country": len(list_countries()),
        }
        self._publishers = make_publishers(N_PUBLISHERS)
        self._publisher_weights = [*accumulate(1 / (rank + 3) for rank in range(N_PUBLISHERS))]
        self._bursts = [self._draw_story() for _ in range(max(4, n // _ARTICLES_A_BURST))]

    def draw(self) -> Iterator[GeneratedArticle]:
        """Yield the articles."""
        recent: deque[GeneratedArticle] = deque(maxlen=_RECENT)
        for number in range(self._n):
            if recent and self._chance.random() < SHARE_COPIES:
                article = self._change_copy(self._chance.choice(recent))
            else:
                article = self._draw_article()
                recent.append(article)
            yield replace(article, fields=self._draw_fields(article, number))

    def _draw_story(self) -> Story:
        chance = self._chance
        countries = tuple(
            list_countries()[draw_rank(chance, self._pool_sizes["country"])].code for _ in range(2)
        )
        towns = find_country(countries[0]).towns
        return Story(
            kind=chance.randrange(len(_STORY_SENTENCES)),
            source=chance.randrange(len(self._sources)),
            countries=countries,
            town=towns[draw_rank(chance, len(towns))],
            persons=tuple(make_person(draw_rank(chance, self._pool_sizes["person"])) for _ in range(4)),
            bodies=tuple(
                make_organisation(draw_rank(chance, self._pool_sizes["organisation"])) for _ in range(2)
            ),
            number=3 + int(2 ** (8 * chance.random())),
            day=FIRST_DAY + dt.timedelta(days=chance.randrange(N_DAYS)),
        )

    def _draw_article(self) -> GeneratedArticle:
        chance = self._chance
        in_burst = chance.random() < SHARE_IN_BURSTS
        story = self._bursts[draw_rank(chance, len(self._bursts))] if in_burst else self._draw_story()
        day = story.day + dt.timedelta(days=int(chance.expovariate(0.3)) if in_burst else chance.randrange(3))
        source = self._sources[story.source]
        months = day.year * 12 + day.month - 1 - source.month if source.month >= 0 else 0
        casting = _Casting(chance, story, self._pool_sizes, months)
        title = source.title if source.title and not in_burst else _STORY_TITLES[story.kind]
        sentences = [casting.fill(template) for template in self._choose_sentences(story)]
        section = _SECTIONS[story.source % len(_SECTIONS)]
        filed = self._begin_with_dateline(sentences, story)
        return GeneratedArticle(*casting.fill(title), tuple(filed), {}, day, section)

    def _choose_sentences(self, story: Story) -> Iterator[Template]:
        """Yield the story's sentence, and 4 to 14 of which half are its source's in their order."""
        chance, own = self._chance, self._sources[story.source].sentences
        n = 4 + int(chance.expovariate(0.25)) % 11
        first = chance.randrange(max(1, len(own) - n // 2))
        yield _STORY_SENTENCES[story.kind]
        for number in range(n):
            near = first + number // 2
            if number % 2 == 0 and near < len(own):
                yield own[near]
            else:
                yield chance.choice(self._pool)[1]

    def _begin_with_dateline(
        self, sentences: Sequence[tuple[str, tuple[Name, ...]]], story: Story
    ) -> Iterator[tuple[str, tuple[Name, ...]]]:
        (text, names), *rest = sentences
        if self._chance.random() < SHARE_WITH_DATELINE:
            dateline = f"{story.town.upper()} ({self._chance.choice(_AGENCIES)}) - "
            shift = len(dateline)
            text = dateline + text
            names = tuple(Name(name.start + shift, name.end + shift, name.kind) for name in names)
        yield text, names
        yield from rest

    def _change_copy(self, original: GeneratedArticle) -> GeneratedArticle:
        """Return an article again, a third of them whole, the others without one sentence, a few days later."""
        chance, sentences = self._chance, original.sentences
        if chance.random() < 0.67:
            left_out = chance.randrange(1, len(sentences))
            sentences = (*sentences[:left_out], *sentences[left_out + 1 :])
        return replace(
            original, sentences=sentences, day=original.day + dt.timedelta(days=chance.randrange(3))
        )

    def _draw_fields(self, article: GeneratedArticle, number: int) -> dict[str, str]:
        chance = self._chance
        publisher = chance.choices(self._publishers, cum_weights=self._publisher_weights)[0]
        author = make_person(draw_rank(chance, 400))
        fields = {
            "publisher": publisher,
            "author": " ".join(author),
            "url": f"https://{publisher.lower().replace(' ', '-')}.example/{number}",
            "section": article.section,
            "language": "en",
            "desk": chance.choice(_DESKS),
            "edition": "morning" if chance.random() < 0.7 else "evening",
        }
        if chance.random() >= SHARE_UNDATED:
            fields["published"] = article.day.isoformat()
        return fields
