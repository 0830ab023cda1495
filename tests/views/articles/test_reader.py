"""In the reader: copies compared, joined and parted; what was cut, why, and put back."""

from pathlib import Path

import pytest

from dashboard.corpus import open_version
from dashboard.decisions import load_decisions, select_effective
from dashboard.query.articles.copies import TextDifference, compare_words
from dashboard.store import version_folder
from dashboard.views.articles.copies import render_differences
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import first_key, open_page, words_of


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    return make_sample_store(tmp_path / "home" / "ports")


def a_copied_pair() -> tuple[str, str]:
    articles = sample_corpus().articles
    for article in articles:
        copies = [other.key for other in articles if other.story == article.story]
        if len(copies) == 2:
            return copies[0], copies[1]
    raise AssertionError("the sample has no pair of copies")


def test_a_copy_is_compared_and_parted(store: Path) -> None:
    key, other = a_copied_pair()
    page = open_page(store, "Articles", article=[key])
    assert "2 articles count once without copies" in words_of(page)
    page.session_state["copy_compared"] = other
    page.run()
    assert "Beside:" in words_of(page)
    page.button(key="part_copy").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert (decision.verb, decision.articles) == ("split_copies", (other,))
    assert "count once without copies" not in words_of(page)


def test_the_article_that_is_read_can_stand_for_its_copies(store: Path) -> None:
    pair = a_copied_pair()
    pages = [open_page(store, "Articles", article=[key]) for key in pair]
    (behind,) = [page for page in pages if any(button.key == "stand_for" for button in page.button)]
    behind.button(key="stand_for").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert decision.verb == "stand_for"
    assert not any(button.key == "stand_for" for button in behind.button)


def test_an_article_is_found_by_its_title_to_be_joined(store: Path) -> None:
    page = open_page(store, "Articles", article=[a_copied_pair()[0]])
    page.text_input(key="join_words").set_value("zebra").run()
    assert "No article has these words" in words_of(page)
    page.text_input(key="join_words").set_value("HARBOUR of").run()
    assert "Click one to join it" in words_of(page)


@pytest.mark.parametrize(
    ("button", "kind", "value"),
    [
        ("put_line_back", "line", "Sign up for our letter from the harbour"),
        ("put_part_back", "part", "FURNITURE"),
    ],
)
def test_a_cut_is_put_back_for_its_publisher(store: Path, button: str, kind: str, value: str) -> None:
    key = first_key(store, "Sign up for our letter")
    page = open_page(store, "Articles", article=[key])
    page.toggle(key="with_cuts").set_value(True).run()
    assert "What was cut" in words_of(page)
    start = page_text(store, key).index("Sign up for our letter")
    page.session_state["chosen_cut"] = (key, start)
    page.run()
    page.button(key=button).click().run()
    (decision,) = select_effective(load_decisions(store))
    assert (decision.verb, decision.kind, decision.value) == ("put_back", kind, value)
    assert not any(each.key == button for each in page.button)


def page_text(store: Path, key: str) -> str:
    corpus = open_version(version_folder(store), store)
    row = corpus.row_of(key)
    assert row is not None
    return corpus.text_of(row)


def test_words_that_differ_are_shown_as_text() -> None:
    stretches = [
        TextDifference("a <b>", "a <b>"),
        TextDifference("<i>x", ""),
        TextDifference("", "<script>y"),
        TextDifference("p", "q"),
    ]
    assert render_differences(stretches) == (
        "a &lt;b&gt; <del>&lt;i&gt;x</del> <ins>&lt;script&gt;y</ins> <del>p</del> <ins>q</ins>"
    )


def test_a_long_stretch_that_is_the_same_is_shortened() -> None:
    same = " ".join(str(number) for number in range(100))
    markup = render_differences(compare_words(f"one {same}", f"two {same}"))
    assert "[…]" in markup
    assert "0 1 2" in markup
    assert "98 99" in markup


@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("a b c", ""), ("", "a"), ("a b a b", "b a b a"), ("x", "x")]
)
def test_a_comparison_holds_all_words_of_both(one: str, other: str) -> None:
    stretches = list(compare_words(one, other))
    assert " ".join(each.one for each in stretches if each.one).split() == one.split()
    assert " ".join(each.other for each in stretches if each.other).split() == other.split()
