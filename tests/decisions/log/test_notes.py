"""Topics and saved views beside a store."""

from pathlib import Path

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions.log.notes import (
    BrokenNoteError,
    append_note,
    find_view,
    hash_topics,
    hash_view,
    list_topics,
    list_views,
    load_notes,
    new_note,
)
from dashboard.query import count_facet, find_articles, select
from dashboard.query.articles.saved_topics import TOPIC, add_saved_topics
from dashboard.schema import Choice, Filters


def test_what_is_written_is_read(tmp_path: Path) -> None:
    notes = [
        new_note("topic", name="Bread", query="wheat OR bread", keys=("a",), without=("b", "c")),
        new_note("view", name="Syria", params={"country": ("SYR",), "q": ("“rain”",)}),
        new_note("remove", name="Bread", kind="topic"),
    ]
    for note in notes:
        append_note(tmp_path, note)
    assert load_notes(tmp_path) == tuple(notes)
    assert load_notes(tmp_path / "nowhere") == ()


def test_the_last_word_on_a_name_holds() -> None:
    first, second = (new_note("topic", name="Bread", query=query) for query in ("wheat", "bread"))
    view = new_note("view", name="Bread", params={"q": ("x",)})
    assert list_topics([first, view, second]) == (second,)
    assert list_topics([first, new_note("remove", name="Bread", kind="topic")]) == ()
    assert list_views([view, new_note("remove", name="Bread", kind="topic")]) == (view,)
    assert hash_topics([]) == ""
    assert hash_topics([first]) != hash_topics([second])


def test_a_link_to_a_removed_view_still_opens() -> None:
    view = new_note("view", name="Syria", params={"country": ("SYR",)})
    notes = [view, new_note("remove", name="Syria", kind="view")]
    assert list_views(notes) == ()
    assert find_view(notes, hash_view({"country": ["SYR"]})) == view
    assert find_view(notes, "nothing") is None


def test_a_view_is_named_by_what_it_holds() -> None:
    assert hash_view({"a": ["1"], "b": ["2"]}) == hash_view({"b": ("2",), "a": ("1",)})
    assert hash_view({"a": ["1"]}) != hash_view({"a": ["2"]})


def test_a_view_without_a_name_is_not_listed() -> None:
    assert list_views([new_note("view", params={"q": ("x",)})]) == ()


@pytest.mark.parametrize(
    "line",
    [b"not json", b"[]", b'{"id": "1"}', b'{"id":1,"when":"","who":"","verb":"topic"}', b'{"id":"1","when":"","who":"","verb":"topic","keys":"abc"}', b'{"id":"1","when":"","who":"","verb":"view","params":{"q":"x"}}', b"\xff"],
)  # fmt: skip
def test_a_line_that_is_no_note_is_named(line: bytes, tmp_path: Path) -> None:
    append_note(tmp_path, new_note("topic", name="Bread"))
    with (tmp_path / "notes.jsonl").open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(BrokenNoteError, match="line 2: is no note"):
        load_notes(tmp_path)


def test_a_line_cut_short_does_not_swallow_the_next(tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").write_text('{"id": "1"', encoding="utf-8")
    append_note(tmp_path, new_note("topic", name="Bread"))
    assert (tmp_path / "notes.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_a_topic_filters_as_any_field_does(sample: Corpus) -> None:
    matches = find_articles(sample, "telephone")
    keys = sample.articles["key"]
    inside, outside = str(keys[matches].iloc[0]), str(keys[~matches].iloc[0])
    topic = new_note("topic", name="Calls", query="telephone", keys=(outside,), without=(inside,))
    corpus = add_saved_topics(sample, [topic, new_note("topic", name="Broken", query='"', keys=(inside,))])
    selected = select(
        corpus,
        Filters(choices={f"field:{TOPIC}": Choice(("Calls",))}),
    ).articles
    assert set(keys[selected]) == (set(keys[matches]) | {outside}) - {inside}
    counts = count_facet(corpus, Filters(), f"field:{TOPIC}")
    count_of = dict(zip(counts["label"], counts["count"], strict=True))
    assert count_of["Calls"] == int(selected.sum())
    assert count_of["Broken"] == 1
    assert add_saved_topics(sample, []) is sample
