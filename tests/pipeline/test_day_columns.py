"""A column of days such as 03.02.2017 is read by the day that decides, as chosen, or counted as undated."""

import json
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.corpus import Corpus, open_version
from dashboard.query.audit.corpus_counts import count_articles_by_state
from dashboard.query.audit.day_orders import count_ambiguous_articles, list_day_columns
from dashboard.schema import number_to_day
from dashboard.store import version_folder
from tests.steps.read import files

QUESTION = "of them with a day such as 03.02.2017: day or month first?"
TEXT = "Rain fell on the harbour of Brest, and the ferries stayed where they were."


def write_table(folder: Path, *days: str) -> Path:
    folder.mkdir(exist_ok=True)
    rows = [f"{day};Rain;{TEXT}" for day in days]
    (folder / "news.csv").write_text("\n".join(["date;title;text", *rows]), encoding="utf-8")
    return folder


def build_corpus(texts: Path, store: Path, *options: str) -> Corpus:
    assert main(["build", str(texts), "--into", str(store), *options]) == 0
    return open_version(version_folder(store), store)


def months_of(corpus: Corpus) -> set[int]:
    """Return the months of publication, 0 for none."""
    days = [number_to_day(int(day)) for day in corpus.days.best]
    return {day.month if day else 0 for day in days}


def test_days_that_nothing_decides_leave_articles_undated_and_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = build_corpus(write_table(tmp_path / "texts", "03.02.2017", "05.04.2017"), tmp_path / "store")
    assert months_of(corpus) == {0}
    printed = capsys.readouterr().out
    assert "03.02.2017 is 3 February 2017, or 2 March?" in printed
    assert "--day-order day-first" in printed
    assert count_ambiguous_articles(corpus) == 2
    states = count_articles_by_state(corpus).set_index("what")["articles"]
    assert (states["without a date"], states[QUESTION]) == (2, 2)
    assert states["flagged: evidence for the day disagrees"] == 0


@pytest.mark.parametrize(("answer", "months"), [("day-first", {2, 4}), ("month-first", {3, 5})])
def test_an_answer_dates_the_articles_and_is_kept_for_later_builds(
    tmp_path: Path, answer: str, months: set[int]
) -> None:
    texts, store = write_table(tmp_path / "texts", "03.02.2017", "05.04.2017"), tmp_path / "store"
    keys = set(build_corpus(texts, store).articles["key"])
    for options in (["--day-order", answer], []):
        corpus = build_corpus(texts, store, *options)
        assert months_of(corpus) == months
        assert count_ambiguous_articles(corpus) == 0
        # An answer is no change of the articles: links and decisions hold.
        assert set(corpus.articles["key"]) == keys


def test_a_day_that_decides_outweighs_the_answer(tmp_path: Path) -> None:
    texts = write_table(tmp_path / "texts", "03.02.2017", "13.02.2017")
    corpus = build_corpus(texts, tmp_path / "store", "--day-order", "month-first")
    assert months_of(corpus) == {2}
    (column,) = list_day_columns(corpus)
    assert (column["order"], column["day_first"]) == ("day first", "13.02.2017")


TABLES = {
    "rows.csv": lambda rows: "\n".join(
        ["|".join(rows[0]), *("|".join(row.values()) for row in rows)]
    ).encode(),
    "rows.jsonl": lambda rows: "\n".join(map(json.dumps, rows)).encode(),
    "rows.parquet": lambda rows: files.parquet(**{name: [row[name] for row in rows] for name in rows[0]}),
    "rows.xlsx": lambda rows: files.spreadsheet(A=[list(rows[0]), *(list(row.values()) for row in rows)]),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_kind_of_table_is_asked_about(tmp_path: Path, name: str) -> None:
    rows = [{"date": day, "text": f"{TEXT} {day}"} for day in ("03.02.2017", "04.02.2017")]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / name).write_bytes(TABLES[name](rows))
    (column,) = list_day_columns(build_corpus(tmp_path / "texts", tmp_path / "store"))
    assert (column["file"], column["ambiguous"]) == (f"texts/{name}", 2)
    assert column["readings"] == ["2017-02-03", "2017-03-02"]
