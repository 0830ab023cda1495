"""Layer 2: what a step said, by content and by the state of its rules."""

from pathlib import Path

from dashboard.store.step_results import StepResults


def test_what_a_step_said_is_kept(tmp_path: Path) -> None:
    said = StepResults(tmp_path, "names", "rules-1")
    said.put({"a": [[0, 4, "person"]], "b": {"é": 1}})
    said.close()
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


def test_what_was_said_first_stands(tmp_path: Path) -> None:
    said = StepResults(tmp_path, "names", "rules-1")
    said.put({"a": 1})
    said.put({"a": 2})
    assert said.get("a") == 1
