"""Layer 2: results of steps, by text and by version of their rules."""

from pathlib import Path

from dashboard.store.step_results import StepResults


def test_the_result_of_a_step_is_stored(tmp_path: Path) -> None:
    results = StepResults(tmp_path, "names", "rules-1")
    results.put({"a": [[0, 4, "person"]], "b": {"é": 1}})
    results.close()
    again = StepResults(tmp_path, "names", "rules-1")
    assert again.get("a") == [[0, 4, "person"]]
    assert again.get("b") == {"é": 1}
    assert again.has("b")
    assert not again.has("c")
    assert again.get("c") is None


def test_changed_rules_speak_anew_and_old_sayings_stay(tmp_path: Path) -> None:
    StepResults(tmp_path, "names", "rules-1").put({"a": 1})
    changed = StepResults(tmp_path, "names", "rules-2")
    assert not changed.has("a")
    changed.put({"a": 2})
    assert (StepResults(tmp_path, "names", "rules-1").get("a"), changed.get("a")) == (1, 2)


def test_the_first_result_stays(tmp_path: Path) -> None:
    results = StepResults(tmp_path, "names", "rules-1")
    results.put({"a": 1})
    results.put({"a": 2})
    assert results.get("a") == 1
