"""Names in a text: the model's spans, set right by the document."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import Kind, Name, Part, Span
from dashboard.steps.tag import Tagger, fingerprint, load_tagger, merge_names, tag_texts
from dashboard.steps.tag.kind_cues import find_cues_around, find_cues_in_form
from dashboard.steps.tag.tag_texts import find_names, is_title_case
from dashboard.steps.tag.trim_spans import trim_span

PERSON, ORGANISATION, PLACE, PEOPLE = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.PEOPLE
Raw = tuple[int, int, str]


def raw_of(text: str, *labelled: tuple[str, str]) -> list[Raw]:
    """Return the model's spans: each form at its next place in the text."""
    spans, at = [], 0
    for form, label in labelled:
        at = text.index(form, at)
        spans.append((at, at + len(form), label))
        at += len(form)
    return spans


def forms_and_kinds(text: str, names: Sequence[Name]) -> list[tuple[str, Kind]]:
    return [(text[name.start : name.end], name.kind) for name in names]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("the Harbour Board", "ORG", "Harbour Board"),
        ("Lavrov’s", "PERSON", "Lavrov"),
        ("Officers'", "ORG", "Officers"),
        ("U.S. Secretary of State Rex Tillerson", "PERSON", "Rex Tillerson"),
        ("Gen. Anna Sample", "PERSON", "Anna Sample"),
        ("President", "PERSON", "President"),
        ("Justice Ekene", "ORG", "Ekene"),
        ("Ana Prado\n\nLisbon", "PERSON", "Ana Prado"),
        ("Harbour Board (HB", "ORG", "Harbour Board"),
        ("“Harbour Board”", "ORG", "Harbour Board"),
        ("Acme Steel Ltd.", "ORG", "Acme Steel Ltd"),
        ("U.S.", "GPE", "U.S."),
        ("The Northern Star", "ORG", "The Northern Star"),
        ("said Ada Sample", "PERSON", "Ada Sample"),
        ("D-Springfield", "ORG", "Springfield"),
        ("goalkeeper Ada Sample yesterday", "PERSON", "Ada Sample"),
        ("van der Sample", "PERSON", "van der Sample"),
        ("Ada Sample / Harbour Wire", "PERSON", "Harbour Wire"),
        ("Grand Mufti Ada Sample", "PERSON", "Ada Sample"),
        ("Despite Sample", "PERSON", "Sample"),
        ("Ada Sample While", "PERSON", "Ada Sample"),
        ("RT?", "ORG", "RT?"),
        ("Acme?", "ORG", "Acme"),
        ("Will Georgia", "GPE", "Georgia"),
        ("Ada Sample | Photographs", "PERSON", "Photographs"),
    ],
)
def test_a_span_is_trimmed_to_the_name(text: str, label: str, name: str) -> None:
    span = trim_span(text, 0, len(text), label)
    assert span is not None
    assert text[span[0] : span[1]] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [('Said Sample, "It rains."', "Sample"), ("Said Sample lives here.", "Said Sample")],
)
def test_said_is_a_name_unless_a_quotation_follows(text: str, name: str) -> None:
    span = trim_span(text, 0, len("Said Sample"), "PERSON")
    assert span is not None
    assert text[span[0] : span[1]] == name


def test_a_name_is_whole_where_its_letters_were_lost(tagger: Tagger) -> None:
    text = "In Bern the writer Bj��rn Larsson met members of Fianna F�il and of Sinn F?in on Monday."
    (names,) = tag_texts(tagger, [(text, [])])
    assert {
        ("Bj��rn Larsson", PERSON),
        ("Fianna F�il", ORGANISATION),
        ("Sinn F?in", ORGANISATION),
    } <= set(forms_and_kinds(text, names))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the harbour", "ORG"),
        ("March", "PERSON"),
        ("Tuesday", "GPE"),
        ("Dollar", "ORG"),
        ("www.Sample.test", "ORG"),
        ("\n", "PERSON"),
        ("two weeks", "DATE"),
    ],
)
def test_what_is_no_name_is_dropped(text: str, label: str) -> None:
    assert trim_span(text, 0, len(text), label) is None


def test_a_rank_before_an_organisation_makes_it_a_person() -> None:
    text = "Justice Ekene"
    span = trim_span(text, 0, len(text), "ORG")
    assert span is not None
    assert span[2] == "person"


def test_a_surname_is_the_person_that_the_document_names_in_full() -> None:
    text = "Ana Prado spoke in Lisbon. Prado said she would return. The crowd cheered Prado."
    names = find_names(text, raw_of(text, ("Ana Prado", "PERSON"), ("Lisbon", "GPE"), ("Prado", "ORG")))
    assert forms_and_kinds(text, names) == [
        ("Ana Prado", PERSON),
        ("Lisbon", PLACE),
        ("Prado", PERSON),
        ("Prado", PERSON),
    ]


def test_a_form_has_one_kind_in_a_document() -> None:
    text = "In Tarnow it rained. Officials in Tarnow waited. Tarnow, Poland, is old."
    spans = raw_of(text, ("Tarnow", "GPE"), ("Tarnow", "PERSON"), ("Tarnow", "GPE"), ("Poland", "GPE"))
    assert {kind for _, kind in forms_and_kinds(text, find_names(text, spans))} == {PLACE}


def test_an_acronym_behind_its_long_form_is_found_again() -> None:
    text = "The Harbour Workers Union (HWU) met. Later the HWU voted, and HWU members left."
    names = find_names(text, raw_of(text, ("Harbour Workers Union", "ORG")))
    assert forms_and_kinds(text, names)[1:] == [("HWU", ORGANISATION)] * 3


def test_an_acronym_need_not_begin_like_its_long_form() -> None:
    text = "The National Council for Ferries (CONAFER) met."
    names = find_names(text, raw_of(text, ("National Council for Ferries", "ORG")))
    assert forms_and_kinds(text, names)[1:] == [("CONAFER", ORGANISATION)]


def test_names_are_whole_words() -> None:
    text = "Ana Prado met Pradoni at Pradofest, and pre-Prado guests, then Prado left."
    names = find_names(text, raw_of(text, ("Ana Prado", "PERSON")))
    assert [name.start for name in names] == [0, text.index("Prado left")]


def test_capitals_in_a_heading_are_no_acronyms() -> None:
    text = "READ MORE NEWS\nIt rained.\nREAD MORE NEWS\nIt snowed."
    assert find_names(text, []) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Mr. NAME said", "after a rank"),
        ("in NAME", "after in"),
        ("the city of NAME", "after city of"),
        ("according to NAME", "after according to"),
        ("the founder of NAME", "after head of"),
        ("NAME said", "before said"),
        ("NAME, 34, a baker", "before an age"),
        ("NAME shares", "before staff or shares"),
        ("NAME province", "before a place word"),
        ("NAME-based firm", "before -based"),
    ],
)
def test_words_around_a_name_tell_its_kind(text: str, cue: str) -> None:
    start = text.index("NAME")
    assert cue in set(find_cues_around(text, start, start + 4))


@pytest.mark.parametrize(
    ("form", "cue"),
    [
        ("Harbour Ministry", "ends in an organisation word"),
        ("Sample River", "ends in a place word"),
        ("Sergei Sample", "begins with a given name"),
        ("France", "known country"),
        ("French", "known people"),
        ("HWU", "acronym"),
        ("PayBird", "capital inside"),
    ],
)
def test_a_name_tells_its_kind_by_itself(form: str, cue: str) -> None:
    assert cue in set(find_cues_in_form(form, ()))


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("The Wrong Day for Ministers to Freeze Out Local Groups", True),
        ("Minister says talks with Lavrov went well in Moscow", False),
        ("RAIN STOPS PLAY AGAIN IN LISBON", True),
        ("Rain", False),
    ],
)
def test_title_case_is_known(line: str, is_so: bool) -> None:
    assert is_title_case(line) is is_so


ARTICLE = (
    "A Bad Morning for Tillerson in Moscow\n"
    "Skip to Content, Anna Sample Foundation\n"
    "Rex Tillerson met Sergei Lavrov in Moscow on Wednesday. The secretary of state called it frank.\n"
    "Vladimir Putin waves to reporters in Sochi, May 2016. (c) Agency\n"
    "Tillerson left for Washington at night."
)


def parts_of_article() -> list[Span]:
    lines, at = [], 0
    for line in ARTICLE.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    parts = (Part.TITLE, Part.FURNITURE, Part.LEAD, Part.CAPTION)
    return [Span(start, end, part) for (start, end), part in zip(lines, parts, strict=False)]


def test_a_title_gets_the_names_of_the_body_and_furniture_none(tagger: Tagger) -> None:
    (names,) = tag_texts(tagger, [(ARTICLE, parts_of_article())])
    tagged = forms_and_kinds(ARTICLE, names)
    assert tagged[:2] == [("Tillerson", PERSON), ("Moscow", PLACE)]
    assert ("Vladimir Putin", PERSON) in tagged
    assert tagged.count(("Tillerson", PERSON)) == 2
    assert not any("Sample" in form for form, _ in tagged)


def test_texts_keep_their_order_in_any_batch(tagger: Tagger) -> None:
    texts = [(f"Sergei Lavrov flew to {city} on Monday.", ()) for city in ("Paris", "Rome", "Vienna")] + [
        ("", ())
    ]
    one_by_one = list(tag_texts(tagger, texts, batch=1))
    assert one_by_one == list(tag_texts(tagger, texts, batch=48))
    assert [
        forms_and_kinds(text, names)[-1][0] for (text, _), names in zip(texts[:3], one_by_one, strict=False)
    ] == [
        "Paris",
        "Rome",
        "Vienna",
    ]
    assert one_by_one[3] == []


def test_a_very_long_text_is_read_to_its_end(tagger: Tagger) -> None:
    text = "It rained all day and nobody came.\n" * 3_500 + "Sergei Lavrov flew to Moscow."
    (names,) = tag_texts(tagger, [(text, ())])
    assert forms_and_kinds(text, names) == [("Sergei Lavrov", PERSON), ("Moscow", PLACE)]


def test_a_text_that_is_all_cut_has_no_names(tagger: Tagger) -> None:
    text = "Rex Tillerson in Moscow"
    assert list(tag_texts(tagger, [(text, [Span(0, len(text), Part.FURNITURE)])])) == [[]]


def test_the_fingerprint_names_the_model() -> None:
    assert "3.7.1" in fingerprint()
    assert fingerprint() == fingerprint()


LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "EVENT", "DATE"])
WORDS = st.sampled_from(
    ["Ana", "Prado", "HWU", "the", "in", "(", ")", "\n", "’s", "Mr.", "Lisbon", ",", "-", "said"]
)


@given(
    st.lists(WORDS, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 4), LABELS), max_size=8),
)
def test_names_lie_in_the_text_in_order_and_apart(words: list[str], at: list[tuple[int, int, str]]) -> None:
    text = " ".join(words)
    starts = [len(" ".join(words[:number])) + (number > 0) for number in range(len(words))]
    raw = [
        (starts[first], starts[last] + len(words[last]), label)
        for first, size, label in at
        if (last := first + size - 1) < len(words)
    ]
    end = 0
    for name in find_names(text, raw):
        assert end <= name.start < name.end <= len(text)
        assert "\n" not in text[name.start : name.end]
        end = name.end


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("Turkey closed it", "Turkey", ORGANISATION, PLACE),
        ("Michael Jordan won; Jordan left", "Jordan", PERSON, PERSON),
        ("then Mr. Chad left", "Chad", PERSON, PERSON),
        ("then Chad voted", "Chad", PERSON, PLACE),
    ],
)
def test_the_gazetteer_corrects_the_very_same_span(text: str, name: str, kind: Kind, expected: Kind) -> None:
    start = text.rindex(name)
    names = [Name(start, start + len(name), kind)]
    if text.startswith("Michael Jordan"):
        names.insert(0, Name(0, 14, PERSON))
    merged = merge_names(names, [(start, start + len(name), PLACE)], text)
    assert merged[-1].kind is expected


def test_the_gazetteer_adds_what_is_free_and_never_cuts_a_name() -> None:
    text = "Bank of France in Paris, France"
    names = [Name(0, 14, ORGANISATION)]
    known = [(8, 14, PLACE), (25, 31, PLACE), (18, 23, PLACE)]
    assert forms_and_kinds(text, merge_names(names, known, text)) == [
        ("Bank of France", ORGANISATION),
        ("Paris", PLACE),
        ("France", PLACE),
    ]


@pytest.mark.parametrize(
    ("text", "labelled", "name"),
    [
        ("They met the Czech Senate in autumn.", ("Czech", "NORP"), ("Czech Senate", ORGANISATION)),
        ("He left Lagos Police for good.", ("Lagos", "GPE"), ("Lagos Police", ORGANISATION)),
        ("The Czech Minister spoke.", ("Czech", "NORP"), ("Czech", PEOPLE)),
        ("Then she met Ida Sample there.", ("Sample", "PERSON"), ("Ida Sample", PERSON)),
        ("Then she met J. B. Sample there.", ("Sample", "PERSON"), ("J. B. Sample", PERSON)),
        ("Then she met Minister Sample there.", ("Sample", "PERSON"), ("Sample", PERSON)),
        ("In the scenic Punjab it rains.", ("Punjab", "NORP"), ("Punjab", PLACE)),
    ],
)
def test_a_name_cut_short_is_made_whole(text: str, labelled: tuple[str, str], name: tuple[str, Kind]) -> None:
    assert forms_and_kinds(text, find_names(text, raw_of(text, labelled))) == [name]


def test_a_law_or_prize_is_no_organisation() -> None:
    text = "The Race Relations Act came first; she won the Sample Award."
    raw = raw_of(text, ("Race Relations Act", "ORG"), ("Sample Award", "ORG"))
    assert find_names(text, raw) == []


def test_a_body_of_the_list_is_found_where_the_model_saw_nothing() -> None:
    text = "Later Reporters Without Borders wrote, and Hezbollah answered."
    assert forms_and_kinds(text, find_names(text, [])) == [
        ("Reporters Without Borders", ORGANISATION),
        ("Hezbollah", ORGANISATION),
    ]


def test_a_news_agency_is_found_where_the_model_saw_nothing_and_a_word_that_some_paper_bears_is_not() -> None:
    text = "Later Kyodo News wrote, and Bernama answered; an Independent voter did not."
    assert forms_and_kinds(text, find_names(text, [])) == [
        ("Kyodo News", ORGANISATION),
        ("Bernama", ORGANISATION),
    ]


@pytest.mark.parametrize(
    ("text", "model", "names"),
    [
        ("Sam L. Pruitt, Jr., met Ada Holm. Then Mr. Pruitt left.", [("Sam L. Pruitt", "PERSON"), ("Ada Holm", "PERSON")],
         ["Sam L. Pruitt, Jr.", "Ada Holm", "Pruitt"]),
        ("Department Spokesperson Ada Holm spoke", [("Department Spokesperson", "ORG"), ("Ada Holm", "PERSON")],
         ["Ada Holm"]),
        ("The Harbour Forum of Fishers (HFF) met. The HFF left. The HFF stayed. The HFF. The HFF. The HFF.",
         [("Harbour Forum of Fishers", "ORG")], ["Harbour Forum of Fishers", *["HFF"] * 6]),
        ("It is 2 P.M. EDT. At 3 P.M. EDT he left.", [], []),
        ("The speaker Ada Holm (游錫堃) is to visit the harbour", [("Ada Holm", "PERSON"), ("游錫堃", "PERSON")],
         ["Ada Holm"]),
    ],
)  # fmt: skip
def test_suffixes_offices_zones_and_acronyms(
    text: str, model: list[tuple[str, str]], names: list[str]
) -> None:
    assert [text[name.start : name.end] for name in find_names(text, raw_of(text, *model))] == names
