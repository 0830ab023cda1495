from pathlib import Path

from tests.test_app import open_page


def test_words_are_ranked_by_how_surely_they_differ(sample_home: Path) -> None:
    tables = {}
    for rank in ("ratio", "surely"):
        page = open_page(sample_home, "Words", tab=["Distinctive"], country=["SYR"], **{"ask:rank": [rank]})
        tables[rank] = max((frame.value for frame in page.dataframe if "z" in frame.value), key=len)
    assert tables["surely"]["z"].is_monotonic_decreasing
    assert sorted(tables["ratio"]["term"]) == sorted(tables["surely"]["term"])
