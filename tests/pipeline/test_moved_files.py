"""A folder is renamed and moved, 500 older articles come, a cleaning rule changes: decisions and links find the same."""

import random
import re
from pathlib import Path

import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.decisions import append_decisions, apply_decisions, load_decisions, new_decision
from dashboard.decisions.log.accuracy_checks import append_check, load_checks, new_check
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.pipeline import build
from dashboard.query import list_sentences, select
from dashboard.query.audit.accuracy_samples import MENTIONS, Population, draw_items, find_passage
from dashboard.schema import Choice, Filters, Namesake, Scope
from dashboard.steps import clean
from dashboard.steps.clean import furniture_lines as furniture
from dashboard.store import version_folder
from tests.namesake_articles import articles_on_two_harkers

LINE = r"The ledger ends on leaf \d+ of the brown volume\.?"


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Corpus]:
    """The corpus with its decisions before, and after all that happened to it."""
    root = tmp_path_factory.mktemp("moved")
    texts = articles_on_two_harkers()
    for number, (name, text) in enumerate(texts.items()):
        texts[name] = f"{text}\nThe ledger ends on leaf {number} of the brown volume.\n"
    write(root / "texts", texts)
    build([root / "texts"], root / "store")
    before = decide(root / "store")
    (root / "archive").mkdir()
    (root / "texts").rename(root / "archive" / "saved in spring")
    for path in sorted((root / "archive" / "saved in spring").iterdir()):
        path.rename(path.with_name(f"old {path.name}"))
    write(root / "archive" / "older", older())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clean, "VERSION", "another")
        wider = re.compile(f"{furniture._WHOLE_LINES.pattern}|{LINE}", re.IGNORECASE)
        patch.setattr(furniture, "_WHOLE_LINES", wider)
        build([root / "archive"], root / "store")
    return before, opened(root / "store")


def write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def older() -> dict[str, str]:
    """Return 500 short texts of years before, on other people, a few of them on a namesake of the namesakes."""
    drawn = random.Random(500)
    harbours = ("Bergen", "Lagos", "Valencia", "Halifax", "Odessa")
    bearers = ("Amara Obi", "Ines Duarte", "Tom Farley", "Rui Tavares")
    return {
        f"old-{n:03d}.txt": f"Harbour notes {n}\n\nPublished {1 + n % 28} May {1990 + n % 20}\n\n{drawn.choice(bearers)} counted "
        f"{n + 11} boats in {drawn.choice(harbours)}. The ferry number {n * 7} was late by {n % 59} minutes.\n"
        for n in range(500)
    }


def opened(store: Path) -> Corpus:
    return apply_decisions(open_version(version_folder(store), store), load_decisions(store))


def decide(store: Path) -> Corpus:
    built = open_version(version_folder(store), store)
    keys = sorted(built.articles["key"])
    harker, tavares, lloyd = "person:Daniel Harker", "person:Rui Tavares", "person:Megan Lloyd"
    parts = (Namesake("The judge", ("place:Cardiff",), (keys[0],)), Namesake("The keeper", ("goalkeeper",)))
    append_decisions(
        store,
        new_decision("split", kind="person", spellings=(harker,), namesakes=parts),
        new_decision("rename", kind="person", spellings=(tavares,), value="Coach Tavares"),
        new_decision("hide", kind="person", spellings=(lloyd,)),
        new_decision("set_day", articles=(keys[1],), value="2021-05-01"),
        new_decision("set_publisher", articles=tuple(keys[2:5]), value="Gazette"),
        new_decision("off_topic", articles=(keys[5],)),
    )
    items = draw_items(built, Filters(), Population(MENTIONS, "person"), 20, 1)
    words = {
        "sort": MENTIONS,
        "about": "person",
        "population": "mentions of persons",
        "filters": "",
        "size": 1,
        "seed": 1,
    }
    append_check(store, new_check("AB", items, **words))
    return opened(store)


def naming(corpus: Corpus, key: str) -> set[str]:
    return set(corpus.articles["key"][select(corpus, Filters(choices={"person": Choice((key,))})).articles])


def test_every_article_of_before_is_there_under_its_key_and_500_are_added(
    stores: tuple[Corpus, Corpus],
) -> None:
    before, after = stores
    assert set(before.articles["key"]) < set(after.articles["key"])
    assert (before.n, after.n) == (40, 540)
    files = after.articles.set_index("key")["file"]
    assert all("saved in spring" in files[key] for key in before.articles["key"])


def test_the_changed_rule_cut_its_line_everywhere(stores: tuple[Corpus, Corpus]) -> None:
    before, after = stores
    words = Filters(search='"of the brown volume"')
    assert select(before, words).n_articles == 39
    assert select(after, words).n_articles == 0


def test_every_decision_finds_the_same_names_and_articles(stores: tuple[Corpus, Corpus]) -> None:
    before, after = stores
    assert before.pending == after.pending == ()
    assert before.decisions == after.decisions
    split = after.decisions[0]
    old = set(before.articles["key"])
    for key in (*list_namesake_keys(split), "person:Daniel Harker", "person:Megan Lloyd"):
        assert naming(after, key) == naming(before, key) != set()
    assert naming(after, "person:Rui Tavares") & old == naming(before, "person:Rui Tavares")
    assert after.labels.at(after.entities_of_key("person:Rui Tavares")[0]) == "Coach Tavares"
    for column in ("published_from", "publisher"):
        columns = [corpus.articles.set_index("key")[column].astype(str) for corpus in (before, after)]
        assert columns[1].loc[sorted(old)].to_dict() == columns[0].loc[sorted(old)].to_dict()
    assert set(after.articles["key"][~after.live]) == set(before.articles["key"][~before.live])


def test_every_link_opens_the_same_article_at_the_same_words(stores: tuple[Corpus, Corpus]) -> None:
    _, after = stores
    filters = Filters(scope=Scope.SENTENCE, choices={"person": Choice(("person:Daniel Harker",))})
    sentences = [list_sentences(corpus, filters, limit=0) for corpus in stores]
    linked = [set(zip(rows["key"], rows["start"], rows["sentence"], strict=True)) for rows in sentences]
    assert linked[0] == linked[1] != set()
    assert all(
        after.text_of(after.row_of(key) or 0)[start:].startswith(words) for key, start, words in linked[0]
    )


def test_a_spot_check_finds_every_passage_again(stores: tuple[Corpus, Corpus]) -> None:
    before, after = stores
    checks, _ = load_checks(after.store)
    for item in checks[0].items:
        passage, again = find_passage(before, item), find_passage(after, item)
        assert passage is not None
        assert again is not None
        assert (passage.key, passage.start, passage.exact) == (again.key, again.start, again.exact)
