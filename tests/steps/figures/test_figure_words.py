import os
import subprocess
import sys


def test_the_patterns_are_the_same_in_every_process() -> None:
    command = [sys.executable, "-c", "from dashboard.steps.figures.figure_words import WHO; print(WHO)"]
    patterns = {
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(patterns) == 1
