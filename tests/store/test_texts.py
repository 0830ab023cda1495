"""Layer 1: identity of articles across copies, moves and interrupted scans."""

from pathlib import Path

import pytest

from dashboard.corpus.article_texts import read_texts
from dashboard.schema import Record, SetAside
from dashboard.steps.read import make_record_key
from dashboard.store.texts import TextStore


@pytest.fixture
def texts(tmp_path: Path):
    with TextStore(tmp_path) as opened:
        yield opened


def record(text: str, file: str = "a.txt", position: int = 0) -> Record:
    return Record(text, {}, file, position)


def scan(
    texts: TextStore, records: list[Record], root: str = "/news", build: int = 1, also: tuple[str, ...] = ()
) -> None:
    texts.begin_scan()
    texts.add_scanned(root, [(make_record_key(each), each) for each in records], build)
    texts.end_scan([root, *also], build)


def files(texts: TextStore) -> dict[str, str]:
    docs = texts.read([doc for _, doc in texts.list_articles()])
    return {doc.file: doc.key for doc in docs}


def test_a_text_is_kept_as_it_was_read(texts: TextStore, tmp_path: Path) -> None:
    scan(texts, [record("Rain  fell.\n\nIt “stopped”.\n")])
    ((_, doc),) = texts.list_articles()
    assert list(read_texts(tmp_path, [doc])) == ["Rain  fell.\n\nIt “stopped”.\n"]


def test_an_equal_record_whose_path_is_still_there_is_a_copy_with_a_key_of_its_own(texts: TextStore) -> None:
    scan(texts, [record("Rain.", "a.txt"), record("Rain.", "b.txt"), record("Snow.", "c.txt")])
    keys = files(texts)
    assert len(set(keys.values())) == 3
    assert keys["b.txt"] == f"{keys['a.txt']}-1"


def test_an_equal_record_whose_path_is_gone_has_moved_and_keeps_its_key_and_doc(texts: TextStore) -> None:
    scan(texts, [record("Rain.", "a.txt"), record("Snow.", "b.txt")])
    before = dict(texts.list_articles())
    scan(texts, [record("Rain.", "old/a.txt"), record("Snow.", "b.txt")], build=2)
    assert dict(texts.list_articles()) == before
    assert set(files(texts)) == {"old/a.txt", "b.txt"}


def test_a_renamed_root_keeps_every_key(texts: TextStore) -> None:
    records = [record("Rain.", "a.txt"), record("Rain.", "b.txt"), record("Snow.", "c.txt")]
    scan(texts, records)
    before = dict(texts.list_articles())
    scan(texts, records, root="/archive", build=2, also=("/news",))
    assert dict(texts.list_articles()) == before
    assert texts.roots() == ["/archive"]


def test_a_second_root_with_the_same_record_holds_a_copy(texts: TextStore) -> None:
    scan(texts, [record("Rain.")])
    scan(texts, [record("Rain.")], root="/other", build=2)
    assert len(texts.list_articles()) == 2
    scan(texts, [record("Rain.")], root="/other", build=3)
    assert len(texts.list_articles()) == 2


def test_what_is_gone_is_absent_and_comes_back_with_its_key(texts: TextStore) -> None:
    scan(texts, [record("Rain.", "a.txt"), record("Snow.", "b.txt")])
    before = files(texts)
    scan(texts, [record("Snow.", "b.txt")], build=2)
    assert files(texts) == {"b.txt": before["b.txt"]}
    scan(texts, [record("Rain.", "a.txt"), record("Snow.", "b.txt")], build=3)
    assert files(texts) == before


def test_an_interrupted_scan_changes_nothing_and_is_told_again(texts: TextStore) -> None:
    scan(texts, [record("Rain.")])
    before = texts.list_articles()
    texts.begin_scan()
    texts.add_scanned("/news", [(make_record_key(record("Snow.")), record("Snow.", "b.txt"))], 2)
    assert texts.list_articles() == before
    scan(texts, [record("Rain."), record("Snow.", "b.txt")], build=3)
    assert set(files(texts)) == {"a.txt", "b.txt"}


def test_the_keys_are_the_same_however_the_articles_came(tmp_path: Path) -> None:
    records = [record(text, f"{n}.txt") for n, text in enumerate(["a", "b", "a", "c", "b", "a"])]
    rows = []
    for name, order in (("at once", [records]), ("one by one", [records[: n + 1] for n in range(6)])):
        folder = tmp_path / name
        folder.mkdir()
        with TextStore(folder) as texts:
            for part in order:
                scan(texts, part)
            rows.append([key for key, _ in texts.list_articles()])
    assert rows[0] == rows[1]


def test_missing_counts_what_the_scan_met_nowhere(texts: TextStore) -> None:
    scan(texts, [record(str(n), f"{n}.txt") for n in range(4)])
    texts.begin_scan()
    texts.add_scanned("/moved", [(make_record_key(record("0")), record("0", "x.txt"))], 2)
    assert texts.count_missing("/news") == (3, 4)
    assert texts.count_missing("/moved") == (0, 0)


def test_what_was_set_aside_is_that_of_the_last_scan(texts: TextStore) -> None:
    texts.begin_scan()
    texts.add_set_aside("/news", SetAside("bad.txt", 0, "is not text"))
    texts.end_scan(["/news"], 1)
    assert texts.list_set_aside() == [SetAside("bad.txt", 0, "is not text")]
    scan(texts, [record("Rain.")], build=2)
    assert texts.list_set_aside() == []
